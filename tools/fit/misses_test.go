package main

import "testing"

func TestInShort(t *testing.T) {
	got := inShort([][2]string{{"B1", "C2"}, {"A10", "B1"}, {"A2", "C1"}, {"A2", "B11"}})
	if want := "A2 B11 C1; A10 B1; B1 C2"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestCauses(t *testing.T) {
	alike := map[string]float64{"cosine": 0.5}
	for _, tt := range []struct {
		name   string
		causes []cause
		doubt  doubt
		want   int
	}{
		{"no candidate", missing, doubt{widely: true}, 0},
		{"kept apart", missing, doubt{looks: alike, score: 0.4, threshold: 0.3}, 2},
		{"told widely in few words", missing, doubt{looks: map[string]float64{"cosine": 0.1}, widely: true, threshold: 0.3}, 4},
		{"told widely in the same words", missing, doubt{looks: alike, widely: true, more: true, threshold: 0.3}, 7},
		{"nothing of it", missing, doubt{looks: alike, threshold: 0.3}, 9},
		{"brought together", mistaken, doubt{looks: alike, score: 0.2, threshold: 0.3, third: true}, 0},
		{"by a third sentence", mistaken, doubt{looks: alike, score: 0.4, threshold: 0.3, third: true, single: true}, 1},
		{"told by one", mistaken, doubt{looks: alike, score: 0.4, threshold: 0.3, single: true}, 6},
		{"nothing of it, found", mistaken, doubt{looks: alike, score: 0.4, threshold: 0.3}, 7},
	} {
		for i, c := range tt.causes {
			if !c.is(&tt.doubt) {
				continue
			}
			if i != tt.want {
				t.Errorf("%s: %q", tt.name, c.name)
			}
			break
		}
	}
}
