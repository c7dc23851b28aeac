package reeve.policies.psp["psp-flex-csi-bounded_test"]

import data.reeve.policies.psp["psp-flex-csi-bounded"] as policy

denied["flexVolume"] := _policy({"volumes": ["flexVolume"]})

denied["csi and an empty list"] := _policy({"volumes": ["csi"], "allowedCSIDrivers": []})

denied["every type"] := _policy({"volumes": ["*"], "allowedFlexVolumes": null, "allowedCSIDrivers": [{"name": "csi.example.com"}]})

denied["the list of the other type"] := _policy({"volumes": ["csi"], "allowedFlexVolumes": [{"driver": "example/lvm"}]})

denied["drivers of the wrong type"] := _policy({"volumes": ["csi"], "allowedCSIDrivers": ["csi.example.com"]})

allowed["lists"] := _policy({"volumes": ["csi", "flexVolume"], "allowedFlexVolumes": [{"driver": "example/lvm"}], "allowedCSIDrivers": [{"name": "csi.example.com"}]})

allowed["other types"] := _policy({"volumes": ["emptyDir"]})

allowed["no volumes"] := _policy({})

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
		"msg": "pod security policy \"team\" allows volumes of the type csi and every driver",
		"path": ["spec", "allowedCSIDrivers"],
	}} with input as denied["csi and an empty list"]
}

test_verdict_of_a_type if {
	policy.violation == {{
		"msg": "spec.allowedCSIDrivers[0] is a string: want an object",
		"path": ["spec", "allowedCSIDrivers", 0],
	}} with input as denied["drivers of the wrong type"]
}

test_each_type_on_its_own if {
	count(policy.violation) == 2 with input as _policy({"volumes": ["*"]})
}
