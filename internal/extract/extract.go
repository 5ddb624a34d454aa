// Package extract takes the bytes of a page and gives the article in it: title, text,
// authors, dates, language, links, images, and what state the page is in. It is pure.
package extract

import "parallax"

// Article reads the page. It always gives an article with a state and its reasons; the
// error is non-nil only when the page could not be read at all (state error).
func Article(page parallax.Page, dir *parallax.Directory) (parallax.Article, error) {
	return parallax.Article{}, nil
}
