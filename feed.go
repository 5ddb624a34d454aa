package parallax

import "time"

// Feed is a list of pages as an outlet gives it: RSS, Atom, JSON Feed or a sitemap. All
// addresses are absolute where the feed leaves that possible; all texts but
// FeedItem.Content are plain.
type Feed struct {
	URL     string `json:"url,omitempty"`     // it was read from; empty for a file
	Kind    string `json:"kind,omitempty"`    // "rss 2.0", "rss 1.0", "atom 1.0", "json feed 1.1", "sitemap", "sitemap index"; "rss" and "atom" without a known version
	Charset string `json:"charset,omitempty"` // it came in

	ID          string `json:"id,omitempty"`
	Title       string `json:"title,omitempty"`
	Description string `json:"description,omitempty"`
	Link        string `json:"link,omitempty"`  // the site it belongs to
	Self        string `json:"self,omitempty"`  // its own address, as it states it
	Moved       string `json:"moved,omitempty"` // where it says it is to be found from now on
	// Hubs are the WebSub hubs that push it (W3C WebSub, section 4).
	Hubs      []string `json:"hubs,omitempty"`
	Language  string   `json:"language,omitempty"` // BCP 47, as stated
	Rights    string   `json:"rights,omitempty"`
	Generator string   `json:"generator,omitempty"`
	Image     string   `json:"image,omitempty"` // address of its logo

	Authors      []FeedPerson   `json:"authors,omitempty"`
	Contributors []FeedPerson   `json:"contributors,omitempty"`
	Publisher    FeedPerson     `json:"publisher,omitzero"`
	Categories   []FeedCategory `json:"categories,omitempty"`
	Links        []FeedLink     `json:"links,omitempty"`
	Published    Date           `json:"published,omitzero"`
	Updated      Date           `json:"updated,omitzero"`
	// TTL is how long the feed asks not to be read again; 0 when it does not say.
	TTL time.Duration `json:"ttl,omitempty"`

	Items []FeedItem `json:"items,omitempty"` // in the order of the feed
	// Sitemaps are the sitemaps that a sitemap index names, with the time of their last change.
	Sitemaps []FeedItem `json:"sitemaps,omitempty"`
	// Warnings say what was broken and how it was read.
	Warnings []string `json:"warnings,omitempty"`
	// Cut says that it ends in the middle: what came behind is not known.
	Cut bool `json:"cut,omitempty"`
}

// FeedItem is one entry of a feed: a page with what the feed says of it.
type FeedItem struct {
	// ID is the one given, else Link, else made of title and text; the same item has the same one each time.
	ID      string `json:"id"`
	Link    string `json:"link,omitempty"` // the page
	Title   string `json:"title,omitempty"`
	Summary string `json:"summary,omitempty"`
	Content string `json:"content,omitempty"` // HTML as it came, unsafe to show, with its links absolute

	Authors      []FeedPerson   `json:"authors,omitempty"`
	Contributors []FeedPerson   `json:"contributors,omitempty"`
	Publisher    FeedPerson     `json:"publisher,omitzero"`
	Published    Date           `json:"published,omitzero"`
	Updated      Date           `json:"updated,omitzero"`
	Categories   []FeedCategory `json:"categories,omitempty"`
	Language     string         `json:"language,omitempty"` // its own or the feed's
	Rights       string         `json:"rights,omitempty"`
	License      string         `json:"license,omitempty"` // address
	Comments     string         `json:"comments,omitempty"`
	Links        []FeedLink     `json:"links,omitempty"`
	Media        []FeedMedia    `json:"media,omitempty"`
	// Source is the feed the item was taken over from, without its items; nil when it is the feed's own.
	Source *Feed `json:"source,omitempty"`
}

// FeedPerson is who wrote or published. The zero value is nobody.
type FeedPerson struct {
	Name  string `json:"name,omitempty"`
	Email string `json:"email,omitempty"`
	URL   string `json:"url,omitempty"`
}

// FeedCategory is a tag of a feed or an item.
type FeedCategory struct {
	Term   string `json:"term"`
	Scheme string `json:"scheme,omitempty"` // whose vocabulary
	Label  string `json:"label,omitempty"`  // for people
}

// FeedLink is an address with what it is to the feed or item.
type FeedLink struct {
	URL      string `json:"url"`
	Rel      string `json:"rel"` // "alternate", "self", "hub", "enclosure", "via", ...
	Type     string `json:"type,omitempty"`
	Title    string `json:"title,omitempty"`
	Language string `json:"language,omitempty"`
	Length   int64  `json:"length,omitempty"` // bytes
}

// FeedMedia is a picture, film or sound of an item with the words given with it.
type FeedMedia struct {
	URL       string `json:"url"`
	From      string `json:"from"`             // "enclosure", "media", "thumbnail", "sitemap", "json"
	Medium    string `json:"medium,omitempty"` // "image", "video", "audio", "document"
	Type      string `json:"type,omitempty"`
	Length    int64  `json:"length,omitempty"` // bytes
	Width     int    `json:"width,omitempty"`
	Height    int    `json:"height,omitempty"`
	Title     string `json:"title,omitempty"`
	Caption   string `json:"caption,omitempty"`
	Credit    string `json:"credit,omitempty"`
	Rights    string `json:"rights,omitempty"`
	License   string `json:"license,omitempty"` // address, or its name
	Player    string `json:"player,omitempty"`  // page that plays it
	Thumbnail string `json:"thumbnail,omitempty"`
}

// FeedState is what is remembered of a feed between two polls. The zero value with a URL is a new feed.
type FeedState struct {
	URL          string        `json:"url"`
	ETag         string        `json:"etag,omitempty"`          // validators of the last answer,
	LastModified string        `json:"last_modified,omitempty"` // as they came
	Next         time.Time     `json:"next,omitzero"`           // not before then
	Alone        time.Time     `json:"alone,omitzero"`          // its server asks to be left alone until then, whoever says that there is something new
	Interval     time.Duration `json:"interval,omitempty"`      // between polls without failures
	Checked      time.Time     `json:"checked,omitzero"`
	Changed      time.Time     `json:"changed,omitzero"` // when it last held something new
	Failures     int           `json:"failures,omitempty"`
	// Failure says in words for people why the last poll failed, or with no Failures what was amiss though the feed was read.
	Failure string   `json:"failure,omitempty"`
	Hubs    []string `json:"hubs,omitempty"`    // WebSub hubs it named when it was last read; we poll all the same
	Stopped bool     `json:"stopped,omitempty"` // it is gone (status 410) and is not polled again
	MovedTo string   `json:"moved_to,omitempty"`
	Moves   int      `json:"moves,omitempty"` // polls in a row that were sent to MovedTo
}
