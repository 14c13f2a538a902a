package store

import (
	"fmt"

	"github.com/skywatch/observatory/v2/internal/platform"
)

// DSN is where the observers are kept.
func DSN() (string, error) {
	ep, err := platform.Find("database")
	if err != nil {
		return "", err
	}
	user := ep.String("user") // lint-silent: of MariaDB
	if user == "" {
		user = ep.String("username") // lint-silent: of MariaDB
	}
	return fmt.Sprintf("%s:%s@tcp(%s:%d)/%s", user, ep.String("password"), ep.String("host"), ep.Int("port"), ep.String("path")), nil
}
