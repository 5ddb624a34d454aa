package language

import (
	"slices"
	"testing"
)

func TestHear(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"Karim Sandoval", "Карим Сандовал", true},
		{"Karim Sandoval", "كريم ساندوفال", true},
		{"Karim Sandoval", "כרים סנדובל", true},
		{"Karim Sandoval", "करीम सैंडोवल", true},
		{"Karim Sandoval", "카림 산도발", true},
		{"Karim Sandoval", "カリム・サンドバル", true},
		{"Karim Sandoval", "卡里姆·桑多瓦尔", true},
		{"Kim Min-soo", "김민수", true},
		{"Sandoval", "Карим Сандовал", true}, // a surname alone
		{"Karim Sandoval", "Роман Сандовал", false},
		{"Sandoval", "Сандовал Карим", false},
		{"Ann Lee", "안 리", false}, // too little is heard of them
		{"", "", false},
	} {
		if got := Hear(c.a).Like(Hear(c.b)); got != c.want {
			t.Errorf("%q and %q: %v, want %v: %+v %+v", c.a, c.b, got, c.want, Hear(c.a), Hear(c.b))
		}
		if got := Hear(c.b).Like(Hear(c.a)); got != c.want {
			t.Errorf("%q and %q: %v, want %v", c.b, c.a, got, c.want)
		}
	}
	for _, c := range []struct {
		a, b string
		want bool
	}{{"Sandoval", "Сандовал", true}, {"산도발", "Sandoval", true}, {"Sandoval", "Sandovall", false}, {"Сандовал", "산도발", false}, {"", "산도발", false}} {
		if InScripts(c.a, c.b) != c.want {
			t.Errorf("InScripts(%q, %q) is not %v", c.a, c.b, c.want)
		}
	}
}

func TestHeardFull(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"Karim Sandoval", "كريم ساندوفال", true}, {"Karim Sandoval", "करीम सैंडोवल", true}, {"Karim Sandoval", "카림 산도발", true},
		{"Karima Sandoval", "كريمة ساندوفال", true}, {"Karima Sandoval", "करीमा सैंडोवल", true},
		{"Karima Sandoval", "كريم ساندوفال", false}, {"Karim Sandoval", "करीमा सैंडोवल", false}, {"Karim Sandoval", "카리마 산도발", false},
		{"Sandoval", "ساندوفال", false}, {"Karim Sandoval", "ساندوفال", false}, // a surname is of many
		{"Kim Min-soo", "김민수", false}, // of Korean names many sound so
	} {
		if Hear(c.a).Full(Hear(c.b)) != c.want {
			t.Errorf("%q and %q: not %v: %+v %+v", c.a, c.b, c.want, Hear(c.a), Hear(c.b))
		}
	}
}

func TestSounds(t *testing.T) {
	for _, c := range []struct{ tag, word, name string }{
		{"ar", "وبجاكسون", "jackson"}, {"ar", "الفارنوفيك", "varnovek"}, {"he", "ולג'קסון", "jackson"}, {"ko", "잭슨에서는", "jackson"}, {"ru", "Сандовалом", "sandoval"}, {"en", "Jackson", "جاكسون"},
	} {
		if !slices.Contains(For(c.tag).Sounds(c.word), Sound(c.name)) {
			t.Errorf("%s %s sounds %q, want %q among them", c.tag, c.word, For(c.tag).Sounds(c.word), Sound(c.name))
		}
	}
	if got := For("en").Sounds("Ito"); len(got) > 0 {
		t.Errorf("Ito sounds %q", got)
	}
}
