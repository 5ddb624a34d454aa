package fetch

import (
	"strings"
	"testing"
	"time"
)

// savedPage is what a browser saves: a picture first, then the page.
const savedPage = `From: <Saved by a browser>
Snapshot-Content-Location: https://lindmargazette.example/mill
Subject: Mill burns down
Date: Sat, 14 Mar 2026 09:00:00 -0000
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="----edge"

------edge
Content-Type: image/png
Content-Transfer-Encoding: base64
Content-Location: https://lindmargazette.example/mill.png

iVBORw0KGgo=
------edge
Content-Type: text/html; charset=utf-8
Content-ID: <frame@mhtml>
Content-Transfer-Encoding: quoted-printable
Content-Location: https://lindmargazette.example/mill?saved

<!doctype html><title>Mill burns down</title><p class=3D"x">The mill in L=C3=
=B6nmar burned down.
------edge--
`

const savedText = "<!doctype html><title>Mill burns down</title><p class=\"x\">The mill in Lönmar burned down."

func TestMHTML(t *testing.T) {
	crlf := strings.ReplaceAll(savedPage, "\n", "\r\n")
	base64 := strings.Replace(strings.Replace(crlf, "quoted-printable", "base64", 1), "<!doctype html><title>Mill burns down</title><p class=3D\"x\">The mill in L=C3=\r\n=B6nmar burned down.", "PHA+SGVs\r\nbG8=", 1)
	for name, c := range map[string]struct{ file, body, url, failure string }{
		"page.mhtml":    {crlf, savedText, "https://lindmargazette.example/mill?saved", ""},
		"lf.mht":        {savedPage, savedText, "https://lindmargazette.example/mill?saved", ""},
		"gz.mhtml.gz":   {zipped(crlf), savedText, "https://lindmargazette.example/mill?saved", ""},
		"base64.mhtml":  {base64, "<p>Hello", "https://lindmargazette.example/mill?saved", ""},
		"place.mhtml":   {strings.Replace(crlf, "Content-Location: https://lindmargazette.example/mill?saved", "Content-Location: cid:x", 1), savedText, "https://lindmargazette.example/mill", ""},
		"start.mhtml":   {strings.Replace(crlf, "type=\"text/html\"", "start=\"<frame@mhtml>\"", 1), savedText, "https://lindmargazette.example/mill?saved", ""},
		"cut.mhtml":     {crlf[:len(crlf)-40], "", "https://lindmargazette.example/mill?saved", "broken MHTML: unexpected EOF"},
		"none.mhtml":    {strings.Replace(crlf, "text/html; charset", "text/css; charset", 1), "", "", "broken MHTML: no page among its parts"},
		"noparts.mhtml": {"MIME-Version: 1.0\r\n\r\nx", "", "", "broken MHTML: no parts"},
		"large.mhtml":   {crlf, "", "https://lindmargazette.example/mill?saved", "larger than 89 bytes"},
	} {
		o := Options{}
		if name == "large.mhtml" {
			o.MaxBytes = int64(len(savedText)) - 1
		}
		dir := write(t, map[string]string{name: c.file})
		p := collect(t, []string{dir}, "", o)[0]
		if string(p.Body) != c.body || p.URL != c.url || p.Failure != c.failure {
			t.Errorf("%s: body %q\n url %q, failure %q", name, p.Body, p.URL, p.Failure)
		}
		if c.failure == "" && (!p.Fetched.Equal(time.Date(2026, 3, 14, 9, 0, 0, 0, time.UTC)) || p.MediaType != "text/html") {
			t.Errorf("%s: fetched %v, type %q", name, p.Fetched, p.MediaType)
		}
	}
	if p := collect(t, nil, crlf, Options{})[0]; string(p.Body) != savedText {
		t.Errorf("standard input: %q, %q", p.Body, p.Failure)
	}
	if p := collect(t, nil, "Note: the multipart/related matter\n\nIt was dropped.", Options{})[0]; p.MediaType != "text/plain" {
		t.Errorf("a text with a colon is %q", p.MediaType)
	}
}
