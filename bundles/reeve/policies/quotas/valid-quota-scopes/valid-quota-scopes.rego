# METADATA
# scope: package
# title: ResourceQuota whose scopes do not go with its limits
# description: >-
#   Scopes select pods, or claims by their class. What is neither, such as secrets, a quota
#   with scopes stores and never counts, and scopes that exclude each other select nothing.
#   Other combinations the API server refuses, so that there is no quota at all.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/policy/resource-quotas/#quota-scopes
# custom:
#   severity: medium
#   action: deny
#   match: {kinds: [ResourceQuota]}
#   controls:
#   - {framework: OWASP, id: K01, version: "2025"}
#   peers: []
#   remediation: Put what the scopes do not go with into a ResourceQuota of its own.
#   profiles: [{name: recommended}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.quotas["valid-quota-scopes"]

import data.reeve.lib.ceiling
import data.reeve.lib.counted
import data.reeve.lib.kube
import data.reeve.lib.value

violation contains {
	"msg": sprintf("%s is not counted in the scope %q", [name, scope]),
	"path": ["spec", "hard", name],
} if {
	some scope in _names
	some name, _ in ceiling.hard
	not _is_counted(scope, name)
}

violation contains {
	"msg": sprintf("scopes %q and %q exclude each other", [one, other]),
	"path": ["spec"],
} if {
	some [one, other] in [["BestEffort", "NotBestEffort"], ["NotTerminating", "Terminating"]]
	{one, other} - _names == set()
}

violation contains {
	"msg": sprintf("scope %q is listed again", [scope]),
	"path": ["spec", "scopes", index],
	"severity": "low",
} if {
	some index, scope in kube.resource.spec.scopes
	scope in array.slice(kube.resource.spec.scopes, 0, index)
	scope in _names
}

violation contains {"msg": fault, "path": ["spec", "scopeSelector", "matchExpressions", index]} if {
	count(_names) > 0
	some index, requirement in kube.resource.spec.scopeSelector.matchExpressions
	fault := _fault(requirement, value.string_at(requirement, "scopeName"), value.string_at(requirement, "operator"))
}

violation contains {"msg": sprintf("scope %q is unknown", [scope]), "path": ["spec"]} if {
	some scope in _names
	not scope in _known
}

violation contains {"msg": "scopes of a quota cannot be changed", "path": ["spec", "scopes"]} if {
	kube.group_kind == "ResourceQuota"
	kube.operation == "UPDATE"
	{scope | some scope in kube.resource.spec.scopes} != {scope | some scope in kube.old_resource.spec.scopes}
}

_names := {requirement.scopeName | some requirement in ceiling.scopes}

_known := {"BestEffort", "CrossNamespacePodAffinity", "NotBestEffort", "NotTerminating", "PriorityClass", "Terminating", "VolumeAttributesClass"}

_fault(requirement, scope, operator) := sprintf("operator %s is without values", [operator]) if {
	operator in {"In", "NotIn"}
	not requirement.values[0]
} else := sprintf("operator %s takes no values", [operator]) if {
	operator in {"Exists", "DoesNotExist"}
	requirement.values[0]
} else := sprintf("operator %q is not one of In, NotIn, Exists and DoesNotExist", [operator]) if {
	not operator in {"In", "NotIn", "Exists", "DoesNotExist"}
} else := sprintf("scope %q takes only the operator Exists, not %s", [scope, operator]) if {
	operator != "Exists"
	not scope in {"PriorityClass", "VolumeAttributesClass"}
}

# What quotas count nowhere is another policy's matter.
_is_counted(scope, _) if not scope in _known

_is_counted(_, name) if not counted.is_known(name)

_is_counted("VolumeAttributesClass", name) if {
	counted.covers("PersistentVolumeClaim", name)
}

_is_counted("BestEffort", "pods")

_is_counted("BestEffort", name) if {
	contains(name, "/")
	_is_of_pods(name)
}

_is_counted(scope, name) if {
	not scope in {"BestEffort", "VolumeAttributesClass"}
	_is_of_pods(name)
}

_is_of_pods(name) if {
	counted.covers("Pod", name)
	not contains(name, "ephemeral-storage")
	not contains(name, "hugepages-")
}
