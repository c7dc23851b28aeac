package reeve.questions.migration_test

import data.reeve.questions.migration

_known := {
	"cluster": {"policy/v1beta1": {"PodSecurityPolicy": {"b": {"spec": {}}, "a": {"spec": {"fsGroup": {"rule": "MustRunAs"}}}}}},
	"namespace": {"shop": {"v1": {"Pod": {"web": {
		"apiVersion": "v1",
		"kind": "Pod",
		"metadata": {"name": "web", "namespace": "shop", "annotations": {"seccomp.security.alpha.kubernetes.io/pod": "runtime/default"}},
		"spec": {
			"containers": [{"name": "app", "image": "app", "securityContext": {
				"allowPrivilegeEscalation": false,
				"capabilities": {"drop": ["ALL"]},
			}}],
			"securityContext": {"runAsUser": 5},
		},
	}}}}},
	"complete": {"*/*": {"*": true}},
}

test_policies if {
	[answer.name | some answer in migration.policies] == ["a", "b"] with data.inventory as _known
	[answer.level | some answer in migration.policies] == ["privileged", "privileged"] with data.inventory as _known
	some row in migration.policies[0].fields with data.inventory as _known
	row == {"field": "fsGroup", "level": "restricted", "lost": ["baseline", "restricted"]}
}

test_namespaces if {
	migration.namespaces == [
		{
			"level": "baseline",
			"version": "v1.30",
			"workloads": [{
				"apiVersion": "v1",
				"kind": "Pod",
				"name": "web",
				"policy": "",
				"patch": [{
					"op": "add",
					"path": ["spec", "securityContext", "seccompProfile"],
					"value": {"type": "RuntimeDefault"},
				}],
				"refusals": {"restricted": {"pss-run-as-non-root": [
					"container \"app\" does not set runAsNonRoot, nor does the pod",
				]}},
			}],
			"missing": [],
		},
		{"level": "restricted", "version": "v1.30", "workloads": [], "missing": []},
	] with input as {"namespaces": ["shop", "blog"]}
		with data.inventory as _known
		with data.reeve_config as {"k8sVersion": "v1.30"}
}
