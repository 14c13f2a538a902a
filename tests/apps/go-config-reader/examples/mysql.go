package examples

import (
	"database/sql"

	sqldsn "github.com/platformsh/config-reader-go/v2/sqldsn"

	"github.com/acme/golang-examples/conf"
)

// MySQL counts users.
func MySQL() (n int, err error) {
	credentials, err := conf.PshConfig.Credentials("database")
	if err != nil {
		return 0, err
	}
	dsn, err := sqldsn.FormattedCredentials(credentials)
	if err != nil {
		return 0, err
	}
	db, err := sql.Open("mysql", dsn)
	if err != nil {
		return 0, err
	}
	defer db.Close()
	err = db.QueryRow("SELECT COUNT(user) FROM users").Scan(&n) // lint-silent: a column
	return n, err
}
