package main

import (
	"math"
	"slices"

	"parallax/tools/linear"
)

// regress fits a logistic regression by Newton's method with a penalty on large weights
// (not on the first column, the bias). rows hold the bias as their first value. The columns are
// brought to one spread before, so that the penalty means the same for each.
func regress(s sample, penalty float64) []float64 {
	rows := make([][]float64, len(s.rows))
	for i, x := range s.rows {
		rows[i] = slices.Clone(x)
	}
	mean, spread := standardise(rows)
	w := newton(rows, s.labels, penalty)
	for i := range w[1:] {
		w[i+1] /= spread[i+1]
		w[0] -= w[i+1] * mean[i+1]
	}
	return w
}

// standardise gives the columns after the first a mean of zero and a spread of one, in place.
func standardise(rows [][]float64) (mean, spread []float64) {
	n := len(rows[0])
	mean, spread = make([]float64, n), make([]float64, n)
	for _, x := range rows {
		for i, v := range x {
			mean[i] += v / float64(len(rows))
		}
	}
	for _, x := range rows {
		for i, v := range x {
			spread[i] += (v - mean[i]) * (v - mean[i]) / float64(len(rows))
		}
	}
	for i := range spread {
		spread[i] = max(math.Sqrt(spread[i]), 1e-6)
	}
	for _, x := range rows {
		for i := range x[1:] {
			x[i+1] = (x[i+1] - mean[i+1]) / spread[i+1]
		}
	}
	return mean, spread
}

func newton(rows [][]float64, labels []bool, penalty float64) []float64 {
	n := len(rows[0])
	w := make([]float64, n)
	for range 12 {
		grad := make([]float64, n)
		hess := make([][]float64, n)
		for i := range hess {
			hess[i] = make([]float64, n)
		}
		for k, x := range rows {
			sum := 0.0
			for i, v := range x {
				sum += w[i] * v
			}
			p := 1 / (1 + math.Exp(-sum))
			y := 0.0
			if labels[k] {
				y = 1
			}
			d, h := y-p, p*(1-p)
			for i, v := range x {
				if v == 0 {
					continue
				}
				grad[i] += d * v
				for j := range i + 1 {
					hess[i][j] += h * v * x[j]
				}
			}
		}
		for i := range n {
			for j := range i {
				hess[j][i] = hess[i][j]
			}
			if i > 0 {
				grad[i] -= penalty * w[i]
				hess[i][i] += penalty
			}
			hess[i][i] += 1e-6
		}
		step := linear.Solve(hess, grad)
		largest := 0.0
		for i := range w {
			w[i] += step[i]
			largest = max(largest, math.Abs(step[i]))
		}
		if largest < 1e-4 {
			break
		}
	}
	return w
}
