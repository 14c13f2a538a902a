package main

import (
	"encoding/base64"

	"github.com/goccy/go-json"
)

// decoded gives the token and the bucket.
func decoded(all string) (token, bucket string) {
	data, _ := base64.StdEncoding.DecodeString(all)
	var relationships struct {
		Influx []struct {
			Token string `json:"api_token"` // lint-expect: moved-api-token
			Query struct {
				Bucket string `json:"bucket"` // lint-silent: the new place
			} `json:"query"`
		} `json:"influxdb"`
		Database []struct {
			User string `json:"user"` // lint-silent: postgresql
		} `json:"database"`
	}
	if err := json.Unmarshal(data, &relationships); err != nil {
		return "", relationships.Database[0].User
	}
	first := relationships.Influx[0]
	return first.Token, first.Query.Bucket
}
