package extract

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/publicsuffix"

	"parallax"
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
	return parallax.Outlet{Name: name, Domain: domainOf(host)}
}

// outletWithin tells the outlet of a page that has neither address nor metadata: by its
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
	label, _, _ := strings.Cut(m.mail, ".")
	o := parallax.Outlet{Domain: m.mail}
	walk(doc, func(n *html.Node) bool {
		if n.Type == html.TextNode && len(n.Data) < 80 && squeeze(strings.ReplaceAll(fold(n.Data), " ", "")) == squeeze(label) && (o.Name == "" || o.Name == strings.ToUpper(o.Name)) {
			o.Name = clean(n.Data)
		}
		return !isTag(n, atom.Script, atom.Style)
	})
	return o
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
