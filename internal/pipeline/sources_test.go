package pipeline

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"parallax"
	"parallax/internal/store"
)

// stand keeps an article in the story (held when that is empty), as if it had been taken in this run.
func (p *Pipeline) stand(t *testing.T, name string, hour int, story, line string) {
	t.Helper()
	a := parallax.Article{ID: parallax.ArticleID(name), Input: name, Text: "Text of " + name + ".", State: parallax.PageFull}
	a.Published.Time = noon.Add(time.Duration(hour) * time.Hour)
	why := []parallax.Reason{{What: "test"}}
	place := parallax.Placement{Story: parallax.StoryID(story), Storyline: parallax.StorylineID(line), Why: why}
	if story == "" {
		a.State, a.Text, a.Why, place.Held = parallax.PageEmpty, "", why, true
	}
	taken := &store.Taken{Page: parallax.Page{Input: name}, Article: a, Sketch: parallax.Sketch{Article: a.ID}, Place: place}
	if err := p.store.Add(t.Context(), taken); err != nil {
		t.Fatal(err)
	}
	p.consider(a.ID)
}

// A scene is one article in each part of it: "name story storyline", in order of report.
func TestToldAndConsiderable(t *testing.T) {
	for _, c := range []struct {
		name, scene string
		earlier     int // articles at the front that an earlier run took
		told        string
		also        string // considered beside the first story told
	}{
		{"nothing", "", 0, "", ""},
		{"only pages without text", "a - -", 0, "", ""},
		{"one article", "a s1 -", 0, "s1", ""},
		{"single articles are told when there is nothing else", "a s1 -, b s2 -", 0, "s1 s2", ""},
		{"a single article beside a story is off its topic", "a s1 -, b s2 -, c s1 -", 0, "s1", "b"},
		{"stories of a storyline are told", "a s1 l1, b s2 l1, c s3 -", 0, "s1 s2", "c"},
		{"one story alone in its storyline is alone", "a s1 l1, b s2 -, c s2 -", 0, "s2", "a"},
		{"in order of time", "a s2 -, b s1 -, c s1 -, d s2 -", 0, "s2 s1", ""},
		{"pages without text go with every story", "a - -, b s1 -, c s1 -, d - -", 0, "s1", "a d"},
		{"stories of earlier runs are left alone", "a s1 -, b s1 -, c s2 -, d s2 -", 2, "s2", ""},
		{"a new article joins a story of an earlier run", "a s1 -, b - -, c s1 -", 2, "s1", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := start(t, Options{}, nil)
			for i, part := range strings.Split(c.scene, ", ") {
				var name, story, line string
				if n, _ := fmt.Sscan(part, &name, &story, &line); n != 3 {
					continue
				}
				p.stand(t, name, i, strings.Trim(story, "-"), strings.Trim(line, "-"))
			}
			for _, id := range p.considered[:c.earlier] {
				delete(p.isIn, id)
			}
			p.considered = p.considered[c.earlier:]
			told, err := p.Told(t.Context())
			if got := joined(told); got != c.told || err != nil {
				t.Fatalf("told %q, %v; want %q", got, err, c.told)
			}
			if len(told) == 0 {
				return
			}
			also, err := p.considerable(t.Context(), told[0])
			if got := joined(also); got != c.also || err != nil {
				t.Errorf("considered beside %s: %q, %v; want %q", told[0], got, err, c.also)
			}
		})
	}
}

// A story that is not told can be composed all the same; its article is listed once.
func TestCoverageOfAStoryThatIsNotTold(t *testing.T) {
	p := start(t, Options{}, nil)
	p.stand(t, "a", 0, "s1", "")
	p.stand(t, "b", 1, "s2", "")
	p.stand(t, "c", 2, "s2", "")
	cov, err := p.coverage(t.Context(), "s1")
	if got := states(cov); err != nil || got != "a used" {
		t.Errorf("sources are %s, %v", got, err)
	}
}

func joined[T ~string](ids []T) string {
	parts := make([]string, len(ids))
	for i, id := range ids {
		parts[i] = string(id)
	}
	return strings.Join(parts, " ")
}

// covered gives an article as it stands in a coverage before its source state is known.
func covered(id string, change func(*parallax.Article)) parallax.Covered {
	a := parallax.Article{ID: parallax.ArticleID(id), Input: id + ".html", Text: "Wörter davon.", State: parallax.PageFull}
	a.Outlet.Name = "The Post"
	if change != nil {
		change(&a)
	}
	return parallax.Covered{Article: a, Why: []parallax.Reason{{What: "shared names", Value: "Orlow"}}}
}

