package reeve.policies.psp["psa-namespace-breaks-workloads_test"]

import data.reeve.policies.psp["psa-namespace-breaks-workloads"] as policy

_bad := {"hostPID": true, "containers": [{"name": "app", "securityContext": {"privileged": true}}]}

_good := {"containers": [{"name": "app"}]}

inventory := {
	"namespace": {
		"shop": {"apps/v1": {"Deployment": {"web": _controller("apps/v1", "Deployment", "shop", "web", {}, _bad)}}},
		"blog": {"v1": {"Pod": {"web": _pod("blog", "web", {}, _good)}}},
		"jobs": {"batch/v1": {"CronJob": {"nightly": {
			"apiVersion": "batch/v1",
			"kind": "CronJob",
			"metadata": {"name": "nightly", "namespace": "jobs"},
			"spec": {"jobTemplate": {"spec": {"template": {"spec": _bad}}}},
		}}}},
		"press": {
			"apps/v1": {
				"Deployment": {"web": _controller("apps/v1", "Deployment", "press", "web", {}, _bad)},
				"ReplicaSet": {"web-1": _controller("apps/v1", "ReplicaSet", "press", "web-1", _owner("Deployment", "web"), _bad)},
			},
			"v1": {"Pod": {"web-1-x": _pod("press", "web-1-x", _owner("ReplicaSet", "web-1"), _bad)}},
		},
		"orphans": {"v1": {"Pod": {"web-1-x": _pod("orphans", "web-1-x", _owner("ReplicaSet", "web-1"), _bad)}}},
		"past": {
			"v1": {"Pod": {
				"done": object.union(_pod("past", "done", {}, _bad), {"status": {"phase": "Succeeded"}}),
				"failed": object.union(_pod("past", "failed", {}, _bad), {"status": {"phase": "Failed"}}),
			}},
			"batch/v1": {"Job": {"import": object.union(
				_controller("batch/v1", "Job", "past", "import", {}, _bad),
				{"status": {"completionTime": "2026-01-01T00:00:00Z"}},
			)}},
		},
	},
	"complete": {"*/*": {"*": true}},
}

_pod(namespace, name, metadata, spec) := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": object.union({"name": name, "namespace": namespace}, metadata),
	"spec": spec,
}

_controller(api_version, kind, namespace, name, metadata, spec) := {
	"apiVersion": api_version,
	"kind": kind,
	"metadata": object.union({"name": name, "namespace": namespace}, metadata),
	"spec": {"template": {"spec": spec}},
}

_owner(kind, name) := {"ownerReferences": [{
	"apiVersion": "apps/v1",
	"kind": kind,
	"name": name,
	"controller": true,
}]}

denied["a level that refuses what runs"] := _namespace("shop", {_enforce: "baseline"})

denied["a stricter level"] := _namespace("blog", {_enforce: "restricted"})

denied["no level, which counts as restricted"] := _namespace("blog", {_enforce: "Baseline"})

denied["a workload that makes others"] := _namespace("jobs", {_enforce: "baseline"})

denied["pods of a controller, which count once"] := _namespace("press", {_enforce: "baseline"})

denied["a pod whose controller nobody knows"] := _namespace("orphans", {_enforce: "baseline"})

allowed["a level that what runs fulfils"] := _namespace("blog", {_enforce: "baseline"})

allowed["the privileged level"] := _namespace("shop", {_enforce: "privileged"})

allowed["no label"] := _namespace("shop", {})

allowed["a level that only warns"] := _namespace("shop", {"pod-security.kubernetes.io/warn": "restricted"})

allowed["only what has ended"] := _namespace("past", {_enforce: "baseline"})

allowed["an empty namespace"] := _namespace("empty", {_enforce: "restricted"})

allowed["a namespace whose name is yet to be generated"] := {
	"apiVersion": "v1",
	"kind": "Namespace",
	"metadata": {"generateName": "shop", "labels": {_enforce: "baseline"}},
}

_enforce := "pod-security.kubernetes.io/enforce"

_namespace(name, labels) := {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": name, "labels": labels}}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object with data.inventory as inventory
	count(policy.unknown) == 0 with input as object with data.inventory as inventory
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object with data.inventory as inventory
	count(policy.unknown) == 0 with input as object with data.inventory as inventory
}

test_verdict if {
	policy.violation == {{
		"msg": concat("", [
			"namespace \"shop\" at level \"baseline\" refuses Deployment \"web\", ",
			"which fails pss-host-namespaces: pod shares the PID namespace of the node",
		]),
		"path": ["metadata", "labels", _enforce],
		"related": [{"object": {"apiVersion": "apps/v1", "kind": "Deployment", "namespace": "shop", "name": "web"}}],
		"details": {"controls": {
			"pss-host-namespaces": ["pod shares the PID namespace of the node"],
			"pss-privileged": ["container \"app\" is privileged"],
		}},
	}} with input as denied["a level that refuses what runs"]
		with data.inventory as inventory
}

test_one_for_each_workload if {
	shop := object.union(inventory.namespace.shop, {"v1": {"Pod": {"db": _pod("shop", "db", {}, _bad)}}})
	found := policy.violation with input as denied["a level that refuses what runs"]
		with data.inventory as {"namespace": {"shop": shop}}
	{one.related[0].object.name | some one in found} == {"web", "db"}
}

