# METADATA
# scope: package
# title: PodSecurityPolicy that nothing reads
# description: >-
#   Kubernetes v1.25 has no PodSecurityPolicies any more, and v1.16 none of the group
#   extensions: the API server refuses the manifest, what was stored is gone, and pods
#   are no longer held to it.
# related_resources:
# - ref: https://kubernetes.io/docs/reference/using-api/deprecation-guide/#psp-v125
# - ref: https://kubernetes.io/docs/tasks/configure-pod-container/migrate-from-psp/
# custom:
#   severity: medium
#   action: warn
#   match: {kinds: [policy/PodSecurityPolicy, extensions/PodSecurityPolicy]}
#   controls:
#   - {framework: CIS, id: 5.2.1, version: "1.12"}
#   - {framework: OWASP, id: K10, version: "2022"}
#   peers: [trivy KSV-0107, gatekeeper verifydeprecatedapi, kyverno check-deprecated-apis]
#   remediation: Replace it by the labels of Pod Security admission or by policies, then delete it.
#   profiles: [{name: recommended}, {name: cis}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.psp["psp-removed-api"]

import data.reeve.lib.kube
import data.reeve.lib.psplint
import data.reeve.lib.version

violation contains {
	"msg": sprintf("%s is of %s, which Kubernetes does not serve since v1.%d", [
		psplint.label,
		kube.resource.apiVersion,
		gone,
	]),
	"path": ["apiVersion"],
} if {
	gone := _gone[kube.group_kind]
	version.since(version.kubernetes, gone)
}

_gone := {"policy/PodSecurityPolicy": 25, "extensions/PodSecurityPolicy": 16}
