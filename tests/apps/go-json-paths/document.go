package main

import (
	"encoding/base64"
	"os"
)

// document is the relationships as JSON.
func document() []byte {
	data, err := base64.StdEncoding.DecodeString(os.Getenv("PLATFORM_RELATIONSHIPS"))
	if err != nil {
		panic(err)
	}
	return data
}
