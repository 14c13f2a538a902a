// Package platform knows how the hosting hands services to the app.
package platform

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"sync"
)

// ErrNoRelationship is returned for a relationship that is not declared.
var ErrNoRelationship = errors.New("no such relationship")

type document map[string][]map[string]any

var (
	once   sync.Once
	loaded document
	failed error
)

func load() (document, error) {
	once.Do(func() {
		raw, ok := os.LookupEnv("PLATFORM_RELATIONSHIPS")
		if !ok {
			failed = errors.New("not on the platform")
			return
		}
		decoded, err := base64.StdEncoding.DecodeString(raw)
		if err != nil {
			failed = fmt.Errorf("relationships: %w", err)
			return
		}
		failed = json.Unmarshal(decoded, &loaded)
	})
	return loaded, failed
}

// Endpoint is the first endpoint of a relationship.
type Endpoint struct {
	name   string
	fields map[string]any
}

// Find gives the endpoint of a relationship.
func Find(name string) (*Endpoint, error) {
	all, err := load()
	if err != nil {
		return nil, err
	}
	endpoints, ok := all[name]
	if !ok || len(endpoints) == 0 {
		return nil, fmt.Errorf("%s: %w", name, ErrNoRelationship)
	}
	return &Endpoint{name: name, fields: endpoints[0]}, nil
}

// String gives a field as text, or nothing.
func (e *Endpoint) String(key string) string {
	text, _ := e.fields[key].(string) // lint-expect: undecided-key
	return text
}

// Require gives a field as text, or says which is missing.
func (e *Endpoint) Require(key string) (string, error) {
	if text := e.String(key); text != "" {
		return text, nil
	}
	return "", fmt.Errorf("%s has no %s", e.name, key)
}

// Int gives a field as a number.
func (e *Endpoint) Int(key string) int {
	number, ok := e.fields[key].(float64)
	if !ok {
		return 0
	}
	return int(number)
}

// Section gives a dictionary inside the endpoint.
func (e *Endpoint) Section(key string) *Endpoint {
	inner, _ := e.fields[key].(map[string]any)
	return &Endpoint{name: e.name + "." + key, fields: inner}
}
