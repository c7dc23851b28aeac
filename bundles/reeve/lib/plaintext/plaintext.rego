# METADATA
# scope: package
# title: Text that every reader of a pod sees
# description: >-
#   Commands, headers of probes and annotations, where credentials lie open. Environment
#   variables are in the view env.
package reeve.lib.plaintext

import data.reeve.lib.command
import data.reeve.lib.probe
import data.reeve.lib.value
import data.reeve.lib.workload

# METADATA
# description: >-
#   Each such text, with the name of the header or annotation, which is empty for commands,
#   the label of who has it, the phrase that messages name the place by, and subject, the
#   part of a violation that names the container. The annotation in which kubectl keeps the
#   whole object is not among them.
places := array.concat(
	array.concat(
		[place |
			some list in command.lists
			some entry in list.entries
			place := _of_container(list.container, entry, entry.text, concat(" ", ["its", list.field]))
		],
		[place |
			some header in probe.headers
			phrase := sprintf("the header %q of its %s", [header.name, header.handler.label])
			place := _of_container(header.handler.container, header, header.value, phrase)
		],
	),
	[place |
		some key, text in value.object_at(workload.pod.metadata, "annotations")
		is_string(text)
		key != "kubectl.kubernetes.io/last-applied-configuration"
		place := {
			"name": key,
			"text": text,
			"phrase": sprintf("the annotation %q", [key]),
			"label": "pod",
			"subject": {},
			"path": array.concat(workload.pod.metadata_path, ["annotations", key]),
		}
	],
)

_of_container(container, entry, text, phrase) := {
	"name": object.get(entry, "name", ""),
	"text": text,
	"phrase": phrase,
	"label": workload.label(container),
	"subject": {"container": container.name},
	"path": entry.path,
}
