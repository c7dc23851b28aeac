package rego_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/reeve-policy/reeve/bundles"
	"github.com/reeve-policy/reeve/policy"
	"github.com/reeve-policy/reeve/rego"
)

func TestWhatReachesOutOfAPolicyDoesNotCompile(t *testing.T) {
	for builtin, call := range map[string]string{
		"http.send":          `http.send({"method": "GET", "url": "http://example.com"}).status_code == 200`,
		"net.lookup_ip_addr": `count(net.lookup_ip_addr("example.com")) > 0`,
		"opa.runtime":        `opa.runtime().env.HOME`,
		"rego.parse_module":  `rego.parse_module("x.rego", "package x")`,
		"json.match_schema":  `json.match_schema({}, {"$ref": "file:///etc/hosts"})[0]`,
		"json.verify_schema": `json.verify_schema({"$ref": "file:///etc/hosts"})[0]`,
	} {
		t.Run(builtin, func(t *testing.T) {
			body := found + " if {\n\t" + call + "\n}"
			e := compileError(t, bundle(t, "acme", rules{"test/one": body}))
			d := e.Diagnostics[0]
			if d.File != "acme/policies/test/one/one.rego" || d.Line != lineOf("test/one", body, call) || d.Column < 2 {
				t.Errorf("want the place of the call, got %s", d)
			}
			if d.Code != "rego_type_error" || d.Message != "undefined function "+builtin {
				t.Errorf("want it undefined, got %s", d)
			}
		})
	}
}

func compileError(t *testing.T, all ...*bundles.Bundle) *policy.CompileError {
	t.Helper()
	_, err := rego.Compile(all...)
	var e *policy.CompileError
	if !errors.As(err, &e) {
		t.Fatalf("want a *policy.CompileError, got %v", err)
	}
	return e
}

func TestACompileErrorTellsAllInOrder(t *testing.T) {
	all := rules{}
	for i := range 12 {
		all[fmt.Sprintf("test/p%02d", i)] = found + " if { nope(1); also_nope(2) }\n\n_x if nope(3)"
	}
	var got, want []string
	for _, d := range compileError(t, bundle(t, "acme", all)).Diagnostics {
		got = append(got, d.String())
	}
	for i := range 12 {
		for _, rest := range []string{
			"12:60: rego_type_error: undefined function nope",
			"12:69: rego_type_error: undefined function also_nope",
			"14:7: rego_type_error: undefined function nope",
		} {
			want = append(want, fmt.Sprintf("acme/policies/test/p%02d/p%02d.rego:%s", i, i, rest))
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("want\n%s\ngot\n%s", strings.Join(want, "\n"), strings.Join(got, "\n"))
	}
}

func TestCompilationIsStrict(t *testing.T) {
	e := compileError(t, bundle(t, "acme", rules{"test/one": "import data.acme.lib\n\n" + found}))
	if d := e.Diagnostics[0]; !strings.Contains(d.Message, "import data.acme.lib unused") {
		t.Errorf("want the unused import, got %s", d)
	}
}

func TestTwoBundlesWithOneRootAreRefused(t *testing.T) {
	_, err := rego.Compile(bundle(t, "acme", rules{"a/one": found}), bundle(t, "acme", rules{"a/two": found}))
	var fault *policy.BundleError
	if !errors.As(err, &fault) || fault.Bundle != "acme" || !strings.Contains(err.Error(), "two bundles have this root") {
		t.Errorf("want a *policy.BundleError about acme, got %v", err)
	}
}

func TestAPackageBelowReeveIsRefused(t *testing.T) {
	text := "package reeve.policies.psp[\"pss-privileged\"]\n\n" + found
	_, err := bundles.FromFS("acme", fstest.MapFS{"x.rego": {Data: []byte(text)}})
	var fault *policy.BundleError
	if !errors.As(err, &fault) || fault.File != "x.rego" || fault.Line != 1 {
		t.Errorf("want a *policy.BundleError about x.rego:1, got %v", err)
	}
}

func TestAUsersPolicyMayImportTheLibrary(t *testing.T) {
	builtin, err := bundles.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	body := "import data.reeve.lib.kube\n\n" + found + ` if kube.resource.metadata.name == "web"`
	binding := bindWith(t, compile(t, builtin, bundle(t, "acme", rules{"test/one": body})), nil)
	for name, input := range map[string]map[string]any{
		"a bare object": {"kind": "Pod", "metadata": map[string]any{"name": "web"}},
		"an envelope": {"review": map[string]any{
			"object": map[string]any{"kind": "Pod", "metadata": map[string]any{"name": "web"}},
		}},
	} {
		if got := messages(t, eval(binding, rego.NewInput(input), "acme/test/one")[0]); got != "found" {
			t.Errorf("%s: want found, got %q", name, got)
		}
	}
}

func TestPoliciesAreOrderedByIDOverAllBundles(t *testing.T) {
	program := compile(t, bundle(t, "zeta", rules{"a/a": found}), bundle(t, "acme", rules{"z/z": found, "a/a": found}))
	var ids []string
	for _, p := range program.Policies() {
		ids = append(ids, p.ID)
	}
	if want := []string{"acme/a/a", "acme/z/z", "zeta/a/a"}; !slices.Equal(ids, want) {
		t.Errorf("want %v, got %v", want, ids)
	}
}

func TestCompileForLeavesOutWhatNobodyNeeds(t *testing.T) {
	builtin, err := bundles.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	users := bundle(t, "acme", rules{"a/one": found + "\n\n_needs if data.reeve.policies.psp[\"pss-sysctls\"].violation"})
	program, err := rego.CompileFor([]string{"psp/pss-privileged", "acme/a/one"}, builtin, users)
	if err != nil {
		t.Fatal(err)
	}
	if !program.Has("psp/pss-privileged", "acme/a/one", "psp/pss-sysctls") || program.Has("psp/pss-seccomp-baseline") {
		t.Error("want what was asked for, what it refers to, and no more")
	}
	if len(program.Policies()) != len(builtin.Policies())+1 {
		t.Errorf("it knows %d policies", len(program.Policies()))
	}
	binding := bindWith(t, program, nil)
	if a := eval(binding, pod(), "psp/pss-privileged")[0]; a.Err != nil {
		t.Error(a.Err)
	}
	var unknown *policy.UnknownPolicyError
	if a := eval(binding, pod(), "psp/pss-seccomp-baseline")[0]; !errors.As(a.Err, &unknown) {
		t.Errorf("want that it is unknown, got %v", a.Err)
	}
	// A rule in a package that was left out is there all the same.
	for _, rule := range []string{"data.reeve.questions.rbac.can", "data.reeve.lib.rbac.allows", "data.reeve.lib.capability.entries"} {
		answer, err := binding.Ask(t.Context(), pod(), rule)
		if function := strings.HasSuffix(rule, "allows"); (err != nil) != function || (answer == nil) != function {
			t.Errorf("%s: got %v, %v", rule, answer, err)
		}
	}
}

func TestCompileForRefusesUsersRegoThatIsWrong(t *testing.T) {
	builtin, err := bundles.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	_, err = rego.CompileFor([]string{"psp/pss-privileged"}, builtin, bundle(t, "acme", rules{"a/one": found + "\n\n_bad := nope"}))
	var fault *policy.CompileError
	if !errors.As(err, &fault) {
		t.Errorf("got %v", err)
	}
}
