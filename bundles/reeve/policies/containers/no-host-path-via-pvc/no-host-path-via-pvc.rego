# METADATA
# scope: package
# title: Path of the node through a claim
# description: >-
#   A PersistentVolume of the type hostPath is a directory of the node, and a pod that claims
#   it reaches the node as it would with a hostPath volume of its own, which Pod Security
#   admission refuses and claims go around. Some provisioners make such volumes on demand.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
# custom:
#   severity: high
#   action: warn
#   match: {workloads: true}
#   requires: [inventory]
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       provisioners:
#         description: Provisioners of storage classes that make volumes out of directories of nodes.
#         type: array
#         items: {type: string}
#         default: [rancher.io/local-path, k8s.io/minikube-hostpath, microk8s.io/hostpath]
#   controls:
#   - {framework: CIS, id: 5.2.11, version: "1.12"}
#   - {framework: OWASP, id: K01, version: "2025"}
#   - {framework: MITRE, id: T1611}
#   remediation: Bind the claim to storage that is not on the node.
#   profiles: [{name: cis}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["no-host-path-via-pvc"]

import data.reeve.lib.claim as claims
import data.reeve.lib.inventory
import data.reeve.lib.kube
import data.reeve.lib.parameters
import data.reeve.lib.reference
import data.reeve.lib.value

violation contains {
	"msg": sprintf("%s reaches the path %q of the node, which is the persistent volume %q", [claim.label, path, name]),
	"path": claim.path,
	"related": [{"object": {"apiVersion": "v1", "kind": "PersistentVolume", "name": name}}],
} if {
	some claim in claims.claims
	some [name, path] in _host_paths(claim)
}

violation contains {
	"msg": sprintf("%s reaches the node by the storage class %q, whose provisioner is %q", [claim.label, name, provisioner]),
	"path": claim.path,
	"related": [{"object": {"apiVersion": "storage.k8s.io/v1", "kind": "StorageClass", "name": name}}],
} if {
	some claim in claims.claims
	count(_host_paths(claim)) == 0
	some [name, provisioner] in _provisioners(claim)
}

unknown contains {
	"msg": sprintf("whether %s reaches the node", [claim.label]),
	"needs": claims.missing(claim),
} if {
	some claim in claims.claims
	count(claims.missing(claim)) > 0
	count(_provisioners(claim)) == 0
}

unknown contains {
	"msg": sprintf("whether %s by the claim %q reaches the node", [use.label, use.name]),
	"needs": [use.kind],
} if {
	some use in reference.uses
	use.kind == "PersistentVolumeClaim"
	inventory.existence(use.kind, kube.namespace, use.name) == "unknown"
}

_host_paths(claim) := {[name, path] |
	some name, volume in claims.volumes(claim)
	value.is_set(volume.spec, "hostPath")
	path := value.string_at(volume.spec.hostPath, "path")
}

_provisioners(claim) := {[name, class.provisioner] |
	some name, class in claims.classes(claim)
	class.provisioner in parameters.of("containers/no-host-path-via-pvc").provisioners
}
