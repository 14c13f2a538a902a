package main

import (
	"context"
	"log"

	"worker/config"
	"worker/storage"
	"worker/worker"
)

func main() {
	settings, err := config.With(config.Environment("PLATFORM_RELATIONSHIPS"))
	if err != nil {
		log.Fatal(err)
	}
	config.Use(settings)
	writer, err := storage.New()
	if err != nil {
		log.Fatal(err)
	}
	defer writer.Close()
	log.Println(worker.Broker(), storage.Ping())
	worker.NewPool(writer, worker.Size(4)).Run(context.Background())
}
