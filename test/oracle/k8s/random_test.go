package k8s_test

import (
	"fmt"
	"math/rand/v2"

	rbacv1 "k8s.io/api/rbac/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
)

// The words of random rules and requests: few, so that they meet.
var (
	verbs         = []string{"get", "list", "watch", "create", "update", "patch", "delete", "deletecollection", "bind", "GET"}
	groups        = []string{"", "apps", "rbac.authorization.k8s.io", "example.com"}
	resources     = []string{"pods", "secrets", "namespaces", "nodes", "deployments", "clusterroles", "widgets"}
	subresources  = []string{"exec", "status", "token", "finalize", "log", "proxy"}
	names         = []string{"a", "b", "shop", ""}
	urls          = []string{"/", "/metrics", "/metrics/cadvisor", "/healthz", "/healthz/etcd", "/api", "/apis", "/logs/x"}
	urlPatterns   = []string{"*", "/*", "/metrics", "/metrics*", "/healthz/*", "/api**", "/logs", "/met*rics", "/api*"}
	namespaces    = []string{"shop", "blog", "kube-system", "default"}
	users         = []string{"alice", "bob", "system:anonymous", "system:kube-scheduler", "system:serviceaccount:shop:robot", "system:serviceaccount:x"}
	groupsOfUsers = []string{"devs", "ops", "system:authenticated", "system:unauthenticated", "system:serviceaccounts", "system:serviceaccounts:shop", "system:nodes"}
	accounts      = []string{"default", "robot"}
	labelValues   = []string{"true", "false", ""}
	labelKeys     = []string{"to-a", "to-b", "to-c"}
)

func pick(r *rand.Rand, from []string) string { return from[r.IntN(len(from))] }

// some picks up to most, and sometimes a star.
func some(r *rand.Rand, from []string, most int) []string {
	if r.IntN(4) == 0 {
		return []string{"*"}
	}
	var all []string
	for range 1 + r.IntN(most) {
		all = append(all, pick(r, from))
	}
	return all
}

func randomRule(r *rand.Rand) rbacv1.PolicyRule {
	rule := rbacv1.PolicyRule{Verbs: some(r, verbs, 3)}
	if r.IntN(5) == 0 {
		rule.NonResourceURLs = some(r, urlPatterns, 3)
		return rule
	}
	rule.APIGroups = some(r, groups, 2)
	rule.Resources = some(r, resources, 3)
	for i, resource := range rule.Resources {
		switch r.IntN(6) {
		case 0:
			rule.Resources[i] = resource + "/" + pick(r, subresources)
		case 1:
			rule.Resources[i] = "*/" + pick(r, subresources)
		case 2:
			rule.Resources[i] = resource + "/*"
		}
	}
	if r.IntN(3) == 0 {
		rule.ResourceNames = some(r, names, 2)
	}
	return rule
}

func randomRules(r *rand.Rand) []rbacv1.PolicyRule {
	rules := make([]rbacv1.PolicyRule, r.IntN(5))
	for i := range rules {
		rules[i] = randomRule(r)
	}
	return rules
}

func randomLabels(r *rand.Rand) map[string]string {
	all := map[string]string{}
	for range r.IntN(3) {
		all[pick(r, labelKeys)] = pick(r, labelValues)
	}
	return all
}

func randomSelector(r *rand.Rand) metav1.LabelSelector {
	key := pick(r, labelKeys)
	switch r.IntN(5) {
	case 0:
		return metav1.LabelSelector{MatchExpressions: []metav1.LabelSelectorRequirement{{Key: key, Operator: metav1.LabelSelectorOpIn, Values: []string{"true", pick(r, labelValues)}}}}
	case 1:
		return metav1.LabelSelector{MatchExpressions: []metav1.LabelSelectorRequirement{{Key: key, Operator: metav1.LabelSelectorOpExists}}}
	case 2:
		return metav1.LabelSelector{
			MatchLabels:      map[string]string{pick(r, labelKeys): "true"},
			MatchExpressions: []metav1.LabelSelectorRequirement{{Key: key, Operator: metav1.LabelSelectorOpNotIn, Values: []string{"false"}}},
		}
	default:
		return metav1.LabelSelector{MatchLabels: map[string]string{key: pick(r, labelValues)}}
	}
}

// randomSubject leaves the API group to be filled in by chance.
func randomSubject(r *rand.Rand, clusterWide bool) rbacv1.Subject {
	group := pick(r, []string{rbacv1.GroupName, ""})
	switch r.IntN(3) {
	case 0:
		return rbacv1.Subject{Kind: rbacv1.UserKind, APIGroup: group, Name: pick(r, users)}
	case 1:
		return rbacv1.Subject{Kind: rbacv1.GroupKind, APIGroup: group, Name: pick(r, groupsOfUsers)}
	}
	subject := rbacv1.Subject{Kind: rbacv1.ServiceAccountKind, Name: pick(r, accounts), Namespace: pick(r, namespaces)}
	if !clusterWide && r.IntN(3) == 0 {
		subject.Namespace = "" // that of the binding
	}
	return subject
}

func randomSubjects(r *rand.Rand, clusterWide bool) []rbacv1.Subject {
	subjects := make([]rbacv1.Subject, r.IntN(5))
	for i := range subjects {
		subjects[i] = randomSubject(r, clusterWide)
	}
	return subjects
}

// randomWorld has roles of few names, so that bindings find them, and some that are missing.
func randomWorld(r *rand.Rand) *world {
	w := &world{}
	for i := range 12 {
		role := &rbacv1.ClusterRole{ObjectMeta: metav1.ObjectMeta{Name: fmt.Sprint("role-", i), Labels: randomLabels(r)}, Rules: randomRules(r)}
		if r.IntN(4) == 0 {
			role.AggregationRule = &rbacv1.AggregationRule{ClusterRoleSelectors: []metav1.LabelSelector{randomSelector(r), randomSelector(r)}}
		}
		w.clusterRoles = append(w.clusterRoles, role)
	}
	for i := range 12 {
		w.clusterRoleBindings = append(w.clusterRoleBindings, &rbacv1.ClusterRoleBinding{
			ObjectMeta: metav1.ObjectMeta{Name: fmt.Sprint("binding-", i)}, Subjects: randomSubjects(r, true), RoleRef: randomRef(r, "ClusterRole"),
		})
	}
	for _, namespace := range namespaces {
		for i := range 6 {
			w.roles = append(w.roles, &rbacv1.Role{ObjectMeta: metav1.ObjectMeta{Name: fmt.Sprint("role-", i), Namespace: namespace}, Rules: randomRules(r)})
			w.roleBindings = append(w.roleBindings, &rbacv1.RoleBinding{
				ObjectMeta: metav1.ObjectMeta{Name: fmt.Sprint("binding-", i), Namespace: namespace},
				Subjects:   randomSubjects(r, false), RoleRef: randomRef(r, pick(r, []string{"Role", "ClusterRole"})),
			})
		}
	}
	return w
}

func randomRef(r *rand.Rand, kind string) rbacv1.RoleRef {
	return rbacv1.RoleRef{APIGroup: pick(r, []string{rbacv1.GroupName, ""}), Kind: kind, Name: fmt.Sprint("role-", r.IntN(14))}
}
