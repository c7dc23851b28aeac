# METADATA
# scope: package
# title: Facts about images
# description: >-
#   What data.reeve_evidence has to say of an image, by kind: config, scan or
#   verification. Scans are taken from the VulnerabilityReports of the inventory as well,
#   those of the object's namespace. Once there is one fact of a kind, an image without
#   lacks it; before, whether it has one is unknown. Images are those of
#   image.references, as far as these can be parsed.
package reeve.lib.evidence

import data.reeve.lib.image
import data.reeve.lib.inventory
import data.reeve.lib.kube
import data.reeve.lib.value

# METADATA
# description: >-
#   The facts of a kind about an image; undefined where there are none. Of an image with a
#   digest only those count that are about this digest.
of(reference, kind) := [facts |
	some entry in _about(reference)
	facts := entry[kind]
	is_object(facts)
][0]

# METADATA
# description: Whether there are facts of a kind about an image, yes, no or unknown.
existence(reference, kind) := "yes" if {
	of(reference, kind)
} else := "no" if {
	_gathered(kind)
} else := "unknown"

# METADATA
# description: >-
#   The digest of an image: its own, else the one its tag is known to resolve to.
#   Undefined for others.
digest(reference) := reference.parsed.digest if {
	reference.parsed.digest != ""
} else := resolution(reference)

# METADATA
# description: >-
#   The digest that the tag of an image is known to resolve to, whatever digest stands
#   beside it. Undefined without a tag or without such a fact.
resolution(reference) := [resolved |
	some entry in _tagged(reference)
	resolved := entry.digest
	resolved != ""
][0]

_gathered(kind) if {
	some source in _sources
	some entry in source
	is_object(entry[kind])
}

# What was said of this very digest goes before what was said of the tag.
_about(reference) := [] if {
	_sources == []
} else := _entries(array.concat(_digest_keys(reference), _tag_keys(reference))) if {
	reference.parsed.digest == ""
} else := array.concat(_entries(_digest_keys(reference)), [entry |
	some entry in _tagged(reference)
	entry.digest == reference.parsed.digest
])

_tagged(reference) := _entries(_tag_keys(reference)) if {
	_sources != []
} else := []

# What the caller gave goes before the inventory.
_entries(keys) := [source[key] | some key in keys; some source in _sources]

_sources := [source |
	some source in [_given, _reported]
	count(source) > 0
]

_given := data.reeve_evidence.images if {
	is_object(data.reeve_evidence.images)
} else := {}

_digest_keys(reference) := [key |
	known := digest(reference)
	some name in _names(reference.parsed)
	some middle in {concat(":", ["", reference.parsed.tag]), ""}
	key := concat("", [name, middle, "@", known])
]

_tag_keys(reference) := [key |
	some name in _names(reference.parsed)
	tag := image.pulled_tag(reference.parsed)
	tag != ""
	some key in [concat(":", [name, tag]), _untagged(reference, name)]
]

# An image that names neither tag nor digest may stand there as it is.
_untagged(reference, name) := name if {
	reference.parsed.tag == ""
} else := concat(":", [name, reference.parsed.tag])

# As the grammar fills them in, and as people write them.
_names(parsed) := [parsed.repository, parsed.path, trim_prefix(parsed.path, "library/")] if {
	parsed.host == "docker.io"
} else := [parsed.repository]

# What the operator of trivy found out, by tag and by digest.
_reported := {key: entry |
	some raw in inventory.objects("aquasecurity.github.io/VulnerabilityReport", kube.namespace)
	report := value.object_at(raw, "report")
	artifact := value.object_at(report, "artifact")
	entry := {"digest": value.string_at(artifact, "digest"), "scan": _scan(report)}
	some key in _artifact_keys(_repository(report, artifact), artifact)
}

_scan(report) := {
	"scannedAt": report.updateTimestamp,
	"vulnerabilities": [vulnerability |
		some found in report.vulnerabilities
		vulnerability := {
			"id": value.string_at(found, "vulnerabilityID"),
			"severity": lower(value.string_at(found, "severity")),
			"package": value.string_at(found, "resource"),
			"installedVersion": value.string_at(found, "installedVersion"),
			"fixedVersion": value.string_at(found, "fixedVersion"),
		}
	],
} if {
	regex.match(`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$`, report.updateTimestamp)
}

_repository(report, artifact) := image.parse(concat("/", [server, artifact.repository])).repository if {
	server := value.string_at(value.object_at(report, "registry"), "server")
	server != ""
} else := image.parse(artifact.repository).repository

_artifact_keys(repository, artifact) := {concat("", [repository, mark, version]) |
	some field, mark in {"tag": ":", "digest": "@"}
	version := value.string_at(artifact, field)
	version != ""
}
