package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"parallax"
	"parallax/internal/pipeline"
	"parallax/internal/store"
	"parallax/internal/web"
)

const (
	defaultListen = "127.0.0.1:8700"
	// The patience with slow or silent readers: for a header, a form, a page, and between two requests.
	headerPatience = 10 * time.Second
	readPatience   = time.Minute
	writePatience  = 2 * time.Minute
	idlePatience   = 2 * time.Minute
	// mostHeader bounds the header of a request.
	mostHeader = 64 << 10
	// stopPatience is how long requests under way may take when the program is told to stop.
	stopPatience = 10 * time.Second
)

func serveCommand() *cobra.Command {
	var w where
	var listen string
	var whole, private bool
	c := &cobra.Command{
		Use:   "serve --data DIR | --store FILE",
		Short: "Follow feeds and show their stories as web pages",
		Long: `Serve --data DIR follows the feeds of a data folder, which is made when it is not there: it
fetches what comes, groups, compares and publishes, and shows it. Feeds are added on its pages, or
with parallax feeds add. Settings are in DIR/parallax.toml and in the environment (doc/serve.md).

Serve --store FILE shows what parallax compare --store FILE keeps, and follows nothing.

It listens on this machine only. With --listen it lets others in, who must log in with the
password that "parallax password" sets; they see the beginnings of articles, not all of them.`,
		Example: "  parallax serve --data ~/news\n  parallax serve --store news.db",
		Args:    usage(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			if w.file == "" && w.data == "" {
				return usageError{errors.New("serve needs --data DIR, or --store FILE, the file that compare --store wrote")}
			}
			set := defaultSettings()
			if w.file == "" {
				var err error
				if set, err = loadSettings(w.data, environment); err != nil {
					return usageError{err}
				}
			}
			if c.Flags().Changed("listen") {
				set.Listen = listen
			}
			set.WholeArticles = set.WholeArticles || whole
			set.AllowPrivate = set.AllowPrivate || private
			return serve(c, &w, &set)
		},
	}
	w.flags(c)
	c.Flags().StringVar(&listen, "listen", defaultListen, "address of this machine and port to listen on")
	c.Flags().BoolVar(&whole, "whole-articles", false, "show other machines whole articles; see to it that you may")
	c.Flags().BoolVar(&private, "allow-private", false, "also fetch addresses inside private networks")
	return c
}

// serve runs until the context ends; then requests and work under way are finished.
func serve(c *cobra.Command, w *where, set *settings) (err error) {
	sparing()
	path, err := w.path()
	if err != nil {
		return err
	}
	follows := w.file == ""
	if _, err := os.Stat(path); err != nil && !follows {
		return fmt.Errorf("%s: no such store; parallax compare --store %s INPUT... makes it", path, path)
	}
	others, err := reachable(set.Listen)
	if err != nil {
		return usageError{err}
	}
	log, err := set.logger(c.ErrOrStderr())
	if err != nil {
		return usageError{err}
	}
	s, err := w.open(c.Context(), follows)
	if err != nil {
		return err
	}
	defer closing(s, &err)
	if others {
		if err := guardedBy(c.Context(), s, w, set.Listen); err != nil {
			return err
		}
	}
	listener, err := listening(c.Context(), set.Listen)
	if err != nil {
		return err
	}
	defer listener.Close() //nolint:errcheck // once more, where nobody came to answer
	options := web.Options{Changed: recomposer(s), LineName: pipeline.LineName, Reachable: others, Whole: set.WholeArticles}
	if !follows {
		defer indexing(c.Context(), s, log)()
		return servePages(c, listener, s, log, options)
	}
	return serveFeeds(c, set, listener, s, log, options)
}

// serveFeeds serves pages while a follower works; the end of either ends the other.
func serveFeeds(c *cobra.Command, set *settings, listener net.Listener, s *store.Store, log *slog.Logger, options web.Options) error {
	if err := s.Lock(c.Context()); err != nil {
		return err
	}
	f, err := set.follower(s, log)
	if err != nil {
		return err
	}
	if set.AllowPrivate {
		if err := readPermitted(c.Context(), s); err != nil {
			return err
		}
	}
	if options.Directory, err = (&config{outlets: set.Outlets}).directory(); err != nil {
		return err
	}
	ctx, cancel := context.WithCancelCause(c.Context())
	defer cancel(nil)
	var workers sync.WaitGroup
	workers.Go(func() {
		if err := f.Run(ctx); err != nil {
			cancel(err)
		}
	})
	workers.Go(func() { set.tidy(ctx, s, log) })
	workers.Go(func() { restAndGive(ctx) })
	stopIndexing := indexing(ctx, s, log)
	for _, name := range strays(os.Environ()) {
		log.Warn("no such setting", "variable", name)
	}
	log.Info("started", "version", parallax.Version, "store", s.Path(), "settings", set.String())
	options.Settings, options.SettingsFile = set.shown(), filepath.Join(filepath.Dir(s.Path()), settingsName)
	options.Engine, options.Metrics, options.Changed = f, metrics(f), f.Compose
	c.SetContext(ctx)
	err = servePages(c, listener, s, log, options)
	cancel(err)
	workers.Wait()
	stopIndexing()
	if cause := context.Cause(ctx); err == nil && cause != nil && !errors.Is(cause, context.Canceled) {
		err = cause
	}
	if err != nil {
		log.Error("stopped", "error", err)
	} else {
		log.Info("stopped")
	}
	return err
}

func servePages(c *cobra.Command, listener net.Listener, s *store.Store, log *slog.Logger, options web.Options) error {
	options.Stopped = c.Context().Done()
	address, here := frontAddress(listener), s.Path()+listenSuffix
	defer os.Remove(here) //nolint:errcheck // who reads it finds that nobody answers there
	if err := os.WriteFile(here, []byte(address), 0o600); err != nil {
		log.Warn("parallax health will not find this server by itself", "error", err)
	}
	fmt.Fprintf(c.OutOrStdout(), "showing %s at %s (Ctrl-C ends it)\n", s.Path(), address)
	return answering(c.Context(), listener, web.New(s, log, options).Handler(), log)
}
