package fetch

import (
	"strings"
	"testing"

	"parallax"
)

// newsletter is a message as newsletters are: text and HTML of the same, with a picture and something attached.
const newsletter = `Received: by mx.example; Thu, 12 Mar 2026 18:04:00 +0100
From: =?utf-8?q?K=C3=BCstenbote?= <brief@kuestenbote.example>
To: readers@kuestenbote.example
Subject: =?iso-8859-1?q?Hafenbr=FCcke?= nach Riss
 gesperrt
Date: Thu, 12 Mar 2026 18:00:00 +0100
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=outer

A reader that knows no parts shows this.
--outer
Content-Type: multipart/related; boundary=inner

--inner
Content-Type: multipart/alternative; boundary="in most"

--in most
Content-Type: text/plain; charset=utf-8

Die Hafenbrücke ist gesperrt (Text).
--in most
Content-Type: text/html; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

<p>Die Hafenbr=FCcke ist=
 gesperrt.
--in most--
--inner
Content-Type: image/png
Content-Transfer-Encoding: base64

iVBORw0KGgo=
--inner--
--outer
Content-Type: text/html
Content-Disposition: attachment; filename=other.html

<p>Attached.
--outer--
`

func TestMail(t *testing.T) {
	crlf := strings.ReplaceAll(newsletter, "\n", "\r\n")
	simple := "From: a@lindmar.example\nMessage-ID: <1@x>\nSubject: Bridge closed\n"
	for name, c := range map[string]struct{ file, body, media, failure string }{
		"letter.eml":    {crlf, "<p>Die Hafenbr\xfccke ist gesperrt.", "text/html", ""},
		"lf.eml":        {newsletter, "<p>Die Hafenbr\xfccke ist gesperrt.", "text/html", ""},
		"packed.eml.gz": {zipped(crlf), "<p>Die Hafenbr\xfccke ist gesperrt.", "text/html", ""},
		"told":          {crlf, "<p>Die Hafenbr\xfccke ist gesperrt.", "text/html", ""},
		"plain.eml":     {simple + "\nIt is closed.", "It is closed.", "text/plain", ""},
		"base64.eml":    {simple + "Content-Type: text/html\nContent-Transfer-Encoding: BASE64\n\nPHA+SGVs\r\nbG8=", "<p>Hello", "text/html", ""},
		"quoted.eml":    {simple + "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\ncaf=C3=A9 =\nopen", "café open", "text/plain", ""},
		"flowed.eml":    {simple + "Content-Type: text/plain; charset=utf-8; Format=Flowed; DelSp=yes\nContent-Transfer-Encoding: quoted-printable\n\nThe caf=C3=A9 i=20\ns open.\n", "The café is open.\n", "text/plain", ""},
		"textonly.eml":  {strings.Replace(crlf, "text/html; charset=iso-8859-1", "text/x-other", 1), "Die Hafenbrücke ist gesperrt (Text).", "text/plain", ""},
		"cut.eml":       {crlf[:strings.Index(crlf, "--inner\r\nContent-Type: image")], "<p>Die Hafenbr\xfccke ist gesperrt.", "text/html", ""},
		"cutearly.eml":  {crlf[:strings.Index(crlf, "--in most")], "", "", "broken message: unexpected EOF"},
		"attached.eml":  {simple + "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nSee below.\n--b\nContent-Type: text/html\nContent-Disposition: attachment\n\n<p>Attached.\n--b--\n", "See below.", "text/plain", ""},
		"none.eml":      {simple + "Content-Type: image/png\n\nx", "", "", "no text in this message"},
		"noheader.eml":  {"Just some words", "", "", "broken message: "},
		"picture.eml":   {simple + "\n\x89PNG\r\n\x1a\n", "", "", "broken message: neither text nor a web page in it"},
		"large.eml":     {simple + "\n" + strings.Repeat("a", 2000), "", "", "larger than 1000 bytes"},
		"deep.eml":      {simple + nested(40), "", "", "no text in this message"},
		"many.eml":      {simple + "Content-Type: multipart/mixed; boundary=b\n\n" + strings.Repeat("--b\nContent-Type: image/gif\n\nx\n", maxParts+5) + "--b\n\nText\n--b--\n", "", "", "no text in this message"},
	} {
		o := Options{}
		if name == "large.eml" {
			o.MaxBytes = 1000
		}
		dir := write(t, map[string]string{name: c.file})
		p := collect(t, []string{dir + "/" + name}, "", o)[0]
		if string(p.Body) != c.body || p.MediaType != c.media || !strings.HasPrefix(p.Failure, c.failure) || c.failure == "" && p.Failure != "" {
			t.Errorf("%s: %s %q, failure %q", name, p.MediaType, p.Body, p.Failure)
		}
		if strings.HasPrefix(c.body, "<p>Die") && (p.Header.Get("Subject") != "Hafenbrücke nach Riss gesperrt" || !strings.HasPrefix(p.Header.Get("From"), "Küstenbote <") || p.Header.Get("Date") != "Thu, 12 Mar 2026 18:00:00 +0100" || p.Header.Get("Content-Type") != "text/html; charset=iso-8859-1") {
			t.Errorf("%s: header %v", name, p.Header)
		}
	}
	if p := collect(t, []string{"-"}, crlf, Options{})[0]; p.MediaType != "text/html" || p.Failure != "" {
		t.Errorf("piped: %+v", p)
	}
}

// TestMailHeaderIsBounded wants of a subject no more than a title may have.
func TestMailHeaderIsBounded(t *testing.T) {
	p, _ := saved(t.Context(), "x", "x.eml", []byte("From: a\nMessage-ID: <1>\nSubject: "+strings.Repeat("Brücke ", 500_000)+"\n\nIt is closed."), Options{})
	if got := p.Header.Get("Subject"); len(got) > maxHeaderLine || !strings.HasPrefix(got, "Brücke Brücke") || string(p.Body) != "It is closed." {
		t.Errorf("%d bytes of a subject, %q", len(got), p.Body)
	}
}

// nested is a message whose parts lie n deep in each other.
func nested(n int) string {
	text := "\nhidden"
	for i := range n {
		b := strings.Repeat("x", i+1)
		text = "Content-Type: multipart/mixed; boundary=" + b + "\n\n--" + b + "\n" + text + "\n--" + b + "--\n"
	}
	return text
}

// TestNotMail holds that a text which begins like a header is a text.
func TestNotMail(t *testing.T) {
	for _, text := range []string{"From: the port\n\nThe bridge is closed.", "Bridge: closed\nfrom: Tuesday\n\nMime-Version: none", "Subject: x\nMIME-Version: 1.0\n\nText"} {
		if p := collect(t, []string{"-"}, text, Options{})[0]; string(p.Body) != text || p.MediaType != "text/plain" {
			t.Errorf("%q: %+v", text, p)
		}
	}
}

// FuzzMail holds that every message ends as a page or a failure.
func FuzzMail(f *testing.F) {
	f.Add([]byte(newsletter))
	f.Add([]byte("From: a\nMessage-ID: <1>\n" + nested(3)))
	f.Fuzz(func(t *testing.T, body []byte) {
		p, _ := saved(t.Context(), "x", "x.eml", body, Options{MaxBytes: 10_000})
		if (p.Body == nil) == (p.Failure == "") || len(p.Body) > 10_000 || p.MediaType == parallax.MediaTypeRow {
			t.Errorf("%+v", p)
		}
	})
}
