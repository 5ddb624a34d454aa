package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"
)

// listenSuffix ends the name of the file beside the store in which a server that runs tells its address.
const listenSuffix = "-listen"

// healthPatience is how long a server may take to say that it is well.
const healthPatience = 5 * time.Second

func healthCommand() *cobra.Command {
	var data, listen string
	c := &cobra.Command{
		Use:   "health",
		Short: "Ask a server on this machine whether it is well",
		Long: `Health asks the server that runs with these settings on this machine whether its store answers, and ends with status
0 when it does: for containers and monitors that have no curl.`,
		Args: usage(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			if data == "" {
				data, _ = environment("PARALLAX_DATA")
			}
			set, err := loadSettings(data, environment)
			if err != nil {
				return usageError{err}
			}
			if c.Flags().Changed("listen") {
				set.Listen = listen
			}
			address, err := hereAt(set.Listen)
			if err != nil {
				return usageError{err}
			}
			if data != "" && !c.Flags().Changed("listen") {
				// Another server may listen where the settings say, and is not asked in place of this one.
				if address = toldAddress(data); address == "" {
					return fmt.Errorf("no server of %s tells where it listens: none runs over this folder; --listen ADDRESS asks one that does not tell", data)
				}
			}
			if err := askHealth(c.Context(), address); err != nil {
				return err
			}
			_, err = fmt.Fprintln(c.OutOrStdout(), "ready")
			return err
		},
	}
	c.Flags().StringVar(&data, "data", "", "data folder of the server, for its settings; else $PARALLAX_DATA")
	c.Flags().StringVar(&listen, "listen", defaultListen, "address and port that the server listens on; else as the server of the data folder says")
	return c
}

// toldAddress gives where to ask the server of a data folder, as it told when it began to listen; "" when it told nothing.
func toldAddress(data string) string {
	if data == "" {
		return ""
	}
	raw, err := os.ReadFile(filepath.Join(data, storeName+listenSuffix))
	if err != nil {
		return ""
	}
	u, err := url.Parse(strings.TrimSpace(string(raw)))
	if err != nil || u.Scheme != "http" {
		return ""
	}
	if u.Hostname() == "localhost" {
		u.Host = net.JoinHostPort("127.0.0.1", u.Port()) // in a container from scratch nobody resolves names
	}
	return u.JoinPath("readyz").String()
}

// hereAt gives the address by which this machine reaches what listens there.
func hereAt(listen string) (string, error) {
	host, port, err := net.SplitHostPort(listen)
	if err != nil {
		return "", fmt.Errorf("--listen %s: %w; write it as %s", listen, err, defaultListen)
	}
	if ip := net.ParseIP(host); host == "" || ip != nil && ip.IsUnspecified() {
		host = "127.0.0.1"
		if strings.Contains(listen, "[::]") {
			host = "::1"
		}
	}
	return "http://" + net.JoinHostPort(host, port) + "/readyz", nil
}

func askHealth(ctx context.Context, address string) error {
	ctx, cancel := context.WithTimeout(ctx, healthPatience)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return err
	}
	answer, err := (&http.Client{Transport: &http.Transport{}}).Do(r) // no proxy stands before this machine
	if err != nil {
		return fmt.Errorf("no server answers at %s: %w; say which one with --data DIR, its folder, or --listen ADDRESS", r.URL.Host, unreached(err))
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return fmt.Errorf("%s says %s", address, answer.Status)
	}
	return nil
}

// unreached is why nobody answered, without the request around it.
func unreached(err error) error {
	var at *net.OpError
	if errors.As(err, &at) {
		return at.Err
	}
	return err
}
