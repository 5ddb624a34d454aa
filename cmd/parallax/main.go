// Command parallax compares what different outlets tell of the same event and shows every
// word of it in its source. It takes pages and files and writes dossiers.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strconv"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"parallax"
)

// The exit statuses, as the README lists them.
const (
	statusDone    = 0
	statusNothing = 1 // nothing could be done
	statusUsage   = 2 // wrong use
	statusPartly  = 3 // done, but some inputs could not be read
)

func main() {
	ctx, stop := untilSignal()
	status := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(status)
}

// untilSignal gives a context that the first Ctrl-C or TERM ends. The second ends the program at once, for work that
// is slow to hear of the first, such as one enormous page; the store bears a kill at any moment.
func untilSignal() (context.Context, context.CancelFunc) {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop)
	return ctx, stop
}

// run is the whole program with its streams given, so that tests can call it; it gives the exit status.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	root := &cobra.Command{
		Use:           "parallax",
		Short:         "Compare what different outlets tell of the same event, with every word shown in its source",
		Version:       parallax.Version,
		SilenceUsage:  true,
		SilenceErrors: true,
		Args:          usage(cobra.NoArgs),
		RunE:          func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(forPeople(stdout))
	root.SetErr(stderr)
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err} })
	root.AddCommand(compareCommand(), extractCommand(), fetchCommand(), annotateCommand(), groupCommand(), explainCommand(), feedsCommand(), serveCommand(), storeCommand(), passwordCommand(), exportCommand(), demoCommand(), searchCommand(), benchCommand(), verdictCommand(), storyCommand(), healthCommand(), topicCommand(), versionCommand(), readPDFCommand())
	called, err := root.ExecuteContextC(ctx)
	var partly partlyError
	var wrong usageError
	switch {
	case err == nil:
		return statusDone
	case errors.As(err, &partly):
		fmt.Fprintln(stderr, "parallax:", plainLine(err.Error()))
		return statusPartly
	case errors.As(err, &wrong):
		fmt.Fprintln(stderr, "parallax:", reason(err))
		fmt.Fprintf(stderr, "parallax: see %s --help\n", called.CommandPath())
		return statusUsage
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(stderr, "parallax: interrupted")
		return statusNothing
	default:
		fmt.Fprintln(stderr, "parallax:", reason(err))
		return statusNothing
	}
}

// reason is what an error says to people: without the name of the rule, which tells them nothing.
func reason(err error) string {
	return plainLine(strings.TrimPrefix(err.Error(), parallax.ErrInvalid.Error()+": "))
}

// usageError marks wrong use of the command line.
type usageError struct{ error }

// partlyError says what could not be done though the rest was.
type partlyError string

func (e partlyError) Error() string { return string(e) }

// usage marks the errors of an argument check as wrong use, and says which arguments the command takes.
func usage(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		switch err := check(c, args); {
		case err != nil && c.HasSubCommands():
			return usageError{err} // names the command that there is not
		case err != nil:
			given := "nothing"
			if len(args) > 0 {
				given = strconv.Quote(strings.Join(args, " "))
			}
			return usageError{fmt.Errorf("%s given; the command is %s", given, strings.TrimSuffix(c.UseLine(), " [flags]"))}
		}
		return nil
	}
}
