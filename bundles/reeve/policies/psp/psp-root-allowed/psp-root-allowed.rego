# METADATA
# scope: package
# title: Policy that allows root
# description: >-
#   A process with the user ID 0 is root on the node once it breaks out of its
#   container. The policy allows it unless its rule is MustRunAsNonRoot, or MustRunAs
#   with ranges that leave out 0.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/pod-security-policy/
# custom:
#   severity: high
#   action: deny
#   match: {kinds: [policy/PodSecurityPolicy, extensions/PodSecurityPolicy]}
#   controls:
#   - {framework: CIS, id: 5.2.7, version: "1.12"}
#   peers: [kubescape C-0218, checkov CKV_K8S_6, kics root-containers-admitted]
#   remediation: Set spec.runAsUser.rule to MustRunAsNonRoot.
#   profiles: [{name: cis}]
#   since: v0.1.0
package reeve.policies.psp["psp-root-allowed"]

import data.reeve.lib.psplint

violation contains fault if some fault in psplint.faults_in({"runAsUser"})

violation contains {
	"msg": sprintf("%s lets containers run as root: %s", [psplint.label, found.msg]),
	"path": found.path,
} if {
	count(psplint.faults_in({"runAsUser"})) == 0
	found := psplint.zero(psplint.spec, "runAsUser")
}
