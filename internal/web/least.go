package web

import "slices"

// least gives the n least of a list in order, all of fewer: of thousands that are compared for each page it shows the few it shows.
func least[T any](list []T, n int, compare func(a, b T) int) []T {
	if n <= 0 {
		return nil
	}
	best, full := make([]T, 0, min(2*n, len(list))), false
	for _, x := range list {
		if full && compare(x, best[n-1]) >= 0 {
			continue
		}
		if best = append(best, x); len(best) == 2*n {
			slices.SortFunc(best, compare)
			best, full = best[:n], true
		}
	}
	slices.SortFunc(best, compare)
	return best[:min(n, len(best))]
}
