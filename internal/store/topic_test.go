package store

import (
	"errors"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"parallax"
)

// TestTopics keeps, changes, removes and takes back, over a store that is closed and opened.
func TestTopics(t *testing.T) {
	path := filepath.Join(t.TempDir(), "news.db")
	s := open(t, path)
	at := time.Date(2031, 5, 2, 8, 0, 0, 0, time.UTC)
	a := parallax.Topic{Name: "Ferries", Query: "ferry", Who: "ann", At: at}
	b := parallax.Topic{Name: "Bridges", Query: "bridge", Who: "bo", At: at}
	for _, x := range []*parallax.Topic{&a, &b} {
		if err := s.KeepTopic(t.Context(), x); err != nil {
			t.Fatal(err)
		}
	}
	first := a
	a.Name, a.Query = "Ships", "ship"
	if err := s.KeepTopic(t.Context(), &a); err != nil || a.ID != first.ID || a.Change == first.Change {
		t.Fatal(a, err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = open(t, path)
	names := func() (out string) {
		list, err := s.Topics(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range list {
			out += fmt.Sprint(x.Name, " ", x.Gone, "; ")
		}
		return out
	}
	if got := names(); got != "Bridges false; Ships false; " {
		t.Error(got)
	}
	if err := s.UndoTopic(t.Context(), at, "bo", a.ID, first.Change); !errors.Is(err, parallax.ErrConflict) {
		t.Errorf("a change that is not the last was taken back: %v", err)
	}
	undo := func(id int64, want string) {
		t.Helper()
		list, err := s.TopicChanges(t.Context(), id)
		if err == nil {
			err = s.UndoTopic(t.Context(), at, "bo", id, list[0].Change)
		}
		if got := names(); err != nil || got != want {
			t.Errorf("%q, %v; want %q", got, err, want)
		}
	}
	undo(a.ID, "Bridges false; Ferries false; ")
	undo(a.ID, "Bridges false; Ships false; ") // taking back is a change too
	undo(b.ID, "Ships false; Bridges true; ")  // it was its first
	undo(b.ID, "Bridges false; Ships false; ")
	b.Gone = true
	if err := s.KeepTopic(t.Context(), &b); err != nil || names() != "Ships false; Bridges true; " {
		t.Error(names(), err)
	}
	list, err := s.TopicChanges(t.Context(), a.ID)
	if err != nil || len(list) != 4 || list[3].Name != "Ferries" || list[3].Who != "ann" || !list[3].At.Equal(at) {
		t.Errorf("%+v, %v", list, err)
	}
}

// TestTopicsRefused holds what is no topic out of the store.
func TestTopicsRefused(t *testing.T) {
	s := open(t, Memory)
	at := time.Date(2031, 5, 2, 8, 0, 0, 0, time.UTC)
	for _, bad := range []parallax.Topic{
		{Name: "x", Query: "-ferry", Who: "ann", At: at},
		{Query: "ferry", Who: "ann", At: at},
		{Name: "x", Query: "language:klingon", Who: "ann", At: at},
		{ID: 7, Name: "x", Query: "ferry", Who: "ann", At: at},
	} {
		if err := s.KeepTopic(t.Context(), &bad); !errors.Is(err, parallax.ErrInvalid) && !errors.Is(err, parallax.ErrNotFound) {
			t.Errorf("%+v: %v", bad, err)
		}
	}
	for i := range mostTopics {
		if err := s.KeepTopic(t.Context(), &parallax.Topic{Name: fmt.Sprint(i), Query: "x", Who: "ann", At: at}); err != nil {
			t.Fatal(err)
		}
	}
	more := parallax.Topic{Name: "more", Query: "x", Who: "ann", At: at}
	if err := s.KeepTopic(t.Context(), &more); !errors.Is(err, parallax.ErrInvalid) {
		t.Errorf("one too many: %v", err)
	}
	gone := parallax.Topic{ID: 3, Name: "2", Query: "x", Gone: true, Who: "ann", At: at}
	if err := s.KeepTopic(t.Context(), &gone); err != nil {
		t.Error("what is full can be emptied:", err)
	}
	if err := s.KeepTopic(t.Context(), &more); err != nil {
		t.Error(err)
	}
}

// TestTopicRemovedTwice holds that a second removal changes nothing, so that taking the removal back brings the topic back.
func TestTopicRemovedTwice(t *testing.T) {
	s := open(t, Memory)
	at := time.Date(2031, 5, 2, 8, 0, 0, 0, time.UTC)
	x := parallax.Topic{Name: "Ferries", Query: "ferry", Who: "ann", At: at}
	if err := s.KeepTopic(t.Context(), &x); err != nil {
		t.Fatal(err)
	}
	x.Gone = true
	if err := s.KeepTopic(t.Context(), &x); err != nil {
		t.Fatal(err)
	}
	first := x.Change
	if err := s.KeepTopic(t.Context(), &x); err != nil || x.Change != first {
		t.Errorf("removed again: %v, change %d", err, x.Change)
	}
	if err := s.UndoTopic(t.Context(), at, "bo", x.ID, first); err != nil {
		t.Fatal(err)
	}
	if list, err := s.TopicChanges(t.Context(), x.ID); err != nil || len(list) != 3 || list[0].Gone {
		t.Errorf("%+v, %v", list, err)
	}
}

// TestTopicUndoneAtTheLimit holds that taking a removal back makes no topic too many.
func TestTopicUndoneAtTheLimit(t *testing.T) {
	s := open(t, Memory)
	at := time.Date(2031, 5, 2, 8, 0, 0, 0, time.UTC)
	keep := func(i int) (x parallax.Topic) {
		x = parallax.Topic{Name: fmt.Sprint(i), Query: "x", Who: "ann", At: at}
		if err := s.KeepTopic(t.Context(), &x); err != nil {
			t.Fatal(err)
		}
		return x
	}
	x := keep(0)
	x.Gone = true
	if err := s.KeepTopic(t.Context(), &x); err != nil {
		t.Fatal(err)
	}
	for i := range mostTopics {
		keep(1 + i)
	}
	if err := s.UndoTopic(t.Context(), at, "bo", x.ID, x.Change); !errors.Is(err, parallax.ErrInvalid) {
		t.Errorf("one too many: %v", err)
	}
}

// TestStoriesFound holds that a query finds the stories that Search finds the articles of.
func TestStoriesFound(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "news.db"))
	shelf(t, s)
	for typed, want := range map[string]string{
		"pier":             "3 map[s_bote:true s_gazette:true s_phare:true]",
		"pier language:de": "1 map[s_bote:true]",
		"name:Brandt":      "3 map[s_bote:true s_gazette:true s_novosti:true]",
		"country:GB":       "1 map[s_gazette:true]",
		"zebra":            "0 map[]",
		"language:klingon": "0 map[]", // a topic kept when this was no error
		"!!":               "0 map[]",
	} {
		q, err := parallax.ParseQuery(typed)
		if err != nil {
			t.Fatal(err)
		}
		stories, n, err := s.StoriesFound(t.Context(), q)
		if got := fmt.Sprint(n, " ", stories); err != nil || got != want {
			t.Errorf("%s: %s, %v; want %s", typed, got, err, want)
		}
	}
	if _, _, err := s.StoriesFound(t.Context(), parallax.Query{Wanted: []parallax.Wanted{{Words: "pier", Not: true}}}); !errors.Is(err, parallax.ErrInvalid) {
		t.Error(err)
	}
}

// TestTopicOfNoLanguage wants a topic that was kept before its language was refused to be listed and removed.
func TestTopicOfNoLanguage(t *testing.T) {
	s := open(t, Memory)
	if _, err := s.db.ExecContext(t.Context(), `INSERT INTO topic (id, name, query, gone, who, at) VALUES (1, 'Ferries', 'ferry language:nowhere-at-all', 0, 'ann', ?)`, stamp(nine)); err != nil {
		t.Fatal(err)
	}
	list, err := s.Topics(t.Context())
	if err != nil || len(list) != 1 {
		t.Fatal(list, err)
	}
	kept := list[0]
	if err := s.KeepTopic(t.Context(), &kept); !errors.Is(err, parallax.ErrInvalid) {
		t.Errorf("kept anew: %v", err)
	}
	kept.Gone, kept.At = true, nine
	if err := s.KeepTopic(t.Context(), &kept); err != nil {
		t.Errorf("not removed: %v", err)
	}
}
