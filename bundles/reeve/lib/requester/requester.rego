# METADATA
# scope: package
# title: Who makes the request
# description: >-
#   The user of an admission request. A manifest, and an object that is read back from a
#   cluster, have none, and then nothing here holds.
package reeve.lib.requester

import data.reeve.lib.kube
import data.reeve.lib.pattern
import data.reeve.lib.value

# METADATA
# description: The name of the user; undefined when nobody makes a request.
name := user if {
	user := value.string_at(value.object_at(kube.request, "userInfo"), "username")
	user != ""
}

# METADATA
# description: The groups of the user.
groups contains group if {
	name
	some group in kube.request.userInfo.groups
}

# METADATA
# description: >-
#   Whether it is the control plane, a node, or a service account of one of these
#   namespaces. Cluster administrators are people, and no part of the system.
is_system(_) if name in {"system:apiserver", "system:kube-controller-manager", "system:kube-scheduler"}

is_system(_) if "system:nodes" in groups

is_system(namespaces) if {
	some namespace in namespaces
	startswith(name, sprintf("system:serviceaccount:%s:", [namespace]))
}

# METADATA
# description: >-
#   Whether it is one of these users or in one of these groups; a star stands for any
#   characters. Nobody is none of them.
is_one_of(users, _) if pattern.matches(name, users)

is_one_of(_, some_groups) if {
	some group in groups
	pattern.matches(group, some_groups)
}

# METADATA
# description: >-
#   Whether the object was read back from a cluster, which has filled in what authors
#   leave to it. Nothing that a request says makes this true.
read_back if {
	not name
	value.is_set(value.object_at(kube.resource, "metadata"), "uid")
}
