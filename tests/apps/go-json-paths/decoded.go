package main

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/mitchellh/mapstructure"
)

type endpoint struct {
	User   string `mapstructure:"user"`   // lint-expect: renamed-user
	Org    string `mapstructure:"org"`    // lint-expect: moved-org
	Bucket string `mapstructure:"bucket"` // lint-silent: nobody reads it
	Host   string `mapstructure:"host"`
}

type token string

// secrets decodes itself.
type secrets struct {
	token token
	owner string
}

func (s *secrets) UnmarshalJSON(data []byte) error {
	var raw struct {
		Token token  `json:"api_token"` // lint-expect: moved-api-token
		Owner string `json:"rel"`
	}
	if err := json.Unmarshal(data, &raw); err != nil {
		return err
	}
	s.token, s.owner = raw.Token, raw.Owner
	return nil
}

func fromMaps() error {
	var loose map[string]interface{}
	if err := json.Unmarshal(document(), &loose); err != nil {
		return err
	}
	list, ok := loose["influxdb"].([]interface{})
	if !ok || len(list) == 0 {
		return fmt.Errorf("no influxdb")
	}
	var decoded endpoint
	if err := mapstructure.Decode(list[0], &decoded); err != nil {
		return err
	}
	fmt.Println(decoded.User, strings.ToUpper(decoded.Org), decoded.Host)
	switch first := list[0].(type) {
	case map[string]interface{}:
		fmt.Println(first["bucket"]) // lint-expect: moved-bucket
	case string:
		fmt.Println("a text", first)
	default:
		fmt.Printf("%T\n", first)
	}
	return nil
}

func fromSecrets() string {
	var all map[string][]*secrets
	if err := json.Unmarshal(document(), &all); err != nil {
		return ""
	}
	return string(all["influxdb"][0].token)
}
