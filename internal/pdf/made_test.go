package pdf

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"strings"
)

// made writes a PDF of the objects given, numbered from 1; the first is the catalog.
func made(objects ...string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	var at []int
	for i, o := range objects {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	table := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, a := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", a)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, table)
	return b.Bytes()
}

// stream is an object with bytes; packed, they are deflated.
func stream(dictionary, body string, packed bool) string {
	if packed {
		var z bytes.Buffer
		w := zlib.NewWriter(&z)
		w.Write([]byte(body))
		w.Close()
		body, dictionary = z.String(), dictionary+" /Filter /FlateDecode"
	}
	return fmt.Sprintf("<< %s /Length %d >>\nstream\n%s\nendstream", dictionary, len(body), body)
}

const (
	catalog = "<< /Type /Catalog /Pages 2 0 R >>"
	onePage = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
	page    = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"
	font    = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
)

// written is a PDF of one page with a line of text for each line given.
func written(lines ...string) []byte {
	body := "BT /F1 12 Tf 14 TL 72 700 Td (" + strings.Join(lines, ") Tj T* (") + ") Tj ET"
	return made(catalog, onePage, page, stream("", body, false), font)
}

// scanned is a PDF of one page that holds a picture alone.
func scanned() []byte {
	return made(catalog, onePage,
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> >>",
		stream("", "q 612 0 0 792 0 0 cm /I Do Q", false),
		stream("/Type /XObject /Subtype /Image /Width 4 /Height 4 /ColorSpace /DeviceGray /BitsPerComponent 8", strings.Repeat("\x80", 16), false))
}

// hostile are PDFs that were made to do harm, written when they are asked for; each must end within the bounds, with text or
// an error.
func hostile() map[string]func() []byte {
	deep := strings.Repeat("[", 200_000) + strings.Repeat("]", 200_000)
	form := func(n, of int) string {
		return stream(fmt.Sprintf("/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X %d 0 R >> /Font << /F1 5 0 R >> >>", of), strings.Repeat("/X Do ", n)+"BT /F1 9 Tf (again) Tj ET", false)
	}
	called := strings.Replace(page, "/Font <<", "/XObject << /X 6 0 R >> /Font <<", 1)
	doubling := []string{catalog, onePage, called, stream("", "/X Do", false), font}
	for i := range 24 { // each calls the next ten times
		doubling = append(doubling, form(10, 7+i))
	}
	doubling = append(doubling, stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9]", "", false))
	cut := written("Half of this is missing.")
	return map[string]func() []byte{
		"nested arrays": func() []byte {
			return made(catalog, onePage, strings.Replace(page, "/MediaBox", "/Deep "+deep+" /MediaBox", 1), stream("", "BT /F1 12 Tf (deep) Tj ET", false), font)
		},
		"a page tree in a loop": func() []byte { return made(catalog, "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>") },
		"its own parent": func() []byte {
			return made(catalog, "<< /Type /Pages /Kids [3 0 R] /Count 1 /Parent 3 0 R >>", "<< /Type /Pages /Kids [2 0 R] /Count 1 /Parent 2 0 R >>")
		},
		"two billion pages": func() []byte {
			return made(catalog, "<< /Type /Pages /Kids [3 0 R] /Count 2000000000 >>", page, stream("", "BT /F1 12 Tf (one) Tj ET", false), font)
		},
		"a form within itself": func() []byte { return made(catalog, onePage, called, stream("", "/X Do", false), font, form(2, 6)) },
		"forms that multiply":  func() []byte { return made(doubling...) },
		"a length in a loop": func() []byte {
			return made(catalog, onePage, page, "<< /Length 4 0 R >>\nstream\nBT ET\nendstream", font)
		},
		"a stream without end": func() []byte { return made(catalog, onePage, page, bomb(512<<20), font) },
		"many words on one sheet": func() []byte {
			return made(catalog, onePage, page, stream("", "BT /F1 1 Tf "+strings.Repeat("(word after word ) Tj ", 100_000)+"ET", true), font)
		},
		"cut in the middle": func() []byte { return cut[:len(cut)/2] },
		"no objects":        func() []byte { return []byte("%PDF-1.7\n%%EOF") },
		"noise": func() []byte {
			return []byte("%PDF-1.7\n" + strings.Repeat("\x00\xff obj << /Length 99999999999 >> stream", 5000))
		},
		"an endless list of xref": func() []byte {
			return []byte("%PDF-1.7\nxref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 1 /Root 1 0 R /Prev 9 >>\nstartxref\n9\n%%EOF")
		},
	}
}

// bomb is a stream of n blanks, deflated twice over to some kilobytes.
func bomb(n int) string {
	var inner, outer bytes.Buffer
	w := zlib.NewWriter(&inner)
	blanks := bytes.Repeat([]byte(" "), 1<<20)
	for range n >> 20 {
		w.Write(blanks)
	}
	w.Close()
	w = zlib.NewWriter(&outer)
	w.Write(inner.Bytes())
	w.Close()
	return fmt.Sprintf("<< /Filter [/FlateDecode /FlateDecode] /Length %d >>\nstream\n%s\nendstream", outer.Len(), outer.String())
}
