package fetch

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"net/mail"
	"net/textproto"
	"strings"

	"parallax"
)

const (
	// maxArchive is how much of a saved page is read, in times of what a page may have:
	// browsers put the pictures of a page into the file, some of them before it.
	maxArchive = 10
	// maxParts is how many parts of a saved page are looked at.
	maxParts = 2000
)

// looksMHTML reports whether text begins with the header of a page that a browser saved into
// one file (RFC 2557).
func looksMHTML(text []byte) bool {
	name, _, ok := bytes.Cut(text[:min(len(text), 100)], []byte(":"))
	if !ok || len(name) == 0 || bytes.ContainsAny(name, " \t\r\n<{[") {
		return false
	}
	header, _, _ := bytes.Cut(bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n")), []byte("\n\n"))
	header = bytes.ToLower(header)
	return bytes.Contains(header, []byte("content-type:")) && bytes.Contains(header, []byte("multipart/related"))
}

// mhtml reads a page that a browser saved into one file. Its address, where it is not given,
// is the one it was saved from; it was fetched when it was saved.
func (r *reader) mhtml(s source, in *bufio.Reader) error {
	p := parallax.Page{Input: s.name, URL: s.url, File: s.file}
	if err := r.unfold(&p, io.LimitReader(in, maxArchive*r.MaxBytes)); err != nil {
		p.Failure = "broken MHTML: " + oneLine(err.Error())
	}
	return r.give(p)
}

// unfold finds the page among the parts of a saved file.
func (r *reader) unfold(p *parallax.Page, in io.Reader) error {
	message, err := mail.ReadMessage(in)
	if err != nil {
		return err
	}
	_, params, err := mime.ParseMediaType(message.Header.Get("Content-Type"))
	if err != nil || params["boundary"] == "" {
		return errors.New("no parts")
	}
	if when, err := message.Header.Date(); err == nil {
		p.Fetched = when
	}
	saved := firstAddress(message.Header.Get("Snapshot-Content-Location"), message.Header.Get("Content-Location"))
	start := params["start"]
	parts := multipart.NewReader(message.Body, params["boundary"])
	for range maxParts {
		part, err := parts.NextPart()
		switch {
		case errors.Is(err, io.EOF):
			return errors.New("no page among its parts")
		case err != nil:
			return err
		}
		if kind := mediaType(http.Header(part.Header)); kind != "text/html" && kind != "application/xhtml+xml" || start != "" && part.Header.Get("Content-ID") != start {
			continue
		}
		if p.URL == "" {
			p.URL = firstAddress(part.Header.Get("Content-Location"), saved)
		}
		r.fillPart(p, part.Header, part)
		return nil
	}
	return fmt.Errorf("no page among its first %d parts", maxParts)
}

// fillPart takes a part as the page. multipart has undone quoted-printable already.
func (r *reader) fillPart(p *parallax.Page, header textproto.MIMEHeader, in io.Reader) {
	if strings.EqualFold(header.Get("Content-Transfer-Encoding"), "base64") {
		in = base64.NewDecoder(base64.StdEncoding, in)
	}
	body, err := readAtMost(in, r.MaxBytes)
	switch {
	case errors.Is(err, parallax.ErrRefused):
		p.Failure = r.tooLarge()
	case err != nil:
		p.Failure = "broken MHTML: " + oneLine(err.Error())
	case binary(body), isPDF(body):
		p.Failure = errNoPage.Error()
	default:
		p.Body, p.MediaType, p.Header = body, "text/html", http.Header{"Content-Type": {header.Get("Content-Type")}}
	}
}

// firstAddress gives the first of the values that is an address of the web.
func firstAddress(values ...string) string {
	for _, v := range values {
		if isAddress(v) {
			return v
		}
	}
	return ""
}
