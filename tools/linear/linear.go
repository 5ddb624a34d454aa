// Package linear solves the systems of equations that Newton's method asks for. It is for
// development only: the tools that fit weights use it.
package linear

import "math"

// smallest is the pivot below which a column counts as empty: the weights are of the order of one.
const smallest = 1e-12

// Solve gives x of a·x = b by Gauss elimination with partial pivots; a is square, and a and b
// are used up. Where a column depends on the others, its x is 0.
func Solve(a [][]float64, b []float64) []float64 {
	for c := range b {
		p := c
		for r := c + 1; r < len(b); r++ {
			if math.Abs(a[r][c]) > math.Abs(a[p][c]) {
				p = r
			}
		}
		a[c], a[p], b[c], b[p] = a[p], a[c], b[p], b[c]
		if math.Abs(a[c][c]) < smallest {
			continue
		}
		for r := c + 1; r < len(b); r++ {
			f := a[r][c] / a[c][c]
			for k := c; k < len(b); k++ {
				a[r][k] -= f * a[c][k]
			}
			b[r] -= f * b[c]
		}
	}
	x := make([]float64, len(b))
	for r := len(b) - 1; r >= 0; r-- {
		sum := b[r]
		for k := r + 1; k < len(b); k++ {
			sum -= a[r][k] * x[k]
		}
		if math.Abs(a[r][r]) >= smallest {
			x[r] = sum / a[r][r]
		}
	}
	return x
}
