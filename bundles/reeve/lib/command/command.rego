# METADATA
# scope: package
# title: Commands
# description: What containers run, and the words of it.
package reeve.lib.command

import data.reeve.lib.probe
import data.reeve.lib.workload

# METADATA
# description: >-
#   Every list that is run: command and args of every container, and the commands of its
#   probes and lifecycle hooks; each with the container, its field and its entries.
lists := [list |
	some container in workload.containers
	some steps in array.concat(_own, _of_handlers)
	found := listed(container, steps)
	count(found) > 0
	list := {"container": container, "field": concat(".", steps), "entries": found}
]

# METADATA
# description: Every entry of command and args in every container, as listed has it.
entries := [entry |
	some container in workload.containers
	some steps in _own
	some entry in listed(container, steps)
]

# METADATA
# description: >-
#   The entries of the list at some steps below a container that are not empty: the
#   container, the field, the position in the list, text and path.
listed(container, steps) := [entry |
	some index, text in object.get(container.spec, steps, null)
	is_string(text)
	text != ""
	entry := {
		"container": container,
		"field": concat(".", steps),
		"index": index,
		"text": text,
		"path": array.concat(container.path, array.concat(steps, [index])),
	}
]

# METADATA
# description: >-
#   The flags with a value in the entries of one list: name, value without quotes, and the
#   path of the entry that the value is in. Value and flag may be one entry, or two that
#   follow each other, or words of a script.
flags(list) := array.concat(
	[flag |
		some entry in list
		some [_, name, after_equals, after_blank] in regex.find_all_string_submatch_n(_flag, entry.text, -1)
		text := concat("", [after_equals, after_blank])
		flag := {"name": name, "value": trim(text, `"'`), "path": entry.path}
	],
	[flag |
		some entry in list
		[[_, name]] := regex.find_all_string_submatch_n(`^--?([A-Za-z][\w.-]*)$`, entry.text, 1)
		some following in list
		following.index == entry.index + 1
		not startswith(following.text, "-")
		flag := {"name": name, "value": following.text, "path": following.path}
	],
)

# METADATA
# description: >-
#   The words of an entry, which may be a script for a shell: parted by blanks, quotes and
#   what separates commands.
words(text) := [word |
	some word in regex.split("[\\s;&|(){}<>'\"`]+", text)
	word != ""
]

# METADATA
# description: The last part of a path, for example sh of /bin/sh.
base(word) := regex.replace(word, `(?s)^.*/`, "")

_own := [["command"], ["args"]]

_of_handlers := [array.concat(steps, ["exec", "command"]) | some steps in probe.places]

_flag := concat("", [
	`(?:^|[\s;&|('"])--?([A-Za-z][\w.-]*)`,
	`(?:=("[^"]*"|'[^']*'|[^\s;&|()<>]*)|\s+("[^"]*"|'[^']*'|[^\s;&|()<>-][^\s;&|()<>]*))`,
])
