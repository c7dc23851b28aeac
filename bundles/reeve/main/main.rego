# METADATA
# scope: package
# title: Every violation at once
# description: >-
#   One entry point for opa eval, conftest and whatever else runs this bundle as it
#   is. Programs in Go use the evaluator, which answers the same.
package reeve.main

import data.reeve.generated.registry
import data.reeve.lib.config
import data.reeve.lib.invalid
import data.reeve.lib.match
import data.reeve.lib.profile

# METADATA
# description: Each violation of the chosen profile, with what METADATA says of its policy.
# entrypoint: true
violation contains object.union_n([
	object.filter(registry.policies[id], ["title", "severity", "action", "remediation"]),
	found,
	{"policy": id},
]) if {
	some id in _applicable
	[domain, slug] := split(id, "/")
	some found in data.reeve.policies[domain][slug].violation
}

# Whatever the profile: policies see nothing in a field of the wrong type.
violation contains object.union(found, {
	"policy": "input/invalid",
	"title": "Field of the wrong type",
	"severity": "high",
	"action": "deny",
	"remediation": "Give the field the type that the Kubernetes API wants, for example true without quotes.",
}) if {
	match.applies({"workloads": true})
	some found in invalid.fields
}

violation contains {
	"policy": "input/config",
	"title": "Context document that cannot be used",
	"severity": "high",
	"action": "deny",
	"remediation": "Write the document as its JSON Schema in the folder policy says.",
	"msg": fault,
	"path": [],
} if {
	some fault in config.faults
}

violation contains {
	"policy": "input/profile",
	"title": "Profile without policies",
	"severity": "high",
	"action": "deny",
	"remediation": "Name a profile of this bundle in reeve_config.profile, for example baseline or restricted@v1.29.",
	"msg": sprintf("the profile %q selects no policy", [profile.reference]),
	"path": [],
} if {
	count(profile.selected) == 0
}

# METADATA
# description: What could not be judged, since something that would decide is missing.
# entrypoint: true
unknown contains object.union(found, {"policy": id}) if {
	some id in _applicable
	[domain, slug] := split(id, "/")
	some found in data.reeve.policies[domain][slug].unknown
}

_applicable contains id if {
	some id in _selected
	match.applies(registry.policies[id].match)
}

_selected := profile.selected
