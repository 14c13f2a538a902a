package conf

import (
	"encoding/base64"
	"encoding/json"
	"os"
)

type Endpoint struct {
	User string `json:"user"` // lint-expect: renamed-user
}

var (
	Influx Endpoint
	raw    = map[string][]map[string]any{}
)

func init() {
	data, err := base64.StdEncoding.DecodeString(os.Getenv("PLATFORM_RELATIONSHIPS"))
	if err != nil {
		return
	}
	var typed map[string][]Endpoint
	if json.Unmarshal(data, &typed) == nil {
		Influx = typed["influxdb"][0]
	}
	json.Unmarshal(data, &raw)
}

func Get(rel, key string) string {
	s, _ := raw[rel][0][key].(string)
	return s
}
