package examples

import (
	"encoding/base64"
	"encoding/json"
	"net/http"
	"net/url"
	"os"
	"os/user"
)

type decoder map[string]interface{}

func variable(name string) decoder {
	data, err := base64.StdEncoding.DecodeString(os.Getenv(name))
	if err != nil {
		return nil
	}
	var d decoder
	if json.Unmarshal(data, &d) != nil {
		return nil
	}
	return d
}

// Traps look like reads.
func Traps(r *http.Request) map[string]interface{} {
	own := variable("PLATFORM_VARIABLES")
	routes := variable("PLATFORM_ROUTES")
	out := map[string]interface{}{
		"user":   own["user"],        // lint-silent: of a variable
		"bucket": routes["bucket"],   // lint-silent: of a route
		"org":    r.FormValue("org"), // lint-silent: of the request
	}
	if dsn, err := url.Parse(os.Getenv("CLEARDB_DATABASE_URL")); err == nil && dsn.User != nil {
		out["user"] = dsn.User.Username() // lint-silent: of an URL
	}
	if me, err := user.Current(); err == nil {
		out["user"] = me.Username // lint-silent: of the machine
	}
	_, out["platform"] = os.LookupEnv("PLATFORM_RELATIONSHIPS")
	relationships := variable("PLATFORM_RELATIONSHIPS")
	if _, ok := relationships["influxdb"]; ok { // lint-silent: a relationship, no key
		out["influxdb"] = true
	}
	influx := first(relationships, "influxdb")
	out["login"] = influx["username"] // lint-silent: a new key
	if query, ok := influx["query"].(map[string]interface{}); ok {
		out["space"] = query["org"]    // lint-silent: the new place
		out["place"] = query["bucket"] // lint-silent: the new place
	}
	influx = first(relationships, "objects")
	out["files"] = influx["bucket"] // lint-silent: of the storage by now
	influx = first(relationships, "database")
	out["db"] = influx["user"] // lint-silent: mysql by now
	// influx = first(relationships, "influxdb"); influx["user"]
	return out
}

func first(d decoder, name string) map[string]interface{} {
	list, _ := d[name].([]interface{})
	if len(list) == 0 {
		return nil
	}
	endpoint, _ := list[0].(map[string]interface{})
	return endpoint
}

// Token is the one thing that is read from the old place.
func Token() (token string) {
	token, _ = first(variable("PLATFORM_RELATIONSHIPS"), "influxdb")["api_token"].(string) // lint-expect: moved-api-token
	return
}
