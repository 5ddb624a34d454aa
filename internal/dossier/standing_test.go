package dossier

import (
	"slices"
	"testing"

	"parallax"
)

// What a person said is none is in no dossier, and stays in the comparison.
func TestDismissedIsNotShown(t *testing.T) {
	cov, cmp := fixture()
	shown := func() map[parallax.DifferenceKind]int {
		d, err := Compose(cov, cmp, Options{})
		if err != nil {
			t.Fatal(err)
		}
		return d.Digest().Kinds
	}
	before := shown()
	at := slices.IndexFunc(cmp.Differences, func(d parallax.Difference) bool { return d.Kind == parallax.Conflict })
	if at < 0 || before[parallax.Conflict] == 0 {
		t.Fatalf("no conflict to dismiss: %v", before)
	}
	dismiss := []parallax.Verdict{{Act: parallax.Dismiss, By: "Ann"}}
	cmp.Differences[at].Verdicts = dismiss
	if after := shown(); after[parallax.Conflict] != before[parallax.Conflict]-1 {
		t.Errorf("%d conflicts are shown, %d before one was dismissed", after[parallax.Conflict], before[parallax.Conflict])
	}
	cmp.Differences[at].Verdicts = nil
	of := slices.IndexFunc(cmp.Claims, func(c parallax.Claim) bool { return c.ID == cmp.Differences[at].Claim })
	if of < 0 {
		t.Fatal("the conflict is of no claim")
	}
	cmp.Claims[of].Verdicts = dismiss
	if after := shown(); after[parallax.Conflict] != before[parallax.Conflict]-1 {
		t.Errorf("%d conflicts are shown of a dismissed claim, %d before", after[parallax.Conflict], before[parallax.Conflict])
	}
	if len(cmp.Differences) == 0 || cmp.Claims[of].ID == "" {
		t.Error("the comparison was changed")
	}
}
