package reeve.policies.quotas["workload-fits-quota_test"]

import data.reeve.policies.quotas["workload-fits-quota"] as policy

inventory := {
	"namespace": {
		"shop": {
			"v1": {
				"ResourceQuota": {"main": _quota("main", "shop", {"hard": {"pods": 5, "requests.cpu": "2", "memory": "6Gi"}})},
				"LimitRange": {"main": {
					"apiVersion": "v1",
					"kind": "LimitRange",
					"metadata": {"name": "main", "namespace": "shop"},
					"spec": {"limits": [{"type": "Container", "defaultRequest": {"memory": "1Gi"}}]},
				}},
			},
			"autoscaling/v2": {"HorizontalPodAutoscaler": {"scaled": {
				"apiVersion": "autoscaling/v2",
				"kind": "HorizontalPodAutoscaler",
				"metadata": {"name": "scaled", "namespace": "shop"},
				"spec": {"maxReplicas": 6, "scaleTargetRef": {"apiVersion": "apps/v1", "kind": "StatefulSet", "name": "scaled"}},
			}}},
		},
		"scoped": {"v1": {"ResourceQuota": {"main": _quota("main", "scoped", {
			"hard": {"pods": 1},
			"scopes": ["BestEffort"],
		})}}},
		"busy": {"apps/v1": {"StatefulSet": {
			"one": _workload("apps/v1", "StatefulSet", "one", "busy", {"replicas": 2}, "1"),
			"two": _workload("apps/v1", "StatefulSet", "two", "busy", {"replicas": 3}, "1"),
		}}},
	},
	"complete": {"LimitRange": {"*": true}, "ResourceQuota": {"*": true}, "Node": {"*": true}},
}

_quota(name, namespace, spec) := {
	"apiVersion": "v1",
	"kind": "ResourceQuota",
	"metadata": {"name": name, "namespace": namespace},
	"spec": spec,
}

denied["too many replicas"] := _set("db", {"replicas": 6}, "100m")

denied["too much cpu"] := _set("db", {"replicas": 3}, "700m")

denied["too much memory by default"] := object.union(_set("db", {"replicas": 4}, "1m"), {"spec": {"template": {"spec": {"containers": [
	_container("1m"),
	{"name": "helper"},
]}}}})

denied["a deployment whose update does not fit"] := _workload("apps/v1", "Deployment", "web", "shop", {"replicas": 4}, "500m")

denied["a surge of its own"] := _workload(
	"apps/v1", "Deployment", "web", "shop", {
		"replicas": 2,
		"strategy": {"rollingUpdate": {"maxSurge": 2}},
	},
	"600m",
)

denied["an autoscaler"] := _set("scaled", {}, "1m")

denied["a parallel job"] := _workload("batch/v1", "Job", "report", "shop", {"parallelism": 9, "completions": 3}, "1")

denied["runs that may overlap"] := _cron({}, "1500m")

denied["a single pod"] := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": "web", "namespace": "shop"},
	"spec": {"containers": [_container("2500m")]},
}

denied["pods in the scope"] := _of_spec("scoped", {"containers": [{"name": "app"}]})

denied["a quota for all workloads together"] := _quota("main", "busy", {"hard": {"pods": 9, "cpu": "4"}})

allowed["what fits"] := _set("db", {"replicas": 4}, "500m")

allowed["a deployment that is recreated"] := _workload(
	"apps/v1", "Deployment", "web", "shop", {
		"replicas": 4,
		"strategy": {"type": "Recreate"},
	},
	"500m",
)

allowed["a job with few completions"] := _workload("batch/v1", "Job", "report", "shop", {"parallelism": 9, "completions": 1}, "1")

allowed["runs that wait"] := _cron({"concurrencyPolicy": "Forbid"}, "1500m")

allowed["a daemon set without nodes"] := _workload("apps/v1", "DaemonSet", "log", "shop", {}, "9")

allowed["pods out of scope"] := _of_spec("scoped", {"containers": [_container("1m")]})

allowed["a namespace without quotas"] := _of_spec("blog", {"containers": [_container("1k")]})

