package fetch

import (
	"bytes"
	"context"
	"encoding/json"

	"parallax"
)

// mediaTypePDF marks a page that is a PDF as it came.
const mediaTypePDF = "application/pdf"

// isPDF reports whether bytes are a PDF, told by what it begins with: some have a byte order mark or blanks before it.
func isPDF(body []byte) bool {
	head := bytes.TrimLeft(bytes.TrimPrefix(body[:min(len(body), 100)], []byte("\xEF\xBB\xBF")), " \t\r\n")
	return bytes.HasPrefix(head, []byte("%PDF-"))
}

// layer makes of a page that is a PDF one that is its text layer. Of the file nothing else is kept, as of a page that a
// browser saved into one file: pictures and fonts may be a hundred times the text. err is what Failure says, too.
func (o Options) layer(ctx context.Context, p *parallax.Page) (err error) {
	if p.MediaType != mediaTypePDF || o.AsCame || p.Failure != "" {
		return nil
	}
	body := p.Body
	p.Body, p.MediaType = nil, ""
	if o.PDF == nil {
		p.Failure = parallax.Texts()["reason.fetch.pdf"]
		return nil
	}
	l, err := o.PDF(ctx, body)
	if err == nil {
		p.Body, err = json.Marshal(l)
	}
	if err != nil {
		p.Body, p.Failure = nil, oneLine(err.Error())
		return err
	}
	p.MediaType = parallax.MediaTypeTextLayer
	return nil
}
