package embed

import (
	_ "embed"
	"sync"
)

// wordsFile is made by tools/embed; doc/embed.md says how and in what format.
//
//go:embed words.bin
var wordsFile []byte

// Table gives vectors from the table in the binary.
func Table() Words { return opened() }

var opened = sync.OnceValue(func() Words {
	w, err := NewWords(wordsFile)
	if err != nil {
		panic(err) // embedded, so this is a mistake in the program
	}
	return w
})
