package config

import (
	"encoding/base64"
	"os"

	jsoniter "github.com/json-iterator/go"
)

var json = jsoniter.ConfigCompatibleWithStandardLibrary

// Provider gives relationships; tests have one of their own.
type Provider interface {
	Relationship(name string) ([]Service, error)
}

// Service is an endpoint.
type Service struct {
	Auth
	Hostname string                 `json:"hostname"`
	Host     string                 `json:"host"`
	Port     uint16                 `json:"port"`
	Rel      string                 `json:"rel"`
	Extra    map[string]interface{} `json:"query"`
}

// Auth is how to log in.
type Auth struct {
	User     *string `json:"user"` // lint-expect: renamed-user
	Username string  `json:"username"`
	Password string  `json:"password"`
	Token    *Secret `json:"api_token,omitempty"` // lint-expect: moved-api-token
	APIToken string  // lint-silent: the key would be apitoken
}

// Secret hides itself in logs.
type Secret string

func (Secret) String() string { return "***" }

// Reveal gives it all the same.
func (s *Secret) Reveal() string {
	if s == nil {
		return ""
	}
	return string(*s)
}

type environment struct {
	variable string
	cache    map[string][]Service
}

// Environment gives a provider that reads a variable.
func Environment(variable string) Provider {
	return &environment{variable: variable}
}

func (e *environment) Relationship(name string) ([]Service, error) {
	if e.cache == nil {
		if err := e.load(); err != nil {
			return nil, err
		}
	}
	return e.cache[name], nil
}

func (e *environment) load() error {
	raw, err := base64.StdEncoding.DecodeString(os.Getenv(e.variable))
	if err != nil {
		return err
	}
	return json.Unmarshal(raw, &e.cache)
}
