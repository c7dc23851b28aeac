# METADATA
# scope: package
# title: Selector that nothing can match
# description: >-
#   A selector that asks of one label what no label can be matches no pod. A policy for nobody
#   isolates nobody, and a peer that is nobody lets nobody in. What the API server refuses in
#   a selector is found here too.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
# custom:
#   severity: medium
#   action: warn
#   match: {kinds: [networking.k8s.io/NetworkPolicy]}
#   controls:
#   - {framework: OWASP, id: K05, version: "2025"}
#   remediation: Correct the selector so that some labels match it.
#   profiles: [{name: recommended}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.network["selector-satisfiable"]

import data.reeve.lib.clause
import data.reeve.lib.selection
import data.reeve.lib.selector

violation contains {
	"msg": sprintf("%s matches nothing: label %q cannot %s", [label_selector.field, key, conflict]),
	"path": label_selector.path,
} if {
	some label_selector in clause.selectors
	count(selector.faults(label_selector.spec)) == 0
	some key, conflict in selection.conflicts(label_selector.spec)
}

violation contains {
	"msg": sprintf("%s: %s", [label_selector.field, fault.msg]),
	"path": array.concat(label_selector.path, fault.path),
} if {
	some label_selector in clause.selectors
	some fault in selector.faults(label_selector.spec)
}
