package evaluator_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/reeve-policy/reeve/evaluator"
	"github.com/reeve-policy/reeve/policy"
)

const accountExists = "rbac/serviceaccount-exists"

// account is a ServiceAccount as YAML; the namespace may be empty.
func account(namespace, name string) string {
	return "---\napiVersion: v1\nkind: ServiceAccount\nmetadata: {name: " + name + ", namespace: " + namespace + "}\n"
}

// runsAs is a pod in the namespace shop.
func runsAs(account string) evaluator.Source {
	return manifest("apiVersion: v1\nkind: Pod\nmetadata: {name: web, namespace: shop}\nspec: {serviceAccountName: " + account + ", containers: [{name: app}]}\n")
}

// inventoryOf wants no error. What ends in a kind is declared complete.
func inventoryOf(t testing.TB, text string, complete ...string) *evaluator.Inventory {
	t.Helper()
	inv := evaluator.NewInventory()
	err := inv.Put(evaluator.Manifests("known.yaml", strings.NewReader(text)))
	for _, kind := range complete {
		err = errors.Join(err, inv.MarkComplete(kind))
	}
	if err != nil {
		t.Fatal(err)
	}
	return inv
}

// statusOf is what the policy says about a pod that runs as the account.
func statusOf(t testing.TB, inv *evaluator.Inventory, account string) policy.Outcome {
	t.Helper()
	ev := with(t, evaluator.WithInventory(inv), evaluator.WithPasses(), evaluator.WithPolicies(accountExists))
	return outcomeOf(t, evaluate(t, ev, runsAs(account)), accountExists)
}

func wantStatus(t testing.TB, inv *evaluator.Inventory, account string, want policy.Status) {
	t.Helper()
	if got := statusOf(t, inv, account); got.Status != want {
		t.Errorf("%s: want %s, got %+v", account, want, got)
	}
}

func TestPoliciesSeeTheInventory(t *testing.T) {
	inv := inventoryOf(t, account("shop", "robot")+account("blog", "writer"), "ServiceAccount")
	wantStatus(t, inv, "robot", policy.StatusPass)
	wantStatus(t, inv, "writer", policy.StatusFail)
	if err := inv.Put(manifest(account("shop", "writer"))); err != nil {
		t.Fatal(err)
	}
	wantStatus(t, inv, "writer", policy.StatusPass)
	inv.Delete(policy.ObjectRef{APIVersion: "v1", Kind: "ServiceAccount", Namespace: "shop", Name: "robot"})
	inv.Delete(policy.ObjectRef{APIVersion: "v1", Kind: "ServiceAccount", Namespace: "shop", Name: "nobody"})
	wantStatus(t, inv, "robot", policy.StatusFail)
}

func TestWithoutAnInventoryNothingIsProven(t *testing.T) {
	const none, unknown = "requires what was not given: inventory", `whether the service account "robot" exists in namespace "shop" (needs ServiceAccount)`
	elsewhere := evaluator.NewInventory()
	if err := errors.Join(elsewhere.MarkComplete("ServiceAccount", "blog"), elsewhere.MarkComplete("Pod")); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		inv  *evaluator.Inventory
		want string
	}{
		"no inventory":       {nil, none},
		"an empty inventory": {evaluator.NewInventory(), unknown},
		"one that is complete for another kind and namespace": {elsewhere, unknown},
	} {
		t.Run(name, func(t *testing.T) {
			ev := with(t, evaluator.WithInventory(c.inv), evaluator.WithPasses())
			report := evaluate(t, ev, runsAs("robot"))
			if got := outcomeOf(t, report, accountExists); got.Status != policy.StatusSkip || got.Reason != c.want || report.Denied() {
				t.Errorf("want a skip that denies nothing: %s\ngot %+v", c.want, got)
			}
		})
	}
}

func TestCompletenessOfKindsGroupsAndEverything(t *testing.T) {
	for _, c := range []struct {
		kind       string
		namespaces []string
		want       policy.Status
	}{
		{"ServiceAccount", nil, policy.StatusFail},
		{"ServiceAccount", []string{"blog", "shop"}, policy.StatusFail},
		{"*/*", nil, policy.StatusFail},
		{"*/*", []string{"shop"}, policy.StatusFail},
		{"*/*", []string{"blog"}, policy.StatusSkip},
		{"apps/*", nil, policy.StatusSkip},
		{"example.com/ServiceAccount", nil, policy.StatusSkip},
	} {
		inv := evaluator.NewInventory()
		if err := inv.MarkComplete(c.kind, c.namespaces...); err != nil {
			t.Fatal(err)
		}
		wantStatus(t, inv, "robot", c.want)
	}
}

