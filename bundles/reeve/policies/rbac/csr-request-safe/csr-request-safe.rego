# METADATA
# scope: package
# title: Request for a certificate of the system
# description: >-
#   Kubernetes takes the subject of a client certificate for the name and the groups of a
#   user. Whoever gets one with a group of administrators, or with the name of a component,
#   is that until the certificate expires, and nobody can revoke it.
# related_resources:
# - ref: https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/
# custom:
#   severity: high
#   action: deny
#   match: {kinds: [certificates.k8s.io/CertificateSigningRequest]}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       deniedGroups:
#         description: Groups that no certificate may be for, in which a star stands for any characters.
#         type: array
#         items: {type: string}
#         default: ["system:masters", "kubeadm:cluster-admins"]
#       allowedSigners:
#         description: Signers that may be asked, in which a star stands for any characters.
#         type: array
#         items: {type: string}
#         default: [kubernetes.io/kube-apiserver-client-kubelet, kubernetes.io/kubelet-serving]
#       maxSeconds:
#         description: How long a certificate may be asked for.
#         type: integer
#         minimum: 600
#         default: 86400
#   controls:
#   - {framework: CIS, id: 3.1.1, version: "1.12"}
#   - {framework: CIS, id: 5.1.7, version: "1.12"}
#   - {framework: CIS, id: 5.1.11, version: "1.12"}
#   - {framework: NSA, id: 3a, version: "1.2"}
#   - {framework: OWASP, id: K09, version: "2025"}
#   - {framework: MITRE, id: T1098}
#   - {framework: MITRE, id: T1550}
#   peers: [kyverno inspect-csr]
#   remediation: Use OIDC for people and the TokenRequest API for programs.
#   profiles: [{name: cis}, {name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["csr-request-safe"]

import data.reeve.lib.csr
import data.reeve.lib.parameters
import data.reeve.lib.pattern

violation contains {"msg": sprintf("request asks for the group %q", [group]), "path": ["spec", "request"]} if {
	some group in csr.groups
	pattern.matches(group, _parameters.deniedGroups)
}

violation contains {"msg": sprintf("request asks for the name %q of the system", [csr.name]), "path": ["spec", "request"]} if {
	startswith(csr.name, "system:")
	not csr.is_node
}

violation contains {"msg": sprintf("request is for the signer %q", [csr.signer]), "path": ["spec", "signerName"]} if {
	not pattern.matches(csr.signer, _parameters.allowedSigners)
}

violation contains {
	"msg": sprintf("request is for %d seconds, more than %d", [csr.spec.expirationSeconds, _parameters.maxSeconds]),
	"path": ["spec", "expirationSeconds"],
} if {
	csr.spec.expirationSeconds > _parameters.maxSeconds
}

violation contains {"msg": sprintf("request is for the usage %q", [usage]), "path": ["spec", "usages", index]} if {
	some index, usage in csr.spec.usages
	usage in {"any", "cert sign", "crl sign"}
}

violation contains {
	"msg": sprintf("%q asks for the name %q", [csr.author, csr.name]),
	"path": ["spec", "request"],
} if {
	csr.author != csr.name
	_speaks_for_itself
}

_speaks_for_itself if csr.signer == "kubernetes.io/kubelet-serving"

# A node asks for its first certificate with a bootstrap token.
_speaks_for_itself if {
	csr.signer == "kubernetes.io/kube-apiserver-client-kubelet"
	count([group | some group in csr.author_groups; startswith(group, "system:bootstrappers")]) == 0
}

_parameters := parameters.of("rbac/csr-request-safe")
