package examples

import (
	"fmt"

	psh "github.com/platformsh/config-reader-go/v2"

	"github.com/acme/golang-examples/conf"
)

// login has nothing of the platform in it.
type login struct {
	User   string `json:"user"`   // lint-silent: of no relationship
	Bucket string `json:"bucket"` // lint-silent: of no relationship
	Org    string
}

// InfluxDB shows how to connect.
func InfluxDB() string {
	credentials, err := conf.PshConfig.Credentials("influxdb")
	if err != nil {
		return err.Error()
	}
	l := from(credentials)
	l.Org = "platform" // lint-silent: the app's own
	l.Bucket = "deploys"
	return fmt.Sprintf("%s %s %s", address(credentials), l.User, l.Bucket)
}

// A credential has no field of an old name.
func from(c psh.Credential) login {
	return login{User: c.Username} // lint-silent: a new key
}

func address(c psh.Credential) string {
	return fmt.Sprintf("%s://%s:%d", c.Scheme, c.Host, c.Port) // lint-silent: stays
}
