package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"sigs.k8s.io/yaml"
)

// example is an object out of a policy's test, with what the policy says about it.
type example struct {
	Name     string
	YAML     string
	Messages []string
}

// examples returns those that rule, denied or allowed, holds in the test of a policy,
// ordered by name; none when the test has no such rule.
func (a *asker) examples(domain, slug, rule string) ([]example, error) {
	var objects map[string]json.RawMessage
	if err := a.ask(&objects, nil, domain, slug+"_test", rule); err != nil {
		return nil, fmt.Errorf("%s: %w", rule, err)
	}
	known, err := a.inventory(domain, slug)
	if err != nil {
		return nil, fmt.Errorf("inventory: %w", err)
	}
	all := make([]example, 0, len(objects))
	for _, name := range slices.Sorted(maps.Keys(objects)) {
		text, err := yaml.JSONToYAML(objects[name])
		if err != nil {
			return nil, fmt.Errorf("%s[%q]: %w", rule, name, err)
		}
		messages, err := known.messages(objects[name], domain, slug)
		if err != nil {
			return nil, fmt.Errorf("%s[%q]: %w", rule, name, err)
		}
		all = append(all, example{name, string(text), messages})
	}
	return all, nil
}

// inventory is an asker that knows the other objects under which the examples hold, if
// the test of the policy has some.
func (a *asker) inventory(domain, slug string) (*asker, error) {
	var document map[string]any
	if err := a.ask(&document, nil, domain, slug+"_test", "inventory"); err != nil || document == nil {
		return a, err
	}
	return a.knowing(map[string]any{"inventory": document})
}

// messages are those of the policy with default parameters on the object alone, which is
// less than the test may give it.
func (a *asker) messages(object json.RawMessage, domain, slug string) ([]string, error) {
	var found []struct {
		Message string `json:"msg"`
	}
	if err := a.ask(&found, object, domain, slug, "violation"); err != nil {
		return nil, err
	}
	messages := make([]string, len(found))
	for i := range found {
		messages[i] = found[i].Message
	}
	slices.Sort(messages)
	return slices.Compact(messages), nil
}
