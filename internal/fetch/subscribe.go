package fetch

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"parallax"
)

// Subscription is what a hub is asked for (W3C WebSub, section 5.1).
type Subscription struct {
	Hub, Topic string
	Callback   string        // address at which the hub reaches us
	Secret     string        // with which it signs what it sends, at most 199 bytes; "" for none
	Lease      time.Duration // how long we ask for
}

// answerBytes is how much of a hub's answer is read, to tell people why it refused.
const answerBytes = 300

// Subscribe asks a hub to push a feed. That it accepts the request (status 2xx) promises nothing: it calls the callback to
// find out whether we meant it. The error says what went wrong in words for people.
func (p *Poller) Subscribe(ctx context.Context, s Subscription) error {
	ctx, cancel := context.WithTimeout(ctx, p.web.Timeout)
	defer cancel()
	u, err := url.Parse(s.Hub)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.User != nil {
		return fmt.Errorf("%w: no address of a hub: %q", parallax.ErrRefused, s.Hub)
	}
	if s.Secret != "" && u.Scheme != "https" {
		return fmt.Errorf("%w: a secret for a hub that is asked without encryption", parallax.ErrRefused) // WebSub, section 5.1
	}
	done, err := p.web.rate.turn(ctx, u.Host)
	if err != nil {
		return err
	}
	defer done()
	form := url.Values{
		"hub.mode": {"subscribe"}, "hub.topic": {s.Topic}, "hub.callback": {s.Callback},
		"hub.lease_seconds": {strconv.Itoa(int(s.Lease / time.Second))},
	}
	if s.Secret != "" {
		form.Set("hub.secret", s.Secret)
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, u.String(), strings.NewReader(form.Encode()))
	if err != nil {
		return err
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("User-Agent", UserAgent)
	answer, err := p.web.client.Do(r)
	if err != nil {
		return fmt.Errorf("the hub could not be asked: %s", oneLine(explain(err)))
	}
	defer answer.Body.Close()
	said, err := io.ReadAll(io.LimitReader(answer.Body, answerBytes))
	if answer.StatusCode >= 200 && answer.StatusCode < 300 {
		return nil
	}
	why := inWords(answer.StatusCode)
	if words := oneLine(strings.ToValidUTF8(string(said), "")); err == nil && words != "" && !strings.Contains(words, "<") {
		why += ": " + words
	}
	return fmt.Errorf("the hub refuses: %s", why)
}
