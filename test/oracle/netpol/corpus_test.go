package netpol_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"net/netip"
	"os"
	"path/filepath"
	"slices"
	"testing"

	corev1 "k8s.io/api/core/v1"
	networkingv1 "k8s.io/api/networking/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/util/intstr"
	"k8s.io/apimachinery/pkg/util/yaml"

	"github.com/mattfenwick/cyclonus/pkg/connectivity/probe"

	"github.com/reeve-policy/reeve/evaluator/network"
)

// The committed part of the development corpus, and the whole of it, which stands beside
// the project on its developers' machines.
const (
	committedCorpus = "../../../testdata/corpus"
	wholeCorpus     = "../../../../shared/corpus"
)

func TestTheCommittedCorpusHasTheSameVerdicts(t *testing.T) { compareCorpus(t, committedCorpus) }

func TestTheWholeCorpusHasTheSameVerdicts(t *testing.T) {
	if _, err := os.Stat(wholeCorpus); err != nil {
		t.Skipf("the whole corpus is not here (%s): only its committed part was compared", wholeCorpus)
	}
	compareCorpus(t, wholeCorpus)
}

// compareCorpus makes a world of the policies of each file: with pods and namespaces that
// its selectors and blocks are for, with others nearly so, and with the ports it names.
func compareCorpus(t *testing.T, folder string) {
	t.Helper()
	var total tally
	files, policies, refused := 0, 0, 0
	for file, all := range policiesIn(t, folder) {
		valid := slices.DeleteFunc(all, func(p *networkingv1.NetworkPolicy) bool { return !isReadable(p) })
		policies, refused = policies+len(valid), refused+len(all)-len(valid)
		if len(valid) == 0 {
			continue
		}
		files++
		total.add(around(newRandom(uint64(len(file))), valid).compare(t, file))
	}
	t.Logf("%d policies of %d files, %d left out that the API server refuses: %s", policies, files, refused, total)
	if policies == 0 || total.allowed == 0 || total.allowed == total.compared {
		t.Error("want policies, and verdicts of both kinds")
	}
}

