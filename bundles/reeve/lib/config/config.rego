# METADATA
# scope: package
# title: What is wrong with the context documents
# description: >-
#   For tools that evaluate this bundle as it is. Whatever a document says that no policy
#   reads is a fault: a misspelt field would be a choice that nobody made. The evaluator
#   in Go checks all of this, and the values in depth, by the JSON Schemas of the package
#   policy.
package reeve.lib.config

import data.reeve.generated.registry
import data.reeve.lib.version

# METADATA
# description: Messages, each with the place and what is wanted there.
faults contains sprintf("data.%s is no object", [name]) if {
	some name, document in _documents
	not is_object(document)
}

faults contains sprintf("data.reeve_config has no field %q: want one of %v", [field, sort(object.keys(_wanted))]) if {
	some field, _ in data.reeve_config
	not _wanted[field]
}

faults contains sprintf("data.reeve_config.%s: want %s", [field, wanted]) if {
	some field, wanted in _wanted
	setting := data.reeve_config[field]
	not _fits(field, setting)
}

faults contains sprintf("data.reeve_evidence has no field %q: want images", [field]) if {
	some field, _ in data.reeve_evidence
	field != "images"
}

faults contains sprintf("data.reeve_evidence.images[%q] has no field %q: want one of %v", [image, field, _facts]) if {
	some image, entry in data.reeve_evidence.images
	some field, _ in entry
	not field in _facts
}

# Other bundles have IDs with their root before the domain.
faults contains sprintf("data.reeve_parameters: there is no policy %q", [id]) if {
	some id, _ in data.reeve_parameters
	count(split(id, "/")) == 2
	not registry.policies[id]
}

_documents["reeve_config"] := data.reeve_config

_documents["reeve_evidence"] := data.reeve_evidence

_documents["reeve_parameters"] := data.reeve_parameters

_wanted := {
	"extraPodSpecPaths": "an object of group/Kind to a path, which is an array of strings",
	"fixes": "safe or all",
	"k8sVersion": "latest or v1.N",
	"now": "a time in RFC 3339",
	"osHeuristic": "true or false",
	"profile": "the name of a profile",
	"pspEnabled": "true or false",
}

_fits("extraPodSpecPaths", paths) if {
	is_object(paths)
	every path in paths {
		is_array(path)
		count(path) > 0
		every step in path { is_string(step) }
	}
}

_fits("fixes", fixes) if fixes in {"safe", "all"}

_fits("k8sVersion", "latest")

_fits("k8sVersion", release) if version.minor(release)

_fits("now", text) if regex.match(`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$`, text)

_fits("osHeuristic", choice) if is_boolean(choice)

_fits("profile", name) if is_string(name)

_fits("pspEnabled", choice) if is_boolean(choice)

_facts := ["config", "digest", "scan", "verification"]
