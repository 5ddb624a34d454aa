package fetch

import (
	"html"
	"regexp"
	"strings"

	"parallax"
)

// maxPerson is how long the words for a person may be, in bytes.
const maxPerson = 300

// mailAddress finds a mail address in words; it is linear and matches within one word.
var mailAddress = regexp.MustCompile(`[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9.-]{1,190}\.[A-Za-z]{2,24}`)

// people gives the persons that the elements of these names hold; of the first name that has any.
func people(e *element, names ...string) []parallax.FeedPerson {
	for _, name := range names {
		var found []parallax.FeedPerson
		for _, k := range e.all(name) {
			if p := person(k); p != (parallax.FeedPerson{}) {
				found = append(found, p)
			}
		}
		if len(found) > 0 {
			return found
		}
	}
	return nil
}

// person reads a person: with parts of its own as in Atom, or in words: "mail (name)", "name <mail>".
func person(e *element) parallax.FeedPerson {
	if e == nil {
		return parallax.FeedPerson{}
	}
	words := html.UnescapeString(e.words())
	if strings.Contains(words, "</") {
		words = plainText(words)
	}
	p := personWords(words)
	if !e.has() {
		return p
	}
	part := func(names ...string) string { return flat(e.first(names...).words()) }
	name := part(append(both("name"), "itunes:name", "foaf:name", "title")...)
	email := part(append(both("email"), "itunes:email")...)
	address := part(both("uri", "url", "homepage")...)
	if name == "" && email == "" && address == "" {
		return p
	}
	p = personWords(name)
	if email != "" {
		p.Email = strings.TrimPrefix(email, "mailto:")
	}
	p.URL = resolve(e.base, address)
	return p
}

func personWords(words string) parallax.FeedPerson {
	words = flat(words)
	if len(words) > maxPerson {
		return parallax.FeedPerson{} // a text, not a name
	}
	empty := strings.NewReplacer("()", "", "<>", "") // left by tools for those who give no address
	words = strings.TrimSpace(empty.Replace(words))
	mail := mailAddress.FindString(words)
	if mail == "" {
		return parallax.FeedPerson{Name: words}
	}
	name := empty.Replace(strings.NewReplacer("mailto:", "", mail, "").Replace(words))
	name = strings.Trim(flat(name), " \"'<>")
	if strings.HasPrefix(name, "(") && strings.HasSuffix(name, ")") {
		name = name[1 : len(name)-1]
	}
	return parallax.FeedPerson{Name: flat(name), Email: mail}
}
