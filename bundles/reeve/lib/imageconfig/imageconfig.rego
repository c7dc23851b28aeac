# METADATA
# scope: package
# title: What images say of the containers that run them
# description: Evidence of the kind config, for containers; image volumes run nothing.
package reeve.lib.imageconfig

import data.reeve.lib.evidence
import data.reeve.lib.image
import data.reeve.lib.value
import data.reeve.lib.workload

# METADATA
# description: >-
#   The containers whose image can be parsed: the container as in workload.containers, the
#   reference as in image.references, and the configuration of the image, the empty object
#   where it is not known.
containers := [found |
	some reference in image.references
	reference.parsed
	some container in workload.containers
	reference.path == array.concat(container.path, ["image"])
	found := {"container": container, "reference": reference, "config": _config(reference)}
]

# METADATA
# description: >-
#   What an image is built on, by its configuration: the name of that image, else its
#   digest, else the ID of the distribution, unless both full and minimal images have it.
#   The empty string where it does not tell.
base(config) := config.baseName if {
	value.string_at(config, "baseName") != ""
} else := config.baseDigest if {
	value.string_at(config, "baseDigest") != ""
} else := id if {
	id := value.string_at(config, "distribution")
	not id in {"debian", "rhel"}
} else := ""

# METADATA
# description: Whether an image is by its name a full distribution, and not a slim variant of one.
full_distribution(parsed) if {
	name := array.reverse(split(parsed.path, "/"))[0]
	name in _distributions
	not regex.match(`slim|min|micro`, parsed.tag)
}

_distributions := {
	"almalinux",
	"amazonlinux",
	"archlinux",
	"centos",
	"debian",
	"fedora",
	"kali-rolling",
	"oraclelinux",
	"rockylinux",
	"ubi",
	"ubi10",
	"ubi8",
	"ubi9",
	"ubuntu",
}

_config(reference) := config if {
	config := evidence.of(reference, "config")
} else := {}
