package lineage

import (
	"fmt"
	"slices"
	"testing"

	"parallax"
)

func sketch(id, text string) parallax.Sketch {
	return parallax.Sketch{Article: parallax.ArticleID(id), Hashes: Fingerprint(text), Passages: Passages(text)}
}

func TestCandidates(t *testing.T) {
	passage := ferryText[:220] // two sentences
	long := sketch("long", prose("alpha", 900)+passage+" "+prose("beta", 900))
	got := Candidates(sketch("new", prose("gamma", 700)+passage+" "+prose("delta", 700)), []parallax.Sketch{
		sketch("new", passage), // itself
		sketch("other", prose("epsilon", 800)),
		long,
		sketch("copy", prose("gamma", 700)+passage+" "+prose("delta", 650)),
		{Article: "empty"},
	})
	if want := []parallax.ArticleID{"copy", "long"}; !slices.Equal(got, want) {
		t.Errorf("Candidates = %v, want %v", got, want)
	}
}

// Winnowing promises that any 13 shared words leave a hash in common, wherever they stand.
func TestPassagesPromise(t *testing.T) {
	words := passageWords + passageWindow - 1
	for before := range 200 {
		run := prose(fmt.Sprintf("shared%d-", before), words)
		a := Passages(prose("alpha", before) + run + prose("beta", 30))
		b := Passages(prose("gamma", 50) + run + prose("delta", before))
		if parallax.InCommon(a, b) == 0 {
			t.Errorf("%d words shared behind %d others leave no hash in common", words, before)
		}
	}
}

func TestFingerprintEstimatesTheShare(t *testing.T) {
	a, b := prose("alpha", 400), prose("beta", 400)
	if got := alike(Fingerprint(a), Fingerprint(a)); got != 1 {
		t.Errorf("a text is alike itself by %v", got)
	}
	if got := alike(Fingerprint(a), Fingerprint(b)); got > 0.02 {
		t.Errorf("texts without a word in common are alike by %v", got)
	}
	if got := alike(Fingerprint(a+b), Fingerprint(a)); got < 0.35 || got > 0.65 {
		t.Errorf("a half is alike the whole by %v, want about 0.5", got)
	}
	if Fingerprint("three words only") != nil || Passages("three words only") != nil {
		t.Error("a text shorter than a shingle has a fingerprint")
	}
	if got := len(Fingerprint(ferryText)); got != signature {
		t.Errorf("%d values, want %d", got, signature)
	}
}

// TestFingerprintIsKept holds what stores hold: when it fails, sketches must be kept in another form (sketchForm at the root).
func TestFingerprintIsKept(t *testing.T) {
	if f, p := Fingerprint(ferryText), Passages(ferryText); !slices.Equal(f[:4], []uint16{26811, 47647, 57556, 39379}) || !slices.Equal(p[:3], []uint32{87950836, 119935530, 193759138}) {
		t.Errorf("%v, %v", f[:4], p[:3])
	}
}

func BenchmarkFingerprint(b *testing.B) {
	text := prose("harbour", 800)
	for b.Loop() {
		Fingerprint(text)
		Passages(text)
	}
}
