# METADATA
# scope: package
# title: Steps up to cluster-admin
# description: >-
#   What holders of powers, as in lib.power, can do to hold everything in the cluster, or to
#   act as somebody else. Writing roles and bindings alone is no step, since the API server
#   lets nobody grant what they do not hold. A step is a deed, the bindings that allow it
#   and, unless it is the last, to whom it leads.
package reeve.lib.stride

import data.reeve.lib.account
import data.reeve.lib.grants
import data.reeve.lib.inventory
import data.reeve.lib.rbac
import data.reeve.lib.roles

# METADATA
# description: >-
#   Somebody by the keys of lib.member, with grants that count in a namespace, which is
#   empty for the whole cluster, each with its powers. Its facts are what it can do there.
holder(keys, namespace, held) := {
	"keys": keys,
	"namespace": namespace,
	"grants": held,
	"facts": _facts(powers, keys, namespace, held),
} if {
	powers := {power | some grant in held; some power in grant.powers}
}

# METADATA
# description: A way that a holder may go, as a step.
step(who, way) := object.union(object.remove(way, ["needs"]), {"via": _via(who, way.needs)})

# METADATA
# description: >-
#   The ways by which a holder for the whole cluster comes to hold everything: a deed and
#   the facts that it needs.
last(who) := [{"deed": "holds everything", "needs": ["everything"]}] if {
	who.namespace == ""
	"everything" in who.facts
} else := [{"deed": deed, "needs": needs} |
	who.namespace == ""
	some [deed, needs] in _able(who, _last)
]

# METADATA
# description: >-
#   Those whom some subjects, given by their keys as in lib.binding, make worth acting as:
#   accounts, by namespace too, and the keys of users and groups; and in those namespaces as
#   whom workloads run, and whose tokens lie in Secrets, so that both are looked at once.
ends(keys) := {
	"accounts": accounts,
	"keys": keys,
	"near": {namespace: near |
		some namespace in namespaces
		near := [target | some target in accounts; target.namespace in {namespace, "*"}]
	},
	"running": {namespace: account.running(namespace) | some namespace in namespaces},
	"tokens": {namespace: tokens |
		some namespace in namespaces
		tokens := {name: _owner(known) | some name, known in inventory.objects("Secret", namespace)}
	},
} if {
	accounts := [_account(key) | some key in sort(keys)]
	namespaces := {target.namespace | some target in accounts}
}

# METADATA
# description: >-
#   The first of the ways by which the holder comes to act as one of those at the ends: for
#   all accounts, by name, by a pod that runs, or by a token that lies in a Secret. With a
#   binding, only ways that this one allows. Undefined if there is none.
first_to(who, there, own) := {"deed": way[0], "to": near[0], "needs": way[1]} if {
	way := [way | some way in _able(who, _open); _counts(who, way[1], own)][0]
	near := _near(who, there, count(who.keys) + 1)
	near[0]
} else := [way |
	some fact in sort(_special(who))
	[base, name] := _parts(fact)
	some [deed, target] in array.concat(
		_by_name(base, name, who, there),
		array.concat(_by_pod(base, name, who, there), _by_secret(base, name, who, there)),
	)
	not target.key in who.keys
	_counts(who, [fact], own)
	way := {"deed": deed, "to": target, "needs": [fact]}
][0]

# METADATA
# description: Whether the holder can act as anybody else at all.
takes_over(who) if count(who.facts & _leading) > 0

takes_over(who) if count(_special(who)) > 0

# METADATA
# description: A path of steps in a message, cut off where it is too long for one.
text(path) := _short(concat(" -> ", [sprintf("%s (%s)", [_does(step), bindings(step.via)]) | some step in path]))

# METADATA
# description: Bindings in a message.
bindings(list) := concat(", ", [concat(" ", [_kinds[binding.kind], _place(binding)]) | some binding in list])

_short(words) := words if {
	count(words) <= _longest
} else := concat("", [substring(words, 0, _longest), "…"])

_longest := 170

_does(step) := sprintf("%s %s", [step.deed, step.to.label]) if {
	step.to
} else := step.deed

_place(binding) := binding.name if {
	binding.namespace == ""
} else := concat("/", [binding.namespace, binding.name])

