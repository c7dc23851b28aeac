package k8s_test

import (
	"math/rand/v2"
	"testing"

	"k8s.io/kubernetes/pkg/registry/rbac/validation"
)

// The API server asks this before it lets anyone write a role or a binding.
func TestTheSameRolesExceedTheirAuthors(t *testing.T) {
	checked, refused := 0, 0
	for seed := range uint64(40) {
		r := rand.New(rand.NewPCG(seed, 4))
		w := randomWorld(r)
		q, o := w.questions(t), w.oracle(t)
		for range 10 {
			who := randomIdentity(r)
			rights, err := q.RightsOf(t.Context(), who.subject)
			if err != nil {
				t.Fatal(err)
			}
			if !rights.Certain() {
				t.Errorf("%+v: not certain: %v", who.subject, rights.Missing)
			}
			for _, namespace := range append(namespaces, "") {
				wanted := randomRules(r)
				exceeding, err := q.Exceeding(t.Context(), converted(wanted), rights.RulesIn(namespace))
				if err != nil {
					t.Fatal(err)
				}
				want := validation.ConfirmNoEscalation(as(t.Context(), who, namespace), o.resolver, wanted)
				if (want == nil) != (len(exceeding) == 0) {
					t.Errorf("%+v in %q wants %v: got %v, want %v", who.subject, namespace, wanted, exceeding, want)
				}
				checked++
				if want != nil {
					refused++
				}
			}
		}
	}
	t.Logf("%d roles of authors, %d of them refused", checked, refused)
	if refused == 0 || refused == checked {
		t.Error("the roles tell nothing apart")
	}
}
