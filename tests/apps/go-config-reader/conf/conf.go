// Package conf has the configuration of the platform.
package conf

import (
	psh "github.com/platformsh/config-reader-go/v2"
)

// PshConfig is nil where there is no platform.
var PshConfig *psh.RuntimeConfig

func init() {
	config, err := psh.NewRuntimeConfig()
	if err != nil {
		return
	}
	PshConfig = config
}
