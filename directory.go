package parallax

// Directory is the outlets and agencies that are known, from data files anyone can extend.
// It is loaded once and passed as a value; it is safe for concurrent use once loaded.
type Directory struct{}
