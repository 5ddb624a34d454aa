package parallax

import (
	"fmt"
	"math"
	"time"
)

// Vector is the meaning of a text as a point: unit length, or all zero when the text says nothing.
type Vector []float32

// Dot is the cosine of two unit vectors; 0 when their lengths differ or one is empty.
func (v Vector) Dot(w Vector) float32 {
	if len(v) != len(w) {
		return 0
	}
	var sum float32
	for i := range v {
		sum += v[i] * w[i]
	}
	return sum
}

// Story is the articles on one event.
type Story struct {
	ID StoryID `json:"id"`
	// Storyline is the ID of the storyline it belongs to; empty when it stands alone.
	Storyline StorylineID `json:"storyline,omitempty"`
	Title     string      `json:"title,omitempty"`  // given by a person; empty otherwise
	Locked    bool        `json:"locked,omitempty"` // by a person: no article joins or leaves
	Articles  []ArticleID `json:"articles"`         // in the order they joined
	First     time.Time   `json:"first,omitzero"`
	Last      time.Time   `json:"last,omitzero"`
	// Redirect is the story that this one was merged into; empty while it stands.
	Redirect StoryID `json:"redirect,omitempty"`
}

// Storyline is stories that follow from each other, in order of time.
type Storyline struct {
	ID      StorylineID `json:"id"`
	Title   string      `json:"title,omitempty"`
	Stories []StoryID   `json:"stories"`
}

// Placement is the decision where an article belongs.
type Placement struct {
	// Story is the story it joins or starts; empty when held off.
	Story StoryID `json:"story,omitempty"`
	// Storyline it belongs to; empty when the story stands alone.
	Storyline StorylineID `json:"storyline,omitempty"`
	// Started is true when the article starts the story.
	Started bool `json:"started,omitempty"`
	// Held is true when the article has no text that could be placed.
	Held bool `json:"held,omitempty"`
	// Merge lists stories that this article shows to be the same as Story; the older ID stays.
	Merge []StoryID `json:"merge,omitempty"`
	// MergeOthers lists other stories it shows to be one: the first becomes part of the second.
	MergeOthers [][2]StoryID `json:"merge_others,omitempty"`
	// MergeLines lists storylines that become one with Storyline.
	MergeLines []StorylineID `json:"merge_lines,omitempty"`
	// Link lists stories that join Storyline though they stood alone before.
	Link []StoryID `json:"link,omitempty"`
	// Moves lists earlier articles that this one shows to belong elsewhere. They are made before Merge.
	Moves []Move `json:"moves,omitempty"`
	// Like is kept in the article's sketch.
	Like map[ArticleID]float32 `json:"-"`
	// Score is the calibrated probability that the article belongs to the story; 1 when started.
	Score float64  `json:"score"`
	Why   []Reason `json:"why"`
}

// Move takes an article from one story to another, which may be new.
type Move struct {
	Article ArticleID `json:"article"`
	From    StoryID   `json:"from"`
	To      StoryID   `json:"to"`
	Score   float64   `json:"score"` // the calibrated probability that it belongs there
	Why     []Reason  `json:"why"`
}

// Regrouping is what a second look at articles that stand in stories changes. The zero value changes nothing.
type Regrouping struct {
	// Moves take articles from one story to another, which may be new. They are made before Merge.
	Moves []Move
	// Merge lists stories that are one: the first becomes part of the second.
	Merge [][2]StoryID
	// Lines gives the storyline of stories that leave theirs or join another, by their IDs after Merge; "" for none.
	Lines map[StoryID]StorylineID
	// MergeLines lists storylines that are one: the first becomes part of the second.
	MergeLines [][2]StorylineID
	// Rulings are the decisions of people under which it was found; nil when these do not matter.
	Rulings *Rulings
}

// Check reports the first rule the placement breaks.
func (p *Placement) Check() error {
	for _, m := range p.Moves {
		if m.Article == "" || m.To == "" || m.From == m.To || len(m.Why) == 0 {
			return fmt.Errorf("%w: move of %q from %q to %q", ErrInvalid, m.Article, m.From, m.To)
		}
	}
	switch {
	case p.Held == (p.Story != ""):
		return fmt.Errorf("%w: placement held is %v with story %q", ErrInvalid, p.Held, p.Story)
	case p.Score < 0 || p.Score > 1:
		return fmt.Errorf("%w: placement score %v", ErrInvalid, p.Score)
	case len(p.Why) == 0:
		return fmt.Errorf("%w: placement in %q without a reason", ErrInvalid, p.Story)
	}
	return nil
}

// Covered is one article of a story with what was noticed in it.
type Covered struct {
	Article Article      `json:"article"`
	Notes   []Annotation `json:"notes"`
	Vector  Vector       `json:"-"`
	State   SourceState  `json:"state"`
	Reason  string       `json:"reason"` // of State, for people
	Origins []Origin     `json:"origins,omitempty"`
	Score   float64      `json:"score,omitempty"` // of its placement
	Why     []Reason     `json:"why,omitempty"`   // of its placement

	places func() *places // of Notes, made when first asked for; nil unless made by Coverage.Indexed
}

