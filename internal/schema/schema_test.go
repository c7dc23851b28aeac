package schema_test

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"github.com/reeve-policy/reeve/internal/schema"
	"github.com/reeve-policy/reeve/policy"
)

// registries are parameters as a policy may have them.
const registries = `{
	"type": "object",
	"additionalProperties": false,
	"required": ["registries"],
	"properties": {
		"registries": {"type": "array", "items": {"type": "string", "pattern": "^[a-z.]+$"}, "minItems": 1},
		"version": {"type": "string", "default": "latest"},
		"least": {"type": "integer", "minimum": 1, "default": 3},
		"limits": {
			"type": "object",
			"additionalProperties": false,
			"properties": {"cpu": {"type": "string", "default": "1"}, "memory": {"type": "string"}}
		}
	}
}`

func TestDefaultsAreThoseOfTheParametersThemselves(t *testing.T) {
	got := mustCompile(t, registries).Defaults()
	if want := value(t, `{"version": "latest", "least": 3}`); !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	got = mustCompile(t, `{"type": "object", "additionalProperties": false}`).Defaults()
	if got == nil || len(got) != 0 {
		t.Errorf("got %v, want an empty map", got)
	}
}

func TestFaultsNamePointerAndReason(t *testing.T) {
	for _, c := range []struct {
		name, parameters string
		want             []policy.ParamFault
	}{
		{"what fits", `{"registries": ["ghcr.io"], "least": 1, "limits": {"cpu": "2"}}`, nil},
		{"a number that looks like a float", `{"registries": ["ghcr.io"], "least": 2.0}`, nil},
		{"a required parameter that is missing", `{}`, []policy.ParamFault{
			{Pointer: "", Reason: `missing properties: 'registries'`},
		}},
		{"a misspelt parameter", `{"registries": ["ghcr.io"], "verison": "v1.2"}`, []policy.ParamFault{
			{Pointer: "", Reason: `additionalProperties 'verison' not allowed (did you mean "version")`},
		}},
		{"a parameter nothing is near to", `{"registries": ["ghcr.io"], "colour": "blue"}`, []policy.ParamFault{
			{Pointer: "", Reason: `additionalProperties 'colour' not allowed`},
		}},
		{"a nested parameter that is unknown", `{"registries": ["ghcr.io"], "limits": {"cpus": "1"}}`, []policy.ParamFault{
			{Pointer: "/limits", Reason: `additionalProperties 'cpus' not allowed`},
		}},
		{"several faults, ordered by pointer", `{"registries": ["ghcr.io", 5, "GHCR"], "least": 0}`, []policy.ParamFault{
			{Pointer: "/least", Reason: "must be >= 1 but found 0"},
			{Pointer: "/registries/1", Reason: "expected string, but got number"},
			{Pointer: "/registries/2", Reason: "does not match pattern '^[a-z.]+$'"},
		}},
		{"a list that is too short", `{"registries": []}`, []policy.ParamFault{
			{Pointer: "/registries", Reason: "minimum 1 items required, but found 0 items"},
		}},
		{"null", `{"registries": ["ghcr.io"], "least": null}`, []policy.ParamFault{
			{Pointer: "/least", Reason: "expected integer, but got null"},
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := mustCompile(t, registries).Validate(value(t, c.parameters))
			if !reflect.DeepEqual(got, c.want) {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

func TestNoParametersAtAll(t *testing.T) {
	if faults := mustCompile(t, `{"type": "object", "additionalProperties": false}`).Validate(nil); faults != nil {
		t.Errorf("got %q", faults)
	}
	if faults := mustCompile(t, registries).Validate(nil); len(faults) != 1 {
		t.Errorf("got %q, want that registries is missing", faults)
	}
}

func TestPartMayLackWhatIsRequired(t *testing.T) {
	s := mustCompile(t, registries)
	if faults := s.ValidatePart(value(t, `{"least": 2}`)); faults != nil {
		t.Errorf("got %q", faults)
	}
	if faults := s.ValidatePart(value(t, `{"least": 0}`)); len(faults) != 1 {
		t.Errorf("got %q, want the fault of least", faults)
	}
}

func TestSchemasThatAreRefused(t *testing.T) {
	for _, c := range []struct{ name, document, want string }{
		{"no object", `{"type": "array", "additionalProperties": false}`, "want type: object and additionalProperties: false"},
		{"no type", `{"additionalProperties": false}`, "want type: object and additionalProperties: false"},
		{"a list of types", `{"type": ["object"], "additionalProperties": false}`, "want type: object and additionalProperties: false"},
		{"anything may be added", `{"type": "object"}`, "want type: object and additionalProperties: false"},
		{"a schema for what is added", `{"type": "object", "additionalProperties": {}}`, "want type: object and additionalProperties: false"},
		{"a type that is none", object(`"x": {"type": "whole"}`), "x/type"},
		{"a pattern that is none", object(`"x": {"type": "string", "pattern": "("}`), "x/pattern"},
		{"a reference to a file", object(`"x": {"$ref": "file:///etc/passwd"}`), `"file:///etc/passwd" leads out of the schema`},
		{"a reference to the network", object(`"x": {"$ref": "https://example.com/x.json"}`), `"https://example.com/x.json" leads out of the schema`},
		{"a reference to a neighbour", object(`"x": {"$ref": "other.json"}`), "leads out of the schema"},
		{"a default of another type", object(`"x": {"type": "string", "default": 1}`), "default at /x: expected string, but got number"},
		{"a default that is incomplete", object(`"x": {"type": "object", "required": ["y"], "default": {}}`), "default at /x: missing properties: 'y'"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := schema.Compile(value(t, c.document))
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
}

func TestReferenceInsideTheSchema(t *testing.T) {
	s := mustCompile(t, `{
		"type": "object", "additionalProperties": false, "$defs": {"name": {"type": "string"}},
		"properties": {"x": {"$ref": "#/$defs/name"}}
	}`)
	if faults := s.Validate(map[string]any{"x": true}); len(faults) != 1 || faults[0].Pointer != "/x" {
		t.Errorf("got %q, want a fault at /x", faults)
	}
}

func object(properties string) string {
	return `{"type": "object", "additionalProperties": false, "properties": {` + properties + `}}`
}

func mustCompile(t *testing.T, document string) *schema.Schema {
	t.Helper()
	s, err := schema.Compile(value(t, document))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func value(t *testing.T, text string) map[string]any {
	t.Helper()
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.UseNumber()
	var out map[string]any
	if err := decoder.Decode(&out); err != nil {
		t.Fatal(err)
	}
	return out
}
