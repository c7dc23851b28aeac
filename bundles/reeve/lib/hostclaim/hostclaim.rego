# METADATA
# scope: package
# title: Hosts that objects claim
# description: >-
#   The hosts, and the paths below them, that an Ingress or a Route of OpenShift claims
#   requests for. What is for any host claims none.
package reeve.lib.hostclaim

import data.reeve.lib.ingress
import data.reeve.lib.value

# METADATA
# description: The kinds that claim hosts, as in kube.group_kind.
kinds := array.concat(ingress.kinds, ["route.openshift.io/Route"])

# METADATA
# description: >-
#   What an object of such a kind claims: the host, in small letters, where it names it, the
#   path, as its parts, and whether that is for exactly this path.
of("route.openshift.io/Route", resource) := [{
	"host": lower(host),
	"at": ["spec", "host"],
	"parts": _parts(value.string_at(resource.spec, "path")),
	"exact": false,
} |
	host := value.string_at(value.object_at(resource, "spec"), "host")
	host != ""
]

of(kind, resource) := [claim |
	some index, rule in value.object_at(resource, "spec").rules
	host := value.string_at(rule, "host")
	host != ""
	some path in _paths(rule)
	claim := {
		"host": lower(host),
		"at": ["spec", "rules", index, "host"],
		"parts": _parts(value.string_at(path, "path")),
		"exact": value.string_at(path, "pathType") == "Exact",
	}
] if {
	kind in ingress.kinds
}

# METADATA
# description: Whether some path may be one of both.
paths_overlap(one, other) if one.parts == other.parts

paths_overlap(one, other) if _holds(one, other)

paths_overlap(one, other) if _holds(other, one)

_holds(outer, inner) if {
	not outer.exact
	outer.parts == array.slice(inner.parts, 0, count(outer.parts))
}

# Without paths a rule is for all of them.
_paths(rule) := rule.http.paths if {
	rule.http.paths[0]
} else := [{}]

_parts(path) := [part | some part in split(path, "/"); part != ""]
