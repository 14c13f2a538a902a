package main

import (
	"github.com/tidwall/gjson"
)

type gjsonSettings struct {
	user, org, bucket, token string
	port                     int64
}

func fromGJSON() (s gjsonSettings) {
	data := document()
	s.user = gjson.GetBytes(data, "influxdb.0.user").String() // lint-expect: renamed-user
	root := gjson.ParseBytes(data)
	endpoint := root.Get("influxdb.0")
	s.org = endpoint.Get("org").String()                   // lint-expect: moved-org
	s.port = endpoint.Get("port").Int()                    // lint-silent: stays
	if bucket := endpoint.Get("bucket"); bucket.Exists() { // lint-expect: moved-bucket
		s.bucket = bucket.Str
	}
	for _, one := range root.Get("influxdb").Array() {
		s.token = one.Get("api_token").Raw // lint-expect: moved-api-token
	}
	if user := gjson.GetBytes(data, "database.0.user"); user.Exists() { // lint-silent: postgresql
		println(user.String())
	}
	root.Get("influxdb").ForEach(func(_, value gjson.Result) bool {
		println(value.Get("query.org").String(), value.Get("host").String()) // lint-silent: the new shape
		return true
	})
	users := gjson.GetBytes(data, "influxdb.#.user") // lint-expect: renamed-user
	println(users.Raw)
	return s
}
