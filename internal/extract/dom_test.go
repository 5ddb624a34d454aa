package extract

import (
	"testing"

	"parallax"
)

// TestLooseWordsBesideTimes reads a page with times whose boxes begin with words in no element.
func TestLooseWordsBesideTimes(t *testing.T) {
	page := "<article>"
	for _, clock := range []string{"08:10", "09:20", "10:30", "11:40"} {
		page += "<span>The ferry sails <time>" + clock + "</time> from the old quay.</span>"
	}
	if _, err := Article(parallax.Page{URL: "https://lindmargazette.example/a", MediaType: "text/html", Body: []byte(page + "</article>")}, nil); err != nil {
		t.Fatal(err)
	}
}
