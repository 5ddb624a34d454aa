package store

import "context"

// Pulse tells whether anything came since an earlier one: two that differ say that something did.
type Pulse struct {
	Stories string // stories were published or decided on
	Work    string // the queue, or what is known of feeds, changed
}

// Pulse is made to be asked for every few seconds.
func (s *Store) Pulse(ctx context.Context) (p Pulse, err error) {
	err = s.read.QueryRowContext(ctx, `SELECT
		(SELECT COALESCE(MAX(rowid), 0) FROM dossier) || ' ' || (SELECT COALESCE(MAX(id), 0) FROM decision) || ' ' || (SELECT COUNT(*) FROM undone),
		(SELECT COUNT(*) || ' ' || COALESCE(SUM(lease + wanted), 0) || ' ' || COALESCE(SUM(leased != ''), 0) || ' ' || COALESCE(SUM(parked != ''), 0) FROM work)
			|| ' ' || (SELECT COUNT(*) || ' ' || COALESCE(SUM(paused), 0) || ' ' || COALESCE(MAX(json_extract(state, '$.checked')), '') FROM feed)`).Scan(&p.Stories, &p.Work)
	return p, err
}
