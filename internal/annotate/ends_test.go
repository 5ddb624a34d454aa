package annotate

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/BurntSushi/toml"

	"parallax"
)

// TestTextsEndAnywhere cuts a text off after each word and phrase that a language's numbers,
// dates and cues know, alone and where a number leads up to it: a teaser ends like that. Every
// span must hold to the rules of the domain.
func TestTextsEndAnywhere(t *testing.T) {
	folders, err := filepath.Glob("../language/data/*/cues.toml")
	if err != nil || len(folders) < 14 {
		t.Fatalf("%d languages, %v", len(folders), err)
	}
	for _, path := range folders {
		tag := filepath.Base(filepath.Dir(path))
		t.Run(tag, func(t *testing.T) {
			t.Parallel()
			for _, phrase := range phrasesOf(t, filepath.Dir(path)) {
				for _, text := range []string{phrase, "5 " + phrase, "5 " + phrase + " 5", phrase + phrase, "“" + phrase} {
					endsWell(t, parallax.Article{Text: text, Language: tag, Published: published})
				}
			}
		})
	}
}

// TestTextsEndInARange ends texts in the first half of a range of hours, with another in four digits where they begin.
func TestTextsEndInARange(t *testing.T) {
	for _, text := range []string{"0930 crews left and waited from 1430", "0930 crews left. They waited between 1430", "0930 waited from 1430-"} {
		endsWell(t, parallax.Article{Text: text, Language: "en", Published: published})
	}
}

func endsWell(t *testing.T, a parallax.Article) {
	defer func() {
		if cause := recover(); cause != nil {
			t.Errorf("%q: %v", a.Text, cause)
		}
	}()
	for _, n := range Article(a) {
		if err := n.Check(&a); err != nil {
			t.Errorf("%q: %v", a.Text, err)
		}
	}
}

// phrasesOf gives all keys and strings of the numbers, dates and cues of a language.
func phrasesOf(t *testing.T, folder string) []string {
	found := map[string]bool{}
	var collect func(v any)
	collect = func(v any) {
		switch v := v.(type) {
		case string:
			found[v] = true
		case []any:
			for _, x := range v {
				collect(x)
			}
		case map[string]any:
			for key, x := range v {
				found[key] = true
				collect(x)
			}
		}
	}
	for _, name := range []string{"numbers.toml", "dates.toml", "cues.toml"} {
		raw, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		var all map[string]any
		if err := toml.Unmarshal(raw, &all); err != nil {
			t.Fatal(err)
		}
		collect(all)
	}
	return slices.Sorted(maps.Keys(found))
}