func TestCompletenessThatWouldNeverCountIsRefused(t *testing.T) {
	for want, arguments := range map[string][]string{
		`kind "": want`:                          {""},
		`kind "apps/v1/Deployment": want`:        {"apps/v1/Deployment"},
		`kind "v1/ServiceAccount": want`:         {"v1/ServiceAccount"},
		`namespace "": want`:                     {"ServiceAccount", "shop", ""},
		`namespace "kube-*": want`:               {"ServiceAccount", "kube-*"},
		`namespace "shop": the kind lives in no`: {"Namespace", "shop"},
	} {
		inv := evaluator.NewInventory()
		if err := inv.MarkComplete(arguments[0], arguments[1:]...); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: want %s, got %v", arguments, want, err)
		}
	}
}

func TestPutTakesEverySource(t *testing.T) {
	list := `{"apiVersion":"v1","kind":"ServiceAccountList","items":[{"metadata":{"name":"d","namespace":"shop"}},{"metadata":{"name":"e","namespace":"shop"}}]}`
	inv := evaluator.NewInventory()
	err := inv.Put(
		evaluator.Source{},
		evaluator.Map(map[string]any{"apiVersion": "v1", "kind": "ServiceAccount", "metadata": map[string]any{"name": "a", "namespace": "shop"}}),
		evaluator.Typed(map[string]any{"apiVersion": "v1", "kind": "ServiceAccount", "metadata": map[string]any{"name": "b", "namespace": "shop"}}),
		manifest(account("shop", "c")), evaluator.JSON([]byte(list)), evaluator.Files("testdata/inventory"),
	)
	if err != nil || inv.Len() != 6 {
		t.Errorf("want 6 objects, got %d, %v", inv.Len(), err)
	}
	if err := inv.MarkComplete("ServiceAccount"); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"a", "b", "c", "d", "e", "f"} {
		wantStatus(t, inv, name, policy.StatusPass)
	}
}

func TestPutReplacesWhateverTheVersion(t *testing.T) {
	inv := inventoryOf(t, account("shop", "robot")+account("shop", "robot"))
	for _, version := range []string{"policy/v1beta1", "policy/v1"} {
		budget := map[string]any{"apiVersion": version, "kind": "PodDisruptionBudget", "metadata": map[string]any{"name": "web"}}
		if err := inv.Put(evaluator.Map(budget)); err != nil {
			t.Fatal(err)
		}
	}
	if inv.Len() != 2 {
		t.Errorf("want 2 objects, got %d", inv.Len())
	}
	inv.Delete(policy.ObjectRef{APIVersion: "policy/v1beta1", Kind: "PodDisruptionBudget", Namespace: "default", Name: "web"})
	if inv.Len() != 1 {
		t.Errorf("want 1 object, got %d", inv.Len())
	}
}

func TestWhatCannotBePutIsJoinedAndTheRestIsPut(t *testing.T) {
	inv := evaluator.NewInventory()
	err := inv.Put(manifest("kind: [\n" + account("shop", "a") + "---\n{}\n---\napiVersion: v1\nkind: Pod\nmetadata: {generateName: web-}\n" + account("shop", "b")))
	var problem *policy.InputError
	if !errors.As(err, &problem) || inv.Len() != 2 {
		t.Fatalf("want 2 objects and input errors, got %d, %v", inv.Len(), err)
	}
	for _, want := range []string{"in.yaml:1", "neither apiVersion nor kind", "an object without a name", "set metadata.name"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("want %q in %v", want, err)
		}
	}
}

func TestWhereObjectsWithoutANamespaceAre(t *testing.T) {
	inv := inventoryOf(t, account("", "robot")+"---\napiVersion: v1\nkind: Node\nmetadata: {name: node-1, namespace: shop}\n", "ServiceAccount")
	bare := manifest("apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {serviceAccountName: robot, containers: [{name: app}]}\n")
	ev := with(t, evaluator.WithInventory(inv), evaluator.WithPasses(), evaluator.WithPolicies(accountExists))
	if got := outcomeOf(t, evaluate(t, ev, bare), accountExists); got.Status != policy.StatusPass {
		t.Errorf("want an account in default, got %+v", got)
	}
	if text := saved(t, inv); !slices.Contains(strings.Fields(text), `"Node",`) {
		t.Errorf("no node in %s", text)
	}
	inv.Delete(policy.ObjectRef{APIVersion: "v1", Kind: "Node", Name: "node-1"})
	if inv.Len() != 1 {
		t.Errorf("want the node gone, got %d objects", inv.Len())
	}
}

func TestAConfigurationFileNeedsNoName(t *testing.T) {
	inv := inventoryOf(t, `apiVersion: pod-security.admission.config.k8s.io/v1
kind: PodSecurityConfiguration
defaults: {enforce: restricted}
`)
	ev := with(t, evaluator.WithInventory(inv), evaluator.WithPasses(), evaluator.WithPolicies("psp/psa-enforce-label"))
	report := evaluate(t, ev, manifest("apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n"))
	if outcome := outcomeOf(t, report, "psp/psa-enforce-label"); inv.Len() != 1 || outcome.Status != policy.StatusPass {
		t.Errorf("want the default of the file to hold, got %+v", outcome)
	}
}
