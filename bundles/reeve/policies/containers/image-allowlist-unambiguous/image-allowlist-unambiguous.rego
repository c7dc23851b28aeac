# METADATA
# scope: package
# title: Open-ended allow list of images
# description: >-
#   Gatekeeper's K8sAllowedRepos compares how the text of an image begins. An entry that
#   does not end at a slash also lets in hosts and namespaces whose names go on, such as
#   ghcr.io.evil.com, and one that is a public registry lets in what anyone publishes. The
#   lists of this bundle compare whole path components.
# related_resources:
# - ref: https://open-policy-agent.github.io/gatekeeper-library/website/validation/allowedrepos
# custom:
#   severity: medium
#   action: deny
#   match: {kinds: [constraints.gatekeeper.sh/K8sAllowedRepos]}
#   controls:
#   - {framework: OWASP, id: K04, version: "2025"}
#   peers: [trivy KSV-0124]
#   remediation: End entries for a registry or a namespace with a slash, and name a namespace on public registries.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["image-allowlist-unambiguous"]

import data.reeve.lib.kube
import data.reeve.lib.value

violation contains {
	"msg": sprintf("allow list has the entry %q, which %s", [entry, _fault(entry)]),
	"path": ["spec", "parameters", "repos", index],
} if {
	kube.group_kind == "constraints.gatekeeper.sh/K8sAllowedRepos"
	repos := object.get(kube.resource, ["spec", "parameters", "repos"], [])
	some index, _ in repos
	entry := value.string_at(repos, index)
}

# Stars mean nothing to Gatekeeper here, but whoever wrote them meant everything.
_fault(entry) := "names every image" if {
	regex.match(`^[*/]*$`, entry)
} else := "is a registry where anyone publishes" if {
	lower(trim_right(entry, "/*")) in _hubs
} else := "also names registries that begin with it" if {
	not contains(entry, "/")
} else := "also names namespaces that begin with it" if {
	regex.match(`^([^/]*[.:A-Z][^/]*|localhost)/[^/:@*]+$`, entry)
}

_hubs := {
	"docker.io",
	"gcr.io",
	"ghcr.io",
	"index.docker.io",
	"public.ecr.aws",
	"quay.io",
	"registry-1.docker.io",
	"registry.gitlab.com",
}
