package turbine

import (
	"encoding/json"

	"turbines.example/monitor/internal/typed"
)

type plain struct {
	User string // lint-expect: renamed-user
	Org  string `json:"org,omitempty"` // lint-silent: nobody reads this one
}

type queue struct {
	User string `json:"user"` // lint-silent: of RabbitMQ
}

type credentials struct {
	Login string `json:"user"` // lint-expect: renamed-user
}

// Endpoint decodes itself, by way of another name for its type.
type Endpoint struct {
	credentials
	Bucket string `json:"bucket"` // lint-expect: moved-bucket
	Org    string `json:"-"`
}

// UnmarshalJSON also looks into the dictionary.
func (e *Endpoint) UnmarshalJSON(data []byte) error {
	type alias Endpoint
	aux := struct {
		*alias
		Query struct {
			Org string `json:"org"` // lint-silent: the new place
		} `json:"query"`
	}{alias: (*alias)(e)}
	if err := json.Unmarshal(data, &aux); err != nil {
		return err
	}
	e.Org = aux.Query.Org
	return nil
}

// Typed reads by type.
func Typed() (lines []string, err error) {
	influx, err := typed.NewStore[plain]("influxdb").First()
	if err != nil {
		return nil, err
	}
	rabbit, err := typed.NewStore[queue]("rabbitmq").First()
	if err != nil {
		return nil, err
	}
	decoded, err := typed.Decode[Endpoint]("influxdb")
	if err != nil {
		return nil, err
	}
	lines = append(lines, influx.User, rabbit.User, decoded.Login, decoded.Bucket, decoded.Org)
	endpoint := typed.Endpoint("influxdb")
	lines = append(lines, typed.Host.Of(endpoint), typed.User.Of(endpoint), typed.Org.Of(endpoint))
	return append(lines, typed.Field("api_token").Of(typed.Endpoint("rabbitmq"))), nil // lint-silent: of RabbitMQ
}
