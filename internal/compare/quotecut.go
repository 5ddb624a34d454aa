package compare

import (
	"cmp"
	"strings"

	"parallax"
	"parallax/internal/language"
)

// cutWords is the least number of words of a quote that was cut out of a longer one.
const cutWords = 3

// pieceReason is the first reason of a difference between an utterance and a piece of it.
const pieceReason = "a piece of the other"

// cutShort compares two utterances of which one is a piece of the other: what was left out
// before or behind it, in the same sentence, may have qualified it ("If the fog lifts, we sail" cut
// to "We sail"). It gives the words that were left out, and those that were kept.
func (s *story) cutShort(u, v *utterance) (parallax.Difference, bool) {
	whole, piece := u, v
	if len(whole.words) < len(piece.words) {
		whole, piece = piece, whole
	}
	at := piece.inside(whole)
	// So many words in a row are one utterance, also where no speaker was noticed for one of them.
	few := len(piece.words) < cutWords || (u.speaker == "" || v.speaker == "") && len(piece.words) < plainlyWords
	if few || at < 0 || !u.sameSpeaker(v) || !piece.complete() {
		return parallax.Difference{}, false
	}
	end := at + len(piece.words)
	for _, cut := range [][2]int{{whole.sentenceStart(at), at}, {end, whole.sentenceEnd(end)}} {
		word := whole.qualifier(cut)
		if word == "" {
			continue
		}
		left := parallax.Span{Field: whole.at.Field, Start: whole.words[min(cut[0], at)].start, End: whole.words[max(cut[1], end)-1].end}
		kept := parallax.Span{Field: piece.at.Field, Start: piece.words[0].start, End: piece.words[len(piece.words)-1].end}
		if !whole.at.telling.holds(left) || !piece.at.telling.holds(kept) {
			return parallax.Difference{}, false
		}
		return parallax.Difference{
			Kind: parallax.Quotation, Claim: s.claimOf(u.at, v.at), Slot: parallax.SlotWords, About: cmp.Or(u.speaker, v.speaker), Score: 0.8,
			Sides: []parallax.Side{whole.at.quoteSide(left, 0), piece.at.quoteSide(kept, 1)},
			Why:   []parallax.Reason{parallax.Because(pieceReason, "%d of %d words", len(piece.words), len(whole.words)), parallax.Because("left out", "%s", clip(whole.print(cut))), parallax.Because("qualifies", "%s", word)},
		}, true
	}
	return parallax.Difference{}, false
}

// inside gives where all words of the piece stand in a row in the whole; -1 when they do not,
// or in parts.
func (u *utterance) inside(whole *utterance) int {
	n := len(u.words)
	for at := 0; at+n < len(whole.words)+1; at++ {
		same := len(whole.words) > n
		for k := 0; k < n && same; k++ {
			same = sameWord(&u.words[k], &whole.words[at+k])
		}
		if same {
			return at
		}
	}
	return -1
}

// complete reports whether the utterance is printed as a sentence of its own, and not as a few
// words in another one.
func (u *utterance) complete() bool {
	w, err := u.at.article().Words(parallax.Span{Field: u.at.Field, Start: u.words[0].start, End: u.words[0].end})
	return err == nil && strings.ToLower(w) != w && u.note.Quote.Form == parallax.Direct
}

// sentenceStart and sentenceEnd give the bounds, in words, of the sentence of the utterance
// around the word or before it.
func (u *utterance) sentenceStart(at int) int {
	for at > 0 && !u.endsAfter(at-1) {
		at--
	}
	return at
}

func (u *utterance) sentenceEnd(at int) int {
	for at > 0 && at < len(u.words) && !u.endsAfter(at-1) {
		at++
	}
	return at
}

// endsAfter reports whether a sentence ends between the word and the next, or the quote is split there.
func (u *utterance) endsAfter(i int) bool {
	if i+1 >= len(u.words) || u.words[i].part != u.words[i+1].part {
		return true
	}
	gap, err := u.at.article().Words(parallax.Span{Field: u.at.Field, Start: u.words[i].end, End: u.words[i+1].start})
	return err == nil && strings.ContainsAny(gap, ".?!;")
}

// qualifier gives the first word in the range that limits what the rest says; "" when none does.
func (u *utterance) qualifier(cut [2]int) string {
	set := language.For(u.at.article().Language).Changes().Qualifying
	for i := cut[0]; i < cut[1]; i++ {
		if set[u.words[i].fold] {
			return u.words[i].fold
		}
	}
	return ""
}
