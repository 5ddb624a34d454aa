package compare

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"parallax/internal/language"
)

// soundsAlike is what a name of another language that sounds like one counts for, beside one that is written with the
// same letters: nine classes of consonants are coarse, but seldom does a story have two names of one sound. With 0.85 the F1
// of gold pairs in two languages or more is .443 too.
const soundsAlike = 1.0

// mayName is what a word tells at least in its language that may be a name where no capital says so.
const mayName = (4 - common) / (rare - common)

// hear finds the stems of names that sound like one of another language, whatever their scripts. A story in one
// language needs none of this.
func (l *lexicon) hear(statements []*statement) {
	l.heard = make([][]int32, len(l.stems))
	if l.languages < 2 {
		return
	}
	sounds := map[string][]int32{}
	for _, st := range statements {
		st.sound(func(word int32, sound string) {
			if sound != "" && !slices.Contains(sounds[sound], word) {
				sounds[sound] = append(sounds[sound], word)
			}
		})
	}
	for _, st := range statements {
		st.scan(func(sound string) bool { return len(sounds[sound]) > 0 }, func(word int32, sound string) {
			if !slices.Contains(sounds[sound], word) {
				sounds[sound] = append(sounds[sound], word)
			}
		})
	}
	for _, stems := range sounds {
		for _, a := range stems {
			for _, b := range stems {
				if l.tongues[a]&l.tongues[b] == 0 && !slices.Contains(l.heard[a], b) {
					l.heard[a] = append(l.heard[a], b)
				}
			}
		}
	}
	for a, stems := range l.heard {
		slices.Sort(stems) // maps have no order
		for _, b := range stems {
			i := slices.IndexFunc(l.near[a], func(n link) bool { return n.stem == b })
			if i < 0 {
				l.near[a] = append(l.near[a], link{b, soundsAlike})
			} else {
				l.near[a][i].like = soundsAlike
			}
		}
	}
}

// sound gives the words of names in the statement with how each may sound.
func (s *statement) sound(hear func(word int32, sound string)) {
	lang := language.For(s.article().Language)
	for i := range s.words {
		w := &s.words[i]
		r, _ := utf8.DecodeRuneInString(w.printed)
		switch {
		case w.digit || language.Unspaced(r):
		case w.name || s.inName(w) || uncased(r) && w.tells >= mayName:
			for _, sound := range lang.Sounds(w.printed) {
				hear(w.id, sound)
			}
		}
	}
	for _, n := range s.names {
		s.soundUnspaced(n.Span.Start, n.Span.End, hear)
	}
}

// soundUnspaced gives the pairs of characters that a name in a script without spaces is cut into, with how the
// part of the name sounds that they lie in.
func (s *statement) soundUnspaced(from, to int, hear func(word int32, sound string)) {
	text := s.Exact[from-s.Start : to-s.Start]
	for at := 0; at < len(text); {
		end := at + strings.IndexFunc(text[at:]+" ", func(r rune) bool { return !unicode.IsLetter(r) && r != 'ー' })
		if r, size := utf8.DecodeRuneInString(text[at:]); end == at {
			at += size
			continue
		} else if language.Unspaced(r) {
			s.pairsIn(from+at, from+end, language.Sound(text[at:end]), hear)
		}
		at = end
	}
}

const (
	// scanned is how many classes a sound has at least by which a name is looked for where nothing says that one
	// stands there: with 3, common words sound like names. scanLongest is how many characters are taken for one name at
	// most, which few words of foreign names have more of.
	scanned     = 4
	scanLongest = 8
)

// scan looks in text without spaces for names of other languages by their sound. What the names of the story sound
// like is known; of the stretches that end at one place the shortest is the name.
func (s *statement) scan(known func(sound string) bool, hear func(word int32, sound string)) {
	for end := len(s.Exact); end > 0; {
		r, size := utf8.DecodeLastRuneInString(s.Exact[:end])
		if language.Unspaced(r) {
			s.scanBefore(end, known, hear)
		}
		end -= size
	}
}

// scanBefore looks for a name that ends at a byte of the statement.
func (s *statement) scanBefore(end int, known func(sound string) bool, hear func(word int32, sound string)) {
	at := end
	for range scanLongest {
		r, size := utf8.DecodeLastRuneInString(s.Exact[:at])
		if !language.Unspaced(r) {
			return
		}
		at -= size
		if sound := language.Sound(s.Exact[at:end]); len(sound) >= scanned && known(sound) {
			s.pairsIn(s.Start+at, s.Start+end, sound, hear)
			return
		}
	}
}

// pairsIn gives the pairs of characters between two bytes of the text.
func (s *statement) pairsIn(from, to int, sound string, hear func(word int32, sound string)) {
	for i := range s.words {
		if w := &s.words[i]; w.start >= from && w.end <= to {
			hear(w.id, sound)
		}
	}
}

// inName reports whether the word lies in a name.
func (s *statement) inName(w *word) bool {
	for _, n := range s.names {
		if n.Span.Start <= w.start && w.end <= n.Span.End {
			return true
		}
	}
	return false
}

// uncased reports whether a letter is of a script without capitals.
func uncased(r rune) bool {
	return unicode.IsLetter(r) && unicode.ToTitle(r) == r && !unicode.IsUpper(r)
}

// heardIn is the weight of the stems of names in a that sound like names of another language in b.
func (l *lexicon) heardIn(a, b *statement) float64 {
	sum := 0.0
	for _, m := range a.called {
		if slices.ContainsFunc(l.heard[m.stem], func(stem int32) bool {
			_, found := slices.BinarySearchFunc(b.called, stem, func(c link, stem int32) int { return int(c.stem - stem) })
			return found
		}) {
			sum += m.like
		}
	}
	return sum
}
