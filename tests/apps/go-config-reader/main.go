package main

import (
	"encoding/json"
	"log"
	"net/http"
	"os"

	"github.com/acme/golang-examples/examples"
)

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		_ = json.NewEncoder(w).Encode(examples.Traps(r))
		_, _ = w.Write([]byte(examples.InfluxDB() + examples.Token()))
	})
	if _, err := examples.MySQL(); err != nil {
		log.Fatal(err)
	}
	log.Fatal(http.ListenAndServe(":"+os.Getenv("PORT"), nil))
}
