// Package legacy works with both shapes.
package legacy

import "encoding/json"

type both struct {
	Username string `json:"username"`
	User     string `json:"user"` // lint-expect: renamed-user=note
	Org      string `json:"org"`  // lint-expect: moved-org=note
	Query    struct {
		Org string `json:"org"`
	} `json:"query"`
}

// Login gives user and organisation, whatever the version.
func Login(document []byte) (user, org string, err error) {
	var all map[string][]both
	if err = json.Unmarshal(document, &all); err != nil {
		return "", "", err
	}
	e := all["influxdb"][0]
	user = e.Username
	if user == "" {
		user = e.User
	}
	if org = e.Query.Org; org == "" {
		org = e.Org
	}
	return user, org, nil
}

// Bucket takes the key that is there.
func Bucket(e map[string]any) string {
	query, _ := e["query"].(map[string]any)
	if bucket, ok := query["bucket"].(string); ok {
		return bucket
	}
	bucket, _ := e["bucket"].(string) // lint-expect: moved-bucket=note
	return bucket
}

// Any tries several keys.
func Any(e map[string]any) string {
	for _, key := range []string{"username", "user"} { // lint-expect: renamed-user=note
		if value, ok := e[key].(string); ok {
			return value
		}
	}
	return ""
}