_kinds := {"ClusterRoleBinding": "cluster role binding", "RoleBinding": "role binding"}

# Deeds, and the facts that they need.
_last := [
	["binds cluster-admin", ["bind everything", "write cluster bindings"]],
	["rewrites a cluster role of its own", ["rewrite own cluster role"]],
	["impersonates any user", ["impersonate users"]],
	["impersonates system:masters", ["impersonate masters", "impersonate someone"]],
	["reaches into every node", ["use nodes"]],
	["approves its own certificate", ["approve requests", "approve own clients", "request certificates"]],
	["writes webhooks", ["write webhooks"]],
	["writes mutating policies", ["write mutating policies", "write mutating policy bindings"]],
]

_open := [
	["runs pods as", ["run pods"]],
	["impersonates", ["impersonate accounts"]],
	["issues tokens of", ["issue tokens"]],
	["creates token secrets of", ["create secrets", "read secrets"]],
	["binds cluster-admin next to", ["bind everything", "write bindings"]],
	["rewrites a role of its own next to", ["rewrite own role"]],
]

_able(who, ways) := [way |
	some way in ways
	every need in way[1] {
		need in who.facts
	}
]

# Powers that lead on by what there is, or to one object only.
_special(who) := {fact | some fact in who.facts; _is_special(fact)}

_is_special("enter pods")

_is_special("read secrets")

_is_special(fact) if {
	contains(fact, ":")
	split(fact, ":")[0] in _special_names
}

_special_names := {
	"enter pods",
	"impersonate accounts",
	"impersonate groups",
	"impersonate users",
	"issue tokens",
	"read secrets",
}

# Names may have colons themselves.
_parts(fact) := [base, trim_prefix(substring(fact, count(base), -1), ":")] if {
	base := split(fact, ":")[0]
}

_leading := {"bind everything", "create secrets", "impersonate accounts", "issue tokens", "rewrite own role", "run pods"}

# The accounts within reach, no more of them than wanted.
_near(who, there, wanted) := [target |
	some target in array.slice(_within(who, there), 0, wanted)
	not target.key in who.keys
]

_within(who, there) := there.accounts if {
	who.namespace == ""
} else := there.near[who.namespace] if {
	there.near[who.namespace]
} else := object.get(there.near, "*", [])

_by_name(base, name, who, there) := [[_deeds[base], target] |
	name != ""
	some target in _within(who, there)
	target.name == name
	target.namespace != "*"
] if {
	_deeds[base]
}

_by_name(base, _, _, _) := [] if base in {"enter pods", "read secrets"}

_by_name("impersonate users", name, who, there) := [["impersonates", _other("User", name)] |
	who.namespace == ""
	concat(":", ["User", name]) in there.keys
]

_by_name("impersonate groups", name, who, there) := [["impersonates", _other("Group", name)] |
	who.namespace == ""
	"impersonate someone" in who.facts
	concat(":", ["Group", name]) in there.keys
]

_deeds := {"impersonate accounts": "impersonates", "issue tokens": "issues tokens of"}

_by_pod("enter pods", "", who, there) := [["enters a pod of", target] |
	some target in _within(who, there)
	target.name in there.running[target.namespace]
]

_by_pod("enter pods", name, who, there) := [["enters a pod of", target] |
	some namespace in _places(who, there)
	pod := inventory.object_of("Pod", namespace, name)
	some target in there.near[namespace]
	account.name_of(pod.spec) == target.name
] if {
	name != ""
}

_by_pod(base, _, _, _) := [] if base != "enter pods"

_by_secret("read secrets", "", who, there) := [["reads a token of", target] |
	some target in _within(who, there)
	some owner in there.tokens[target.namespace]
	owner == target.name
]

_by_secret("read secrets", name, who, there) := [["reads a token of", target] |
	some namespace in _places(who, there)
	owner := there.tokens[namespace][name]
	some target in there.near[namespace]
	owner == target.name
] if {
	name != ""
}

_by_secret(base, _, _, _) := [] if base != "read secrets"

_places(who, there) := [namespace | some namespace, _ in there.near; who.namespace in {"", namespace}]