// policiesIn are the policies of every file, the first of each name. What is no manifest,
// such as a template for one, has none.
func policiesIn(t *testing.T, folder string) map[string][]*networkingv1.NetworkPolicy {
	t.Helper()
	found := map[string][]*networkingv1.NetworkPolicy{}
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() || !slices.Contains([]string{".yaml", ".yml", ".json"}, filepath.Ext(path)) {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		reader := yaml.NewYAMLReader(bufio.NewReader(bytes.NewReader(text)))
		for {
			document, err := reader.Read()
			if err != nil {
				return nil // the end, or what is no stream of documents
			}
			if text, err := yaml.ToJSON(document); err == nil {
				found[path] = add(found[path], text)
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func add(all []*networkingv1.NetworkPolicy, text []byte) []*networkingv1.NetworkPolicy {
	var list struct{ Items []json.RawMessage }
	if json.Unmarshal(text, &list) == nil {
		for _, item := range list.Items {
			all = add(all, item)
		}
	}
	p := &networkingv1.NetworkPolicy{}
	if json.Unmarshal(text, p) != nil || p.Kind != "NetworkPolicy" || p.APIVersion != "networking.k8s.io/v1" || p.Name == "" {
		return all
	}
	if p.Namespace == "" {
		p.Namespace = "default"
	}
	if slices.ContainsFunc(all, func(o *networkingv1.NetworkPolicy) bool { return o.Name == p.Name && o.Namespace == p.Namespace }) {
		return all
	}
	return append(all, p)
}

// isReadable is whether cyclonus reads a policy without panic.
func isReadable(p *networkingv1.NetworkPolicy) (ok bool) {
	defer func() { ok = recover() == nil }()
	w := &world{policies: []*networkingv1.NetworkPolicy{p}}
	w.native()
	for _, peer := range peersOf(p) {
		if peer.IPBlock != nil {
			for _, block := range append([]string{peer.IPBlock.CIDR}, peer.IPBlock.Except...) {
				netip.MustParsePrefix(block)
			}
		}
	}
	return true
}

// around makes a world for policies.
func around(r random, policies []*networkingv1.NetworkPolicy) *world {
	w := &world{namespaces: map[string]map[string]string{}, policies: policies, ports: portsOf(policies), rewritten: true}
	addresses := []string{"192.0.2.1"}
	pods := []map[string]string{nil}
	namespaced := []map[string]string{nil}
	for _, p := range policies {
		w.namespaces[p.Namespace] = nil
		pods = append(pods, near(r, &p.Spec.PodSelector)...)
		for _, peer := range peersOf(p) {
			pods = append(pods, near(r, peer.PodSelector)...)
			namespaced = append(namespaced, near(r, peer.NamespaceSelector)...)
			addresses = append(addresses, inside(peer.IPBlock)...)
		}
	}
	for i, labels := range namespaced[:min(len(namespaced), 6)] {
		name := fmt.Sprint("other", i)
		if own, ok := labels[corev1.LabelMetadataName]; ok {
			name = own
		}
		w.namespaces[name] = labels
	}
	names := slices.Sorted(func(yield func(string) bool) {
		for name := range w.namespaces {
			if !yield(name) {
				return
			}
		}
	})
	// The policies' own namespaces get a pod of every kind, the others some of them.
	for i, labels := range pods[:min(len(pods), 12)] {
		for _, namespace := range names {
			own := slices.ContainsFunc(policies, func(p *networkingv1.NetworkPolicy) bool { return p.Namespace == namespace })
			if own || i < 2 || r.chance(30) {
				w.pods = append(w.pods, declaring(w, namespace, labels, pick(r, addresses)))
			}
		}
	}
	return w
}

func declaring(w *world, namespace string, labels map[string]string, ip string) *probe.Pod {
	pod := &probe.Pod{Namespace: namespace, Name: fmt.Sprint("pod", len(w.pods)), Labels: labels, IP: ip}
	for i, name := range namedPorts(w.policies) {
		pod.Containers = append(pod.Containers, &probe.Container{
			Name: fmt.Sprint("c", i), Port: 8000 + i, Protocol: corev1.ProtocolTCP, PortName: name,
		})
	}
	if len(pod.Containers) == 0 {
		pod.Containers = []*probe.Container{{Name: "c", Port: 80, Protocol: corev1.ProtocolTCP, PortName: "web"}}
	}
	return pod
}

// near are labels that a selector selects, and some that lack little.
func near(r random, s *metav1.LabelSelector) (all []map[string]string) {
	if s == nil {
		return nil
	}
	wanted := map[string]string{}
	for key, value := range s.MatchLabels {
		wanted[key] = value
	}
	for _, e := range s.MatchExpressions {
		switch e.Operator {
		case metav1.LabelSelectorOpIn:
			wanted[e.Key] = pick(r, e.Values)
		case metav1.LabelSelectorOpExists:
			wanted[e.Key] = "any"
		}
	}
	all = append(all, wanted)
	for key := range wanted {
		without, other := filled(wanted, nil), filled(wanted, nil)
		delete(without, key)
		other[key] = "other"
		return append(all, without, other)
	}
	for _, e := range s.MatchExpressions {
		for _, value := range append([]string{"other"}, e.Values...) {
			all = append(all, map[string]string{e.Key: value})
		}
	}
	return all
}

// inside are addresses at the ends of a block and its exceptions, and beside them.
func inside(block *networkingv1.IPBlock) (all []string) {
	if block == nil {
		return nil
	}
	for _, text := range append([]string{block.CIDR}, block.Except...) {
		first := netip.MustParsePrefix(text).Masked().Addr()
		for _, a := range []netip.Addr{first, first.Next(), first.Prev()} {
			if a.IsValid() {
				all = append(all, a.String())
			}
		}
	}
	return all
}

func itemsOf(policies []*networkingv1.NetworkPolicy) (all []networkingv1.NetworkPolicyPort) {
	for _, p := range policies {
		for _, rule := range p.Spec.Ingress {
			all = append(all, rule.Ports...)
		}
		for _, rule := range p.Spec.Egress {
			all = append(all, rule.Ports...)
		}
	}
	return all
}

func namedPorts(policies []*networkingv1.NetworkPolicy) (all []string) {
	for _, item := range itemsOf(policies) {
		if item.Port != nil && item.Port.Type == intstr.String {
			all = append(all, item.Port.StrVal)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// portsOf are the ports that policies name and their neighbours, over TCP and UDP.
func portsOf(policies []*networkingv1.NetworkPolicy) (all []network.Port) {
	list := []int{80}
	for i := range namedPorts(policies) {
		list = append(list, 8000+i)
	}
	for _, item := range itemsOf(policies) {
		if item.Port != nil && item.Port.Type == intstr.Int {
			list = append(list, item.Port.IntValue(), item.Port.IntValue()+1)
		}
		if item.EndPort != nil {
			list = append(list, int(*item.EndPort), int(*item.EndPort)+1)
		}
	}
	slices.Sort(list)
	list = slices.Compact(list)
	for _, number := range list[:min(len(list), 12)] {
		if number > 0 && number < 65536 {
			all = append(all, network.Port{Number: number, Protocol: network.TCP}, network.Port{Number: number, Protocol: network.UDP})
		}
	}
	return all
}
