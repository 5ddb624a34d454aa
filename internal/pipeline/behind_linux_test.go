package pipeline

import (
	"errors"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"
)

// nice is how nice the thread that calls it is, as the system shows it.
func nice() (int, error) {
	raw, err := os.ReadFile("/proc/thread-self/stat")
	if err != nil {
		return 0, err
	}
	_, rest, _ := strings.Cut(string(raw), ") ")
	return strconv.Atoi(strings.Fields(rest)[16])
}

// TestBehind holds that work runs at a priority that much lower than the program was started with, or at the least there is,
// its error comes back, and nothing else is slowed down by it.
func TestBehind(t *testing.T) {
	before, err := nice()
	if err != nil {
		t.Fatal(err)
	}
	for _, by := range []int{takingBehind, composingBehind, 2 * leastPriority} {
		for range 20 {
			there, refused := 0, errors.New("refused")
			got := behind(by, func() error {
				if there, err = nice(); err != nil {
					return err
				}
				return refused
			})
			if !errors.Is(got, refused) {
				t.Fatalf("got %v, want the error of the work", got)
			}
			if want := min(before+by, leastPriority); there != want {
				t.Fatalf("work runs at %d, want %d", there, want)
			}
			if now, err := nice(); err != nil || now != before {
				t.Fatalf("everything else runs at %d now, %v", now, err)
			}
		}
	}
}

// TestBehindStarts holds that a program that is started behind others stays there.
func TestBehindStarts(t *testing.T) {
	before, err := nice()
	if err != nil {
		t.Fatal(err)
	}
	var there int
	err = Behind(func() error {
		raw, err := exec.Command("cat", "/proc/self/stat").Output()
		if err != nil {
			return err
		}
		_, rest, _ := strings.Cut(string(raw), ") ")
		there, err = strconv.Atoi(strings.Fields(rest)[16])
		return err
	})
	if want := min(before+takingBehind, leastPriority); err != nil || there != want {
		t.Errorf("it runs at %d, want %d; %v", there, want, err)
	}
}

// TestBehindBreaks holds that work that breaks does so for who waits for it, and takes nothing else with it.
func TestBehindBreaks(t *testing.T) {
	defer func() {
		if cause := recover(); cause != "broken" {
			t.Errorf("recovered %v", cause)
		}
	}()
	t.Error(behind(takingBehind, func() error { panic("broken") }))
}

// TestWorked holds that work counts, and waiting does not.
func TestWorked(t *testing.T) {
	err := behind(composingBehind, func() error {
		began, before := time.Now(), worked()
		time.Sleep(50 * time.Millisecond)
		if waited := worked() - before; waited > 25*time.Millisecond {
			t.Errorf("%v of waiting count as work", waited)
		}
		for worked()-before < 20*time.Millisecond {
			if time.Since(began) > time.Minute {
				return errors.New("nothing counts as work")
			}
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}
