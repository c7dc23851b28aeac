package evaluator

import (
	"slices"
	"testing"

	"github.com/reeve-policy/reeve/policy"
)

func TestWithSharesTheCompiledProgram(t *testing.T) {
	ev, err := New(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	other, err := ev.With(t.Context(), WithProfile("baseline"))
	if err != nil {
		t.Fatal(err)
	}
	if other.program != ev.program || other.binding == ev.binding {
		t.Error("want one program and two bindings")
	}
}

func TestWithDoesNotReachTheOriginalOrASibling(t *testing.T) {
	first := func(id string) policy.Exception {
		return policy.Exception{ID: id, Policies: []string{"*"}, Reason: "r", Permanent: true}
	}
	set := func(action policy.Action) Option { return WithSetting("psp/*", policy.Setting{Action: action}) }
	base, err := New(t.Context(), WithExceptions(first("a"), first("b"), first("c")), set("warn"), set("audit"), set("deny"),
		WithProfile("baseline"), WithProfile("recommended"), WithProfile("restricted"),
		WithPolicies("psp/pss-privileged", "psp/pss-sysctls", "psp/pss-host-ports"))
	if err != nil {
		t.Fatal(err)
	}
	make := func(id string, action policy.Action) *Evaluator {
		ev, err := base.With(t.Context(), WithExceptions(first(id)), set(action), WithProfile(id), WithPolicies("psp/pss-selinux"))
		if err != nil {
			t.Fatal(err)
		}
		return ev
	}
	x, y := make("baseline", "warn"), make("restricted", "audit")
	for name, ev := range map[string]*Evaluator{"baseline": x, "restricted": y} {
		o := ev.options
		if got := o.exceptions[3].ID; got != name {
			t.Errorf("%s: exception %q", name, got)
		}
		if got := o.profiles[3]; got != name {
			t.Errorf("%s: profile %q", name, got)
		}
	}
	action := func(ev *Evaluator) policy.Action {
		return ev.selection[slices.IndexFunc(ev.selection, func(s selected) bool { return s.metadata.ID == "psp/pss-privileged" })].action
	}
	if action(x) != "warn" || action(y) != "audit" || action(base) != "deny" {
		t.Error("settings reach another evaluator")
	}
	if o := base.options; len(o.exceptions) != 3 || len(o.profiles) != 3 || len(o.settings) != 3 || len(o.policies) != 3 {
		t.Errorf("the original changed: %+v", o)
	}
}
