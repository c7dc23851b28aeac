package rbac_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/reeve-policy/reeve/evaluator/rbac"
	"github.com/reeve-policy/reeve/internal/clustertest"
)

func names(grants []rbac.Grant) []string {
	var all []string
	for _, grant := range grants {
		all = append(all, fmt.Sprintf("%s %s through %s as %s", grant.Subject.Kind, grant.Subject.Name, grant.Binding, grant.Role))
	}
	slices.Sort(all)
	return all
}

func TestWhoCan(t *testing.T) {
	q := over(t, clustertest.Inventory(t, shop, everything))
	readers := []string{
		"Group devs through RoleBinding/shop/readers as Role/shop/reader",
		"ServiceAccount robot through RoleBinding/shop/readers as Role/shop/reader",
	}
	for name, c := range map[string]struct {
		access rbac.Access
		want   []string
	}{
		"in a namespace":         {rbac.Access{Verb: "get", Resource: "pods", Namespace: "shop"}, readers},
		"in another":             {rbac.Access{Verb: "get", Resource: "pods", Namespace: "blog"}, nil},
		"in all namespaces":      {rbac.Access{Verb: "get", Resource: "pods"}, nil},
		"in some namespace":      {rbac.Access{Verb: "get", Resource: "pods", Namespace: rbac.AnyNamespace}, readers},
		"one object":             {rbac.Access{Verb: "get", Resource: "secrets", Namespace: "shop", Name: "password"}, readers},
		"another object":         {rbac.Access{Verb: "get", Resource: "secrets", Namespace: "shop", Name: "other"}, nil},
		"through aggregated one": {rbac.Access{Verb: "get", URL: "/metrics"}, []string{"User alice through ClusterRoleBinding/monitors as ClusterRole/monitor"}},
	} {
		t.Run(name, func(t *testing.T) {
			holders, err := q.WhoCan(t.Context(), c.access)
			if got := names(holders.Grants); err != nil || !holders.Certain() || !slices.Equal(got, c.want) {
				t.Errorf("got %q, %v, missing %v, want %q", got, err, holders.Missing, c.want)
			}
		})
	}
}

func TestWhoCanIsUncertainOverAnIncompleteInventory(t *testing.T) {
	q := over(t, clustertest.Inventory(t, shop, "rbac.authorization.k8s.io/ClusterRole", "rbac.authorization.k8s.io/ClusterRoleBinding"))
	everywhere, err := q.WhoCan(t.Context(), rbac.Access{Verb: "get", URL: "/metrics"})
	if err != nil || !everywhere.Certain() {
		t.Errorf("got %+v, %v", everywhere, err)
	}
	inShop, err := q.WhoCan(t.Context(), rbac.Access{Verb: "get", Resource: "pods", Namespace: "shop"})
	if err != nil || inShop.Certain() || len(inShop.Grants) != 2 || len(inShop.Missing) != 2 {
		t.Errorf("got %+v, %v", inShop, err)
	}
}

func TestWhoCanRefusesWhatMakesNoSense(t *testing.T) {
	_, err := over(t, clustertest.Inventory(t, shop)).WhoCan(t.Context(), rbac.Access{Resource: "pods"})
	if err == nil || !strings.Contains(err.Error(), "rbac: access without a verb") {
		t.Errorf("got %v", err)
	}
}
