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

// area is one kind of data file, read per language when first used. T is the typed form of
// the file; when *T has a method prepare, it is called once after reading.
type area[T any] struct {
	name string   // "sentences" for data/TAG/sentences.toml
	read sync.Map // tag to func() *T
}

// of gives the area for a language; an empty one when the language has no such file.
// A file that cannot be read is a mistake in the program (the tests read them all), so it panics.
func (a *area[T]) of(l *Language) *T {
	once, ok := a.read.Load(l.Tag)
	if !ok {
		once, _ = a.read.LoadOrStore(l.Tag, sync.OnceValue(func() *T {
			v, err := readArea[T](l.Tag, a.name)
			if err != nil {
				panic(err)
			}
			return v
		}))
	}
	return once.(func() *T)()
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
