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
# description: IDs of the policies in the profile, but those that are off.
selected contains id if {
	some id, _ in registry.policies
	_in_profile(id)
	not registry.policies[id].action == "off"
}

# METADATA
# description: >-
#   What the profile sets for the policy with this ID. The evaluator in Go names the
#   empty profile, since the parameters it hands over are complete.
parameters(id) := {} if {
	reference == ""
} else := object.union_n(array.concat(
	[settings |
		some member in _memberships(id)
		settings := member.parameters
	],
	[_versioned(id)],
))

# METADATA
# description: The profile as the configuration names it, else "recommended".
reference := data.reeve_config.profile if {
	is_string(data.reeve_config.profile)
} else := "recommended"

_name := split(reference, "@")[0]

default _version := "latest"

_version := split(reference, "@")[1]

_in_profile(_) if _name == "all"

_in_profile(id) if count(_memberships(id)) > 0

# More than one only where their versions overlap; the last one wins then.
_memberships(id) := [member |
	some member in registry.policies[id].profiles
	member.name == _name
	_after(member)
	_before(member)
]

_after(member) if not member.from

_after(member) if version.since(_version, version.minor(member.from))

_before(member) if not member.before

_before(member) if not version.since(_version, version.minor(member.before))

# Only a version that is asked for counts, and then it counts most.
_versioned(id) := {"version": _version} if {
	contains(reference, "@")
	registry.policies[id].defaults.version
} else := {}
