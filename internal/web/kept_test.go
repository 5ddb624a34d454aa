package web

import (
	"context"
	"errors"
	"testing"
	"time"
)

// TestKeptMeanwhile wants what is too old to be given while it is made anew beside, once, and not what is hours old, nor what was made
// for what was dropped since.
func TestKeptMeanwhile(t *testing.T) {
	var k kept[int]
	made, done := make(chan int), make(chan bool)
	now := func(n int) (int, error) {
		return k.meanwhile(t.Context(), noon.Add(time.Duration(n)*time.Minute), func(context.Context) (int, error) { return n, nil })
	}
	slow := func(n int) (int, error) {
		return k.meanwhile(t.Context(), noon.Add(time.Duration(n)*time.Minute), func(ctx context.Context) (int, error) {
			defer func() { done <- true }()
			return <-made, ctx.Err()
		})
	}
	settled := func() {
		<-done
		for anew := true; anew; {
			k.mu.Lock()
			anew = k.anew
			k.mu.Unlock()
		}
	}
	if got, err := now(0); got != 0 || err != nil {
		t.Error("first", got, err)
	}
	if got, err := slow(5); got != 0 || err != nil {
		t.Error("what is there", got, err)
	}
	if got, err := now(6); got != 0 || err != nil {
		t.Error("made by two", got, err)
	}
	made <- 7
	settled()
	if got, err := now(5); got != 7 || err != nil {
		t.Error("made anew", got, err)
	}
	if got, err := slow(9); got != 7 || err != nil {
		t.Error("before it is dropped", got, err)
	}
	k.drop()
	made <- 8
	settled()
	if got, err := now(10); got != 10 || err != nil {
		t.Error("after it was dropped", got, err)
	}
	failing := func(n int) (int, error) {
		return k.meanwhile(t.Context(), noon.Add(time.Duration(n)*time.Minute), func(context.Context) (int, error) {
			defer func() { done <- true }()
			return 0, errors.ErrUnsupported
		})
	}
	if got, err := failing(20); got != 10 || err != nil {
		t.Error("made anew in vain", got, err)
	}
	settled()
	if got, err := now(21); got != 21 || err != nil {
		t.Error("after it failed", got, err)
	}
	if got, err := now(600); got != 600 || err != nil {
		t.Error("hours later", got, err)
	}
	if _, err := k.meanwhile(t.Context(), noon.Add(2000*time.Minute), func(context.Context) (int, error) { return 0, errors.ErrUnsupported }); err == nil {
		t.Error("an error is kept")
	}
}
