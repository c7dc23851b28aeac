package reeve.lib.pspfill_test

import data.reeve.lib.pspfill

_known := {"cluster": {"policy/v1beta1": {"PodSecurityPolicy": {"strict": {
	"metadata": {"name": "strict", "annotations": {
		"seccomp.security.alpha.kubernetes.io/allowedProfileNames": "*",
		"seccomp.security.alpha.kubernetes.io/defaultProfileName": "localhost/a",
	}},
	"spec": object.union(
		{field: {"rule": "RunAsAny"} | some field in ["fsGroup", "runAsUser", "seLinux", "supplementalGroups"]},
		{"readOnlyRootFilesystem": true, "volumes": ["*"]},
	),
}}}}}

_review(spec) := {"review": {
	"operation": "CREATE",
	"userInfo": {"username": "root", "groups": ["system:masters"]},
	"object": {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "namespace": "shop"}, "spec": spec},
}}

test_changes if {
	pspfill.policy == "strict" with input as _review({"containers": [{"name": "app"}]})
		with data.inventory as _known
		with data.reeve_config as {"k8sVersion": "v1.24"}
	pspfill.changes == [
		{
			"value": "localhost/a",
			"path": ["metadata", "annotations", "seccomp.security.alpha.kubernetes.io/pod"],
			"label": "the annotation \"seccomp.security.alpha.kubernetes.io/pod\"",
			"subject": {},
			"fix": [{
				"op": "add",
				"path": ["spec", "securityContext", "seccompProfile"],
				"value": {"type": "Localhost", "localhostProfile": "a"},
			}],
		},
		{
			"value": true,
			"path": ["spec", "containers", 0, "securityContext", "readOnlyRootFilesystem"],
			"label": "readOnlyRootFilesystem of container \"app\"",
			"subject": {"container": "app"},
			"fix": [{
				"op": "add",
				"path": ["spec", "containers", 0, "securityContext", "readOnlyRootFilesystem"],
				"value": true,
			}],
		},
	] with input as _review({"containers": [{"name": "app"}]})
		with data.inventory as _known
		with data.reeve_config as {"k8sVersion": "v1.24"}
}

test_no_changes[name] if {
	some name, spec in {
		"a pod that says it": {
			"securityContext": {"seccompProfile": {"type": "RuntimeDefault"}},
			"containers": [{"name": "app", "securityContext": {"readOnlyRootFilesystem": true}}],
		},
		"a pod that is refused": {"hostPID": true, "containers": [{"name": "app"}]},
	}
	found := {change | some change in pspfill.changes} with input as _review(spec)
		with data.inventory as _known
		with data.reeve_config as {"k8sVersion": "v1.24"}
	count(found) == 0
}
