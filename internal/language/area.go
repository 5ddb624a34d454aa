package language

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"sync"

	"github.com/BurntSushi/toml"
)

//go:embed data
var data embed.FS

// perLanguage holds one value of each language, built when first used.
type perLanguage[T any] struct {
	build func(*Language) *T
	made  sync.Once
	slots []slot[T] // by Language.index
}

type slot[T any] struct {
	built sync.Once
	value *T
}

func (p *perLanguage[T]) of(l *Language) *T {
	p.made.Do(func() { p.slots = make([]slot[T], len(languages())) })
	s := &p.slots[l.index]
	s.built.Do(func() { s.value = p.build(l) })
	return s.value
}

// newArea makes the holder of one kind of data file, data/TAG/NAME.toml. T is the typed form of
// the file; when *T has a method prepare, it is called once after reading. A language without such
// a file has an empty one. A file that cannot be read is a mistake in the program (the tests read
// them all), so it panics.
func newArea[T any](name string) *perLanguage[T] {
	return &perLanguage[T]{build: func(l *Language) *T {
		v, err := readArea[T](l.Tag, name)
		if err != nil {
			panic(err)
		}
		return v
	}}
}

// readArea reads data/TAG/NAME.toml strictly: a key that T does not know is an error.
func readArea[T any](tag, name string) (*T, error) {
	v := new(T)
	path := "data/" + tag + "/" + name + ".toml"
	text, err := data.ReadFile(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("language: %w", err)
	}
	meta, err := toml.Decode(string(text), v)
	if err != nil {
		return nil, fmt.Errorf("language: %s: %w", path, err)
	}
	if unknown := meta.Undecoded(); len(unknown) > 0 {
		return nil, fmt.Errorf("language: %s: unknown key %q", path, unknown[0])
	}
	if p, ok := any(v).(interface{ prepare() }); ok {
		p.prepare()
	}
	return v, nil
}
