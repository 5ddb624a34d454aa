package extract

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

func TestSlim(t *testing.T) {
	for page, want := range map[string]string{
		`<p>a<!-- b --><p>c`:                                               `<p>a<!----><p>c`,
		`<script>if (a<b) "</p>"</script><p>c`:                             `<script></script><p>c`,
		`<SCRIPT src=x>var a</SCRIPT ><p title="<script>">c`:               `<SCRIPT src=x></SCRIPT ><p title="<script>">c`,
		`<script type="application/ld+json">{}</script><style>p{}</style>`: `<script type="application/ld+json">{}</script><style></style>`,
		`<textarea><script>a</script></textarea><script>b</script>`:        `<textarea><script>a</script></textarea><script></script>`,
		`<p>a<!-- b <p>c`: `<p>a<!-- b <p>c`,
		`<script><!-- <script>a</script> --></script>b`: `<script><!-- <script>a</script> --></script>b`,
		`<script>a`:                                     `<script>a`,
		`<svg><style>a</style></svg>b`:                  `<svg><style>a</style></svg>b`,
		`<a title=x"y><script>b</script>`:               `<a title=x"y><script></script>`,
		`<a title = "x>y"><!--b-->`:                     `<a title = "x>y"><!---->`,
		`a < b <3 </p <!-- c --> <!doctype> <!-- d -->`: `a < b <3 </p <!-- c --> <!doctype> <!---->`,
	} {
		if got := slim(page); got != want {
			t.Errorf("slim(%q)\n got %q\nwant %q", page, got, want)
		}
	}
}

// FuzzSlim holds the tree of the slim page against that of the whole page without the words
// of scripts, style sheets and comments.
func FuzzSlim(f *testing.F) {
	names, _ := filepath.Glob("testdata/*.html")
	for _, name := range names {
		page, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(page))
	}
	for _, s := range []string{`<svg/><style>a</style>`, `<math><title><script>`, `<noscript><!--</noscript>-->a`, `<!-->a-->`, `<!--a--!>b-->`, `<select><title><!--a--></select>`, `<a/='">'><!--"-->`, `<![CDATA[<script>]]>a`, `</script a="<!--">b`, `<a =">"><!--c-->`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, page string) {
		if len(page) > 1<<16 {
			return
		}
		whole, err := html.Parse(strings.NewReader(page))
		if err != nil {
			return
		}
		got, err := html.Parse(strings.NewReader(slim(page)))
		if err != nil {
			t.Fatalf("parses %v", err)
		}
		if a, b := wordless(got), wordless(whole); a != b {
			t.Errorf("slim %q\n got %s\nwant %s", slim(page), a, b)
		}
	})
}

// wordless renders a tree without what slim may drop.
func wordless(doc *html.Node) string {
	walk(doc, func(n *html.Node) bool {
		switch {
		case n.Type == html.CommentNode:
			n.Data = ""
		case n.Type == html.TextNode && isTag(n.Parent, atom.Script, atom.Style):
			n.Data = ""
		}
		return true
	})
	var out strings.Builder
	if err := html.Render(&out, doc); err != nil {
		return err.Error()
	}
	return out.String()
}
