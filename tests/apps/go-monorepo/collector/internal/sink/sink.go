package sink

import (
	"fmt"
	"net/http"
	"strings"

	"git.acme.test/fleet/shared/keys"
	"git.acme.test/fleet/shared/psh"
)

// Sink writes to InfluxDB.
type Sink struct {
	*settings
	http.Client
}

type settings struct {
	address, org, bucket, token, login string
}

func fromRelationship(name string) (*settings, error) {
	credentials, ok := psh.For(name)
	if !ok {
		return nil, fmt.Errorf("no relationship %q", name)
	}
	s := &settings{
		org:   credentials.Text("org"), // lint-expect: moved-org
		login: credentials.Text(keys.User),
	}
	s.bucket = credentials.Text("bucket") // lint-expect: moved-bucket
	var port int
	if err := credentials.Into(keys.Port, &port); err != nil {
		return nil, err
	}
	if err := credentials.Into("api_token", &s.token); err != nil { // lint-expect: moved-api-token
		return nil, err
	}
	s.address = fmt.Sprintf("http://%s:%d", credentials.Text(keys.Host), port) // lint-silent: stays
	return s, nil
}

// Open gives a sink.
func Open() (sink *Sink, err error) {
	own, err := fromRelationship("metrics")
	if err != nil {
		return
	}
	sink = &Sink{settings: own}
	return
}

// Write writes lines.
func (s *Sink) Write(lines ...string) error {
	target := s.address + "/api/v2/write?org=" + s.org + "&bucket=" + s.bucket
	request, err := http.NewRequest("POST", target, strings.NewReader(strings.Join(lines, "\n")))
	if err != nil {
		return err
	}
	request.SetBasicAuth(s.login, s.token)
	_, err = s.Do(request)
	return err
}
