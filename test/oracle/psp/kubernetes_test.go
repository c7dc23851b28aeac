package psp_test

import (
	"encoding/json"
	"errors"
	"slices"
	"testing"

	corev1 "k8s.io/api/core/v1"
	policyv1beta1 "k8s.io/api/policy/v1beta1"
	rbacv1 "k8s.io/api/rbac/v1"
	"k8s.io/apiserver/pkg/admission"
	"k8s.io/apiserver/pkg/authentication/user"
	"k8s.io/apiserver/pkg/authorization/authorizer"
	"k8s.io/apiserver/pkg/authorization/authorizerfactory"
	"k8s.io/apiserver/pkg/authorization/union"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/rest"
	api "k8s.io/kubernetes/pkg/apis/core"
	apiv1 "k8s.io/kubernetes/pkg/apis/core/v1"
	apipolicy "k8s.io/kubernetes/pkg/apis/policy/v1beta1"
	rbacregistry "k8s.io/kubernetes/pkg/registry/rbac/validation"
	provider "k8s.io/kubernetes/pkg/security/podsecuritypolicy"
	"k8s.io/kubernetes/plugin/pkg/admission/security/podsecuritypolicy"
	"k8s.io/kubernetes/plugin/pkg/admission/serviceaccount"
	"k8s.io/kubernetes/plugin/pkg/auth/authorizer/rbac"
)

type m = map[string]any

// world is all that decides about a pod, as a user writes it.
type world struct {
	policies []m // PodSecurityPolicies of the newer group
	accounts []m // ServiceAccounts
	rights   []m // roles and bindings
}

// cluster is a world as the API server of Kubernetes 1.24 has it.
type cluster struct {
	policies []*policyv1beta1.PodSecurityPolicy
	account  *serviceaccount.Plugin
	plugin   admission.Interface
}

// request is a pod that is to be made, or to replace an old one.
type request struct {
	pod, old m
	user     *user.DefaultInfo // nil where there is none, who then has no rights
}

// verdict is what is compared.
type verdict struct {
	Admitted bool
	Policy   string // the one that admitted a pod
	Pod      *corev1.Pod
	Opinions map[string]opinion
}

// opinion is that of one policy, whoever may use it.
type opinion struct {
	Unusable bool
	Changes  bool
	Refusals []string // the fields, as normal makes them comparable
}

