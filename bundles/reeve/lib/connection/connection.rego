# METADATA
# scope: package
# title: Connections to pods
# description: >-
#   A CONNECT request to a pod: exec, attach or port-forward. The object of such a request
#   holds options only; which pod is meant, the request says.
package reeve.lib.connection

import data.reeve.lib.command
import data.reeve.lib.inventory
import data.reeve.lib.kube
import data.reeve.lib.pattern
import data.reeve.lib.selector
import data.reeve.lib.value

# METADATA
# description: The connection in a message.
label := sprintf("%s pod %q of namespace %q", [_deeds[kube.group_kind], pod, kube.namespace])

# METADATA
# description: The name of the pod.
pod := value.string_at(kube.request, "name") if _deeds[kube.group_kind]

# METADATA
# description: >-
#   The names of the programs that exec would run: the first word, and where that is a
#   shell or another program that starts others, every word that may be one.
programs := {command.base(first)} | {command.base(word) |
	command.base(first) in _starters
	some text in kube.resource.command
	some word in command.words(text)
} if {
	kube.group_kind == "PodExecOptions"
	first := kube.resource.command[0]
}

# METADATA
# description: >-
#   Whether the connection is to what an entry describes, by namespaces, namespaceLabels,
#   pods, podLabels and containers, as many of them as it has: yes, no, or unknown where the
#   namespace or pod that would decide is not known.
fits(entry) := "no" if {
	"no" in _answers(entry)
} else := "unknown" if {
	"unknown" in _answers(entry)
} else := "yes"

# METADATA
# description: The kinds that would have to be known to tell whether an entry fits.
missing(entry) := sort({_kinds[field] | some field, _ in entry; _is_open(field)})

_answers(entry) := {_answer(field, wanted) | some field, wanted in entry}

_answer(field, wanted) := "yes" if {
	_holds(field, wanted)
} else := "unknown" if {
	_is_open(field)
} else := "no"

_holds("namespaces", patterns) if pattern.matches(kube.namespace, patterns)

_holds("pods", patterns) if pattern.matches(pod, patterns)

_holds("namespaceLabels", labels) if _has_labels(inventory.namespace_object, labels)

_holds("podLabels", labels) if _has_labels(_pod, labels)

_holds("containers", patterns) if pattern.matches(_container, patterns)

_is_open("namespaceLabels") if not inventory.namespace_object

_is_open("podLabels") if not _pod

_is_open("containers") if {
	kube.group_kind != "PodPortForwardOptions"
	not _container
	not _pod
}

_kinds := {"namespaceLabels": "Namespace", "podLabels": "Pod", "containers": "Pod"}

# Where the request names none, the API server takes the only one, or refuses.
_container := kube.resource.container if {
	value.string_at(kube.resource, "container") != ""
} else := _pod.spec.containers[0].name if {
	kube.group_kind != "PodPortForwardOptions"
	count(_pod.spec.containers) == 1
}

_pod := inventory.object_of("Pod", kube.namespace, pod)

_has_labels(holder, labels) if selector.matches(
	{"matchLabels": labels},
	value.object_at(value.object_at(holder, "metadata"), "labels"),
)

_deeds := {
	"PodAttachOptions": "attach to",
	"PodExecOptions": "exec into",
	"PodPortForwardOptions": "port-forward to",
}

_starters := {
	"ash", "bash", "busybox", "chroot", "dash", "env", "ksh", "nice", "nohup", "nsenter",
	"setsid", "sh", "su", "sudo", "timeout", "unshare", "xargs", "zsh",
}
