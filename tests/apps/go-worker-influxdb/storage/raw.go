package storage

import (
	"encoding/base64"
	"encoding/json"
	"log"
	"os"
	"os/exec"
	"strings"

	"worker/config"
)

type field int

const (
	user field = iota
	org
	bucket
	host
)

var names = [...]string{
	user:   "user",   // lint-expect: renamed-user
	org:    "org",    // lint-expect: moved-org
	bucket: "bucket", // lint-expect: moved-bucket
	host:   "host",
}

func (f field) String() string { return names[f] }

type reader func(endpoint map[string]any) string

func text(f field) reader {
	return func(endpoint map[string]any) string {
		value, _ := endpoint[f.String()].(string)
		return value
	}
}

func init() {
	encoded := os.Getenv("PLATFORM_RELATIONSHIPS")
	var all map[string][]map[string]any
	if data, err := base64.StdEncoding.DecodeString(encoded); err != nil {
		log.Print(err)
		return
	} else if err := json.Unmarshal(data, &all); err != nil {
		log.Print(err)
		return
	}
	endpoint := all["influx"][0]
	for _, f := range []field{user, org, bucket, host} {
		log.Println(f, text(f)(endpoint))
	}
	if config.Current != nil {
		config.Current.Target = config.Target{Org: text(org)(endpoint), Bucket: text(bucket)(endpoint)}
	}
	storage := all["objects"][0]
	log.Println(storage["bucket"], text(bucket)(storage)) // lint-silent: of the storage
}

// Ping asks the service whether it is there.
func Ping() error {
	script := `curl -fsS -u "$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r '.influx[0].user'):x" http://influx.internal:8086/ping` // lint-expect: renamed-user
	if err := exec.Command("sh", "-c", script).Run(); err != nil {
		return err
	}
	cmd := exec.Command("jq", "-r", ".influx[0].api_token") // lint-expect: moved-api-token
	decoded, err := base64.StdEncoding.DecodeString(os.Getenv("PLATFORM_RELATIONSHIPS"))
	if err != nil {
		return err
	}
	cmd.Stdin = strings.NewReader(string(decoded))
	out, err := cmd.Output()
	log.Println(len(out))
	return err
}
