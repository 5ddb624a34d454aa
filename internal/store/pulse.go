package store

import "context"

// Pulse tells whether anything came since an earlier one: two that differ say that something did.
type Pulse struct {
	Stories string // stories were published or decided on
	Work    string // the queue, or what is known of feeds, changed
}

// Pulse is made to be asked for every few seconds. What goes and what comes in its place do not cancel out: rows count
// with their number, and the last of them with its time.
func (s *Store) Pulse(ctx context.Context) (p Pulse, err error) {
	err = s.read.QueryRowContext(ctx, `SELECT
		COALESCE((SELECT rowid || ' ' || made FROM dossier ORDER BY rowid DESC LIMIT 1), '') || ' ' || (SELECT COALESCE(MAX(id), 0) FROM decision) || ' ' || (SELECT COUNT(*) FROM undone),
		(SELECT COUNT(*) || ' ' || COALESCE(SUM((rowid % 1000003) * (31 * lease + wanted)), 0) || ' ' || COALESCE(MAX(created), '') || ' ' || COALESCE(SUM(leased != ''), 0) || ' ' || COALESCE(SUM(parked != ''), 0) FROM work)
			|| ' ' || (SELECT COUNT(*) || ' ' || COALESCE(SUM(paused), 0) || ' ' || COALESCE(MAX(json_extract(state, '$.checked')), '') FROM feed)`).Scan(&p.Stories, &p.Work)
	return p, err
}
