package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

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
	known, err := a.under(domain, slug)
	if err != nil {
		return nil, err
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

// under is an asker that knows the documents under which the examples hold: those that
// the test of the policy has rules for.
func (a *asker) under(domain, slug string) (*asker, error) {
	documents := map[string]any{}
	for rule, name := range map[string]string{"inventory": "inventory", "evidence": "reeve_evidence", "config": "reeve_config"} {
		if err := a.document(documents, name, domain, slug+"_test", rule); err != nil {
			return nil, err
		}
	}
	parameters := map[string]any{}
	if err := a.document(parameters, domain+"/"+slug, domain, slug+"_test", "parameters"); err != nil {
		return nil, err
	}
	documents["reeve_parameters"] = parameters
	return a.knowing(documents)
}

// document adds what a rule holds to documents, if there is such a rule.
func (a *asker) document(documents map[string]any, name string, rule ...string) error {
	var document map[string]any
	if err := a.ask(&document, nil, rule...); err != nil {
		return fmt.Errorf("%s: %w", strings.Join(rule, "/"), err)
	}
	if document != nil {
		documents[name] = document
	}
	return nil
}

// messages are those of the policy on the object alone: a test may say more of it, for
// example who asks.
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
