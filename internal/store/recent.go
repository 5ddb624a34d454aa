package store

import (
	"maps"
	"slices"
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

// Recent holds what recent articles are found by, and sketches decoded, since reading hundreds of
// them from the database for each new article would cost more than everything else together.
// What it holds is bounded by the window of time, and so is how common terms are counted; of sketches
// that are kept in a database too only those that were asked for lately. A store has one, built from the database when it is first needed, that follows every write.
// Not safe for concurrent use.
type Recent struct {
	held    []atHand // in order of arrival, from number first on
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

	// read gives sketches from where they are kept, light ones; nil when they are kept nowhere else.
	read   func([]parallax.ArticleID) ([]parallax.Sketch, error)
	most   int       // of those at hand whole, where they are kept elsewhere too
	wholes int       // how many are
	hand   int       // a place in held: whose turn it is to be let go of
	turned time.Time // when it was everybody's
	now    func() time.Time
	failed error // of read; what is here may be wrong from then on

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
		posts: index{entries: map[parallax.Term]int32{}}, most: mostWhole, now: time.Now, words: map[string]string{}, tongues: map[string]uint16{}, placed: map[parallax.ArticleID]parallax.StoryID{},
	}
}

// get gives what is always at hand of the article of a number.
func (r *Recent) get(number int) *atHand { return &r.held[number-r.first] }

// place gives where among those held an article is; -1 when it is not at hand.
func (r *Recent) place(a parallax.ArticleID) int {
	if number, known := r.at[a]; known {
		return number - r.first
	}
	return -1
}

// put adds the sketch, or puts it in place of that of an earlier revision of the article: call whole for that one before the new one is
// kept elsewhere.
func (r *Recent) put(k parallax.Sketch) {
	number, known := r.at[k.Article]
	if known {
		r.unpost(number, r.whole(number))
		r.stand(number, r.get(number).story, "")
	} else {
		number = r.first + len(r.held)
		r.held, r.times = append(r.held, atHand{article: k.Article}), append(r.times, never)
		r.glances = append(r.glances, glance{})
		r.at[k.Article] = number
		r.count++
	}
	r.hold(number, &k)
	r.look(number - r.first)
	r.post(number, &k)
	r.stand(number, "", k.Story)
	if k.Story != "" && k.Storyline != "" {
		r.tied.tie(k.Story, k.Storyline)
	}
	if k.At.After(r.latest) {
		r.latest = k.At
	}
	r.letGo()
	if r.taken++; r.taken%sweepEvery == 0 {
		r.sweep()
	}
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
	var old []int
	for i := range r.held {
		h := &r.held[i]
		if h.article != "" && (h.at.IsZero() && len(r.held)-i > keptUndated || !h.at.IsZero() && r.latest.Sub(h.at) > kept) {
			old = append(old, r.first+i)
		}
	}
	r.fetch(old)
	for _, number := range old {
		at, h := number-r.first, r.get(number)
		r.unpost(number, r.whole(number))
		r.stand(number, h.story, "")
		delete(r.at, h.article)
		r.drop(number)
		r.times[at], r.glances[at] = never, glance{}
		r.count--
	}
	gone := 0
	for gone < len(r.held) && r.held[gone].article == "" {
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
func (r *Recent) Standing() []parallax.Sketch {
	var numbers []int
	for at := range r.held {
		if r.held[at].story != "" {
			numbers = append(numbers, r.first+at)
		}
	}
	return r.sketches(numbers)
}

// sizeOfLine gives how many articles of a storyline are at hand.
func (r *Recent) sizeOfLine(line parallax.StorylineID) (size int) {
	for _, id := range r.tied.stories[line] {
		size += len(r.stories[id])
	}
	return size
}

// ofLine gives the articles at hand of a storyline, as Standing does.
func (r *Recent) ofLine(line parallax.StorylineID) []parallax.Sketch {
	var numbers []int
	for _, id := range r.tied.stories[line] {
		numbers = append(numbers, r.stories[id]...)
	}
	slices.Sort(numbers)
	return r.sketches(numbers)
}

// move takes an article into another story.
func (r *Recent) move(a parallax.ArticleID, to parallax.StoryID) {
	r.moved(a, to)
	if number, ok := r.at[a]; ok {
		h := r.get(number)
		r.stand(number, h.story, to)
		h.story = to
		r.report(number-r.first, timeOf(h))
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
		r.move(r.get(number).article, into)
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
