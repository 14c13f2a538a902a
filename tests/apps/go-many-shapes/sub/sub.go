package sub

func Shared(m map[string]any) any { return m["api_token"] } // lint-expect: moved-api-token
