package reeve.questions.quota_test

import data.reeve.questions.quota as questions

_known := {
	"namespace": {"shop": {"v1": {
		"LimitRange": {"range": {"metadata": {"name": "range"}, "spec": {"limits": [
			{"type": "Container", "default": {"memory": "512Mi"}, "max": {"memory": "1Gi"}},
			{"type": "PersistentVolumeClaim", "max": {"storage": "1Gi"}},
		]}}},
		"ResourceQuota": {"main": {
			"metadata": {"name": "main"},
			"spec": {"hard": {"requests.memory": "1Gi", "requests.storage": "2Gi", "pods": "3"}},
			"status": {
				"hard": {"requests.memory": "1Gi", "requests.storage": "2Gi", "pods": "3"},
				"used": {"requests.memory": "256Mi", "requests.storage": "1Gi", "pods": "1"},
			},
		}},
	}}},
	"complete": {"LimitRange": {"*": true}, "ResourceQuota": {"*": true}},
}

_object(kind, spec) := {"apiVersion": "v1", "kind": kind, "metadata": {"name": "x", "namespace": "shop"}, "spec": spec}

_pod(resources) := _object("Pod", {"containers": [{"name": "app", "resources": resources}]})

_claim(size) := _object("PersistentVolumeClaim", {"resources": {"requests": {"storage": size}}})

test_a_pod_that_fits if {
	questions.admit == [{
		"refusals": [],
		"charge": {
			"count/pods": "1",
			"limits.memory": "512Mi",
			"memory": "512Mi",
			"pods": "1",
			"requests.memory": "512Mi",
		},
		"quotas": [{
			"name": "main",
			"hard": {"pods": "3", "requests.memory": "1Gi", "requests.storage": "2Gi"},
			"used": {"pods": "1", "requests.memory": "256Mi", "requests.storage": "1Gi"},
			"added": {"pods": "1", "requests.memory": "512Mi"},
			"left": {"pods": "1", "requests.memory": "256Mi", "requests.storage": "1Gi"},
		}],
		"patch": [{
			"op": "add",
			"path": ["spec", "containers", 0, "resources"],
			"value": {"limits": {"memory": "512Mi"}, "requests": {"memory": "512Mi"}},
		}],
		"missing": [],
	}] with input as {"admit": [{"object": _pod({})}]} with data.inventory as _known
}

test_a_pod_that_does_not if {
	asked := {"admit": [{"object": _pod({"limits": {"memory": "2Gi"}})}]}
	questions.admit[0].refusals == [
		{
			"msg": "container \"app\" has a memory limit of 2Gi, above the max of 1Gi",
			"container": "app",
			"path": ["spec", "containers", 0, "resources", "limits", "memory"],
			"by": {"kind": "LimitRange", "name": "range"},
			"by_path": ["spec", "limits", 0, "max", "memory"],
		},
		{
			"msg": "adds 2Gi of requests.memory to 256Mi in use, above the limit of 1Gi",
			"path": [],
			"by": {"kind": "ResourceQuota", "name": "main"},
			"by_path": ["spec", "hard", "requests.memory"],
		},
	] with input as asked with data.inventory as _known
	questions.admit[0].quotas[0].left["requests.memory"] == "-1280Mi" with input as asked with data.inventory as _known
}

test_a_claim_and_its_update if {
	asked := {"admit": [
		{"object": _claim("2Gi")},
		{"object": _claim("1Gi"), "old": _claim("512Mi")},
	]}
	[[refusal.by_path | some refusal in answer.refusals] |
		some answer in questions.admit
	] == [
		[["spec", "limits", 1, "max", "storage"], ["spec", "hard", "requests.storage"]],
		[],
	] with input as asked with data.inventory as _known
	questions.admit[1].charge["requests.storage"] == "512Mi" with input as asked with data.inventory as _known
	questions.admit[1].charge.persistentvolumeclaims == "0" with input as asked with data.inventory as _known
}

test_an_update_of_a_pod_adds_nothing if {
	answer := questions.admit[0] with data.inventory as _known
		with input as {"admit": [{"object": object.union(_pod({}), {"metadata": {"labels": {"a": "b"}}}), "old": _pod({})}]}
	[answer.refusals, answer.charge, answer.quotas, answer.patch] == [[], {}, [], []]
}

test_a_resize_of_a_pod if {
	answer := questions.admit[0] with data.inventory as _known
		with input as {"admit": [{"object": _pod({"limits": {"memory": "2Gi"}}), "old": _pod({"limits": {"memory": "1Gi"}})}]}
	[refusal.by.kind | some refusal in answer.refusals] == ["LimitRange", "ResourceQuota"]
	answer.charge["requests.memory"] == "1Gi"
	answer.charge.pods == "0"
}

