package main

import (
	"fmt"
	"os"
	"os/exec"

	"backups/pkg/rel"
)

func arguments() []string {
	influx := rel.First("influx_history")
	args := []string{"backup", "/mnt/backups"}
	args = append(args, "--host", fmt.Sprintf("http://%s:%d", influx.Get("host"), influx.Get("port").Int())) // lint-silent: these stay
	args = append(args, "--token", influx.Get("api_token").String())                                         // lint-expect: moved-api-token
	args = append(args, "--org="+influx.Get("org").Str)                                                      // lint-expect: moved-org
	if bucket := influx.Get("bucket"); bucket.Exists() {                                                     // lint-expect: moved-bucket
		args = append(args, "--bucket", bucket.String())
	}
	return args
}

func main() {
	cmd := exec.Command("influx", arguments()...)
	cmd.Env = append(os.Environ(), "INFLUX_USER="+rel.Value("influx_history", "user")) // lint-expect: renamed-user
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	if err := cmd.Run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
}
