# METADATA
# scope: package
# title: Weak Pod Security defaults or exemptions
# description: >-
#   The configuration of the plugin PodSecurity says which level namespaces without a label
#   have, privileged unless it is set, and who is exempt from every level. To exempt a
#   controller that creates Pods exempts everyone who may create a workload, and so is a
#   fault even where it is allowed. With a value that is no level or no version the API
#   server does not start. Of several entries for the plugin the first one counts.
# related_resources:
# - ref: https://kubernetes.io/docs/tasks/configure-pod-container/enforce-standards-admission-controller/
# - ref: https://kubernetes.io/docs/concepts/security/pod-security-admission/#exemptions
# custom:
#   severity: high
#   action: warn
#   match:
#     kinds:
#     - apiserver.config.k8s.io/AdmissionConfiguration
#     - apiserver.k8s.io/AdmissionConfiguration
#     - pod-security.admission.config.k8s.io/PodSecurityConfiguration
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       minLevel:
#         description: The weakest level that defaults.enforce may be.
#         type: string
#         enum: [privileged, baseline, restricted]
#         default: baseline
#       allowedExemptions:
#         description: Names that may be exempt, as in exemptions of a PodSecurityConfiguration.
#         type: object
#         additionalProperties: false
#         properties:
#           namespaces: {type: array, items: {type: string}}
#           usernames: {type: array, items: {type: string}}
#           runtimeClasses: {type: array, items: {type: string}}
#         default: {namespaces: [kube-system], usernames: [], runtimeClasses: []}
#   controls:
#   - {framework: CIS, id: 5.2.1, version: "1.12"}
#   - {framework: OWASP, id: K04, version: "2025"}
#   - {framework: MITRE, id: T1562.001}
#   remediation: Set defaults.enforce to baseline or restricted, and trim the exemptions.
#   profiles: [{name: cis}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.psp["psa-admission-config"]

import data.reeve.lib.parameters
import data.reeve.lib.podsecurity
import data.reeve.lib.value

violation contains {
	"msg": sprintf("the cluster default is %q, weaker than %q", [found.level, _parameters.minLevel]),
	"path": found.path,
} if {
	found := podsecurity.cluster_default
	podsecurity.weaker(found.level, _parameters.minLevel)
}

violation contains {
	"msg": sprintf("defaults.%s is %q, which is %s", [name, text, fault]),
	"path": _at(["defaults", name]),
} if {
	some name in podsecurity.names
	text := value.string_at(podsecurity.configuration.defaults, name)
	text != ""
	fault := podsecurity.fault(name, text)
}

violation contains {
	"msg": sprintf("%s %q is exempt%s", [noun, name, _consequence(list, name)]),
	"path": _at(["exemptions", list, index]),
} if {
	some list, noun in {"namespaces": "namespace", "usernames": "user", "runtimeClasses": "runtime class"}
	some index, name in podsecurity.configuration.exemptions[list]
	is_string(name)
	not _allowed(list, name)
}

unknown contains {
	"msg": sprintf("the configuration of the plugin \"PodSecurity\" is in the file %q", [podsecurity.configuration_file]),
	"needs": ["pod-security.admission.config.k8s.io/PodSecurityConfiguration"],
}

_at(steps) := array.concat(podsecurity.configuration.path, steps)

_allowed(list, name) if {
	name in _parameters.allowedExemptions[list]
	not _makes_pods(list, name)
}

_consequence(list, name) := ", and so is every Pod that it creates for others" if {
	_makes_pods(list, name)
} else := ""

_makes_pods("usernames", name) if name in _controllers

# Either all controllers act as the first, or each as its ServiceAccount.
_controllers := {
	"system:kube-controller-manager",
	"system:serviceaccount:kube-system:daemon-set-controller",
	"system:serviceaccount:kube-system:job-controller",
	"system:serviceaccount:kube-system:replicaset-controller",
	"system:serviceaccount:kube-system:replication-controller",
	"system:serviceaccount:kube-system:statefulset-controller",
}

_parameters := parameters.of("psp/psa-admission-config")
