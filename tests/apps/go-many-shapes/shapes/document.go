package shapes

import (
	"encoding/base64"
	"encoding/json"
	"os"
)

func raw() []byte {
	b, _ := base64.StdEncoding.DecodeString(os.Getenv("PLATFORM_RELATIONSHIPS"))
	return b
}

func all() (m map[string][]map[string]any) {
	_ = json.Unmarshal(raw(), &m)
	return
}

func influx() map[string]any { return all()["influxdb"][0] }
func mysql() map[string]any  { return all()["db"][0] }
