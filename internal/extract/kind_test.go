package extract

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/net/html/atom"

	"parallax"
)

func TestPageKind(t *testing.T) {
	lines := func(list ...string) (out []paragraph) {
		for _, s := range list {
			p := paragraph{text: strings.TrimPrefix(s, "# "), kind: atom.P}
			if strings.HasPrefix(s, "# ") {
				p.kind = atom.H2
			}
			out = append(out, p)
		}
		return out
	}
	var pictures []parallax.Image
	for i := range 7 {
		pictures = append(pictures, parallax.Image{Caption: fmt.Sprintf("The fish hall of Lindmar on day %d.", i)})
	}
	for name, c := range map[string]struct {
		types  []string
		blocks []paragraph
		images []parallax.Image
		want   string
	}{
		"declared live blog": {[]string{"LiveBlogPosting"}, lines("It goes on."), nil, "live blog"},
		"times of entries":   {nil, lines("14:05", "The vote begins.", "14.20 Uhr: Eleven for it.", "3:02 pm Shouts.", "15h30 – A break.", "16:00 The end."), nil, "live blog"},
		"times in a night":   {nil, lines("14:05 was when it began.", "At 15:00 they left.", "16:00 came."), nil, ""},
		"transcript":         {nil, lines("VARN: Why now?", "DOST: Because.", "VARN: Is it safe?", "DOST: No.", "VARN: And then?", "DOST: We leave."), nil, "transcript"},
		"lines with colons":  {nil, lines("Lindmar: the town.", "Harbour: closed.", "Quay: open.", "Hall: gone.", "Crane: new.", "Wall: old."), nil, ""},
		"briefs":             {nil, lines("# Hall", "It closes.", "# Swans", "They sit.", "# Crane", "It lifts.", "# Wall", "It stands.", "And holds.", "# Ferry", "It sails."), nil, "list of short items"},
		"parts of a text":    {nil, lines("# Hall", "a", "b", "c", "# Swans", "a", "# C", "a", "# D", "a", "# E", "a"), nil, ""},
		"gallery":            {nil, lines("Seven days of the hall."), pictures, "gallery"},
		"article":            {nil, lines("The hall closes.", "Nobody is happy."), pictures[:2], ""},
	} {
		t.Run(name, func(t *testing.T) {
			var kinds []string
			for _, r := range pageKind(&metadata{linked: linkedData{Types: c.types}}, &survey{}, c.blocks, c.images, nil) {
				kinds = append(kinds, r.What)
			}
			if got := strings.Join(kinds, ", "); got != c.want {
				t.Errorf("kinds %q, want %q", got, c.want)
			}
		})
	}
}
