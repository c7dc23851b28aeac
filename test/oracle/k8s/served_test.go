package k8s_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/reeve-policy/reeve/bundles"
	"github.com/reeve-policy/reeve/evaluator"
)

// served asks the view itself, about pairs of group and resource.
const served = `package acme.served

import data.reeve.lib.served

unknown := [pair | some pair in input.pairs; not served.is_served(pair[0], pair[1])]

foreign := [pair | some pair in input.pairs; not served.is_own(pair[0])]
`

// What the API server names when all of its features are on is known, and so are
// their groups.
func TestWhatTheAPIServerServesIsKnown(t *testing.T) {
	pairs := discovered(t)
	if unknown := askServed(t, "unknown", pairs); len(unknown) > 0 {
		t.Errorf("not known to data.reeve.lib.served: %v", unknown)
	}
	if foreign := askServed(t, "foreign", pairs); len(foreign) > 0 {
		t.Errorf("of groups that data.reeve.lib.served does not have: %v", foreign)
	}
	t.Logf("%d resources", len(pairs))
}

// Roles of the API server name what authorizers are asked about beside, and what older
// ones have served, since they are for nodes of older versions too.
func TestWhatTheAPIServerGrantsIsKnown(t *testing.T) {
	var pairs [][2]string
	for _, role := range bootstrapped().clusterRoles {
		for _, rule := range role.Rules {
			for _, group := range rule.APIGroups {
				for _, resource := range rule.Resources {
					if group != "extensions" && group != "*" && !strings.HasSuffix(group, "metrics.k8s.io") && !strings.Contains(resource, "*") {
						pairs = append(pairs, [2]string{group, resource})
					}
				}
			}
		}
	}
	for _, pair := range askServed(t, "unknown", pairs) {
		if pair != [2]string{"apps", "deployments/rollback"} { // gone since v1.16
			t.Errorf("%v is not known to data.reeve.lib.served", pair)
		}
	}
}

func askServed(t *testing.T, rule string, pairs [][2]string) (answer [][2]string) {
	t.Helper()
	bundle, err := bundles.FromFS("acme", fstest.MapFS{"served/served.rego": {Data: []byte(served)}})
	if err != nil {
		t.Fatal(err)
	}
	ev, err := evaluator.New(t.Context(), evaluator.WithBundle(bundle))
	if err != nil {
		t.Fatal(err)
	}
	if err := ev.Ask(t.Context(), "data.acme.served."+rule, map[string]any{"pairs": pairs}, &answer); err != nil {
		t.Fatal(err)
	}
	return answer
}

// discovered reads the discovery documents that Kubernetes keeps beside its source.
func discovered(t *testing.T) (pairs [][2]string) {
	t.Helper()
	folder, err := exec.CommandContext(t.Context(), "go", "list", "-m", "-f", "{{.Dir}}", "k8s.io/kubernetes").Output()
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(strings.TrimSpace(string(folder)), "api", "discovery", "*.json"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no discovery documents in %s: %v", folder, err)
	}
	for _, file := range files {
		pairs = append(pairs, resourcesIn(t, file)...)
	}
	return pairs
}

func resourcesIn(t *testing.T, file string) (pairs [][2]string) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var list struct {
		Kind, GroupVersion string
		Resources          []struct{ Name string }
	}
	if err := json.Unmarshal(text, &list); err != nil {
		t.Fatal(err)
	}
	group, _, named := strings.Cut(list.GroupVersion, "/")
	if !named {
		group = ""
	}
	for _, resource := range list.Resources {
		pairs = append(pairs, [2]string{group, resource.Name})
	}
	return pairs
}
