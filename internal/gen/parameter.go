package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/reeve-policy/reeve/policy"
)

// parameter is a row of the table of parameters.
type parameter struct {
	Name, Type, Default, Description string
}

func parametersOf(m *policy.Metadata) ([]parameter, error) {
	defaults, err := defaultsOf(m)
	if err != nil {
		return nil, err
	}
	required, _ := m.Parameters["required"].([]any)
	properties, _ := m.Parameters["properties"].(map[string]any)
	var all []parameter
	for _, name := range slices.Sorted(maps.Keys(properties)) {
		property, _ := properties[name].(map[string]any)
		p := parameter{Name: name, Type: typeOf(property)}
		p.Description, _ = property["description"].(string)
		if value, ok := defaults[name]; ok {
			p.Default = code(oneLine(value))
		} else if slices.Contains(required, any(name)) {
			p.Default = "required"
		}
		all = append(all, p)
	}
	return all, nil
}

// typeOf says in a few words what a property takes.
func typeOf(property map[string]any) string {
	if values, ok := property["enum"].([]any); ok {
		words := make([]string, len(values))
		for i, value := range values {
			words[i] = code(oneLine(value))
		}
		return strings.Join(words, ", ")
	}
	word := "any"
	if kind, ok := property["type"]; ok {
		word = strings.Trim(oneLine(kind), `"`)
	}
	if items, ok := property["items"].(map[string]any); ok {
		word += " of " + typeOf(items)
	}
	if pattern, ok := property["pattern"].(string); ok {
		word += " like " + code(pattern)
	}
	return word
}

// oneLine writes a JSON-shaped value; what cannot be JSON shows as Go has it.
func oneLine(value any) string {
	text, err := toJSON(value)
	if err != nil {
		return fmt.Sprint(value)
	}
	return string(text)
}
