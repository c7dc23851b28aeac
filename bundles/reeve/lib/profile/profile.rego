# METADATA
# scope: package
# title: The chosen profile
# description: >-
#   For tools that evaluate this bundle as it is: data.reeve_config.profile names a
#   profile, with a version after an @ where it has one (restricted@v1.29).
package reeve.lib.profile

import data.reeve.generated.registry
import data.reeve.lib.version

# METADATA
# description: IDs of the policies in the profile, "recommended" when none is named.
selected contains id if {
	some id, _ in registry.policies
	_name == "all"
}

selected contains id if {
	some id, _ in registry.policies
	_membership(id)
}

# METADATA
# description: What a profile named in the configuration sets for the policy with this ID.
default parameters(_) := {}

parameters(id) := object.union(_versioned(id), object.get(_membership(id), "parameters", {})) if {
	data.reeve_config.profile
}

_reference := data.reeve_config.profile if {
	data.reeve_config.profile
} else := "recommended"

_name := split(_reference, "@")[0]

_version := split(_reference, "@")[1] if {
	contains(_reference, "@")
} else := "latest"

_membership(id) := member if {
	some member in registry.policies[id].profiles
	member.name == _name
	_after(member)
	_before(member)
}

_after(member) if not member.from

_after(member) if version.since(_version, _minor(member.from))

_before(member) if not member.before

_before(member) if not version.since(_version, _minor(member.before))

_versioned(id) := {"version": _version} if {
	registry.policies[id].defaults.version
} else := {}

_minor(text) := to_number(trim_prefix(text, "v1."))
