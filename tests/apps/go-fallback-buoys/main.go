package main

import (
	"fmt"

	"buoys.example/fleet/influx"
	"buoys.example/fleet/internal/env"
)

func mysql(c env.Credentials) string {
	return c.Str("user", "username") + ":" + c.Str("password") // lint-silent: of MySQL
}

func main() {
	services := env.Read()
	fmt.Println(influx.Migrated(), influx.Halfway(), influx.Legacy(), influx.Typed())
	fmt.Println(influx.Token(), influx.Owner(), influx.Filled())
	if c, ok := services.One("database"); ok {
		fmt.Println(mysql(c))
	}
	for name, list := range services {
		if len(list) == 0 || name == "database" {
			continue
		}
		c := list[0]
		if c["rel"] != "influxdb" || c["type"] == "influxdb:1.8" {
			continue
		}
		fmt.Println(name, c["user"]) // lint-expect: renamed-user
	}
}
