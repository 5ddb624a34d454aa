package fetch

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"parallax"
)

// pageFiles are the endings of files that are read from folders, without ".gz".
var pageFiles = []string{".html", ".htm", ".xhtml", ".mhtml", ".mht", ".eml", ".pdf", ".txt", ".md", ".jsonl", ".json", ".warc", ".xml", ".rss", ".atom", ".rdf", ".opml"}

// format gives the ending of a file name in lower case without ".gz", and whether it is one
// of pageFiles.
func format(name string) (ext string, known bool) {
	name = strings.TrimSuffix(strings.ToLower(name), ".gz")
	ext = filepath.Ext(name)
	for _, e := range pageFiles {
		if e == ext {
			return ext, true
		}
	}
	return ext, false
}

// folder reads the pages below a folder in alphabetical order. Hidden files and folders are
// left alone; files that are no pages, and dossiers of ours, are told to PassedOver together.
func (r *reader) folder(ctx context.Context, root string) error {
	pages, others := 0, []string(nil)
	var files []string
	closed := map[string]string{} // what cannot be entered, and why
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			files = append(files, path)
			closed[path] = plain(err)
			return ctx.Err() // the walk goes on beside it
		}
		hidden := strings.HasPrefix(d.Name(), ".") && path != root
		switch {
		case hidden && d.IsDir():
			return fs.SkipDir
		case hidden || d.IsDir():
		default:
			if ext, ok := format(path); ok && !(strings.HasPrefix(ext, ".htm") && beginsAsDossier(path)) {
				files = append(files, path)
			} else {
				others = append(others, path)
			}
		}
		return ctx.Err()
	})
	if err != nil {
		return err
	}
	for _, f := range files {
		read := func() error { return r.file(ctx, f) }
		if why, ok := closed[f]; ok {
			read = func() error { return r.fail(f, "%s", why) }
		}
		if err := read(); err != nil {
			return err
		}
		pages++
	}
	if len(others) > 0 {
		r.PassedOver(root, others)
	}
	if pages == 0 {
		return r.fail(root, "no pages in this folder")
	}
	return nil
}

// beginsAsDossier reports whether a file is a dossier of ours; one that cannot be opened is none.
func beginsAsDossier(path string) bool {
	f, err := openRegular(path)
	if err != nil {
		return false
	}
	defer f.Close()
	head, _ := io.ReadAll(io.LimitReader(f, sniffBytes))
	return ownDossier(head)
}

// file reads one file.
func (r *reader) file(ctx context.Context, path string) error {
	f, err := openRegular(path)
	if err != nil {
		return r.fail(path, "%s", plain(err))
	}
	defer f.Close()
	return r.stream(ctx, source{name: path, file: path}, f)
}

// rowFile reads the page that a JSON line names as a file: any file, since the rows are the
// user's own (row refuses the others).
func (r *reader) rowFile(ctx context.Context, row rowHead, folder string) error {
	path := row.File
	if _, err := os.Stat(path); err != nil && !filepath.IsAbs(path) {
		path = filepath.Join(folder, row.File)
	}
	f, err := openRegular(path)
	if err != nil {
		return r.give(parallax.Page{Input: row.ID, URL: row.URL, File: row.File, Failure: plain(err)})
	}
	defer f.Close()
	return r.single(ctx, source{name: row.ID, file: path, url: row.URL}, f)
}

// openRegular opens a file, and refuses what is none: opening a pipe can wait for ever,
// a device can be without end.
func openRegular(path string) (*os.File, error) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, err
	case info.IsDir():
		return nil, errors.New("a folder where a file is needed")
	case info.Mode()&fs.ModeNamedPipe != 0:
		return nil, errors.New("a pipe where a file is needed; pages can be piped to standard input")
	case !info.Mode().IsRegular():
		return nil, errors.New("a device or socket where a file is needed")
	}
	return os.Open(path)
}

// plain says in a few words what is wrong with a file.
func plain(err error) string {
	var path *fs.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "no such file or folder"
	case errors.Is(err, fs.ErrPermission):
		return "no permission to read it"
	case errors.As(err, &path):
		return path.Err.Error()
	}
	return err.Error()
}
