package linear

import (
	"math"
	"testing"
)

func TestSolve(t *testing.T) {
	tests := []struct {
		name    string
		a       [][]float64
		b, want []float64
	}{
		{"one", [][]float64{{2}}, []float64{3}, []float64{1.5}},
		{"rows must change places", [][]float64{{0, 1, 1}, {2, 1, 0}, {1, 0, 3}}, []float64{5, 4, 10}, []float64{1, 2, 3}},
		{"a column of nothing", [][]float64{{1, 0}, {0, 0}}, []float64{7, 0}, []float64{7, 0}},
		{"nothing at all", nil, nil, nil},
	}
	for _, test := range tests {
		got := Solve(test.a, test.b)
		for i, want := range test.want {
			if math.Abs(got[i]-want) > 1e-9 {
				t.Errorf("%s: x[%d] = %v, want %v", test.name, i, got[i], want)
			}
		}
	}
}
