package main

import (
	"fmt"
	"os"

	"github.com/acme/report/v2/cmd"
)

func main() {
	if err := cmd.Execute(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
