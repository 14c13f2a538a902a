package main

import (
	"flag"
	"log"
	"net/http"
	"os"
)

func main() {
	listen := flag.String("listen", ":8888", "address to listen on")
	org := flag.String("org", "", "organisation in InfluxDB")
	bucket := flag.String("bucket", "", "bucket to write to")
	flag.Parse()
	if os.Getenv("INFLUX_TOKEN") == "" {
		log.Fatal("no token")
	}
	log.Printf("writing to %s/%s as %s", *org, *bucket, os.Getenv("INFLUX_USER"))
	log.Fatal(http.ListenAndServe(*listen, nil))
}
