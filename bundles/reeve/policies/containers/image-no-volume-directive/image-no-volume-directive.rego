# METADATA
# scope: package
# title: Image that declares volumes
# description: >-
#   For a path that an image declares as VOLUME the runtime makes a writable folder on the
#   node, even in a container with a read-only root file system, and no limit on storage
#   counts it. A path at which the pod mounts a volume of its own gets none. What an image
#   declares is evidence.
# related_resources:
# - ref: https://github.com/opencontainers/image-spec/blob/main/config.md
# custom:
#   severity: low
#   action: "off"
#   match: {workloads: true}
#   controls:
#   - {framework: NSA, id: 1b, version: "1.2"}
#   peers: [kyverno block-images-with-volumes]
#   remediation: Build the image without VOLUME, or mount a volume of the pod at the path.
#   profiles: [{name: nsa}]
#   since: v0.1.0
package reeve.policies.containers["image-no-volume-directive"]

import data.reeve.lib.image
import data.reeve.lib.imageconfig
import data.reeve.lib.value
import data.reeve.lib.workload

violation contains object.union(image.subject(found.reference), {
	"msg": sprintf("%s has a read-only root file system, in which its image %q declares the volume %q", [
		found.reference.label,
		found.reference.text,
		path,
	]),
	"path": found.reference.path,
}) if {
	some found in _read_only
	some path in found.config.volumes
	not _clean(path) in _mounted(found.container)
}

unknown contains {
	"msg": sprintf("which volumes the image %q declares", [found.reference.text]),
	"needs": ["evidence: config.volumes"],
} if {
	some found in _read_only
	object.get(found.config, "volumes", null) == null
}

# Windows has no read-only root file systems.
_read_only := [found |
	not workload.windows
	some found in imageconfig.containers
	found.container.security_context.readOnlyRootFilesystem == true
]

_mounted(container) := {_clean(value.string_at(mount, "mountPath")) | some mount in container.spec.volumeMounts}

_clean(path) := concat("/", [step | some step in split(path, "/"); not step in {"", "."}])
