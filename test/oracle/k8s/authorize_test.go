package k8s_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	rbacv1 "k8s.io/api/rbac/v1"
	"k8s.io/apiserver/pkg/authorization/authorizer"
	"k8s.io/kubernetes/pkg/registry/rbac/validation"
	native "k8s.io/kubernetes/plugin/pkg/auth/authorizer/rbac"

	"github.com/reeve-policy/reeve/evaluator/rbac"
)

// batch is how many questions one call asks.
const batch = 2500

// tally counts what was compared.
type tally struct{ questions, allowed int }

// compare asks both whether each of who may do each attempt.
func (w *world) compare(t *testing.T, who []identity, attempts []attempt) (n tally) {
	t.Helper()
	q, o := w.questions(t), w.oracle(t)
	aggregated := aggregate(t, w.clusterRoles)
	type pair struct {
		who identity
		attempt
	}
	var pairs []pair
	for _, someone := range who {
		for _, attempt := range attempts {
			pairs = append(pairs, pair{someone, attempt})
		}
	}
	for part := range slices.Chunk(pairs, batch) {
		questions := make([]rbac.Question, len(part))
		for i, p := range part {
			questions[i] = rbac.Question{Subject: p.who.subject, Access: p.access}
		}
		answers, err := q.CanAll(t.Context(), questions)
		if err != nil {
			t.Fatal(err)
		}
		for i, p := range part {
			want := o.allows(t, p.who, p.attributes)
			if answers[i].Allowed != want {
				t.Errorf("%+v: got %+v, want %v for %+v", questions[i], answers[i], want, p.attributes)
			}
			if grant := answers[i].Grant; grant != nil {
				n.allowed++
				if !w.only(grant, aggregated).allows(t, p.who, p.attributes) {
					t.Errorf("%+v: the grant alone does not allow it: %+v", questions[i], grant)
				}
			}
			if !answers[i].Certain() {
				t.Errorf("%+v: not certain: %+v", questions[i], answers[i])
			}
		}
		n.questions += len(part)
	}
	return n
}

// only is the oracle in a world where nothing is granted but by one rule.
func (w *world) only(grant *rbac.Grant, aggregated []*rbacv1.ClusterRole) *oracle {
	rules := []rbacv1.PolicyRule{rbacv1.PolicyRule(grant.Rule)}
	one := &world{}
	for _, binding := range w.clusterRoleBindings {
		if grant.Binding.Kind == "ClusterRoleBinding" && binding.Name == grant.Binding.Name {
			one.clusterRoleBindings = append(one.clusterRoleBindings, binding)
		}
	}
	for _, binding := range w.roleBindings {
		if grant.Binding.Kind == "RoleBinding" && binding.Name == grant.Binding.Name && binding.Namespace == grant.Binding.Namespace {
			one.roleBindings = append(one.roleBindings, binding)
		}
	}
	for _, role := range aggregated {
		if grant.Role.Kind == "ClusterRole" && role.Name == grant.Role.Name {
			one.clusterRoles = append(one.clusterRoles, &rbacv1.ClusterRole{ObjectMeta: role.ObjectMeta, Rules: rules})
		}
	}
	for _, role := range w.roles {
		if grant.Role.Kind == "Role" && role.Name == grant.Role.Name && role.Namespace == grant.Role.Namespace {
			one.roles = append(one.roles, &rbacv1.Role{ObjectMeta: role.ObjectMeta, Rules: rules})
		}
	}
	resolver, static := validation.NewTestRuleResolver(one.roles, one.roleBindings, one.clusterRoles, one.clusterRoleBindings)
	return &oracle{authorizer: native.New(static, static, static, static), resolver: resolver}
}

func (n tally) report(t *testing.T) {
	t.Helper()
	t.Logf("%d questions, %d of them allowed by a grant", n.questions, n.allowed)
	if n.allowed == 0 || n.allowed == n.questions {
		t.Error("the questions tell nothing apart")
	}
}

func TestRandomWorldsAllowTheSame(t *testing.T) {
	var all tally
	for seed := range uint64(40) {
		r := rand.New(rand.NewPCG(seed, 0))
		var who []identity
		for range 20 {
			who = append(who, randomIdentity(r))
		}
		var attempts []attempt
		for range 75 {
			attempts = append(attempts, randomAttempt(t, r))
		}
		n := randomWorld(r).compare(t, who, attempts)
		all.questions, all.allowed = all.questions+n.questions, all.allowed+n.allowed
	}
	all.report(t)
}

