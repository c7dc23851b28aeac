# METADATA
# scope: package
# title: What a rule of RBAC grants
# description: >-
#   Rules are as in a Role. A request is of one verb, group, resource (pods or pods/exec)
#   and name, which is absent or empty where the request carries none; or of one verb and
#   url. Everything a request needs must be in one rule: rules do not add up within it.
package reeve.lib.rbac

# METADATA
# description: Whether the rule allows the request, as the API server's authorizer decides.
allows(rule, request) if {
	_verb(rule, request.verb)
	reaches(rule, request.group, request.resource)
	_name(rule, object.get(request, "name", ""))
}

allows(rule, request) if {
	_verb(rule, request.verb)
	_url(rule, request.url)
}

# METADATA
# description: >-
#   Whether the rule holds for a resource, whatever its verbs and names: "*", the resource
#   as it is written, or */sub of a subresource. A resource does not bring its
#   subresources along, and pods/* is no wildcard.
reaches(rule, group, resource) if {
	_group(rule, group)
	some entry in rule.resources
	names(entry, resource)
}

# METADATA
# description: Whether an entry of resources stands for a resource.
names("*", _)

names(resource, resource)

names(entry, resource) if {
	startswith(entry, "*/")
	slash := indexof(resource, "/")
	slash >= 0
	entry == concat("", ["*", substring(resource, slash, -1)])
}

# METADATA
# description: Whether the rule has the group.
has_group(rule, group) if _group(rule, group)

# METADATA
# description: Whether the rule has the verb.
has_verb(rule, verb) if _verb(rule, verb)

# METADATA
# description: >-
#   Whether the rule allows requests with this verb on a resource it reaches that are not
#   limited to the names it lists. The empty name among them lets those through that
#   carry none.
is_open(rule, _, _) if not rule.resourceNames[0]

is_open(rule, verb, resource) if {
	_is_nameless(verb, resource)
	"" in rule.resourceNames
}

# METADATA
# description: >-
#   The names to which the rule limits requests with this verb on a resource it reaches;
#   empty where there is no such limit, and where no request could carry one of them. A
#   list or watch carries a name as a field selector.
limits(rule, verb, resource) := {name | some name in rule.resourceNames; name != ""} if {
	not is_open(rule, verb, resource)
	not verb == "deletecollection"
	not _is_toplevel_create(verb, resource)
} else := set()

# METADATA
# description: Whether the rule grants everything but what has no resource.
is_everything(rule) if {
	"*" in rule.verbs
	"*" in rule.apiGroups
	"*" in rule.resources
	not rule.resourceNames[0]
}

# METADATA
# description: Whether one rule alone grants all that another does.
includes(wide, narrow) if {
	narrow.resources[0]
	every verb in narrow.verbs { _verb(wide, verb) }
	every group in narrow.apiGroups { _group(wide, group) }
	every resource in narrow.resources { _reaches_in_any_group(wide, resource) }
	_includes_names(wide, narrow)
}

includes(wide, narrow) if {
	narrow.nonResourceURLs[0]
	every verb in narrow.verbs { _verb(wide, verb) }
	every url in narrow.nonResourceURLs { _url(wide, url) }
}

# METADATA
# description: >-
#   What is granted by the wanted rules and by no single one of those held, broken into
#   rules of one verb, one group, one resource and at most one name, or of one verb and
#   one URL. This is how the API server tells that a role exceeds its author's own.
exceeding(wanted, held) := [atom |
	some rule in wanted
	some atom in atoms(rule)
	not _is_covered(atom, held)
]

# METADATA
# description: A rule broken into rules of one verb, group, resource and name, or URL.
atoms(rule) := array.concat(_resource_atoms(rule), _url_atoms(rule))

_resource_atoms(rule) := [object.union(atom, named) |
	some group in rule.apiGroups
	some resource in rule.resources
	some verb in rule.verbs
	atom := {"verbs": [verb], "apiGroups": [group], "resources": [resource]}
	some named in _named(rule)
]

_named(rule) := [{"resourceNames": [name]} | some name in rule.resourceNames] if rule.resourceNames[0]

_named(rule) := [{}] if not rule.resourceNames[0]

_url_atoms(rule) := [{"verbs": [verb], "nonResourceURLs": [url]} |
	some url in rule.nonResourceURLs
	some verb in rule.verbs
]

_is_covered(atom, held) if {
	some rule in held
	_covers(rule, atom)
}

_covers(rule, atom) if {
	_verb(rule, atom.verbs[0])
	reaches(rule, atom.apiGroups[0], atom.resources[0])
	_covers_name(rule, atom)
}

_covers(rule, atom) if {
	_verb(rule, atom.verbs[0])
	_url(rule, atom.nonResourceURLs[0])
	not rule.resourceNames[0]
}

_covers_name(rule, _) if not rule.resourceNames[0]

_covers_name(rule, atom) if atom.resourceNames[0] in rule.resourceNames

_reaches_in_any_group(rule, resource) if {
	some entry in rule.resources
	names(entry, resource)
}

_includes_names(wide, _) if not wide.resourceNames[0]

_includes_names(wide, narrow) if {
	narrow.resourceNames[0]
	every name in narrow.resourceNames { name in wide.resourceNames }
}

_verb(rule, _) if "*" in rule.verbs

_verb(rule, verb) if verb in rule.verbs

_group(rule, _) if "*" in rule.apiGroups

_group(rule, group) if group in rule.apiGroups

_name(rule, _) if not rule.resourceNames[0]

_name(rule, name) if name in rule.resourceNames

_url(rule, url) if url in rule.nonResourceURLs

_url(rule, url) if {
	some entry in rule.nonResourceURLs
	endswith(entry, "*")
	startswith(url, trim_right(entry, "*"))
}

_is_nameless(verb, _) if verb in {"deletecollection", "list", "watch"}

_is_nameless(verb, resource) if _is_toplevel_create(verb, resource)

_is_toplevel_create("create", resource) if not contains(resource, "/")
