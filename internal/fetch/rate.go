package fetch

import (
	"context"
	"sync"

	"golang.org/x/time/rate"
)

// maxHosts is how many hosts are remembered; beyond it the memory starts anew, which at
// worst asks one host twice in a second.
const maxHosts = 10000

// rates spaces the requests to each host.
type rates struct {
	mu        sync.Mutex
	perSecond float64
	hosts     map[string]*rate.Limiter
}

func newRates(perSecond float64) *rates {
	return &rates{perSecond: perSecond, hosts: map[string]*rate.Limiter{}}
}

// wait returns when the host may be asked again, or with the error of ctx.
func (r *rates) wait(ctx context.Context, host string) error {
	r.mu.Lock()
	l, ok := r.hosts[host]
	if !ok {
		if len(r.hosts) >= maxHosts {
			clear(r.hosts)
		}
		l = rate.NewLimiter(rate.Limit(r.perSecond), 1)
		r.hosts[host] = l
	}
	r.mu.Unlock()
	return l.Wait(ctx)
}
