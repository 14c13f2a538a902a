package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/verdant/greenhouse/internal/conf"
	"github.com/verdant/greenhouse/internal/sensors"
)

func newRoot() *cobra.Command {
	var user string
	root := &cobra.Command{Use: "greenhouse", PersistentPreRun: func(*cobra.Command, []string) { conf.Init() }}
	serve := &cobra.Command{
		Use: "serve",
		RunE: func(cmd *cobra.Command, args []string) error {
			specification, err := conf.Load()
			if err != nil {
				return err
			}
			text, err := sensors.Describe(specification)
			fmt.Fprintln(cmd.OutOrStdout(), text, user)
			return err
		},
	}
	serve.Flags().StringVar(&user, "user", "", "who serves") // lint-silent: a flag
	root.AddCommand(serve)
	return root
}

func main() {
	cobra.CheckErr(newRoot().Execute())
}
