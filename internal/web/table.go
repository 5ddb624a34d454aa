package web

import (
	"encoding/csv"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"parallax"
	"parallax/internal/dossier"
)

// byteOrderMark tells spreadsheets that a file is UTF-8.
const byteOrderMark = "\ufeff"

// claims gives the table of claims by outlets of the newest dossier as CSV: a row for each
// claim, with its counts, and for each outlet what it does with it.
func (s *Server) claims(w http.ResponseWriter, r *http.Request, l *dossier.Locale) error {
	id, err := s.store.Redirect(r.Context(), parallax.StoryID(r.PathValue("id")))
	if err != nil {
		return err
	}
	_, d, err := s.store.Dossier(r.Context(), id)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "text/csv; charset=utf-8")
	w.Header().Set("Content-Disposition", fmt.Sprintf("attachment; filename=%q", string(id)+".csv"))
	if _, err := w.Write([]byte(byteOrderMark)); err != nil {
		return err
	}
	c := csv.NewWriter(w)
	if err := c.WriteAll(table(l, &d)); err != nil {
		return err
	}
	return c.Error()
}

// table gives the rows of the file, its first the heading.
func table(l *dossier.Locale, d *parallax.Dossier) [][]string {
	head := []string{l.Text("ui.claim"), l.Text("web.outlets"), l.Text("web.origins")}
	out := [][]string{head}
	section := d.Section(parallax.SectionCoverage)
	if section == nil {
		return out
	}
	for i := range section.Blocks {
		m := section.Blocks[i].Matrix
		if m == nil {
			continue
		}
		for _, c := range m.Columns {
			out[0] = append(out[0], unformula(c.Outlet))
		}
		for _, row := range m.Rows {
			line := []string{unformula(row.Line.Shown()), strconv.Itoa(row.Counts.Outlets), strconv.Itoa(row.Counts.Origins)}
			for _, c := range row.Cells {
				line = append(line, unformula(l.Text("sign."+string(c.State))))
			}
			out = append(out, line)
		}
		break
	}
	return out
}

// unformula puts an apostrophe before words that a spreadsheet would take for a formula and
// run (OWASP, CSV injection).
func unformula(s string) string {
	if s != "" && strings.ContainsAny(s[:1], "=+-@\t\r\n") || strings.HasPrefix(s, "＝") || strings.HasPrefix(s, "＋") || strings.HasPrefix(s, "－") || strings.HasPrefix(s, "＠") {
		return "'" + s
	}
	return s
}
