// Package config reads what the platform puts into the environment.
package config

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"
	"strings"
)

// Location says where a service listens.
type Location struct {
	Scheme string `json:"scheme"`
	Host   string `json:"host"`
	Port   int    `json:"port"`
}

// URL is the address without credentials.
func (l Location) URL() string {
	return fmt.Sprintf("%s://%s:%d", l.Scheme, l.Host, l.Port)
}

// Influx is an endpoint of InfluxDB.
type Influx struct {
	Location
	User     string `json:"user"` // lint-expect: renamed-user
	Password string `json:"password"`
	Org      string `json:"org,omitempty"` // lint-expect: moved-org
	Bucket   string // lint-expect: moved-bucket
	Token    string `json:"api_token"` // lint-expect: moved-api-token
	Rel      string `json:"rel"`
	cluster  string // lint-silent: not exported
	Ignored  string `json:"-"`
	Query    struct {
		Compression bool `json:"compression"`
	} `json:"query"`
}

// MySQL is an endpoint of the database.
type MySQL struct {
	*Location
	User     string `json:"user"` // lint-silent: mysql
	Username string `json:"username"`
	Password string `json:"password"`
	Path     string `json:"path"`
}

// Config is all of it.
type Config struct {
	Metrics []Influx `json:"influxdb"`
	Main    []MySQL  `json:"mysql"`
	Debug   bool     `json:"-"`
}

// FromEnvironment decodes the relationships.
func FromEnvironment() (*Config, error) {
	raw, ok := os.LookupEnv("PLATFORM_RELATIONSHIPS")
	if !ok {
		return nil, fmt.Errorf("not on the platform")
	}
	cfg := &Config{Debug: os.Getenv("DEBUG") != ""}
	decoder := json.NewDecoder(base64.NewDecoder(base64.StdEncoding, strings.NewReader(raw)))
	if err := decoder.Decode(cfg); err != nil {
		return nil, err
	}
	return cfg, cfg.validate()
}

func (c *Config) validate() error {
	if len(c.Metrics) == 0 {
		return fmt.Errorf("no metrics")
	}
	return nil
}

// Influx gives the endpoint of the metrics.
func (c *Config) Influx() Influx { return c.Metrics[0] }
