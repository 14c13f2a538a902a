package main

import (
	"encoding/json"
	"fmt"
	"log"
	"strings"

	"paths/legacy"
)

func main() {
	fmt.Println(fromGJSON(), fromSecrets())
	if err := fromJSONParser(); err != nil {
		log.Fatal(err)
	}
	if err := fromMaps(); err != nil {
		log.Fatal(err)
	}
	fmt.Println(legacy.Login(document()))
	var all map[string][]map[string]any
	if json.Unmarshal(document(), &all) != nil {
		return
	}
	fmt.Println(legacy.Bucket(all["influxdb"][0]), legacy.Any(all["influxdb"][0]))
	survey(all)
}

func survey(all map[string][]map[string]any) {
	for name, endpoints := range all {
		for _, e := range endpoints {
			switch {
			case e["rel"] == "influxdb":
				fmt.Println(name, e["user"]) // lint-expect: renamed-user
			case strings.HasPrefix(e["type"].(string), "postgresql:"):
				fmt.Println(name, e["user"]) // lint-silent: postgresql
			}
			fmt.Println(e["org"]) // lint-expect: undecided-key
		}
		if name != "influxdb" {
			continue
		}
		for key, value := range endpoints[0] {
			if key == "bucket" { // lint-expect: moved-bucket
				fmt.Println(value)
			}
		}
	}
}