allowed["a quota that is large enough"] := _quota("main", "busy", {"hard": {"pods": 5, "cpu": "5", "count/pods": 0}})

allowed["a quota for nothing of that"] := _quota("main", "busy", {"hard": null})

_set(name, spec, cpu) := _workload("apps/v1", "StatefulSet", name, "shop", spec, cpu)

_cron(spec, cpu) := {
	"apiVersion": "batch/v1",
	"kind": "CronJob",
	"metadata": {"name": "report", "namespace": "shop"},
	"spec": object.union(spec, {"jobTemplate": {"spec": {"template": {"spec": {"containers": [_container(cpu)]}}}}}),
}

_of_spec(namespace, spec) := {
	"apiVersion": "apps/v1",
	"kind": "StatefulSet",
	"metadata": {"name": "web", "namespace": namespace},
	"spec": {"replicas": 2, "template": {"spec": spec}},
}

_workload(version, kind, name, namespace, spec, cpu) := {
	"apiVersion": version,
	"kind": kind,
	"metadata": {"name": name, "namespace": namespace},
	"spec": object.union(spec, {"template": {"spec": {"containers": [_container(cpu)]}}}),
}

_container(cpu) := {"name": "app", "resources": {"requests": {"cpu": cpu}}}

pod_only := {"a single pod"}

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

test_verdict[name] if {
	some name, [message, path] in {
		"too many replicas": ["pods ask for 6 of pods at once, and the quota \"main\" has 5", ["spec", "template", "spec"]],
		"a deployment whose update does not fit": [
			"pods ask for 2500m of requests.cpu during an update, and the quota \"main\" has 2",
			["spec", "template", "spec"],
		],
		"a single pod": ["pods ask for 2500m of requests.cpu at once, and the quota \"main\" has 2", ["spec"]],
		"a quota for all workloads together": [
			"workloads of namespace \"busy\" ask for 5 of cpu, and 4 is the limit",
			["spec", "hard", "cpu"],
		],
	}
	found := policy.violation with input as denied[name] with data.inventory as inventory
	{"msg": message, "path": path} in found
}

test_runs_that_overlap_are_milder if {
	policy.violation == {{
		"msg": "pods ask for 3 of requests.cpu once two runs overlap, and the quota \"main\" has 2",
		"path": ["spec", "jobTemplate", "spec", "template", "spec"],
		"severity": "low",
	}} with input as denied["runs that may overlap"]
		with data.inventory as inventory
}

test_without_surge if {
	every name in ["a deployment whose update does not fit", "a surge of its own"] {
		count(policy.violation) == 0 with input as denied[name]
			with data.inventory as inventory
			with data.reeve_parameters as {"quotas/workload-fits-quota": {"includeSurge": false}}
	}
}

test_without_autoscalers if {
	count(policy.violation) == 0 with input as denied["an autoscaler"]
		with data.inventory as inventory
		with data.reeve_parameters as {"quotas/workload-fits-quota": {"useHPA": false}}
}

test_what_is_not_known if {
	known := {"namespace": inventory.namespace}
	{u.needs[0] | some u in policy.unknown} == {"LimitRange", "ResourceQuota"} with input as allowed["what fits"]
		with data.inventory as known
	{u.needs[0] | some u in policy.unknown} == {"LimitRange", "ResourceQuota", "Node"} with data.inventory as known
		with input as allowed["a daemon set without nodes"]
	policy.unknown == {{
		"msg": "whether the pods fit the quotas of namespace \"blog\"",
		"needs": ["ResourceQuota"],
	}} with input as allowed["a namespace without quotas"]
		with data.inventory as known
}

test_daemons_run_on_every_node if {
	nodes := {"v1": {"Node": {name: {"metadata": {"name": name}} | some name in ["a", "b", "c"]}}}
	daemons := _workload("apps/v1", "DaemonSet", "log", "shop", {}, "700m")
	some found in policy.violation with input as daemons with data.inventory as object.union(inventory, {"cluster": nodes})
	found.msg == "pods ask for 2100m of requests.cpu at once, and the quota \"main\" has 2"
}
