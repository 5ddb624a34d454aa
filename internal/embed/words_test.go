package embed

import (
	"context"
	"encoding/json"
	"math"
	"os"
	"testing"

	"parallax"
)

// held is a line of what tools/embed/make.py writes beside a table: what its own reader in
// Python says of invented texts.
type held struct {
	Texts []struct {
		Language string    `json:"language"`
		Text     string    `json:"text"`
		Starts   []float64 `json:"starts"` // the first eight dimensions
		Length   float64   `json:"length"`
	} `json:"texts"`
	Cosines [][]float64 `json:"cosines"` // of centred vectors
}

func TestTableReadsAsTheScript(t *testing.T) {
	text, err := os.ReadFile("testdata/words.json")
	if err != nil {
		t.Fatal(err)
	}
	var want held
	if err := json.Unmarshal(text, &want); err != nil {
		t.Fatal(err)
	}
	if len(want.Texts) == 0 {
		t.Fatal("no texts")
	}
	checkHeld(t, Table(), want)
}

func checkHeld(t *testing.T, w Words, want held) {
	t.Helper()
	var centred []parallax.Vector
	for _, x := range want.Texts {
		v, err := w.Vectors(context.Background(), x.Language, []string{x.Text})
		if err != nil {
			t.Fatal(err)
		}
		for i, s := range x.Starts {
			if math.Abs(float64(v[0][i])-s) > 2e-5 {
				t.Errorf("%q: dimension %d is %.6f, want %.6f", x.Text, i, v[0][i], s)
				break
			}
		}
		if length := math.Sqrt(float64(v[0].Dot(v[0]))); math.Abs(length-x.Length) > 1e-4 {
			t.Errorf("%q: length %.6f, want %.6f", x.Text, length, x.Length)
		}
		centred = append(centred, expected(w, x.Language, v[0]))
	}
	for i, row := range want.Cosines {
		for j, cosine := range row {
			if got := float64(centred[i].Dot(centred[j])); math.Abs(got-cosine) > 1e-3 {
				t.Errorf("cosine of %q and %q is %.4f, want %.4f", want.Texts[i].Text, want.Texts[j].Text, got, cosine)
			}
		}
	}
}

// expected centres a vector by the expectation of its language alone, as the script does.
func expected(w Words, tag string, v parallax.Vector) parallax.Vector {
	if v.Dot(v) == 0 {
		return v
	}
	mean := w.Mean(tag)
	out := make([]float64, len(v))
	for i, x := range v {
		out[i] = float64(x)
		if mean != nil {
			out[i] -= float64(mean[i])
		}
	}
	return unit(out)
}

func TestTablePutsTranslationsNear(t *testing.T) {
	tests := []struct{ tag, text string }{
		{"en", "A fire broke out on a ferry; passengers were rescued from the sea"},
		{"de", "Auf einer Fähre brach ein Feuer aus, Passagiere wurden aus dem Meer gerettet"},
		{"uk", "На поромі спалахнула пожежа, пасажирів врятували з моря"},
		{"zh", "渡轮起火，乘客从海上获救"},
		{"fa", "کشتی مسافربری آتش گرفت و مسافران از دریا نجات یافتند"},
	}
	far := centred(t, "en", "The central bank raised interest rates as inflation rose")
	for _, x := range tests {
		v := centred(t, x.tag, x.text)
		for _, y := range tests {
			if near := v.Dot(centred(t, y.tag, y.text)); near < 0.3 {
				t.Errorf("%q is %.2f near %q", x.text, near, y.text)
			}
		}
		if c := v.Dot(far); c > 0.2 {
			t.Errorf("%q is %.2f near another subject", x.text, c)
		}
	}
}

func centred(t *testing.T, tag, text string) parallax.Vector {
	t.Helper()
	v, err := Table().Vectors(context.Background(), tag, []string{text})
	if err != nil {
		t.Fatal(err)
	}
	return expected(Table(), tag, v[0])
}

