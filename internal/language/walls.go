package language

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/BurntSushi/toml"
)

// Walls is what pages say around an article, in all languages at once: a page's prompts
// are needed before its language is known, and often stand in another one. The lists are
// read from data/TAG/walls.toml; every phrase is in the form of Fold.
type Walls struct {
	Points    []string `toml:"points"`    // a line that begins so points to another article
	Invites   []string `toml:"invites"`   // to subscribe, follow, share, comment
	Labels    []string `toml:"labels"`    // whole lines that only label what stands beside them
	Continues []string `toml:"continues"` // a link to the rest of the article
	Paywall   []string `toml:"paywall"`   // a demand to pay
	Login     []string `toml:"login"`     // a demand to log in
	Consent   []string `toml:"consent"`   // a demand to accept cookies or terms
	Challenge []string `toml:"challenge"` // a check whether the reader is a person, or a refusal
	Missing   []string `toml:"missing"`   // there is no such page
	Broken    []string `toml:"broken"`    // the server failed
	Scripts   []string `toml:"scripts"`   // the page needs scripts to show anything
	By        []string `toml:"by"`        // before the names of authors
	And       []string `toml:"and"`       // between the names of authors
	Roles     []string `toml:"roles"`     // words of a byline that name no person
	Credit    []string `toml:"credit"`    // before the credit of a picture
	Published []string `toml:"published"` // before the date of publication
	Updated   []string `toml:"updated"`   // before the date of the last change
	Ends      []string `toml:"ends"`      // a short line that ends the article: what follows is about it
	Particles []string `toml:"particles"` // lower-case words inside names
	Notices   []string `toml:"notices"`   // a short paragraph with it is a note of the house: affiliate links, rights
	Genres    []string `toml:"genres"`    // what kind of piece it is, as labels beside its title say
	Sources   []string `toml:"sources"`   // before the name of who a text was taken from
	At        []string `toml:"at"`        // between a date and its time of day
	OClock    []string `toml:"oclock"`    // behind a time of day in digits
	Imprint   []string `toml:"imprint"`   // beside the name of a house in logos and lines of copyright
}

// AllWalls gives the phrases of all languages, without repetition, in order of language tag.
// The data is part of the program: a broken file is a broken build, so it panics.
var AllWalls = sync.OnceValue(func() *Walls {
	files, err := fs.Glob(data, "data/*/walls.toml")
	if err != nil || len(files) == 0 {
		panic(fmt.Sprintf("language: no walls.toml: %v", err))
	}
	all := &Walls{}
	for _, name := range files {
		var w Walls
		meta, err := toml.DecodeFS(data, name, &w)
		if err == nil && len(meta.Undecoded()) > 0 {
			err = fmt.Errorf("unknown field %v", meta.Undecoded()[0])
		}
		if err != nil {
			panic(fmt.Sprintf("language: %s: %v", path.Base(path.Dir(name)), err))
		}
		all.add(&w)
	}
	return all
})

// lists gives the lists of w in a fixed order.
func (w *Walls) lists() []*[]string {
	return []*[]string{&w.Points, &w.Invites, &w.Labels, &w.Continues, &w.Paywall, &w.Login, &w.Consent, &w.Challenge, &w.Missing,
		&w.Broken, &w.Scripts, &w.By, &w.And, &w.Roles, &w.Credit, &w.Published, &w.Updated, &w.Sources, &w.Ends, &w.Notices, &w.Particles, &w.Genres, &w.At, &w.OClock, &w.Imprint}
}

func (w *Walls) add(other *Walls) {
	from := other.lists()
	for i, to := range w.lists() {
		for _, phrase := range *from[i] {
			if phrase = FoldWords(phrase); phrase != "" && !slices.Contains(*to, phrase) {
				*to = append(*to, phrase)
			}
		}
	}
}

// FoldWords gives the words of s in lower case, separated by one blank, without punctuation:
// the form in which phrases of Walls are compared.
func FoldWords(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	gap := false
	for _, r := range s {
		if r < 0x80 { // most are
			switch {
			case 'A' <= r && r <= 'Z':
				r += 'a' - 'A'
			case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
			default:
				gap = b.Len() > 0
				continue
			}
			if gap {
				b.WriteByte(' ')
				gap = false
			}
			b.WriteByte(byte(r))
			continue
		}
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) {
			gap = b.Len() > 0
			continue
		}
		if gap {
			b.WriteByte(' ')
			gap = false
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}
