package k8s_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"
)

// quotaWorld makes objects up, of few names and values, so that they meet.
type quotaWorld struct{ *rand.Rand }

type m = map[string]any

func (w quotaWorld) one(of ...any) any { return of[w.IntN(len(of))] }

func (w quotaWorld) chance(percent int) bool { return w.IntN(100) < percent }

// amount is written in many ways.
func (w quotaWorld) amount() any {
	return w.one("0", 0, 1, 2, "1", "2", "4", "100m", "250m", "0.5", 0.5, "1500m", "1k", "1e2", "64Mi", "128Mi", "1Gi", "1.5Gi", "2Gi", "128m", "1.0001", "100u", "5n", "3", "0.1", "10", "900719925474099", "9223372036854775", "9300000000000000", "9300000000000000500m", "1Ei", nil)
}

func (w quotaWorld) list(percent int, names ...string) any {
	list := m{}
	for _, name := range names {
		if w.chance(percent) {
			list[name] = w.amount()
		}
	}
	if len(list) == 0 {
		return w.one(nil, list)
	}
	return list
}

var (
	computed = []string{"cpu", "memory", "ephemeral-storage", "hugepages-2Mi", "example.com/gpu"}
	limits   = []string{"cpu", "memory", "ephemeral-storage", "example.com/gpu"}
)

func (w quotaWorld) resources() any {
	if w.chance(15) {
		return w.one(nil, m{})
	}
	return m{"requests": w.list(35, computed...), "limits": w.list(35, computed...)}
}

func (w quotaWorld) containers(n int, init bool) []any {
	var all []any
	for i := range n {
		container := m{"name": fmt.Sprint("c", i), "image": "a", "resources": w.resources()}
		if init && w.chance(40) {
			container["restartPolicy"] = "Always"
		}
		all = append(all, container)
	}
	return all
}

func (w quotaWorld) pod(namespace string) m {
	spec := m{"containers": w.containers(1+w.IntN(2), false)}
	if w.chance(50) {
		spec["initContainers"] = w.containers(1+w.IntN(3), true)
	}
	if w.chance(15) {
		spec["overhead"] = w.list(50, "cpu", "memory", "example.com/gpu")
	}
	if w.chance(20) {
		spec["resources"] = m{"requests": w.list(40, "cpu", "memory", "hugepages-2Mi"), "limits": w.list(40, "cpu", "memory", "hugepages-2Mi")}
	}
	if w.chance(25) {
		spec["activeDeadlineSeconds"] = w.one(0, 5, nil)
	}
	if w.chance(40) {
		spec["priorityClassName"] = w.one("high", "low", "", nil)
	}
	if w.chance(20) {
		term := m{"topologyKey": "a", "namespaces": w.one(nil, []any{}, []any{"x"}), "namespaceSelector": w.one(nil, nil, m{})}
		spec["affinity"] = w.one(
			m{"podAffinity": m{"requiredDuringSchedulingIgnoredDuringExecution": []any{term}}},
			m{"podAntiAffinity": m{"preferredDuringSchedulingIgnoredDuringExecution": []any{m{"weight": 1, "podAffinityTerm": term}}}},
			nil,
		)
	}
	return m{"apiVersion": "v1", "kind": "Pod", "metadata": m{"name": "pod", "namespace": namespace}, "spec": spec}
}

func (w quotaWorld) limitRange(namespace string, i int) m {
	var items []any
	for _, kind := range []string{"Container", "Pod", "PersistentVolumeClaim"} {
		if !w.chance(55) {
			continue
		}
		item := m{"type": kind, "min": w.list(20, limits...), "max": w.list(20, limits...)}
		if kind == "PersistentVolumeClaim" {
			item = m{"type": kind, "min": w.list(40, "storage", "cpu"), "max": w.list(40, "storage", "cpu")}
		}
		if kind == "Container" {
			item["default"], item["defaultRequest"] = w.list(25, limits...), w.list(25, limits...)
		}
		if kind != "PersistentVolumeClaim" && w.chance(40) {
			item["maxLimitRequestRatio"] = m{w.one("cpu", "memory").(string): w.one(1, "1500m", "2", 3, 4, "10")}
		}
		items = append(items, item)
	}
	return m{"apiVersion": "v1", "kind": "LimitRange", "metadata": m{"name": fmt.Sprint("range-", i), "namespace": namespace}, "spec": m{"limits": items}}
}

