package language

import "testing"

func TestOppositesOf(t *testing.T) {
	for _, tc := range []struct {
		tag, a, b string
		exclude   bool
	}{
		{"en", "older", "younger", true},
		{"en", "grey", "silver", false}, // names of one colour
		{"en", "older", "northern", false},
		{"de", "nördlichen", "südlichen", true},
		{"fr", "provisoire", "définitive", true},
		{"es", "roja", "azul", true},
		{"da", "røde", "blå", true},
		{"pl", "północnej", "południowej", true},
		{"pl", "uzbrojonych", "nieuzbrojonych", true},
		{"cs", "severního", "jižního", true},
		{"ru", "временного", "постоянного", true},
		{"ru", "серый", "серебристый", false},
		{"uk", "старша", "молодша", true},
		{"tr", "silahlı", "silahsız", true},
		{"id", "merah", "biru", true},
		{"el", "κόκκινο", "μαύρο", true},
		{"hi", "उत्तरी", "दक्षिणी", true},
		{"ja", "赤い", "青い", false}, // no list
	} {
		o := For(tc.tag).Opposites()
		set, side := o.Of(Fold(tc.a))
		other, there := o.Of(Fold(tc.b))
		if got := set >= 0 && set == other && side != there; got != tc.exclude {
			t.Errorf("%s: %s and %s: %v", tc.tag, tc.a, tc.b, got)
		}
	}
}

// A word of two sides would exclude itself.
func TestOppositesSides(t *testing.T) {
	for _, tag := range Tags() {
		seen := map[string]bool{}
		for _, sides := range For(tag).Opposites().Quality {
			if len(sides) < 2 {
				t.Errorf("%s: a set of one side", tag)
			}
			for _, side := range sides {
				for w := range side {
					if seen[w] {
						t.Errorf("%s: %s stands twice", tag, w)
					}
					seen[w] = true
				}
			}
		}
	}
}
