package netpol_test

import (
	"fmt"
	"io"
	"slices"
	"testing"

	"github.com/mattfenwick/cyclonus/pkg/connectivity/probe"
	"github.com/mattfenwick/cyclonus/pkg/generator"
	"github.com/sirupsen/logrus"
	corev1 "k8s.io/api/core/v1"
	networkingv1 "k8s.io/api/networking/v1"

	"github.com/reeve-policy/reeve/evaluator/network"
)

// The pods, namespaces and ports that the generated cases are about.
var (
	namespaces = []string{"x", "y", "z"}
	names      = []string{"a", "b", "c"}
	numbers    = []int{80, 81, 82}
	protocols  = []corev1.Protocol{corev1.ProtocolTCP, corev1.ProtocolUDP, corev1.ProtocolSCTP}
)

// podIP is that of the pod z/c, which cases on ipBlocks are about.
const podIP = "192.168.3.3"

// state is what the actions of a case change.
type state struct {
	resources *probe.Resources
	policies  []*networkingv1.NetworkPolicy
	created   int
}

func newState() *state {
	s := &state{resources: &probe.Resources{Namespaces: map[string]map[string]string{}}}
	for i, namespace := range namespaces {
		s.resources.Namespaces[namespace] = map[string]string{"ns": namespace}
		for j, name := range names {
			pod := probe.NewDefaultPod(namespace, name, numbers, protocols, false, "registry.example.com")
			pod.IP = fmt.Sprintf("192.168.%d.%d", i+1, j+1)
			s.resources.Pods = append(s.resources.Pods, pod)
		}
	}
	return s
}

func (s *state) world() *world {
	w := &world{namespaces: s.resources.Namespaces, pods: s.resources.Pods, policies: s.policies}
	for _, number := range numbers {
		for _, protocol := range protocols {
			w.ports = append(w.ports, network.Port{Number: number, Protocol: network.Protocol(protocol)})
		}
	}
	return w
}

func TestEveryGeneratedCaseHasTheSameVerdicts(t *testing.T) {
	logrus.SetOutput(io.Discard)
	var total tally
	steps, all := 0, generator.NewTestCaseGenerator(true, podIP, namespaces, nil, nil).GenerateAllTestCases()
	for _, c := range all {
		s := newState()
		for i, step := range c.Steps {
			for _, action := range step.Actions {
				if err := s.perform(action); err != nil {
					t.Fatalf("%s: %v", c.Description, err)
				}
			}
			steps++
			total.add(s.world().compare(t, fmt.Sprintf("%s, step %d", c.Description, i+1)))
		}
	}
	t.Logf("%d cases, %d steps: %s", len(all), steps, total)
	if len(all) != 230 || total.compared != 187_326 || total.allowed == 0 || total.allowed == total.compared {
		t.Errorf("want the 230 cases with their 187,326 verdicts, allowed and denied")
	}
}

func (s *state) perform(action *generator.Action) (err error) {
	switch {
	case action.CreatePolicy != nil:
		s.policies = append(s.policies, action.CreatePolicy.Policy)
	case action.UpdatePolicy != nil:
		updated := action.UpdatePolicy.Policy
		s.deletePolicy(updated.Namespace, updated.Name)
		s.policies = append(s.policies, updated)
	case action.DeletePolicy != nil:
		s.deletePolicy(action.DeletePolicy.Namespace, action.DeletePolicy.Name)
	case action.CreateNamespace != nil:
		s.resources, err = s.resources.CreateNamespace(action.CreateNamespace.Namespace, action.CreateNamespace.Labels)
	case action.SetNamespaceLabels != nil:
		s.resources, err = s.resources.UpdateNamespaceLabels(action.SetNamespaceLabels.Namespace, action.SetNamespaceLabels.Labels)
	case action.DeleteNamespace != nil:
		s.resources, err = s.resources.DeleteNamespace(action.DeleteNamespace.Namespace)
	case action.ReadNetworkPolicies != nil:
	case action.CreatePod != nil:
		a := action.CreatePod
		if s.resources, err = s.resources.CreatePod(a.Namespace, a.Pod, a.Labels); err == nil {
			var pod *probe.Pod
			pod, err = s.resources.GetPod(a.Namespace, a.Pod)
			s.created++
			pod.IP = fmt.Sprintf("192.168.9.%d", s.created)
		}
	case action.SetPodLabels != nil:
		a := action.SetPodLabels
		s.resources, err = s.resources.SetPodLabels(a.Namespace, a.Pod, a.Labels)
	case action.DeletePod != nil:
		s.resources, err = s.resources.DeletePod(action.DeletePod.Namespace, action.DeletePod.Pod)
	default:
		err = fmt.Errorf("action %+v is none that is known", action)
	}
	return err
}

func (s *state) deletePolicy(namespace, name string) {
	s.policies = slices.DeleteFunc(s.policies, func(p *networkingv1.NetworkPolicy) bool {
		return p.Namespace == namespace && p.Name == name
	})
}
