package annotate

import (
	"math"
	"strings"
	"testing"

	"parallax"
)

// Nothing is one in none, and no count is without end: such a value cannot be stored.
func TestQuantitiesAreFinite(t *testing.T) {
	for _, text := range []string{
		"It was a in oh case.", "She found one in zero jars.", "They lost one out of zero games.",
		"He counted " + strings.Repeat("9", 400) + " jars.", "It cost " + strings.Repeat("9", 308) + " billion jars.",
		"Between 3 and " + strings.Repeat("9", 400) + " jars broke.", strings.Repeat("million ", 80) + "jars.",
	} {
		for _, n := range Article(parallax.Article{ID: "a", Text: text, Language: "en", State: parallax.PageFull}) {
			if q := n.Quantity; q != nil && (math.IsInf(q.Value, 0) || math.IsNaN(q.Value) || q.High != nil && math.IsInf(*q.High, 0)) {
				t.Errorf("%.30q has %q with a value of %v", text, text[n.Span.Start:n.Span.End], q.Value)
			}
		}
	}
}
