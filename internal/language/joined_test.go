package language

import (
	"strings"
	"testing"
)

func TestCut(t *testing.T) {
	x := For("ko").Lexicon()
	for _, c := range []struct {
		word   string
		before CutBehind
		want   string
	}{
		{"삼백오십명이", CutAlone, "삼 백 오 십 명 이"},
		{"명에서", CutBehindDigits, "명 에서"},
		{"만톤급", CutBehindDigits, "만 톤급"},
		{"월요일에는", CutAlone, "월요일 에는"},
		{"조사는", CutAlone, "조사 는"}, // no 조 (10¹²) and 사 (4)
		{"이사회", CutAlone, "이사회"},
		{"김일성", CutAlone, "김일성"},
		{"이는", CutAlone, "이 는"},
	} {
		var parts []string
		for rest, before := c.word, c.before; rest != ""; before = CutBehindPart {
			n := x.Cut(rest, before)
			parts, rest = append(parts, rest[:n]), rest[n:]
		}
		if got := strings.Join(parts, " "); got != c.want {
			t.Errorf("%s is cut into %s, want %s", c.word, got, c.want)
		}
	}
	if n := For("de").Lexicon().Cut("삼백", CutAlone); n != len("삼백") {
		t.Errorf("a language without particles cuts at %d", n)
	}
}

func TestBare(t *testing.T) {
	for word, want := range map[string]string{"서울에서는": "서울", "경찰은": "경찰", "은": "은", "강은": "강은", "보도": "보도"} {
		if got := For("ko").Bare(word); got != want {
			t.Errorf("%s without particles is %s, want %s", word, got, want)
		}
	}
	if got := For("ko").Stem("대통령에게"); got != "대통령" {
		t.Errorf("stem %s", got)
	}
	if with, without := For("ko").Rarity("정부는"), For("ko").Rarity("정부"); with != without {
		t.Errorf("정부는 has rarity %v, 정부 %v", with, without)
	}
}
