package pipeline

import (
	"bufio"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"parallax/internal/store"
)

// killStore names the store for the process that is killed; it is set in that process only.
const killStore = "PARALLAX_KILL_STORE"

// killSpeed is how fast its clock runs, so that waiting for another attempt takes seconds.
const killSpeed = 600

// killBegan is when the clock of all processes of the test began, in nanoseconds.
const killBegan = "PARALLAX_KILL_BEGAN"

// killClock is the same in every process.
func killClock(began time.Time) func() time.Time {
	began = began.Round(0) // without the reading of this process's own clock
	return func() time.Time { return began.Add(time.Now().Round(0).Sub(began) * killSpeed) }
}

// TestKilledProcess is no test but the process that TestKill kills: it follows until it ends.
func TestKilledProcess(t *testing.T) {
	path := os.Getenv(killStore)
	if path == "" {
		t.Skip("is run by TestKill")
	}
	nano, err := strconv.ParseInt(os.Getenv(killBegan), 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	now := killClock(time.Unix(0, nano))
	f := follower(t, path, now, Follow{Lease: 300 * time.Hour, Quiet: time.Minute, Passing: 10 * time.Minute, Newest: 500, Lost: 1000})
	fmt.Println("begun")
	if err := f.Run(t.Context()); err != nil {
		t.Fatal(err)
	}
}

// startKilled starts the process and returns when it has begun to work.
func startKilled(t *testing.T, path string, began time.Time) *exec.Cmd {
	t.Helper()
	c := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestKilledProcess$", "-test.timeout=10m")
	c.Env = append(os.Environ(), killStore+"="+path, fmt.Sprintf("%s=%d", killBegan, began.UnixNano()))
	out, err := c.StdoutPipe()
	if err == nil {
		err = c.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if strings.HasPrefix(lines.Text(), "begun") {
			go io.Copy(io.Discard, out) // nobody reads what else it says
			return c
		}
		t.Log(lines.Text())
	}
	t.Fatal("the process to be killed did not begin")
	return nil
}

// TestKill kills a process that works through a storm of feeds and pages at random moments,
// and wants every item accounted for once when it is left alone in the end.
func TestKill(t *testing.T) {
	kills, feeds, items, seed := 20, len(faults), 8, uint64(9)
	if os.Getenv("PARALLAX_SOAK") != "" {
		kills, feeds, items, seed = 200, 3*len(faults), 25, uint64(time.Now().UnixNano())
	}
	t.Logf("seed %d", seed)
	chance := rand.New(rand.NewPCG(seed, 0))
	path := filepath.Join(t.TempDir(), "news.db")
	began := time.Now()
	// The feeds are complete from the start: what is lost could not come again.
	w := newFollowWorld(t, feeds, items, time.Nanosecond, killClock(began))
	s, err := store.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	followAll(t, s, w)
	for range kills {
		c := startKilled(t, path, began)
		time.Sleep(time.Duration(chance.IntN(500)) * time.Millisecond)
		if err := c.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		c.Wait() // it was killed
		lost, err := s.Unaccounted(t.Context())
		if err != nil || len(lost) > 0 {
			t.Fatalf("not accounted for after a kill: %v, %v", lost, err)
		}
	}
	left, err := s.WorkCounts(t.Context(), w.now())
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("after %d kills in %v: %+v", kills, time.Since(began), left)
	c := startKilled(t, path, began)
	waitDone(t, s, w)
	c.Process.Kill() // it is done
	c.Wait()         // it was killed
	accounted(t, s, w)
}

// stuckAfter is how long no piece of work may end before waitDone takes it for stuck. How long all of it takes says only how busy the machine
// is: under nice, beside sixty others, 54 feeds took more than a quarter of an hour.
const stuckAfter = 5 * time.Minute

// waitDone waits until nothing is left but what is parked.
func waitDone(t *testing.T, s *store.Store, w *followWorld) {
	t.Helper()
	ctx := t.Context()
	least, since := [3]int{len(w.feeds), math.MaxInt, math.MaxInt}, time.Now() // feeds, pages and stories left, in the order they are done
	for {
		feeds, err := s.Feeds(ctx)
		counts, err2 := s.WorkCounts(ctx, w.now())
		if err != nil || err2 != nil {
			t.Fatal(err, err2)
		}
		busy, left := "", [3]int{}
		for _, f := range feeds {
			if !f.State.Stopped && f.State.Changed.IsZero() {
				busy = f.Address + " was never read: " + f.State.Failure
				left[0]++
			}
		}
		for _, c := range counts {
			if n := c.Due + c.Later + c.Leased; n > 0 {
				busy = fmt.Sprintf("%+v", c)
				if c.Kind == store.WorkPage {
					left[1] += n
				} else {
					left[2] += n
				}
			}
		}
		if busy == "" {
			return
		}
		if slices.Compare(left[:], least[:]) < 0 {
			least, since = left, time.Now()
		}
		if time.Since(since) > stuckAfter {
			t.Fatalf("still busy: %s", busy)
		}
		time.Sleep(50 * time.Millisecond)
	}
}
