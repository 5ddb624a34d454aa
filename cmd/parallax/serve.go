package main

import (
	"errors"
	"fmt"
	"log/slog"
	"os"
	"time"

	"github.com/spf13/cobra"

	"parallax/internal/store"
	"parallax/internal/web"
)

const (
	defaultListen = "127.0.0.1:8700"
	// headerPatience and idlePatience keep slow or silent connections from piling up.
	headerPatience = 10 * time.Second
	idlePatience   = 2 * time.Minute
	// stopPatience is how long requests under way may take when the program is told to stop.
	stopPatience = 10 * time.Second
)

func serveCommand() *cobra.Command {
	var path, listen string
	var whole bool
	c := &cobra.Command{
		Use:   "serve --store FILE",
		Short: "Show the stories of a store as web pages",
		Long: `Serve shows what "parallax compare --store FILE" keeps: a list of stories, each with its
dossier and all earlier versions of it, and every article with what was noticed in it.

It listens on this machine only. With --listen it lets others in, who must log in with the
password that "parallax password" sets; they see the beginnings of articles, not all of them.
Stories that another run adds to the store appear at the next look.`,
		Example: "  parallax compare --store news.db examples/silo\n  parallax serve --store news.db",
		Args:    usage(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			return serve(c, path, listen, whole)
		},
	}
	c.Flags().StringVar(&path, "store", "", "database file to show (needed)")
	c.Flags().StringVar(&listen, "listen", defaultListen, "address of this machine and port to listen on")
	c.Flags().BoolVar(&whole, "whole-articles", false, "show other machines whole articles; see to it that you may")
	return c
}

// serve runs until the context ends; then requests under way are finished.
func serve(c *cobra.Command, path, listen string, whole bool) (err error) {
	if path == "" {
		return usageError{errors.New("serve needs --store FILE, the file that compare --store wrote")}
	}
	if _, err := os.Stat(path); err != nil {
		return fmt.Errorf("%s: no such store; parallax compare --store %s INPUT... makes it", path, path)
	}
	others, err := reachable(listen)
	if err != nil {
		return usageError{err}
	}
	ctx := c.Context()
	s, err := store.Open(ctx, path)
	if err != nil {
		return err
	}
	defer closing(s, &err)
	if others {
		if err := guardedBy(ctx, s, path, listen); err != nil {
			return err
		}
	}
	log := slog.New(slog.NewTextHandler(c.ErrOrStderr(), nil))
	defer indexing(ctx, s, log)()
	handler := web.New(s, log, web.Options{Changed: recomposer(s), Reachable: others, Whole: whole}).Handler()
	return listenAndServe(c, listen, handler, log, func(address string) {
		fmt.Fprintf(c.OutOrStdout(), "showing %s at %s (Ctrl-C ends it)\n", path, address)
	})
}
