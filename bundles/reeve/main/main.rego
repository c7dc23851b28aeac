# METADATA
# scope: package
# title: Every violation at once
# description: >-
#   One entry point for opa eval, conftest and whatever else runs this bundle as it
#   is. Programs in Go use the evaluator, which answers the same.
package reeve.main

import data.reeve.generated.registry
import data.reeve.lib.match
import data.reeve.lib.profile

# METADATA
# description: Each violation of the chosen profile, with what METADATA says of its policy.
# entrypoint: true
violation contains object.union(found, {
	"policy": id,
	"title": registry.policies[id].title,
	"severity": registry.policies[id].severity,
	"action": registry.policies[id].action,
	"remediation": registry.policies[id].remediation,
}) if {
	some id in _applicable
	[domain, slug] := split(id, "/")
	some found in data.reeve.policies[domain][slug].violation
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
	some id in profile.selected
	match.applies(registry.policies[id].match)
}
