package main

import (
	"bytes"
	"encoding/json"
	"fmt"

	"github.com/open-policy-agent/opa/v1/format"

	"github.com/reeve-policy/reeve/internal/schema"
	"github.com/reeve-policy/reeve/policy"
)

const registryFile = "bundles/reeve/generated/registry/registry.rego"

const registryHead = `# ` + notice + `

# METADATA
# scope: package
# title: What METADATA says
# description: >-
#   What stock tools need of each policy's METADATA, by ID, since a rule that ranges
#   over policies cannot read it. A key without a value is absent.
package reeve.generated.registry

policies := {
`

// field is one key of a registry entry, in the order it is written.
type field struct {
	key   string
	value any
}

// registry writes the module that carries METADATA into Rego, one line a key.
func registry(policies []policy.Metadata) ([]byte, error) {
	text := bytes.NewBufferString(registryHead)
	for i := range policies {
		m := &policies[i]
		fields, err := entry(m)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", m.ID, err)
		}
		fmt.Fprintf(text, "%q: {\n", m.ID)
		for _, f := range fields {
			value, err := toJSON(f.value)
			if err != nil {
				return nil, fmt.Errorf("%s: %s: %w", m.ID, f.key, err)
			}
			fmt.Fprintf(text, "%q: %s,\n", f.key, value)
		}
		text.WriteString("},\n")
	}
	text.WriteString("}\n")
	return format.Source(registryFile, text.Bytes())
}

// entry leaves out what has no value: the Rego asks with "not", and null is a value.
func entry(m *policy.Metadata) ([]field, error) {
	defaults, err := defaultsOf(m)
	if err != nil {
		return nil, err
	}
	fields := []field{
		{"title", m.Title},
		{"severity", m.Severity},
		{"action", m.Action},
		{"remediation", m.Remediation},
		{"match", m.Match},
	}
	if len(m.Profiles) > 0 {
		fields = append(fields, field{"profiles", m.Profiles})
	}
	return append(fields, field{"defaults", defaults}), nil
}

func defaultsOf(m *policy.Metadata) (map[string]any, error) {
	if m.Parameters == nil {
		return map[string]any{}, nil
	}
	compiled, err := schema.Compile(m.Parameters)
	if err != nil {
		return nil, err
	}
	return compiled.Defaults(), nil
}

// toJSON leaves < and > as they are: people read this file too.
func toJSON(value any) ([]byte, error) {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(value)
	return bytes.TrimSpace(text.Bytes()), err
}
