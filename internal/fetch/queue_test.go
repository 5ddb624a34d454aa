package fetch

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"parallax"
)

// TestHostsSideBySide fetches pages of many slow hosts: over hosts at once, within a host one
// by one, given in the order of the arguments.
func TestHostsSideBySide(t *testing.T) {
	const hosts, each, slow = 12, 3, 40 * time.Millisecond
	var now, most, clash atomic.Int32
	var args []string
	for range hosts {
		var busy atomic.Int32
		s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			clash.Add(min(busy.Add(1)-1, 1))
			defer busy.Add(-1)
			n := now.Add(1)
			defer now.Add(-1)
			for m := most.Load(); n > m && !most.CompareAndSwap(m, n); m = most.Load() {
			}
			time.Sleep(slow)
			fmt.Fprint(w, r.URL.Path)
		}))
		defer s.Close()
		for i := range each {
			args = append(args, fmt.Sprintf("%s/%d", s.URL, i))
		}
	}
	dir := write(t, map[string]string{"a.txt": "x"})
	args = append(args, dir+"/a.txt", args[0])
	o := Options{AllowPrivate: true, IgnoreRobots: true, PerSecond: 1000}
	check := func(name string, pages []parallax.Page) {
		t.Helper()
		var got []string
		for _, p := range pages {
			got = append(got, p.Input)
			if p.Failure != "" {
				t.Errorf("%s: %s", p.Input, p.Failure)
			}
		}
		if strings.Join(got, " ") != strings.Join(args, " ") {
			t.Errorf("%s: order %q", name, got)
		}
	}
	start := time.Now()
	check("arguments", collect(t, args, "", o))
	if serial := hosts * each * slow; time.Since(start) > serial/2 {
		t.Errorf("took %v, one after another takes %v", time.Since(start), serial)
	}
	var rows strings.Builder
	for _, a := range args {
		key := "url"
		if !isAddress(a) {
			key = "file"
		}
		fmt.Fprintf(&rows, "{%q:%q,%q:%q}\n", "id", a, key, a)
	}
	check("rows", collect(t, nil, rows.String(), o))
	if clash.Load() > 0 || most.Load() < 2 || most.Load() > maxFetches {
		t.Errorf("%d times a host was asked twice at once; %d pages at once, want 2 to %d", clash.Load(), most.Load(), maxFetches)
	}
}

// TestQueueEndsEarly: an error of yield and an end of ctx leave nothing behind.
func TestQueueEndsEarly(t *testing.T) {
	s := site(t)
	args := []string{s.URL + "/page", strings.Replace(s.URL, "127.0.0.1", "localhost", 1) + "/slow", s.URL + "/slow"}
	o := Options{AllowPrivate: true, PerSecond: 1000}
	stop := errors.New("enough")
	start := time.Now()
	if err := Inputs(t.Context(), args, nil, o, func(parallax.Page) error { return stop }); !errors.Is(err, stop) {
		t.Errorf("an error of yield gives %v", err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	if err := Inputs(ctx, args, nil, o, func(parallax.Page) error { return nil }); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("an ended context gives %v", err)
	}
	if took := time.Since(start); took > 5*time.Second {
		t.Errorf("took %v", took)
	}
}
