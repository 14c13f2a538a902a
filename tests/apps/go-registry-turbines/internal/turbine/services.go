package turbine

import (
	"fmt"

	"turbines.example/monitor/internal/registry"
)

type influx struct{ user, org, bucket string }

func (i influx) String() string { return i.user + "@" + i.org + "/" + i.bucket }

type rabbit struct{ user string }

func (r *rabbit) String() string { return r.user }

// Known has all services that the monitor reads.
func Known() *registry.Registry {
	return registry.New().
		Register("influxdb", parseInflux).
		Register("rabbitmq", func(e map[string]registry.Node) (fmt.Stringer, error) {
			return &rabbit{user: registry.Text(e, "user")}, nil // lint-silent: of RabbitMQ
		})
}

func parseInflux(e map[string]registry.Node) (fmt.Stringer, error) {
	parsed := influx{
		user: registry.Text(e, "user"), // lint-expect: renamed-user
		org:  registry.Text(e, "org"),  // lint-expect: moved-org
	}
	if parsed.bucket = registry.Text(e, "bucket"); parsed.bucket == "" { // lint-expect: moved-bucket
		return nil, fmt.Errorf("no bucket")
	}
	return parsed, nil
}

// Summary picks what is shown.
func Summary(r *registry.Registry) (lines []string) {
	r.Walk(func(name string, endpoint map[string]registry.Node) {
		switch name {
		case "influxdb":
			picked := registry.Pick[string](endpoint, "host", "org") // lint-expect: moved-org
			lines = append(lines, picked["host"]+picked["org"])
		case "rabbitmq", "solr":
			picked := registry.Pick[string](endpoint, "host", "user") // lint-silent: not of InfluxDB
			lines = append(lines, picked["user"])
		}
		switch {
		case endpoint["rel"] == "influxdb":
			lines = append(lines, fmt.Sprintf("%v", endpoint["api_token"])) // lint-expect: moved-api-token
		case endpoint["scheme"] == "amqp":
			lines = append(lines, fmt.Sprintf("%v", endpoint["user"])) // lint-silent: of RabbitMQ
		}
	})
	return
}

// Account is how a login is shown.
type Account struct {
	User string `json:"user"` // lint-silent: what is shown
}
