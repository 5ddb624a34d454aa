package parallax

import "errors"

// The few errors that callers tell apart. Everything else is reported by its text.
var (
	// ErrInvalid marks a value that breaks a rule of the domain (Check failed).
	ErrInvalid = errors.New("invalid")
	// ErrConflict marks a decision of a person that contradicts one that stands.
	ErrConflict = errors.New("conflict")
	// ErrNotFound marks a thing that was asked for by ID and is not there.
	ErrNotFound = errors.New("not found")
	// ErrRefused marks input that is too large, too deep or at an address that may not be read.
	ErrRefused = errors.New("refused")
	// ErrEndless marks input that was given up since reading it took longer than it may.
	ErrEndless = errors.New("endless")
	// ErrBusy marks what was not tried since others were at work for too long; it may be tried again.
	ErrBusy = errors.New("busy")
)
