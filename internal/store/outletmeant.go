package store

import (
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"strings"
)

// hostsQuery gives of each outlet the address of the page of its article that was reported last.
const hostsQuery = `SELECT s.outlet, COALESCE(NULLIF(p.url, ''), p.input) FROM (SELECT outlet, article, MAX(at) FROM searched WHERE outlet != '' GROUP BY outlet) s
	JOIN article a ON a.id = s.article AND a.revision = (SELECT MAX(revision) FROM article b WHERE b.id = a.id) JOIN page p ON p.id = a.page`

// meant gives the outlets that somebody means by the words typed: the one whose key they are; else all whose name has them in a row, of the
// last of them the beginning being enough, in any spelling of capitals and marks; else, where they have a point in them, all that the host of
// their address has them in, from the beginning of a part on. None when there is no such outlet.
func (s *Store) meant(ctx context.Context, typed string) (keys []string, err error) {
	if typed == "" {
		return nil, nil
	}
	var whole bool
	if err := s.read.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM searched WHERE outlet = ?)`, typed).Scan(&whole); whole || err != nil {
		return []string{typed}, err
	}
	names, err := all(ctx, s.read, one[string], `SELECT DISTINCT outlet FROM searched WHERE outlet != ''`)
	if err != nil {
		return nil, fmt.Errorf("search: %w", err)
	}
	if words := strings.Join(keysOf(typed), " "); words != "" {
		for _, name := range names {
			if strings.Contains(" "+strings.Join(keysOf(name), " "), " "+words) {
				keys = append(keys, name)
			}
		}
	}
	part := strings.ToLower(strings.Trim(typed, ". "))
	if len(keys) > 0 || !strings.Contains(part, ".") {
		return keys, nil
	}
	_, err = all(ctx, s.read, func(r *sql.Rows) (_ struct{}, err error) {
		var name, address string
		err = r.Scan(&name, &address)
		if u, wrong := url.Parse(address); wrong == nil && strings.Contains("."+strings.ToLower(u.Hostname()), "."+part) {
			keys = append(keys, name)
		}
		return struct{}{}, err
	}, hostsQuery)
	if err != nil {
		return nil, fmt.Errorf("search: %w", err)
	}
	return keys, nil
}
