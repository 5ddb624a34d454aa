package store

import (
	"slices"

	"parallax"
)

// tied says to which storyline each story at hand belongs, and which stories at hand each storyline has: each article that
// is placed asks for those of one, of tens of thousands.
type tied struct {
	of      map[parallax.StoryID]parallax.StorylineID // without stories that have none
	stories map[parallax.StorylineID][]parallax.StoryID
}

func newTied() tied {
	return tied{map[parallax.StoryID]parallax.StorylineID{}, map[parallax.StorylineID][]parallax.StoryID{}}
}

// tie puts a story into a storyline, out of the one it was in; "" is none.
func (t *tied) tie(id parallax.StoryID, line parallax.StorylineID) {
	was := t.of[id]
	if was == line {
		return
	}
	if was != "" {
		if rest := slices.DeleteFunc(t.stories[was], func(other parallax.StoryID) bool { return other == id }); len(rest) > 0 {
			t.stories[was] = rest
		} else {
			delete(t.stories, was)
		}
		delete(t.of, id)
	}
	if line != "" {
		t.of[id], t.stories[line] = line, append(t.stories[line], id)
	}
}

// merge takes all stories of a storyline into another.
func (t *tied) merge(from, into parallax.StorylineID) {
	if from == into {
		return
	}
	for _, id := range t.stories[from] {
		t.of[id] = into
	}
	if moved := t.stories[from]; len(moved) > 0 {
		t.stories[into] = append(t.stories[into], moved...)
		delete(t.stories, from)
	}
}

// keep lets go of all stories but those.
func (t *tied) keep(those func(parallax.StoryID) bool) {
	for id := range t.of {
		if !those(id) {
			t.tie(id, "")
		}
	}
}
