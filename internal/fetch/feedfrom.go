package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"

	"parallax"
)

// Feed reads the feed of one input: an address, a file, or "-" for stdin. When it is a page that names feeds,
// the first of them is read, and all of them are given. The error says what is wrong in words for people.
func Feed(ctx context.Context, input string, stdin io.Reader, o Options) (f parallax.Feed, named []parallax.FeedLink, err error) {
	return findFeed(ctx, newWeb(o.withDefaults()), input, stdin)
}

func findFeed(ctx context.Context, w *web, input string, stdin io.Reader) (f parallax.Feed, named []parallax.FeedLink, err error) {
	p, err := feedPage(ctx, w, input, stdin)
	if err != nil {
		return f, nil, err
	}
	f, err = ReadFeed(p)
	if !errors.Is(err, ErrNoFeed) {
		return f, nil, err
	}
	if named = Discover(p); len(named) == 0 {
		return f, nil, fmt.Errorf("%s: %w, and it names none", input, err)
	}
	p = w.page(ctx, named[0].URL, named[0].URL)
	if err := unanswered(named[0].URL, p); err != nil {
		return f, named, err
	}
	if f, err = ReadFeed(p); err != nil {
		err = fmt.Errorf("%s: %w", named[0].URL, err)
	}
	return f, named, err
}

// unanswered says why an address gave no page: what failed, or a status that says there is none.
func unanswered(address string, p parallax.Page) error {
	switch {
	case p.Failure != "":
		return fmt.Errorf("%s: %s", address, p.Failure)
	case p.Status >= http.StatusBadRequest:
		return fmt.Errorf("%s: %s", address, inWords(p.Status))
	}
	return nil
}

// inWords says a status of 400 and above to people.
func inWords(status int) string {
	return fmt.Sprintf("the server answers with status %d (%s)", status, http.StatusText(status))
}

// feedPage gives the bytes of an input.
func feedPage(ctx context.Context, w *web, input string, stdin io.Reader) (p parallax.Page, err error) {
	if isAddress(input) {
		p = w.page(ctx, input, input)
		return p, unanswered(input, p)
	}
	in := stdin
	if input != "-" {
		f, err := openRegular(input)
		if err != nil {
			return p, fmt.Errorf("%s: %s", input, plain(err))
		}
		defer f.Close()
		in = f
	}
	b, err := unzip(in)
	if err != nil {
		return p, fmt.Errorf("%s: %w", input, err)
	}
	body, err := readAtMost(b, w.MaxBytes)
	if err != nil {
		return p, fmt.Errorf("%s: %w", input, err)
	}
	return parallax.Page{Input: input, Body: body}, nil
}
