package evaluator_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reeve-policy/reeve/evaluator"
	"github.com/reeve-policy/reeve/policy"
)

// effective are severity and action of a policy in an evaluator, empty when it is
// not selected.
func effective(ev *evaluator.Evaluator, id string) string {
	for _, p := range ev.Policies() {
		if p.ID == id {
			return p.Effective.Severity.String() + " " + string(p.Effective.Action)
		}
	}
	return ""
}

func TestSettingsChangeSeverityAndAction(t *testing.T) {
	set := func(id string, s policy.Severity, a policy.Action) evaluator.Option {
		return evaluator.WithSetting(id, policy.Setting{Severity: s, Action: a})
	}
	tests := map[string]struct {
		options []evaluator.Option
		want    string
	}{
		"nothing set leaves METADATA":      {[]evaluator.Option{set(privileged, 0, "")}, "critical deny"},
		"both":                             {[]evaluator.Option{set(privileged, policy.SeverityLow, policy.ActionWarn)}, "low warn"},
		"Gatekeeper's dryrun is audit":     {[]evaluator.Option{set(privileged, 0, "dryrun")}, "critical audit"},
		"off deselects":                    {[]evaluator.Option{set(privileged, 0, policy.ActionOff)}, ""},
		"a pattern":                        {[]evaluator.Option{set("psp/*", policy.SeverityInfo, "")}, "info deny"},
		"the last one holds":               {[]evaluator.Option{set("psp/*", 0, policy.ActionOff), set(privileged, 0, policy.ActionWarn)}, "critical warn"},
		"a pattern comes last and so wins": {[]evaluator.Option{set(privileged, 0, policy.ActionWarn), set("*", 0, policy.ActionAudit)}, "critical audit"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			options := append([]evaluator.Option{evaluator.WithPolicies(privileged, hostNamespace)}, test.options...)
			if name == "off deselects" || name == "the last one holds" {
				options = append(options, set(hostNamespace, 0, policy.ActionDeny))
			}
			if got := effective(with(t, options...), privileged); got != test.want {
				t.Errorf("want %q, got %q", test.want, got)
			}
		})
	}
}

func TestViolationsCarryTheEffectiveSetting(t *testing.T) {
	ev := with(t, evaluator.WithPolicies(privileged),
		evaluator.WithSetting(privileged, policy.Setting{Severity: policy.SeverityLow, Action: policy.ActionWarn}))
	report := evaluate(t, ev, manifest(badPod))
	v := outcomeOf(t, report, privileged).Violations[0]
	if v.Severity != policy.SeverityLow || v.Action != policy.ActionWarn || report.Denied() {
		t.Errorf("want a low warning, got %v %v", v.Action, v)
	}
}

func TestSettingByIDSelectsThePolicy(t *testing.T) {
	const outside = "psp/pss-run-as-user" // not in the profile baseline
	ev := with(t, evaluator.WithProfile("baseline"), evaluator.WithSetting(outside, policy.Setting{Action: policy.ActionWarn}))
	if !slices.Contains(selectedIDs(ev), outside) {
		t.Errorf("want %s in %v", outside, selectedIDs(ev))
	}
}

func TestPatternSelectsNothingNew(t *testing.T) {
	ev := with(t, evaluator.WithPolicies(privileged), evaluator.WithSetting("psp/*", policy.Setting{Action: policy.ActionWarn}))
	if diff := cmp.Diff([]string{privileged}, selectedIDs(ev)); diff != "" {
		t.Error(diff)
	}
}

func TestAliasesStandForTheirPolicy(t *testing.T) {
	b := acme(t, rule{slug: "renamed", custom: "aliases: [acme/test/before]\nprofiles: [{name: acme}]", rego: always})
	tests := map[string]evaluator.Option{
		"selecting": evaluator.WithPolicies("acme/test/before"),
		"setting":   evaluator.WithSetting("acme/test/before", policy.Setting{Action: policy.ActionWarn}),
	}
	for name, option := range tests {
		t.Run(name, func(t *testing.T) {
			ev := with(t, evaluator.WithBundle(b), option)
			if !slices.Contains(selectedIDs(ev), "acme/test/renamed") {
				t.Errorf("got %v", selectedIDs(ev))
			}
		})
	}
}

func TestCallerMayChangeWhatOptionsWereMadeFrom(t *testing.T) {
	match := &policy.Match{Namespaces: []string{"prod"}, Labels: map[string]string{"a": "b"}}
	paths := map[string][]string{"x.io/Y": {"spec"}}
	exceptions := []policy.Exception{{ID: "e", Policies: []string{privileged}, Reason: "r", Permanent: true, Names: []string{"web"}}}
	ev := with(t, evaluator.WithPolicies(privileged),
		evaluator.WithSetting(privileged, policy.Setting{Match: match}),
		evaluator.WithConfig(policy.Config{PodSpecPaths: paths}),
		evaluator.WithExceptions(exceptions...))
	match.Namespaces[0], match.Labels["a"] = "other", "c"
	paths["x.io/Y"][0] = "nope"
	exceptions[0].Names[0] = "other"
	pod := "apiVersion: v1\nkind: Pod\nmetadata: {name: web, namespace: prod, labels: {a: b}}\n" +
		"spec: {containers: [{name: app, securityContext: {privileged: true}}]}\n"
	for _, again := range []*evaluator.Evaluator{ev, mustWith(t, ev, evaluator.WithPasses())} {
		if got := outcomeOf(t, evaluate(t, again, manifest(pod)), privileged); got.Status != policy.StatusWaived {
			t.Errorf("want it waived as first asked, got %+v", got)
		}
	}
}

func mustWith(t testing.TB, ev *evaluator.Evaluator, opts ...evaluator.Option) *evaluator.Evaluator {
	t.Helper()
	other, err := ev.With(t.Context(), opts...)
	if err != nil {
		t.Fatal(err)
	}
	return other
}
