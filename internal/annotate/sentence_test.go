package annotate

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parallax"
)

// sentencesOf gives the words of the sentences found in a text.
func sentencesOf(t *testing.T, text, tag string) []string {
	t.Helper()
	a := parallax.Article{Text: text, Language: tag}
	var out []string
	for _, n := range checkAll(t, a) {
		if n.Kind == parallax.KindSentence {
			out = append(out, text[n.Span.Start:n.Span.End])
		}
	}
	return out
}

// TestSentenceGold joins the lines of testdata/sentences/TAG.txt to one paragraph and expects them back.
func TestSentenceGold(t *testing.T) {
	files, err := filepath.Glob("testdata/sentences/*.txt")
	if err != nil || len(files) < 5 {
		t.Fatalf("gold files: %v, %v", files, err)
	}
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		want := strings.Split(strings.TrimSpace(string(text)), "\n")
		got := sentencesOf(t, strings.Join(want, " "), strings.TrimSuffix(filepath.Base(f), ".txt"))
		if w, g := strings.Join(want, "\n"), strings.Join(got, "\n"); w != g {
			t.Errorf("%s:\ngot\n%s", f, firstDifference(want, got))
		}
	}
}

func firstDifference(want, got []string) string {
	for i := range min(len(want), len(got)) {
		if want[i] != got[i] {
			return got[i] + "\nwant\n" + want[i]
		}
	}
	return strings.Join(got[min(len(want), len(got)):], "\n")
}

func TestSentencesOfOtherScripts(t *testing.T) {
	for _, c := range []struct{ tag, text, want string }{
		{"zh", "大桥周一关闭。谁做的？没人知道！", "大桥周一关闭。|谁做的？|没人知道！"},
		{"ja", "「橋は閉鎖された。」と市長は述べた。誰もいない。", "「橋は閉鎖された。」と市長は述べた。|誰もいない。"},
		{"da", "Han hævder, at muren holder. »Det passer ikke«, siger hun. ”Stop! Politi!” råbte han.", "Han hævder, at muren holder.|»Det passer ikke«, siger hun.|”Stop! Politi!” råbte han."},
		// A number that a word for numbers stands before ends a sentence.
		{"da", "Hun kom kl. 5. Dr. Velm gik.", "Hun kom kl. 5.|Dr. Velm gik."},
		{"pl", "Zob. s. 12. Art. 3 jest nowy. W 3. Lidze gra Velm.", "Zob. s. 12.|Art. 3 jest nowy.|W 3. Lidze gra Velm."},
		{"cs", "Ul. Velm č. 3. Např. to.", "Ul. Velm č. 3.|Např. to."},
		{"en", "He moved to Velm St. The port in St. Velm closed.", "He moved to Velm St.|The port in St. Velm closed."},
		{"tr", "Bu yakl. 5 metre. Sonra bitti.", "Bu yakl. 5 metre.|Sonra bitti."},
		{"el", "Ποιος το έκανε; Κανείς δεν ξέρει.", "Ποιος το έκανε;|Κανείς δεν ξέρει."},
		{"ko", "누가 했는가? 아무도 모른다. 수위는 1.5미터다.", "누가 했는가?|아무도 모른다.|수위는 1.5미터다."},
		{"ar", "أغلق الجسر يوم الاثنين. من فعل ذلك؟ لا أحد يعرف.", "أغلق الجسر يوم الاثنين.|من فعل ذلك؟|لا أحد يعرف."},
		{"ru", "Мост закрыт с 2031 г. Об этом сообщил мэр. Ущерб — 3 млн руб. за год.", "Мост закрыт с 2031 г.|Об этом сообщил мэр.|Ущерб — 3 млн руб. за год."},
		{"en", "So says the mayor of Orla.The ferry sails. Ask Dr.The for more. Ann Lee and Orla.Net agree.", "So says the mayor of Orla.|The ferry sails.|Ask Dr.The for more.|Ann Lee and Orla.Net agree."},
		{"", "Broen er lukket. Ingen ved hvorfor.", "Broen er lukket.|Ingen ved hvorfor."},
	} {
		if got := strings.Join(sentencesOf(t, c.text, c.tag), "|"); got != c.want {
			t.Errorf("%s: got %s, want %s", c.tag, got, c.want)
		}
	}
}

func TestLines(t *testing.T) {
	text := "ORLA 2031-03-04\n\nBy Maren Alder and Jon Vossen\n\nThe bridge closed.The ferry sails. It is full.\n\nWhat happens next\n\n" +
		"- A new bridge\n\nRead more: ferries of the north\n\n© 2031 Orla Post. All rights reserved.\n\nJavaScript must be turned on to see this page.\n\nRead all 12 comments\n\nThey made 12 comments.\n"
	type line struct {
		words              string
		paragraph          int
		furniture, heading bool
	}
	want := []line{{"ORLA 2031-03-04", 0, true, false}, {"By Maren Alder and Jon Vossen", 1, true, false}, {"The bridge closed.", 2, false, false},
		{"The ferry sails.", 2, false, false}, {"It is full.", 2, false, false}, {"What happens next", 3, false, true}, {"- A new bridge", 4, false, false},
		{"Read more: ferries of the north", 5, true, false}, {"© 2031 Orla Post. All rights reserved.", 6, true, false},
		{"JavaScript must be turned on to see this page.", 7, true, false}, {"Read all 12 comments", 8, true, false}, {"They made 12 comments.", 9, false, false}}
	var got []line
	for _, n := range checkAll(t, parallax.Article{Text: text, Language: "en"}) {
		if n.Kind == parallax.KindSentence {
			got = append(got, line{text[n.Span.Start:n.Span.End], n.Sentence.Paragraph, n.Sentence.Furniture, n.Sentence.Heading})
		}
	}
	for i := range max(len(got), len(want)) {
		switch {
		case i >= len(got):
			t.Errorf("missing %+v", want[i])
		case i >= len(want):
			t.Errorf("too much: %+v", got[i])
		case got[i] != want[i]:
			t.Errorf("got %+v, want %+v", got[i], want[i])
		}
	}
}

func TestHardWrapped(t *testing.T) {
	text := "The bridge over the sound was closed on Monday morning after\na barge had struck the second pier from the northern bank and\n" +
		"left a crack that divers measured at almost two metres, the\nharbour office said. Nobody was hurt, but the ferry that runs\nbelow it stays in port until the pier has been looked at.\n\nTraffic is sent round by Orla."
	if got := sentencesOf(t, text, "en"); len(got) != 3 {
		t.Errorf("got %d sentences: %q", len(got), got)
	}
}

// FuzzSentences: sentences lie in order in the text and do not overlap.
func FuzzSentences(f *testing.F) {
	for _, s := range []string{"A. B.\nC", "„Ja.“ Nein…", "。。", "x.\"\u2028Y"} {
		f.Add(s, "de")
	}
	f.Fuzz(func(t *testing.T, text, tag string) {
		a := parallax.Article{Text: strings.ToValidUTF8(text, "?"), Language: tag}
		d := newDocument(a)
		d.sentences()
		at := 0
		for _, n := range d.notes {
			if err := n.Check(&a); err != nil {
				t.Fatal(err)
			}
			if n.Span.Start < at {
				t.Fatalf("%v overlaps the one before", n.Span)
			}
			at = n.Span.End
		}
	})
}
