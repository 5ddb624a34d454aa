package web

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"net/http"
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	"parallax"
	"parallax/internal/dossier"
)

// articlePage is the model of ui/article.tmpl.
type articlePage struct {
	head
	Article    parallax.Article
	State      string
	Story      parallax.StoryID
	URL        string // an address of the web, or ""
	Heading    []stretch
	Paragraphs []paragraph
	Noticed    []noticed
	Findings   []string
	Excerpt    bool      // only the beginning is shown
	Why        []because // reasons of the state and of the placement
}

// paragraph is a line of the text. Of one with which a post of a live blog begins, At says when it was posted, as Date.String writes it, and Clock
// the time of day that the page prints where the day is not known; both are "" for others.
type paragraph struct {
	Parts     []stretch
	At, Clock string
}

// stretch is a piece of the text with what was noticed there.
type stretch struct {
	Text  string
	Class string // the kinds noticed, for the style sheet; "" for plain words
	Says  string // the same for people
}

// noticed is what one kind of annotation found, with how it was read.
type noticed struct {
	Name  string
	Class string // how it is marked in the text
	Rows  []noticedRow
}

type noticedRow struct{ Words, Read string }

// marked are the kinds that are shown in the text: what a reader wants to see read rightly.
var marked = []parallax.AnnotationKind{parallax.KindName, parallax.KindQuantity, parallax.KindMoment, parallax.KindQuote, parallax.KindAttribution, parallax.KindWord}

// article shows an article with everything noticed in it.
func (s *Server) article(w http.ResponseWriter, r *http.Request, l *dossier.Locale) error {
	id := parallax.ArticleID(r.PathValue("id"))
	found, err := s.store.Articles(r.Context(), []parallax.ArticleID{id})
	if err != nil {
		return err
	}
	story, err := s.store.StoryOf(r.Context(), id)
	if err != nil {
		return err
	}
	c := &found[0]
	a := &c.Article
	p := articlePage{
		head: head{Title: a.Title, Lang: a.Language}, Article: *a, Story: story, State: l.Text("page." + string(a.State)), URL: webAddress(a.URL),
		Heading: stretches(l, c, parallax.FieldTitle, 0, len(a.Title)),
	}
	if a.Title == "" {
		p.Title, p.Lang = pageName(a.Input), ""
	}
	end := len(a.Text)
	if s.options.Reachable && !s.options.Whole {
		end = excerpt(a.Text)
		p.Excerpt = end < len(a.Text)
	}
	p.Noticed = tables(l, c, end)
	for from := 0; from < end; {
		to := end
		if i := strings.IndexByte(a.Text[from:end], '\n'); i >= 0 {
			to = from + i
		}
		if to > from {
			p.Paragraphs = append(p.Paragraphs, paragraphOf(l, c, from, to))
		}
		from = to + 1
	}
	for _, f := range a.Findings {
		p.Findings = append(p.Findings, l.Text("finding."+f.What))
	}
	if p.Why, err = s.reasons(r.Context(), l, slices.Concat(a.Why, c.Why)); err != nil {
		return err
	}
	return s.show(w, l, http.StatusOK, "article.tmpl", p)
}

// paragraphOf gives the line of the text between two places.
func paragraphOf(l *dossier.Locale, c *parallax.Covered, from, to int) paragraph {
	p := paragraph{Parts: stretches(l, c, parallax.FieldText, from, to)}
	posts := c.Article.Entries
	i := sort.Search(len(posts), func(i int) bool { return posts[i].Span.Start >= from })
	if i < len(posts) && posts[i].Span.Start < to {
		if p.At = posts[i].Time.String(); p.At == "" {
			p.Clock = posts[i].Clock
		}
	}
	return p
}

// articleIDs finds the IDs of articles in reasons, as parallax.MakeID writes them.
var articleIDs = regexp.MustCompile(`\ba_[0-9a-z]+\b`)

// because is a reason as a page tells it: what was looked at, in the reader's language where there is a text for it, and
// what was seen there, as it was recorded.
type because struct {
	What   said
	Value  string
	Weight string // what it added to the score it belongs to; "" for none
}

// reasons tells reasons, with the titles of the articles that they name by ID; one that is gone keeps its ID.
func (s *Server) reasons(ctx context.Context, l *dossier.Locale, why []parallax.Reason) (out []because, err error) {
	for _, reason := range why {
		b := because{What: said{reason.What, "en"}, Value: reason.Value}
		if label := l.Text("why." + reason.What); label != "why."+reason.What {
			b.What = said{label, l.Tag}
		}
		if reason.Weight != 0 {
			b.Weight = strconv.FormatFloat(reason.Weight, 'f', 2, 64)
		}
		for _, id := range articleIDs.FindAllString(b.Value, -1) {
			found, err := s.store.Articles(ctx, []parallax.ArticleID{parallax.ArticleID(id)})
			if err != nil && !errors.Is(err, parallax.ErrNotFound) {
				return nil, err
			}
			if len(found) > 0 && found[0].Article.Title != "" {
				b.Value = strings.ReplaceAll(b.Value, id, "“"+found[0].Article.Title+"”")
			}
		}
		out = append(out, b)
	}
	return out, nil
}

