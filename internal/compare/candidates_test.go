package compare

import (
	"slices"
	"testing"
)

func TestWordsOfTheWholeStoryLeadNowhere(t *testing.T) {
	var texts []string
	for range 60 {
		texts = append(texts, "The ferry sank.\nThe ferry sailed.")
	}
	s := read(invented(texts...), nil, nil)
	s.settle()
	own, _ := s.ownStems()
	for id, found := range s.meetings(own) {
		for _, w := range found {
			if a, b := s.statements[w.a], s.statements[id]; a.telling == b.telling || a.id >= b.id {
				t.Fatalf("statements %d and %d met", a.id, b.id)
			}
		}
	}
	// "ferry" stands in all, "sank" and "sailed" in half of them: more than the story may share.
	if found := s.meetings(own); slices.ContainsFunc(found, func(l []waiting) bool { return len(l) > 0 }) {
		t.Error("words known to the whole story led to statements")
	}
}
