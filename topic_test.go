package parallax

import (
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"
)

// TestTypedQuery holds that a form and the line made of it look for the same.
func TestTypedQuery(t *testing.T) {
	for _, c := range []struct {
		typed  string
		fields map[string]string
		want   string
	}{
		{"ferry  crash", nil, "ferry crash"},
		{`"nine hurt" -pier`, map[string]string{"language": "de", "country": "NO"}, `"nine hurt" -pier language:de country:NO`},
		{`ferry "nine hurt`, map[string]string{"outlet": "The Gazette"}, `ferry "nine hurt" outlet:"The Gazette"`},
		{"", map[string]string{"after": "2027-03-01", "before": "2027-03-09"}, "after:2027-03-01 before:2027-03-09"},
		{"language:en", map[string]string{"language": "de"}, "language:en language:de"},
		{"x", map[string]string{"order": "newest", "name": "Brandt"}, "x"},
	} {
		got, err := TypedQuery(c.typed, c.fields)
		if err != nil || got != c.want {
			t.Errorf("%q with %v: %q, %v; want %q", c.typed, c.fields, got, err, c.want)
		}
		again, err := TypedQuery(got, nil)
		if err != nil || again != got {
			t.Errorf("%q written again is %q, %v", got, again, err)
		}
	}
	q, err := ParseQuery(`language:en language:de`)
	if err != nil || !reflect.DeepEqual(q, Query{Language: "de"}) {
		t.Errorf("what was chosen does not outrank what was typed: %+v, %v", q, err)
	}
	if got, err := TypedQuery("x", map[string]string{"outlet": `The "Gazette"`}); !errors.Is(err, ErrInvalid) {
		t.Errorf("an outlet with quotation marks: %q, %v", got, err)
	}
}

func TestTopicCheck(t *testing.T) {
	good := Topic{Name: "Ferries", Query: "ferry language:de", Who: "ann", At: time.Unix(1, 0)}
	if err := good.Check(); err != nil {
		t.Error(err)
	}
	for what, change := range map[string]func(*Topic){
		"no name":          func(x *Topic) { x.Name = " " },
		"a long name":      func(x *Topic) { x.Name = strings.Repeat("ü", maxTopicName+1) },
		"broken bytes":     func(x *Topic) { x.Name = "\xff" },
		"nothing to find":  func(x *Topic) { x.Query = " " },
		"a day that isn't": func(x *Topic) { x.Query = "after:soon" },
		"nobody":           func(x *Topic) { x.Who = "" },
		"no time":          func(x *Topic) { x.At = time.Time{} },
	} {
		bad := good
		change(&bad)
		if err := bad.Check(); !errors.Is(err, ErrInvalid) {
			t.Errorf("%s: %v", what, err)
		}
	}
}