var keys = []string{
	"pods", "count/pods", "cpu", "memory", "requests.cpu", "requests.memory", "limits.cpu", "limits.memory", "ephemeral-storage", "requests.ephemeral-storage", "limits.ephemeral-storage",
	"hugepages-2Mi", "requests.hugepages-2Mi", "requests.example.com/gpu", "limits.example.com/gpu", "example.com/gpu", "services", "count/services", "services.loadbalancers", "services.nodeports",
	"count/resourceclaims.resource.k8s.io", "card.deviceclass.resource.k8s.io/devices", "requests.deviceclass.resource.kubernetes.io/card", "requests.deviceclass.resource.kubernetes.io/other", "requests.example.com/card",
	"persistentvolumeclaims", "count/persistentvolumeclaims", "requests.storage", "gold.storageclass.storage.k8s.io/requests.storage", "gold.storageclass.storage.k8s.io/persistentvolumeclaims", "secrets", "count/deployments.apps",
}

func (w quotaWorld) quota(namespace string, i int) m {
	hard, used := m{}, m{}
	for _, key := range keys {
		if w.chance(18) {
			hard[key], used[key] = w.amount(), w.one("0", "1", "100m", "1Gi", "2", 0)
		}
	}
	q := m{"apiVersion": "v1", "kind": "ResourceQuota", "metadata": m{"name": fmt.Sprint("quota-", i), "namespace": namespace}}
	spec := m{"hard": hard}
	if w.chance(40) {
		spec["scopes"] = []any{w.one("BestEffort", "NotBestEffort", "Terminating", "NotTerminating", "CrossNamespacePodAffinity", "PriorityClass")}
	}
	if w.chance(35) {
		spec["scopeSelector"] = m{"matchExpressions": []any{w.one(
			m{"scopeName": "PriorityClass", "operator": "In", "values": []any{"high", "other"}},
			m{"scopeName": "PriorityClass", "operator": "NotIn", "values": []any{"high"}},
			m{"scopeName": "PriorityClass", "operator": "Exists"},
			m{"scopeName": "PriorityClass", "operator": "DoesNotExist"},
			m{"scopeName": "NotTerminating", "operator": "Exists"},
			m{"scopeName": "VolumeAttributesClass", "operator": "In", "values": []any{"fast"}},
			m{"scopeName": "VolumeAttributesClass", "operator": "DoesNotExist"},
		)}}
	}
	if len(hard) > 0 && w.chance(75) {
		if w.chance(10) {
			delete(used, keys[w.IntN(len(keys))])
			delete(used, keys[w.IntN(len(keys))])
		}
		q["status"] = m{"hard": hard, "used": used}
	}
	q["spec"] = spec
	return q
}

func (w quotaWorld) claim(namespace string) m {
	spec := m{"resources": m{"requests": w.list(85, "storage")}}
	if w.chance(50) {
		spec["storageClassName"] = w.one("gold", "", "silver", nil)
	}
	if w.chance(40) {
		spec["volumeAttributesClassName"] = w.one("fast", "slow", "")
	}
	metadata := m{"name": "claim", "namespace": namespace}
	if w.chance(20) {
		metadata["annotations"] = m{"volume.beta.kubernetes.io/storage-class": w.one("gold", "")}
	}
	claim := m{"apiVersion": "v1", "kind": "PersistentVolumeClaim", "metadata": metadata, "spec": spec}
	if w.chance(20) {
		claim["status"] = m{"allocatedResources": w.list(80, "storage"), "currentVolumeAttributesClassName": w.one("fast", nil), "modifyVolumeStatus": w.one(nil, m{"status": "Pending", "targetVolumeAttributesClassName": "fast"})}
	}
	return claim
}

func (w quotaWorld) service(namespace string) m {
	var ports []any
	for i := range w.IntN(4) {
		ports = append(ports, m{"name": fmt.Sprint("p", i), "port": 80 + i, "nodePort": w.one(nil, 0, 30000+i)})
	}
	spec := m{"type": w.one("ClusterIP", "NodePort", "LoadBalancer", nil, "ExternalName"), "ports": ports}
	if w.chance(50) {
		spec["allocateLoadBalancerNodePorts"] = w.one(true, false, nil)
	}
	return m{"apiVersion": "v1", "kind": "Service", "metadata": m{"name": "service", "namespace": namespace}, "spec": spec}
}

