package parallax

import (
	"fmt"
	"slices"
	"time"
)

// Remark is what a person said of a claim or difference, as a page shows it beside what they
// said it of: theirs, with who and when, and no words of a source.
type Remark struct {
	Act  VerdictAct `json:"act"` // one of RemarkActs
	Note string     `json:"note,omitempty"`
	By   string     `json:"by"`
	At   time.Time  `json:"at,omitzero"`
}

// RemarkActs lists what pages show of verdicts: all but dismissing, since what was dismissed is
// on no page.
var RemarkActs = []VerdictAct{Confirm, Correct, Comment, Merge, Split}

// Remarks gives the verdicts on one claim or difference as pages show them, in their order.
func Remarks(said []Verdict) []Remark {
	var out []Remark
	for _, v := range said {
		if slices.Contains(RemarkActs, v.Act) && v.By != "" {
			out = append(out, Remark{Act: v.Act, Note: v.Note, By: v.By, At: v.At})
		}
	}
	return out
}

// checkRemarks reports the first remark that no person made or that is of no known kind.
func checkRemarks(list []Remark) error {
	for _, r := range list {
		if r.By == "" || !slices.Contains(RemarkActs, r.Act) {
			return fmt.Errorf("%w: remark %q of %q", ErrInvalid, r.Act, r.By)
		}
	}
	return nil
}
