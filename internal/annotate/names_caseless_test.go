package annotate

import (
	"strings"
	"testing"

	"parallax"
)

// TestCaselessNames: names in scripts without capitals, and words beside them that are none.
func TestCaselessNames(t *testing.T) {
	for _, c := range []struct{ tag, text, want string }{
		{"zh", "外交部发言人王芳说，法国总统保罗·杜瓦将访问中国。", "外交部 organisation; 王芳 person 发言人; 保罗·杜瓦 person 法国总统; 中国 place"},
		{"zh", "李部长周一在柏林说，德国将支持河北省。", "李 person 部长; 柏林 place; 德国 place"},
		{"zh", "清河市市长陈静说，张伟博士在清河大学任教。", "清河市 place; 陈静 person 市长; 张伟 person 博士; 清河大学 organisation"},
		{"zh", "律师相信法院会作出裁决。", ""},
		{"ja", "青森県の高橋知事は河川銀行を批判した。", "青森県 place; 高橋 person 知事; 河川銀行 organisation"},
		{"ja", "国連の報道官ジャン・モローとスミス氏は、日本の外務省で述べた。", "国連 organisation; ジャン・モロー person; スミス person 氏; 日本 place; 外務省 organisation"},
		{"ja", "専門家は市の堤防が安全だと述べた。", ""},
		{"hi", "महापौर सुनीता वेरमल ने गृह मंत्रालय और ओरला नदी देखी। वेरमल ने कहा।", "सुनीता वेरमल person महापौर; गृह मंत्रालय organisation; ओरला नदी place; सुनीता वेरमल person"},
		{"hi", "राहुल और उनके साथी निजी अस्पताल में हैं।", ""},
		{"ar", "قال محمد بن سالم الحربي لوزارة الخارجية في القاهرة.", "محمد بن سالم الحربي person; وزارة الخارجية organisation; القاهرة place"},
		{"ar", "زارت رئيسة البلدية ليلى الخالدي المدينة.", "ليلى الخالدي person رئيسة البلدية"},
		{"ar", "طالب السكان بفتح الطريق.", ""},
	} {
		var got []string
		for _, n := range checkAll(t, parallax.Article{Text: c.text, Language: c.tag, Published: published}) {
			if n.Kind == parallax.KindName {
				got = append(got, strings.TrimSpace(n.Name.Canonical+" "+string(n.Name.Type)+" "+n.Name.Role))
			}
		}
		if g := strings.Join(got, "; "); g != c.want {
			t.Errorf("%s: %s\n got %s\nwant %s", c.tag, c.text, g, c.want)
		}
	}
}

// What is written together with a name is cut off it by the bytes it has in the text: with a vowel mark, or in a
// letter of another length.
func TestAttachedLettersAreCutWhereTheyEnd(t *testing.T) {
	for _, word := range []string{"والقاهرة", "وَالقاهرة", "ﻭالقاهرة"} {
		a := parallax.Article{Text: "وصل الوفد إلى دمشق " + word + " أمس.", Language: "ar", Published: published}
		found := false
		for _, n := range Article(a) {
			if err := n.Check(&a); err != nil {
				t.Errorf("%s: %v", word, err)
			}
			if words, _ := a.Words(n.Span); n.Kind == parallax.KindName && words == "القاهرة" {
				found = true
			}
		}
		if !found {
			t.Errorf("%q: no name", word)
		}
	}
}
