# METADATA
# scope: package
# title: Ways up to cluster-admin
# description: >-
#   Who can come to hold everything in the whole cluster, and by which steps. The search
#   goes backwards: from those who get there in one step to whoever can act as one of them,
#   and so on. So it looks at bindings for the whole cluster and at those in namespaces of
#   accounts that lead there, and at no others, once for all subjects. A path is the steps
#   of lib.stride.
package reeve.lib.climb

import data.reeve.lib.grants
import data.reeve.lib.member
import data.reeve.lib.power
import data.reeve.lib.stride

# METADATA
# description: >-
#   The shortest path of a subject, as in lib.member, of so many steps at most. Undefined if
#   there is none.
path_of(subject, depth) := [known[key] |
	known := reaching(depth)
	keys := [key | some key in sort(member.keys(subject)); known[key]]
	some length in numbers.range(1, depth)
	some key in keys
	count(known[key]) == length
][0]

# METADATA
# description: >-
#   The shortest path of a holder whose first step a binding allows, of so many steps at
#   most. Undefined if there is none.
path_by(who, own, depth) := [step] if {
	step := _direct(who, own)
} else := [array.concat([stride.step(who, way)], known[way.to.key]) |
	depth > 1
	stride.takes_over(who)
	known := reaching(depth - 1)
	some length in numbers.range(1, depth - 1)
	way := stride.first_to(who, _ends_at(length), own)
][0]

# METADATA
# description: >-
#   The shortest path of each subject that gets there in so many steps at most, by its key
#   as in lib.binding.
reaching(1) := _within_1

reaching(2) := _within_2

reaching(3) := _within_3

reaching(4) := _within_4

reaching(5) := _within_5

reaching(6) := _within_6

# METADATA
# description: Whether somebody needs a step more than that, so that a search stops before its end.
is_cut(0) if count(_layer_1) > 0

is_cut(1) if count(_layer_2) > 0

is_cut(2) if count(_layer_3) > 0

is_cut(3) if count(_layer_4) > 0

is_cut(4) if count(_layer_5) > 0

is_cut(5) if count(_layer_6) > 0

is_cut(6) if count(_layer_7) > 0

# METADATA
# description: >-
#   What a subject can do in a namespace, which is empty for the whole cluster, as lib.stride
#   has it: with its grants for the whole cluster, those among the ones of the namespace, and
#   more, which stand for all that their bindings grant.
holder(subject, namespace, local, more) := stride.holder(keys, namespace, array.concat(
	[grant | some grant in more; count(grant.powers) > 0],
	[grant |
		some grant in array.concat([grant | some key in keys; some grant in _wide_by[key]], local)
		grant.subject.key in keys
		not grant.binding in replaced
	],
)) if {
	keys := member.keys(subject)
	replaced := {grant.binding | some grant in more}
}

# METADATA
# description: The bindings that give a subject, as in lib.member, a power in the whole cluster.
bindings_of(subject, wanted) := [grant.binding |
	some key in sort(member.keys(subject))
	some grant in _wide_by[key]
	wanted in grant.powers
]

# METADATA
# description: The grants that are made in a namespace, which is not empty, and give powers.
powered_in(namespace) := _narrow(namespace)

# METADATA
# description: The grant with the powers of its role, undefined where that is not known.
empowered(grant) := object.union(grant, {"powers": power.of_role(grant.role)})

_layer_1 := {key: [stride.step(who, way)] |
	some key, who in _wide_holders
	way := stride.last(who)[0]
}

_within_1 := _layer_1

_ends_1 := stride.ends(object.keys(_layer_1))

_layer_2 := _next(_layer_1, _within_1, _ends_1)

_within_2 := object.union(_within_1, _layer_2)

_ends_2 := stride.ends(object.keys(_layer_2))

_layer_3 := _next(_layer_2, _within_2, _ends_2)

_within_3 := object.union(_within_2, _layer_3)

_ends_3 := stride.ends(object.keys(_layer_3))

_layer_4 := _next(_layer_3, _within_3, _ends_3)

_within_4 := object.union(_within_3, _layer_4)

_ends_4 := stride.ends(object.keys(_layer_4))

_layer_5 := _next(_layer_4, _within_4, _ends_4)

_within_5 := object.union(_within_4, _layer_5)

_ends_5 := stride.ends(object.keys(_layer_5))

_layer_6 := _next(_layer_5, _within_5, _ends_5)

_within_6 := object.union(_within_5, _layer_6)

_ends_6 := stride.ends(object.keys(_layer_6))

_layer_7 := _next(_layer_6, _within_6, _ends_6)

_ends_at(1) := _ends_1

_ends_at(2) := _ends_2

_ends_at(3) := _ends_3

_ends_at(4) := _ends_4

_ends_at(5) := _ends_5

_direct(who, own) := [step |
	some way in stride.last(who)
	step := stride.step(who, way)
	own in step.via
][0]

# Who gets to one of a layer in one step, by the first of the ways there are.
_next(layer, known, there) := {key: array.concat([first], layer[first.to.key]) |
	count(layer) > 0
	firsts := array.concat(
		[[key, stride.step(who, way)] |
			some key, who in _leading
			not known[key]
			way := stride.first_to(who, there, null)
		],
		[[key, stride.step(who, way)] |
			some namespace, _ in there.near
			narrow := _narrow(namespace)
			some key in {grant.subject.key | some grant in narrow}
			not known[key]
			who := _holder_of(key, namespace, narrow)
			way := stride.first_to(who, there, null)
		],
	)
	some key in {key | some [key, _] in firsts}
	first := [step | some [other, step] in firsts; other == key][0]
}

# Holders for the whole cluster who can act as others.
_leading := {key: who |
	some key, who in _wide_holders
	stride.takes_over(who)
}

_holder_of(key, namespace, narrow) := stride.holder(keys, namespace, array.concat(
	[grant | some one in keys; some grant in _wide_by[one]],
	[grant | some grant in narrow; grant.subject.key in keys],
)) if {
	keys := member.keys(_subject_of(key))
}

_subject_of(key) := {"kind": kind, "name": substring(key, count(kind) + 1, -1)} if {
	kind := split(key, ":")[0]
}

_wide_holders := {key: _holder_of(key, "", []) | some key in {grant.subject.key | some grant in _wide}}

# Only grants that give powers lead anywhere.
_wide := [object.union(grant, {"powers": _wide_powers[grant.role.name]}) |
	some grant in grants.made_in("")
	count(_wide_powers[grant.role.name]) > 0
]

_wide_by[grant.subject.key] contains grant if some grant in _wide

_wide_powers := {name: power.of_role({"kind": "ClusterRole", "namespace": "", "name": name}) |
	some name in {grant.role.name | some grant in grants.made_in("")}
}

# The layers know of nothing but the inventory, so that an engine may keep them.
_narrow(namespace) := [with_powers |
	namespace != ""
	some grant in grants.made_in(namespace)
	with_powers := empowered(grant)
	count(with_powers.powers) > 0
]
