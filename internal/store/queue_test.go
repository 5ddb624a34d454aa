package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"parallax"
)

// pageJob is work at a host, due n minutes after nine.
func pageJob(host, key string, minutes, priority int) Job {
	return Job{Kind: WorkPage, Key: key, Host: host, Priority: priority, NotBefore: nine.Add(time.Duration(minutes) * time.Minute), Data: json.RawMessage(`{"n":1}`)}
}

func wantJobs(t *testing.T, s *Store, jobs ...Job) {
	t.Helper()
	if err := s.Want(t.Context(), nine, jobs...); err != nil {
		t.Fatal(err)
	}
}

// leased leases n page jobs an hour after nine for a minute and gives them.
func leased(t *testing.T, s *Store, n int) []Job {
	t.Helper()
	jobs, err := s.Lease(t.Context(), WorkPage, n, hour(1), hour(1).Add(time.Minute))
	if err != nil {
		t.Fatal(err)
	}
	return jobs
}

func keys(jobs []Job) string {
	var out []string
	for _, j := range jobs {
		out = append(out, j.Key)
	}
	return strings.Join(out, " ")
}

func finish(t *testing.T, s *Store, e Ending) {
	t.Helper()
	if err := s.End(t.Context(), e); err != nil {
		t.Fatal(err)
	}
}

func init() {
	suite["hosts take turns, priority and age decide within one"] = func(t *testing.T, s *Store) {
		wantJobs(t, s, pageJob("a", "a1", 0, 0), pageJob("a", "a2", 1, 0), pageJob("a", "a3", 2, 5), pageJob("b", "b1", 30, 0), pageJob("c", "c1", 90, 0))
		first := leased(t, s, 9)
		if got := keys(first); got != "a3 b1" {
			t.Errorf("first %q, want one of each host that has something due", got)
		}
		if got := keys(leased(t, s, 9)); got != "" {
			t.Errorf("%q though both hosts are asked now", got)
		}
		for _, j := range first {
			finish(t, s, Ending{Job: j})
		}
		wantJobs(t, s, pageJob("d", "d1", 59, 0), pageJob("b", "b2", 0, 9))
		if got := keys(leased(t, s, 1)); got != "d1" {
			t.Errorf("%q though d was never served", got)
		}
	}
	suite["what is asked for while it is done is done once more"] = func(t *testing.T, s *Store) {
		wantJobs(t, s, pageJob("a", "a1", 0, 0))
		j := leased(t, s, 1)[0]
		wantJobs(t, s, pageJob("a", "a1", 0, 0))
		finish(t, s, Ending{Job: j})
		again := leased(t, s, 1)
		if keys(again) != "a1" || again[0].Attempts != 1 || string(again[0].Data) != `{"n":1}` {
			t.Errorf("again %+v", again)
		}
		finish(t, s, Ending{Job: again[0]})
		if got := keys(leased(t, s, 1)); got != "" {
			t.Errorf("%q a third time", got)
		}
	}
	suite["a lease that ran out is given to another, and the first can end nothing"] = func(t *testing.T, s *Store) {
		wantJobs(t, s, pageJob("a", "a1", 0, 0))
		first := leased(t, s, 1)[0]
		later, err := s.Lease(t.Context(), WorkPage, 1, hour(2), hour(3))
		if err != nil || len(later) != 1 || later[0].Attempts != 2 {
			t.Fatalf("after the lease %+v, %v", later, err)
		}
		for _, e := range []Ending{{Job: first}, {Job: first, Retry: hour(9)}, {Job: first, Park: hour(9)}} {
			if err := s.End(t.Context(), e); !errors.Is(err, ErrLost) {
				t.Errorf("ended with %v", err)
			}
		}
		x := taken("ayr", 0, "s_1")
		x.Then = &Then{Ending: Ending{Job: first, Article: x.Article.ID}, Now: nine}
		if err := s.Add(t.Context(), x); !errors.Is(err, ErrLost) {
			t.Errorf("added with %v", err)
		}
		if stories(t, s) != "" {
			t.Error("an article stays though its lease was lost")
		}
		finish(t, s, Ending{Job: later[0]})
	}
	suite["work waits, is parked, and comes back"] = func(t *testing.T, s *Store) {
		wantJobs(t, s, pageJob("a", "a1", 0, 0))
		finish(t, s, Ending{Job: leased(t, s, 1)[0], Retry: hour(5), Error: "timed out"})
		if got := keys(leased(t, s, 1)); got != "" {
			t.Errorf("%q before its time", got)
		}
		wantJobs(t, s, pageJob("a", "a1", 10, 0)) // asked for anew: the waiting is over
		finish(t, s, Ending{Job: leased(t, s, 1)[0], Park: hour(1), Error: "gone wrong"})
		parked, err := s.Work(t.Context(), true, 10, 0)
		if err != nil || keys(parked) != "a1" || parked[0].Error != "gone wrong" || !parked[0].Parked.Equal(hour(1)) || parked[0].Data != nil {
			t.Errorf("parked %+v, %v", parked, err)
		}
		if j, err := s.Job(t.Context(), WorkPage, "a1"); err != nil || j.Error != "gone wrong" || j.Data != nil {
			t.Errorf("the one is %+v, %v", j, err)
		}
		if n, err := s.Unpark(t.Context(), WorkPage, "", nine); n != 1 || err != nil {
			t.Errorf("unparked %d, %v", n, err)
		}
		j := leased(t, s, 1)[0]
		if err := s.Release(t.Context(), j); err != nil {
			t.Fatal(err)
		}
		if j = leased(t, s, 1)[0]; j.Attempts != 1 {
			t.Errorf("%d attempts after one was given back", j.Attempts)
		}
		finish(t, s, Ending{Job: j, Retry: nine}) // put off, not failed
		if j = leased(t, s, 1)[0]; j.Attempts != 1 {
			t.Errorf("%d attempts after one was put off", j.Attempts)
		}
		if n, err := s.ReleaseAll(t.Context()); n != 1 || err != nil {
			t.Errorf("released %d, %v", n, err)
		}
		counts, err := s.WorkCounts(t.Context(), hour(1))
		if err != nil || len(counts) != 1 || counts[0].Due != 1 || counts[0].Leased != 0 {
			t.Errorf("counts %+v, %v", counts, err)
		}
	}
	suite["stories that an article changes are composed anew, once"] = func(t *testing.T, s *Store) {
		wantJobs(t, s, pageJob("a", "a1", 0, 0), pageJob("b", "b1", 0, 0), pageJob("c", "c1", 0, 0))
		for i, j := range leased(t, s, 3) {
			x := taken(j.Host, i, parallax.StoryID([]string{"s_1", "s_1", "s_2"}[i]))
			if i == 2 {
				x.Place.Storyline, x.Place.Link = "l_1", []parallax.StoryID{"s_1"}
			}
			x.Then = &Then{Ending: Ending{Job: j, Article: x.Article.ID}, Now: hour(1), First: hour(2), Stories: hour(2), Siblings: hour(3)}
			add(t, s, x)
		}
		jobs, err := s.Lease(t.Context(), WorkStory, 9, hour(2), hour(3))
		if err != nil || keys(jobs) != "s_2 s_1" {
			t.Errorf("stories %q, %v", keys(jobs), err)
		}
		if left, err := s.Work(t.Context(), false, 9, 0); err != nil || len(left) != 2 {
			t.Errorf("left %q, %v", keys(left), err)
		}
	}
	suite["a story that nobody can read yet is composed before others"] = func(t *testing.T, s *Store) {
		if err := s.Publish(t.Context(), parallax.Comparison{Story: "s_old"}, parallax.Dossier{Story: "s_old"}); err != nil {
			t.Fatal(err)
		}
		wantJobs(t, s, pageJob("a", "a1", 0, 0), pageJob("b", "b1", 0, 0))
		for i, j := range leased(t, s, 2) {
			x := taken(j.Host, i, parallax.StoryID([]string{"s_old", "s_new"}[i]))
			x.Then = &Then{Ending: Ending{Job: j, Article: x.Article.ID}, Now: hour(1), First: hour(2), Stories: hour(3), Siblings: hour(4)}
			add(t, s, x)
		}
		for _, at := range []struct {
			hour int
			want string
		}{{1, ""}, {2, "s_new"}, {3, "s_new"}} {
			jobs, err := s.Lease(t.Context(), WorkStory, 1, hour(at.hour), hour(at.hour+1))
			if err != nil || keys(jobs) != at.want {
				t.Errorf("at %d: %q, %v", at.hour, keys(jobs), err)
			}
			for _, j := range jobs {
				if err := s.Release(t.Context(), j); err != nil {
					t.Fatal(err)
				}
			}
		}
		if jobs, err := s.Lease(t.Context(), WorkStory, 9, hour(3), hour(4)); err != nil || keys(jobs) != "s_new s_old" {
			t.Errorf("in the end %q, %v", keys(jobs), err)
		}
	}
}

