// Package platform tells what the platform gives an app through its environment.
package platform

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"sync"
)

// Endpoint is one endpoint of a relationship, as the platform describes it.
type Endpoint map[string]interface{}

// Relationships are the endpoints by the relationship's name.
type Relationships map[string][]Endpoint

const variable = "PLATFORM_RELATIONSHIPS"

// ErrNoRelationship says that the app has no such relationship.
var ErrNoRelationship = errors.New("platform: no such relationship")

var (
	once   sync.Once
	cached Relationships
	failed error
)

// Load decodes the relationships, once.
func Load() (Relationships, error) {
	once.Do(func() {
		cached, failed = decode(os.Getenv(variable))
	})
	return cached, failed
}

func decode(encoded string) (Relationships, error) {
	if encoded == "" {
		return nil, fmt.Errorf("platform: %s is not set", variable)
	}
	data, err := base64.StdEncoding.DecodeString(encoded)
	if err != nil {
		return nil, fmt.Errorf("platform: %s: %w", variable, err)
	}
	var relationships Relationships
	if err := json.Unmarshal(data, &relationships); err != nil {
		return nil, fmt.Errorf("platform: %s: %w", variable, err)
	}
	return relationships, nil
}

// First gives the first endpoint of a relationship.
func (r Relationships) First(name string) (Endpoint, error) {
	endpoints, ok := r[name]
	if !ok || len(endpoints) == 0 {
		return nil, fmt.Errorf("%w: %s", ErrNoRelationship, name)
	}
	return endpoints[0], nil
}

// String gives a value that is text, or nothing.
func (e Endpoint) String(key string) string {
	value, _ := e[key].(string)
	return value
}

// Int gives a value that is a number, or 0.
func (e Endpoint) Int(key string) int {
	if number, ok := e[key].(float64); ok {
		return int(number)
	}
	return 0
}
