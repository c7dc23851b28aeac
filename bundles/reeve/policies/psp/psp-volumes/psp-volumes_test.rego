package reeve.policies.psp["psp-volumes_test"]

import data.reeve.policies.psp["psp-volumes"] as policy

denied["every type"] := _policy({"volumes": ["*"]})

denied["a directory of the node"] := _policy({"volumes": ["emptyDir", "hostPath"]})

denied["a driver of the node"] := _policy({"volumes": ["flexVolume"]})

denied["a network file system"] := _policy({"volumes": ["nfs"]})

denied["a type that nobody knows"] := _policy({"volumes": ["hostpath"]})

denied["a null entry"] := _policy({"volumes": [null]})

denied["a value of the wrong type"] := _policy({"volumes": "*"})

allowed["the types of the list"] := _policy({"volumes": ["configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "persistentVolumeClaim", "projected", "secret"]})

allowed["absent"] := _policy({})

allowed["empty"] := _policy({"volumes": []})

allowed["null"] := _policy({"volumes": null})

_policy(spec) := {"apiVersion": "policy/v1beta1", "kind": "PodSecurityPolicy", "metadata": {"name": "team"}, "spec": spec}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object
}

test_verdict if {
	policy.violation == {{
		"msg": "pod security policy \"team\" allows volumes of the type \"hostPath\"",
		"path": ["spec", "volumes", 1],
	}} with input as denied["a directory of the node"]
}

test_verdict_of_every_type if {
	policy.violation == {{
		"msg": "pod security policy \"team\" allows volumes of every type",
		"path": ["spec", "volumes", 0],
	}} with input as denied["every type"]
}

test_verdict_of_a_type if {
	policy.violation == {{
		"msg": "spec.volumes is a string: want a list",
		"path": ["spec", "volumes"],
	}} with input as denied["a value of the wrong type"]
}

test_allowed_types if {
	parameters := {"psp/psp-volumes": {"allowed": ["hostPath", "emptyDir"]}}
	count(policy.violation) == 0 with input as denied["a directory of the node"] with data.reeve_parameters as parameters
	count(policy.violation) == 1 with input as denied["every type"] with data.reeve_parameters as parameters
}
