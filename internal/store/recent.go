package store

import (
	"maps"
	"slices"
	"strings"
	"time"

	"parallax"
)

const (
	// kept is how far before the latest report an article may be reported and still be at hand.
	// Nothing that arrives now is held against older ones; what arrives late, and is itself
	// older, finds those that are left.
	kept = 60 * 24 * time.Hour

	// keptUndated is how many articles may arrive after one of unknown time before it goes.
	keptUndated = 20_000

	// sweepEvery is after how many articles those no longer needed are looked for.
	sweepEvery = 1000
)

// Recent holds the sketches of recent articles decoded and indexed, since reading hundreds of
// them from the database for each new article would cost more than everything else together.
// What it holds is bounded by the window of time, and so is how common terms are counted. A
// store has one, built from the database when it is first needed, that follows every write.
// Not safe for concurrent use.
type Recent struct {
	// held are the sketches in order of arrival, from number first on; nil for those that went.
	// Story is kept current, Storyline is filled in by Near; they are light.
	held    []*parallax.Sketch
	times   []int64  // of held, by the same place; see timeOf
	newest  []int64  // of each blockPlaces of times the latest there was, of one undated the latest there is
	glances []glance // likewise
	first   int
	at      map[parallax.ArticleID]int
	stories map[parallax.StoryID][]int // numbers of their articles, ascending
	tied    tied
	posts   index
	words   map[string]string // names of outlets and languages, each once
	tongues map[string]uint16 // languages by number, from 1
	count   int               // of articles at hand
	latest  time.Time
	taken   int // articles ever

	decisions []parallax.Decision
	rulings   *parallax.Rulings
	// placed is where the articles stand that people decided about, the old ones too, and ruled
	// the same by story; nil when it must be made anew.
	placed map[parallax.ArticleID]parallax.StoryID
	ruled  map[parallax.StoryID][]parallax.ArticleID

	marks   []uint64   // of sharing, by number less first; all zero between calls
	touched []int32    // of sharing
	hits    []hit      // of sharing
	found   []agreeing // of kin
}

// NewRecent gives one that holds nothing.
func NewRecent() *Recent {
	return &Recent{
		at: map[parallax.ArticleID]int{}, stories: map[parallax.StoryID][]int{}, tied: newTied(),
		posts: index{entries: map[parallax.Term]int32{}}, words: map[string]string{}, tongues: map[string]uint16{}, placed: map[parallax.ArticleID]parallax.StoryID{},
	}
}

// get gives the article of a number.
func (r *Recent) get(number int) *parallax.Sketch { return r.held[number-r.first] }

// place gives where among those held an article is; -1 when it is not at hand.
func (r *Recent) place(a parallax.ArticleID) int {
	if number, known := r.at[a]; known {
		return number - r.first
	}
	return -1
}

// put adds the sketch, or puts it in place of that of an earlier revision of the article.
func (r *Recent) put(k parallax.Sketch) {
	k = k.Light()
	k.Outlet, k.Language = r.once(k.Outlet), r.once(k.Language)
	number, known := r.at[k.Article]
	if known {
		old := r.get(number)
		r.unpost(number, old)
		r.stand(number, old.Story, "")
	} else {
		number = r.first + len(r.held)
		r.held, r.times = append(r.held, nil), append(r.times, never)
		r.glances = append(r.glances, glance{})
		r.at[k.Article] = number
		r.count++
	}
	r.held[number-r.first] = &k
	r.look(number-r.first, &k)
	r.post(number, &k)
	r.stand(number, "", k.Story)
	if k.Story != "" && k.Storyline != "" {
		r.tied.tie(k.Story, k.Storyline)
	}
	if k.At.After(r.latest) {
		r.latest = k.At
	}
	if r.taken++; r.taken%sweepEvery == 0 {
		r.sweep()
	}
}

// once gives a short text that many articles have, in memory once and apart from the page it stood in.
func (r *Recent) once(s string) string {
	have, ok := r.words[s]
	if !ok {
		have = strings.Clone(s)
		r.words[have] = have
	}
	return have
}

// insert puts a number into an ascending list; it mostly goes to the end.
func insert(list []int, number int) []int {
	at := len(list)
	if at > 0 && list[at-1] > number {
		at, _ = slices.BinarySearch(list, number)
	}
	return slices.Insert(list, at, number)
}

// drop takes a number out of an ascending list.
func drop(list []int, number int) []int {
	if at, ok := slices.BinarySearch(list, number); ok {
		return slices.Delete(list, at, at+1)
	}
	return list
}

// stand notes that an article stands no more in one story and now in another; "" is none. A
// story of which nothing is at hand is forgotten with its storyline.
func (r *Recent) stand(number int, from, to parallax.StoryID) {
	if from != "" {
		if list := drop(r.stories[from], number); len(list) > 0 {
			r.stories[from] = list
		} else {
			delete(r.stories, from)
		}
	}
	if to != "" {
		r.stories[to] = insert(r.stories[to], number)
	}
}

