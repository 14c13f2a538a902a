package main

import (
	"flag"
	"fmt"
	"os"

	"github.com/skywatch/observatory/v2/internal/platform"
	"github.com/skywatch/observatory/v2/internal/store"
)

var settings struct {
	bucket string
	user   string
}

func init() {
	ep, err := platform.Find("readings")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	flag.StringVar(&settings.bucket, "bucket", ep.String("bucket"), "where to delete") // lint-expect: moved-bucket
	flag.StringVar(&settings.user, "user", os.Getenv("USER"), "who asks")              // lint-silent: who is logged in
}

func main() {
	flag.Parse()
	influx, err := store.New(store.WithPlatform(), store.WithBucket(settings.bucket))
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println(influx.Query("/api/v2/delete"), settings.user)
}
