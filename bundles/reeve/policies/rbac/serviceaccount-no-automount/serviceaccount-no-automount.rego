# METADATA
# scope: package
# title: Service account that mounts its token
# description: >-
#   Pods that name no ServiceAccount run as default. As long as that account mounts its
#   token, whoever breaks into any of them may talk to the API server. What other accounts
#   need is for their pods to say.
# related_resources:
# - ref: https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting
# custom:
#   severity: medium
#   action: warn
#   match: {kinds: [ServiceAccount]}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       onlyDefault:
#         description: Whether to judge only the account default, which every namespace has.
#         type: boolean
#         default: true
#   controls:
#   - {framework: CIS, id: 5.1.5, version: "1.12"}
#   - {framework: CIS, id: 5.1.6, version: "1.12"}
#   - {framework: NSA, id: 1e, version: "1.2"}
#   - {framework: OWASP, id: K02, version: "2025"}
#   peers: [
#     kubescape C-0189, kubescape C-0034, kyverno restrict-sa-automount-sa-token,
#     kyverno disable-automountserviceaccounttoken, checkov CKV_K8S_41, popeye POP-303,
#     datree CIS_INVALID_VALUE_AUTOMOUNTSERVICEACCOUNTTOKEN
#   ]
#   remediation: Set automountServiceAccountToken of the ServiceAccount to false.
#   profiles: [{name: cis}, {name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["serviceaccount-no-automount"]

import data.reeve.lib.fix
import data.reeve.lib.kube
import data.reeve.lib.parameters
import data.reeve.lib.value

violation contains {
	"msg": sprintf("service account %q mounts its token into pods", [_name]),
	"path": ["automountServiceAccountToken"],
	"fix": fix.on_request([{"op": "add", "value": false}]),
} if {
	not kube.resource.automountServiceAccountToken == false
	_is_judged
}

_is_judged if _name == "default"

_is_judged if not parameters.of("rbac/serviceaccount-no-automount").onlyDefault

_name := value.string_at(kube.resource.metadata, "name")
