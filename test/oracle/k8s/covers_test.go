package k8s_test

import (
	"math/rand/v2"
	"reflect"
	"testing"

	rbacv1 "k8s.io/api/rbac/v1"
	"k8s.io/component-helpers/auth/rbac/validation"
	"k8s.io/kubernetes/plugin/pkg/auth/authorizer/rbac/bootstrappolicy"

	"github.com/reeve-policy/reeve/evaluator/rbac"
)

// compareCovers compares what is left over, down to the order, and tells whether anything is.
func compareCovers(t *testing.T, q *rbac.Questions, held, wanted []rbacv1.PolicyRule) bool {
	t.Helper()
	covered, missing := validation.Covers(held, wanted)
	got, err := q.Exceeding(t.Context(), converted(wanted), converted(held))
	if err != nil {
		t.Fatal(err)
	}
	if len(got)+len(missing) > 0 && !reflect.DeepEqual(got, converted(missing)) {
		t.Errorf("held %v\nwanted %v\ngot  %v\nwant %v", held, wanted, got, missing)
	}
	if covered != (len(got) == 0) {
		t.Errorf("held %v\nwanted %v\ncovered %v, got %v", held, wanted, covered, got)
	}
	return covered
}

func TestEveryPairOfBootstrapRolesCoversTheSame(t *testing.T) {
	q, roles := (&world{}).questions(t), aggregateValues(t, bootstrappolicy.ClusterRoles())
	pairs, covered := 0, 0
	for _, held := range roles {
		for _, wanted := range roles {
			pairs++
			if compareCovers(t, q, held.Rules, wanted.Rules) {
				covered++
			}
		}
	}
	t.Logf("%d pairs of roles, %d of them covered", pairs, covered)
	if covered == 0 || covered == pairs {
		t.Error("the pairs tell nothing apart")
	}
}

func aggregateValues(t *testing.T, roles []rbacv1.ClusterRole) []*rbacv1.ClusterRole {
	t.Helper()
	pointers := make([]*rbacv1.ClusterRole, len(roles))
	for i := range roles {
		pointers[i] = &roles[i]
	}
	return aggregate(t, pointers)
}

func TestRandomRulesCoverTheSame(t *testing.T) {
	q, r := (&world{}).questions(t), rand.New(rand.NewPCG(1, 2))
	covered := 0
	const pairs = 5000
	for range pairs {
		if compareCovers(t, q, randomRules(r), randomRules(r)) {
			covered++
		}
	}
	t.Logf("%d pairs of random rules, %d of them covered", pairs, covered)
	if covered == 0 {
		t.Error("nothing is ever covered")
	}
}
