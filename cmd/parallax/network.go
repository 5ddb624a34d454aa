package main

import (
	"github.com/spf13/cobra"

	"parallax/internal/fetch"
)

// network is how a command over feeds fetches.
type network struct {
	private bool   // also inside private networks
	cache   string // folder of pages fetched before; "" for none
}

func (n *network) flags(c *cobra.Command) {
	c.Flags().BoolVar(&n.private, "allow-private", false, "also fetch addresses inside private networks")
	c.Flags().StringVar(&n.cache, "cache", "", "folder to keep fetched pages in, so that unchanged ones are not fetched again")
}

func (n *network) options() fetch.Options {
	o := fetch.Options{AllowPrivate: n.private, PDF: pdfProgram().Read}
	if n.cache != "" {
		o.Cache = fetch.Folder(n.cache)
	}
	return o
}
