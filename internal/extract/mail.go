package extract

import (
	"net/mail"
	"strings"

	"parallax"
)

// mailed completes an article that was read from a message with what its header says: the headline is the subject, or
// the headline printed in it where the subject holds that; who sent it is the outlet, when it was sent the publication.
// Any other page stays as it is. err is that of reading the page.
func mailed(a *parallax.Article, page parallax.Page, dir *parallax.Directory, err error) error {
	from := page.Header.Get("From")
	if err != nil || page.Status != 0 || from == "" { // a page from the network has a status
		return err
	}
	if subject := clean(page.Header.Get("Subject")); subject != "" && (a.Title == "" || !strings.Contains(fold(subject), fold(a.Title))) {
		a.Title = subject
	}
	if name, host := sender(from); host != "" {
		a.Outlet = senderOf(clean(name), strings.ToLower(host), dir)
	}
	if when, err := mail.ParseDate(page.Header.Get("Date")); err == nil && plausible(when) {
		a.Published = parallax.Date{Time: when, Precision: "second", Zoned: true, From: "mail"}
		if !a.Updated.IsZero() && before(a.Updated, a.Published) {
			a.Updated = parallax.Date{}
		}
	}
	return nil
}

// sender parts a decoded From line in the name and the host of the address; host is empty where there is no address. A name
// may hold what would have to be quoted: it was decoded.
func sender(from string) (name, host string) {
	address := from
	if parsed, err := mail.ParseAddress(from); err == nil {
		name, address = parsed.Name, parsed.Address
	} else if at := strings.LastIndex(from, "<"); at >= 0 {
		name = strings.Trim(from[:at], `" `)
		address, _, _ = strings.Cut(from[at+1:], ">")
	}
	_, host, _ = strings.Cut(address, "@")
	return name, host
}

// senderOf gives the outlet that sent a message: what the directory knows of the host or the name, else both as they are.
func senderOf(name, host string, dir *parallax.Directory) parallax.Outlet {
	if o, ok := dir.ByHost(host); ok {
		return o
	}
	if o, ok := dir.ByName(name); ok && fold(o.Name) == fold(name) {
		return o
	}
	return parallax.Outlet{Name: name, Domain: domainOf(host)}
}
