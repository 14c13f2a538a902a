package influx

import (
	"encoding/base64"
	"encoding/json"
	"os"
	"strings"
)

type endpoint struct {
	Username string `json:"username"`
	User     string `json:"user"`   // lint-expect: renamed-user=note
	Org      string `json:"org"`    // lint-expect: moved-org=note
	Bucket   string `json:"bucket"` // lint-expect: moved-bucket
	Query    *struct {
		Org string `json:"org"` // lint-silent: the new place
	} `json:"query,omitempty"`
}

func (e endpoint) login() string {
	if e.Username != "" {
		return e.Username
	}
	return e.User
}

func (e *endpoint) organisation() string {
	if e.Query != nil {
		return e.Query.Org
	}
	return e.Org
}

// Typed reads either shape.
func Typed() string {
	var all map[string][]endpoint
	decoder := json.NewDecoder(base64.NewDecoder(base64.StdEncoding, strings.NewReader(os.Getenv("PLATFORM_RELATIONSHIPS"))))
	if err := decoder.Decode(&all); err != nil {
		return err.Error()
	}
	e := all["influxdb"][0]
	return e.login() + e.organisation() + e.Bucket
}