test_a_pod_that_gets_a_deadline if {
	scoped := {"namespace": {"shop": {"v1": {"ResourceQuota": {
		"brief": _scoped("brief", ["Terminating"]),
		"all": _scoped("all", []),
		"other": _scoped("other", ["NotTerminating"]),
	}}}}}
	answer := questions.admit[0] with data.inventory as scoped
		with input as {"admit": [{"object": object.union(_pod({}), {"spec": {"activeDeadlineSeconds": 5}}), "old": _pod({})}]}
	[[account.name, account.added.pods] | some account in answer.quotas] == [["all", "0"], ["brief", "1"]]
	[refusal.by.name | some refusal in answer.refusals] == ["brief"]
}

_scoped(name, scopes) := {
	"metadata": {"name": name},
	"spec": {"hard": {"pods": "1"}, "scopes": scopes},
	"status": {"hard": {"pods": "1"}, "used": {"pods": "1"}},
}

test_an_update_of_what_is_only_counted if {
	counting := {"namespace": {"shop": {"v1": {"ResourceQuota": {"main": {
		"metadata": {"name": "main"},
		"status": {"hard": {"count/secrets": "0"}, "used": {}},
	}}}}}}
	questions.admit[0].refusals == [] with data.inventory as counting
		with input as {"admit": [{"object": _object("Secret", {}), "old": _object("Secret", {})}]}
	count(questions.admit[0].refusals) == 1 with data.inventory as counting
		with input as {"admit": [{"object": _object("Secret", {})}]}
}

test_what_would_have_to_be_known if {
	pod := object.union(_pod({}), {"spec": {"runtimeClassName": "kata"}})
	[answer.missing | some answer in questions.admit] == [
		["LimitRange", "ResourceQuota", "node.k8s.io/RuntimeClass"],
		["ResourceQuota"],
		["LimitRange", "ResourceQuota", "storage.k8s.io/StorageClass"],
	] with input as {"admit": [{"object": pod}, {"object": _object("Secret", {})}, {"object": _claim("1Gi")}]}
}

test_daemons_are_a_doubt if {
	daemons := {"apiVersion": "apps/v1", "kind": "DaemonSet", "metadata": {"name": "log", "namespace": "shop"}, "spec": {"template": {
		"spec": {"containers": [{"name": "app"}]},
	}}}
	asked := {"capacity": [{"namespace": "shop", "objects": [daemons]}]}
	questions.capacity[0][0].doubts == ["how many pods DaemonSet \"log\" makes, since not all nodes are known"] with input as asked
		with data.inventory as _known
	nodes := {"cluster": {"v1": {"Node": {"a": {}, "b": {}}}}, "complete": {"Node": {"*": true}}}
	account := questions.capacity[0][0] with input as asked with data.inventory as object.union(_known, nodes)
	[account.added.pods, account.doubts] == ["2", []]
}

test_capacity if {
	deployment := {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web", "namespace": "shop"}, "spec": {
		"replicas": 2,
		"template": {"spec": {"containers": [{"name": "app"}]}},
	}}
	questions.capacity == [
		[{
			"name": "main",
			"hard": {"pods": "3", "requests.memory": "1Gi", "requests.storage": "2Gi"},
			"used": {"pods": "1", "requests.memory": "256Mi", "requests.storage": "1Gi"},
			"added": {"pods": "2", "requests.memory": "1Gi", "requests.storage": "512Mi"},
			"left": {"pods": "0", "requests.memory": "-256Mi", "requests.storage": "512Mi"},
			"passing": {"pods": "1", "requests.memory": "512Mi"},
			"least": {"pods": "-1", "requests.memory": "-768Mi", "requests.storage": "512Mi"},
			"doubts": [],
		}],
		[],
	] with data.inventory as _known with input as {"capacity": [
		{"namespace": "shop", "objects": [deployment, _claim("512Mi")]},
		{"namespace": "blog", "objects": [deployment]},
	]}
}

test_a_quota_that_is_not_counted_yet_is_told_by_its_status if {
	document := {
		"namespace": {"shop": {"v1": {"ResourceQuota": {"main": {
			"metadata": {"name": "main"},
			"status": {"hard": {"pods": "1"}, "used": {"pods": "1"}},
		}}}}},
		"complete": _known.complete,
	}
	asked := {"admit": [{"object": _pod({})}]}
	[refusal.by_path | some refusal in questions.admit[0].refusals] == [["status", "hard", "pods"]] with input as asked
		with data.inventory as document
}

test_a_pod_gets_the_default_class_and_nothing_empty if {
	classes := {"cluster": {"scheduling.k8s.io/v1": {"PriorityClass": {"normal": {
		"metadata": {"name": "normal"},
		"value": 1,
		"globalDefault": true,
	}}}}}
	questions.admit[0].patch == [{
		"op": "add",
		"path": ["spec", "priorityClassName"],
		"value": "normal",
	}] with input as {"admit": [{"object": _pod({})}]} with data.inventory as classes
}
