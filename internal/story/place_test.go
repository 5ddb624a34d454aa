package story

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"parallax"
)

// article makes an article of an invented outlet; day is "" for one without a date.
func article(id, day, title, text string) parallax.Article {
	a := parallax.Article{ID: parallax.ArticleID(id), Revision: 1, Input: id, Title: title, Text: text, Language: "en", State: parallax.PageFull}
	if day != "" {
		t, err := time.Parse(time.DateOnly, day)
		if err != nil {
			panic(err)
		}
		a.Published = parallax.Date{Time: t, Precision: "day"}
	}
	return a
}

// Two accounts of a ferry fire, one of a later meeting of the same people, one of something else.
var (
	fire = article("fire", "2031-05-02", "Ferry burns off Varnow, 213 people rescued",
		"A fire broke out on the ferry Lady Osk off the port of Varnow on Thursday night. The coastguard rescued 213 people, said Elsa Brandt, the mayor of Varnow. "+
			"The engine room burned for four hours before crews from Varnow and Tarsund put the blaze out. Two sailors were taken to hospital with burns.\n\n"+
			"The ferry company Osk Line said the Lady Osk had passed an inspection in March. Prosecutor Ruben Hale opened an inquiry into the fire.")
	fireToo = article("fire too", "2031-05-03", "More than 200 saved as Lady Osk ferry catches fire",
		"Rescuers brought 213 passengers and crew ashore in Varnow after flames spread through the engine room of the Lady Osk ferry. "+
			"Mayor Elsa Brandt praised the coastguard. Osk Line, which owns the ferry, said two sailors suffered burns. Prosecutor Ruben Hale is looking into the cause of the blaze.")
	fireThree = article("fire three", "2031-05-03", "Varnow mayor thanks crews after ferry fire",
		"Elsa Brandt, the mayor of Varnow, on Friday thanked the coastguard crews who saved all 213 people from the burning ferry Lady Osk. "+
			"The fire in the engine room injured two sailors. Osk Line promised to help prosecutor Ruben Hale with his inquiry into the blaze.")
	talks = article("talks", "2031-05-04", "Brandt and Osk Line meet in Varnow over harbour fees",
		"Mayor Elsa Brandt met the head of Osk Line, Ture Lindqvist, in Varnow on Sunday for talks about harbour fees. "+
			"The talks in the town hall lasted five hours. Brandt called them productive. Lindqvist said the fees of 40 crowns a passenger must fall before ferries return to the north quay.")
	talksToo = article("talks too", "2031-05-05", "Harbour fee talks in Varnow last five hours",
		"Talks between Varnow mayor Elsa Brandt and Osk Line chief Ture Lindqvist about harbour fees ended on Sunday after five hours in the town hall. "+
			"Brandt said the talks were productive. Lindqvist wants the fees of 40 crowns a passenger lowered before the ferries use the north quay again.")
	talksLater = article("talks later", "2031-05-13", "Brandt and Osk Line meet again in Varnow over harbour fees",
		"Mayor Elsa Brandt met the head of Osk Line, Ture Lindqvist, in Varnow on Monday for new talks about harbour fees. "+
			"The talks in the town hall lasted five hours. Brandt called them productive. Lindqvist said the fees of 40 crowns a passenger must still fall before ferries return to the north quay.")
	chess = article("chess", "2031-05-03", "Teenager wins the Quellmark chess open",
		"Seventeen-year-old Ime Adeka won the chess open in Quellmark with nine points from eleven games. The former champion Jorun Falk finished second. "+
			"Adeka sacrificed a rook in the final round and mated her opponent in thirty-one moves. The prize is worth 12,000 crowns.")
)

// undated gives an article without its date.
func undated(a parallax.Article) parallax.Article {
	a.Published = parallax.Date{}
	return a
}

func TestPlace(t *testing.T) {
	tests := []struct {
		name     string
		articles []parallax.Article
		stories  []string // a letter for each article
		lines    []string // likewise; "" for none
	}{
		{"one alone starts", []parallax.Article{fire}, []string{"a"}, []string{""}},
		{"two accounts of one event join", []parallax.Article{fire, fireToo}, []string{"a", "a"}, []string{"", ""}},
		{"they join without dates", []parallax.Article{undated(fire), undated(fireToo)}, []string{"a", "a"}, []string{"", ""}},
		{"one with a date joins one without", []parallax.Article{undated(fire), fireToo}, []string{"a", "a"}, []string{"", ""}},
		{"off topic stands alone", []parallax.Article{fire, fireToo, chess, fireThree}, []string{"a", "a", "b", "a"}, []string{"", "", "", ""}},
		{"a week later is another story of the storyline", []parallax.Article{talks, talksToo, talksLater}, []string{"a", "a", "b"}, []string{"l", "l", "l"}},
		{"also when the later comes first", []parallax.Article{talksLater, talks, talksToo}, []string{"b", "a", "a"}, []string{"l", "l", "l"}},
		{"off topic is in no storyline", []parallax.Article{talks, chess, talksLater}, []string{"a", "c", "b"}, []string{"l", "", "l"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p := newPast()
			for _, a := range test.articles {
				place := p.take(a, nil)
				if err := place.Check(); err != nil {
					t.Error(err)
				}
			}
			for i, a := range test.articles {
				for j, b := range test.articles {
					if got, want := p.story(a.ID) == p.story(b.ID), test.stories[i] == test.stories[j]; got != want {
						t.Errorf("%s and %s in one story: %v, want %v\n%v", a.ID, b.ID, got, want, p.placements[max(i, j)].Why)
					}
				}
				if got, want := p.line(a.ID) != "", test.lines[i] != ""; got != want {
					t.Errorf("%s in a storyline: %v, want %v\n%v", a.ID, got, want, p.placements[i].Why)
				}
			}
		})
	}
}

