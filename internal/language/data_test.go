package language

import (
	"io/fs"
	"path"
	"reflect"
	"strings"
	"testing"
)

// TestAreas reads every area of every language and looks for empty and doubled entries.
func TestAreas(t *testing.T) {
	for _, tag := range append(Tags(), Floor) {
		checkArea[Words](t, tag, "words")
		checkArea[Sentences](t, tag, "sentences")
		checkArea[Numbers](t, tag, "numbers")
		checkArea[Dates](t, tag, "dates")
		checkArea[Cues](t, tag, "cues")
		checkArea[Names](t, tag, "names")
		checkArea[ClaimWords](t, tag, "claimwords")
		checkArea[Opposites](t, tag, "opposites")
		checkArea[Sounds](t, tag, "sounds")
	}
}

// TestFolders makes sure that every folder of data is a language that For knows.
func TestFolders(t *testing.T) {
	dirs, err := fs.ReadDir(data, "data")
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range dirs {
		if d.IsDir() && For(d.Name()).Tag != d.Name() {
			t.Errorf("data/%s is no known language", d.Name())
		}
	}
	if len(dirs) < 15 {
		t.Errorf("only %d languages", len(dirs))
	}
}

func checkArea[T any](t *testing.T, tag, name string) {
	t.Helper()
	at := path.Join(tag, name)
	v, err := readArea[T](tag, name)
	if err != nil {
		t.Error(err)
		return
	}
	checkLists(t, at, reflect.ValueOf(v).Elem())
}

// checkLists walks the exported fields for strings that are empty, have space around them, or stand twice in one list.
func checkLists(t *testing.T, at string, v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() {
				checkLists(t, at+"."+f.Name, v.Field(i))
			}
		}
	case reflect.Slice:
		if !v.IsNil() && v.Len() == 0 {
			t.Errorf("%s is an empty list", at)
		}
		seen := map[string]bool{}
		for i := range v.Len() {
			checkLists(t, at, v.Index(i))
			if s, ok := v.Index(i).Interface().(string); ok {
				if seen[s] {
					t.Errorf("%s has %q twice", at, s)
				}
				seen[s] = true
				if strings.TrimSpace(s) == "" {
					t.Errorf("%s has an empty entry", at)
				}
			}
		}
	case reflect.Map:
		for it := v.MapRange(); it.Next(); {
			checkLists(t, at+"."+it.Key().String(), it.Value())
		}
	}
}

// TestActsShareNoWord asks that a word stands for one act: what befell somebody is looked up act by act, in no order.
func TestActsShareNoWord(t *testing.T) {
	for _, tag := range Tags() {
		of := map[string]string{}
		for act, words := range For(tag).Numbers().Act {
			for _, w := range words {
				if other := of[Fold(w)]; other != "" && other != act {
					t.Errorf("%s: %q stands for %s and %s", tag, w, other, act)
				}
				of[Fold(w)] = act
			}
		}
	}
}
