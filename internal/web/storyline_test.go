package web

import (
	"net/http/httptest"
	"strings"
	"testing"

	"parallax"
)

// TestStorylineThatBecamePartOfAnother holds that the address of such a storyline leads to the other.
func TestStorylineThatBecamePartOfAnother(t *testing.T) {
	s := filled(t)
	for _, g := range []parallax.Regrouping{
		{Lines: map[parallax.StoryID]parallax.StorylineID{"s_inquiry": "l_inquiry"}},
		{MergeLines: [][2]parallax.StorylineID{{"l_inquiry", "l_ferry"}}},
	} {
		if err := s.Regroup(t.Context(), &g, nil); err != nil {
			t.Fatal(err)
		}
	}
	server := httptest.NewServer(New(s, discard(), Options{LineName: firstOutlets}).Handler())
	defer server.Close()
	response, body := get(t, server.URL+"/storyline/l_inquiry")
	if response.status != 200 || !strings.Contains(body, "/story/s_ferry") || !strings.Contains(body, "/story/s_inquiry") {
		t.Errorf("status %d: %.300s", response.status, body)
	}
}
