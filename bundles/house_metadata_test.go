package bundles_test

import (
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

var (
	keyOrder = []string{"scope", "title", "description", "related_resources", "custom"}
	ourOrder = []string{
		"severity", "action", "match", "requires", "parameters", "controls", "peers",
		"remediation", "profiles", "since", "aliases",
	}
	frameworks = []string{"PSS", "CIS", "NSA", "OWASP", "MITRE"}
)

func checkKeyOrder(t *testing.T, p *tenant) {
	var document yaml.Node
	if err := yaml.Unmarshal([]byte(metadataText(p.text)), &document); err != nil {
		t.Fatal(err)
	}
	custom := checkOrder(t, "METADATA", document.Content[0], keyOrder)["custom"]
	if custom == nil {
		t.Fatal("METADATA has no key custom")
	}
	checkOrder(t, "custom", custom, ourOrder)
}

// checkOrder returns the values of a mapping by key.
func checkOrder(t *testing.T, where string, mapping *yaml.Node, order []string) map[string]*yaml.Node {
	t.Helper()
	values := map[string]*yaml.Node{}
	var got []string
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		key := mapping.Content[i].Value
		got, values[key] = append(got, key), mapping.Content[i+1]
	}
	want := slices.DeleteFunc(slices.Clone(order), func(key string) bool { return values[key] == nil })
	if !slices.Equal(got, want) {
		t.Errorf("keys of %s are %v: want only and in this order %v", where, got, order)
	}
	return values
}

// metadataText is the YAML of the METADATA above the package.
func metadataText(module string) string {
	var b strings.Builder
	inside := false
	for line := range strings.Lines(module) {
		switch {
		case strings.HasPrefix(line, "package "):
			return b.String()
		case strings.TrimSpace(line) == "# METADATA":
			inside = true
		case inside:
			b.WriteString(strings.TrimPrefix(strings.TrimPrefix(line, "#"), " "))
		}
	}
	return b.String()
}

func checkFrameworks(t *testing.T, p *tenant) {
	for _, control := range p.Controls {
		if !slices.Contains(frameworks, control.Framework) {
			t.Errorf("controls: framework %q: want one of %v; checks of other tools belong under peers", control.Framework, frameworks)
		}
	}
}
