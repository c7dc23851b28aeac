# METADATA
# scope: package
# title: Dangerous policy that everyone may use
# description: >-
#   Of all policies that one may use, the most generous is the one that counts. One that
#   allows privileged containers, parts of the host or root, and that all users or all
#   pods of a namespace may use, makes the stricter ones worthless.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/pod-security-policy/
# custom:
#   severity: high
#   action: deny
#   match: {kinds: [policy/PodSecurityPolicy, extensions/PodSecurityPolicy]}
#   requires: [inventory]
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       exemptNamespaces:
#         description: Namespaces whose service accounts as a whole, or whose account default, may use anything.
#         type: array
#         items: {type: string}
#         default: []
#   controls:
#   - {framework: CIS, id: 5.2.1, version: "1.12"}
#   - {framework: OWASP, id: K02, version: "2025"}
#   - {framework: MITRE, id: T1611}
#   peers: [krane subjects-with-privileged-psp-not-scoped-to-ns]
#   remediation: Bind the role to those who need it, in the namespaces where they do.
#   profiles: [{name: recommended}, {name: cis}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.psp["psp-use-too-broad"]

import data.reeve.lib.binding
import data.reeve.lib.grants
import data.reeve.lib.parameters
import data.reeve.lib.pspgrant
import data.reeve.lib.psplint

violation contains {
	"msg": sprintf("%s allows %s, and %s may use it", [psplint.label, concat(", ", _words), subject]),
	"path": ["metadata", "name"],
	"related": [{"object": {
		"apiVersion": "rbac.authorization.k8s.io/v1",
		"kind": binding.kind,
		"namespace": binding.namespace,
		"name": binding.name,
	}} |
		some binding in bindings
	],
} if {
	count(_words) > 0
	some subject, bindings in _everyone
}

unknown contains {
	"msg": sprintf("whether everyone may use %s", [psplint.label]),
	"needs": grants.missing("*"),
} if {
	count(_words) > 0
	count(_everyone) == 0
	count(grants.missing("*")) > 0
}

_words := [psplint.features[feature] |
	some feature in psplint.dangers(psplint.judged, [
		"privileged", "hostPID", "hostIPC", "hostNetwork", "hostPorts", "hostPaths", "root",
	])
]

_everyone[binding.subject_label(grant.subject)] contains grant.binding if {
	some grant in pspgrant.grants_of(psplint.name)
	_is_everyone(grant.subject)
}

_is_everyone(subject) if {
	subject.kind == "Group"
	subject.name in {"system:authenticated", "system:serviceaccounts", "system:unauthenticated"}
}

_is_everyone(subject) if {
	subject.kind == "Group"
	namespace := trim_prefix(subject.name, "system:serviceaccounts:")
	namespace != subject.name
	not namespace in _exempt
}

_is_everyone(subject) if {
	subject.kind == "ServiceAccount"
	subject.name == "default"
	not subject.namespace in _exempt
}

_exempt := parameters.of("psp/psp-use-too-broad").exemptNamespaces
