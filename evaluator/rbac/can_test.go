package rbac_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reeve-policy/reeve/evaluator"
	"github.com/reeve-policy/reeve/evaluator/rbac"
	"github.com/reeve-policy/reeve/internal/clustertest"
	"github.com/reeve-policy/reeve/policy"
)

const everything = "rbac.authorization.k8s.io/*"

func TestCanINamesWhatAllowsIt(t *testing.T) {
	q := over(t, clustertest.Inventory(t, shop, everything))
	got, err := q.CanI(t.Context(), rbac.User("bob", "devs"), rbac.Access{Verb: "get", Resource: "secrets", Namespace: "shop", Name: "password"})
	if err != nil {
		t.Fatal(err)
	}
	want := rbac.Answer{Allowed: true, Grant: &rbac.Grant{
		Subject: rbac.Group("devs"),
		Binding: policy.ObjectRef{APIVersion: "rbac.authorization.k8s.io/v1", Kind: "RoleBinding", Namespace: "shop", Name: "readers"},
		Role:    policy.ObjectRef{APIVersion: "rbac.authorization.k8s.io/v1", Kind: "Role", Namespace: "shop", Name: "reader"},
		Rule:    rbac.Rule{Verbs: []string{"get"}, APIGroups: []string{""}, Resources: []string{"secrets"}, ResourceNames: []string{"password"}},
	}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestCanI(t *testing.T) {
	q := over(t, clustertest.Inventory(t, shop, everything))
	pods := rbac.Access{Verb: "list", Resource: "pods", Namespace: "shop"}
	for name, c := range map[string]struct {
		subject rbac.Subject
		access  rbac.Access
		want    bool
	}{
		"a service account of the namespace":   {rbac.ServiceAccount("shop", "robot"), pods, true},
		"that account by the name of its user": {rbac.User("system:serviceaccount:shop:robot"), pods, true},
		"an account of another namespace":      {rbac.ServiceAccount("blog", "robot"), pods, false},
		"a group":                              {rbac.Group("devs"), pods, true},
		"a stranger":                           {rbac.User("mallory"), pods, false},
		"in another namespace":                 {rbac.Group("devs"), rbac.Access{Verb: "list", Resource: "pods", Namespace: "blog"}, false},
		"in all namespaces":                    {rbac.Group("devs"), rbac.Access{Verb: "list", Resource: "pods"}, false},
		"a subresource":                        {rbac.Group("devs"), rbac.Access{Verb: "get", Resource: "pods/log", Namespace: "shop"}, false},
		"a URL, through an aggregated role":    {rbac.User("alice"), rbac.Access{Verb: "get", URL: "/metrics"}, true},
		"another URL":                          {rbac.User("alice"), rbac.Access{Verb: "get", URL: "/metrics/all"}, false},
		"whoever may do everything":            {rbac.User("root", "system:masters"), rbac.Access{Verb: "delete", Resource: "nodes"}, true},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := q.CanI(t.Context(), c.subject, c.access)
			if err != nil || got.Allowed != c.want || !got.Certain() {
				t.Errorf("got %+v, %v, want %v for certain", got, err, c.want)
			}
		})
	}
}

func TestNoIsUncertainOverAnIncompleteInventory(t *testing.T) {
	for name, c := range map[string]struct {
		complete []string
		access   rbac.Access
		want     []string
	}{
		"nothing is declared": {nil, rbac.Access{Verb: "get", Resource: "nodes"}, []string{"ClusterRole", "ClusterRoleBinding"}},
		"nothing is declared, in a namespace": {
			nil, rbac.Access{Verb: "delete", Resource: "pods", Namespace: "shop"}, []string{"ClusterRole", "ClusterRoleBinding", "Role", "RoleBinding"},
		},
		"one kind is": {
			[]string{"rbac.authorization.k8s.io/ClusterRole"}, rbac.Access{Verb: "get", Resource: "nodes"}, []string{"ClusterRoleBinding"},
		},
		"those that matter are": {
			[]string{"rbac.authorization.k8s.io/ClusterRole", "rbac.authorization.k8s.io/ClusterRoleBinding"},
			rbac.Access{Verb: "get", Resource: "nodes"},
			nil,
		},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := over(t, clustertest.Inventory(t, shop, c.complete...)).CanI(t.Context(), rbac.User("alice"), c.access)
			if err != nil || got.Allowed || got.Certain() != (c.want == nil) {
				t.Errorf("got %+v, %v", got, err)
			}
			var kinds []string
			for _, kind := range got.Missing {
				kinds = append(kinds, strings.TrimPrefix(kind, "rbac.authorization.k8s.io/"))
			}
			if slices.Sort(kinds); !slices.Equal(kinds, c.want) {
				t.Errorf("missing %q, want %q", kinds, c.want)
			}
		})
	}
}

