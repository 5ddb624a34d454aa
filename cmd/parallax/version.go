package main

import (
	"fmt"
	"runtime"

	"github.com/spf13/cobra"

	"parallax"
)

func versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version",
		Args:  usage(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			_, err := fmt.Fprintf(c.OutOrStdout(), "parallax %s %s %s/%s\n", parallax.Version, runtime.Version(), runtime.GOOS, runtime.GOARCH)
			return err
		},
	}
}
