package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"parallax/internal/store"
	"parallax/internal/web"
)

func passwordCommand() *cobra.Command {
	var w where
	c := &cobra.Command{
		Use:   "password --data DIR | --store FILE",
		Short: "Set the password that serve asks other machines for",
		Long: fmt.Sprintf(`Password asks for a password twice, or reads it as one line from standard input, and keeps
its hash in the store, which is made when it is not there. It has at least %d characters.
Whoever is logged in is logged out.`, web.LeastPassword),
		Example: "  parallax password --data ~/news\n  parallax serve --data ~/news --listen 0.0.0.0:8700",
		Args:    usage(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			return setPassword(c, &w)
		},
	}
	w.flags(c)
	return c
}

func setPassword(c *cobra.Command, w *where) (err error) {
	if _, err := w.path(); err != nil { // before anything is asked
		return err
	}
	typed, err := readPassword(c.InOrStdin(), c.ErrOrStderr())
	if err != nil {
		return err
	}
	hash, err := web.HashPassword(typed)
	if err != nil {
		return usageError{err}
	}
	s, err := w.open(c.Context(), true)
	if err != nil {
		return err
	}
	defer closing(s, &err)
	if err := s.SetPassword(c.Context(), hash); err != nil {
		return err
	}
	_, err = fmt.Fprintf(c.OutOrStdout(), "the password of %s is set\n", s.Path())
	return err
}

// readPassword asks for a password on a terminal, unseen and twice; from elsewhere it reads a line.
func readPassword(stdin io.Reader, stderr io.Writer) (string, error) {
	if !isTerminal(stdin) {
		line, err := bufio.NewReader(stdin).ReadString('\n')
		if err != nil && !errors.Is(err, io.EOF) {
			return "", err
		}
		if line = strings.TrimRight(line, "\r\n"); line == "" {
			return "", usageError{errors.New("there is no terminal to ask at, and no password came on standard input; pipe it in: parallax password ... < FILE")}
		}
		return line, nil
	}
	var typed [2]string
	for i, ask := range []string{"password: ", "again: "} {
		fmt.Fprint(stderr, ask)
		raw, err := term.ReadPassword(int(stdin.(*os.File).Fd()))
		fmt.Fprintln(stderr)
		if err != nil {
			return "", err
		}
		typed[i] = string(raw)
	}
	if typed[0] != typed[1] {
		return "", errors.New("the two are not the same")
	}
	return typed[0], nil
}

// reachable reports whether other machines can reach the address; what is none is wrong use.
func reachable(listen string) (bool, error) {
	host, port, err := net.SplitHostPort(listen)
	if err == nil {
		_, err = net.LookupPort("tcp", port)
	}
	if err != nil {
		var wrong *net.AddrError
		if errors.As(err, &wrong) {
			err = errors.New(wrong.Err) // without the address once more
		}
		return false, usageError{fmt.Errorf("--listen %s: %w; write it as %s", listen, err, defaultListen)}
	}
	ip := net.ParseIP(host)
	return host != "localhost" && (ip == nil || !ip.IsLoopback()), nil
}

// guardedBy refuses to let other machines in while there is no password.
func guardedBy(ctx context.Context, s *store.Store, w *where, listen string) error {
	hash, err := s.Password(ctx)
	if err == nil && hash == "" {
		err = usageError{fmt.Errorf("--listen %s: other machines could read the store, and it has no password; set one with: parallax password %s", listen, w)}
	}
	return err
}
