package parallax

import (
	"fmt"
	"slices"
	"time"
)

// Split gives the decision that some articles of the story tell an event of their own, in a story with a
// new ID. The error wraps ErrInvalid when one of them does not stand in the story, or none or all are named.
func (st *Story) Split(articles []ArticleID, who string, at time.Time) (Decision, error) {
	d := Decision{Kind: Apart, Who: who, At: at}
	for _, a := range articles {
		if !slices.Contains(st.Articles, a) {
			return d, fmt.Errorf("%w: article %s does not stand in this story", ErrInvalid, a)
		}
	}
	for _, a := range st.Articles {
		if slices.Contains(articles, a) {
			d.Articles = append(d.Articles, a)
		} else {
			d.Others = append(d.Others, a)
		}
	}
	if len(d.Articles) == 0 || len(d.Others) == 0 {
		return d, fmt.Errorf("%w: choose some of the articles, and not all", ErrInvalid)
	}
	d.Story = StoryID(MakeID("s_", string(st.ID), string(d.Articles[0]), at.Format(time.RFC3339Nano)))
	return d, d.Check()
}

// OneEvent gives the decision that the stories, in the order they started, tell one event: the first of
// them. The error wraps ErrInvalid for fewer than two, and when one is named twice.
func OneEvent(stories []Story, who string, at time.Time) (Decision, error) {
	d := Decision{Kind: Together, Who: who, At: at}
	if len(stories) < 2 {
		return d, fmt.Errorf("%w: a merge needs two stories", ErrInvalid)
	}
	d.Story = stories[0].ID
	for i := range stories {
		if i > 0 && stories[i].ID == stories[i-1].ID {
			return d, fmt.Errorf("%w: %s is one story already", ErrInvalid, stories[i].ID)
		}
		d.Articles = append(d.Articles, stories[i].Articles...)
	}
	return d, d.Check()
}

// Lock gives the decision that the articles of the story are all of it.
func (st *Story) Lock(who string, at time.Time) (Decision, error) {
	d := Decision{Kind: Locked, Articles: st.Articles, Story: st.ID, Who: who, At: at}
	return d, d.Check()
}

// Rename gives the decision that the story is called so. The error wraps ErrInvalid for an empty title.
func (st *Story) Rename(title, who string, at time.Time) (Decision, error) {
	if title == "" {
		return Decision{}, fmt.Errorf("%w: a story cannot be called nothing", ErrInvalid)
	}
	d := Decision{Kind: Named, Articles: st.Articles, Story: st.ID, Title: title, Who: who, At: at}
	return d, d.Check()
}
