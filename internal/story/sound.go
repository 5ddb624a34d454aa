package story

import (
	_ "embed"
	"strings"
	"unicode/utf8"

	"github.com/BurntSushi/toml"
)

// soundFile maps letters of other scripts to Latin ones and Latin spellings to sounds.
//
//go:embed sound.toml
var soundFile string

// soundMin is how many consonants a word needs to be known by them: with fewer, too many
// names sound alike.
const soundMin = 3

var sounds = loadSounds()

// soundTables is sound.toml ready for use.
type soundTables struct {
	letters   map[rune]string
	spellings *strings.Replacer
}

func loadSounds() soundTables {
	var file struct {
		Letters   map[string]string `toml:"letters"`
		Spellings [][2]string       `toml:"spellings"`
	}
	if _, err := toml.Decode(soundFile, &file); err != nil {
		panic("story: sound.toml: " + err.Error()) // embedded, so this is a mistake in the program
	}
	t := soundTables{letters: map[rune]string{}}
	for k, v := range file.Letters {
		r, _ := utf8.DecodeRuneInString(k)
		t.letters[r] = v
	}
	var pairs []string
	for _, p := range file.Spellings {
		pairs = append(pairs, p[0], p[1])
	}
	t.spellings = strings.NewReplacer(pairs...)
	return t
}

// sound gives the consonants of a folded name word in one rough spelling for all scripts, so
// that renderings of one name meet ("Hernández", "Эрнандес"); "" when too few are left to
// tell names apart. A first vowel is kept as "a".
func sound(word string) string {
	var latin strings.Builder
	for _, r := range plain(word) {
		if s, ok := sounds.letters[r]; ok {
			latin.WriteString(s)
		} else {
			latin.WriteRune(r)
		}
	}
	spelt := sounds.spellings.Replace(latin.String())
	var b strings.Builder
	consonants, last := 0, rune(0)
	for i, r := range spelt {
		switch {
		case r < 'a' || r > 'z':
			continue
		case strings.ContainsRune("aeiouy", r):
			if i == 0 {
				b.WriteByte('a')
			}
			last = 0
			continue
		case r == last:
			continue
		}
		b.WriteRune(r)
		last = r
		consonants++
	}
	if consonants < soundMin {
		return ""
	}
	return b.String()
}
