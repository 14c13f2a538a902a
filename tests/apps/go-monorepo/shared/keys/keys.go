// Package keys has the names that the platform uses.
package keys

const (
	Host     = "host"
	Port     = "port"
	User     = "user" // lint-expect: renamed-user
	Password = "password"
	Name     = "path"
)