func TestABootstrappedClusterAllowsTheSame(t *testing.T) {
	w := bootstrapped()
	w.compare(t, w.subjects(), w.attempts()).report(t)
}

// subjects are all that the bindings name, and some that they do not.
func (w *world) subjects() []identity {
	all := []identity{named("nobody"), named("root", "system:masters"), named("system:anonymous")}
	seen := map[rbacv1.Subject]bool{}
	add := func(namespace string, subjects []rbacv1.Subject) {
		for _, s := range subjects {
			if s.Kind == rbacv1.ServiceAccountKind && s.Namespace == "" {
				s.Namespace = namespace
			}
			if s.APIGroup = ""; seen[s] || s.Kind == rbacv1.GroupKind && s.Name == "system:masters" {
				continue
			}
			seen[s] = true
			switch s.Kind {
			case rbacv1.UserKind:
				all = append(all, named(s.Name))
			case rbacv1.ServiceAccountKind:
				all = append(all, account(s.Namespace, s.Name))
			default:
				all = append(all, named("member", s.Name))
			}
		}
	}
	for _, binding := range w.clusterRoleBindings {
		add("", binding.Subjects)
	}
	for _, binding := range w.roleBindings {
		add(binding.Namespace, binding.Subjects)
	}
	return all
}

// attempts are every verb on every resource that some rule names, as reviews would ask,
// in a namespace that has bindings, one that has none and none.
func (w *world) attempts() []attempt {
	var all []attempt
	seen := map[rbac.Access]bool{}
	for _, rule := range w.rules() {
		for _, url := range rule.NonResourceURLs {
			all = append(all, urlAttempt("get", url))
		}
		for _, group := range rule.APIGroups {
			for _, resource := range rule.Resources {
				if resource == "" {
					continue // nobody can ask for it
				}
				for _, verb := range append([]string{"get", "create", "deletecollection"}, rule.Verbs...) {
					access := rbac.Access{Verb: verb, Group: group, Resource: resource}
					if !seen[access] {
						seen[access] = true
						all = append(all, literal(access, ""), literal(access, "kube-system"))
					}
				}
			}
		}
	}
	return all
}

// literal asks about a resource as it is written; what lives in no namespace is asked for
// in none by whoever knows, but for verbs that are asked for where they take effect.
func literal(access rbac.Access, namespace string) attempt {
	resource, subresource, _ := strings.Cut(access.Resource, "/")
	access.Namespace = namespace
	if slices.Contains(inNoNamespace, resource) && access.Verb != "bind" && access.Verb != "use" {
		namespace = ""
	}
	return attempt{access, authorizer.AttributesRecord{
		Verb: access.Verb, APIGroup: access.Group, Resource: resource, Subresource: subresource, Namespace: namespace, ResourceRequest: true,
	}}
}

// inNoNamespace are resources that live in none, as kubectl api-resources lists them.
var inNoNamespace = strings.Fields(`
	apiservices certificatesigningrequests clusterrolebindings clusterroles clustertrustbundles componentstatuses csidrivers csinodes
	customresourcedefinitions deviceclasses devicetaintrules flowschemas ingressclasses ipaddresses mutatingadmissionpolicies
	mutatingadmissionpolicybindings mutatingwebhookconfigurations namespaces nodes persistentvolumes priorityclasses
	prioritylevelconfigurations resourceslices runtimeclasses selfsubjectaccessreviews selfsubjectreviews selfsubjectrulesreviews
	servicecidrs storageclasses storageversionmigrations storageversions subjectaccessreviews tokenreviews validatingadmissionpolicies
	validatingadmissionpolicybindings validatingwebhookconfigurations volumeattachments volumeattributesclasses`)

// rules are those of all roles.
func (w *world) rules() []rbacv1.PolicyRule {
	var all []rbacv1.PolicyRule
	for _, role := range w.clusterRoles {
		all = append(all, role.Rules...)
	}
	for _, role := range w.roles {
		all = append(all, role.Rules...)
	}
	return all
}