func (w quotaWorld) devices(namespace string) m {
	choice := func() m {
		c := m{"name": fmt.Sprint("c", w.IntN(9)), "deviceClassName": w.one("card", "other")}
		switch w.IntN(3) {
		case 0:
			c["allocationMode"] = "All"
		case 1:
			c["allocationMode"], c["count"] = w.one("ExactCount", nil), w.one(1, 2, 3, nil)
		}
		return c
	}
	var requests []any
	for i := range w.IntN(4) {
		request := m{"name": fmt.Sprint("r", i)}
		if w.chance(50) {
			request["exactly"] = choice()
			delete(request["exactly"].(m), "name")
		} else {
			request["firstAvailable"] = []any{choice(), choice(), choice()}
		}
		requests = append(requests, request)
	}
	return m{
		"apiVersion": "resource.k8s.io/v1", "kind": "ResourceClaim", "metadata": m{"name": "devices", "namespace": namespace},
		"spec": m{"devices": m{"requests": requests}},
	}
}

// update is an object beside the one that it replaces.
func (w quotaWorld) update(namespace string, of func(quotaWorld, string) m) (object, old m) {
	object, old = of(w, namespace), of(w, namespace)
	old["metadata"].(m)["resourceVersion"] = "1"
	return object, old
}

// updated is a pod that is resized, or gets a deadline, beside what it was.
func (w quotaWorld) updated(namespace string) (object, old m) {
	old = w.pod(namespace)
	spec := old["spec"].(m)
	delete(spec, "resources")
	old["metadata"].(m)["resourceVersion"] = "1"
	changed := maps.Clone(spec)
	switch w.IntN(3) {
	case 0:
		changed["activeDeadlineSeconds"] = w.one(0, 5, nil)
	case 1:
		containers := slices.Clone(spec["containers"].([]any))
		resized := maps.Clone(containers[0].(m))
		resized["resources"] = m{"requests": w.list(50, computed...), "limits": w.list(50, computed...)}
		containers[0], changed["containers"] = resized, containers
	}
	return m{"apiVersion": "v1", "kind": "Pod", "metadata": old["metadata"], "spec": changed}, old
}

func (w quotaWorld) around(namespace string, object m) quotaCase {
	c := quotaCase{namespace: namespace, object: object}
	for i := range w.IntN(4) {
		c.ranges = append(c.ranges, w.limitRange(namespace, i))
	}
	for i := range w.IntN(4) {
		c.quotas = append(c.quotas, w.quota(namespace, i))
	}
	return c
}

func TestGeneratedObjectsAreAdmittedAsByKubernetes(t *testing.T) {
	for name, kind := range map[string]struct {
		n    int
		make func(quotaWorld, string) m
	}{
		"pods":     {10_000, quotaWorld.pod},
		"claims":   {2000, quotaWorld.claim},
		"services": {1000, quotaWorld.service},
		"devices":  {1000, quotaWorld.devices},
	} {
		t.Run(name, func(t *testing.T) {
			w := quotaWorld{rand.New(rand.NewPCG(8, 37))}
			var cases []quotaCase
			for i := range kind.n {
				namespace := fmt.Sprint(name, "-", i)
				cases = append(cases, w.around(namespace, kind.make(w, namespace)))
			}
			refused := compareQuotas(t, cases)
			if refused["ResourceQuota"] == 0 || (name == "pods" || name == "claims") && refused["LimitRange"] == 0 {
				t.Errorf("nothing was refused: %v", refused)
			}
		})
	}
}

func TestGeneratedUpdatesAreAdmittedAsByKubernetes(t *testing.T) {
	beside := func(of func(quotaWorld, string) m) func(quotaWorld, string) (m, m) {
		return func(w quotaWorld, namespace string) (m, m) { return w.update(namespace, of) }
	}
	for name, of := range map[string]func(quotaWorld, string) (m, m){
		"pods": quotaWorld.updated, "claims": beside(quotaWorld.claim), "services": beside(quotaWorld.service), "devices": beside(quotaWorld.devices),
	} {
		t.Run(name, func(t *testing.T) {
			w := quotaWorld{rand.New(rand.NewPCG(9, 37))}
			var cases []quotaCase
			for i := range 1000 {
				namespace := fmt.Sprint(name, "-update-", i)
				object, old := of(w, namespace)
				c := w.around(namespace, object)
				c.old = old
				cases = append(cases, c)
			}
			if refused := compareQuotas(t, cases); refused["ResourceQuota"] == 0 {
				t.Errorf("nothing was refused: %v", refused)
			}
		})
	}
}
