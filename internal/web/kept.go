package web

import (
	"cmp"
	"sync"
	"time"
)

// keptFor is how old a count over all articles may be that only offers choices.
const keptFor = time.Minute

// kept is a value that is costly to make and may be a little old. The zero value is ready.
type kept[T any] struct {
	lasts time.Duration // keptFor when 0
	mu    sync.Mutex
	made  time.Time
	value T
}

// drop has the value made anew when it is next asked for.
func (k *kept[T]) drop() {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.made = time.Time{}
}

// get gives the value, made anew when it is too old. What comes with an error is not kept.
func (k *kept[T]) get(now time.Time, make func() (T, error)) (T, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if !k.made.IsZero() && now.Sub(k.made).Abs() < cmp.Or(k.lasts, keptFor) {
		return k.value, nil
	}
	value, err := make()
	if err == nil {
		k.value, k.made = value, now
	}
	return value, err
}
