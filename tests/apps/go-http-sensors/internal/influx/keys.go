package influx

const (
	tokenKey = "api_token" // lint-expect: moved-api-token
	hostKey  = "host"      // lint-silent: stays
)
