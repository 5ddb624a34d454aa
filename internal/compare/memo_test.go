package compare

import (
	"fmt"
	"testing"

	"parallax"
)

// TestMemoIsBounded holds that the stories compared last are remembered, and that small ones and those that lost most of
// their words are not.
func TestMemoIsBounded(t *testing.T) {
	var m Memo
	story := func(n int) *relations { return &relations{words: make([]printedWord, n)} }
	for i := range 10 {
		m.give(parallax.StoryID(fmt.Sprint("s_", i)), story(mostRelated/4))
	}
	if len(m.known) != 4 || m.words > mostRelated || len(m.take("s_9").words) == 0 || len(m.take("s_0").words) != 0 {
		t.Errorf("%d stories, %d words", len(m.known), m.words)
	}
	if m.words != 3*(mostRelated/4) {
		t.Errorf("%d words are counted of three stories", m.words)
	}
	m = Memo{}
	m.give("s_small", story(leastRelated-1))
	shrunk := story(leastRelated)
	shrunk.absent = leastRelated/2 + 1
	m.give("s_shrunk", shrunk)
	if len(m.known) != 0 {
		t.Errorf("%d stories", len(m.known))
	}
	m.give("s_twice", story(leastRelated))
	m.give("s_twice", story(leastRelated+1))
	if len(m.known) != 1 || m.words != leastRelated+1 {
		t.Errorf("%d words of one story given twice", m.words)
	}
}
