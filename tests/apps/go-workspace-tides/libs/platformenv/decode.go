// Package platformenv is shared by all services.
package platformenv

import (
	"encoding/base64"
	"encoding/json"
	"os"
)

// Decode reads one of the variables that hold base64 and JSON.
func Decode(name string, into interface{}) error {
	data, err := base64.StdEncoding.DecodeString(os.Getenv("PLATFORM_" + name))
	if err != nil {
		return err
	}
	return json.Unmarshal(data, into)
}

// Relationships are all endpoints.
func Relationships() (map[string][]map[string]interface{}, error) {
	var all map[string][]map[string]interface{}
	err := Decode("RELATIONSHIPS", &all)
	return all, err
}

// Variables are those that the project's owner sets.
func Variables() map[string]string {
	variables := map[string]string{}
	_ = Decode("VARIABLES", &variables)
	return variables
}
