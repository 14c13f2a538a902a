package config

import "fmt"

// DSN is what the driver wants.
func (m *MySQL) DSN() string {
	user := m.Username
	if user == "" {
		user = m.User
	}
	return fmt.Sprintf("%s:%s@tcp(%s:%d)/%s", user, m.Password, m.Host, m.Port, m.Path)
}

// Credentials are user and password, as basic authentication has them.
func (i Influx) Credentials() (user, password string) {
	user, password = i.User, i.Password
	return
}
