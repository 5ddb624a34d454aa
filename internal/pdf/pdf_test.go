package pdf

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"parallax"
)

// cache keeps the compiled reader for all tests of a machine, as the program does.
func cache(t testing.TB) string {
	t.Helper()
	dir, err := os.UserCacheDir()
	if err != nil {
		return t.TempDir()
	}
	return filepath.Join(dir, "parallax", "pdf")
}

// TestMain lets the test binary be the program that reads one PDF.
func TestMain(m *testing.M) {
	if os.Getenv(inside) == "" {
		os.Exit(m.Run())
	}
	switch os.Args[1] {
	case "sleep":
		time.Sleep(time.Minute)
	case "die":
		os.Exit(7)
	case "shout":
		for {
			if _, err := os.Stdout.Write(make([]byte, 1<<20)); err != nil {
				os.Exit(1)
			}
		}
	}
	patience, err := time.ParseDuration(os.Args[len(os.Args)-1])
	dir, _ := os.UserCacheDir()
	if err == nil {
		err = Serve(context.Background(), os.Stdin, os.Stdout, filepath.Join(dir, "parallax", "pdf"), patience)
	}
	if err != nil {
		os.Exit(1)
	}
}

func file(t testing.TB, name string) []byte {
	t.Helper()
	body, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return body
}

func textOf(l parallax.TextLayer) string {
	var b strings.Builder
	for _, s := range l.Sheets {
		for _, line := range s.Lines {
			b.WriteString(line.Text + "\n")
		}
	}
	return b.String()
}

func TestRead(t *testing.T) {
	l, err := Read(t.Context(), file(t, "inquiry.pdf"), cache(t))
	if err != nil {
		t.Fatal(err)
	}
	if l.Title != "Bearing cracked for months before bridge was closed, inquiry finds" || l.Language != "en" || l.Count != 2 || len(l.Sheets) != 2 || l.Cut != "" || !strings.Contains(l.Producer, "Skia/PDF") || !strings.HasPrefix(l.Created, "D:2026") {
		t.Errorf("%+v", l)
	}
	lines := map[string]parallax.SheetLine{}
	for _, line := range l.Sheets[0].Lines {
		lines[line.Text] = line
	}
	head, body := lines["Bearing cracked for months"], lines["Lindmar knew of a crack in a"]
	if head.Size != 19 || body.Size != 10 || body.Left != 48.8 || body.Right < 198 || body.Right > 199 || head.Base <= body.Base || l.Sheets[0].Width != 420 || l.Sheets[0].Height != 595 {
		t.Errorf("headline %+v, text %+v", head, body)
	}
	if _, ok := lines["heads the inquiry. The three-"]; !ok {
		t.Errorf("a word parted by a hyphen of its own does not end its line:\n%s", textOf(l))
	}
}

// TestReadLeftwards holds that words of scripts written to the left are spelled as they are read.
func TestReadLeftwards(t *testing.T) {
	l, err := Read(t.Context(), file(t, "arabic.pdf"), cache(t))
	if err != nil || !strings.HasPrefix(textOf(l), "إغلاق جسر الميناء بعد اكتشاف شق\nأغلقت سلطة الميناء في ليندمار يوم الثلاثاء الجسر الشمالي بعد أن وجد المهندسون\n") || !strings.Contains(textOf(l), "طوله 14 سنتيمت") {
		t.Errorf("%v\n%s", err, textOf(l))
	}
}

