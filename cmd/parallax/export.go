package main

import (
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"parallax"
	"parallax/internal/dossier"
	"parallax/internal/pipeline"
	"parallax/internal/web"
)

// siteList names the file that lists what an export wrote, so that the next one may replace it.
const siteList = ".parallax-site"

func exportCommand() *cobra.Command {
	var w where
	var dir string
	site := web.Site{LineName: pipeline.LineName}
	c := &cobra.Command{
		Use:   "export --data DIR | --store FILE --site DIR",
		Short: "Write the pages of a store as a site of files that needs no server",
		Long: `Export writes what serve shows as files into a folder that is new, empty or of an earlier
export, of which files that are no longer part of the site are removed. Links work wherever
the folder stands. Articles are written to their beginnings, since a site is for others.`,
		Example: "  parallax export --data ~/news --site public --base https://news.example/",
		Args:    usage(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			if dir == "" {
				return usageError{errors.New("export needs --site DIR, the folder to write to")}
			}
			if _, err := dossier.In(site.Language); err != nil {
				return usageError{err}
			}
			if err := site.Check(); err != nil {
				return usageError{err}
			}
			return exportSite(c, &w, dir, site)
		},
	}
	w.flags(c)
	c.Flags().StringVar(&dir, "site", "", "folder to write to (needed)")
	c.Flags().StringVar(&site.Base, "base", "", "address the site will stand at, for its feeds; without it there are none")
	c.Flags().StringVar(&site.Language, "language", "en", "language of the pages: "+strings.Join(parallax.TextLanguages(), ", "))
	c.Flags().BoolVar(&site.Whole, "whole-articles", false, "write whole articles; see to it that you may")
	return c
}

func exportSite(c *cobra.Command, w *where, dir string, site web.Site) (err error) {
	old, err := oldSite(dir)
	if err != nil {
		return err
	}
	s, err := w.open(c.Context(), false)
	if err != nil {
		return err
	}
	defer closing(s, &err)
	if _, err := s.Index(c.Context()); err != nil { // outlets are found by it
		return err
	}
	var names []string
	err = web.Export(c.Context(), s, slog.New(slog.NewTextHandler(c.ErrOrStderr(), nil)), site, func(name string, data []byte) error {
		file, err := inside(dir, name)
		if err == nil {
			err = os.MkdirAll(filepath.Dir(file), 0o755)
		}
		if err != nil {
			return err
		}
		names = append(names, name)
		return os.WriteFile(file, data, 0o644)
	})
	if err != nil {
		return errors.Join(err, listed(dir, names))
	}
	for _, name := range old {
		if file, err := inside(dir, name); err == nil && !slices.Contains(names, name) {
			if err := os.Remove(file); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return err
			}
		}
	}
	if err := os.WriteFile(filepath.Join(dir, siteList), []byte(strings.Join(names, "\n")+"\n"), 0o644); err != nil {
		return err
	}
	_, err = fmt.Fprintf(c.OutOrStdout(), "wrote %d files to %s\n", len(names), dir)
	return err
}

// listed adds names to the list of the folder, so that the next export takes up what one that broke off has written.
func listed(dir string, names []string) error {
	if len(names) == 0 {
		return nil
	}
	f, err := os.OpenFile(filepath.Join(dir, siteList), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	_, err = f.WriteString(strings.Join(names, "\n") + "\n")
	return errors.Join(err, f.Close())
}

// oldSite gives the names of the files that an earlier export wrote into the folder. The error
// is for a folder that holds something else.
func oldSite(dir string) ([]string, error) {
	raw, err := os.ReadFile(filepath.Join(dir, siteList))
	if err == nil {
		return strings.Fields(string(raw)), nil
	}
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, err
	case len(entries) > 0:
		return nil, fmt.Errorf("%s: holds files that no export wrote; name a new or empty folder", dir)
	}
	return nil, nil
}

// inside gives the path of a file of the site in the folder, and an error for one that would
// lie elsewhere.
func inside(dir, name string) (string, error) {
	if !filepath.IsLocal(filepath.FromSlash(name)) || path.Clean(name) != name {
		return "", fmt.Errorf("%w: file name %q", parallax.ErrInvalid, name)
	}
	return filepath.Join(dir, filepath.FromSlash(name)), nil
}
