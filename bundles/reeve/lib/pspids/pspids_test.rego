package reeve.lib.pspids_test

import data.reeve.lib.psp
import data.reeve.lib.pspids
import data.reeve.lib.psppod

_messages(fields, pod_context, container_context) := {"pod": _texts(of_pod), "container": _texts(of_container)} if {
	any := {field: {"rule": "RunAsAny"} | some field in ["fsGroup", "runAsUser", "supplementalGroups"]}
	policy := psp.read({"spec": object.union(any, fields)})
	pod := psppod.read(
		{"spec": {
			"securityContext": pod_context,
			"containers": [{"name": "app", "securityContext": container_context}],
		}},
		false,
	)
	of_pod := pspids.of_pod(policy, pod)
	of_container := pspids.of_container(policy, pod, pod.containers[0])
}

_texts(refusals) := [sprintf("%s: %s", [concat(".", [sprintf("%v", [step]) | some step in refusal.path]), refusal.msg]) |
	some refusal in refusals
]

_ranges := [{"min": 1, "max": 10}, {"min": 20, "max": 20}]

_must := {"rule": "MustRunAs", "ranges": _ranges}

_may := {"rule": "MayRunAs", "ranges": _ranges}

test_any_id_is_allowed if {
	_messages({}, {"fsGroup": 0, "supplementalGroups": [0], "runAsUser": 0}, {"runAsGroup": 0}) == {
		"pod": [],
		"container": [],
	}
}

test_groups_of_the_pod if {
	_messages({"fsGroup": _must}, {"fsGroup": 20}, {}).pod == []
	_messages({"fsGroup": _must}, {}, {}).pod == [
		"spec.securityContext.fsGroup: pod has no fsGroup, which must be in 1-10, 20",
	]
	_messages({"fsGroup": _may}, {}, {}).pod == []
	_messages({"fsGroup": _may}, {"fsGroup": 0}, {}).pod == [
		"spec.securityContext.fsGroup: pod has fsGroup 0, outside of 1-10, 20",
	]
	_messages({"supplementalGroups": _must}, {"supplementalGroups": [1, 11, 30]}, {}).pod == [
		"spec.securityContext.supplementalGroups.1: pod has supplementalGroups 11, outside of 1-10, 20",
		"spec.securityContext.supplementalGroups.2: pod has supplementalGroups 30, outside of 1-10, 20",
	]
	_messages({"supplementalGroups": _must}, {"supplementalGroups": []}, {}).pod == [
		"spec.securityContext.supplementalGroups: pod has no supplementalGroups, which must be in 1-10, 20",
	]
}

test_the_group_of_a_container if {
	_messages({"runAsGroup": _must}, {"runAsGroup": 0}, {"runAsGroup": 5}).container == []
	_messages({"runAsGroup": _must}, {"runAsGroup": 0}, {}).container == [
		"spec.containers.0.securityContext.runAsGroup: container \"app\" has runAsGroup 0, outside of 1-10, 20",
	]
	_messages({"runAsGroup": _may}, {}, {}).container == []
}

test_the_user_of_a_container if {
	_messages({"runAsUser": _must}, {"runAsUser": 5}, {}).container == []
	_messages({"runAsUser": _must}, {}, {}).container == [
		"spec.containers.0.securityContext.runAsUser: container \"app\" has no runAsUser, which must be in 1-10, 20",
	]
	_messages({"runAsUser": _must}, {"runAsUser": 5}, {"runAsUser": 0}).container == [
		"spec.containers.0.securityContext.runAsUser: container \"app\" runs as user 0, outside of 1-10, 20",
	]
}

test_no_root[name] if {
	some name, [pod, container, wanted] in {
		"said": [{"runAsNonRoot": true}, {}, []],
		"a user": [{}, {"runAsUser": 5}, []],
		"root": [{"runAsNonRoot": true}, {"runAsUser": 0}, [
			"spec.containers.0.securityContext.runAsUser: container \"app\" runs as user 0",
		]],
		"not promised": [{"runAsUser": 5}, {"runAsNonRoot": false}, [concat(" ", [
			"spec.containers.0.securityContext.runAsNonRoot:",
			"container \"app\" may run as root: runAsNonRoot is false",
		])]],
	}
	_messages({"runAsUser": {"rule": "MustRunAsNonRoot"}}, pod, container).container == wanted
}
