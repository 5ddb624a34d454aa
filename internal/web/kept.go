package web

import (
	"cmp"
	"context"
	"sync"
	"time"
)

// keptFor is how old a count over all articles may be that only offers choices.
const keptFor = time.Minute

// keptMeanwhile is how old it may be while it is made anew: who looks at a page once an hour waits as little as others.
const keptMeanwhile = 6 * time.Hour

// kept is a value that is costly to make and may be a little old. The zero value is ready.
type kept[T any] struct {
	lasts time.Duration // keptFor when 0
	mu    sync.Mutex
	made  time.Time
	value T
	anew  bool // somebody makes it anew
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

// meanwhile is get that gives what is too old once more, and has it made anew beside: counting 100,000 articles takes longer than a page.
func (k *kept[T]) meanwhile(ctx context.Context, now time.Time, make func(context.Context) (T, error)) (T, error) {
	k.mu.Lock()
	age := now.Sub(k.made).Abs()
	if k.made.IsZero() || age > keptMeanwhile {
		k.mu.Unlock()
		return k.get(now, func() (T, error) { return make(ctx) })
	}
	defer k.mu.Unlock()
	if age >= cmp.Or(k.lasts, keptFor) && !k.anew {
		k.anew = true
		go k.renew(context.WithoutCancel(ctx), now, k.made, make)
	}
	return k.value, nil
}

// renew makes the value of a time anew, unless it was dropped meanwhile. When that fails the value is dropped: who asks next
// has it made, and is told the error if there still is one.
func (k *kept[T]) renew(ctx context.Context, now, made time.Time, make func(context.Context) (T, error)) {
	value, err := make(ctx)
	k.mu.Lock()
	defer k.mu.Unlock()
	k.anew = false
	switch {
	case !k.made.Equal(made):
	case err != nil:
		k.made = time.Time{}
	default:
		k.value, k.made = value, now
	}
}
