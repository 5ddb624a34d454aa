package language

import (
	_ "embed"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// ngramFile is made by tools/ngrams; doc/languages.md has its layout. It is read where it
// lies in the program: nothing is unpacked, and pages of it that no text asks for are never loaded.
//
//go:embed ngrams.bin
var ngramFile string

const (
	ngramMagic   = "NGR2"
	ngramBuckets = 1 << 16 // by the upper half of the hash
	maxTables    = 64
	// perNat is the number of steps of a cost per natural logarithm.
	perNat = 16
	// absent stands for a gram a table does not have.
	absent = 255
	// backOff is the cost of looking at one letter less when a gram is not in a table.
	backOff = 2 * perNat
	// unknownLetter is the cost of a letter a language does not write.
	unknownLetter = 12 * perNat
	// wordEnd is the cost of a word ending where it ends, about one in five letters.
	wordEnd = 3 * perNat / 2
)

// ngrams are the parts of ngramFile.
type ngrams struct {
	tags   []string // of the tables; a language may have several
	rarest []int    // per table: the cost of its rarest common word
	prior  []int    // per table: the cost of a text being in it, for languages that are rarely met
	starts string   // uint32 per bucket and one more: its first key
	low    string   // uint16 per key: the lower half of its hash, in order within a bucket
	ends   string   // uint32 per key: the end of its cells
	cells  string   // pairs of table and cost
}

// readNgrams cuts the file into its parts.
func readNgrams(file string) *ngrams {
	if len(file) < 16 || file[:4] != ngramMagic {
		panic("language: ngrams.bin is no table of grams")
	}
	tables, keys, cells := int(uint32At(file, 4)), int(uint32At(file, 8)), int(uint32At(file, 12))
	if tables > maxTables || len(file) != 16+5*tables+4*(ngramBuckets+1)+6*keys+2*cells {
		panic("language: ngrams.bin has another length than it says")
	}
	n, rest := &ngrams{}, file[16:]
	for range tables {
		n.tags, n.rarest = append(n.tags, strings.TrimRight(rest[:3], " ")), append(n.rarest, int(rest[3]))
		n.prior, rest = append(n.prior, int(rest[4])), rest[5:]
	}
	n.starts, rest = rest[:4*(ngramBuckets+1)], rest[4*(ngramBuckets+1):]
	n.low, rest = rest[:2*keys], rest[2*keys:]
	n.ends, n.cells = rest[:4*keys], rest[4*keys:]
	return n
}

func uint32At(s string, i int) uint32 {
	return uint32(s[i]) | uint32(s[i+1])<<8 | uint32(s[i+2])<<16 | uint32(s[i+3])<<24
}

// row gives the cells of a gram, by the FNV-1a hash of its UTF-8; empty when no table has it.
func (n *ngrams) row(h uint32) string {
	b := 4 * int(h>>16)
	lo, hi := int(uint32At(n.starts, b)), int(uint32At(n.starts, b+4))
	for i := lo; i < hi; i++ {
		if n.low[2*i] == byte(h) && n.low[2*i+1] == byte(h>>8) {
			start := 0
			if i > 0 {
				start = int(uint32At(n.ends, 4*(i-1)))
			}
			return n.cells[2*start : 2*int(uint32At(n.ends, 4*i))]
		}
	}
	return ""
}

const (
	fnvOffset = 2166136261
	fnvPrime  = 16777619
)

// fnv1a goes on with a hash by FNV-1a over the UTF-8 of a letter.
func fnv1a(h uint32, r rune) uint32 {
	var buf [utf8.UTFMax]byte
	for _, b := range buf[:utf8.EncodeRune(buf[:], r)] {
		h = (h ^ uint32(b)) * fnvPrime
	}
	return h
}

// hashLetters is FNV-1a over the UTF-8 of the letters.
func hashLetters(letters ...rune) uint32 {
	h := uint32(fnvOffset)
	for _, r := range letters {
		h = fnv1a(h, r)
	}
	return h
}

// hashWord is the hash of a whole word, which stands in the file between ^ and $.
func hashWord(word []rune) uint32 {
	h := fnv1a(fnvOffset, '^')
	for _, r := range word {
		h = fnv1a(h, r)
	}
	return fnv1a(h, '$')
}

// costs is one number per table.
type costs [maxTables]uint8

// fill sets c to the cost of the cells of a row in each table.
func (c *costs) fill(row string) {
	*c = noCosts
	for i := 0; i+1 < len(row); i += 2 {
		c[row[i]] = row[i+1]
	}
}

var noCosts = func() (c costs) {
	for i := range c {
		c[i] = absent
	}
	return c
}()

// with lists the tables that have a letter, in order.
func (n *ngrams) with(letter rune) []uint8 {
	var out []uint8
	row := n.row(hashLetters(letter))
	for i := 0; i+1 < len(row); i += 2 {
		out = append(out, row[i])
	}
	slices.Sort(out)
	return out
}

// wordCosts is what a word costs in each table.
type wordCosts [maxTables]int32

// wordCost gives for the tables the cost of a word: that of a common word as it stands in the
// table; of any other the cost of its letters and of its end, but no less than that of the
// rarest common word, since it would be among them otherwise.
func (n *ngrams) wordCost(tables []uint8, word []rune) (total wordCosts) {
	n.spell(&total, tables, word)
	var whole costs
	whole.fill(n.row(hashWord(word)))
	for _, t := range tables {
		if whole[t] != absent {
			total[t] = int32(whole[t])
		} else {
			total[t] = max(total[t]+wordEnd, int32(n.rarest[t]))
		}
	}
	return total
}

// spell adds per table the cost of each letter of a word after the two before it; where the
// table lacks the three, of the letter after the one before it, and so on.
func (n *ngrams) spell(total *wordCosts, tables []uint8, word []rune) {
	var letter [maxTables]uint16 // longer grams are written over shorter ones
	start := 0
	for i, r := range word {
		if r >= 0x80 && unicode.IsMark(r) { // the models have letters only, so that a vowel sign parts grams
			start = i + 1
			continue
		}
		letter = unknownLetters
		missing := min(i-start, 2) // orders that a word this short does not have cost nothing
		spread(&letter, n.row(hashLetters(r)), missing*backOff)
		if missing > 0 {
			spread(&letter, n.row(hashLetters(word[i-1], r)), (missing-1)*backOff)
		}
		if missing > 1 {
			spread(&letter, n.row(hashLetters(word[i-2], word[i-1], r)), 0)
		}
		for _, t := range tables {
			total[t%maxTables] += int32(letter[t%maxTables])
		}
	}
}

// spread sets the costs of the tables that a row has cells for, each with more added.
func spread(letter *[maxTables]uint16, row string, more int) {
	for ; len(row) >= 2; row = row[2:] {
		if row[1] != absent {
			letter[row[0]%maxTables] = uint16(row[1]) + uint16(more)
		}
	}
}

var unknownLetters = func() (c [maxTables]uint16) {
	for i := range c {
		c[i] = unknownLetter
	}
	return c
}()
