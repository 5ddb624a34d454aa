package parallax

import (
	"slices"
	"strings"
	"testing"
	"time"
)

// threeTold makes a coverage of articles a, b, c with the same three sentences each, and a comparison
// in which each sentence is a claim of all three and the first two disagree on the second.
func threeTold() (*Coverage, *Comparison) {
	const text = "The gate is shut. Nine boats sank. Rain fell."
	cov, cmp := &Coverage{}, &Comparison{}
	for _, id := range []ArticleID{"a", "b", "c"} {
		a := Article{ID: id, Revision: 1, Text: text, State: PageFull}
		a.Outlet.Name = "Paper " + string(id)
		cov.Articles = append(cov.Articles, Covered{Article: a, State: SourceUsed})
	}
	for i, s := range []string{"The gate is shut.", "Nine boats sank.", "Rain fell."} {
		c := Claim{ID: ClaimID("c_" + string(rune('1'+i))), Weight: 0.9 - float64(i)/10}
		for k := range cov.Articles {
			c.Members = append(c.Members, Member{Statement: Statement{Evidence: citing(&cov.Articles[k].Article, s)}, Score: 1})
		}
		c.Outlets, c.Origins = 3, 3
		cmp.Claims = append(cmp.Claims, c)
	}
	d := Difference{ID: "d_1", Kind: Conflict, Claim: "c_2", About: "boats", Why: []Reason{Because("test", "")}}
	for k := range 2 {
		d.Sides = append(d.Sides, Side{Evidence: citing(&cov.Articles[k].Article, "Nine boats sank."), Value: "Nine", Group: k})
	}
	cmp.Differences = []Difference{d}
	return cov, cmp
}

func citing(a *Article, words string) Evidence {
	at := strings.Index(a.Text, words)
	e, err := Cite(a, TextSpan(at, at+len(words)))
	if err != nil {
		panic(err)
	}
	return e
}

// upheld applies the verdicts and checks that the result holds and the original is as it was.
func upheld(t *testing.T, cov *Coverage, cmp *Comparison, list ...Verdict) (Comparison, []Verdict) {
	t.Helper()
	claims, members := len(cmp.Claims), len(cmp.Claims[0].Members)
	out, lost := cmp.Uphold(cov, list)
	if err := out.Check(cov); err != nil {
		t.Fatal(err)
	}
	if len(cmp.Claims) != claims || len(cmp.Claims[0].Members) != members || slices.ContainsFunc(cmp.Differences, func(d Difference) bool { return len(d.Verdicts) > 0 }) {
		t.Error("the comparison given was changed")
	}
	return out, lost
}

func TestVerdictsOnDifferences(t *testing.T) {
	cov, cmp := threeTold()
	d := cmp.Differences[0]
	day := func(n int) time.Time { return time.Date(2026, 10, n, 0, 0, 0, 0, time.UTC) }
	no := Verdict{Act: Dismiss, On: SubjectOf(&d), By: "Elsa", At: day(1)}
	yes := Verdict{Act: Confirm, On: SubjectOf(&d), Kept: &d, By: "Elsa", At: day(2)}
	other := Verdict{Act: Correct, On: SubjectOf(&d), Kept: &d, Kind: Update, About: "boats lost", By: "Tim", At: day(3)}
	if out, lost := upheld(t, cov, cmp, no); !out.Differences[0].Dismissed() || len(lost) > 0 {
		t.Error("not dismissed")
	}
	if out, _ := upheld(t, cov, cmp, yes, no); out.Differences[0].Dismissed() || len(out.Differences[0].Verdicts) != 2 {
		t.Error("a later confirmation does not outrank the dismissal")
	}
	if out, _ := upheld(t, cov, cmp, other); out.Differences[0].Kind != Update || out.Differences[0].About != "boats lost" {
		t.Error("not corrected")
	}
	cmp.Differences[0].ID, cmp.Differences[0].Claim = "d_other", "c_other"
	if out, lost := upheld(t, cov, cmp, no); !out.Differences[0].Dismissed() || len(lost) > 0 {
		t.Error("a difference with a new ID lost its verdict")
	}
	cmp.Differences = nil
	if out, lost := upheld(t, cov, cmp, no); len(out.Differences) != 0 || len(lost) != 1 {
		t.Error("a dismissal of nothing is not told as lost")
	}
	if out, lost := upheld(t, cov, cmp, yes); len(out.Differences) != 1 || len(lost) != 0 || len(out.Differences[0].Verdicts) != 1 {
		t.Error("a confirmed difference that is not found any more was not put back")
	}
	cov.Articles[0].Article.Text = "Something else stands here now, and more of it."
	cmp.Claims = cmp.Claims[:0]
	if out, lost := cmp.Uphold(cov, []Verdict{yes}); len(out.Differences) != 0 || len(lost) != 1 {
		t.Error("put back a difference whose words are gone")
	}
}

func TestMergedAndSplitClaims(t *testing.T) {
	cov, cmp := threeTold()
	join := Verdict{Act: Merge, On: SubjectOfClaim(&cmp.Claims[0]), With: []Subject{SubjectOfClaim(&cmp.Claims[1])}, By: "Elsa"}
	out, lost := upheld(t, cov, cmp, join)
	if len(out.Claims) != 2 || len(out.Claims[0].Members) != 6 || len(lost) > 0 || out.Differences[0].Claim != "c_1" || out.Claims[0].Outlets != 3 {
		t.Errorf("merged: %d claims, lost %d, difference of %s", len(out.Claims), len(lost), out.Differences[0].Claim)
	}
	alone := cmp.Claims[1].Members[2].Statement.anchor()
	apart := Verdict{Act: Split, On: SubjectOfClaim(&cmp.Claims[1]), Away: []Anchor{alone}, By: "Elsa"}
	out, lost = upheld(t, cov, cmp, apart)
	if len(out.Claims) != 3 || len(out.Single) != 1 || len(lost) > 0 {
		t.Fatalf("split: %d claims, %d single, lost %d", len(out.Claims), len(out.Single), len(lost))
	}
	if c := out.Claim("c_2"); c == nil || c.Outlets != 2 || c.Origins != 2 || len(c.Verdicts) != 1 {
		t.Error("the claim that is left is not counted anew")
	}
	if _, lost := upheld(t, cov, cmp, Verdict{Act: Split, On: Subject{Places: []Anchor{{"z", TextSpan(0, 4)}}}, Away: []Anchor{alone}}); len(lost) != 1 {
		t.Error("a verdict on nothing is not told as lost")
	}
}

func TestVerdictsOnClaims(t *testing.T) {
	cov, cmp := threeTold()
	// A later run has two of the three statements, in a claim of another ID.
	later := cmp.Claims[2]
	v := Verdict{Act: Dismiss, On: SubjectOfClaim(&later), By: "Elsa"}
	cmp.Claims[2].ID, cmp.Claims[2].Members = "c_new", later.Members[:2]
	out, lost := upheld(t, cov, cmp, v)
	if c := out.Claim("c_new"); c == nil || !c.Dismissed() || len(lost) > 0 || out.Claims[0].Dismissed() {
		t.Error("the claim of the same statements was not dismissed")
	}
}
