package language

import "testing"

func TestSound(t *testing.T) {
	for _, c := range []struct{ name, other string }{
		{"Hernández", "Эрнандес"}, {"Umernenko", "Умерненко"}, {"Williams", "Уильямс"}, {"Brandt", "Брандт"}, {"Müller", "Muller"}, {"Christian", "Кристиан"},
		{"Talanakis", "Ταλανάκης"}, {"Williams", "Γουίλιαμς"}, {"Jenkins", "Τζένκινς"},
		{"Jackson", "جاكسون"}, {"Williams", "ويليامز"}, {"Jamal", "جمال"}, {"Varnovek", "فارنوفيك"}, {"Stuttgart", "شتوتغارت"},
		{"Jackson", "ג'קסון"}, {"Hernandez", "הרננדס"}, {"Robinson", "רובינסון"},
		{"Jackson", "जैक्सन"}, {"Williams", "विलियम्स"}, {"Narendra", "नरेंद्र"}, {"Anderson", "অ্যান্ডারসন"},
		{"Jackson", "잭슨"}, {"Williams", "윌리엄스"}, {"Vincent", "빈센트"}, {"Washington", "워싱턴"},
		{"Jackson", "ジャクソン"}, {"Mendes", "メンデス"}, {"Washington", "ワシントン"},
		{"Jackson", "杰克逊"}, {"Vincent", "文森特"}, {"Williams", "威廉姆斯"},
		{"Sargsyan", "Սարգսյան"}, {"Tbilisi", "თბილისი"},
	} {
		if a, b := Sound(Fold(c.name)), Sound(Fold(c.other)); a == "" || a != b {
			t.Errorf("%s sounds %q, %s sounds %q", c.name, a, c.other, b)
		}
	}
	for _, short := range []string{"", "ito", "li", "ан", "王", "علي", "김"} {
		if s := Sound(short); s != "" {
			t.Errorf("%q sounds %q, want nothing: too many names sound so", short, s)
		}
	}
	for _, c := range [][2]string{{"brandt", "lindqvist"}, {"جاكسون", "ويليامز"}, {"잭슨", "윌리엄스"}, {"anderson", "hendricks"}} {
		if Sound(c[0]) == Sound(c[1]) {
			t.Errorf("%s and %s sound alike: %q", c[0], c[1], Sound(c[0]))
		}
	}
}
