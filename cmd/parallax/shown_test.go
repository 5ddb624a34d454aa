package main

import (
	"os"
	"strings"
	"testing"

	"parallax"
)

// TestEverySettingIsTold wants a text for the page and a line in the file of examples for each setting, with its default.
func TestEverySettingIsTold(t *testing.T) {
	file, err := os.ReadFile("../../deploy/parallax.toml")
	if err != nil {
		t.Fatal(err)
	}
	s := defaultSettings()
	s.Topic = "Fennery"
	shown := s.shown()
	if len(shown) < 10 {
		t.Fatalf("%d settings", len(shown))
	}
	for _, x := range shown {
		if parallax.Texts()["setting."+x.Name] == "" {
			t.Errorf("no text says what %s means", x.Name)
		}
		if !strings.Contains(string(file), "\n# "+x.Name+" = ") {
			t.Errorf("deploy/parallax.toml has no %s", x.Name)
		}
		if (x.Value != x.Default) != (x.Name == "topic") {
			t.Errorf("%+v", x)
		}
	}
}