// Coverage is a story with its articles, annotations and edges: what comparison reads.
type Coverage struct {
	Story    Story     `json:"story"`
	Articles []Covered `json:"articles"` // all considered, those that gave nothing too; in order of Reported, then Input
	Edges    []Edge    `json:"edges,omitempty"`
	// Storyline holds the other stories of the storyline with their articles, in order of time. Their own Storyline is empty.
	Storyline []Coverage `json:"storyline,omitempty"`

	days func() map[string]bool // spokenDays, made when first asked for; nil unless made by Indexed
	at   map[ArticleID]*Covered // of Articles; nil unless made by Indexed
}

// Find gives the article with the ID, also in the other stories of the storyline; nil when it is not there.
func (c *Coverage) Find(id ArticleID) *Covered {
	if a := c.at[id]; a != nil {
		return a
	}
	for i := range c.Articles {
		if c.Articles[i].Article.ID == id {
			return &c.Articles[i]
		}
	}
	for i := range c.Storyline {
		if a := c.Storyline[i].Find(id); a != nil {
			return a
		}
	}
	return nil
}

// Sketch is the little of an article that is kept at hand to find out what it belongs with.
type Sketch struct {
	Article   ArticleID   `json:"article"`
	Story     StoryID     `json:"story,omitempty"`
	Storyline StorylineID `json:"storyline,omitempty"`
	Outlet    string      `json:"outlet,omitempty"` // Outlet.Key
	Language  string      `json:"language,omitempty"`
	At        time.Time   `json:"at,omitzero"` // Article.Reported; zero when unknown
	Vector    Vector      `json:"vector,omitempty"`
	// Opening is the vector of the title, or of the first sentence where there is none.
	Opening Vector `json:"opening,omitempty"`
	// Like holds the log-odds that it tells one event with articles that were there before it.
	// It was held against others too, and is too unlike them to be told.
	Like map[ArticleID]float32 `json:"like,omitempty"`
	// Hashes is the MinHash signature of the text's word shingles, 16 bits of each value; nil for a text shorter than a shingle.
	Hashes []uint16 `json:"hashes,omitempty"`
	// Passages are hashes of some word runs of the text, sorted; a passage of 13 words that two
	// texts share leaves at least one in both.
	Passages []uint32 `json:"passages,omitempty"`
	// Terms weighs stems of words ("w:ferri"), words of names ("n:brandt") and how they sound
	// ("x:brnt"), numbers with their thing ("q:213 people"), days ("d:2031-05-02"), years
	// ("y:2031") and weekdays near the beginning ("k:4", Thursday) of title and text, in hundredths: how rare the term is expected to be, in nats, times 1 + ln of
	// its count. Title weighs those of the title and lead.
	Terms Terms `json:"terms,omitzero"`
	Title Terms `json:"title,omitzero"`

	// Of a light sketch, in place of Like, Vector and Opening, and the number by which the likes of others have the article.
	like            likes
	vector, opening Coarse
	number          uint32
}

const (
	// Glance is how many of the weightiest terms of an article are looked for first in others.
	Glance = 60

	// Enough is the weight, in hundredths of a nat, that an article in the same language must
	// share of them to be compared at all: two fairly rare words.
	Enough = 700

	// Short is how many terms short articles of one story may have together to be compared as if they were one text.
	// Longer ones say enough by themselves.
	Short = 150

	// usual is the share of articles a term occurs in that damps nothing.
	usual = 0.01

	// expected is how many articles the expectation from the language counts for against the
	// articles seen: three articles alone are weighed by rarity in their language, ten
	// thousand by how often each term occurred among them.
	expected = 200
)

// Damp is what is left of the weight of a term by how many of the articles counted have it: 1
// for one not seen yet, near 0 for one that every article has.
func (n *Near) Damp(term Term) float64 {
	documents, df := float64(n.Documents), float64(n.Frequency[term])
	most := math.Log((documents + expected) / (expected * usual))
	return max(0, math.Log((documents+expected)/(df+expected*usual))/most)
}

// Near is what of the past a new article is held against.
type Near struct {
	// Sketches of the stories that may be like it, oldest first.
	Sketches []Sketch
	// Documents is how many articles were counted, those at hand, Frequency in how many of
	// them a term of the new article's sketch, or of a short one among Sketches, occurs (absent means none).
	Documents int
	Frequency map[Term]int
	// Rulings are what people decided; they stand above everything.
	Rulings *Rulings
	// Ruled are the articles that anything was decided about, by the story they stand in now;
	// those too that are not among Sketches.
	Ruled map[StoryID][]ArticleID
}
