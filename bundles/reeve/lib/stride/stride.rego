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
#   The ways by which the holder comes to act as one of some subjects, given by their keys as
#   in lib.binding: those in its namespace, or all of them.
to_any(who, keys) := [{"deed": deed, "to": target, "needs": needs} |
	able := _able(who, _open)
	some target in _targets(keys)
	_is_within(target, who.namespace)
	not target.key in who.keys
	some [deed, needs] in array.concat(
		[way | some way in able; target.namespace != ""],
		_able(who, _special(target, who)),
	)
]

# METADATA
# description: Whether the holder can act as anybody else at all.
takes_over(who) if count(who.facts & _leading) > 0

takes_over(who) if count(_special_facts(who)) > 0

# METADATA
# description: The namespaces of the accounts with these keys.
namespaces(keys) := {target.namespace | some target in _targets(keys)} - {"", "*"}

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

# What leads to an account because of what there is, or to this one only.
_special(target, who) := [way |
	count(_special_facts(who)) > 0
	some way in array.concat(_by_name(target), array.concat(_by_pods(target, who), _by_secrets(target, who)))
]

_special_facts(who) := {fact |
	some fact in who.facts
	_is_special(fact)
}

_is_special("enter pods")

_is_special("read secrets")

_is_special(fact) if {
	parts := split(fact, ":")
	count(parts) > 1
	parts[0] in _special_names
}

_special_names := {
	"enter pods",
	"impersonate accounts",
	"impersonate groups",
	"impersonate users",
	"issue tokens",
	"read secrets",
}

_leading := {"bind everything", "create secrets", "impersonate accounts", "issue tokens", "rewrite own role", "run pods"}

_by_name(target) := [
	["impersonates", [concat(":", ["impersonate accounts", target.name])]],
	["issues tokens of", [concat(":", ["issue tokens", target.name])]],
] if {
	target.namespace != ""
} else := [["impersonates", [concat(":", ["impersonate users", target.name])]]] if {
	startswith(target.key, "User:")
} else := [["impersonates", [concat(":", ["impersonate groups", target.name]), "impersonate someone"]]]

_by_pods(target, who) := [["enters a pod of", [need]] |
	some fact in who.facts
	startswith(fact, "enter pods")
	some user in account.users(target.namespace, target.name)
	some need in array.concat(["enter pods"], [concat(":", ["enter pods", user.name]) | user.kind == "Pod"])
	need == fact
]

_by_secrets(target, who) := [["reads a token of", [need]] |
	some fact in who.facts
	startswith(fact, "read secrets")
	some name, known in inventory.objects("Secret", target.namespace)
	known.type == "kubernetes.io/service-account-token"
	known.metadata.annotations["kubernetes.io/service-account.name"] == target.name
	some need in ["read secrets", concat(":", ["read secrets", name])]
	need == fact
]

# Whom one can act as, by key: accounts, any account where a whole group of them leads on,
# users and other groups.
_targets(keys) := [_target(key) | some key in sort(keys)]

_target(key) := {"key": key, "namespace": parts[3], "name": parts[4], "label": concat("/", [parts[3], parts[4]])} if {
	startswith(key, "User:system:serviceaccount:")
	parts := split(key, ":")
	count(parts) == 5
	_may_exist(parts[3], parts[4])
} else := {"key": key, "namespace": namespace, "name": "default", "label": concat("/", [namespace, "default"])} if {
	startswith(key, "Group:system:serviceaccounts:")
	namespace := split(key, ":")[3]
} else := {"key": key, "namespace": "*", "name": "default", "label": "any service account"} if {
	key == "Group:system:serviceaccounts"
} else := {"key": key, "namespace": "", "name": name, "label": sprintf("%s %q", [lower(kind), name])} if {
	not startswith(key, "User:system:serviceaccount:")
	kind := split(key, ":")[0]
	name := substring(key, count(kind) + 1, -1)
}

_may_exist(_, "default")

_may_exist(namespace, name) if inventory.existence("ServiceAccount", namespace, name) != "no"

# Users and groups are impersonated in no namespace.
_is_within(_, "")

_is_within(target, namespace) if target.namespace in {namespace, "*"}

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
