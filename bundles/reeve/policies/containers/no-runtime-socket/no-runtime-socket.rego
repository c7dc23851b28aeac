# METADATA
# scope: package
# title: Container runtime socket
# description: >-
#   Whoever can write to the socket of a container runtime starts containers of any kind
#   on the node, privileged ones too, past the API server and everything that watches it.
#   A directory above a socket holds the socket. Persistent volumes count as well, since a
#   pod can reach them by a claim.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
# custom:
#   severity: critical
#   action: deny
#   match: {workloads: true, kinds: [PersistentVolume]}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       names:
#         description: Names of sockets that are those of a runtime wherever they are.
#         type: array
#         items: {type: string}
#         default:
#         - docker.sock
#         - dockershim.sock
#         - containerd.sock
#         - crio.sock
#         - cri-dockerd.sock
#         - podman.sock
#         - buildkitd.sock
#       sockets:
#         description: Paths of sockets; directories above them count too.
#         type: array
#         items: {type: string}
#         default:
#         - /run/docker.sock
#         - /run/containerd/containerd.sock
#         - /run/crio/crio.sock
#         - /run/cri-dockerd.sock
#         - /run/podman/podman.sock
#         - /run/buildkit/buildkitd.sock
#         - /run/k3s/containerd/containerd.sock
#   controls:
#   - {framework: NSA, id: 1d, version: "1.2"}
#   - {framework: OWASP, id: K01, version: "2025"}
#   - {framework: MITRE, id: T1610}
#   - {framework: MITRE, id: T1611}
#   peers: [
#     trivy KSV-0006, kubescape C-0074, kube-linter docker-sock, kyverno disallow-cri-sock-mount,
#     kyverno docker-socket-requires-label, checkov CKV_K8S_27, kubesec DockerSock,
#     kubeaudit SensitivePathsMounted, terrascan AC_K8S_0088,
#     datree CONTAINERS_INCORRECT_PATH_VALUE_DOCKERSOCKET,
#     kics docker-daemon-socket-is-exposed-to-containers
#   ]
#   remediation: Use the Kubernetes API instead of the runtime, or a builder that needs no daemon.
#   profiles: [{name: recommended}, {name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["no-runtime-socket"]

import data.reeve.lib.hostpath
import data.reeve.lib.parameters

violation contains {
	"msg": sprintf("%s has the host path %q, which leads to a container runtime", [source.label, source.text]),
	"path": source.path,
} if {
	some source in _sources
	_leads(source.components)
}

_sources := array.concat(
	[object.union(volume, {"label": "pod"}) | some volume in hostpath.volumes],
	[object.union(volume, {"label": sprintf("persistent volume %q", [volume.name])}) |
		some volume in hostpath.persistent_volumes
	],
)

_leads(path) if path[count(path) - 1] in _parameters.names

_leads(path) if {
	some socket in _parameters.sockets
	hostpath.covers(path, hostpath.components(socket))
}

_leads(path) if {
	some runtime in ["docker", "containerd"]
	contains(hostpath.pipe(path), runtime)
}

_parameters := parameters.of("containers/no-runtime-socket")
