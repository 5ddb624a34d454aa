package store

import (
	"context"
	"database/sql"
	"fmt"
	"testing"
)

// One statement answers inside itself, after others crowded it out, after an error, and on a table that
// was made anew since it was prepared.
func TestReuse(t *testing.T) {
	ctx := context.Background()
	db, err := openReusing("file::memory:")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	do := func(query string, args ...any) {
		t.Helper()
		if _, err := db.ExecContext(ctx, query, args...); err != nil {
			t.Fatal(err)
		}
	}
	do(`CREATE TABLE t (n INTEGER PRIMARY KEY); INSERT INTO t (n) VALUES (0)`)
	for n := 1; n < 5; n++ {
		do(`INSERT INTO t (n) VALUES (?)`, n)
	}
	if _, err := db.ExecContext(ctx, `INSERT INTO t (n) VALUES (?)`, 4); err == nil {
		t.Error("the same number twice is no error")
	}
	do(`INSERT INTO t (n) VALUES (?)`, 5)
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		t.Fatal(err)
	}
	above := func(r querier, n int) []int {
		t.Helper()
		out, err := all(ctx, r, func(rows *sql.Rows) (n int, err error) { return n, rows.Scan(&n) }, `SELECT n FROM t WHERE n > ? ORDER BY n`, n)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	seen, err := all(ctx, tx, func(rows *sql.Rows) (list []int, err error) {
		var n int
		err = rows.Scan(&n)
		return append([]int{n}, above(tx, n)...), err
	}, `SELECT n FROM t WHERE n > ? ORDER BY n`, 2)
	if err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(seen); got != "[[3 4 5] [4 5] [5]]" {
		t.Errorf("a query inside itself gives %s", got)
	}
	if err := tx.Commit(); err != nil {
		t.Fatal(err)
	}
	for i := range 2 * mostReused {
		do(fmt.Sprintf(`UPDATE t SET n = n WHERE n = %d`, i))
	}
	do(`DROP TABLE t`)
	do(`CREATE TABLE t (other TEXT, n INTEGER)`)
	do(`INSERT INTO t (n) VALUES (?)`, 7)
	if got := fmt.Sprint(above(db, 2)); got != "[7]" {
		t.Errorf("of the new table %s", got)
	}
	c, err := db.Conn(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if err := c.Raw(func(raw any) error {
		if n := len(raw.(*reusingConn).free); n == 0 || n > mostReused {
			return fmt.Errorf("%d statements are kept", n)
		}
		return nil
	}); err != nil {
		t.Error(err)
	}
}
