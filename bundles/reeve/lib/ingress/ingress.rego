# METADATA
# scope: package
# title: The judged Ingress
# description: >-
#   What the judged object says when it is an Ingress, of today's API or of the older ones;
#   undefined for any other.
package reeve.lib.ingress

import data.reeve.lib.kube
import data.reeve.lib.value

# METADATA
# description: The kinds that an Ingress has had, as in kube.group_kind.
kinds := ["networking.k8s.io/Ingress", "extensions/Ingress"]

# METADATA
# description: Its spec.
spec := value.object_at(kube.resource, "spec") if kube.group_kind in kinds

# METADATA
# description: Its annotations.
annotations := value.object_at(value.object_at(kube.resource, "metadata"), "annotations") if spec

# METADATA
# description: Its rules, each with its host, which is empty where it names none, and its path.
rules := [{"host": value.string_at(rule, "host"), "path": ["spec", "rules", index]} | some index, rule in spec.rules]

# METADATA
# description: >-
#   Its class and the path of it, by the field or by the annotation that was there before;
#   undefined where it names none.
class := {"name": spec.ingressClassName, "path": ["spec", "ingressClassName"]} if {
	value.string_at(spec, "ingressClassName") != ""
} else := {"name": annotations[_class], "path": ["metadata", "annotations", _class]} if {
	value.string_at(annotations, _class) != ""
}

_class := "kubernetes.io/ingress.class"