func TestPlaceHoldsWhatHasNoText(t *testing.T) {
	wall := article("wall", "2031-05-02", "Before you continue", "We and our partners store cookies.")
	wall.State = parallax.PageConsent
	for _, a := range []parallax.Article{wall, article("empty", "", "Ferry burns off Varnow", ""), article("marks", "", "", " \n-- … ")} {
		p := newPast()
		p.take(fire, nil)
		place := p.take(a, nil)
		if !place.Held || place.Story != "" || place.Check() != nil {
			t.Errorf("%s: %+v, want it held", a.ID, place)
		}
	}
}

// TestPlaceMerges lets two accounts with few words in common start stories of their own;
// a third that tells both sides shows them to be one.
func TestPlaceMerges(t *testing.T) {
	p := newPast()
	p.take(fire, nil)
	p.take(chess, nil)
	// What a store may hold: the second account was placed apart, by an older version or in another order.
	s := Sketch(fireToo, nil, nil)
	s.Story, s.Like = "s_apart", map[parallax.ArticleID]float32{"fire": -1}
	p.sketches = append(p.sketches, s)
	place := p.take(fireThree, nil)
	if place.Story != p.placements[0].Story || !slices.Equal(place.Merge, []parallax.StoryID{"s_apart"}) {
		t.Errorf("joined %s and merged %v, want %s and s_apart\n%v", place.Story, place.Merge, p.placements[0].Story, place.Why)
	}
	if p.story("fire too") != p.story("fire") || p.story("chess") == p.story("fire") {
		t.Error("after the merge the accounts of the fire are not one story, or another has joined it")
	}
}

func TestPlaceCountsCopies(t *testing.T) {
	short := article("short", "2031-05-03", "Long hours at sea", "The volunteers of the north stayed out until morning and slept at noon, one of them said.")
	p := newPast()
	p.take(fire, nil)
	near := parallax.Near{Sketches: p.sketches, Documents: 1, Frequency: map[parallax.Term]int{}}
	s := Sketch(short, nil, nil)
	without := Place(short, s, nil, near)
	with := Place(short, s, []parallax.Edge{{Kind: parallax.Copies, From: "short", To: "fire", Share: 1}}, near)
	if !without.Started || with.Story != p.placements[0].Story {
		t.Errorf("started alone: %v; joined as a copy: %v", without.Started, !with.Started)
	}
}

// TestPlaceNamesReasons wants a reader to find what brought two articles together, and what kept
// them from the likeliest other story, in words as they are printed.
func TestPlaceNamesReasons(t *testing.T) {
	p := newPast()
	p.take(fire, nil)
	p.take(talksLater, nil)
	place := p.take(fireToo, nil)
	why := fmt.Sprint(place.Why)
	for _, want := range []string{
		"likest article: fire", "Elsa Brandt", "Varnow", "Lady Osk", "reports apart", "shared words: ", "coastguard",
		"nearest other story: " + string(p.story("talks later")), "its likest article: talks later: both name ", "it does not name Ruben Hale", "words alike 0.",
	} {
		if !strings.Contains(why, want) {
			t.Errorf("no %q in the reasons: %s", want, why)
		}
	}
	for _, not := range []string{"brandt", "varnow", "Friday"} {
		if strings.Contains(why, not) {
			t.Errorf("%q in the reasons: %s", not, why)
		}
	}
	if place.Score <= 0.5 || place.Score >= 1 {
		t.Errorf("score %v of joining", place.Score)
	}
}

// TestPlaceHardlyDependsOnOrder wants one grouping from every order of arrival.
func TestPlaceHardlyDependsOnOrder(t *testing.T) {
	all := []parallax.Article{fire, fireToo, fireThree, talks, talksToo, talksLater, chess}
	want := ""
	r := rand.New(rand.NewPCG(1, 2))
	for range 60 {
		p := newPast()
		for _, i := range r.Perm(len(all)) {
			p.take(all[i], nil)
		}
		var got []string
		for i, a := range all {
			for _, b := range all[:i] {
				got = append(got, fmt.Sprint(a.ID, b.ID, p.story(a.ID) == p.story(b.ID)))
			}
		}
		if s := strings.Join(got, "\n"); want == "" {
			want = s
		} else if s != want {
			t.Fatalf("another order gives\n%s\nwant\n%s", s, want)
		}
	}
}

// TestPlaceIsStable wants the same placements, to the last bit of a score, from the same input.
func TestPlaceIsStable(t *testing.T) {
	var want string
	for range 20 {
		p := newPast()
		for _, a := range []parallax.Article{fire, chess, fireToo, talks, talksLater, fireThree} {
			p.take(a, nil)
		}
		if s := fmt.Sprintf("%+v", p.placements); want == "" {
			want = s
		} else if s != want {
			t.Fatalf("two runs differ:\n%s\n%s", s, want)
		}
	}
	if id := start(parallax.Sketch{Article: "a_x"}).Story; id != parallax.StoryID(parallax.MakeID("s_", "a_x")) {
		t.Errorf("story of a_x has the ID %s", id)
	}
}
