package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"parallax/internal/store"
)

const (
	storeName    = "parallax.db"   // in the data folder
	settingsName = "parallax.toml" // in the data folder
	dataVariable = "PARALLAX_DATA"
)

// where says which store a command works on: a data folder, or a file.
type where struct{ data, file string }

func (w *where) flags(c *cobra.Command) {
	c.Flags().StringVar(&w.data, "data", os.Getenv(dataVariable), "folder with the store and its settings ("+dataVariable+")")
	c.Flags().StringVar(&w.file, "store", "", "database file, instead of a data folder")
	check := c.Args
	c.Args = func(c *cobra.Command, args []string) error {
		if c.Flags().Changed("data") && c.Flags().Changed("store") {
			return usageError{errors.New("--data and --store both say where the store is; give one of them")}
		}
		return check(c, args)
	}
}

// String gives the flag that says the same.
func (w *where) String() string {
	if w.file != "" {
		return "--store " + w.file
	}
	return "--data " + w.data
}

// path is the file of the store.
func (w *where) path() (string, error) {
	switch {
	case w.file != "":
		return w.file, nil
	case w.data != "":
		return filepath.Join(w.data, storeName), nil
	}
	return "", usageError{errors.New("say where the store is: --data DIR (or " + dataVariable + "), or --store FILE")}
}

// open opens the store, which must be there unless it may be made.
func (w *where) open(ctx context.Context, make bool) (*store.Store, error) {
	path, err := w.path()
	if err != nil {
		return nil, err
	}
	_, err = os.Stat(path)
	if errors.Is(err, fs.ErrPermission) {
		return nil, unusable(filepath.Dir(path), err)
	}
	if err != nil && !make {
		return nil, fmt.Errorf("%s: no such store; parallax serve --data DIR makes one", path)
	}
	if make {
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			return nil, unusable(filepath.Dir(path), err)
		}
	}
	return store.Open(ctx, path)
}

// unusable says of a data folder why it cannot be used, and what would help.
func unusable(folder string, err error) error {
	why, help := err, "name another with --data DIR"
	var at *fs.PathError
	if errors.As(err, &at) {
		why = at.Err
	}
	if errors.Is(err, fs.ErrPermission) {
		help = "run parallax as a user who may write there, or name another folder with --data DIR"
	}
	return fmt.Errorf("data folder %s: %w; %s", folder, why, help)
}
