package main

import (
	"encoding/json"
	"fmt"
	"os"

	"github.com/caarlos0/env/v11"
	"github.com/kelseyhightower/envconfig"
	"github.com/spf13/viper"
)

type variables struct {
	Address  string `env:"INFLUX_URL"`
	Login    string `env:"INFLUX_LOGIN"`               // lint-silent: the app's own
	Token    string `env:"INFLUXDB_API_TOKEN"`         // lint-expect: vanished-variable
	Username string `env:"INFLUXDB_USERNAME,required"` // lint-silent: new
	Endpoint string `env:"INFLUX_ENDPOINT"`
	All      string `env:"PLATFORM_RELATIONSHIPS,notEmpty"`
}

type influx struct {
	Bucket string // lint-expect: vanished-variable
	Host   string
}

type endpoint struct {
	Org    string `json:"org"` // lint-expect: moved-org
	Bucket string `json:"bucket"`
}

func main() {
	var v variables
	if err := env.Parse(&v); err != nil {
		panic(err)
	}
	var e endpoint
	if err := json.Unmarshal([]byte(v.Endpoint), &e); err != nil {
		panic(err)
	}
	var i influx
	envconfig.MustProcess("influxdb", &i)
	fmt.Println(v.Address, v.Login, e.Org, i.Bucket)
	user, ok := os.LookupEnv("INFLUXDB_USER") // lint-expect: vanished-variable
	if !ok {
		user = os.Getenv("DATABASE_USER") // lint-silent: postgresql
	}
	viper.AutomaticEnv()
	fmt.Println(user, viper.GetString("INFLUXDB_ORG"), os.Getenv("INFLUXDB_HOST")) // lint-expect: vanished-variable
	fmt.Println(os.ExpandEnv("token ${INFLUXDB_API_TOKEN}"))                       // lint-expect: vanished-variable
	fmt.Println(decoded(v.All))
}
