package k8s_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	rbacv1 "k8s.io/api/rbac/v1"
	"k8s.io/apiserver/pkg/authorization/authorizer"

	"github.com/reeve-policy/reeve/evaluator/rbac"
)

// holders are the subjects that upstream lists, written in one way.
func (o *oracle) holders(t *testing.T, attributes authorizer.AttributesRecord) map[string]bool {
	t.Helper()
	subjects, _ := o.locator.AllowedSubjects(t.Context(), &attributes) // a missing role is an error, and grants nothing
	all := map[string]bool{}
	for _, s := range subjects {
		if s.Kind == rbacv1.ServiceAccountKind && s.Namespace == "" {
			s.Namespace = attributes.Namespace
		}
		all[fmt.Sprint(s.Kind, " ", s.Namespace, " ", s.Name)] = true
	}
	return all
}

func compareHolders(t *testing.T, q *rbac.Questions, o *oracle, a attempt) int {
	t.Helper()
	want := o.holders(t, a.attributes)
	holders, err := q.WhoCan(t.Context(), a.access)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]bool{"Group  system:masters": true} // has no need of a grant
	for _, grant := range holders.Grants {
		got[fmt.Sprint(grant.Subject.Kind, " ", grant.Subject.Namespace, " ", grant.Subject.Name)] = true
	}
	if !maps.Equal(got, want) {
		t.Errorf("%+v:\ngot  %v\nwant %v", a.access, slices.Sorted(maps.Keys(got)), slices.Sorted(maps.Keys(want)))
	}
	if !holders.Certain() {
		t.Errorf("%+v: not certain: %v", a.access, holders.Missing)
	}
	return len(want) - 1
}

func TestTheSameSubjectsCan(t *testing.T) {
	found, asked := 0, 0
	ask := func(w *world, attempts []attempt) {
		q, o := w.questions(t), w.oracle(t)
		for _, a := range attempts {
			found, asked = found+compareHolders(t, q, o, a), asked+1
		}
	}
	for seed := range uint64(20) {
		r := rand.New(rand.NewPCG(seed, 1))
		var attempts []attempt
		for range 25 {
			attempts = append(attempts, randomAttempt(t, r))
		}
		ask(randomWorld(r), attempts)
	}
	w, r := bootstrapped(), rand.New(rand.NewPCG(0, 2))
	attempts := w.attempts()
	r.Shuffle(len(attempts), func(i, j int) { attempts[i], attempts[j] = attempts[j], attempts[i] })
	ask(w, attempts[:100])
	t.Logf("%d accesses, %d holders", asked, found)
	if found == 0 {
		t.Error("nobody can do anything")
	}
}

// Upstream knows one namespace at a time.
func TestWhoCanAnywhereIsWhoCanSomewhere(t *testing.T) {
	for seed := range uint64(10) {
		r := rand.New(rand.NewPCG(seed, 3))
		w := randomWorld(r)
		q, o := w.questions(t), w.oracle(t)
		for _, resource := range []string{"pods", "secrets", "widgets"} {
			access := rbac.Access{Verb: "get", Resource: resource, Namespace: rbac.AnyNamespace}
			want := map[string]bool{}
			for _, namespace := range namespaces {
				attributes := authorizer.AttributesRecord{Verb: "get", Resource: resource, Namespace: namespace, ResourceRequest: true}
				maps.Copy(want, o.holders(t, attributes))
			}
			holders, err := q.WhoCan(t.Context(), access)
			if err != nil {
				t.Fatal(err)
			}
			got := map[string]bool{"Group  system:masters": true}
			for _, grant := range holders.Grants {
				got[fmt.Sprint(grant.Subject.Kind, " ", grant.Subject.Namespace, " ", grant.Subject.Name)] = true
			}
			if !maps.Equal(got, want) {
				t.Errorf("%+v:\ngot  %v\nwant %v", access, slices.Sorted(maps.Keys(got)), slices.Sorted(maps.Keys(want)))
			}
		}
	}
}
