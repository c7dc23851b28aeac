# METADATA
# scope: package
# title: Network plugins
# description: >-
#   Which network plugins run, by the images of known DaemonSets, and whether they enforce
#   network policies. Paths of images are told from patterns, in which a star stands for any
#   characters.
package reeve.lib.cni

import data.reeve.lib.image
import data.reeve.lib.inventory
import data.reeve.lib.pattern
import data.reeve.lib.value

# METADATA
# description: Whether a container is that of a plugin that enforces network policies.
is_enforcing(container, patterns) if {
	pattern.matches(_path(container), patterns)
	not _is_switched_off(container)
}

is_enforcing(container, _) if _built(container) >= 20240813

# METADATA
# description: Whether a container is that of a plugin that does not enforce network policies.
is_idle(container, patterns) if pattern.matches(_path(container), patterns)

is_idle(container, _) if _built(container) < 20240813

# METADATA
# description: >-
#   Whether a known plugin enforces network policies, be it only that its kinds are
#   installed.
is_enforced(patterns) if {
	some container in _containers
	is_enforcing(container, patterns)
}

is_enforced(_) if {
	some name, _ in inventory.objects("apiextensions.k8s.io/CustomResourceDefinition", "")
	strings.any_suffix_match(name, _groups)
}

# METADATA
# description: Whether a known plugin is one that does not.
is_known(patterns) if {
	some container in _containers
	is_idle(container, patterns)
}

# Other programs than the plugin bring kinds of Cilium's group.
_groups := [".projectcalico.org", "ciliumnetworkpolicies.cilium.io", ".antrea.io", ".k8s.ovn.org", ".kubeovn.io"]

_containers := [container |
	some namespace in (inventory.namespaces | {"kube-system"})
	some known in inventory.objects("apps/DaemonSet", namespace)
	some container in value.object_at(value.object_at(value.object_at(known, "spec"), "template"), "spec").containers
]

_path(container) := image.parse(value.string_at(container, "image")).path

# The plugin of kind enforces them since its version 0.24, and its tags begin with a date.
_built(container) := to_number(substring(parsed.tag, 1, 8)) if {
	parsed := image.parse(value.string_at(container, "image"))
	endswith(parsed.path, "kindnetd")
	regex.match(`^v20\d{6}(-|$)`, parsed.tag)
}

# The agent of AWS comes with its plugin and does nothing unless it is switched on.
_is_switched_off(container) if {
	endswith(_path(container), "aws-network-policy-agent")
	some argument in array.concat([word | some word in container.command], [word | some word in container.args])
	argument == "--enable-network-policy=false"
}