// TestInterpreted holds that a PDF reads alike where nothing compiled can be kept.
func TestInterpreted(t *testing.T) {
	l, err := Read(t.Context(), written("The port closed the bridge."), "")
	if err != nil || textOf(l) != "The port closed the bridge.\n" {
		t.Errorf("%v\n%s", err, textOf(l))
	}
	notAFolder := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(notAFolder, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if l, err = Read(t.Context(), written("The port closed the bridge."), notAFolder); err != nil || textOf(l) != "The port closed the bridge.\n" {
		t.Errorf("a cache that cannot be: %v\n%s", err, textOf(l))
	}
}

func TestUnreadable(t *testing.T) {
	for name, c := range map[string]struct {
		body []byte
		want error
	}{
		"encrypted": {file(t, "locked.pdf"), ErrEncrypted},
		"no pdf":    {[]byte("no pdf at all"), ErrBroken},
		"empty":     {nil, ErrBroken},
	} {
		if l, err := Read(t.Context(), c.body, cache(t)); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, %+v", name, err, l)
		}
	}
	l, err := Read(t.Context(), scanned(), cache(t))
	if err != nil || l.Count != 1 || len(l.Sheets) != 1 || len(l.Sheets[0].Lines) != 0 {
		t.Errorf("a scan: %v, %+v", err, l)
	}
}

// TestHostile holds that what was made to do harm ends within the time it may take, and takes no more text than it may.
func TestHostile(t *testing.T) {
	p := NewProgram(self(t), "read")
	p.Patience = 6 * time.Second
	for name, body := range hostile() {
		t.Run(name, func(t *testing.T) {
			l, err := p.Read(t.Context(), body())
			known := err == nil || err.Error() == ErrBroken.Error() || err.Error() == ErrLarge.Error() || err.Error() == ErrEndless.Error()
			if !known || len(textOf(l)) > MaxText+1<<20 || len(l.Sheets) > MaxSheets {
				t.Errorf("%v; %d sheets, %d bytes", err, len(l.Sheets), len(textOf(l)))
			}
			t.Logf("%v; %d of %d sheets, %d bytes of text, %q", err, len(l.Sheets), l.Count, len(textOf(l)), l.Cut)
		})
	}
}

// TestBounds holds that a long document is read in part, and says so.
func TestBounds(t *testing.T) {
	objects := []string{catalog, "", "", stream("", "BT /F1 12 Tf 72 700 Td (One more page.) Tj ET", false), font}
	var kids []string
	for i := range MaxSheets + 5 {
		objects = append(objects, page)
		kids = append(kids, strings.Replace("N 0 R", "N", itoa(6+i), 1))
	}
	objects[1] = "<< /Type /Pages /Kids [" + strings.Join(kids, " ") + "] /Count " + itoa(len(kids)) + " >>"
	l, err := Read(t.Context(), made(objects...), cache(t))
	if err != nil || l.Count != MaxSheets+5 || len(l.Sheets) != MaxSheets || l.Cut != "more than 300 pages" {
		t.Errorf("%v: %d of %d sheets, %q", err, len(l.Sheets), l.Count, l.Cut)
	}
}

// TestManyLines holds that lines are bounded too, of which each takes much more than the letter it has.
func TestManyLines(t *testing.T) {
	sheets := 3
	objects := []string{catalog, "", "", stream("", "BT /F1 1 Tf 1 TL 72 700 Td "+strings.Repeat("(a) Tj T* ", 40_000)+"ET", true), font}
	var kids []string
	for i := range sheets {
		objects = append(objects, page)
		kids = append(kids, strings.Replace("N 0 R", "N", itoa(6+i), 1))
	}
	objects[1] = "<< /Type /Pages /Kids [" + strings.Join(kids, " ") + "] /Count " + itoa(sheets) + " >>"
	l, err := Read(t.Context(), made(objects...), cache(t))
	lines := 0
	for _, s := range l.Sheets {
		lines += len(s.Lines)
	}
	if err != nil || lines != maxLines || l.Cut != "more than 100000 lines" {
		t.Errorf("%v: %d lines, %q", err, lines, l.Cut)
	}
}

func itoa(n int) string { b, _ := json.Marshal(n); return string(b) }

func self(t testing.TB) string {
	t.Helper()
	path, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return path
}

