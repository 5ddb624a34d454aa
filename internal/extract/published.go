package extract

import (
	"strings"
	"time"

	"parallax"
)

// Names of meta elements that give a date, most reliable first. They are names of formats
// (Open Graph, Dublin Core, Parse.ly, Sailthru ...), not of sites.
var (
	publishedMeta = []string{"article:published_time", "og:published_time", "og:article:published_time", "article:published", "datepublished", "parsely-pub-date", "sailthru.date",
		"cxenseparse:recs:publishtime", "cxenseparse:publishtime", "publish-date", "publish_date", "pubdate", "publication_date", "publishdate", "date.publish", "article.published", "dcterms.issued", "dc.date.issued",
		"dcterms.date", "dc.date", "dc.date.created", "dcterms.created", "datecreated", "article_date_original", "originalpublicationdate", "citation_publication_date", "iptc.date", "date", "published_at", "published", "rnews:datepublished", "bt:pubdate", "displaydate", "timestamp", "created"}
	updatedMeta = []string{"article:modified_time", "og:updated_time", "og:modified_time", "datemodified", "dcterms.modified", "dc.date.modified", "date.updated", "article.updated", "last-modified", "lastmod", "modified", "revised", "rnews:datemodified"}
)

// claimedDate is a date with the place that claims it, for the list of contradictions.
type claimedDate struct {
	date  parallax.Date
	where string
	exact string
}

// dates decides on publication and update, and lists what contradicts it.
func dates(m *metadata, address, text, tag string) (published, updated parallax.Date, findings []parallax.Finding) {
	var pub, upd []claimedDate
	add := func(list *[]claimedDate, value, from, where string) {
		if value == "" {
			return
		}
		if d, ok := parseDate(plainText(value), from); ok {
			*list = append(*list, claimedDate{d, where, clean(value)})
		}
	}
	add(&pub, m.linked.Published, "json-ld", "json-ld datePublished")
	add(&upd, m.linked.Modified, "json-ld", "json-ld dateModified")
	for _, name := range publishedMeta {
		add(&pub, firstNonEmpty(m.meta[name], m.meta[squeeze(name)]), "meta "+name, "meta "+name)
	}
	for _, name := range updatedMeta {
		add(&upd, firstNonEmpty(m.meta[name], m.meta[squeeze(name)]), "meta "+name, "meta "+name)
	}
	for _, t := range m.times {
		if d, ok := markedDate(t, tag); ok {
			if t.itemprop == "datemodified" || t.itemprop != "datepublished" && strings.Contains(t.hint, "modif") || strings.Contains(t.hint, "updat") {
				upd = append(upd, claimedDate{d, "time", firstNonEmpty(t.value, t.text)})
			} else {
				pub = append(pub, claimedDate{d, "time", firstNonEmpty(t.value, t.text)})
			}
		}
	}
	if d, ok := dateInURL(address); ok {
		pub = append(pub, claimedDate{d, "url", address})
	}
	nearPub, nearUpd := nearDates(m.near, tag)
	pub, upd = append(pub, nearPub...), append(upd, nearUpd...)
	printed, changed := textDates(text, tag)
	if !printed.IsZero() {
		pub = append(pub, claimedDate{printed, "", text[printed.Span.Start:printed.Span.End]})
	}
	if !changed.IsZero() {
		upd = append(upd, claimedDate{changed, "", text[changed.Span.Start:changed.Span.End]})
	}
	return judge(pub, upd)
}

// nearDates reads the dates printed beside the headline. A line of one date, or one that
// calls it the publication, is believed.
func nearDates(lines []string, tag string) (pub, upd []claimedDate) {
	for _, line := range lines {
		for _, f := range datesIn(line, tag) {
			c := claimedDate{f.date, "page", line}
			switch {
			case f.label == 'u':
				upd = append(upd, c)
			case f.label == 'p' || f.share > 0.2:
				pub = append(pub, c)
			}
		}
	}
	return pub, upd
}

// markedDate reads a <time> element or microdata.
func markedDate(t timeMark, tag string) (parallax.Date, bool) {
	from := "time"
	if t.itemprop != "" {
		from = "microdata"
	}
	if t.itemprop == "" && !t.early {
		return parallax.Date{}, false // times of teasers and comments below the text
	}
	if t.value != "" {
		if d, ok := parseDate(t.value, from); ok {
			return d, true
		}
	}
	if found := datesIn(t.text, tag); len(found) == 1 && len(t.text) < dateLine {
		d := found[0].date
		d.From = from
		return d, true
	}
	return parallax.Date{}, false
}

// judge takes the first claim of each list and reports claims that contradict it. Times of
// one day that differ are no contradiction: sites round and convert them.
func judge(pub, upd []claimedDate) (published, updated parallax.Date, findings []parallax.Finding) {
	if len(pub) > 0 {
		published = pub[0].date
		for i := range pub {
			if published.Precision == "day" && pub[i].date.Precision != "day" && sameDay(published, pub[i].date) {
				published = pub[i].date // the same day, said more exactly
			}
		}
		if structured := strings.HasPrefix(pub[0].date.From, "meta") || pub[0].date.From == "json-ld"; structured {
			for _, c := range pub[1:] {
				if (c.date.From == "json-ld" || c.date.From == "meta article:published_time" || c.date.From == "text") && apart(published, c.date) {
					findings = append(findings, contradiction("two publication dates", pub[0], c))
					break
				}
			}
		}
	}
	if len(upd) > 0 {
		updated = upd[0].date
	}
	if len(pub) > 0 {
		for _, u := range upd {
			if before(u.date, published) {
				findings = append(findings, contradiction("updated before published", pub[0], u))
				if u.date == updated {
					updated = parallax.Date{}
				}
				break
			}
		}
	}
	return published, updated, findings
}

func contradiction(what string, sides ...claimedDate) parallax.Finding {
	f := parallax.Finding{What: what}
	for _, s := range sides {
		f.Sides = append(f.Sides, parallax.FindingSide{Where: s.where, Span: s.date.Span, Exact: s.exact, Value: s.date.String()})
	}
	return f
}

func sameDay(a, b parallax.Date) bool {
	return a.Time.Format(time.DateOnly) == b.Time.Format(time.DateOnly)
}

// apart reports whether two dates cannot be one moment in two zones.
func apart(a, b parallax.Date) bool {
	d := a.Time.Sub(b.Time).Abs()
	return d > 36*time.Hour
}

// before reports whether a lies before b beyond what rounding and zones explain.
func before(a, b parallax.Date) bool {
	if a.Precision == "day" || b.Precision == "day" || a.Zoned != b.Zoned {
		return b.Time.Sub(a.Time) > 26*time.Hour
	}
	return b.Time.Sub(a.Time) > 5*time.Minute
}