# Whose token it is.
_owner(known) := known.metadata.annotations["kubernetes.io/service-account.name"] if {
	known.type == "kubernetes.io/service-account-token"
}

_account(key) := {"key": key, "namespace": parts[3], "name": parts[4], "label": concat("/", [parts[3], parts[4]])} if {
	startswith(key, "User:system:serviceaccount:")
	parts := split(key, ":")
	count(parts) == 5
	_may_exist(parts[3], parts[4])
} else := {"key": key, "namespace": namespace, "name": "default", "label": concat("/", [namespace, "default"])} if {
	startswith(key, "Group:system:serviceaccounts:")
	namespace := split(key, ":")[3]
} else := {"key": key, "namespace": "*", "name": "default", "label": "any service account"} if {
	key == "Group:system:serviceaccounts"
}

_other(kind, name) := {
	"key": concat(":", [kind, name]),
	"namespace": "",
	"name": name,
	"label": sprintf("%s %q", [lower(kind), name]),
}

_may_exist(_, "default")

_may_exist(namespace, name) if inventory.existence("ServiceAccount", namespace, name) != "no"

_counts(_, _, null)

_counts(who, needs, own) if {
	own != null
	own in _via(who, needs)
}

# Whoever holds everything needs none of the rest.
_facts(powers, keys, namespace, held) := powers | {"bind everything"} if {
	"everything" in powers
} else := powers | {fact |
	some power in powers
	fact := _implied(power, powers, {"keys": keys, "namespace": namespace, "grants": held})
}

# What a power amounts to, by its name, by those of others, or by the roles that one has.
_implied("bind", _, _) := "bind everything"

_implied(power, _, _) := "bind everything" if {
	startswith(power, "bind:")
	some rule in roles.rules_of({"kind": "ClusterRole", "namespace": "", "name": trim_prefix(power, "bind:")})
	rbac.is_everything(rule)
}

_implied(power, _, _) := "impersonate masters" if {
	power in {"impersonate groups", "impersonate groups:system:masters"}
}

_implied(power, _, _) := "impersonate someone" if {
	split(power, ":")[0] in {"impersonate accounts", "impersonate users"}
}

_implied(power, _, _) := "approve own clients" if power in {
	"approve clients",
	"approve clients:kubernetes.io/*",
	"approve clients:kubernetes.io/kube-apiserver-client",
}

_implied(power, powers, who) := "rewrite own cluster role" if {
	startswith(power, "escalate cluster roles")
	who.namespace == ""
	some name in _own("ClusterRole", who)
	power in {"escalate cluster roles", concat(":", ["escalate cluster roles", name])}
	_may_write(name, powers)
}

_implied(power, powers, who) := "rewrite own role" if {
	startswith(power, "escalate roles")
	who.namespace != ""
	some name in _own("Role", who)
	power in {"escalate roles", concat(":", ["escalate roles", name])}
	count({"write roles", concat(":", ["write roles", name])} & powers) > 0
}

_may_write(name, powers) if count({"write cluster roles", concat(":", ["write cluster roles", name])} & powers) > 0

_may_write(name, powers) if {
	"create cluster roles" in powers
	inventory.existence("rbac.authorization.k8s.io/ClusterRole", "", name) == "no"
}

# The roles that one is bound to, whatever they grant.
_own(kind, who) := {grant.role.name |
	some grant in array.concat(who.grants, grants.made_in(who.namespace))
	grant.subject.key in who.keys
	grant.role.kind == kind
	grant.binding.namespace == who.namespace
}

# The bindings of the grants that a deed comes from.
_via(who, needs) := sort({grant.binding |
	some grant in who.grants
	some power in grant.powers
	some need in needs
	_comes_of(need, power)
})

_comes_of(need, need)

_comes_of(need, power) if split(power, ":")[0] in _origins[need]

_origins := {
	"approve own clients": {"approve clients"},
	"bind everything": {"bind"},
	"impersonate masters": {"impersonate groups"},
	"impersonate someone": {"impersonate accounts", "impersonate users"},
	"rewrite own cluster role": {"escalate cluster roles"},
	"rewrite own role": {"escalate roles"},
}