// excerptBytes is how much of a text those see at most that the owner lets in from elsewhere:
// about three sentences.
const excerptBytes = 600

// excerpt gives the length of the beginning of a text that is shown in place of all of it: whole
// words, and never more than a third of it.
func excerpt(text string) int {
	end := min(excerptBytes, len(text)/3)
	for end > 0 && !utf8.RuneStart(text[end]) {
		end--
	}
	if i := strings.LastIndexAny(text[:end], " \n"); i > 0 {
		end = i
	}
	return end
}

// stretches cuts a part of a field at the edges of what was noticed in it.
func stretches(l *dossier.Locale, c *parallax.Covered, field parallax.Field, from, to int) []stretch {
	text, err := c.Article.Source(parallax.Span{Field: field})
	if err != nil {
		return nil
	}
	// How many annotations of each kind begin (or end) at a place.
	changes := map[int]map[parallax.AnnotationKind]int{from: {}, to: {}}
	change := func(at int, k parallax.AnnotationKind, by int) {
		if changes[at] == nil {
			changes[at] = map[parallax.AnnotationKind]int{}
		}
		changes[at][k] += by
	}
	for i := range c.Notes {
		n := &c.Notes[i]
		plain := n.Word != nil && n.Word.Neutral // noticed only for the sake of its weighty neighbours
		if n.Span.Field == field && slices.Contains(marked, n.Kind) && !plain && n.Span.Start < to && n.Span.End > from {
			change(max(from, n.Span.Start), n.Kind, 1)
			change(min(to, n.Span.End), n.Kind, -1)
		}
	}
	cuts := slices.Sorted(maps.Keys(changes))
	open := map[parallax.AnnotationKind]int{}
	var out []stretch
	for i := range len(cuts) - 1 {
		for k, by := range changes[cuts[i]] {
			open[k] += by
		}
		var class, says []string
		for _, k := range marked {
			if open[k] > 0 {
				class, says = append(class, "n-"+string(k)), append(says, l.Text("note."+string(k)))
			}
		}
		out = append(out, stretch{Text: text[cuts[i]:cuts[i+1]], Class: strings.Join(class, " "), Says: strings.Join(says, ", ")})
	}
	return out
}

// tables lists what was noticed, kind by kind, each reading of the same words once: of the text no more than up to end, so that
// quotes do not tell what an excerpt leaves out.
func tables(l *dossier.Locale, c *parallax.Covered, end int) []noticed {
	var out []noticed
	for _, k := range marked {
		t, listed := noticed{Name: l.Text("note." + string(k)), Class: "n-" + string(k)}, map[noticedRow]bool{}
		for i := range c.Notes {
			n := &c.Notes[i]
			if n.Kind != k || n.Word != nil && n.Word.Neutral || n.Span.Field == parallax.FieldText && n.Span.End > end {
				continue
			}
			words, err := c.Article.Words(n.Span)
			if err != nil {
				continue
			}
			how := read(n)
			if n.Moment != nil {
				how, _ = l.Reason(how) // why there is no value
				how = length(l, how)
			}
			if k == parallax.KindQuantity || k == parallax.KindMoment {
				how = l.Reading(how) // names and sources are words, in which "May" is no month
			}
			if row := (noticedRow{words, how}); !listed[row] {
				listed[row] = true
				t.Rows = append(t.Rows, row)
			}
		}
		if len(t.Rows) > 0 {
			out = append(out, t)
		}
	}
	return out
}

// iso is a length of time as ISO 8601 writes it.
var iso = regexp.MustCompile(`^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$`)

// length gives a length of time for people; what is none stays.
func length(l *dossier.Locale, value string) string {
	m := iso.FindStringSubmatch(value)
	if m == nil {
		return value
	}
	var out []string
	for i, unit := range []string{"Y", "M", "W", "D", "H", "min", "S"} {
		if m[i+1] != "" {
			out = append(out, strings.ReplaceAll(l.Text("length."+unit), "{n}", m[i+1]))
		}
	}
	return cmp.Or(strings.Join(out, " "), value)
}

// read gives how an annotation was read, in the words of the annotations.
func read(n *parallax.Annotation) string {
	switch n.Kind {
	case parallax.KindName:
		return join(n.Name.Canonical, string(n.Name.Type), n.Name.Role)
	case parallax.KindQuantity:
		return join(n.Quantity.Label(), n.Quantity.Thing)
	case parallax.KindMoment:
		if n.Moment.Refused != "" {
			return n.Moment.Refused
		}
		if label := n.Moment.Label(); label != "" {
			return label
		}
		return n.Moment.Value
	case parallax.KindQuote:
		return join(n.Quote.Speaker, n.Quote.Strength, string(n.Quote.Form))
	case parallax.KindAttribution:
		return join(n.Attribution.Name, strings.Join(n.Attribution.Via, ", "))
	case parallax.KindWord:
		return string(n.Word.Class)
	}
	return ""
}

func join(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " · ")
}

// webAddress gives the address when it is one of the web, else "".
func webAddress(s string) string {
	if strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://") {
		return s
	}
	return ""
}
