package pipeline

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"testing"

	"parallax"
	"parallax/internal/embed"
)

// told is an invented pair of articles, and what the comparison must find in it.
type told struct {
	Name string `json:"name"`
	// Kind is the kind of the difference that has Values, on two sides. Without Kind no difference of a kind in Not is
	// there; what stands in Not is a kind of the list.
	Kind     string   `json:"kind"`
	Values   []string `json:"values"`
	Not      []string `json:"not"`
	Articles []row    `json:"articles"`
}

// TestToldApart wants, of pairs of invented articles, the conflicts that any reader sees, and none where both may be true.
func TestToldApart(t *testing.T) {
	var all []told
	data, err := os.ReadFile("testdata/apart.json")
	if err == nil {
		err = json.Unmarshal(data, &all)
	}
	if err != nil || len(all) == 0 {
		t.Fatalf("%d pairs, %v", len(all), err)
	}
	for _, tc := range all {
		t.Run(tc.Name, func(t *testing.T) {
			found := tc.differences(t)
			if tc.Kind != "" && !slices.ContainsFunc(found, tc.wants) {
				t.Errorf("no %s of %q among %s", tc.Kind, tc.Values, shortly(found))
			}
			if slices.ContainsFunc(found, func(d parallax.Difference) bool { return slices.Contains(tc.Not, string(d.Kind)) }) {
				t.Errorf("found %s", shortly(found))
			}
		})
	}
}

// differences compares the articles as one story, with the vectors of the program.
func (tc *told) differences(t *testing.T) []parallax.Difference {
	t.Helper()
	p := start(t, Options{OneStory: true}, nil)
	p.embedder = embed.Table()
	var all []parallax.Page
	for i, r := range tc.Articles {
		r.ID, r.Outlet = fmt.Sprintf("r%d", i), fmt.Sprintf("Paper %d", i)
		all = append(all, r.page())
	}
	p.mustTake(t, all...)
	composed, err := p.Compose(t.Context(), "s_one")
	if err != nil {
		t.Fatal(err)
	}
	return composed.Comparison.Differences
}

// wants reports whether the difference is of the kind and has each of the values on a side.
func (tc *told) wants(d parallax.Difference) bool {
	for _, v := range tc.Values {
		if !slices.ContainsFunc(d.Sides, func(s parallax.Side) bool { return s.Value == v || s.Normal == v }) {
			return false
		}
	}
	return string(d.Kind) == tc.Kind
}

// shortly gives the differences with their values.
func shortly(found []parallax.Difference) string {
	out := ""
	for _, d := range found {
		out += string(d.Kind) + ":"
		for _, s := range d.Sides {
			out += fmt.Sprintf(" %q", s.Value)
		}
		out += "; "
	}
	return out
}
