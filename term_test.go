package parallax

import (
	"encoding/json"
	"fmt"
	"testing"
)

func TestTermOf(t *testing.T) {
	for _, test := range []struct {
		written string
		kind    TermKind
		value   int
		day     string
	}{
		{"y:2031", TermYear, 2031, ""}, {"k:4", TermWeekday, 4, ""}, {"y:long ago", TermYear, 0, ""},
		{"d:2031-05-02", TermDay, 20310502, "2031-05-02"}, {"d:--12-19", TermDay, 99991219, "--12-19"}, {"d:2031-5-2", TermDay, 0, ""}, {"d:", TermDay, 0, ""},
		{"w:ferri", TermWord, 0, ""}, {"n:brandt", TermName, 0, ""}, {"q:213 people", TermNumber, 0, ""}, {"x:brnt", TermSound, 0, ""},
		{"z:brnt", TermOther, 0, ""}, {"", TermOther, 0, ""}, {"w", TermOther, 0, ""}, {" :x", TermOther, 0, ""},
	} {
		n := TermOf(test.written)
		if n == 0 || n.Kind() != test.kind || n.Value() != test.value || n.Day() != test.day {
			t.Errorf("%q is %#x of kind %d, value %d, day %q", test.written, uint64(n), n.Kind(), n.Value(), n.Day())
		}
	}
}

// TestTermOfTellsApart wants hardly any terms that differ in little to have one number: of 2,000 of a kind none,
// of 100,000 not many more than the bits let expect (19).
func TestTermOfTellsApart(t *testing.T) {
	for _, kind := range "wnqdxyk" {
		seen, twice := map[Term]bool{}, 0
		for i := range 100_000 {
			n := TermOf(fmt.Sprintf("%c:%d", kind, i))
			if seen[n] {
				twice++
			}
			seen[n] = true
			if twice > 0 && i < 2000 || twice > 40 {
				t.Fatalf("%d of %d terms of kind %c have the number of another", twice, i+1, kind)
			}
		}
	}
}

func TestTerms(t *testing.T) {
	terms := NewTerms(map[string]int{"w:ferri": 213, "n:brandt": 100_000, "y:2031": 1, "w:gone": 0, "w:less": -3})
	if terms.Len() != 3 || terms.Weight(TermOf("w:ferri")) != 213 || terms.Weight(TermOf("n:brandt")) != 65535 || terms.Weight(TermOf("w:gone")) != 0 {
		t.Errorf("%v", terms.Map())
	}
	numbers, weights := terms.Numbers()
	for i, n := range numbers {
		if i > 0 && n <= numbers[i-1] || TermOf(terms.Written(i)) != n || terms.Map()[terms.Written(i)] != int(weights[i]) {
			t.Errorf("%d: %v after %v, written %q, weight %d", i, n, numbers[max(0, i-1)], terms.Written(i), weights[i])
		}
	}
	raw, err := json.Marshal(Sketch{Terms: terms})
	var back Sketch
	if err != nil || json.Unmarshal(raw, &back) != nil || !back.Terms.Equal(terms) || back.Terms.Written(0) != terms.Written(0) || !back.Title.IsZero() {
		t.Errorf("%s, %v", raw, err)
	}
	light := terms.Light()
	if !light.Equal(terms) || light.Written(0) != "" || len(light.Map()) != 0 {
		t.Errorf("%v", light)
	}
	if _, err := json.Marshal(light); err == nil {
		t.Error("terms that let go of how they are written were written")
	}
}

// TestAsOne takes three texts as one: what several have weighs more than in each, and what one has as much.
func TestAsOne(t *testing.T) {
	a, b := NewTerms(map[string]int{"w:ferri": 200, "n:brandt": 60_000}), NewTerms(map[string]int{"w:ferri": 300, "w:port": 100, "n:brandt": 1})
	all := AsOne([]Terms{a, b, NewTerms(map[string]int{"w:ferri": 100})})
	if all.Len() != 3 || all.Weight(TermOf("w:port")) != 100 || all.Weight(TermOf("w:ferri")) != 629 || all.Weight(TermOf("n:brandt")) != 65535 {
		numbers, weights := all.Numbers()
		t.Errorf("%v, %v", numbers, weights)
	}
	one := AsOne([]Terms{a})
	if !one.Equal(a) || len(one.Map()) != 0 {
		t.Errorf("one text taken as one is %v, want %v", one, a)
	}
}
