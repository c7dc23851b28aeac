# METADATA
# scope: package
# title: Image references
# description: >-
#   Images read by the grammar of references that container runtimes use: a colon before
#   the last slash is a port, nginx is docker.io/library/nginx. Lists of images match by
#   whole path components and never by the beginning of a string.
package reeve.lib.image

import data.reeve.lib.value
import data.reeve.lib.workload

# METADATA
# description: >-
#   The parts of a reference: host, path below it, and repository, which is both; tag and
#   digest, the empty string where there is none, so an image without both has no tag
#   here although latest is pulled; explicit_host, whether the host is written out.
#   Undefined for what is no reference.
parse(text) := {
	"host": name.host,
	"path": name.path,
	"repository": concat("/", [name.host, name.path]),
	"explicit_host": name.explicit,
	"tag": tag,
	"digest": digest,
} if {
	[[_, identifier, first, rest, tag, digest]] := regex.find_all_string_submatch_n(_grammar, text, 1)
	identifier == ""
	name := _name(first, rest)
	count(name.path) <= name.limit
	count(tag) <= 128
}

# METADATA
# description: >-
#   All references of the judged object: those of its containers and of its image volumes,
#   as text, with the label that messages name the holder by, its container where it is
#   one, the path, and what they parse to, where they do. A holder without an image, which
#   the API server refuses, is not among them.
references := array.concat(
	[reference |
		some container in workload.containers
		text := value.string_at(container.spec, "image")
		text != ""
		reference := object.union(_parsed(text), {
			"text": text,
			"label": workload.label(container),
			"container": container.name,
			"path": array.concat(container.path, ["image"]),
			"pull_policy": {
				"value": value.string_at(container.spec, "imagePullPolicy"),
				"path": array.concat(container.path, ["imagePullPolicy"]),
			},
		})
	],
	[reference |
		some volume in volumes
		text := value.string_at(volume.spec, "reference")
		text != ""
		reference := object.union(_parsed(text), {
			"text": text,
			"label": volume.label,
			"path": array.concat(volume.path, ["reference"]),
			"pull_policy": {
				"value": value.string_at(volume.spec, "pullPolicy"),
				"path": array.concat(volume.path, ["pullPolicy"]),
			},
		})
	],
)

# METADATA
# description: >-
#   The volumes whose source is an image: that source, which may name none, its path and
#   the label of the volume.
volumes := [source |
	some volume in workload.volumes
	value.is_set(volume.spec, "image")
	source := {
		"spec": value.as_object(volume.spec.image),
		"path": array.concat(volume.path, ["image"]),
		"label": sprintf("volume %q", [volume.name]),
	}
]

# METADATA
# description: >-
#   The part of a violation that names the container a reference belongs to; nothing for
#   that of a volume.
subject(reference) := {"container": reference.container} if {
	reference.container
} else := {}

# METADATA
# description: >-
#   The tag that is pulled where no digest is given: latest when the reference names none.
pulled_tag(parsed) := "latest" if {
	parsed.tag == ""
	parsed.digest == ""
} else := parsed.tag

# METADATA
# description: >-
#   When one of the references is pulled: as its pull policy says, else Always for the tag
#   latest, even beside a digest, and IfNotPresent for everything else.
pull_policy(reference) := reference.pull_policy.value if {
	reference.pull_policy.value != ""
} else := "Always" if {
	pulled_tag(reference.parsed) == "latest"
} else := "IfNotPresent"

# METADATA
# description: >-
#   Whether an image may be another one tomorrow, judging by its tag: no digest, and no
#   tag or one of those that move.
floating(parsed) if {
	parsed.digest == ""
	lower(pulled_tag(parsed)) in floating_tags
}

# METADATA
# description: Tags that by their name are set anew with every build or release, in small letters.
floating_tags := {
	"canary",
	"current",
	"dev",
	"develop",
	"edge",
	"latest",
	"main",
	"master",
	"nightly",
	"prod",
	"release",
	"rolling",
	"snapshot",
	"stable",
	"test",
}

# METADATA
# description: >-
#   What is wrong with when one of the references is pulled, as a message. An image that
#   is never pulled is whatever the node holds under that name, which Never may be allowed
#   for; one that floats is whatever it was when the node pulled it. Undefined for what is
#   no reference.
pull_fault(reference, _) := sprintf("%s pulls the image %q only if the node has none", [
	reference.label,
	reference.text,
]) if {
	pull_policy(reference) == "IfNotPresent"
	floating(reference.parsed)
}

pull_fault(reference, allow_never) := sprintf("%s never pulls the image %q", [reference.label, reference.text]) if {
	not allow_never
	reference.parsed
	reference.pull_policy.value == "Never"
}

# METADATA
# description: >-
#   Whether an image is one of those that a list of patterns names, which are written as
#   for matches. What is no reference never is.
in_list(text, patterns) if {
	subject := _subject(parse(text))
	some pattern in patterns
	_reaches(_entry(pattern), subject)
}

# METADATA
# description: >-
#   Whether a pattern names an image. A pattern is the beginning of a reference, in whole
#   path components, and names all that is below: ghcr.io, ghcr.io/acme, ghcr.io/acme/app.
#   One that ends in a slash names only what is below. Host and namespace are filled in as
#   in references: nginx and docker.io/nginx are docker.io/library/nginx, acme/ and
#   docker.io/acme/ are all of acme. A star stands for any characters of one component,
#   alone for everything. A pattern with a tag or a digest names no more than that. Hosts
#   are compared as DNS does, and port 443 is the same as none.
matches(text, pattern) if in_list(text, [pattern])