func TestBackoff(t *testing.T) {
	last := time.Duration(0)
	for attempt := 1; attempt < 6; attempt++ {
		plain, moved := Backoff(attempt, 0), Backoff(attempt, 1)
		if plain <= last || moved <= plain || moved > plain*5/4 {
			t.Errorf("attempt %d waits %v to %v after %v", attempt, plain, moved, last)
		}
		last = plain
	}
	if Backoff(1000, 0) != maxWait {
		t.Errorf("attempt 1000 waits %v", Backoff(1000, 0))
	}
}

// TestLock holds that one program works on a store, and that the lock ends with it.
func TestLock(t *testing.T) {
	path := filepath.Join(t.TempDir(), "news.db")
	a, b := open(t, path), open(t, path)
	if err := a.Lock(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := a.Lock(t.Context()); err != nil {
		t.Errorf("locked twice by the same: %v", err)
	}
	if err := b.Lock(t.Context()); !errors.Is(err, ErrLocked) {
		t.Errorf("a second one locks: %v", err)
	}
	add(t, a, taken("ayr", 0, "s_1"))
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	if err := b.Lock(t.Context()); err != nil {
		t.Errorf("after the first closed: %v", err)
	}
	if n := len(near(b, parallax.Sketch{}).Sketches); n != 1 {
		t.Errorf("%d sketches of what the first one wrote", n)
	}
}

// BenchmarkLease leases and ends pages among 10,000 of 200 hosts.
func BenchmarkLease(b *testing.B) {
	s := open(b, filepath.Join(b.TempDir(), "news.db"))
	var jobs []Job
	for i := range 10_000 {
		jobs = append(jobs, pageJob(fmt.Sprint("h", i%200), fmt.Sprint(i), i, 0))
	}
	if err := s.Want(b.Context(), nine, jobs...); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		got, err := s.Lease(b.Context(), WorkPage, 1, hour(1000), hour(1001))
		if err != nil || len(got) != 1 {
			b.Fatal(got, err)
		}
		if err := s.End(b.Context(), Ending{Job: got[0], Retry: hour(2)}); err != nil {
			b.Fatal(err)
		}
	}
}