func (w world) cluster(t *testing.T) *cluster {
	t.Helper()
	c := &cluster{account: serviceaccount.NewServiceAccount()}
	factory := informers.NewSharedInformerFactory(nil, 0)
	for _, given := range w.policies {
		policy := decoded[policyv1beta1.PodSecurityPolicy](t, given)
		apipolicy.SetObjectDefaults_PodSecurityPolicy(policy)
		c.policies = append(c.policies, policy)
		if err := factory.Policy().V1beta1().PodSecurityPolicies().Informer().GetIndexer().Add(policy); err != nil {
			t.Fatal(err)
		}
	}
	for _, given := range w.accounts {
		account := decoded[corev1.ServiceAccount](t, given)
		if err := factory.Core().V1().ServiceAccounts().Informer().GetIndexer().Add(account); err != nil {
			t.Fatal(err)
		}
	}
	c.account.SetExternalKubeInformerFactory(factory)
	c.account.SetExternalKubeClientSet(kubernetes.NewForConfigOrDie(&rest.Config{}))
	plugins := admission.NewPlugins()
	podsecuritypolicy.Register(plugins)
	var err error
	c.plugin, err = plugins.InitPlugin(podsecuritypolicy.PluginName, nil, wiring{factory, w.authorizer(t)})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// wiring gives the plugin what it asks for.
type wiring struct {
	factory informers.SharedInformerFactory
	authz   authorizer.Authorizer
}

func (w wiring) Initialize(plugin admission.Interface) {
	p := plugin.(*podsecuritypolicy.Plugin)
	p.SetAuthorizer(w.authz)
	p.SetExternalKubeInformerFactory(w.factory)
}

func (w world) authorizer(t *testing.T) authorizer.Authorizer {
	var (
		roles               []*rbacv1.Role
		bindings            []*rbacv1.RoleBinding
		clusterRoles        []*rbacv1.ClusterRole
		clusterRoleBindings []*rbacv1.ClusterRoleBinding
	)
	for _, given := range w.rights {
		switch given["kind"] {
		case "Role":
			roles = append(roles, decoded[rbacv1.Role](t, given))
		case "RoleBinding":
			bindings = append(bindings, decoded[rbacv1.RoleBinding](t, given))
		case "ClusterRole":
			clusterRoles = append(clusterRoles, decoded[rbacv1.ClusterRole](t, given))
		case "ClusterRoleBinding":
			clusterRoleBindings = append(clusterRoleBindings, decoded[rbacv1.ClusterRoleBinding](t, given))
		}
	}
	_, static := rbacregistry.NewTestRuleResolver(roles, bindings, clusterRoles, clusterRoleBindings)
	return union.New(
		authorizerfactory.NewPrivilegedGroups(user.SystemPrivilegedGroup),
		rbac.New(static, static, static, static),
	)
}

var errRefusedBefore = errors.New("refused before any policy is asked")

// judge is the verdict of Kubernetes. A pod that it refuses for other reasons is an error.
func (c *cluster) judge(t *testing.T, r request) (verdict, error) {
	t.Helper()
	pod := internal(t, r.pod)
	operation, attributes := admission.Create, func() admission.Attributes { return attributesOf(pod, nil, r.user) }
	if r.old != nil {
		old := internal(t, r.old)
		operation, attributes = admission.Update, func() admission.Attributes { return attributesOf(pod, old, r.user) }
	} else if err := c.account.Admit(t.Context(), attributes(), nil); err != nil {
		return verdict{}, errRefusedBefore
	}
	v := verdict{Opinions: c.opinions(t, pod)}
	var err error
	if operation == admission.Create {
		err = c.plugin.(admission.MutationInterface).Admit(t.Context(), attributes(), nil)
	}
	if err == nil {
		recorded := &annotated{Attributes: attributes()}
		err = c.plugin.(admission.ValidationInterface).Validate(t.Context(), recorded, nil)
		v.Policy = recorded.policy
	}
	if err != nil {
		return v, nil
	}
	if written := pod.Annotations["kubernetes.io/psp"]; operation == admission.Create && written != v.Policy {
		t.Errorf("the policy %q admits the pod and %q validates it", written, v.Policy)
	}
	v.Admitted, v.Pod = true, external(t, pod)
	return v, nil
}

// annotated reads from the audit annotations which policy decided.
type annotated struct {
	admission.Attributes
	policy string
}

func (a *annotated) AddAnnotation(_, value string) error {
	a.policy = value
	return nil
}

func attributesOf(pod, old *api.Pod, who *user.DefaultInfo) admission.Attributes {
	if who == nil {
		who = &user.DefaultInfo{Name: "nobody"}
	}
	operation := admission.Create
	var before *api.Pod
	if old != nil {
		operation, before = admission.Update, old
		return admission.NewAttributesRecord(pod, before, corev1.SchemeGroupVersion.WithKind("Pod"), pod.Namespace, pod.Name,
			corev1.SchemeGroupVersion.WithResource("pods"), "", operation, nil, false, who)
	}
	return admission.NewAttributesRecord(pod, nil, corev1.SchemeGroupVersion.WithKind("Pod"), pod.Namespace, pod.Name,
		corev1.SchemeGroupVersion.WithResource("pods"), "", operation, nil, false, who)
}

// opinions asks each policy for itself.
func (c *cluster) opinions(t *testing.T, pod *api.Pod) map[string]opinion {
	all := map[string]opinion{}
	for _, policy := range c.policies {
		p, err := provider.NewSimpleProvider(policy, pod.Namespace, provider.NewSimpleStrategyFactory())
		if err != nil {
			all[policy.Name] = opinion{Unusable: true}
			continue
		}
		changed := pod.DeepCopy()
		if err := p.MutatePod(changed); err != nil {
			t.Fatal(err)
		}
		o := opinion{Changes: !equal(pod, changed)}
		for _, refusal := range p.ValidatePod(changed) {
			o.Refusals = append(o.Refusals, normal(refusal.Field, pod))
		}
		slices.Sort(o.Refusals)
		all[policy.Name] = o
	}
	return all
}

// internal is a pod as admission sees it: read, defaulted, converted.
func internal(t *testing.T, given m) *api.Pod {
	t.Helper()
	pod := decoded[corev1.Pod](t, given)
	apiv1.SetObjectDefaults_Pod(pod)
	converted := &api.Pod{}
	if err := apiv1.Convert_v1_Pod_To_core_Pod(pod, converted, nil); err != nil {
		t.Fatal(err)
	}
	return converted
}

func external(t *testing.T, pod *api.Pod) *corev1.Pod {
	t.Helper()
	converted := &corev1.Pod{}
	if err := apiv1.Convert_core_Pod_To_v1_Pod(pod, converted, nil); err != nil {
		t.Fatal(err)
	}
	return converted
}

func decoded[T any](t *testing.T, object m) *T {
	t.Helper()
	text, err := json.Marshal(object)
	if err != nil {
		t.Fatal(err)
	}
	into := new(T)
	if err := json.Unmarshal(text, into); err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return into
}