_parsed(text) := {"parsed": parsed} if {
	parsed := parse(text)
} else := {}

_grammar := concat("", [
	# Docker takes 64 hexadecimal digits for the ID of an image.
	`^(?:([a-f0-9]{64})|`,
	# Which first components are hosts is told afterwards.
	`(?:(`, _domain, `(?::[0-9]+)?|`, _ipv6, `|`, _component, `)/)?`,
	`(`, _component, `(?:/`, _component, `)*)`,
	`(?::(\w[\w.-]*))?`,
	`(?:@(sha256:[a-f0-9]{64}|sha384:[a-f0-9]{96}|sha512:[a-f0-9]{128}))?)$`,
])

_domain := `[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*`

# What holds neither colon nor capital would be a component of a path, and a bad one.
_ipv6 := `\[[a-fA-F0-9:]*[A-F:][a-fA-F0-9:]*\](?::[0-9]+)?|\[[a-f0-9]+\]:[0-9]+`

_component := `[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*`

_name(first, rest) := {"host": "docker.io", "path": concat("/", ["library", rest]), "explicit": false, "limit": 255} if {
	first == ""
} else := {"host": host, "path": _official(host, rest), "explicit": true, "limit": _limit(host)} if {
	regex.match(_is_host, first)
	host := _host(first)
} else := {"host": "docker.io", "path": concat("/", [first, rest]), "explicit": false, "limit": 255}

_is_host := `[.:A-Z]|^localhost$`

_host(name) := object.get({"index.docker.io": "docker.io"}, name, name)

_official(host, path) := concat("/", ["library", path]) if {
	host == "docker.io"
	not contains(path, "/")
} else := path

# A host with an underscore is none by the grammar, it gets by as a component of the path,
# and so its length counts. What pulls the image takes it for the host all the same.
_limit(host) := 254 - count(host) if {
	contains(host, "_")
} else := 255

# The image as entries see it. No part of it contains a space.
_subject(parsed) := {
	"repository": repository,
	"text": concat(" ", [repository, pulled_tag(parsed), parsed.digest]),
} if {
	repository := _same_host(parsed.repository)
}

# Only hosts have capitals, and only they have colons.
_same_host(repository) := regex.replace(lower(repository), `:0*443/`, "/")

_reaches(entry, subject) if startswith(subject.repository, entry.below)

_reaches(entry, subject) if subject.repository == entry.itself

_reaches(entry, subject) if regex.match(entry.expression, subject.text)

# What a pattern names: a repository itself and what is below it, or an expression.
_entry(pattern) := {"below": ""} if {
	pattern == "*"
} else := {"below": _same_host(name)} if {
	name := _expanded(pattern)
	not regex.match(_special, name)
	endswith(name, "/")
} else := {"itself": itself, "below": concat("", [itself, "/"])} if {
	name := _expanded(pattern)
	not regex.match(_special, name)
	itself := _same_host(name)
} else := {"expression": expression} if {
	[[_, name, tag, digest]] := regex.find_all_string_submatch_n(_parts, _expanded(pattern), 1)
	expression := concat("", [
		"^", _glob(_same_host(name)), _descent(name, tag, digest),
		" ", _glob(_or_star(tag)), " ", _glob(_or_star(digest)), "$",
	])
}

# A star, a tag or a digest; a colon before the last slash is that of a port.
_special := `\*|:[^/]*$|@`

_parts := `^(.*?)(?::([^/:@]*))?(?:@([^/@]*))?$`

_descent(name, tag, digest) := "" if {
	concat("", [tag, digest]) != ""
} else := `[^ ]+` if {
	endswith(name, "/")
} else := `(?:/[^ ]*)?`

_or_star(text) := "*" if {
	text == ""
} else := text

_glob(text) := strings.replace_n(_escapes, text)

_escapes := object.union({"*": "[^/ ]*"}, {character: concat("", [`\`, character]) |
	some character in [`\`, ".", "+", "?", "(", ")", "[", "]", "{", "}", "^", "$", "|"]
})

# A pattern with host and namespace.
_expanded(pattern) := concat("", [_host(pattern), "/"]) if {
	not contains(pattern, "/")
	regex.match(_bare_host, pattern)
} else := concat("", ["docker.io/library/", pattern]) if {
	not contains(pattern, "/")
	pattern != ""
} else := concat("/", [host, _official_pattern(host, rest)]) if {
	[[_, first, rest]] := regex.find_all_string_submatch_n(`^([^/]*)/(.*)$`, pattern, 1)
	regex.match(`[.:A-Z]|^localhost$|^\*$`, first)
	host := _host(first)
} else := concat("/", ["docker.io", pattern]) if {
	pattern != ""
}

_bare_host := `^(?:\[[^/]*\]|localhost|[^/:@]*[.A-Z][^/:@]*)(?::[0-9]+)?$`

# Nothing and a star are all there is on the host.
_official_pattern(host, path) := path if {
	path in {"", "*"}
} else := _official(host, path)
