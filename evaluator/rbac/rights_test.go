package rbac_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reeve-policy/reeve/evaluator/rbac"
	"github.com/reeve-policy/reeve/internal/clustertest"
)

var (
	readPods   = rbac.Rule{Verbs: []string{"get", "list"}, APIGroups: []string{""}, Resources: []string{"pods"}}
	readSecret = rbac.Rule{Verbs: []string{"get"}, APIGroups: []string{""}, Resources: []string{"secrets"}, ResourceNames: []string{"password"}}
	metrics    = rbac.Rule{Verbs: []string{"get"}, NonResourceURLs: []string{"/metrics"}}
)

func TestRightsOf(t *testing.T) {
	rights, err := over(t, clustertest.Inventory(t, shop, everything)).RightsOf(t.Context(), rbac.User("alice", "devs"))
	if err != nil || len(rights.Grants) != 2 || rights.Unlimited || !rights.Certain() {
		t.Fatalf("got %+v, %v", rights, err)
	}
	if diff := cmp.Diff([]rbac.Rule{metrics}, rights.RulesIn("")); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]rbac.Rule{metrics}, rights.RulesIn("blog")); diff != "" {
		t.Error(diff)
	}
	if got := rights.RulesIn("shop"); len(got) != 3 {
		t.Errorf("got %+v", got)
	}
	for _, grant := range rights.Grants {
		if want := map[string]string{"readers": "Role/shop/reader", "monitors": "ClusterRole/monitor"}[grant.Binding.Name]; grant.Role.String() != want {
			t.Errorf("%s grants %s, want %s", grant.Binding, grant.Role, want)
		}
	}
}

func TestRightsOfWhoeverMayDoEverything(t *testing.T) {
	rights, err := over(t, clustertest.Inventory(t, shop)).RightsOf(t.Context(), rbac.Group("system:masters"))
	if err != nil || !rights.Unlimited || len(rights.Grants) != 0 || rights.Certain() {
		t.Errorf("got %+v, %v", rights, err)
	}
}

func TestRightsOfRefusesWhatMakesNoSense(t *testing.T) {
	_, err := over(t, clustertest.Inventory(t, shop)).RightsOf(t.Context(), rbac.Subject{})
	if err == nil || !strings.Contains(err.Error(), "rbac: subject without a name") {
		t.Errorf("got %v", err)
	}
}

func TestExceeding(t *testing.T) {
	q := over(t, clustertest.Inventory(t, ""))
	held := []rbac.Rule{readPods, metrics}
	for name, c := range map[string]struct{ wanted, want []rbac.Rule }{
		"what is held":   {held, nil},
		"nothing":        {nil, nil},
		"a named secret": {[]rbac.Rule{readPods, readSecret}, []rbac.Rule{readSecret}},
		"one more verb": {
			[]rbac.Rule{{Verbs: []string{"list", "watch"}, APIGroups: []string{""}, Resources: []string{"pods"}}},
			[]rbac.Rule{{Verbs: []string{"watch"}, APIGroups: []string{""}, Resources: []string{"pods"}}},
		},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := q.Exceeding(t.Context(), c.wanted, held)
			if err != nil || len(got) != len(c.want) || len(got) > 0 && cmp.Diff(c.want, got) != "" {
				t.Errorf("got %+v, %v, want %+v", got, err, c.want)
			}
		})
	}
	if got, err := q.Exceeding(t.Context(), []rbac.Rule{metrics}, nil); err != nil || len(got) != 1 {
		t.Errorf("got %+v, %v", got, err)
	}
}