// sweep lets go of sketches that nothing will be held against, and of storylines of stories that went.
func (r *Recent) sweep() {
	for i, k := range r.held {
		if k == nil {
			continue
		}
		if !k.At.IsZero() && r.latest.Sub(k.At) <= kept || k.At.IsZero() && len(r.held)-i <= keptUndated {
			continue
		}
		number := r.first + i
		r.unpost(number, k)
		r.stand(number, k.Story, "")
		delete(r.at, k.Article)
		r.held[i], r.times[i], r.glances[i] = nil, never, glance{}
		r.count--
	}
	gone := 0
	for gone < len(r.held) && r.held[gone] == nil {
		gone++
	}
	r.held, r.times = slices.Clone(r.held[gone:]), slices.Clone(r.times[gone:])
	r.glances = slices.Clone(r.glances[gone:])
	r.newest = nil
	for at, t := range r.times {
		r.report(at, t)
	}
	r.first += gone
	r.tied.keep(func(id parallax.StoryID) bool { return len(r.stories[id]) > 0 })
}

// Add takes over an article with its placement and what that changed for others; it does in
// memory what place does in the database.
func (r *Recent) Add(k parallax.Sketch, p *parallax.Placement) {
	k.Story, k.Storyline, k.Like = p.Story, p.Storyline, p.Like
	r.put(k)
	r.moved(k.Article, p.Story)
	if p.Held {
		return
	}
	r.Regroup(&parallax.Regrouping{Moves: p.Moves, Merge: p.MergeOthers})
	for _, from := range p.Merge {
		r.merge(from, p.Story)
	}
	if p.Storyline == "" {
		return
	}
	for _, id := range p.Link {
		r.tied.tie(id, p.Storyline)
	}
	for _, from := range p.MergeLines {
		r.tied.merge(from, p.Storyline)
	}
}

// Regroup does what was found by looking again.
func (r *Recent) Regroup(g *parallax.Regrouping) {
	for _, m := range g.Moves {
		isNew := len(r.stories[m.To]) == 0 // as in the database, where only then it gets the storyline
		r.move(m.Article, m.To)
		if isNew && r.tied.of[m.To] == "" {
			r.tied.tie(m.To, r.tied.of[m.From])
		}
	}
	for _, pair := range g.Merge {
		r.merge(pair[0], pair[1])
	}
	for id, line := range g.Lines {
		r.tied.tie(id, line)
	}
	for _, pair := range g.MergeLines {
		r.tied.merge(pair[0], pair[1])
	}
}

// Standing gives the articles at hand that stand in a story, in order of arrival. The sketches share
// memory with it: do not write to what they hold.
func (r *Recent) Standing() (out []parallax.Sketch) {
	for _, k := range r.held {
		if k != nil && k.Story != "" {
			out = append(out, *k)
			out[len(out)-1].Storyline = r.tied.of[k.Story]
		}
	}
	return out
}

// sizeOfLine gives how many articles of a storyline are at hand.
func (r *Recent) sizeOfLine(line parallax.StorylineID) (size int) {
	for _, id := range r.tied.stories[line] {
		size += len(r.stories[id])
	}
	return size
}

// ofLine gives the articles at hand of a storyline, as Standing does.
func (r *Recent) ofLine(line parallax.StorylineID) (out []parallax.Sketch) {
	var numbers []int
	for _, id := range r.tied.stories[line] {
		numbers = append(numbers, r.stories[id]...)
	}
	slices.Sort(numbers)
	for _, number := range numbers {
		out = append(out, *r.get(number))
		out[len(out)-1].Storyline = line
	}
	return out
}

// move takes an article into another story.
func (r *Recent) move(a parallax.ArticleID, to parallax.StoryID) {
	r.moved(a, to)
	if number, ok := r.at[a]; ok {
		k := r.get(number)
		r.stand(number, k.Story, to)
		k.Story = to
		r.report(number-r.first, timeOf(k))
	}
}

// merge takes all articles of a story into another.
func (r *Recent) merge(from, into parallax.StoryID) {
	for a, story := range r.placed {
		if story == from {
			r.moved(a, into)
		}
	}
	for _, number := range slices.Clone(r.stories[from]) {
		r.move(r.get(number).Article, into)
	}
}

// moved follows where an article stands that people decided about.
func (r *Recent) moved(a parallax.ArticleID, to parallax.StoryID) {
	if _, ruled := r.placed[a]; ruled {
		r.placed[a], r.ruled = to, nil
	}
}

// ruling gives the articles that people decided about by the story they stand in.
func (r *Recent) ruling() map[parallax.StoryID][]parallax.ArticleID {
	if r.ruled != nil {
		return r.ruled
	}
	r.ruled = map[parallax.StoryID][]parallax.ArticleID{}
	for _, a := range slices.Sorted(maps.Keys(r.placed)) {
		if story := r.placed[a]; story != "" {
			r.ruled[story] = append(r.ruled[story], a)
		}
	}
	return r.ruled
}

// Len is how many articles are at hand.
func (r *Recent) Len() int { return r.count }
