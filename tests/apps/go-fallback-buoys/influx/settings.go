package influx

import (
	"buoys.example/fleet/internal/env"
)

// Settings are how the database is reached.
type Settings struct {
	Username, Password, Org, Bucket, Token string
}

// Migrated reads either shape.
func Migrated() (s Settings) {
	c, ok := env.Read().One("influxdb")
	if !ok {
		return s
	}
	s.Username = c.Str("username", "user")      // lint-expect: renamed-user=note
	s.Password = c.Str("password")              // lint-silent: stays
	if org := c.Query().Str("org"); org != "" { // lint-silent: the new place
		s.Org = org
	} else {
		s.Org = c.Str("org") // lint-expect: moved-org=note
	}
	if query, ok := c["query"].(map[string]interface{}); ok {
		if bucket, ok := query["bucket"].(string); ok { // lint-silent: the new place
			s.Bucket = bucket
		}
	}
	if s.Bucket == "" {
		s.Bucket, _ = c["bucket"].(string) // lint-expect: moved-bucket=note
	}
	return s
}

// Halfway reads the new name only for the user.
func Halfway() *Settings {
	c := env.Read()["influxdb"][0]
	user, ok := c["username"]
	if !ok {
		user = c["user"] // lint-expect: renamed-user=note
	}
	return &Settings{
		Username: user.(string),
		Org:      c.Str("org"),       // lint-expect: moved-org
		Token:    c.Str("api_token"), // lint-expect: moved-api-token
	}
}

// Legacy has no credentials in 1.8.
func Legacy() string {
	c, _ := env.Read().One("oldflux")
	return c.Str("user", "username") + c.Str("host") // lint-expect: renamed-user=note
}