func TestProgram(t *testing.T) {
	p := NewProgram(self(t), "read")
	l, err := p.Read(t.Context(), file(t, "kuestenbote.pdf"))
	if err != nil || !strings.Contains(textOf(l), "Riss von 14 Zentimetern") {
		t.Errorf("%v\n%s", err, textOf(l))
	}
	if _, err := p.Read(t.Context(), file(t, "locked.pdf")); err == nil || err.Error() != ErrEncrypted.Error() {
		t.Errorf("encrypted: %v", err)
	}
	if _, err := p.Read(t.Context(), make([]byte, MaxBytes+1)); !errors.Is(err, ErrLarge) {
		t.Errorf("large: %v", err)
	}
	if _, err := NewProgram(self(t), "self", "die").Read(t.Context(), written("x")); !errors.Is(err, ErrBroken) {
		t.Errorf("a reader that dies: %v", err)
	}
	if _, err := NewProgram("/no/such/program").Read(t.Context(), written("x")); err == nil || !strings.Contains(err.Error(), "does not start") {
		t.Errorf("no reader: %v", err)
	}
}

// TestProgramEnds holds that a reader that does not come back is ended, by its time and with its caller.
func TestProgramEnds(t *testing.T) {
	sleeper := NewProgram(self(t), "self", "sleep")
	sleeper.Patience = -Grace + 200*time.Millisecond
	if _, err := sleeper.Read(t.Context(), written("x")); !errors.Is(err, ErrEndless) {
		t.Errorf("after its time: %v", err)
	}
	shouter := NewProgram(self(t), "self", "shout")
	shouter.Patience = -Grace + 20*time.Second
	if _, err := shouter.Read(t.Context(), written("x")); !errors.Is(err, ErrBroken) {
		t.Errorf("one that says too much: %v", err)
	}
	sleeper.Patience = time.Minute
	ctx, cancel := context.WithCancel(t.Context())
	time.AfterFunc(100*time.Millisecond, cancel)
	if _, err := sleeper.Read(ctx, written("x")); !errors.Is(err, context.Canceled) {
		t.Errorf("with its caller: %v", err)
	}
}

// TestTwoAtOnce holds that a PDF without an end leaves room for another, and that one whose turn does not come is told so
// in its time.
func TestTwoAtOnce(t *testing.T) {
	endless := NewProgram(self(t), "self", "sleep")
	endless.Waiting = 300 * time.Millisecond
	broken := *endless // shares its turns
	broken.Args = []string{"self", "die"}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	ended := make(chan error, 2)
	for turn := range 2 {
		go func() { _, err := endless.Read(ctx, written("x")); ended <- err }()
		for range 10_000 {
			if len(endless.turns) > turn {
				break
			}
			time.Sleep(time.Millisecond)
		}
		_, err := broken.Read(t.Context(), written("x"))
		if turn == 0 && !errors.Is(err, ErrBroken) {
			t.Errorf("beside one without an end: %v", err)
		}
		if turn == 1 && (!errors.Is(err, parallax.ErrBusy) || err.Error() != ErrBusy.Error()) {
			t.Errorf("beside two without an end: %v", err)
		}
	}
	cancel()
	for range 2 {
		if err := <-ended; !errors.Is(err, context.Canceled) {
			t.Error(err)
		}
	}
}

// TestWithinLease holds that reading a PDF, its waiting included, ends long before another fetcher would take its page.
func TestWithinLease(t *testing.T) {
	if whole := Waiting + Patience + Grace; whole > 3*time.Minute {
		t.Errorf("it may take %v, and a page is leased for 5 minutes", whole)
	}
}

// TestServeTime holds that reading ends when its time is over, in the middle of PDFium's work.
func TestServeTime(t *testing.T) {
	var out bytes.Buffer
	body := hostile()["forms that multiply"]()
	if err := Serve(t.Context(), bytes.NewReader(body), &out, cache(t), 1500*time.Millisecond); err != nil {
		t.Fatal(err)
	}
	var a answer
	if err := json.Unmarshal(out.Bytes(), &a); err != nil || a.Error != ErrEndless.Error() {
		t.Errorf("%s", out.String())
	}
	p := NewProgram(self(t), "read")
	p.Patience = 1500 * time.Millisecond
	if _, err := p.Read(t.Context(), body); !errors.Is(err, parallax.ErrEndless) {
		t.Errorf("of a process of its own: %v", err)
	}
}
