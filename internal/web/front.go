package web

import (
	"cmp"
	"context"
	"maps"
	"math"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"parallax"
	"parallax/internal/dossier"
)

const (
	// perPage is how many stories a page of the list shows, outletsNamed how many outlets of
	// a story it names.
	perPage      = 50
	outletsNamed = 6

	// halfLife is after how long a story needs twice the weight to stand where it stood.
	halfLife = 24 * time.Hour

	// copyWeight is what an outlet counts that brings no origin of its own.
	copyWeight = 0.25
)

// frontPage is the model of ui/front.tmpl.
type frontPage struct {
	head
	Stories    []digestView
	Total      int
	Empty      bool // the store has no story at all
	Filters    []filter
	Chosen     []choice // what narrows the list, to be taken back
	Outlets    []option // of the form that narrows by outlet
	Lacking    []option // the same for stories without one
	Kept       url.Values
	Older      string // address of the next page; "" on the last
	News       int    // stories that are new or changed since the last visit
	SinceVisit string // address of these; "" on the first visit
	Narrowed   bool
	Feeds      string // "?..." that narrows feeds as the list is; "" when it is not
}

// filter is a row of links that narrow the list.
type filter struct {
	Name    string
	Choices []choice
	Rest    []choice // those that are shown when asked for
}

// mostChoices is how many choices of one kind stand in the open.
const mostChoices = 10

// short moves what is too much into the rest; what is chosen stays in the open.
func (f *filter) short() {
	if len(f.Choices) <= mostChoices+2 { // to hide one or two saves nothing
		return
	}
	slices.SortStableFunc(f.Choices, func(a, b choice) int {
		switch {
		case a.Chosen == b.Chosen:
			return 0
		case a.Chosen:
			return -1
		}
		return 1
	})
	f.Choices, f.Rest = f.Choices[:mostChoices], f.Choices[mostChoices:]
}

type choice struct {
	Label, Lang string // Lang when Label is a word of a source
	Address     string
	N           int
	Chosen      bool
}

type digestView struct {
	parallax.Digest
	of         *parallax.Digest // of which Digest is a copy
	Named      string           // the title a person gave; "" without
	More       int              // outlets that are not named
	Siblings   int              // other stories of its storyline
	Kinds      []kindCount
	HasTime    bool
	StoryCount parallax.Counts
	News       string // key of the text that says what is new since the last visit; ""
	Dots       []dot
	Strip      *strip   // of the reports in a storyline; nil elsewhere
	Blind      []string // keys of the texts that say where nobody told it
}

// strip is where the reports of a story stand in the time of its storyline.
type strip struct {
	Bar, Wide   int
	First, Last time.Time
}

// dot stands for an outlet of a story: one with an account of its own, or a copy.
type dot struct {
	X   int
	Own bool
}

// mostDots is how many outlets are drawn.
const mostDots = 20

// dots draws the outlets of a story: those of independent origins, then the others.
func dots(c parallax.Counts) (out []dot) {
	for i := range min(max(c.Outlets, 0), mostDots) {
		out = append(out, dot{5 + 11*i, i < c.Origins})
	}
	return out
}

// DotsWide is how wide the drawing of the outlets is.
func (v *digestView) DotsWide() int { return 11 * len(v.Dots) }

type kindCount struct {
	Kind parallax.DifferenceKind
	N    int
}

// filterKeys are the choices that narrow the list; they stay when another is made.
var filterKeys = []string{"lang", "language", "country", "topic", "tag", "outlet", "without", "kind", "blind", "since", "order"}

