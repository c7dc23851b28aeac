package policy_test

import (
	"context"
	"errors"
	"testing"

	"github.com/reeve-policy/reeve/policy"
)

var web = policy.ObjectRef{APIVersion: "v1", Kind: "Pod", Namespace: "shop", Name: "web"}

func TestErrorsSayWhereWhatAndWhatToDo(t *testing.T) {
	cause := errors.New("cause")
	place := policy.Location{File: "a.yaml", Line: 3, Column: 5}
	faults := []policy.ParamFault{{Pointer: "/a", Reason: "wrong"}, {Reason: "missing"}}
	one := policy.Diagnostic{File: "acme/a.rego", Line: 4, Column: 2, Code: "rego_type_error", Message: "undefined"}
	tests := map[string]struct {
		err  error
		want string
	}{
		"an input with everything": {
			&policy.InputError{Location: place, Object: web, Path: policy.Path{"spec", 0}, Reason: "no", Remedy: "do"},
			"a.yaml:3:5: Pod/shop/web: spec[0]: no (do)",
		},
		"an input with a reason alone": {&policy.InputError{Reason: "no"}, "no"},
		"an input of a file alone":     {&policy.InputError{Location: policy.Location{File: "a.yaml"}, Reason: "no"}, "a.yaml: no"},
		"an input without a file":      {&policy.InputError{Location: policy.Location{Line: 3, Column: 5}, Reason: "no"}, "3:5: no"},
		"a Go type":                    {&policy.UnknownKindError{GoType: "x.Y"}, "cannot tell the kind of x.Y (set its TypeMeta: apiVersion and kind)"},
		"a bundle":                     {&policy.BundleError{Bundle: "acme", Reason: "no"}, "bundle acme: no"},
		"a bundle with a file":         {&policy.BundleError{Bundle: "acme", File: ".manifest", Reason: "no"}, "bundle acme/.manifest: no"},
		"a bundle with a line":         {&policy.BundleError{Bundle: "acme/", File: "/a.rego", Line: 4, Reason: "no"}, "bundle acme/a.rego:4: no"},
		"the compiler":                 {&policy.CompileError{Diagnostics: []policy.Diagnostic{one, one}}, "2 Rego errors:\n" + one.String() + "\nacme/a.rego:4:2: rego_type_error: undefined"},
		"parameters":                   {&policy.ParamsError{PolicyID: "a/b", Faults: faults}, "parameters of a/b: /a: wrong; missing"},
		"a policy that is unknown":     {&policy.UnknownPolicyError{ID: "x"}, `unknown policy "x"`},
		"a policy with a suggestion":   {&policy.UnknownPolicyError{ID: "x", Suggestion: "y"}, `unknown policy "x": did you mean "y"`},
		"a profile with a suggestion":  {&policy.UnknownProfileError{Name: "x", Suggestion: "y"}, `unknown profile "x": did you mean "y"`},
		"an evaluation":                {&policy.EvalError{PolicyID: "a/b", Object: web, Err: cause}, "policy a/b on Pod/shop/web: cause"},
		"an evaluation with a place":   {&policy.EvalError{PolicyID: "a/b", Object: web, File: "a.rego", Line: 7, Err: cause}, "policy a/b on Pod/shop/web (a.rego:7): cause"},
		"one violation":                {&policy.ViolationsError{Violations: []policy.Violation{violation(policy.ActionDeny)}}, "1 violation:\nhigh a/b Pod/shop/web spec.x: no"},
		"two violations":               {&policy.ViolationsError{Violations: []policy.Violation{violation(policy.ActionDeny), violation("")}}, "2 violations:\nhigh a/b Pod/shop/web spec.x: no\nhigh a/b Pod/shop/web spec.x: no"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if got := test.err.Error(); got != test.want {
				t.Errorf("want %s\ngot  %s", test.want, got)
			}
		})
	}
}

func violation(action policy.Action) policy.Violation {
	return policy.Violation{
		PolicyID: "a/b", Severity: policy.SeverityHigh, Action: action, Object: web,
		Path: policy.Path{"spec", "x"}, Message: "no",
	}
}

func TestErrorsLeadToTheirCause(t *testing.T) {
	for _, err := range []error{
		&policy.EvalError{Err: context.DeadlineExceeded},
		&policy.InputError{Err: context.DeadlineExceeded},
		&policy.BundleError{Err: context.DeadlineExceeded},
	} {
		if !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%T hides its cause", err)
		}
	}
}

func TestReferencesNameObjects(t *testing.T) {
	tests := map[string]policy.ObjectRef{
		"": {}, "Pod": {Kind: "Pod"}, "Pod/web": {Kind: "Pod", Name: "web"}, "Pod/shop/web": web,
	}
	for want, ref := range tests {
		if got := ref.String(); got != want {
			t.Errorf("want %q, got %q", want, got)
		}
	}
}
