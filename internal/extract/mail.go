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
	if sender, err := mail.ParseAddress(from); err == nil {
		_, host, _ := strings.Cut(sender.Address, "@")
		a.Outlet = senderOf(clean(sender.Name), strings.ToLower(host), dir)
	}
	if when, err := mail.ParseDate(page.Header.Get("Date")); err == nil && plausible(when) {
		a.Published = parallax.Date{Time: when, Precision: "second", Zoned: true, From: "mail"}
		if !a.Updated.IsZero() && before(a.Updated, a.Published) {
			a.Updated = parallax.Date{}
		}
	}
	return nil
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
