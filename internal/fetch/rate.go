package fetch

import (
	"context"
	"fmt"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// maxHosts is how many hosts are remembered; beyond it the memory starts anew, which at
// worst asks one host twice in a second.
const maxHosts = 10000

// rates spaces the requests to each host and lets one run at a time.
type rates struct {
	mu        sync.Mutex
	perSecond float64
	hosts     map[string]hostRate
}

type hostRate struct {
	limiter *rate.Limiter
	busy    chan struct{} // holds one value while a request runs
	until   *time.Time    // when the host may be asked again, as it said itself; guarded by mu
}

func newRates(perSecond float64) *rates {
	return &rates{perSecond: perSecond, hosts: map[string]hostRate{}}
}

// turn returns when the host may be asked, or with the error of ctx. The caller calls done
// when its answer is read.
func (r *rates) turn(ctx context.Context, host string) (done func(), err error) {
	r.mu.Lock()
	h, ok := r.hosts[host]
	if !ok {
		if len(r.hosts) >= maxHosts {
			clear(r.hosts)
		}
		h = hostRate{rate.NewLimiter(rate.Limit(r.perSecond), 1), make(chan struct{}, 1), new(time.Time)}
		r.hosts[host] = h
	}
	r.mu.Unlock()
	select {
	case h.busy <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	done = func() { <-h.busy }
	if err := h.limiter.Wait(ctx); err != nil {
		done()
		if ctx.Err() == nil { // the turn would come behind the deadline
			err = context.DeadlineExceeded
		}
		return nil, fmt.Errorf("waiting for the turn of %s: %w", host, err)
	}
	return done, nil
}

// leave has a host not be asked before a time.
func (r *rates) leave(host string, until time.Time) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if h, ok := r.hosts[host]; ok {
		*h.until = until
	}
}

// left gives for how long a host is not to be asked.
func (r *rates) left(host string, now time.Time) time.Duration {
	r.mu.Lock()
	defer r.mu.Unlock()
	if h, ok := r.hosts[host]; ok {
		return max(h.until.Sub(now), 0)
	}
	return 0
}
