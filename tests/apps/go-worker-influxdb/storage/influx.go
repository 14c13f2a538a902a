package storage

import (
	"context"
	"fmt"
	"os"
	"time"

	influxdb2 "github.com/influxdata/influxdb-client-go/v2"
	"github.com/influxdata/influxdb-client-go/v2/api"

	"worker/config"
)

// Writer keeps points.
type Writer interface {
	Keep(ctx context.Context, name string, value float64) error
	Close()
}

type influx struct {
	client influxdb2.Client
	write  api.WriteAPIBlocking
}

// New gives a writer for the current settings.
func New() (Writer, error) {
	s := config.Current
	if s == nil {
		return nil, fmt.Errorf("storage: nothing is configured")
	}
	options := influxdb2.DefaultOptions().SetHTTPRequestTimeout(uint(10 * time.Second / time.Second))
	client := influxdb2.NewClientWithOptions(address(&s.Influx), s.Influx.Token.Reveal(), options)
	target := s.Target
	if target.Bucket == "" {
		target.Bucket = os.Getenv("WORKER_BUCKET") // lint-silent: the app's own
	}
	return &influx{client: client, write: client.WriteAPIBlocking(target.Org, target.Bucket)}, nil
}

func address(s *config.Service) string {
	return fmt.Sprintf("http://%s:%d", s.Host, s.Port)
}

func (i *influx) Keep(ctx context.Context, name string, value float64) error {
	return i.write.WritePoint(ctx, influxdb2.NewPoint(name, nil, map[string]any{"value": value, "user": login()}, time.Now())) // lint-silent: a field
}

func (i *influx) Close() { i.client.Close() }

func login() string {
	auth := config.Current.Influx.Auth
	if auth.User != nil {
		return *auth.User
	}
	return ""
}
