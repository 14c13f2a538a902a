package report

import (
	"context"

	influxdb2 "github.com/influxdata/influxdb-client-go/v2"
	"github.com/influxdata/influxdb-client-go/v2/api"

	"github.com/acme/report/v2/internal/config"
)

// Source answers questions about the metrics.
type Source struct {
	client influxdb2.Client
	target config.Influx
}

// NewSource connects.
func NewSource(target config.Influx) *Source {
	client := influxdb2.NewClient(target.URL(), target.Token)
	return &Source{client: client, target: target}
}

func (s *Source) queries() api.QueryAPI { return s.client.QueryAPI(s.target.Org) }

func (s *Source) writer() api.WriteAPIBlocking {
	return s.client.WriteAPIBlocking(s.target.Org, s.target.Bucket)
}

// Count counts the points of the day.
func (s *Source) Count(ctx context.Context) (n int, err error) {
	result, err := s.queries().Query(ctx, `from(bucket: "`+s.target.Bucket+`") |> range(start: -1d) |> count()`)
	if err != nil {
		return 0, err
	}
	defer result.Close()
	for result.Next() {
		n++
	}
	return n, result.Err()
}
