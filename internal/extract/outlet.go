package extract

import (
	"net/netip"
	"net/url"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/publicsuffix"
	"golang.org/x/text/unicode/norm"

	"parallax"
	"parallax/internal/language"
)

// outletOf tells who publishes: by the host of the address when the directory knows it,
// else by the name the page gives itself, else the bare domain.
func outletOf(address, name string, dir *parallax.Directory) parallax.Outlet {
	host := hostOf(address)
	if host != "" {
		if o, ok := dir.ByHost(host); ok {
			return o
		}
	}
	name = clean(name)
	if name != "" {
		if o, ok := dir.ByName(name); ok && (host == "" || o.Domain == "" || sharesDomain(o.Domain, host)) {
			return o
		}
	}
	return parallax.Outlet{Name: name, Domain: siteAt(address)}
}

// outletWithin tells the outlet of a page that has no metadata and no address, or one of a machine without a name: by its
// <title>, else by the domain of the one house its mail addresses belong to. The name is then
// what the page prints that reads like that domain: "Lindmar Gazette" for lindmargazette.example.
func outletWithin(doc *html.Node, m *metadata, dir *parallax.Directory) parallax.Outlet {
	if name := siteInTitle(m.title, m.headings); name != "" {
		return outletOf("", name, dir)
	}
	if m.mail == "" {
		return parallax.Outlet{}
	}
	if o, ok := dir.ByHost(m.mail); ok {
		return o
	}
	return parallax.Outlet{Name: printedName(doc, m, m.mail), Domain: m.mail}
}

// withDomain gives the outlet, with the domain where it has none.
func withDomain(o parallax.Outlet, domain string) parallax.Outlet {
	if o.Domain == "" {
		o.Domain = domain
	}
	return o
}

// printedName gives the name a page prints that reads like its domain, spelled as printed:
// "Küstenbote" for kuestenbote.example. It is looked for in the titles, in the texts and
// picture descriptions of mastheads and in copyright lines; "" when none is there.
func printedName(doc *html.Node, m *metadata, domain string) string {
	label, _, _ := strings.Cut(domain, ".")
	label = hostForm(label, plainLetters)
	name := ""
	try := func(s string) {
		if len(s) > 2*maxName || name != "" && name != strings.ToUpper(name) {
			return // a name in capitals is kept only until a better one comes
		}
		for _, part := range nameParts(s) {
			if len(part) <= maxName && readsLike(part, label) && (name == "" || part != strings.ToUpper(part)) {
				name = part
				return
			}
		}
	}
	try(m.title)
	try(m.meta["og:title"])
	walk(doc, func(n *html.Node) bool {
		switch {
		case n.Type == html.TextNode:
			try(n.Data)
		case isTag(n, atom.Img, atom.A, atom.Svg):
			for _, key := range []string{"alt", "title", "aria-label"} {
				if v := attr(n, key); v != "" {
					try(v)
				}
			}
		}
		return !isTag(n, atom.Script, atom.Style)
	})
	return name
}

// maxName is the longest name of an outlet in bytes.
const maxName = 60

// nameParts gives what may be a name in a line: its parts between bars and dashes, without
// the years, signs and words of copyright lines and logos.
func nameParts(s string) []string {
	var out []string
	for _, part := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("|–—·•»,:()", r) }) {
		for _, p := range append([]string{part}, strings.Split(part, " - ")...) {
			words := strings.Fields(clean(p))
			for len(words) > 0 && besideName(words[0]) {
				words = words[1:]
			}
			for len(words) > 0 && besideName(words[len(words)-1]) {
				words = words[:len(words)-1]
			}
			if len(words) > 0 {
				out = append(out, strings.Trim(strings.Join(words, " "), " .-"))
			}
		}
	}
	return out
}

// besideName reports whether a word stands beside names in mastheads and imprints.
func besideName(w string) bool {
	bare := strings.Trim(strings.ToLower(w), ".")
	if bare == "©" || bare == "-" || slices.Contains(language.AllWalls().Imprint, bare) {
		return true
	}
	return strings.Trim(w, "0123456789-–") == ""
}

// readsLike reports whether a name folds to the label of a host, with umlauts written out
// or dropped, and with or without an article in front.
func readsLike(name, label string) bool {
	names := []string{name}
	if article, rest, ok := strings.Cut(name, " "); ok && language.IsDefinite(article) {
		names = append(names, rest)
	}
	for _, name := range names {
		for _, letters := range []*strings.Replacer{plainLetters, writtenLetters} {
			if form := hostForm(name, letters); len(form) >= 3 && (form == label || "the"+form == label || form+"online" == label) {
				return true
			}
		}
	}
	return false
}

var (
	// plainLetters are letters that no decomposition parts from their marks.
	plainLetters   = strings.NewReplacer("ß", "ss", "ø", "o", "æ", "ae", "œ", "oe", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "ı", "i")
	writtenLetters = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss", "å", "aa", "ø", "oe", "æ", "ae", "œ", "oe", "ł", "l", "ı", "i")
)

// hostForm spells a name as hosts are spelled: Latin letters and digits.
func hostForm(name string, letters *strings.Replacer) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(letters.Replace(norm.NFC.String(strings.ToLower(name)))) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
}

// domainOf is the registrable domain of a host, or the host where there is none.
func domainOf(host string) string {
	if d, err := publicsuffix.EffectiveTLDPlusOne(host); err == nil {
		return d
	}
	return host
}

// siteAt tells sites apart: the registrable domain of an address, with the port where the host is none that can be registered:
// on one machine different ports are different servers.
func siteAt(address string) string {
	host := hostOf(address)
	u, err := url.Parse(address)
	if err != nil || u.Port() == "" {
		return domainOf(host)
	}
	if !unnamed(host) {
		return domainOf(host)
	}
	return strings.ToLower(u.Host)
}

// unnamed reports whether a host has no name that can be registered: it is a number, this machine, or none.
func unnamed(host string) bool {
	_, err := netip.ParseAddr(host)
	return err == nil || host == "localhost" || host == ""
}

func sharesDomain(domain, host string) bool {
	return host == domain || strings.HasSuffix(host, "."+domain) || domainOf(host) == domainOf(domain)
}

// siteNames gives the folded names under which a page calls its site, for cutting them off titles.
func siteNames(m *metadata, address string, outlet parallax.Outlet) []string {
	var out []string
	for _, n := range append([]string{m.meta["og:site_name"], m.meta["application-name"], m.meta["apple-mobile-web-app-title"], m.meta["twitter:site"], m.meta["publisher"], m.linked.Publisher, m.linked.Section, m.meta["article:section"], outlet.Name, domainOf(hostOf(address)), hostOf(address)}, outlet.Names...) {
		if f := fold(n); f != "" && !strings.Contains(n, "://") {
			out = append(out, f)
		}
	}
	if host := domainOf(hostOf(address)); host != "" {
		label, _, _ := strings.Cut(host, ".")
		out = append(out, fold(label))
	}
	return out
}
