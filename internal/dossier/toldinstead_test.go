package dossier

import (
	"testing"

	"parallax"
)

// TestToldInstead wants a row that says what a line told above says, and more, to give way to the row of that line; but not one that says less, nor
// where the table has that row.
func TestToldInstead(t *testing.T) {
	const told = "The ferry Maren never reached the harbour of Torvik."
	const more = "The ferry Maren of the county, built of oak and tar, never reached the harbour of Torvik in the gale of Sunday night."
	for _, c := range []struct {
		text         string
		there, above bool // the table has the row of the line told above; the claim has a line above of its own
		want         parallax.ClaimID
	}{
		{more, false, false, "c_1"},
		{more, true, false, "c_2"},
		{more, false, true, "c_2"},
		{"The ferry Maren of the county, built of oak and tar, was sold.", false, false, "c_2"},
	} {
		cov := parallax.Coverage{Story: parallax.Story{ID: "s_ferry"}, Articles: []parallax.Covered{
			source("a_1", "Vell News", "en", at(9, 8), "Ferry", told), source("a_2", "The Beck", "en", at(9, 9), "Lost", c.text),
		}}
		first := claimOf(t, &cov, []float64{0.9}, parallax.TextSpan(0, len(told))).Claims[0]
		second := first
		second.ID = "c_2"
		e, err := parallax.Cite(&cov.Articles[1].Article, parallax.TextSpan(0, len(c.text)))
		if err != nil {
			t.Fatal(err)
		}
		second.Members = []parallax.Member{{Statement: parallax.Statement{Evidence: e}, Score: 0.9}}
		k := newComposer(cov.Indexed(), &parallax.Comparison{Story: "s_ferry", Claims: []parallax.Claim{first, second}}, Options{})
		place := sentence{"a_1", parallax.TextSpan(0, len(told))}
		k.lines["c_1"], k.claimed["c_1"], k.isLine[place] = place, true, true
		k.claimed["c_2"] = c.above
		shown := map[sentence]bool{}
		if c.there {
			shown[place] = true
		}
		m := &parallax.Matrix{Columns: k.columns()}
		own := &k.cmp.Claims[1]
		row, ok := k.row(m, own)
		if !ok {
			t.Fatalf("%q makes no row", c.text)
		}
		if got, instead := k.toldInstead(m, own, row, k.byImportance(k.cmp.Claims), shown); got.ID != c.want || (instead.Line.Text == told) != (c.want == "c_1") {
			t.Errorf("%q, there %v: %s, %q", c.text, c.there, got.ID, instead.Line.Text)
		}
	}
}
