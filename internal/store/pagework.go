package store

import "parallax"

// PageWork is the Data of page work, in JSON: what is known of a page beside its address, which is the key. The zero value is a page
// of which nothing is known.
type PageWork struct {
	Item   parallax.FeedItem `json:"item,omitzero"`
	Outlet string            `json:"outlet,omitempty"` // a person's name for who publishes it
	Bare   bool              `json:"bare,omitempty"`   // the item names no page: its own text is all there is
	File   string            `json:"file,omitempty"`   // name of a file that a person gave in place of an address, and
	Body   []byte            `json:"body,omitempty"`   // its bytes
	Asked  bool              `json:"asked,omitempty"`  // a person named it and waits: what fails is set aside with its error
}
