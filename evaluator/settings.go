package evaluator

import (
	"fmt"
	"slices"
	"strings"

	"github.com/reeve-policy/reeve/bundles"
	"github.com/reeve-policy/reeve/policy"
)

// normalise checks a setting and makes its parameters JSON-shaped, so that a
// []string or an int of the caller's means what it looks like.
func normalise(setting policy.Setting) (policy.Setting, error) {
	if setting.Severity != 0 {
		if _, err := policy.ParseSeverity(setting.Severity.String()); err != nil {
			return setting, err
		}
	}
	if setting.Action != "" {
		action, err := policy.ParseAction(string(setting.Action))
		if err != nil {
			return setting, err
		}
		setting.Action = action
	}
	if setting.Parameters != nil {
		parameters, err := jsonShaped(setting.Parameters)
		if err != nil {
			return setting, fmt.Errorf("parameters: %w", err)
		}
		setting.Parameters = parameters
	}
	setting.Match = cloneMatch(setting.Match)
	return setting, checkMatch(setting.Match)
}

func hasRoot(root string) func(*bundles.Bundle) bool {
	return func(b *bundles.Bundle) bool { return b.Root() == root }
}

// matches compares a name with a pattern, in which only a trailing * is special.
func matches(pattern, name string) bool {
	if prefix, ok := strings.CutSuffix(pattern, "*"); ok {
		return strings.HasPrefix(name, prefix)
	}
	return pattern == name
}

func anyMatches(patterns []string, name string) bool {
	return slices.ContainsFunc(patterns, func(pattern string) bool { return matches(pattern, name) })
}
