package env

import (
	"encoding/base64"
	"encoding/json"
	"os"
)

// Credentials is one endpoint.
type Credentials map[string]interface{}

// Services are all endpoints.
type Services map[string][]Credentials

// Read decodes them; the value is nil elsewhere.
func Read() Services {
	value, ok := os.LookupEnv("PLATFORM_RELATIONSHIPS")
	if !ok {
		return nil
	}
	var services Services
	bytes, err := base64.StdEncoding.DecodeString(value)
	if err == nil {
		err = json.Unmarshal(bytes, &services)
	}
	if err != nil {
		panic(err)
	}
	return services
}

// One gives the first endpoint, and whether there is one.
func (s Services) One(name string) (Credentials, bool) {
	for _, c := range s[name] {
		return c, true
	}
	return nil, false
}

// Str is a key's text, or that of another.
func (c Credentials) Str(key string, others ...string) string {
	for _, k := range append([]string{key}, others...) {
		if v, ok := c[k].(string); ok && v != "" {
			return v
		}
	}
	return ""
}

// Query is the dictionary that 2.3 brings.
func (c Credentials) Query() Credentials {
	query, ok := c["query"].(map[string]interface{})
	if !ok {
		return Credentials{}
	}
	return query
}
