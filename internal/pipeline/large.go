package pipeline

import "sync"

const (
	// manyArticles is from how many articles on a story takes memory that counts while it is compared: one of 16 takes some 6 MB, of 51
	// 65, most of it for pairs, which grow with the square.
	manyArticles = 16
	// mostTogether is how many pairs of articles, each counted both ways, the stories of many articles have that are composed at once: two of
	// 32, or one of any size.
	mostTogether = 2 * 32 * 32
)

// largeStories bounds how much the stories of many articles take that are composed at once. Make one with newLargeStories.
type largeStories struct {
	turn  sync.Mutex // held by who waits next, so that many small ones do not keep a large one waiting
	mu    sync.Mutex
	left  *sync.Cond // one did
	pairs int        // of those that are composed now
}

func newLargeStories() *largeStories {
	l := &largeStories{}
	l.left = sync.NewCond(&l.mu)
	return l
}

// enter waits until there is room for a story of so many articles, and gives what is to be called when it is composed.
func (l *largeStories) enter(articles int) (leave func()) {
	if articles < manyArticles {
		return func() {}
	}
	pairs := min(articles*articles, mostTogether)
	l.turn.Lock()
	defer l.turn.Unlock()
	l.mu.Lock()
	defer l.mu.Unlock()
	for l.pairs+pairs > mostTogether {
		l.left.Wait()
	}
	l.pairs += pairs
	return func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		l.pairs -= pairs
		l.left.Signal() // one waits at most: whose turn it is
	}
}
