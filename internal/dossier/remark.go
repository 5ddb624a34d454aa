package dossier

import (
	"strings"

	"parallax"
)

// remarkView is what a person said: "confirmed by Anna, 12 March 2027", and their note.
type remarkView struct{ Text, Note string }

func (v *view) remarks(list []parallax.Remark) []remarkView {
	var out []remarkView
	for _, r := range list {
		by := r.By
		if v.loc.Direction() == "rtl" {
			by = "\u2068" + by + "\u2069" // a name in another script keeps to itself
		}
		text := strings.ReplaceAll(v.loc.Text("remark."+string(r.Act)), "{by}", by)
		if !r.At.IsZero() {
			text += ", " + v.loc.Reading(parallax.DayLabel(r.At))
		}
		out = append(out, remarkView{Text: text, Note: r.Note})
	}
	return out
}

// outlined gives remarks as items of text.
func outlined(list []remarkView) []item {
	var out []item
	for _, r := range list {
		text := r.Text
		if r.Note != "" {
			text += ": " + r.Note
		}
		out = append(out, item{Shape: itemUnder, Text: text})
	}
	return out
}
