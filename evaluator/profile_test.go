package evaluator_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reeve-policy/reeve/evaluator"
)

const (
	seccompBaseline   = "psp/pss-seccomp-baseline"
	seccompRestricted = "psp/pss-seccomp-restricted"
)

func TestProfileVersionsHaveTheControlsOfTheirTime(t *testing.T) {
	tests := map[string]struct{ profile, has, hasNot string }{
		"before the field seccompProfile": {"restricted@v1.18", seccompBaseline, seccompRestricted},
		"since the field seccompProfile":  {"restricted@v1.19", seccompRestricted, seccompBaseline},
		"much later":                      {"restricted@v1.100", seccompRestricted, seccompBaseline},
		"latest by name":                  {"restricted@latest", seccompRestricted, seccompBaseline},
		"latest by default":               {"restricted", seccompRestricted, seccompBaseline},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			ids := selectedIDs(with(t, evaluator.WithProfile(test.profile)))
			if !slices.Contains(ids, test.has) || slices.Contains(ids, test.hasNot) {
				t.Errorf("want %s and not %s, got %v", test.has, test.hasNot, ids)
			}
		})
	}
}

func versionOf(ev *evaluator.Evaluator, id string) any {
	for _, p := range ev.Policies() {
		if p.ID == id {
			return p.Effective.Parameters["version"]
		}
	}
	return nil
}

func TestProfileVersionBecomesAParameter(t *testing.T) {
	tests := map[string]struct {
		profiles []string
		want     string
	}{
		"a version":                       {[]string{"baseline@v1.20"}, "v1.20"},
		"no version":                      {[]string{"baseline"}, "latest"},
		"the last of two":                 {[]string{"baseline@v1.20", "restricted@v1.18"}, "v1.18"},
		"the last of two, without one":    {[]string{"baseline@v1.20", "recommended"}, "latest"},
		"every policy there is, at one":   {[]string{"all@v1.21"}, "v1.21"},
		"the last of two that leaves out": {[]string{"baseline@v1.20", "restricted@v1.30"}, "v1.20"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			var options []evaluator.Option
			for _, profile := range test.profiles {
				options = append(options, evaluator.WithProfile(profile))
			}
			if got := versionOf(with(t, options...), seccompBaseline); got != test.want {
				t.Errorf("want %s, got %v", test.want, got)
			}
		})
	}
}

func TestProfileVersionsThatAreNone(t *testing.T) {
	b := acme(t, rule{slug: "plain", custom: "profiles: [{name: acme}]", rego: always})
	tests := map[string]struct{ profile, want string }{
		"a patch level":                    {"restricted@v1.29.1", `version "v1.29.1": want latest or v1.N`},
		"a leading zero":                   {"restricted@v1.08", `version "v1.08"`},
		"without v":                        {"restricted@1.29", `version "1.29"`},
		"empty":                            {"restricted@", `version ""`},
		"of a profile that has none":       {"acme@v1.29", `profile "acme@v1.29": none of its policies has a version`},
		"of a profile that does not exist": {"nope@v1.29", `unknown profile "nope"`},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			_, err := tryWith(t, evaluator.WithBundle(b), evaluator.WithProfile(test.profile))
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("want %q, got %v", test.want, err)
			}
		})
	}
}

func TestPoliciesOfUsersBelongToTheirProfiles(t *testing.T) {
	b := acme(t,
		rule{slug: "free", rego: always},
		rule{slug: "bound", custom: "profiles: [{name: acme}]", rego: always})
	tests := map[string]struct {
		option evaluator.Option
		want   []string
	}{
		"with another profile":     {evaluator.WithProfile("baseline"), []string{"acme/test/free"}},
		"with theirs":              {evaluator.WithProfile("acme"), []string{"acme/test/bound", "acme/test/free"}},
		"with single policies":     {evaluator.WithPolicies(privileged), []string{"acme/test/free"}},
		"when named":               {evaluator.WithPolicies("acme/test/bound"), []string{"acme/test/bound", "acme/test/free"}},
		"with the profile of all":  {evaluator.WithProfile("all"), []string{"acme/test/bound", "acme/test/free"}},
		"with a profile at random": {evaluator.WithProfile("restricted@v1.25"), []string{"acme/test/free"}},
	}
	base := with(t, evaluator.WithBundle(b))
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			ids := selectedIDs(mustWith(t, base, test.option))
			ids = slices.DeleteFunc(ids, func(id string) bool { return !strings.HasPrefix(id, "acme/") })
			if diff := cmp.Diff(test.want, ids); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestWithPoliciesSelectsThemAlone(t *testing.T) {
	ev := with(t, evaluator.WithPolicies(privileged, hostNamespace, privileged))
	if diff := cmp.Diff([]string{hostNamespace, privileged}, selectedIDs(ev)); diff != "" {
		t.Error(diff)
	}
}
