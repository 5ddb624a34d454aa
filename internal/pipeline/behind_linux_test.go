package pipeline

import (
	"errors"
	"os"
	"strings"
	"testing"
	"time"
)

// nice is the priority of the thread that calls it, as the system shows it.
func nice(t *testing.T) string {
	t.Helper()
	raw, err := os.ReadFile("/proc/thread-self/stat")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(raw), ") ")
	return strings.Fields(rest)[16]
}

// TestBehind holds that work runs at a lower priority, its error comes back, and nothing else is slowed down by it.
func TestBehind(t *testing.T) {
	before, want := nice(t), errors.New("refused")
	for range 20 {
		var there string
		if err := behind(composingBehind, func() error { there = nice(t); return want }); !errors.Is(err, want) {
			t.Fatal(err)
		}
		if there == before {
			t.Fatalf("work runs at %s, as everything else", there)
		}
		if now := nice(t); now != before {
			t.Fatalf("everything else runs at %s now", now)
		}
	}
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
