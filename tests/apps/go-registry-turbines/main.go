package main

import (
	"fmt"
	"log"

	"turbines.example/monitor/internal/registry"
	"turbines.example/monitor/internal/turbine"
)

func main() {
	services := turbine.Known()
	for _, name := range []string{"influxdb", "rabbitmq"} {
		service, err := services.Resolve(name)
		if err != nil {
			log.Print(err)
			continue
		}
		fmt.Println(service)
	}
	for _, line := range turbine.Summary(services) {
		fmt.Println(line)
	}
	services.Walk(func(name string, endpoint map[string]registry.Node) {
		fmt.Println(name, registry.Text(endpoint, "host"), registry.Text(endpoint, "user")) // lint-expect: undecided-key
	})
	fmt.Println(turbine.Who(), turbine.Broker())
	fmt.Println(turbine.Typed())
}
