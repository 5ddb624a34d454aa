package fetch

import (
	"runtime"
	"strings"
	"testing"

	"parallax"
)

// inShort writes pages as "input" or "input!failure".
func inShort(pages []parallax.Page) string {
	var out []string
	for _, p := range pages {
		s := p.Input
		if p.Failure != "" {
			s += "!" + p.Failure
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

func TestArrayIsReadToItsEnd(t *testing.T) {
	const a, b, c = `{"id":"a","text":"x"}`, `{"id":"b","text":"y"}`, `{"id":"c","text":"z"}`
	for _, x := range []struct{ in, want string }{
		{"[" + a + "," + b + "]", "a; b"},
		{" [ " + a + " ]\n", "a"},
		{"[" + a + "] " + b, "a; b"},
		{"[" + a + "]\n[" + b + "," + c + "]", "a; b; c"},
		{"[[" + a + "]]", "F:1!invalid JSON line: an array where an object is needed"},
		{"[]" + a, "a"},
		{"[]", "F!no rows in this file"},
		{" \n", "F!no rows in this file"},
		{a + b, "a; b"},
		{"\uFEFF" + a, "a"},
		{"[" + a, "a; F:2!invalid JSON: broken off"},
		{"[" + a + ",", "a; F:2!invalid JSON: broken off"},
		{"[" + a + "]]", "a; F:2!invalid JSON: invalid character ']' looking for beginning of value; the rest was not read"},
		{"[" + a + " " + b + "]", "a; b"},
		{"[" + a + "," + b[:8], "a; F:2!invalid JSON: broken off"},
		{"[" + a + "] nonsense", "a; F:2!invalid JSON: invalid character 'o' in literal null (expecting 'u'); the rest was not read"},
	} {
		path := write(t, map[string]string{"rows.json": x.in})
		pages := collect(t, []string{path + "/rows.json"}, "", Options{})
		if got := strings.ReplaceAll(inShort(pages), path+"/rows.json", "F"); got != x.want {
			t.Errorf("%s\n gives %s\n  want %s", x.in, got, x.want)
		}
	}
}

// TestBrokenGzipBetweenValues: what ends between two values may still be broken.
func TestBrokenGzipBetweenValues(t *testing.T) {
	whole := zipped(`[{"id":"a","text":"x"}] `)
	for _, cut := range []int{8, 4} { // without the end of the stream, or its length only
		pages := collect(t, nil, whole[:len(whole)-cut], Options{})
		if len(pages) == 0 || pages[len(pages)-1].Failure == "" {
			t.Errorf("%d bytes are missing: %s, want a failure", cut, inShort(pages))
		}
	}
}

// bomb gives some hundred kB that unpack to some 50 MB: start, the filling, end.
func bomb(start, filling, end string) string {
	const members, repeats = 8, 6 << 20
	member := zipped(strings.Repeat(filling, repeats/len(filling)))
	return zipped(start) + strings.Repeat(member, members) + zipped(end)
}

// allocated measures the bytes that f asks for.
func allocated(f func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// TestBombs unpacks what would fill the memory: what is held stays bounded by maxLine, of
// which a growing buffer asks for four times as much on its way.
func TestBombs(t *testing.T) {
	const most = 7 * maxLine
	for _, c := range []struct{ name, start, filling, end, failure string }{
		{"one value of an array", `[{"id":"a","text":"`, "x", `"}]`, "value longer than 16 MB"},
		{"blanks in an array", `[{"id":"a","text":"x"}`, " ", `{]`, "invalid JSON"},
		{"depth in an array", `[{"a":`, "[", "", ""},
		{"one line", `{"id":"a","text":"`, "x", `"}`, "line longer than 16 MB"},
	} {
		t.Run(c.name, func(t *testing.T) {
			in := bomb(c.start, c.filling, c.end)
			if len(in) > 400<<10 {
				t.Fatalf("the bomb has %d bytes", len(in))
			}
			var pages []parallax.Page
			if got := allocated(func() { pages = collect(t, nil, in, Options{}) }); got > most {
				t.Errorf("%d MB were asked for, want at most %d", got>>20, most>>20)
			}
			if got := pages[len(pages)-1].Failure; got == "" || !strings.Contains(inShort(pages), c.failure) {
				t.Errorf("%.300s, want %q", inShort(pages), c.failure)
			}
		})
	}
}

func TestEmptyLinesAreNamed(t *testing.T) {
	path := write(t, map[string]string{"empty.jsonl": "", "blank.jsonl": "\uFEFF\n\n", "rows.jsonl": `{"id":"a","text":"x"}`})
	want := "F/blank.jsonl!no JSON lines in this file; F/empty.jsonl!no JSON lines in this file; a"
	if got := strings.ReplaceAll(inShort(collect(t, []string{path}, "", Options{})), path, "F"); got != want {
		t.Errorf("gives %s, want %s", got, want)
	}
}
