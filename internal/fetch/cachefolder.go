package fetch

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"time"

	"parallax"
)

// Folder is a Cache of one file for each page, named by a hash of its address: a line of JSON
// that says what the page is, then its bytes. The folder is made when the first page is kept.
type Folder string

// keptHead is the first line of a file.
type keptHead struct {
	URL       string      `json:"url"`
	Status    int         `json:"status"`
	Header    http.Header `json:"header"`
	Fetched   time.Time   `json:"fetched"`
	MediaType string      `json:"media_type"`
	Size      int         `json:"size"` // of the body, in bytes
}

func (f Folder) file(address string) string {
	sum := sha256.Sum256([]byte(address))
	return filepath.Join(string(f), hex.EncodeToString(sum[:16])+".page")
}

// Kept implements Cache. A file that is broken is as good as none.
func (f Folder) Kept(_ context.Context, address string) (parallax.Page, error) {
	file, err := os.Open(f.file(address))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return parallax.Page{}, nil
	case err != nil:
		return parallax.Page{}, err
	}
	defer file.Close()
	in := bufio.NewReader(file)
	line, err := readLine(in)
	var head keptHead
	if err != nil || json.Unmarshal(line, &head) != nil || head.URL != address {
		return parallax.Page{}, nil
	}
	body, err := io.ReadAll(in)
	if err != nil || len(body) != head.Size {
		return parallax.Page{}, nil
	}
	return parallax.Page{URL: head.URL, Status: head.Status, Header: head.Header, Fetched: head.Fetched, MediaType: head.MediaType, Body: body}, nil
}

// Keep implements Cache. The file is there whole or not at all.
func (f Folder) Keep(_ context.Context, p parallax.Page) error {
	head, err := json.Marshal(keptHead{p.URL, p.Status, p.Header, p.Fetched, p.MediaType, len(p.Body)})
	if err != nil {
		return err
	}
	if err := os.MkdirAll(string(f), 0o700); err != nil {
		return err
	}
	file, err := os.CreateTemp(string(f), "*.new")
	if err != nil {
		return err
	}
	defer os.Remove(file.Name()) //nolint:errcheck // gone already when all went well
	_, err = file.Write(append(append(head, '\n'), p.Body...))
	if err = errors.Join(err, file.Close()); err != nil {
		return err
	}
	return os.Rename(file.Name(), f.file(p.URL))
}
