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
	"mime/quotedprintable"
	"net/http"
	"net/mail"
	"net/textproto"
	"strings"

	"golang.org/x/net/html/charset"

	"parallax"
)

// maxNested is how deep parts of a message may lie in parts.
const maxNested = 8

// looksMail reports whether text begins with the header of a message as mail programs save it (RFC 5322, RFC 2045).
func looksMail(text []byte) bool {
	name, _, ok := bytes.Cut(text[:min(len(text), 100)], []byte(":"))
	if !ok || len(name) == 0 || bytes.ContainsAny(name, " \t\r\n<{[") {
		return false
	}
	header, _, _ := bytes.Cut(bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n")), []byte("\n\n"))
	header = append([]byte("\n"), bytes.ToLower(header)...)
	return bytes.Contains(header, []byte("\nfrom:")) && (bytes.Contains(header, []byte("\nmime-version:")) || bytes.Contains(header, []byte("\nmessage-id:")))
}

// mail reads a message, such as a newsletter: its HTML, or its text where there is none. Subject, From and Date, decoded,
// are the header of the page.
func (r *reader) mail(s source, in *bufio.Reader) error {
	p := parallax.Page{Input: s.name, URL: s.url, File: s.file}
	message, err := mail.ReadMessage(io.LimitReader(in, maxArchive*r.MaxBytes))
	if err == nil {
		left := maxParts
		var best mailPart
		err = r.parts(textproto.MIMEHeader(message.Header), message.Body, &best, 0, &left)
		if best.body != nil { // what comes behind it may be broken
			p.Body, p.MediaType, err = best.body, best.media, nil
			p.Header = http.Header{"Content-Type": {best.header.Get("Content-Type")}}
			for _, name := range []string{"Subject", "From", "Date"} {
				p.Header.Set(name, decodedWords(message.Header.Get(name)))
			}
		}
	}
	switch {
	case errors.Is(err, parallax.ErrRefused):
		p.Failure = r.tooLarge()
	case err != nil:
		p.Failure = "broken message: " + oneLine(err.Error())
	case p.Body == nil:
		p.Failure = "no text in this message"
	}
	return r.give(p)
}

// mailPart is the best part of a message so far.
type mailPart struct {
	header textproto.MIMEHeader
	media  string
	body   []byte
}

// parts looks at a part and at the parts in it: the first HTML is best, then the first text. What is attached is none.
func (r *reader) parts(header textproto.MIMEHeader, in io.Reader, best *mailPart, depth int, left *int) error {
	media, params, err := mime.ParseMediaType(header.Get("Content-Type"))
	if err != nil {
		media = "text/plain" // RFC 2045 says so of what is not said or not right
	}
	disposition, _, _ := mime.ParseMediaType(header.Get("Content-Disposition")) // what is not right is not attached
	if *left--; *left < 0 || depth > maxNested || best.media == "text/html" || disposition == "attachment" {
		return nil
	}
	if strings.HasPrefix(media, "multipart/") && params["boundary"] != "" {
		parts := multipart.NewReader(in, params["boundary"])
		for {
			part, err := parts.NextRawPart()
			if errors.Is(err, io.EOF) {
				return nil
			}
			if err != nil {
				return err
			}
			if err := r.parts(part.Header, part, best, depth+1, left); err != nil {
				return err
			}
		}
	}
	if media != "text/html" && (media != "text/plain" || best.body != nil) {
		return nil
	}
	body, err := readAtMost(transferred(header, in), r.MaxBytes)
	switch {
	case err != nil:
		return err
	case binary(body) || isPDF(body):
		return fmt.Errorf("%w in it", errNoPage)
	case len(bytes.TrimSpace(body)) > 0:
		if media == "text/plain" && strings.EqualFold(params["format"], "flowed") {
			body = unflowed(body, strings.EqualFold(params["delsp"], "yes"))
		}
		*best = mailPart{header, media, body}
	}
	return nil
}

// transferred undoes how a part was made to fit into lines of ASCII.
func transferred(header textproto.MIMEHeader, in io.Reader) io.Reader {
	switch strings.ToLower(strings.TrimSpace(header.Get("Content-Transfer-Encoding"))) {
	case "base64":
		return base64.NewDecoder(base64.StdEncoding, in)
	case "quoted-printable":
		return quotedprintable.NewReader(in)
	}
	return in
}

// maxHeaderLine bounds each line of a header that is kept: a subject is a title.
const maxHeaderLine = 1000

// decodedWords gives a line of a header as it is read; what cannot be decoded stays as it came.
func decodedWords(s string) string {
	s = s[:min(len(s), 10*maxHeaderLine)] // encoded it is longer
	d := mime.WordDecoder{CharsetReader: charset.NewReaderLabel}
	if out, err := d.DecodeHeader(s); err == nil {
		s = out
	}
	s = strings.ToValidUTF8(strings.Join(strings.Fields(s), " "), "\uFFFD")
	if len(s) > maxHeaderLine {
		s = strings.ToValidUTF8(s[:maxHeaderLine], "")
	}
	return s
}
