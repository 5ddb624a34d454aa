package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"strings"
)

// mostReused is how many prepared statements a connection keeps.
const mostReused = 100

// openReusing opens a database whose connections keep the statements they prepared: nearly all of what a
// store asks is asked again and again, and preparing it costs as much as many a query.
func openReusing(dsn string) (*sql.DB, error) {
	plain, err := sql.Open("sqlite", dsn)
	if err != nil {
		return nil, err
	}
	d := plain.Driver()
	return sql.OpenDB(reusing{d, dsn}), plain.Close()
}

// reusing makes connections that reuse statements.
type reusing struct {
	driver driver.Driver
	dsn    string
}

// Driver gives that of SQLite.
func (r reusing) Driver() driver.Driver { return r.driver }

// Connect opens a connection.
func (r reusing) Connect(context.Context) (driver.Conn, error) {
	c, err := r.driver.Open(r.dsn)
	if err != nil {
		return nil, err
	}
	return &reusingConn{conn: c.(conn), free: map[string]statement{}}, nil
}

// conn is what the driver's connections can do and is asked of them.
type conn interface {
	driver.Conn
	driver.ConnBeginTx
	driver.ConnPrepareContext
	driver.ExecerContext
	driver.QueryerContext
	driver.Pinger
	driver.SessionResetter
	driver.Validator
}

// statement is what its prepared statements can do.
type statement interface {
	driver.Stmt
	driver.StmtExecContext
	driver.StmtQueryContext
}

// reusingConn keeps the statements that are not in use. Like every connection it serves one caller at a time.
type reusingConn struct {
	conn
	free map[string]statement // by their text
}

// reusable reports whether a query is one statement of those that come back: not a script, and nothing
// that changes the schema or the connection.
func reusable(query string) bool {
	verb, _, _ := strings.Cut(strings.TrimLeft(query, " \t\n"), " ")
	return (verb == "SELECT" || verb == "INSERT" || verb == "UPDATE" || verb == "DELETE") && !strings.Contains(query, ";")
}

// take gives a prepared statement that nobody else uses.
func (c *reusingConn) take(ctx context.Context, query string) (statement, error) {
	if s, ok := c.free[query]; ok {
		delete(c.free, query)
		return s, nil
	}
	s, err := c.PrepareContext(ctx, query)
	if err != nil {
		return nil, err
	}
	return s.(statement), nil
}

// give takes a statement back that was used.
func (c *reusingConn) give(query string, s statement) error {
	if _, ok := c.free[query]; ok { // it was in use twice
		return s.Close()
	}
	for old, t := range c.free { // any will do
		if len(c.free) < mostReused {
			break
		}
		delete(c.free, old)
		if err := t.Close(); err != nil {
			return err
		}
	}
	c.free[query] = s
	return nil
}

// ExecContext is that of driver.ExecerContext.
func (c *reusingConn) ExecContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Result, error) {
	if !reusable(query) {
		return c.conn.ExecContext(ctx, query, args)
	}
	s, err := c.take(ctx, query)
	if err != nil {
		return nil, err
	}
	r, err := s.ExecContext(ctx, args)
	if err != nil {
		_ = s.Close() // it fails as the statement failed
		return nil, err
	}
	return r, c.give(query, s)
}

// QueryContext is that of driver.QueryerContext.
func (c *reusingConn) QueryContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Rows, error) {
	if !reusable(query) {
		return c.conn.QueryContext(ctx, query, args)
	}
	s, err := c.take(ctx, query)
	if err != nil {
		return nil, err
	}
	r, err := s.QueryContext(ctx, args)
	if err != nil {
		_ = s.Close()
		return nil, err
	}
	return &reusedRows{r, c, query, s}, nil
}

// Close closes the connection with its statements.
func (c *reusingConn) Close() error {
	for _, s := range c.free {
		_ = s.Close()
	}
	c.free = nil
	return c.conn.Close()
}

// reusedRows gives its statement back when it is closed.
type reusedRows struct {
	driver.Rows
	conn  *reusingConn
	query string
	s     statement
}

// Close ends the query.
func (r *reusedRows) Close() error {
	if err := r.Rows.Close(); err != nil {
		_ = r.s.Close()
		return err
	}
	return r.conn.give(r.query, r.s)
}
