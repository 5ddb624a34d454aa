package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"strconv"
	"syscall"
)

// listening takes the address, so that a command that cannot have it ends before it has begun anything. An error names the
// address, and what to do where another program has it.
func listening(ctx context.Context, listen string) (net.Listener, error) {
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", listen)
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, fmt.Errorf("listen on %s: another program, perhaps another parallax, has this port; end it, or give another with --listen", listen)
	case err != nil:
		return nil, fmt.Errorf("listen on %s: %w", listen, err)
	}
	return listener, nil
}

// answering answers at the listener until the context ends; then requests under way are finished.
func answering(ctx context.Context, listener net.Listener, handler http.Handler, log *slog.Logger) error {
	server := &http.Server{
		Handler: handler, ReadHeaderTimeout: headerPatience, ReadTimeout: readPatience, WriteTimeout: writePatience, IdleTimeout: idlePatience,
		MaxHeaderBytes: mostHeader, ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelDebug),
	}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(listener) }()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
	}
	stopping, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopPatience)
	defer cancel()
	return server.Shutdown(stopping)
}

// frontAddress gives the address of the front page to type into a browser of this machine: what listens to all addresses is
// not at 0.0.0.0.
func frontAddress(listener net.Listener) string {
	host := listener.Addr().String()
	if tcp, ok := listener.Addr().(*net.TCPAddr); ok && tcp.IP.IsUnspecified() {
		host = net.JoinHostPort("localhost", strconv.Itoa(tcp.Port))
	}
	return "http://" + host + "/"
}
