package sources

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"
	"strings"
)

type relationships map[string][]json.RawMessage

// Platform reads the variable that the hosting sets.
type Platform struct {
	raw relationships
}

var _ Source = (*Platform)(nil)

// NewPlatform decodes the variable once.
func NewPlatform() (*Platform, error) {
	reader := base64.NewDecoder(base64.StdEncoding, strings.NewReader(os.Getenv("PLATFORM_RELATIONSHIPS")))
	p := new(Platform)
	if err := json.NewDecoder(reader).Decode(&p.raw); err != nil {
		return nil, fmt.Errorf("decoding relationships: %w", err)
	}
	return p, nil
}

// For is the first endpoint.
func (p *Platform) For(relationship string) (Credentials, error) {
	list := p.raw[relationship]
	if len(list) < 1 {
		return nil, fmt.Errorf("no relationship %q", relationship)
	}
	decoder := json.NewDecoder(bytes.NewReader(list[0]))
	decoder.UseNumber()
	fields := make(map[string]interface{})
	if err := decoder.Decode(&fields); err != nil {
		return nil, err
	}
	return endpoint{name: relationship, fields: fields}, nil
}

type endpoint struct {
	name   string
	fields map[string]interface{}
}

func (e endpoint) Name() string { return e.name }

func (e endpoint) Get(key string) (string, bool) {
	switch value := e.fields[key].(type) {
	case string:
		return value, true
	case json.Number:
		return value.String(), true
	case nil:
		return "", false
	default:
		return fmt.Sprint(value), true
	}
}

// Raw is what is needed for a struct.
func (p *Platform) Raw(relationship string) map[string]interface{} {
	var fields map[string]interface{}
	_ = json.Unmarshal(p.raw[relationship][0], &fields)
	return fields
}
