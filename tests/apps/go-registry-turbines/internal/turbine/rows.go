package turbine

import (
	"encoding/base64"
	"encoding/json"
	"os"
)

type wire struct {
	User   string
	Org    string
	Bucket string
	Host   string
}

type login struct {
	User   string `json:"user"`   // lint-expect: renamed-user
	Org    string `json:"org"`    // lint-silent: nobody reads this one
	Bucket string `json:"bucket"` // lint-expect: moved-bucket
	Host   string `json:"host"`   // lint-silent: stays
}

// Row is what is stored.
type Row wire

func endpoints() (all struct {
	Influxdb []login
	Rabbitmq []struct {
		User string `json:"user"` // lint-silent: of RabbitMQ
	}
}) {
	data, err := base64.StdEncoding.DecodeString(os.Getenv("PLATFORM_RELATIONSHIPS"))
	if err != nil {
		return
	}
	_ = json.Unmarshal(data, &all)
	return all
}

// Rows converts between structs of the same fields.
func Rows() []Row {
	var rows []Row
	for _, l := range endpoints().Influxdb {
		row := Row(wire(l))
		rows = append(rows, row)
	}
	return rows
}

// Who reads of the converted.
func Who() string {
	rows := Rows()
	if len(rows) == 0 {
		return ""
	}
	return rows[0].User + rows[0].Bucket + rows[0].Host
}

// Broker is another's user.
func Broker() string { return endpoints().Rabbitmq[0].User } // lint-silent: of RabbitMQ
