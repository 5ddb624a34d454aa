package annotate

import "parallax/internal/language"

// extentReach is how many words before a number a word may stand by which it is a length: "fell some 60m", "slipped and fell about 60m".
const extentReach = 3

// lettered reports whether a letter that may be a scale or a unit stands behind the digits at lexeme i and nothing
// tells which: "60m crates" are millions of crates or crates of 60 metres.
func (c *counting) lettered(i int) bool {
	if i+1 >= len(c.list) || c.list[i+1].glue != 0 || !c.list[i].number.digits {
		return false
	}
	letter := &c.list[i+1]
	if _, scale := letter.is(language.ShortScale); !scale || len(letter.key) != 1 {
		return false
	}
	numbers := c.d.language.Numbers()
	if listed := len(numbers.ExtentBehind) > 0; listed && c.extends(i) {
		return false
	} else if _, unit := letter.is(language.Unit); unit && listed {
		return true
	}
	if i+2 >= len(c.list) {
		return false
	}
	noun := &c.list[i+2]
	return noun.kind == language.Word && noun.glue == ' ' && !c.d.language.IsStop(noun.key)
}

// extends reports whether the number at lexeme i and the letter behind it are a length: a word of extent stands behind
// ("60m deep"), or close before, in a text that speaks of no money ("fell 60m").
func (c *counting) extends(i int) bool {
	numbers := c.d.language.Numbers()
	if i+2 < len(c.list) && numbers.ExtentBehind[c.list[i+2].key] {
		return true
	}
	for k := i - 1; k >= max(0, i-extentReach) && c.list[k].kind == language.Word; k-- {
		if numbers.ExtentBefore[c.list[k].key] {
			return !c.d.speaksOfMoney()
		}
	}
	return false
}

// speaksOfMoney reports whether any word or sign of a text is a currency. All of it is read for that, once.
func (d *document) speaksOfMoney() bool {
	if d.money == nil {
		found := d.hasCurrency()
		d.money = &found
	}
	return *d.money
}

func (d *document) hasCurrency() bool {
	for _, p := range d.passages {
		for _, s := range p.sentences {
			for _, x := range d.lexemes(p, s) {
				if _, ok := x.is(language.Currency); ok {
					return true
				}
			}
		}
	}
	return false
}
