package cmd

import "github.com/spf13/cobra"

var root = &cobra.Command{
	Use:          "report",
	SilenceUsage: true,
}

// Execute runs the command line.
func Execute() error { return root.Execute() }

func init() {
	root.AddCommand(nightlyCommand(), whoamiCommand())
}
