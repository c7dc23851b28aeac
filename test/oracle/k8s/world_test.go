package k8s_test

import (
	"context"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	rbacv1 "k8s.io/api/rbac/v1"
	"k8s.io/apimachinery/pkg/api/equality"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/apiserver/pkg/authorization/authorizer"
	"k8s.io/kubernetes/pkg/registry/rbac/validation"
	native "k8s.io/kubernetes/plugin/pkg/auth/authorizer/rbac"
	"k8s.io/kubernetes/plugin/pkg/auth/authorizer/rbac/bootstrappolicy"

	"github.com/reeve-policy/reeve/evaluator"
	"github.com/reeve-policy/reeve/evaluator/rbac"
)

// world is all the roles and bindings of a cluster.
type world struct {
	roles               []*rbacv1.Role
	roleBindings        []*rbacv1.RoleBinding
	clusterRoles        []*rbacv1.ClusterRole
	clusterRoleBindings []*rbacv1.ClusterRoleBinding
}

// bootstrapped is what the API server writes into an empty cluster.
func bootstrapped() *world {
	w := &world{}
	for _, role := range slices.Concat(bootstrappolicy.ClusterRoles(), bootstrappolicy.ControllerRoles()) {
		w.clusterRoles = append(w.clusterRoles, &role)
	}
	for _, binding := range slices.Concat(bootstrappolicy.ClusterRoleBindings(), bootstrappolicy.ControllerRoleBindings()) {
		w.clusterRoleBindings = append(w.clusterRoleBindings, &binding)
	}
	for namespace, roles := range bootstrappolicy.NamespaceRoles() {
		for _, role := range roles {
			role.Namespace = namespace
			w.roles = append(w.roles, &role)
		}
	}
	for namespace, bindings := range bootstrappolicy.NamespaceRoleBindings() {
		for _, binding := range bindings {
			binding.Namespace = namespace
			w.roleBindings = append(w.roleBindings, &binding)
		}
	}
	return w
}

// questions asks reeve about the world, all of which it knows.
func (w *world) questions(t testing.TB) *rbac.Questions {
	t.Helper()
	var sources []evaluator.Source
	for _, o := range w.roles {
		sources = append(sources, evaluator.Typed(o))
	}
	for _, o := range w.roleBindings {
		sources = append(sources, evaluator.Typed(o))
	}
	for _, o := range w.clusterRoles {
		sources = append(sources, evaluator.Typed(o))
	}
	for _, o := range w.clusterRoleBindings {
		sources = append(sources, evaluator.Typed(o))
	}
	inv := evaluator.NewInventory()
	if err := inv.Put(sources...); err != nil {
		t.Fatal(err)
	}
	if inv.Len() != len(sources) {
		t.Fatalf("%d of %d objects have a name of their own", inv.Len(), len(sources))
	}
	if err := inv.MarkComplete("rbac.authorization.k8s.io/*"); err != nil {
		t.Fatal(err)
	}
	ev, err := base()
	if err != nil {
		t.Fatal(err)
	}
	if ev, err = ev.With(t.Context(), evaluator.WithInventory(inv)); err != nil {
		t.Fatal(err)
	}
	return rbac.New(ev)
}

var base = sync.OnceValues(func() (*evaluator.Evaluator, error) {
	return evaluator.New(context.Background(), evaluator.WithTimeout(time.Minute))
})

// oracle is Kubernetes in the same world.
type oracle struct {
	unlimited  bool // whether one group may do everything
	authorizer authorizer.Authorizer
	resolver   validation.AuthorizationRuleResolver
	locator    native.SubjectLocator
}

func (w *world) oracle(t testing.TB) *oracle {
	t.Helper()
	resolver, static := validation.NewTestRuleResolver(w.roles, w.roleBindings, aggregate(t, w.clusterRoles), w.clusterRoleBindings)
	return &oracle{
		true,
		native.New(static, static, static, static),
		resolver,
		native.NewSubjectAccessEvaluator(static, static, static, static, ""),
	}
}

// aggregate does what the controller for aggregated roles does, until nothing changes.
// It begins with none of their rules, since it would overwrite them.
func aggregate(t testing.TB, given []*rbacv1.ClusterRole) []*rbacv1.ClusterRole {
	t.Helper()
	roles := make([]*rbacv1.ClusterRole, len(given))
	for i, role := range given {
		roles[i] = role.DeepCopy()
		if role.AggregationRule != nil {
			roles[i].Rules = nil
		}
	}
	slices.SortFunc(roles, func(a, b *rbacv1.ClusterRole) int { return strings.Compare(a.Name, b.Name) })
	for changed := true; changed; {
		changed = false
		for _, role := range roles {
			if role.AggregationRule == nil {
				continue
			}
			if rules := selected(t, role, roles); len(rules) > len(role.Rules) {
				role.Rules, changed = rules, true
			}
		}
	}
	return roles
}

func selected(t testing.TB, role *rbacv1.ClusterRole, all []*rbacv1.ClusterRole) []rbacv1.PolicyRule {
	t.Helper()
	var rules []rbacv1.PolicyRule
	for i := range role.AggregationRule.ClusterRoleSelectors {
		selector, err := metav1.LabelSelectorAsSelector(&role.AggregationRule.ClusterRoleSelectors[i])
		if err != nil {
			t.Fatal(err)
		}
		for _, other := range all {
			if other.Name == role.Name || !selector.Matches(labels.Set(other.Labels)) {
				continue
			}
			for _, rule := range other.Rules {
				if !slices.ContainsFunc(rules, func(known rbacv1.PolicyRule) bool { return equality.Semantic.DeepEqual(known, rule) }) {
					rules = append(rules, rule)
				}
			}
		}
	}
	return rules
}

// converted are the rules as reeve has them: only the type is another.
func converted(rules []rbacv1.PolicyRule) []rbac.Rule {
	all := make([]rbac.Rule, len(rules))
	for i, rule := range rules {
		all[i] = rbac.Rule(rule)
	}
	return all
}