// front lists the stories by weight and freshness, or the newest first, narrowed by what is
// in the address.
func (s *Server) front(w http.ResponseWriter, r *http.Request, l *dossier.Locale) error {
	all, err := s.store.Digests(r.Context())
	if err != nil {
		return err
	}
	if len(all) == 0 && s.options.Engine != nil {
		followed, err := s.store.Feeds(r.Context())
		if err != nil {
			return err
		}
		return s.showStart(w, r, l, http.StatusOK, startPage{Followed: followed, Waits: true})
	}
	n, err := s.narrowed(r)
	if err != nil {
		return err
	}
	n.visit = s.visit(w, r, n.now)
	q, visit := n.q, n.visit
	from, _ := strconv.Atoi(q.Get("from"))
	from = min(max(from, 0), len(all))
	chosen, total := n.chosen(all, from+perPage)
	from, offered := min(from, total), s.offered(&n, all)
	p := frontPage{head: head{Title: l.Text("ui.stories"), Here: r.URL.RequestURI()}, Total: total, Empty: len(all) == 0, Filters: n.filters(l, offered), Kept: url.Values{}}
	p.Chosen = n.taken(l, p.Filters)
	p.Outlets = outletsIn(l, offered.outlets, q.Get("outlet"), q.Get("without"))
	p.Lacking = slices.Clone(p.Outlets)
	for i := range p.Lacking {
		p.Lacking[i].Chosen = p.Lacking[i].Value == q.Get("without")
	}
	for _, k := range filterKeys {
		if v := q.Get(k); v != "" {
			p.Narrowed = p.Narrowed || k != "lang" && k != "order"
			if k != "outlet" && k != "without" {
				p.Kept.Set(k, v)
			}
		}
	}
	p.Feeds = strings.TrimPrefix(with(q, "order", q.Get("order")), "/") // narrowed as the list is
	p.Stories = digestViews(chosen[min(from, len(chosen)):], all)
	for i := range p.Stories {
		p.Stories[i].News = news(&p.Stories[i].Digest, visit)
		p.Stories[i].Blind = n.blindTo(&p.Stories[i].Digest)
	}
	for i := range all {
		if news(all[i], visit) != "" {
			p.News++
		}
	}
	if !visit.IsZero() {
		p.SinceVisit = with(q, "since", "visit")
	}
	if err := s.name(r.Context(), p.Stories); err != nil {
		return err
	}
	if from+perPage < total {
		p.Older = with(q, "from", strconv.Itoa(from+perPage))
	}
	return s.show(w, l, http.StatusOK, "front.tmpl", p)
}

// chosen gives the first of the stories asked for among all, most of them at most, in the order asked for, and how many there are.
func (n *narrowing) chosen(all []*parallax.Digest, most int) (first []*parallax.Digest, total int) {
	fit := all
	if n.narrows() {
		fit = those(all, n.fits)
	}
	if n.q.Get("order") == "newest" {
		return fit[:min(most, len(fit))], len(fit)
	}
	type weighed struct { // once, since each is compared with others
		weight float64
		at     int
	}
	weights := make([]weighed, len(fit))
	for i, g := range fit {
		weights[i] = weighed{weight(g, n.now), i}
	}
	for _, w := range least(weights, most, func(a, b weighed) int { return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.at, b.at)) }) {
		first = append(first, fit[w.at])
	}
	return first, len(fit)
}

// narrows reports whether the list is not of all stories.
func (n *narrowing) narrows() bool {
	return slices.ContainsFunc(filterKeys, func(k string) bool { return k != "lang" && k != "order" && n.q.Get(k) != "" })
}

// those gives the digests that fit, in a list of their own: that of all is shared.
func those(all []*parallax.Digest, fits func(*parallax.Digest) bool) (out []*parallax.Digest) {
	for _, g := range all {
		if fits(g) {
			out = append(out, g)
		}
	}
	return out
}

// weight orders stories: the doubles of their independent origins, with a little for other
// outlets, less the days since their last report. What has no time comes last.
func weight(g *parallax.Digest, now time.Time) float64 {
	if g.Last.IsZero() {
		return math.Inf(-1)
	}
	told := float64(g.Counts.Origins) + copyWeight*float64(max(0, g.Counts.Outlets-g.Counts.Origins))
	return math.Log2(1+told) - float64(max(0, now.Sub(g.Last)))/float64(halfLife)
}

// name fills in the titles that people gave.
func (s *Server) name(ctx context.Context, list []digestView) error {
	titles, err := s.titles(ctx)
	for i := range list {
		list[i].Named = titles[list[i].Story]
	}
	return err
}

// narrowing is what narrows the list of stories.
type narrowing struct {
	q         url.Values
	now       time.Time
	visit     time.Time                     // the last before this one; zero for none
	countries map[string]string             // by outlet
	tagged    map[parallax.StoryID][]string // tags of the feeds it came from

	topics []topicStories // those that are kept
	topic  *topicStories  // the one that the list is narrowed to; nil for none

	polyglot, lands bool // outlets are read in several languages, of several countries
}

// reach says whether outlets are read in several languages and of several countries: else that a story is told in
// one of them says nothing.
func (s *Server) reach(ctx context.Context, countries map[string]string) (languages, lands bool, err error) {
	f, err := s.counted(ctx)
	some := map[string]bool{}
	for _, c := range countries {
		some[c] = true
	}
	return len(f.languages) > 1, len(some) > 1, err
}

// blinds are the ways in which a story may be told by few, as the address names them.
var blinds = []string{"country", "language", "origin"}

