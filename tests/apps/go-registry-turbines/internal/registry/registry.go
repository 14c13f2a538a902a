// Package registry keeps services by name.
package registry

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"
	"sort"
)

// Node is a value somewhere in a document.
type Node interface{}

// Registry holds what was decoded.
type Registry struct {
	services map[string]Node
	parsers  map[string]func(map[string]Node) (fmt.Stringer, error)
}

// New decodes the variable.
func New() *Registry {
	r := &Registry{services: map[string]Node{}, parsers: make(map[string]func(map[string]Node) (fmt.Stringer, error))}
	if blob, err := base64.StdEncoding.DecodeString(os.Getenv("PLATFORM_RELATIONSHIPS")); err == nil {
		json.Unmarshal(blob, &r.services)
	}
	return r
}

// Register says how a service is read.
func (r *Registry) Register(name string, parser func(map[string]Node) (fmt.Stringer, error)) *Registry {
	r.parsers[name] = parser
	return r
}

// Resolve reads a service.
func (r *Registry) Resolve(name string) (fmt.Stringer, error) {
	parser, ok := r.parsers[name]
	if !ok {
		return nil, fmt.Errorf("nobody reads %s", name)
	}
	endpoint, err := first(r.services[name])
	if err != nil {
		return nil, err
	}
	return parser(endpoint)
}

func first(node Node) (map[string]Node, error) {
	switch value := node.(type) {
	case []interface{}:
		if len(value) == 0 {
			return nil, fmt.Errorf("empty")
		}
		return first(value[0])
	case map[string]interface{}:
		out := make(map[string]Node, len(value))
		for k, v := range value {
			out[k] = v
		}
		return out, nil
	default:
		return nil, fmt.Errorf("unexpected %T", value)
	}
}

// Walk calls a function for each service, in order.
func (r *Registry) Walk(visit func(name string, endpoint map[string]Node)) {
	names := make([]string, 0, len(r.services))
	for name := range r.services {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		if endpoint, err := first(r.services[name]); err == nil {
			visit(name, endpoint)
		}
	}
}

// Text is a field as text.
func Text(endpoint map[string]Node, key string) string {
	if s, ok := endpoint[key].(string); ok {
		return s
	}
	return ""
}

// Pick takes several fields.
func Pick[T any](endpoint map[string]Node, keys ...string) map[string]T {
	picked := map[string]T{}
	for _, key := range keys {
		if value, ok := endpoint[key].(T); ok {
			picked[key] = value
		}
	}
	return picked
}
