package pipeline

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"parallax"
	"parallax/internal/store"
)

// reports gives pages of which each is reported at the hour, unknown for hours below 0.
func reports(hours ...int) []parallax.Page {
	var out []parallax.Page
	for i, h := range hours {
		r := row{ID: fmt.Sprint(i), Title: fmt.Sprintf("Report %d", i), Text: fmt.Sprintf("Report number %d speaks of town %d and of nothing else.", i, 7*i)}
		if h >= 0 {
			r.Published = at(h)
		}
		out = append(out, r.page())
	}
	return out
}

// takeAll takes the pages and gives the inputs in the order they were placed.
func takeAll(ctx context.Context, p *Pipeline, from Source, order Order) (string, error) {
	var placed []string
	err := p.TakeAll(ctx, from, order, func(page parallax.Page, a parallax.Article) {
		if page.Input != a.Input {
			placed = append(placed, "MIXED UP")
		}
		placed = append(placed, page.Input)
	})
	return strings.Join(placed, " "), err
}

func TestTakeAllOrder(t *testing.T) {
	for _, c := range []struct {
		name  string
		order Order
		hours []int
		want  string
	}{
		{"arrival", Arrival, []int{5, -1, 3, 9, 0, 3}, "0 1 2 3 4 5"},
		{"time, unknown first, ties as they came", ByTime, []int{5, -1, 3, 9, 0, 3, -1}, "1 6 4 2 5 0 3"},
		{"nothing", ByTime, nil, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			// The first pages take longest to read, so that an order of reading would show.
			p := start(t, Options{}, func(texts []string) error {
				var n int
				if _, err := fmt.Sscanf(texts[0], "Report %d", &n); err != nil {
					return err
				}
				time.Sleep(time.Duration(12-2*n) * time.Millisecond)
				return nil
			})
			got, err := takeAll(t.Context(), p, pages(reports(c.hours...)...), c.order)
			if err != nil || got != c.want {
				t.Errorf("placed %q, %v; want %q", got, err, c.want)
			}
			if len(p.considered) != len(c.hours) {
				t.Errorf("%d of %d are considered", len(p.considered), len(c.hours))
			}
		})
	}
}

func TestTakeAllIsBounded(t *testing.T) {
	var now, most, pulled, read atomic.Int64
	p := start(t, Options{}, func([]string) error {
		if n := now.Add(1); n > most.Load() {
			most.Store(n)
		}
		time.Sleep(time.Millisecond)
		now.Add(-1)
		read.Add(1)
		return nil
	})
	limit := int64(2*runtime.GOMAXPROCS(0) + 2) // those in the queue, the one waited for and the one being put in
	from := func(yield func(parallax.Page) error) error {
		for _, page := range reports(make([]int, 60)...) {
			if ahead := pulled.Add(1) - read.Load(); ahead > limit+2 {
				t.Errorf("%d pages are held at once", ahead)
			}
			if err := yield(page); err != nil {
				return err
			}
		}
		return nil
	}
	if _, err := takeAll(t.Context(), p, from, Arrival); err != nil {
		t.Fatal(err)
	}
	if most.Load() > limit || read.Load() != 60 {
		t.Errorf("%d of %d read at once, bound is %d", most.Load(), read.Load(), limit)
	}
}

// A source that breaks off leaves what it gave before.
func TestTakeAllSourceFails(t *testing.T) {
	broken := errors.New("line 3: no JSON")
	for _, order := range []Order{Arrival, ByTime} {
		p := start(t, Options{}, nil)
		got, err := takeAll(t.Context(), p, func(yield func(parallax.Page) error) error {
			return errors.Join(pages(reports(2, 1)...)(yield), broken)
		}, order)
		if !errors.Is(err, broken) || len(got) != len("0 1") {
			t.Errorf("order %d: placed %q, %v", order, got, err)
		}
	}
}

func TestTakeAllStageFails(t *testing.T) {
	refused := errors.New("model refused")
	p := start(t, Options{}, func(texts []string) error {
		if strings.HasPrefix(texts[0], "Report 3") {
			return refused
		}
		return nil
	})
	yielded := 0
	got, err := takeAll(t.Context(), p, func(yield func(parallax.Page) error) error {
		for _, page := range reports(make([]int, 500)...) {
			yielded++
			if err := yield(page); err != nil {
				return err
			}
		}
		return nil
	}, Arrival)
	if !errors.Is(err, refused) || !strings.Contains(err.Error(), "embed 3") {
		t.Errorf("error %v", err)
	}
	if yielded == 500 || strings.Contains(got, "3") {
		t.Errorf("went on to %d pages, placed %q", yielded, got)
	}
}

func TestTakeAllStoreFails(t *testing.T) {
	for _, order := range []Order{Arrival, ByTime} {
		p := start(t, Options{}, nil)
		if err := p.store.Close(); err != nil {
			t.Fatal(err)
		}
		got, err := takeAll(t.Context(), p, pages(reports(1, 2, 3)...), order)
		if err == nil || got != "" {
			t.Errorf("placed %q in a closed store, %v", got, err)
		}
	}
}

func TestTakeAllCancelled(t *testing.T) {
	for _, order := range []Order{Arrival, ByTime} {
		ctx, cancel := context.WithCancel(t.Context())
		var stop sync.Once
		p := start(t, Options{}, func(texts []string) error {
			if strings.HasPrefix(texts[0], "Report 5") {
				stop.Do(cancel)
			}
			return nil
		})
		before := runtime.NumGoroutine()
		_, err := takeAll(ctx, p, pages(reports(make([]int, 300)...)...), order)
		if !errors.Is(err, context.Canceled) {
			t.Errorf("order %d: %v", order, err)
		}
		if len(p.considered) > 300/2 {
			t.Errorf("order %d: went on for %d pages", order, len(p.considered))
		}
		// Every reader that was started ends.
		for range 100 {
			if runtime.NumGoroutine() <= before {
				break
			}
			time.Sleep(time.Millisecond)
		}
		if n := runtime.NumGoroutine(); n > before {
			t.Errorf("order %d: %d goroutines, %d before", order, n, before)
		}
		cancel()
	}
}

// TestOrderOfUnstatedTimes wants a day that is only read out of a text to order nothing: it may be
// the day of the event.
func TestOrderOfUnstatedTimes(t *testing.T) {
	taken := func(from string) *store.Taken {
		d := parallax.Date{Time: noon, Precision: "day", From: from}
		return &store.Taken{Article: parallax.Article{Published: d}}
	}
	if byReport(taken("text"), taken("given")) >= 0 || byReport(taken("given"), taken("json-ld")) != 0 {
		t.Error("a day of the text is taken for the time of report")
	}
}
