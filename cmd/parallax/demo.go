package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"parallax"
	"parallax/examples"
	"parallax/internal/fetch"
	"parallax/internal/pipeline"
	"parallax/internal/web"
)

const (
	// demoPace is how long after one page the next comes.
	demoPace = 2 * time.Second
	// anyPort is an address of this machine with whatever port is free.
	anyPort = "127.0.0.1:0"
)

func demoCommand() *cobra.Command {
	var listen string
	var open bool
	var every time.Duration
	c := &cobra.Command{
		Use:   "demo",
		Short: "Show invented news that come in one after the other, in a store that is gone afterwards",
		Long: `Demo keeps a store in a temporary folder, serves its pages, and takes the pages of the
example one after the other in the order they were published. Look again while they come in:
the number of the dead rises, and accounts begin to contradict each other. At the end two articles
are split off into a story of their own, as a reader may do; What people decided shows it, and undoes it.`,
		Args: usage(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			switch others, err := reachable(listen); {
			case err != nil:
				return err
			case others:
				return usageError{errors.New("demo is for this machine only")}
			}
			listener, err := demoListener(c.Context(), listen, c.Flags().Changed("listen"))
			if err != nil {
				return err
			}
			defer listener.Close() //nolint:errcheck // once more, where nobody came to answer
			return demo(c, listener, every, open)
		},
	}
	c.Flags().StringVar(&listen, "listen", defaultListen, "address of this machine and port to listen on; by default any free port where this one is taken")
	c.Flags().DurationVar(&every, "every", demoPace, "how long after one page the next comes")
	c.Flags().BoolVar(&open, "open", false, "open the front page in a browser")
	return c
}

func demo(c *cobra.Command, listener net.Listener, every time.Duration, open bool) (err error) {
	dir, err := os.MkdirTemp("", "parallax-demo-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	if err := os.CopyFS(filepath.Join(dir, "pages"), examples.Pages); err != nil {
		return err
	}
	f := config{store: filepath.Join(dir, "demo.db")}
	e, err := f.engine(c.Context())
	if err != nil {
		return err
	}
	defer closing(e.store, &err)
	ctx, cancel := context.WithCancel(c.Context())
	var playing sync.WaitGroup
	defer func() { cancel(); playing.Wait() }()
	log := slog.New(slog.NewTextHandler(c.ErrOrStderr(), nil))
	handler := web.New(e.store, log, web.Options{Changed: recomposer(e.store), LineName: pipeline.LineName, Stopped: c.Context().Done()}).Handler()
	address := frontAddress(listener)
	fmt.Fprintf(c.OutOrStdout(), "invented news at %s (Ctrl-C ends it, and nothing is left)\n", address)
	if open {
		if err := openBrowser(ctx, address); err != nil {
			log.Warn("no browser opened", "error", err)
		}
	}
	playing.Go(func() {
		if err := e.play(ctx, filepath.Join(dir, "pages"), every, log); err != nil && ctx.Err() == nil {
			log.Error("demo", "error", err)
		}
	})
	return answering(c.Context(), listener, handler, log)
}

// demoListener takes the address that was asked for. Where nobody asked for one and the usual one is taken, as by a server
// that runs, it takes any that is free.
func demoListener(ctx context.Context, listen string, asked bool) (net.Listener, error) {
	listener, err := listening(ctx, listen)
	if err != nil && !asked {
		return listening(ctx, anyPort)
	}
	return listener, err
}

// play takes the pages of the folder in order of time, and compares their stories after each. At the end it splits a story.
func (e *engine) play(ctx context.Context, folder string, every time.Duration, log *slog.Logger) error {
	pages := func(yield func(parallax.Page) error) error {
		return fetch.Inputs(ctx, []string{folder}, nil, fetch.Options{}, yield)
	}
	count := map[parallax.StoryID]int{}
	var apart []parallax.ArticleID
	var failed error
	err := e.TakeAll(ctx, pages, pipeline.ByTime, func(page parallax.Page, a parallax.Article) {
		if failed == nil {
			failed = e.tell(ctx, count)
		}
		if slices.Contains(examples.SplitOff, filepath.Base(page.Input)) {
			apart = append(apart, a.ID)
		}
		log.Info("took", "page", filepath.Base(page.Input), "outlet", a.Outlet.Key(), "state", a.State)
		select {
		case <-ctx.Done():
		case <-time.After(every):
		}
	})
	if err = errors.Join(err, failed, ctx.Err()); err != nil {
		return err
	}
	if len(apart) == 0 {
		return nil // none of them could be read
	}
	if err := e.splitOff(ctx, apart, count); err != nil {
		return err
	}
	log.Info("split", "articles", len(apart), "who", demoReader)
	return nil
}

// demoReader is who decides in the demo.
const demoReader = "demo"

// splitOff makes articles that stand in one story a story of their own, and compares both.
func (e *engine) splitOff(ctx context.Context, apart []parallax.ArticleID, count map[parallax.StoryID]int) error {
	if err := e.tell(ctx, count); err != nil { // with the last page
		return err
	}
	stories, err := e.store.Stories(ctx)
	if err != nil {
		return err
	}
	for i := range stories {
		if !slices.Contains(stories[i].Articles, apart[0]) {
			continue
		}
		d, err := stories[i].Split(apart, demoReader, time.Now())
		if err != nil {
			return err
		}
		if err := e.Decide(ctx, &d); err != nil {
			return err
		}
		return e.tell(ctx, count)
	}
	return fmt.Errorf("no story has article %s", apart[0])
}

// tell composes the stories that have another number of articles than when they were last told.
func (e *engine) tell(ctx context.Context, count map[parallax.StoryID]int) error {
	told, err := e.Told(ctx)
	if err != nil {
		return err
	}
	stories, err := e.store.Stories(ctx)
	for i := range stories {
		st := &stories[i]
		if err != nil || !slices.Contains(told, st.ID) || count[st.ID] == len(st.Articles) {
			continue
		}
		count[st.ID] = len(st.Articles)
		_, err = e.Compose(ctx, st.ID)
	}
	return err
}

// openBrowser opens the address with the program the system has for it.
func openBrowser(ctx context.Context, address string) error {
	program, args := "xdg-open", []string{address}
	switch runtime.GOOS {
	case "darwin":
		program = "open"
	case "windows":
		program, args = "rundll32", []string{"url.dll,FileProtocolHandler", address}
	}
	return exec.CommandContext(ctx, program, args...).Start()
}
