// Package fetch takes inputs (addresses, files, folders, JSON lines, standard input) and
// gives pages: their bytes untouched, with where and when. Addresses are fetched politely and within limits.
package fetch
