package influx

import (
	"fmt"
	"os"

	"buoys.example/fleet/internal/env"
)

// Token looks for the new place first, and leaves once it is found.
func Token() string {
	c := env.Read()["influxdb"][0]
	if query, ok := c["query"].(map[string]interface{}); ok {
		if token, ok := query["api_token"].(string); ok { // lint-silent: the new place
			return token
		}
	}
	return fmt.Sprint(c["api_token"]) // lint-expect: moved-api-token=note
}

// Owner asks for the new key only where somebody wants to see more: without that, the old one is all that is read.
func Owner() string {
	c := env.Read()["influxdb"][0]
	if os.Getenv("BUOYS_VERBOSE") != "" {
		if user, ok := c["username"].(string); ok { // lint-silent: the new key
			return "new " + user
		}
	}
	return fmt.Sprint(c["user"]) // lint-expect: renamed-user
}

// Filled sets the fields of a struct on the way.
func Filled() Settings {
	c, _ := env.Read().One("influxdb")
	s := Settings{}
	if query, ok := c["query"].(map[string]interface{}); ok {
		s.Org, _ = query["org"].(string) // lint-silent: the new place
	}
	if s.Org == "" {
		s.Org, _ = c["org"].(string) // lint-expect: moved-org=note
	}
	return s
}