func TestOpenRefusesBrokenTables(t *testing.T) {
	for name, file := range map[string][]byte{
		"empty": nil, "other": make([]byte, 100), "cut off": wordsFile[:len(wordsFile)-1], "head only": wordsFile[:headSize],
	} {
		if _, err := NewWords(file); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// FuzzWords wants every text read, and read the same twice.
func FuzzWords(f *testing.F) {
	for _, s := range []string{"", "-", "'a'-", "ヴァ々ー한국", "a\xff\xf0b", "İ", "don't well-known 4.5"} {
		f.Add("ja", s)
	}
	f.Fuzz(func(t *testing.T, tag, s string) {
		table := Table().table
		v, w := make(parallax.Vector, table.dimensions), make(parallax.Vector, table.dimensions)
		table.text(v, tag, s)
		table.text(w, tag, s)
		for i := range v {
			if v[i] != w[i] || math.IsNaN(float64(v[i])) {
				t.Fatalf("%q gives %v, then %v", s, v[i], w[i])
			}
		}
	})
}

func TestMeansTakeTheLanguageOut(t *testing.T) {
	m := NewMeans(Table())
	text := "Die Hafengebühren in Varnow steigen"
	raw, err := Table().Vectors(context.Background(), "de", []string{text})
	if err != nil {
		t.Fatal(err)
	}
	first := m.Centre("de-AT", raw[0])
	if n := first.Dot(first); math.Abs(float64(n)-1) > 1e-4 {
		t.Errorf("length %v", n)
	}
	if c := first.Dot(centred(t, "de", text)); c < 0.9999 {
		t.Errorf("the first text is %.5f near what expectation alone gives", c)
	}
	if c := m.Centre("de", raw[0]).Dot(first); c < 0.9999 { // the mean moves along this very text
		t.Errorf("the same text again is %.5f near itself", c)
	}
	for range 100 {
		m.Centre("de", raw[0])
	}
	const other = "Die Hafengebühren steigen, sagt Elsa Brandt"
	v, err := Table().Vectors(context.Background(), "de", []string{other})
	if err != nil {
		t.Fatal(err)
	}
	before := centred(t, "de", other).Dot(first)
	if after := m.Centre("de", v[0]).Dot(first); after > before-0.1 {
		t.Errorf("what all texts share still makes them alike: %.3f before, %.3f after", before, after)
	}
	if v := m.Centre("de", make(parallax.Vector, len(raw[0]))); v.Dot(v) != 0 {
		t.Error("a text without words has a vector")
	}
	hashed := one(t, "de", text)
	if c := NewMeans(Hashed{}).Centre("de", hashed).Dot(hashed); c < 0.9999 {
		t.Errorf("hashed vectors were changed: %.4f", c)
	}
}

func BenchmarkWords(b *testing.B) {
	w := Table()
	text := "A fire broke out on the ferry Lady Osk off the port of Varnow on Thursday night. The coastguard rescued 213 people, said Elsa Brandt, the mayor of Varnow. "
	text += text + text + text
	v := make(parallax.Vector, w.table.dimensions)
	for b.Loop() {
		clear(v)
		w.table.text(v, "en", text[:600])
	}
}

func TestTermsOfOneMeaning(t *testing.T) {
	v := Table().Terms("en", []string{"attack", "assault", "butter", ""})
	if d := v[0].Dot(v[0]); d < 0.99 || d > 1.01 {
		t.Errorf("length %v", d)
	}
	if v[0].Dot(v[1]) <= v[0].Dot(v[2]) {
		t.Errorf("assault %.2f, butter %.2f from attack", v[0].Dot(v[1]), v[0].Dot(v[2]))
	}
	de := Table().Terms("de", []string{"angriff", "butter"})
	if v[0].Dot(de[0]) <= v[0].Dot(de[1]) {
		t.Error("attack is no nearer to Angriff than to Butter")
	}
	if v[3].Dot(v[3]) != 0 {
		t.Error("an empty word has a meaning")
	}
}
