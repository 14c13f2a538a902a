package store

import (
	"net/http"

	"github.com/skywatch/observatory/v2/internal/platform"
)

// tokenKeys are tried in this order.
var tokenKeys = [...]string{"api_token", "token"} // lint-expect: moved-api-token

func token() string {
	ep, err := platform.Find(relationship)
	if err != nil {
		return ""
	}
	for _, key := range tokenKeys {
		if value := ep.String(key); value != "" {
			return value
		}
	}
	return ""
}

func (i *Influx) authorize(r *http.Request) {
	r.Header.Set("Authorization", "Token "+token())
}

// Next is how the endpoint looks from 2.3 on.
func Next() (user, org string) {
	ep, err := platform.Find(relationship)
	if err != nil {
		return "", ""
	}
	query := ep.Section("query")
	return ep.String("username"), query.String("org") // lint-silent: the new places
}
