# METADATA
# scope: package
# title: Missing or unusable image pull secret
# description: >-
#   A pull secret that does not exist, or whose type is not one of the two for registries,
#   is ignored, and images are pulled without credentials. Whoever may create a secret of
#   that name later decides on the registry account that is used.
# related_resources:
# - ref: https://kubernetes.io/docs/tasks/configure-pod-container/pull-image-private-registry/
# custom:
#   severity: low
#   action: warn
#   match: {workloads: true, kinds: [ServiceAccount]}
#   requires: [inventory]
#   controls:
#   - {framework: OWASP, id: K03, version: "2025"}
#   peers: [popeye POP-305]
#   remediation: Create the Secret with the type kubernetes.io/dockerconfigjson, or name one that has it.
#   profiles: [{name: recommended}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["image-pull-secret-exists"]

import data.reeve.lib.inventory
import data.reeve.lib.kube
import data.reeve.lib.value
import data.reeve.lib.workload

violation contains {
	"msg": sprintf("%s pulls images with the secret %q, which does not exist in namespace %q", [
		_holder.label,
		reference.name,
		kube.namespace,
	]),
	"path": reference.path,
} if {
	some reference in _references
	_existence(reference) == "no"
}

violation contains {
	"msg": sprintf("%s pulls images with the secret %q, which is of type %q", [_holder.label, reference.name, type]),
	"path": reference.path,
} if {
	some reference in _references
	type := _type(inventory.object_of("Secret", kube.namespace, reference.name))
	not type in {"kubernetes.io/dockerconfigjson", "kubernetes.io/dockercfg"}
}

unknown contains {
	"msg": sprintf("whether the secret %q exists in namespace %q", [reference.name, kube.namespace]),
	"needs": ["Secret"],
} if {
	some reference in _references
	_existence(reference) == "unknown"
}

_references := [reference |
	some index, raw in _holder.list
	name := value.string_at(raw, "name")
	name != ""
	reference := {"name": name, "path": array.concat(_holder.path, [index, "name"])}
]

_holder := {
	"label": "service account",
	"list": kube.resource.imagePullSecrets,
	"path": ["imagePullSecrets"],
} if {
	kube.group_kind == "ServiceAccount"
} else := {
	"label": "pod",
	"list": workload.pod.spec.imagePullSecrets,
	"path": array.concat(workload.pod.path, ["imagePullSecrets"]),
}

_existence(reference) := inventory.existence("Secret", kube.namespace, reference.name)

# The API server fills in Opaque.
_type(secret) := "Opaque" if {
	value.string_at(secret, "type") == ""
} else := secret.type
