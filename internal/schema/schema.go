// Package schema checks parameters against their JSON Schema. It hides which
// library does so.
package schema

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v5"

	"github.com/reeve-policy/reeve/internal/suggest"
	"github.com/reeve-policy/reeve/policy"
)

// Schema is the compiled schema of a policy's parameters. It is immutable and
// safe for concurrent use.
type Schema struct {
	compiled   *jsonschema.Schema
	properties []string
	defaults   map[string]any
}

// Compile compiles a schema (draft 2020-12). It must describe an object and refuse
// unknown parameters, and its defaults must fit it; $ref outside the document is
// refused.
func Compile(document map[string]any) (*Schema, error) {
	if document["type"] != "object" || document["additionalProperties"] != false {
		return nil, errors.New("want type: object and additionalProperties: false")
	}
	text, err := json.Marshal(document)
	if err != nil {
		return nil, err
	}
	compiler := jsonschema.NewCompiler()
	compiler.LoadURL = refuseURL
	if err := compiler.AddResource("parameters.json", bytes.NewReader(text)); err != nil {
		return nil, err
	}
	compiled, err := compiler.Compile("parameters.json")
	if err != nil {
		return nil, err
	}
	return withDefaults(compiled, document)
}

func withDefaults(compiled *jsonschema.Schema, document map[string]any) (*Schema, error) {
	s := &Schema{compiled: compiled, defaults: map[string]any{}}
	properties, _ := document["properties"].(map[string]any)
	s.properties = slices.Sorted(maps.Keys(properties))
	for name, property := range properties {
		if p, ok := property.(map[string]any); ok {
			if value, ok := p["default"]; ok {
				s.defaults[name] = value
			}
		}
	}
	if faults := s.ValidatePart(s.defaults); len(faults) > 0 {
		return nil, fmt.Errorf("default at %s: %s", faults[0].Pointer, faults[0].Reason)
	}
	return s, nil
}

// Defaults returns the default of every parameter that has one. Do not modify.
func (s *Schema) Defaults() map[string]any { return s.defaults }

// Validate returns what is wrong with parameters (JSON-shaped), ordered by
// pointer; nil when they fit.
func (s *Schema) Validate(parameters map[string]any) []policy.ParamFault {
	return s.validate(parameters, nil)
}

// ValidatePart is Validate for parameters that others will be laid over: that a
// required one is missing is no fault.
func (s *Schema) ValidatePart(parameters map[string]any) []policy.ParamFault {
	return s.validate(parameters, isMissingParameter)
}

type leafFilter func(*jsonschema.ValidationError) bool

func isMissingParameter(leaf *jsonschema.ValidationError) bool {
	return leaf.InstanceLocation == "" && leaf.KeywordLocation == "/required"
}

func (s *Schema) validate(parameters map[string]any, ignore leafFilter) []policy.ParamFault {
	err := s.compiled.Validate(map[string]any(parameters))
	if err == nil {
		return nil
	}
	var invalid *jsonschema.ValidationError
	if !errors.As(err, &invalid) {
		return []policy.ParamFault{{Reason: err.Error()}}
	}
	var faults []policy.ParamFault
	for _, leaf := range leaves(invalid) {
		if ignore == nil || !ignore(leaf) {
			faults = append(faults, policy.ParamFault{Pointer: leaf.InstanceLocation, Reason: leaf.Message + s.hint(leaf, parameters)})
		}
	}
	slices.SortStableFunc(faults, func(a, b policy.ParamFault) int { return strings.Compare(a.Pointer, b.Pointer) })
	return faults
}

// hint suggests the parameter that a misspelt one may stand for.
func (s *Schema) hint(leaf *jsonschema.ValidationError, parameters map[string]any) string {
	if leaf.InstanceLocation != "" || !strings.HasSuffix(leaf.KeywordLocation, "/additionalProperties") {
		return ""
	}
	for _, name := range slices.Sorted(maps.Keys(parameters)) {
		if slices.Contains(s.properties, name) {
			continue
		}
		if near := suggest.Nearest(name, s.properties); near != "" {
			return fmt.Sprintf(" (did you mean %q)", near)
		}
	}
	return ""
}

// leaves are the errors that say something; those above them only count.
func leaves(e *jsonschema.ValidationError) []*jsonschema.ValidationError {
	if len(e.Causes) == 0 {
		return []*jsonschema.ValidationError{e}
	}
	var all []*jsonschema.ValidationError
	for _, cause := range e.Causes {
		all = append(all, leaves(cause)...)
	}
	return all
}
