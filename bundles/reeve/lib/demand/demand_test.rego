package reeve.lib.demand_test

import data.reeve.lib.demand

_made(steady, surge, overlapping) := {"steady": steady, "surge": surge, "overlapping": overlapping}

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
	"a suspended job": ["batch/Job", {"parallelism": 5, "suspend": true}, _made(0, 0, false)],
	"a cron job": ["batch/CronJob", {"jobTemplate": {"spec": {"parallelism": 2}}}, _made(2, 0, true)],
	"one that waits": ["batch/CronJob", {"concurrencyPolicy": "Forbid"}, _made(1, 0, false)],
	"a secret": ["Secret", {}, _made(0, 0, false)],
}

test_pods[name] if {
	some name, [kind, spec, wanted] in _pods
	demand.pods(kind, {"metadata": {"name": "web"}, "spec": spec}) == wanted
}

test_what_nodes_tell_adds_nothing if {
	set := {"metadata": {"name": "web"}, "spec": {"template": {"spec": {"containers": [{"name": "app"}]}}}}
	some ["Pod", _, added] in demand.parts("apps/DaemonSet", set)
	every amount in added { amount == 0 }
}

test_only_nodes_tell_how_many_pods_a_daemon_set_makes if not demand.pods("apps/DaemonSet", {"spec": {}})

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
	[kind | some [kind, _, _] in parts] == ["apps/StatefulSet", "Pod", "PersistentVolumeClaim"]
	parts[0][2] == {"count/statefulsets.apps": 1000000000}
	parts[1][2]["requests.cpu"] == 300000000
	parts[1][2].pods == 3000000000
	parts[2][2]["requests.storage"] == 3221225472000000000
}

test_parts_of_what_makes_no_pods if {
	[kind | some [kind, _, _] in demand.parts("Secret", {})] == ["Secret"]
	demand.namespace_of({}) == "default"
	demand.namespace_of({"metadata": {"namespace": "shop"}}) == "shop"
}
