package settings

import (
	"errors"
	"strconv"

	"git.tides.example/libs/platformenv"
)

type key int

const (
	hostKey key = iota
	userKey
	passwordKey
	orgKey
	bucketKey
)

var names = map[key]string{
	hostKey:     "host",     // lint-silent: stays
	userKey:     "user",     // lint-expect: renamed-user
	passwordKey: "password", // lint-silent: stays
	orgKey:      "org",      // lint-expect: moved-org
	bucketKey:   "bucket",   // lint-silent: nobody asks for it
}

// Settings are what the API needs.
type Settings struct {
	Host, User, Password, Org string // lint-silent: of the app's own
	Port                      string
}

func (k key) of(endpoint map[string]interface{}) string {
	text, _ := endpoint[names[k]].(string)
	return text
}

// Load makes them.
func Load() (*Settings, error) {
	all, err := platformenv.Relationships()
	if err != nil {
		return nil, err
	}
	endpoints, ok := all["tides"]
	if !ok {
		return nil, errors.New("no tides")
	}
	first := endpoints[0]
	return &Settings{
		Host:     hostKey.of(first),
		User:     userKey.of(first), // lint-silent: said in the table
		Password: passwordKey.of(first),
		Org:      orgKey.of(first), // lint-silent: said in the table
		Port:     strconv.Itoa(int(first["port"].(float64))),
	}, nil
}

// Cache is where sessions are.
func Cache() string {
	all, _ := platformenv.Relationships()
	for _, endpoint := range all["cache"] {
		if user, ok := endpoint["user"]; ok { // lint-silent: of the cache
			return user.(string)
		}
	}
	return platformenv.Variables()["bucket"] // lint-silent: a variable of the project
}
