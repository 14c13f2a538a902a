package influx

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/url"

	"example.com/sensors/internal/platform"
)

// Relationship is what the app config calls the time series.
const Relationship = "timeseries"

// Client writes points in line protocol.
type Client struct {
	base   string
	user   string
	query  url.Values
	token  string
	client *http.Client
}

// Option changes a client.
type Option func(*Client)

// WithHTTP sets the HTTP client to use.
func WithHTTP(client *http.Client) Option {
	return func(c *Client) { c.client = client }
}

// New gives a client for the relationship.
func New(options ...Option) (*Client, error) {
	relationships, err := platform.Load()
	if err != nil {
		return nil, err
	}
	endpoint, err := relationships.First(Relationship)
	if err != nil {
		return nil, err
	}
	c := &Client{
		base:   baseURL(endpoint),
		user:   endpoint.String("user"), // lint-expect: renamed-user
		token:  endpoint.String(tokenKey),
		query:  destination(endpoint),
		client: http.DefaultClient,
	}
	for _, option := range options {
		option(c)
	}
	return c, nil
}

func baseURL(endpoint platform.Endpoint) string {
	return fmt.Sprintf("%s://%s:%d", endpoint.String("scheme"), endpoint.String("host"), endpoint.Int("port")) // lint-silent: stays where it was
}

func destination(endpoint platform.Endpoint) url.Values {
	values := url.Values{}
	values.Set("org", endpoint["org"].(string))        // lint-expect: moved-org
	if bucket, ok := endpoint["bucket"].(string); ok { // lint-expect: moved-bucket
		values.Set("bucket", bucket) // lint-silent: the parameter of the API
	}
	return values
}

// Write sends lines.
func (c *Client) Write(ctx context.Context, lines []byte) error {
	address := c.base + "/api/v2/write?" + c.query.Encode()
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, address, bytes.NewReader(lines))
	if err != nil {
		return err
	}
	request.Header.Set("Authorization", "Token "+c.token)
	request.Header.Set("X-User", c.user)
	response, err := c.client.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if response.StatusCode >= http.StatusBadRequest {
		return fmt.Errorf("influx: %s", response.Status)
	}
	return nil
}
