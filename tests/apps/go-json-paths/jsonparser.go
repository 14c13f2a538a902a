package main

import (
	"fmt"

	"github.com/buger/jsonparser"
)

const relationship = "influxdb"

func fromJSONParser() error {
	data := document()
	user, err := jsonparser.GetString(data, relationship, "[0]", "user") // lint-expect: renamed-user
	if err != nil {
		return err
	}
	host, err := jsonparser.GetString(data, relationship, "[0]", "host") // lint-silent: stays
	if err != nil {
		return err
	}
	endpoint, _, _, err := jsonparser.Get(data, relationship, "[0]")
	if err != nil {
		return err
	}
	org, err := jsonparser.GetUnsafeString(endpoint, "org") // lint-expect: moved-org
	if err != nil {
		org, err = jsonparser.GetString(endpoint, "query", "org")
	}
	_, err = jsonparser.ArrayEach(data, func(value []byte, _ jsonparser.ValueType, _ int, _ error) {
		bucket, _ := jsonparser.GetString(value, "bucket") // lint-expect: moved-bucket
		fmt.Println(bucket)
	}, relationship)
	fmt.Println(user, host, org)
	return err
}
