package main

import (
	"fmt"

	"example.org/gateway/internal/conf"
)

func main() {
	fmt.Println(conf.Raw("influx", "host"), conf.Login()) // lint-silent: the host
	fmt.Println(conf.Raw("influx", "bucket"))             // lint-expect: moved-bucket
	fmt.Println(conf.Raw("postgres", "user"))             // lint-silent: PostgreSQL
}
