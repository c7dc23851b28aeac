package reeve.lib.demand_test

import data.reeve.lib.demand

_made(steady, surge, overlapping) := {"written": steady, "steady": steady, "surge": surge, "overlapping": overlapping}

_pods := {
	"a pod": ["Pod", {}, _made(1, 0, false)],
	"a deployment": ["apps/Deployment", {}, _made(1, 1, false)],
	"one with replicas": ["apps/Deployment", {"replicas": 10}, _made(10, 3, false)],
	"one that surges by a number": ["apps/Deployment", {"replicas": 4, "strategy": {"rollingUpdate": {"maxSurge": 2}}}, _made(4, 2, false)],
	"one that surges by a share": ["apps/Deployment", {"replicas": 4, "strategy": {"rollingUpdate": {"maxSurge": "30%"}}}, _made(4, 2, false)],
	"one that surges by no number": ["apps/Deployment", {"replicas": 4, "strategy": {"rollingUpdate": {"maxSurge": "lots"}}}, _made(4, 1, false)],
	"one that recreates": ["apps/Deployment", {"replicas": 4, "strategy": {"type": "Recreate"}}, _made(4, 0, false)],
	"one scaled down": ["apps/Deployment", {"replicas": 0}, _made(0, 0, false)],
	"null replicas": ["apps/Deployment", {"replicas": null, "strategy": null}, _made(1, 1, false)],
	"a stateful set": ["apps/StatefulSet", {"replicas": 3}, _made(3, 0, false)],
	"a replica set": ["apps/ReplicaSet", {}, _made(1, 0, false)],
	"a replication controller": ["ReplicationController", {"replicas": 2}, _made(2, 0, false)],
	"a job": ["batch/Job", {}, _made(1, 0, false)],
	"a parallel job": ["batch/Job", {"parallelism": 5}, _made(5, 0, false)],
	"a job with few completions": ["batch/Job", {"parallelism": 5, "completions": 2}, _made(2, 0, false)],
	"one whose surge is null": ["apps/Deployment", {"replicas": 4, "strategy": {"rollingUpdate": {"maxSurge": null}}}, _made(4, 1, false)],
	"a suspended cron job": ["batch/CronJob", {"suspend": true}, _made(0, 0, false)],
	"a suspended job": ["batch/Job", {"parallelism": 5, "suspend": true}, _made(0, 0, false)],
	"a cron job": ["batch/CronJob", {"jobTemplate": {"spec": {"parallelism": 2}}}, _made(2, 0, true)],
	"one that waits": ["batch/CronJob", {"concurrencyPolicy": "Forbid"}, _made(1, 0, false)],
	"a secret": ["Secret", {}, _made(0, 0, false)],
}

test_pods[name] if {
	some name, [kind, spec, wanted] in _pods
	demand.pods(kind, {"metadata": {"name": "web"}, "spec": spec}) == wanted
}

_set(spec) := {
	"metadata": {"name": "log"},
	"spec": object.union(
		{"template": {"spec": {
			"containers": [{"name": "app"}],
			"tolerations": [{"key": "gpu", "operator": "Exists"}, {"key": "team", "value": "shop", "effect": "NoSchedule"}],
		}}},
		spec,
	),
}

_node(taints, labels) := {"metadata": {"name": "n", "labels": labels}, "spec": {"taints": taints}}

_nodes := {
	"cluster": {"v1": {"Node": {
		"plain": _node(null, {}),
		"gpu": _node([{"key": "gpu", "value": "yes", "effect": "NoExecute"}], {}),
		"shop": _node([{"key": "team", "value": "shop", "effect": "NoSchedule"}], {"pool": "shop"}),
		"cordoned": _node([{"key": "node.kubernetes.io/unschedulable", "effect": "NoSchedule"}], {}),
		"preferring": _node([{"key": "other", "effect": "PreferNoSchedule"}], {}),
		"other team": _node([{"key": "team", "value": "blog", "effect": "NoSchedule"}], {}),
		"other key": _node([{"key": "control-plane", "effect": "NoSchedule"}], {}),
		"other effect": _node([{"key": "team", "value": "shop", "effect": "NoExecute"}], {}),
	}}},
	"complete": {"Node": {"*": true}},
}

test_a_daemon_set_makes_a_pod_on_each_node_that_lets_it[name] if {
	some name, [spec, steady, surge] in {
		"no surge": [{}, 5, 0],
		"a surge": [{"updateStrategy": {"rollingUpdate": {"maxSurge": "50%"}}}, 5, 3],
		"no rolling update": [{"updateStrategy": {"type": "OnDelete", "rollingUpdate": {"maxSurge": 1}}}, 5, 0],
		"some nodes": [{"template": {"spec": {"nodeSelector": {"pool": "shop"}}}}, 1, 0],
	}
	demand.pods("apps/DaemonSet", _set(spec)) == _made(steady, surge, false) with data.inventory as _nodes
}

test_what_nodes_tell_adds_nothing if {
	some ["Pod", _, added, _] in demand.parts("apps/DaemonSet", _set({}))
	every amount in added { amount == 0 }
}

