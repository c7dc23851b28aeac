package evaluator

import (
	"bytes"
	"encoding/json"
	"errors"
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

// jsonShaped passes a value through JSON with numbers kept as they are written.
func jsonShaped(value any) (map[string]any, error) {
	text, err := json.Marshal(value)
	if err != nil {
		return nil, err
	}
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	var out map[string]any
	err = decoder.Decode(&out)
	return out, err
}

func checkConfig(config policy.Config) error {
	var errs []error
	if v := config.KubernetesVersion; v != "" && !versionPattern.MatchString(v) {
		errs = append(errs, fmt.Errorf("config: k8sVersion %q: want latest or v1.N", v))
	}
	if !slices.Contains([]policy.Fixes{"", policy.FixesSafe, policy.FixesAll}, config.Fixes) {
		errs = append(errs, fmt.Errorf("config: fixes %q: want safe or all", config.Fixes))
	}
	for kind, path := range config.PodSpecPaths {
		if kind == "" || len(path) == 0 {
			errs = append(errs, fmt.Errorf("config: extraPodSpecPaths %q: want group/Kind and the path of its pod template", kind))
		}
	}
	return errors.Join(errs...)
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
