package parallax

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestParseQuery(t *testing.T) {
	day := func(d int) time.Time { return time.Date(2027, 3, d, 0, 0, 0, 0, time.UTC) }
	for typed, want := range map[string]Query{
		"":                                   {},
		"ferry  crash":                       {Wanted: []Wanted{{Words: "ferry"}, {Words: "crash"}}},
		`"nine hurt" -pier -"old ferry"`:     {Wanted: []Wanted{{Words: "nine hurt"}, {Words: "pier", Not: true}, {Words: "old ferry", Not: true}}},
		`name:Brandt NAME:"Lena Brandt"`:     {Wanted: []Wanted{{Words: "Brandt", Name: true}, {Words: "Lena Brandt", Name: true}}},
		`outlet:"The Gazette" language:DE x`: {Wanted: []Wanted{{Words: "x"}}, Language: "de", Outlet: "The Gazette"},
		"after:2027-03-01 before:2027-03-09": {From: day(1), To: day(10)},
		`a"b c`:                              {Wanted: []Wanted{{Words: "a"}, {Words: "b c"}}},
		`NEAR(a b) OR title:* "" - "`:        {Wanted: []Wanted{{Words: "NEAR(a"}, {Words: "b)"}, {Words: "OR"}, {Words: "title:*"}}},
		"http://town.example/a country:de":   {Wanted: []Wanted{{Words: "http://town.example/a"}}, Country: "DE"},
	} {
		got, err := ParseQuery(typed)
		if diff := cmp.Diff(want, got); err != nil || diff != "" {
			t.Errorf("%q: %v\n%s", typed, err, diff)
		}
	}
	for _, bad := range []string{"after:tuesday", strings.Repeat("x", 501), strings.Repeat("x ", 21)} {
		if _, err := ParseQuery(bad); !errors.Is(err, ErrInvalid) {
			t.Errorf("%q gives %v", bad, err)
		}
	}
}

// FuzzParseQuery holds that whatever is typed is read or refused.
func FuzzParseQuery(f *testing.F) {
	for _, s := range []string{`"a b" -c name:d`, `outlet:"`, "-", "-\"", "after:2027-03-01", "name:", "\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		q, err := ParseQuery(typed)
		if err != nil && !errors.Is(err, ErrInvalid) {
			t.Fatal(err)
		}
		for _, w := range q.Wanted {
			if strings.TrimSpace(w.Words) == "" {
				t.Fatalf("%q wants %q", typed, w.Words)
			}
		}
	})
}
