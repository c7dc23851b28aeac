package bundles

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"

	"github.com/reeve-policy/reeve/policy"
)

// custom are the keys of METADATA that are ours, in the order policies write them.
type custom struct {
	Severity    policy.Severity
	Action      policy.Action
	Match       *policy.Match
	Requires    []string
	Parameters  map[string]any
	Controls    []policy.Control
	Peers       []string
	Remediation string
	Profiles    []policy.Membership
	Since       string
	Aliases     []string
}

func (c *custom) fields() map[string]any {
	return map[string]any{
		"severity": &c.Severity, "action": &c.Action, "match": &c.Match, "requires": &c.Requires,
		"parameters": &c.Parameters, "controls": &c.Controls, "peers": &c.Peers,
		"remediation": &c.Remediation, "profiles": &c.Profiles, "since": &c.Since, "aliases": &c.Aliases,
	}
}

// custom decodes strictly, an unknown key being a misspelt one, and key by key, so
// that one fault hides no other.
func (d *decoder) custom(raw map[string]any) custom {
	var c custom
	fields := c.fields()
	for _, key := range slices.Sorted(maps.Keys(raw)) {
		field, known := fields[key]
		if !known {
			d.fault(key, unknownKey("custom", key, slices.Sorted(maps.Keys(fields))))
			continue
		}
		if err := decodeStrictly(raw[key], field); err != nil {
			d.fault(key, reasonOf(key, err))
		}
	}
	d.require("severity", raw["severity"], "critical, high, medium, low or info")
	d.require("action", raw["action"], "deny, warn, audit or off")
	d.require("match", raw["match"], "what the policy is about, for example {workloads: true}")
	d.require("remediation", raw["remediation"], "what to do about it")
	d.require("since", raw["since"], "the release that brings the policy, for example v1.0.0")
	d.checkCustom(&c)
	return c
}

func decodeStrictly(value, into any) error {
	text, err := json.Marshal(value)
	if err != nil {
		return err
	}
	strict := json.NewDecoder(bytes.NewReader(text))
	strict.DisallowUnknownFields()
	strict.UseNumber()
	return strict.Decode(into)
}

// reasonOf says in the words of YAML what the decoder says in those of Go.
func reasonOf(key string, err error) string {
	var wrong *json.UnmarshalTypeError
	if errors.As(err, &wrong) {
		if wrong.Field != "" {
			key += "." + wrong.Field
		}
		return fmt.Sprintf("%s: got %s, want %s", key, wrong.Value, shapeOf(wrong.Type))
	}
	if field, found := bytes.CutPrefix([]byte(err.Error()), []byte("json: unknown field ")); found {
		return fmt.Sprintf("%s: unknown key %s", key, field)
	}
	return err.Error()
}

func shapeOf(t reflect.Type) string {
	switch t.Kind() {
	case reflect.Slice:
		return "a list"
	case reflect.Map, reflect.Struct:
		return "an object"
	case reflect.Bool:
		return "true or false"
	}
	return "a string (quote it)"
}