// blind tells, for each of blinds, whether a story that several outlets tell was told by nobody beyond one country, one
// language, one origin. Of outlets whose country is not known nothing is said. It is asked of every story for each page.
func (n *narrowing) blind(g *parallax.Digest) (out [3]bool) {
	if g.Counts.Outlets < 2 {
		return out
	}
	out[0] = n.lands && len(g.Outlets) > 1
	for i := 0; out[0] && i < len(g.Outlets); i++ {
		land := n.countries[g.Outlets[i]]
		out[0] = land != "" && land == n.countries[g.Outlets[0]]
	}
	out[1] = n.polyglot && len(g.Languages) == 1
	out[2] = g.Counts.Origins == 1
	return out
}

// blindTo gives the keys of the texts of what blind tells.
func (n *narrowing) blindTo(g *parallax.Digest) (out []string) {
	for i, is := range n.blind(g) {
		if is {
			out = append(out, "web.blind."+blinds[i])
		}
	}
	return out
}

// isBlind tells one of blinds; false for what is none.
func (n *narrowing) isBlind(g *parallax.Digest, way string) bool {
	at := slices.Index(blinds, way)
	return at >= 0 && n.blind(g)[at]
}

// narrowed reads what narrows the list from the address.
func (s *Server) narrowed(r *http.Request) (narrowing, error) {
	countries, err := s.countries.meanwhile(r.Context(), s.options.Now(), s.store.Countries)
	if err != nil {
		return narrowing{}, err
	}
	tagged, err := s.tagged.meanwhile(r.Context(), s.options.Now(), s.store.Tagged)
	n := narrowing{q: r.URL.Query(), now: s.options.Now(), countries: countries, tagged: tagged}
	if err == nil {
		n.polyglot, n.lands, err = s.reach(r.Context(), countries)
	}
	if err == nil {
		err = s.topicNarrowed(r.Context(), &n)
	}
	return n, err
}

// spans are the times that can be chosen.
var spans = []struct {
	name string
	last time.Duration
}{{"day", 24 * time.Hour}, {"week", 7 * 24 * time.Hour}, {"month", 30 * 24 * time.Hour}}

// fits reports whether a story is among those asked for.
func (n *narrowing) fits(g *parallax.Digest) bool {
	tag, outlet, kind, land, feed := n.q.Get("language"), n.q.Get("outlet"), n.q.Get("kind"), n.q.Get("country"), n.q.Get("tag")
	without, blind := n.q.Get("without"), n.q.Get("blind")
	return (tag == "" || slices.Contains(g.Languages, tag)) && (outlet == "" || slices.Contains(g.Outlets, outlet)) &&
		(without == "" || !slices.Contains(g.Outlets, without)) && (blind == "" || n.isBlind(g, blind)) &&
		(n.topic == nil || n.topic.has(g)) && (feed == "" || slices.Contains(n.tagged[g.Story], feed)) &&
		(kind == "" || g.Kinds[parallax.DifferenceKind(kind)] > 0) &&
		(land == "" || slices.ContainsFunc(g.Outlets, func(o string) bool { return n.countries[o] == land })) && n.inTime(g)
}

func (n *narrowing) inTime(g *parallax.Digest) bool {
	since := n.q.Get("since")
	if since == "visit" {
		return news(g, n.visit) != ""
	}
	for _, x := range spans {
		if x.name == since {
			return !g.Last.IsZero() && n.now.Sub(g.Last) <= x.last
		}
	}
	return true
}

// filters offers what occurs: languages, countries, tags of feeds, kinds of difference, and times.
func (n *narrowing) filters(l *dossier.Locale, o *offers) []filter {
	differences := filter{Name: l.Text("ui.differences")}
	for _, k := range parallax.DifferenceKinds {
		if o.kinds[k] > 0 {
			differences.Choices = append(differences.Choices, n.choice("kind", string(k), l.Text("kind."+string(k)), o.kinds[k]))
		}
	}
	times := filter{Name: l.Text("web.time")}
	for _, x := range spans {
		times.Choices = append(times.Choices, n.choice("since", x.name, l.Text("web.time."+x.name), 0))
	}
	order := filter{Name: l.Text("web.order"), Choices: []choice{n.choice("order", "newest", l.Text("web.search.newest"), 0)}}
	out := []filter{
		n.counted(l.Text("web.language"), "language", o.languages, l.Language), n.counted(l.Text("web.country"), "country", o.lands, func(c string) string { return country(l, c) }),
		differences, times,
	}
	out = slices.DeleteFunc(out, func(f filter) bool {
		return len(f.Choices) < 2 && !slices.ContainsFunc(f.Choices, func(c choice) bool { return c.Chosen })
	})
	if blind := n.counted(l.Text("web.blind"), "blind", o.few, func(b string) string { return l.Text("web.blind." + b) }); len(blind.Choices) > 0 {
		out = append(out, blind)
	}
	if topics := n.topicFilter(l); len(topics.Choices) > 0 {
		out = slices.Insert(out, 0, topics)
	}
	if tagged := n.counted(l.Text("web.tag"), "tag", o.tags, func(tag string) string { return tag }); len(tagged.Choices) > 0 {
		out = append(out, tagged) // one is a choice too: not every story has it
	}
	for i := range out {
		out[i].short()
	}
	return append(out, order)
}