test_only_nodes_tell_how_many_pods_a_daemon_set_makes if {
	not demand.pods("apps/DaemonSet", _set({}))
	not demand.pods("apps/DaemonSet", _set({})) with data.inventory as {"cluster": _nodes.cluster}
}

test_a_job_that_has_ended_makes_none[type] if {
	some type, status in {"Complete": "True", "Failed": "True", "Suspended": "True"}
	wanted := {"Complete": 0, "Failed": 0, "Suspended": 2}[type]
	job := {"spec": {"parallelism": 2}, "status": {"conditions": [{"type": type, "status": status}]}}
	demand.pods("batch/Job", job).steady == wanted
}

test_what_an_update_or_a_second_run_adds[name] if {
	some name, [kind, spec, added, passing] in {
		"a deployment": ["apps/Deployment", {"replicas": 4, "template": _template}, 4, 1],
		"a cron job": ["batch/CronJob", {"jobTemplate": {"spec": {"parallelism": 2, "template": _template}}}, 2, 2],
		"one that waits": [
			"batch/CronJob",
			{"concurrencyPolicy": "Forbid", "jobTemplate": {"spec": {"template": _template}}},
			1, 0,
		],
	}
	parts := demand.parts(kind, {"metadata": {"name": "web"}, "spec": spec})
	some ["Pod", _, steady, more] in parts
	[steady.pods, more.pods] == [added * 1000000000, passing * 1000000000]
	some ["PersistentVolumeClaim", _, storage, more_storage] in parts
	[storage["requests.storage"], more_storage["requests.storage"]] == [added * 1024000000000, passing * 1024000000000]
}

_template := {"spec": {"containers": [{"name": "app"}], "volumes": [
	{"name": "own", "ephemeral": {"volumeClaimTemplate": {"spec": {"resources": {"requests": {"storage": "1Ki"}}}}}},
	{"name": "none", "emptyDir": {}},
]}}

test_makers if {
	owned := {"metadata": {"name": "web-1", "ownerReferences": [{"controller": true, "kind": "Deployment"}]}}
	[[kind, body.metadata.name] | some [kind, body] in demand.makers("shop")] == [["apps/Deployment", "web"]] with data.inventory as {"namespace": {"shop": {"apps/v1": {
		"Deployment": {"web": {"metadata": {"name": "web"}}},
		"ReplicaSet": {"web-1": owned},
	}}}}
}

test_claims if {
	claim := {"spec": {"resources": {"requests": {"storage": "1Ki"}}}}
	set := {"spec": {"volumeClaimTemplates": [claim], "template": _template}}
	demand.claims("apps/StatefulSet", set) == [claim, claim]
	demand.claims("apps/Deployment", set) == [claim]
	demand.claims("Secret", {}) == []
}

_scaler(version, kind) := {"spec": {"maxReplicas": 8, "scaleTargetRef": {"apiVersion": version, "kind": kind, "name": "web"}}}

test_an_autoscaler_may_go_to_its_maximum if {
	known := {"namespace": {"shop": {"autoscaling/v2": {"HorizontalPodAutoscaler": {
		"web": _scaler("apps/v1", "Deployment"),
		"old": _scaler("v1", "ReplicationController"),
	}}}}}
	web := {"metadata": {"name": "web", "namespace": "shop"}, "spec": {"replicas": 2}}
	demand.pods("apps/Deployment", web).steady == 8 with data.inventory as known
	demand.pods("ReplicationController", web).steady == 8 with data.inventory as known
	demand.pods("apps/StatefulSet", web).steady == 2 with data.inventory as known
	other := {"metadata": {"name": "other", "namespace": "shop"}, "spec": {"replicas": 2}}
	demand.pods("apps/Deployment", other).steady == 2 with data.inventory as known
}

test_parts_of_a_stateful_set if {
	template := {"spec": {"containers": [{"resources": {"limits": {"cpu": "100m"}}}]}}
	parts := demand.parts("apps/StatefulSet", {"spec": {
		"replicas": 3,
		"template": template,
		"volumeClaimTemplates": [{"spec": {"resources": {"requests": {"storage": "1Gi"}}}}],
	}})
	[kind | some [kind, _, _, _] in parts] == ["apps/StatefulSet", "Pod", "PersistentVolumeClaim"]
	parts[0][2] == {"count/statefulsets.apps": 1000000000}
	parts[1][2]["requests.cpu"] == 300000000
	parts[1][2].pods == 3000000000
	parts[2][2]["requests.storage"] == 3221225472000000000
}

test_parts_of_what_makes_no_pods if {
	[kind | some [kind, _, _, _] in demand.parts("Secret", {})] == ["Secret"]
	demand.namespace_of({}) == "default"
	demand.namespace_of({"metadata": {"namespace": "shop"}}) == "shop"
}

test_one_pod if {
	spec := {"containers": [{"name": "app", "resources": {"limits": {}, "requests": {}}}]}
	demand.pod("apps/Deployment", {"spec": {"template": {"spec": spec}}}) == {"spec": spec}
	demand.pod("Pod", {"kind": "Pod", "spec": spec}) == {"kind": "Pod", "spec": spec}
	not demand.pod("Secret", {})
}
