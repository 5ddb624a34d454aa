package embed

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"math"
	"testing"

	"pgregory.net/rapid"

	"parallax"
)

func one(t *testing.T, lang, text string) parallax.Vector {
	t.Helper()
	v, err := Hashed{}.Vectors(context.Background(), lang, []string{text})
	if err != nil || len(v) != 1 {
		t.Fatalf("%d vectors, %v", len(v), err)
	}
	return v[0]
}

func TestHashedPutsLikeTextsNear(t *testing.T) {
	tests := []struct {
		lang, text, near, far string
	}{
		{"en", "The ferry Lady Osk burned off Varnow", "A fire on the ferry Lady Osk near Varnow", "Ime Adeka won the chess open in Quellmark"},
		{"en", "Mayors negotiated harbour fees", "The mayor's negotiations about the harbour fee", "A rook sacrifice decided the final round"},
		{"de", "Die Hafengebühren in Varnow steigen", "Varnow erhöht die Hafengebühr", "Eine Schülerin gewinnt das Schachturnier"},
		{"uk", "Пором загорівся біля порту Варнів", "Пожежа на поромі в порту Варнів", "Школярка виграла турнір із шахів"},
		{"ja", "フェリーが港の沖で炎上した", "港の沖でフェリーが炎上", "女子生徒がチェス大会で優勝"},
		{"el", "Φωτιά στο πλοίο έξω από το λιμάνι", "Το πλοίο πήρε φωτιά στο λιμάνι", "Μαθήτρια κέρδισε το τουρνουά σκακιού"},
	}
	for _, test := range tests {
		v := one(t, test.lang, test.text)
		near, far := v.Dot(one(t, test.lang, test.near)), v.Dot(one(t, test.lang, test.far))
		if near < 0.3 || far > 0.15 {
			t.Errorf("%s: %q is %.2f near %q and %.2f near %q", test.lang, test.text, near, test.near, far, test.far)
		}
	}
}

func TestHashedCountsNamesMore(t *testing.T) {
	v := one(t, "en", "the mayor visited Harbour yesterday")
	w := one(t, "en", "the mayor visited harbour yesterday")
	if harbour := one(t, "en", "harbour"); v.Dot(harbour) <= w.Dot(harbour) {
		t.Errorf("as a name %.3f, as a word %.3f", v.Dot(harbour), w.Dot(harbour))
	}
}

func TestHashedOfNothing(t *testing.T) {
	for _, text := range []string{"", " \n", "… — !", "the of and"} {
		v := one(t, "en", text)
		if len(v) != Dimensions {
			t.Errorf("%q: %d dimensions, want %d", text, len(v), Dimensions)
		}
		for _, x := range v {
			if x != 0 {
				t.Errorf("%q gives a vector that is not zero", text)
				break
			}
		}
	}
}

// TestHashedIsTheSameEverywhere holds the bits of one vector: stored vectors must stay
// comparable. When it fails on purpose, the version in Model goes up.
func TestHashedIsTheSameEverywhere(t *testing.T) {
	h := sha256.New()
	for _, x := range one(t, "und", "Lady Osk burned; 213 people were rescued off Varnow, said Elsa Brandt.") {
		// Rounded, since the last bits of a sum depend on whether the machine fuses multiply and add.
		if err := binary.Write(h, binary.LittleEndian, int32(math.Round(float64(x)*1e5))); err != nil {
			t.Fatal(err)
		}
	}
	const want = "e6ac949653da5b63"
	if got := hex.EncodeToString(h.Sum(nil)[:8]); got != want {
		t.Errorf("%s gives %s, want %s", Hashed{}.Model(), got, want)
	}
}

func TestHashedStopsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := (Hashed{}).Vectors(ctx, "en", []string{"a text"}); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

// TestHashedIsUnit wants length one or zero for any text at all.
func TestHashedIsUnit(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		text := rapid.String().Draw(r, "text")
		v, err := Hashed{}.Vectors(context.Background(), rapid.SampledFrom([]string{"en", "ru", "zh", ""}).Draw(r, "language"), []string{text})
		if err != nil {
			r.Fatal(err)
		}
		if length := v[0].Dot(v[0]); length != 0 && math.Abs(float64(length)-1) > 1e-4 {
			r.Fatalf("length %v of the vector of %q", length, text)
		}
	})
}

func BenchmarkHashed(b *testing.B) {
	text := "A fire broke out on the ferry Lady Osk off the port of Varnow on Thursday night. The coastguard rescued 213 people, said Elsa Brandt, the mayor of Varnow."
	for b.Loop() {
		vector("en", text)
	}
}
