package language

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
)

func TestDecode(t *testing.T) {
	const word = "Küstenwächter über Möwen"
	latin := strings.NewReplacer("ü", "\xfc", "ä", "\xe4", "ö", "\xf6").Replace(word)
	for name, c := range map[string]struct{ body, header, want, warning string }{
		"utf-8":                  {word, "text/html; charset=utf-8", word, ""},
		"no label, utf-8":        {word, "", word, ""},
		"header":                 {latin, "text/html; charset=ISO-8859-1", word, ""},
		"meta":                   {"<meta charset='windows-1252'>" + latin, "", "<meta charset='windows-1252'>" + word, ""},
		"header before meta":     {"<meta charset=koi8-r>" + latin, "text/html; charset=latin1", "<meta charset=koi8-r>" + word, ""},
		"xml":                    {"<?xml version='1.0' encoding='iso-8859-1'?>" + latin, "", "<?xml version='1.0' encoding='iso-8859-1'?>" + word, ""},
		"mark":                   {"\xEF\xBB\xBF" + word, "text/html; charset=koi8-r", word, ""},
		"utf-16":                 {"\xFF\xFEK\x00\xfc\x00", "", "Kü", ""},
		"utf-16 of markup":       {"<\x00\xfc\x00", "", "<ü", ""},
		"utf-32":                 {"\xFF\xFE\x00\x00K\x00\x00\x00\xfc\x00\x00\x00", "", "Kü", ""},
		"utf-32 of markup":       {"\x00\x00\x00<\x00\x00\x00\xfc", "", "<ü", ""},
		"label is wrong":         {word, "text/html; charset=iso-8859-1", word, "but is UTF-8"},
		"utf-8 label is wrong":   {latin, "text/html; charset=utf-8", word, "labelled utf-8, but is not; charset guessed"},
		"unknown label":          {latin, "text/html; charset=x-none", word, `unknown charset "x-none"; charset guessed`},
		"broken in one place":    {strings.Repeat(word, 9) + "\xff", "text/html; charset=utf-8", strings.Repeat(word, 9) + "\uFFFD", "invalid UTF-8 was replaced"},
		"ASCII head, UTF-8 tail": {strings.Repeat("a ", 2000) + word, "", strings.Repeat("a ", 2000) + word, ""},
		"nothing":                {"", "", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			text, from, warning := Decode([]byte(c.body), c.header)
			if text != c.want || from == "" {
				t.Errorf("text %q from %q, want %q", text, from, c.want)
			}
			if (warning == "") != (c.warning == "") || !strings.Contains(warning, c.warning) {
				t.Errorf("warning %q, want %q", warning, c.warning)
			}
		})
	}
}

// FuzzDecode: whatever comes, what is given is valid UTF-8 in a charset that exists, and bytes
// that are valid UTF-8 and say so are given as they are.
func FuzzDecode(f *testing.F) {
	for _, s := range []struct{ body, contentType string }{
		{"caf\xe9", "text/html; charset=iso-8859-1"}, {"<meta charset=shift_jis>\x93\xfa\x96{", ""}, {"\xFF\xFEK\x00\xfc\x00", ""}, {"\x00\x00\xFE\xFFx", "x"},
		{"\x1b$B%F\x1b(B", "text/html; charset=iso-2022-jp"}, {"\xb1\xb1\xbe\xa9", "text/html; charset=gb2312"}, {"\xcb\xc9", "text/html; charset=koi8-r"},
		{"<?xml version='1.0' encoding='utf-16'?>x", ""}, {"K\xfcste", "text/html; charset='utf-8'"}, {"a+AOQ-", "text/html; charset=utf-7"}, {"<meta http-equiv=x content='charset=hz-gb-2312'>~{", ""},
	} {
		f.Add([]byte(s.body), s.contentType)
	}
	f.Fuzz(func(t *testing.T, body []byte, contentType string) {
		text, from, _ := Decode(body, contentType)
		if !utf8.ValidString(text) {
			t.Errorf("%q is no UTF-8", text)
		}
		if enc, _ := charset.Lookup(from); enc == nil && !strings.HasPrefix(from, "utf-32") {
			t.Errorf("charset %q is not known", from)
		}
		if text, _, _ := Decode(body, "text/html; charset=utf-8"); utf8.Valid(body) && text != string(body) {
			if _, _, marked := decodeMarked(body); !marked {
				t.Errorf("%q became %q", body, text)
			}
		}
	})
}
