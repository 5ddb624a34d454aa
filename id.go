package parallax

import (
	"crypto/sha256"
	"encoding/base32"
	"strings"
)

// ArticleID names an article. Like all IDs it is a string with a prefix that tells the kind,
// made from what it names, so that the same input gives the same ID on every machine.
type ArticleID string // "a_..." from the input or canonical address

// StoryID names a story.
type StoryID string // "s_..." from the first article of the story

// StorylineID names a storyline.
type StorylineID string // "l_..." from the first story of the storyline

// ClaimID names a claim.
type ClaimID string // "c_..." from the centre statement

// DifferenceID names a difference.
type DifferenceID string // "d_..." from kind, claim and sides

// MakeID gives prefix plus 16 letters made of the SHA-256 of the parts (each part is
// ended by a zero byte, so that "ab","c" and "a","bc" differ).
func MakeID(prefix string, parts ...string) string {
	h := sha256.New()
	for _, p := range parts {
		h.Write([]byte(p))
		h.Write([]byte{0})
	}
	sum := h.Sum(nil)
	return prefix + strings.ToLower(base32.HexEncoding.WithPadding(base32.NoPadding).EncodeToString(sum[:10]))
}