// taken gives the choices that narrow the list, those of the form among them and those that no story is left to offer.
func (n *narrowing) taken(l *dossier.Locale, filters []filter) (out []choice) {
	for _, f := range filters {
		for _, c := range f.Choices {
			if c.Chosen {
				out = append(out, c)
			}
		}
	}
	for _, key := range []string{"topic", "language", "country", "tag", "kind", "blind"} {
		value := n.q.Get(key)
		if value == "" || slices.ContainsFunc(out, func(c choice) bool { return c.Address == with(n.q, key, value) }) {
			continue
		}
		label := value
		if key == "topic" && n.topic != nil {
			label = cmp.Or(n.topic.Name, value)
		}
		out = append(out, n.choice(key, value, label, 0))
	}
	if outlet := n.q.Get("outlet"); outlet != "" {
		out = append(out, n.choice("outlet", outlet, outlet, 0))
	}
	if outlet := n.q.Get("without"); outlet != "" {
		out = append(out, n.choice("without", outlet, l.Text("web.without")+" "+outlet, 0))
	}
	return out
}

// counted makes a filter of values with the number of stories that have each, the commonest first.
func (n *narrowing) counted(name, key string, values map[string]int, label func(string) string) filter {
	f := filter{Name: name}
	for v, count := range values {
		f.Choices = append(f.Choices, n.choice(key, v, label(v), count))
	}
	slices.SortFunc(f.Choices, func(a, b choice) int { return cmp.Or(b.N-a.N, cmp.Compare(a.Label, b.Label)) })
	return f
}

func (n *narrowing) choice(key, value, label string, count int) choice {
	return choice{label, "", with(n.q, key, value), count, n.q.Get(key) == value}
}

// with gives the address of the list with one choice changed: taken back where it stands
// already. Paging starts anew with another choice.
func with(q url.Values, key, value string) string {
	next := url.Values{}
	for _, k := range filterKeys {
		if v := q.Get(k); v != "" {
			next.Set(k, v)
		}
	}
	if next.Get(key) == value {
		next.Del(key)
	} else {
		next.Set(key, value)
	}
	if len(next) == 0 {
		return "/"
	}
	return "/?" + next.Encode()
}

// outletsIn lists the outlets of all stories for the forms that narrow by one, and those asked for; the first is chosen.
func outletsIn(l *dossier.Locale, outlets map[string]int, chosen, other string) []option {
	if other != "" && outlets[other] == 0 {
		outlets = maps.Clone(outlets) // it is shared
		outlets[other] = 1
	}
	return options(l, outlets, chosen, func(name string) string { return name })
}

// digestViews prepares digests for the list; all are the digests among which the other
// stories of a storyline are counted.
func digestViews(shown, all []*parallax.Digest) []digestView {
	lines := map[parallax.StorylineID]int{} // of those shown
	for _, g := range shown {
		lines[g.Storyline] = 0
	}
	for _, g := range all {
		if n, shown := lines[g.Storyline]; shown {
			lines[g.Storyline] = n + 1
		}
	}
	out := make([]digestView, len(shown))
	for i, g := range shown {
		v := digestView{Digest: *g, of: g, HasTime: !g.Last.IsZero(), StoryCount: g.Counts, Dots: dots(g.Counts)}
		if g.Storyline != "" {
			v.Siblings = max(0, lines[g.Storyline]-1)
		}
		for _, k := range parallax.DifferenceKinds {
			if g.Kinds[k] > 0 {
				v.Kinds = append(v.Kinds, kindCount{k, g.Kinds[k]})
			}
		}
		if len(g.Outlets) > outletsNamed {
			v.Outlets, v.More = g.Outlets[:outletsNamed], len(g.Outlets)-outletsNamed
		}
		out[i] = v
	}
	return out
}
