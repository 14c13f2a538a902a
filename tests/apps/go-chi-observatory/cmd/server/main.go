package main

import (
	"log"
	"net/http"
	"os"
	"time"

	"github.com/skywatch/observatory/v2/internal/store"
	"github.com/skywatch/observatory/v2/internal/web"
)

func main() {
	influx, err := store.New(store.WithPlatform(), store.WithTimeout(10*time.Second))
	if err != nil {
		log.Fatal(err)
	}
	log.Printf("writing as %s", influx.User()) // lint-silent: read where it is set
	log.Fatal(http.ListenAndServe(":"+os.Getenv("PORT"), web.NewServer(influx)))
}
