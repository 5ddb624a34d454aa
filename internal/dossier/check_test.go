package dossier

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"parallax"
)

// The dossier of any mix of articles must pass its check, and no change of a word, a fill
// or a count may. The mixes are made of the sentences of the fixture, so that spans, notes
// and claims are of the kinds that real texts have.

// mixed draws a coverage with some of the fixture's articles in other states, some claims
// and some differences left out.
func mixed(t *rapid.T) (parallax.Coverage, parallax.Comparison) {
	c, comparison := fixture()
	states := []parallax.SourceState{parallax.SourceUsed, parallax.SourceUsed, parallax.SourceUsed, parallax.SourceUnused, parallax.SourceOffTopic, parallax.SourceDuplicate, parallax.SourceFailed}
	pages := []parallax.PageState{parallax.PageFull, parallax.PageFull, parallax.PagePartial, parallax.PagePaywalled}
	for i := range 5 {
		a := &c.Articles[i]
		a.State = rapid.SampledFrom(states).Draw(t, "state")
		a.Reason = "drawn"
		a.Article.State = rapid.SampledFrom(pages).Draw(t, "page")
		a.Article.Why = why("page", "drawn")
		if rapid.Bool().Draw(t, "no url") {
			a.Article.URL = ""
		}
		if rapid.Bool().Draw(t, "unknown outlet") {
			a.Article.Outlet = parallax.Outlet{}
			a.Origins = nil
		}
		a.Article.Published.Time = a.Article.Published.Time.AddDate(0, 0, -rapid.SampledFrom([]int{0, 1, 30}).Draw(t, "days earlier"))
	}
	some := func(claims []parallax.Claim) []parallax.Claim {
		return slices.DeleteFunc(claims, func(parallax.Claim) bool { return rapid.Bool().Draw(t, "without claim") })
	}
	comparison.Claims, comparison.Single = some(comparison.Claims), some(comparison.Single)
	if rapid.Bool().Draw(t, "updates") {
		comparison.Updates = []parallax.Difference{comparison.Differences[1]}
	}
	comparison.Differences = slices.DeleteFunc(comparison.Differences, func(parallax.Difference) bool { return rapid.Bool().Draw(t, "without difference") })
	return c, comparison
}

func TestComposeChecks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, comparison := mixed(t)
		if _, err := Compose(c, comparison, Options{}); err != nil {
			t.Fatal(err)
		}
	})
}

// TestFlippedByte changes one byte inside the evidence of a line; the check must see it.
func TestFlippedByte(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, comparison := fixture()
		d, err := Compose(c, comparison, Options{})
		if err != nil {
			t.Fatal(err)
		}
		var places []parallax.Citation
		for _, l := range d.Lines() {
			places = append(places, l.Evidence...)
		}
		p := rapid.SampledFrom(places).Draw(t, "place")
		a := &c.Find(p.Article).Article
		at := rapid.IntRange(p.Start, p.End-1).Draw(t, "at")
		field := &a.Text
		if p.Field == parallax.FieldTitle {
			field = &a.Title
		}
		bytes := []byte(*field)
		bytes[at] ^= rapid.SampledFrom([]byte{1, 2, 0x20}).Draw(t, "bit")
		*field = string(bytes)
		if d.Check(&c) == nil {
			t.Fatalf("byte %d of %s changed, and the check passed", at, p.Article)
		}
	})
}

// TestChangedValue changes one value anywhere in the dossier (a word, a fill, a count, a
// mark, a date, a state) and expects the check to see it. Free are only values that prove
// nothing: scores and reasons, which the comparison answers for, and identifiers.
func TestChangedValue(t *testing.T) {
	d, c := composed(t)
	free := map[string]bool{"Score": true, "Why": true, "ID": true, "Claim": true, "Slot": true, "AsOf": true, "Known": true, "Index": true}
	var paths [][]step
	walk(reflect.ValueOf(d), nil, func(path []step, v reflect.Value) {
		if !slices.ContainsFunc(path, func(s step) bool { return free[s.name] }) {
			paths = append(paths, slices.Clone(path))
		}
	})
	if len(paths) < 500 {
		t.Fatalf("only %d values", len(paths))
	}
	raw, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		path := rapid.SampledFrom(paths).Draw(t, "path")
		var changed parallax.Dossier
		if err := json.Unmarshal(raw, &changed); err != nil {
			t.Fatal(err)
		}
		v := follow(reflect.ValueOf(&changed).Elem(), path)
		switch v.Kind() {
		case reflect.String:
			v.SetString(v.String() + rapid.SampledFrom([]string{"x", " not", "1"}).Draw(t, "more"))
		case reflect.Int:
			v.SetInt(v.Int() + rapid.SampledFrom([]int64{1, -1, 10}).Draw(t, "add"))
		case reflect.Bool:
			v.SetBool(!v.Bool())
		case reflect.Float64:
			v.SetFloat(v.Float() + 0.25)
		}
		if saysSame(&changed, path) {
			return
		}
		if changed.Check(&c) == nil {
			t.Fatalf("%v is now %v, and the check passed", path, v)
		}
	})
}

// saysSame reports whether the change at the path names another place for words of a fill where
// they stand as well: that is as true.
func saysSame(d *parallax.Dossier, path []step) bool {
	n := len(path)
	if path[n-1].name != "From" {
		return false
	}
	l, ok := follow(reflect.ValueOf(d).Elem(), path[:n-3]).Interface().(parallax.Line)
	if !ok {
		return false // an arrow of the graph has a From as well
	}
	f := l.Fills[path[n-2].index]
	return f.From >= 0 && f.From < len(l.Evidence) && strings.Contains(l.Evidence[f.From].Exact, f.Text)
}

// TestComposedSurvivesJSON reads a dossier back and checks it against its sources.
func TestComposedSurvivesJSON(t *testing.T) {
	d, c := composed(t)
	raw, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	var back parallax.Dossier
	if err := json.Unmarshal(raw, &back); err != nil {
		t.Fatal(err)
	}
	if err := back.Check(&c); err != nil {
		t.Fatal(err)
	}
}

// step is one step from a value into a part of it.
type step struct {
	name  string // of a field; empty for an element
	index int
}

// walk visits every string, number and truth value that is set.
func walk(v reflect.Value, path []step, visit func([]step, reflect.Value)) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			walk(v.Elem(), append(path, step{name: "*"}), visit)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() && f.Type.String() != "time.Time" {
				walk(v.Field(i), append(path, step{f.Name, i}), visit)
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			walk(v.Index(i), append(path, step{index: i}), visit)
		}
	case reflect.String, reflect.Int, reflect.Bool, reflect.Float64:
		if !v.IsZero() || v.Kind() == reflect.Int {
			visit(path, v)
		}
	}
}

func follow(v reflect.Value, path []step) reflect.Value {
	for _, s := range path {
		switch {
		case s.name == "*":
			v = v.Elem()
		case s.name != "":
			v = v.Field(s.index)
		default:
			v = v.Index(s.index)
		}
	}
	return v
}
