package main

import (
	"database/sql"
	"log"
	"net/http"
	"os"

	"git.acme.test/fleet/shared/keys"
	"git.acme.test/fleet/shared/psh"
)

var db *sql.DB

func init() {
	metrics, ok := psh.For("metrics")
	if !ok {
		log.Fatal("no database")
	}
	user, org := metrics.Text("user"), metrics.Text("org") // lint-silent: mysql here
	dsn := user + ":" + metrics.Text(keys.Password) + "@tcp(" + metrics.Text("host") + ")/" + metrics.Text(keys.Name)
	var err error
	if db, err = sql.Open("mysql", dsn+"?org="+org); err != nil {
		log.Fatal(err)
	}
}

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		history, ok := psh.For("history")
		if !ok {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("X-Bucket", history.Text("bucket")) // lint-expect: moved-bucket
	})
	log.Fatal(http.ListenAndServe(":"+os.Getenv("PORT"), nil))
}