test_the_controller_stands_for_its_pods if {
	some found in policy.violation with data.inventory as inventory
		with input as denied["pods of a controller, which count once"]
	found.related[0].object.kind == "Deployment"
}

# That of a kind which nobody knows to bear pods cannot stand for them.
test_a_controller_that_bears_no_pod_known if {
	owner := {"ownerReferences": [{"apiVersion": "acme.example.com/v1", "kind": "Fleet", "name": "web", "controller": true}]}
	known := {"namespace": {"shop": {
		"v1": {"Pod": {"web-x": _pod("shop", "web-x", owner, _bad)}},
		"acme.example.com/v1": {"Fleet": {"web": _controller("acme.example.com/v1", "Fleet", "shop", "web", {}, _good)}},
	}}}
	object := denied["a level that refuses what runs"]
	count(policy.violation) == 1 with input as object with data.inventory as known
	count(policy.violation) == 0 with input as object
		with data.inventory as known
		with data.reeve_config as {"extraPodSpecPaths": {"acme.example.com/Fleet": ["spec", "template"]}}
}

test_a_level_to_try[name] if {
	some name, row in {
		"as labelled": {"level": "", "namespace": _namespace("blog", {_enforce: "baseline"}), "count": 0},
		"stricter than the label": {"level": "restricted", "namespace": _namespace("blog", {_enforce: "baseline"}), "count": 1},
		"weaker than the label": {"level": "baseline", "namespace": _namespace("blog", {_enforce: "restricted"}), "count": 0},
		"without a label": {"level": "baseline", "namespace": _namespace("shop", {}), "count": 1},
	}
	count(policy.violation) == row.count with input as row.namespace
		with data.inventory as inventory
		with data.reeve_parameters as {"psp/psa-namespace-breaks-workloads": {"level": row.level}}
}

test_version[name] if {
	some name, row in {
		"latest": {"label": "latest", "cluster": "latest", "count": 1},
		"before the control": {"label": "v1.33", "cluster": "latest", "count": 0},
		"with the control": {"label": "v1.34", "cluster": "latest", "count": 1},
		"of an older cluster": {"label": "latest", "cluster": "v1.33", "count": 0},
	}
	probed := {"containers": [{"name": "app", "livenessProbe": {"tcpSocket": {"host": "example.com", "port": 80}}}]}
	count(policy.violation) == row.count with data.reeve_config as {"k8sVersion": row.cluster}
		with input as _namespace("shop", {_enforce: "baseline", "pod-security.kubernetes.io/enforce-version": row.label})
		with data.inventory as {"namespace": {"shop": {"v1": {"Pod": {"web": _pod("shop", "web", {}, probed)}}}}}
}

_configured(exemptions) := {"cluster": {"pod-security.admission.config.k8s.io/v1": {"PodSecurityConfiguration": {"main": {
	"defaults": {"enforce": "baseline"},
	"exemptions": exemptions,
}}}}}

test_configuration_of_the_cluster[name] if {
	some name, row in {
		"a default": {"exemptions": {}, "count": 1},
		"an exempt namespace": {"exemptions": {"namespaces": ["shop"]}, "count": 0},
		"another one": {"exemptions": {"namespaces": ["blog"]}, "count": 1},
		"an exempt runtime class": {"exemptions": {"runtimeClasses": ["kata"]}, "count": 0},
		"another class": {"exemptions": {"runtimeClasses": ["", "gvisor"]}, "count": 1},
	}
	kata := _pod("shop", "web", {}, object.union(_bad, {"runtimeClassName": "kata"}))
	known := object.union(_configured(row.exemptions), {"namespace": {"shop": {"v1": {"Pod": {"web": kata}}}}})
	count(policy.violation) == row.count with input as _namespace("shop", {}) with data.inventory as known
}

test_what_an_incomplete_inventory_lacks_may_be_refused[name] if {
	some name, wanted in {
		"a level that refuses what runs": 0,
		"a stricter level": 0,
		"a level that what runs fulfils": 1,
		"an empty namespace": 1,
		"the privileged level": 0,
		"no label": 0,
	}
	samples := object.union(denied, allowed)
	count(policy.unknown) == wanted with input as samples[name]
		with data.inventory as {"namespace": inventory.namespace, "complete": {"apps/*": {"*": true}}}
}

test_verdict_on_what_is_unknown if {
	policy.unknown == {{
		"msg": "whether level \"restricted\" refuses what runs in namespace \"empty\"",
		"needs": ["Pod"],
	}} with input as allowed["an empty namespace"]
		with data.inventory as {"complete": {"Pod": {"shop": true}}}
	count(policy.unknown) == 0 with input as allowed["an empty namespace"]
		with data.inventory as {"complete": {"Pod": {"empty": true}}}
}

test_no_other_kind if {
	every api_version in ["v1", "example.com/v1"] {
		object := {"apiVersion": api_version, "kind": "Namespaces", "metadata": {"name": "shop", "labels": {_enforce: "baseline"}}}
		count(policy.violation) == 0 with input as object with data.inventory as inventory
		count(policy.unknown) == 0 with input as object
	}
}
