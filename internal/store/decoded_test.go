package store

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"parallax"
)

// What is remembered of articles stays within its bytes, and is what was stored.
func TestDecodedIsBounded(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	var d decodedArticles
	most := 0
	for i := range 20 {
		text := make([]byte, 200_000)
		for k := range text {
			text[k] = byte('a' + random.IntN(26))
		}
		data, err1 := pack(parallax.Article{Text: string(text)})
		notes, err2 := pack([]parallax.Annotation{{Kind: parallax.AnnotationKind(fmt.Sprint(i))}})
		if err1 != nil || err2 != nil {
			t.Fatal(err1, err2)
		}
		for range 2 {
			c, err := d.decode("a_1", data, notes)
			if err != nil || c.Article.Text != string(text) || string(c.Notes[0].Kind) != fmt.Sprint(i) {
				t.Fatalf("article %d is read as another, %v", i, err)
			}
		}
		sum := 0
		for k := range d.known {
			sum += k.bytes
		}
		if sum != d.bytes || sum > mostDecoded {
			t.Fatalf("%d bytes are remembered and %d counted, of %d at most", sum, d.bytes, mostDecoded)
		}
		most = max(most, len(d.known))
	}
	if most < 5 {
		t.Errorf("only %d articles are remembered", most)
	}
}