func TestYesIsCertainOverAnyInventory(t *testing.T) {
	got, err := over(t, clustertest.Inventory(t, shop)).CanI(t.Context(), rbac.Group("devs"), rbac.Access{Verb: "list", Resource: "pods", Namespace: "shop"})
	if err != nil || !got.Allowed || !got.Certain() || got.Missing != nil {
		t.Errorf("got %+v, %v", got, err)
	}
}

func TestAnEvaluatorWithoutInventoryKnowsNothing(t *testing.T) {
	got, err := rbac.New(clustertest.Evaluator(t)).CanI(t.Context(), rbac.User("alice"), rbac.Access{Verb: "get", URL: "/metrics"})
	if err != nil || got.Allowed || got.Certain() {
		t.Errorf("got %+v, %v", got, err)
	}
}

func TestCanAllAnswersInOrder(t *testing.T) {
	q := over(t, clustertest.Inventory(t, shop, everything))
	var questions []rbac.Question
	for i := range 20 {
		access := rbac.Access{Verb: "list", Resource: "pods", Namespace: []string{"shop", "blog"}[i%2]}
		questions = append(questions, rbac.Question{Subject: rbac.Group("devs"), Access: access})
	}
	answers, err := q.CanAll(t.Context(), questions)
	if err != nil || len(answers) != len(questions) {
		t.Fatalf("%d answers, %v", len(answers), err)
	}
	for i, answer := range answers {
		if answer.Allowed != (i%2 == 0) {
			t.Errorf("question %d: %+v", i, answer)
		}
	}
	if answers, err = q.CanAll(t.Context(), nil); err != nil || len(answers) != 0 {
		t.Errorf("no questions: got %v, %v", answers, err)
	}
}

func TestQuestionsThatMakeNoSenseAreRefused(t *testing.T) {
	q := over(t, evaluator.NewInventory())
	pods, alice := rbac.Access{Verb: "get", Resource: "pods"}, rbac.User("alice")
	for want, question := range map[string]rbac.Question{
		"subject without a name":            {Subject: rbac.User(""), Access: pods},
		`account "robot" without a namesp`:  {Subject: rbac.ServiceAccount("", "robot"), Access: pods},
		`kind "Robot": want User, Group or`: {Subject: rbac.Subject{Kind: "Robot", Name: "r"}, Access: pods},
		`User "alice" with a namespace`:     {Subject: rbac.Subject{Kind: rbac.KindUser, Name: "alice", Namespace: "shop"}, Access: pods},
		"without a verb":                    {Subject: alice, Access: rbac.Access{Resource: "pods"}},
		"without a resource or URL":         {Subject: alice, Access: rbac.Access{Verb: "get"}},
		"to a resource: want one of them":   {Subject: alice, Access: rbac.Access{Verb: "get", Resource: "pods", URL: "/"}},
		"ends in a slash":                   {Subject: alice, Access: rbac.Access{Verb: "get", Resource: "pods/"}},
		`namespace "*": want the name of`:   {Subject: alice, Access: rbac.Access{Verb: "get", Resource: "pods", Namespace: rbac.AnyNamespace}},
	} {
		_, err := q.CanAll(t.Context(), []rbac.Question{{Subject: alice, Access: pods}, question})
		if err == nil || !strings.Contains(err.Error(), want) || !strings.HasPrefix(err.Error(), "rbac: question 1: ") {
			t.Errorf("%+v: got %v, want %q", question, err, want)
		}
	}
}

func TestACallEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := over(t, clustertest.Inventory(t, shop)).CanI(ctx, rbac.User("alice"), rbac.Access{Verb: "get", URL: "/"})
	if !errors.Is(err, ctx.Err()) {
		t.Errorf("got %v", err)
	}
}

// Run with the race detector.
func TestQuestionsAreSafeForConcurrentUse(t *testing.T) {
	inv := clustertest.Inventory(t, shop, everything)
	q := over(t, inv)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			answer, err := q.CanI(t.Context(), rbac.Group("devs"), rbac.Access{Verb: "list", Resource: "pods", Namespace: "shop"})
			if err != nil || !answer.Allowed {
				t.Errorf("got %+v, %v", answer, err)
			}
		})
		wg.Go(func() {
			if err := inv.Put(evaluator.Manifests("more.yaml", strings.NewReader(shop))); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
}
