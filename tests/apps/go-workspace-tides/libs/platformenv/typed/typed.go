// Package typed has the endpoints as structs.
package typed

import "git.tides.example/libs/platformenv"

// Address is what every endpoint has.
type Address struct {
	Host   string `json:"host"`
	Port   int    `json:"port"`
	Scheme string `json:"scheme"`
}

// Login is what services with accounts have.
type Login struct {
	User     string `json:"user"` // lint-expect: renamed-user
	Password string `json:"password"`
}

// Influx is a time series database.
type Influx struct {
	Address
	*Login
	Org    string `json:"org"`       // lint-expect: moved-org
	Bucket string `json:"bucket"`    // lint-expect: moved-bucket
	Token  string `json:"api_token"` // lint-silent: nobody reads this one
}

// Endpoints has the first endpoint of a relationship.
func Endpoints[T any](relationship string) ([]T, error) {
	all := map[string][]T{}
	if err := platformenv.Decode("RELATIONSHIPS", &all); err != nil {
		return nil, err
	}
	return all[relationship], nil
}