func TestSourceState(t *testing.T) {
	outlet := func(name string) func(*parallax.Article) {
		return func(a *parallax.Article) { a.Outlet.Name = name }
	}
	first := covered("first", nil)
	for _, c := range []struct {
		name   string
		first  parallax.Covered
		a      parallax.Covered
		absent bool // a stands in another story
		want   parallax.SourceState
		reason string
	}{
		{name: "tells the story", a: covered("a", func(a *parallax.Article) { a.Text = "Other words." }), want: parallax.SourceUsed},
		{name: "no text", a: covered("a", func(a *parallax.Article) {
			a.State, a.Why = parallax.PageConsent, []parallax.Reason{{What: "cookie wall", Value: "174 partners"}}
		}), want: parallax.SourceFailed, reason: "consent page"},
		{name: "could not be read", a: covered("a", func(a *parallax.Article) {
			a.State, a.Why = parallax.PageError, []parallax.Reason{{What: "not read", Value: "no such host"}}
		}), want: parallax.SourceFailed, reason: "error page: no such host"},
		{name: "no text and no reason", a: covered("a", func(a *parallax.Article) { a.State = parallax.PageBlocked }), want: parallax.SourceFailed, reason: "blocked"},
		{name: "no text wins over another story", a: covered("a", func(a *parallax.Article) { a.State = parallax.PageEmpty }), absent: true, want: parallax.SourceFailed, reason: "no article text"},
		{name: "another story", a: covered("a", nil), absent: true, want: parallax.SourceOffTopic, reason: "tells something else"},
		{name: "partial text tells too", a: covered("a", func(a *parallax.Article) { a.State, a.Text = parallax.PagePartial, "W" }), want: parallax.SourceUsed},
		{name: "same text, same outlet", a: covered("a", nil), want: parallax.SourceDuplicate, reason: "first.html"},
		{name: "same text, other outlet", a: covered("a", outlet("The Echo")), want: parallax.SourceUsed},
		{name: "same text, unknown outlets, same address", first: covered("first", outlet("")), a: covered("a", outlet("")), want: parallax.SourceDuplicate, reason: "first.html"},
		{name: "same text, unknown outlets, other address", first: covered("first", outlet("")), a: covered("a", func(a *parallax.Article) {
			a.Outlet.Name, a.URL = "", "https://echo.example/1"
		}), want: parallax.SourceUsed},
		{name: "two empty texts are not duplicates", first: covered("first", func(a *parallax.Article) { a.Text, a.State = "", parallax.PageEmpty }),
			a: covered("a", func(a *parallax.Article) { a.Text, a.State = "", parallax.PageEmpty }), want: parallax.SourceFailed, reason: "no article text"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.first.Article.ID == "" {
				c.first = first
			}
			cov := parallax.Coverage{Articles: []parallax.Covered{c.first, c.a}, Story: parallax.Story{Articles: []parallax.ArticleID{"first", "a"}}}
			if c.absent {
				cov.Story.Articles = cov.Story.Articles[:1]
			}
			got, reason := sourceState(&cov, &cov.Articles[1])
			if got != c.want || reason == "" || !strings.Contains(reason, c.reason) {
				t.Errorf("%s: %q; want %s: %q", got, reason, c.want, c.reason)
			}
			if got, _ := sourceState(&cov, &cov.Articles[0]); got == parallax.SourceDuplicate {
				t.Error("the first of two is a duplicate")
			}
		})
	}
}

// What is a duplicate is so only of an article of the story.
func TestSameBeforeLooksAtTheStory(t *testing.T) {
	cov := parallax.Coverage{Articles: []parallax.Covered{covered("off", nil), covered("a", nil)}, Story: parallax.Story{Articles: []parallax.ArticleID{"a"}}}
	if b := sameBefore(&cov, &cov.Articles[1]); b != nil {
		t.Errorf("duplicate of %s, which tells another story", b.Article.Input)
	}
}

func TestUsed(t *testing.T) {
	cov := parallax.Coverage{}
	for _, id := range []string{"claims", "alone", "side", "nothing", "failed"} {
		a := covered(id, nil)
		a.State = parallax.SourceUsed
		cov.Articles = append(cov.Articles, a)
	}
	cov.Articles[4].State = parallax.SourceFailed
	claim := func(id parallax.ArticleID) parallax.Claim {
		return parallax.Claim{Members: []parallax.Member{{Statement: parallax.Statement{Evidence: parallax.Evidence{Article: id}}}}}
	}
	cmp := parallax.Comparison{
		Claims: []parallax.Claim{claim("claims")}, Single: []parallax.Claim{claim("alone")},
		Differences: []parallax.Difference{{Sides: []parallax.Side{{Evidence: parallax.Evidence{Article: "side"}}}}},
	}
	used(&cov, &cmp)
	want := "claims.html used, alone.html used, side.html used, nothing.html unused, failed.html failed"
	if got := states(cov); got != want {
		t.Errorf("got %s; want %s", got, want)
	}
	if r := cov.Articles[3].Reason; !strings.Contains(r, "characters: 13") {
		t.Errorf("reason %q", r)
	}
}
