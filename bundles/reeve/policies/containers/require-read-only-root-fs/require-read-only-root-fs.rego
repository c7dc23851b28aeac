# METADATA
# scope: package
# title: Writable root file system
# description: >-
#   Whoever gets into a container with a writable root file system can replace its
#   programs and leave tools behind. With readOnlyRootFilesystem only the volumes that are
#   mounted for it can be written. The field is not inherited from the pod.
# related_resources:
# - ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
# custom:
#   severity: medium
#   action: audit
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       checkInit:
#         description: Whether init containers are judged as well; sidecars always are.
#         type: boolean
#         default: true
#       exemptImages:
#         description: Images whose containers may write to it, as patterns of registries and repositories.
#         type: array
#         items: {type: string}
#         default: []
#   controls:
#   - {framework: CIS, id: 5.6.3, version: "1.12"}
#   - {framework: NSA, id: 1b, version: "1.2"}
#   - {framework: OWASP, id: K01, version: "2025"}
#   - {framework: MITRE, id: T1036}
#   - {framework: MITRE, id: T1554}
#   peers: [
#     trivy KSV-0014, kubescape C-0017, kubescape C-0211, kube-linter no-read-only-root-fs,
#     gatekeeper read-only-root-filesystem, kyverno require-ro-rootfs, checkov CKV_K8S_22,
#     polaris notReadOnlyRootFilesystem,
#     kube-score container-security-context-readonlyrootfilesystem, kubesec ReadOnlyRootFilesystem,
#     kubeaudit ReadOnlyRootFilesystemFalse, kubeaudit ReadOnlyRootFilesystemNil,
#     terrascan AC_K8S_0078, datree CONTAINERS_INCORRECT_READONLYROOTFILESYSTEM_VALUE,
#     azure ReadOnlyRootFileSystem, azure MutateReadOnlyRootFilesystem,
#     azure MutateReadOnlyRootFilesystemInitContainers, kubewarden readonly-root-filesystem-psp,
#     kics root-container-not-mounted-as-read-only
#   ]
#   remediation: Set securityContext.readOnlyRootFilesystem to true and mount an emptyDir where the application writes.
#   profiles: [{name: cis}, {name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["require-read-only-root-fs"]

import data.reeve.lib.exempt
import data.reeve.lib.fix
import data.reeve.lib.parameters
import data.reeve.lib.workload

violation contains {
	"msg": sprintf("%s has a writable root file system", [workload.label(container)]),
	"path": array.concat(container.path, ["securityContext", "readOnlyRootFilesystem"]),
	"container": container.name,
	"fix": fix.on_request([{"op": "add", "value": true}]),
} if {
	not workload.windows
	some container in workload.containers
	not container.security_context.readOnlyRootFilesystem == true
	not _only_starts(container)
	not exempt.image(container, _parameters.exemptImages)
}

_only_starts(container) if {
	not _parameters.checkInit
	container.list == "initContainers"
	not container.spec.restartPolicy == "Always"
}

_parameters := parameters.of("containers/require-read-only-root-fs")
