# METADATA
# scope: package
# title: Namespace with many subjects
# description: >-
#   Where many have rights in one namespace, nobody knows any more who needs them, and
#   one stolen credential of many is enough.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#periodic-review
# custom:
#   severity: info
#   action: "off"
#   match: {kinds: [rbac.authorization.k8s.io/RoleBinding]}
#   requires: [inventory]
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       max:
#         description: The greatest number of subjects.
#         type: integer
#         minimum: 1
#         default: 5
#   controls:
#   - {framework: OWASP, id: K02, version: "2025"}
#   peers: [krane namespaces-with-many-subjects]
#   remediation: Review the bindings of the namespace, and bind groups.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["max-subjects-per-namespace"]

import data.reeve.lib.binding
import data.reeve.lib.grants
import data.reeve.lib.kube
import data.reeve.lib.parameters

violation contains {
	"msg": sprintf("namespace %q has %d subjects with rights, more than %d", [kube.namespace, count(keys), _max]),
	"path": ["subjects"],
} if {
	binding.subjects[0]
	made := grants.made_in(kube.namespace)
	keys := {subject.key | some subject in binding.subjects; _is_counted(subject)} | {grant.subject.key |
		some grant in made
		grant.binding != binding.identity
		_is_counted(grant.subject)
	}
	count(keys) > _max
	grants.is_last_of([grant.binding | some grant in made])
}

_is_counted(subject) if {
	subject.kind == "ServiceAccount"
	not startswith(subject.namespace, "kube-")
}

_is_counted(subject) if {
	subject.kind != "ServiceAccount"
	not startswith(subject.name, "system:")
}

_max := parameters.of("rbac/max-subjects-per-namespace").max
