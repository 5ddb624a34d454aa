package store

import (
	"errors"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parallax"
)

// saidOf is a verdict by ann on a conflict between two articles.
func saidOf(act parallax.VerdictAct, articles ...parallax.ArticleID) *parallax.Verdict {
	v := &parallax.Verdict{Act: act, On: parallax.Subject{Kind: parallax.Conflict}, By: "ann", At: hour(9)}
	for _, a := range articles {
		v.On.Places = append(v.On.Places, parallax.Anchor{Article: a, Span: parallax.TextSpan(3, 9)})
	}
	return v
}

// TestVerdictsAreKept wants verdicts back by their articles, in order, also when the store was
// closed and opened again, and gone when they are withdrawn.
func TestVerdictsAreKept(t *testing.T) {
	path := filepath.Join(t.TempDir(), "store.db")
	s := open(t, path)
	add(t, s, taken("ayr", 0, "s_a"), taken("bex", 1, "s_a"), taken("cork", 2, "s_b"))
	first, second, other := saidOf(parallax.Comment, "a_ayr", "a_bex"), saidOf(parallax.Dismiss, "a_bex", "a_ayr"), saidOf(parallax.Comment, "a_cork")
	ids := map[*parallax.Verdict]int64{}
	for _, v := range []*parallax.Verdict{first, second, other} {
		id, err := s.Judge(t.Context(), v)
		if err != nil {
			t.Fatal(err)
		}
		ids[v] = id
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = open(t, path)
	want := func(list ...parallax.Verdict) {
		t.Helper()
		got, err := s.Verdicts(t.Context(), "a_ayr")
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(list, got); d != "" {
			t.Errorf("verdicts (-want +got):\n%s", d)
		}
	}
	want(*first, *second)
	if stories, err := s.Withdraw(t.Context(), ids[first]); err != nil || len(stories) != 1 || stories[0] != "s_a" {
		t.Fatal(stories, err)
	}
	want(*second)
	if _, err := s.Withdraw(t.Context(), ids[first]); !errors.Is(err, parallax.ErrNotFound) {
		t.Errorf("withdrawn twice: %v", err)
	}
	if got, err := s.Verdicts(t.Context(), "a_ayr", "a_cork"); err != nil || len(got) != 2 {
		t.Errorf("%d verdicts on both stories, %v", len(got), err)
	}
	if _, err := s.Withdraw(t.Context(), ids[other]); err != nil {
		t.Fatal(err)
	}
	if id, err := s.Judge(t.Context(), other); err != nil || id == ids[other] {
		t.Errorf("the next verdict has the number %d again, %v", id, err)
	}
}

// TestVerdictsNeedPlaces wants a verdict that nobody can find again to be refused.
func TestVerdictsNeedPlaces(t *testing.T) {
	s := open(t, Memory)
	nobody := saidOf(parallax.Dismiss, "a_ayr")
	nobody.By = ""
	for _, v := range []*parallax.Verdict{saidOf(parallax.Dismiss), nobody} {
		if _, err := s.Judge(t.Context(), v); !errors.Is(err, parallax.ErrInvalid) {
			t.Errorf("%+v: %v", v, err)
		}
	}
}
