package evaluator_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/reeve-policy/reeve/evaluator"
	"github.com/reeve-policy/reeve/policy"
)

func TestNewSelectsTheProfileRecommended(t *testing.T) {
	ev, err := evaluator.New(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range ev.Policies() {
		if !slices.ContainsFunc(p.Profiles, func(m policy.Membership) bool { return m.Profile == "recommended" }) {
			t.Errorf("%s is selected, but not in the profile", p.ID)
		}
	}
	ids := selectedIDs(ev)
	if !slices.IsSorted(ids) || !slices.Contains(ids, privileged) {
		t.Errorf("want sorted IDs with %s, got %v", privileged, ids)
	}
}

func TestUnknownNamesComeWithASuggestion(t *testing.T) {
	var profile *policy.UnknownProfileError
	if _, err := tryWith(t, evaluator.WithProfile("restrictd")); !errors.As(err, &profile) || profile.Suggestion != "restricted" {
		t.Errorf("got %v", err)
	}
	tests := map[string]evaluator.Option{
		"a policy selected by ID":   evaluator.WithPolicies("psp/pss-privilegd"),
		"a policy set by ID":        evaluator.WithSetting("psp/pss-privilegd", policy.Setting{Action: policy.ActionWarn}),
		"a policy without a domain": evaluator.WithPolicies("pss-privileged"),
	}
	for name, option := range tests {
		t.Run(name, func(t *testing.T) {
			var unknown *policy.UnknownPolicyError
			if _, err := tryWith(t, option); !errors.As(err, &unknown) || unknown.Suggestion != privileged {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestNewRefusesOptionsThatCannotWork(t *testing.T) {
	off := policy.Setting{Action: policy.ActionOff}
	tests := map[string]struct {
		option evaluator.Option
		want   string
	}{
		"a Kubernetes version with a patch level": {evaluator.WithConfig(policy.Config{KubernetesVersion: "v1.29.3"}), `config: /k8sVersion: does not match pattern`},
		"a choice of fixes there is not":          {evaluator.WithConfig(policy.Config{Fixes: "some"}), `config: /fixes: value must be one of "safe", "all"`},
		"a template without a path":               {evaluator.WithConfig(policy.Config{PodSpecPaths: map[string][]string{"x/Y": nil}}), `config: /extraPodSpecPaths/x~1Y: `},
		"everything switched off":                 {evaluator.WithSetting("*", off), "no policy is selected"},
		"a pattern for nothing":                   {evaluator.WithSetting("nope/*", off), "setting of nope/*: no selected policy has such an ID"},
		"no time":                                 {evaluator.WithTimeout(0), "WithTimeout: 0s: want more than 0"},
		"less than no time":                       {evaluator.WithTimeout(-time.Second), "want more than 0"},
		"no clock":                                {evaluator.WithClock(nil), "the clock is nil"},
		"no bundle":                               {evaluator.WithBundle(nil), "the bundle is nil"},
		"a severity there is not":                 {evaluator.WithSetting(privileged, policy.Setting{Severity: 9}), "setting of psp/pss-privileged: severity"},
		"an action there is not":                  {evaluator.WithSetting(privileged, policy.Setting{Action: "block"}), `action "block": want deny, warn, audit or off`},
		"parameters that are no JSON":             {evaluator.WithSetting(privileged, policy.Setting{Parameters: map[string]any{"f": func() {}}}), "parameters: "},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			ev, err := tryWith(t, test.option)
			if err == nil || !strings.Contains(err.Error(), test.want) || ev != nil {
				t.Errorf("want %q and no evaluator, got %v", test.want, err)
			}
		})
	}
}

func TestNewReportsEveryFaultAtOnce(t *testing.T) {
	_, err := tryWith(t,
		evaluator.WithProfile("nope-a"), evaluator.WithPolicies("nope/b"),
		evaluator.WithSetting("nope/c", policy.Setting{}), evaluator.WithSetting("nope/*", policy.Setting{}))
	for _, want := range []string{`"nope-a"`, `"nope/b"`, `"nope/c"`, "nope/*"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("want %s in %v", want, err)
		}
	}
}

func TestNewStopsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := evaluator.New(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestBundleThatDoesNotCompileIsRefused(t *testing.T) {
	broken := acme(t, rule{slug: "broken", rego: `violation contains {"msg": nope, "path": []} if true`})
	var compile *policy.CompileError
	if _, err := tryWith(t, evaluator.WithBundle(broken)); !errors.As(err, &compile) || compile.Diagnostics[0].Line == 0 {
		t.Errorf("got %v", err)
	}
}

func TestTwoBundlesWithOneRootAreRefused(t *testing.T) {
	b := acme(t, rule{slug: "one", rego: always})
	var fault *policy.BundleError
	if _, err := tryWith(t, evaluator.WithBundle(b), evaluator.WithBundle(b)); !errors.As(err, &fault) || fault.Bundle != "acme" {
		t.Errorf("got %v", err)
	}
}
