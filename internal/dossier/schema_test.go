package dossier

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"parallax"
)

// TestSchema holds doc/dossier.schema.json to the types the dossier is written from; run
// with -update to write it anew.
func TestSchema(t *testing.T) {
	defs := map[string]any{}
	root := schemaOf(reflect.TypeFor[parallax.Dossier](), defs)
	raw, err := json.MarshalIndent(map[string]any{
		"$schema": "https://json-schema.org/draft/2020-12/schema",
		"title":   parallax.DossierFormat,
		"$ref":    root["$ref"],
		"$defs":   defs,
	}, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	raw = append(raw, '\n')
	file := filepath.Join("..", "..", "doc", "dossier.schema.json")
	if *update {
		if err := os.WriteFile(file, raw, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(raw)); diff != "" {
		t.Errorf("the schema is not that of the types (-file +types):\n%s", diff)
	}
}

// enums are the types that hold one of a closed list.
var enums = map[reflect.Type]any{
	reflect.TypeFor[parallax.SectionKind]():    parallax.SectionKinds,
	reflect.TypeFor[parallax.DifferenceKind](): parallax.DifferenceKinds,
	reflect.TypeFor[parallax.SourceState]():    parallax.SourceStates,
	reflect.TypeFor[parallax.PageState]():      parallax.PageStates,
	reflect.TypeFor[parallax.VerdictAct]():     parallax.RemarkActs,
	reflect.TypeFor[parallax.CellState]():      parallax.CellStates,
	reflect.TypeFor[parallax.Made]():           []parallax.Made{parallax.Verbatim, parallax.Template, parallax.Written},
	reflect.TypeFor[parallax.Field]():          []parallax.Field{parallax.FieldTitle, parallax.FieldText, parallax.FieldCaption, parallax.FieldCredit},
	reflect.TypeFor[parallax.EdgeKind]():       []parallax.EdgeKind{parallax.Copies, parallax.Quotes, parallax.Cites, parallax.Links},
}

func schemaOf(t reflect.Type, defs map[string]any) map[string]any {
	if values, ok := enums[t]; ok {
		return map[string]any{"enum": values}
	}
	switch t.Kind() {
	case reflect.Pointer:
		return schemaOf(t.Elem(), defs)
	case reflect.Slice:
		return map[string]any{"type": "array", "items": schemaOf(t.Elem(), defs)}
	case reflect.String:
		return map[string]any{"type": "string"}
	case reflect.Int:
		return map[string]any{"type": "integer"}
	case reflect.Float64:
		return map[string]any{"type": "number"}
	case reflect.Bool:
		return map[string]any{"type": "boolean"}
	}
	if t == reflect.TypeFor[time.Time]() {
		return map[string]any{"type": "string", "format": "date-time"}
	}
	ref := map[string]any{"$ref": "#/$defs/" + t.Name()}
	if _, done := defs[t.Name()]; done {
		return ref
	}
	def := map[string]any{"type": "object", "additionalProperties": false}
	defs[t.Name()] = def
	properties, required := map[string]any{}, []string{}
	fieldsOf(t, func(f reflect.StructField) {
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		if name == "-" {
			return
		}
		properties[name] = schemaOf(f.Type, defs)
		if !strings.Contains(options, "omit") {
			required = append(required, name)
		}
	})
	def["properties"], def["required"] = properties, required
	return ref
}

// fieldsOf visits the fields as they stand in JSON: those of embedded types among them.
func fieldsOf(t reflect.Type, visit func(reflect.StructField)) {
	for i := range t.NumField() {
		if f := t.Field(i); f.Anonymous {
			fieldsOf(f.Type, visit)
		} else {
			visit(f)
		}
	}
}
