package store

import (
	"database/sql"
	"fmt"

	"example.com/sensors/internal/platform"
)

// Open connects to the database.
func Open() (*sql.DB, error) {
	relationships, err := platform.Load()
	if err != nil {
		return nil, err
	}
	db, err := relationships.First("database")
	if err != nil {
		return nil, err
	}
	user := db.String("username") // lint-silent: mysql
	if user == "" {
		user = db.String("user") // lint-silent: mysql
	}
	dsn := fmt.Sprintf("%s:%s@tcp(%s:%d)/%s", user, db.String("password"), db.String("host"), db.Int("port"), db.String("path"))
	return sql.Open("mysql", dsn)
}
