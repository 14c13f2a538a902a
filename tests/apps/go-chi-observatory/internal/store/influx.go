package store

import (
	"fmt"
	"net/http"
	"net/url"
	"time"

	"github.com/skywatch/observatory/v2/internal/platform"
)

const relationship = "readings"

// Influx writes to and reads from the time series.
type Influx struct {
	base   string
	user   string
	pass   string
	org    string
	bucket string
	client *http.Client
}

// Option changes how the client is made.
type Option func(*Influx) error

// WithPlatform takes everything from the relationship.
func WithPlatform() Option {
	return func(i *Influx) error {
		ep, err := platform.Find(relationship)
		if err != nil {
			return err
		}
		i.base = fmt.Sprintf("%s://%s:%d", ep.String("scheme"), ep.String("host"), ep.Int("port")) // lint-silent: these stay
		i.user = ep.String("user")                                                                 // lint-expect: renamed-user
		if i.pass, err = ep.Require("password"); err != nil {                                      // lint-silent: stays
			return err
		}
		if i.org, err = ep.Require("org"); err != nil { // lint-expect: moved-org
			return err
		}
		return nil
	}
}

// WithBucket chooses another bucket than that of the relationship.
func WithBucket(bucket string) Option {
	return func(i *Influx) error {
		i.bucket = bucket
		return nil
	}
}

// WithTimeout bounds each request.
func WithTimeout(timeout time.Duration) Option {
	return func(i *Influx) error {
		i.client.Timeout = timeout
		return nil
	}
}

// New makes a client.
func New(options ...Option) (*Influx, error) {
	influx := &Influx{client: &http.Client{}}
	for _, option := range options {
		if err := option(influx); err != nil {
			return nil, fmt.Errorf("influx: %w", err)
		}
	}
	if influx.bucket == "" {
		influx.bucket = defaultBucket()
	}
	return influx, nil
}

func defaultBucket() string {
	ep, err := platform.Find(relationship)
	if err != nil {
		return "observations"
	}
	return ep.String("bucket") // lint-expect: moved-bucket
}

// Query is the address for a request.
func (i *Influx) Query(path string) string {
	values := url.Values{"org": {i.org}, "bucket": {i.bucket}} // lint-silent: what the API wants
	return i.base + path + "?" + values.Encode()
}

// User is who the client is.
func (i *Influx) User() string { return i.user } // lint-silent: read where it is set
