package reeve.lib.pspprofile_test

import data.reeve.lib.psp
import data.reeve.lib.psppod
import data.reeve.lib.pspprofile

_policy(annotations, selinux) := psp.read({"metadata": {"annotations": annotations}, "spec": {"seLinux": selinux}})

_template(annotations, pod, container) := {
	"metadata": {"annotations": annotations},
	"spec": {"securityContext": pod, "containers": [{"name": "app", "securityContext": container}]},
}

_refusals(policy, template) := {"pod": pspprofile.of_pod(policy, pod), "container": container} if {
	pod := psppod.read(template, false)
	container := pspprofile.of_container(policy, pod, pod.containers[0])
}

_allows(names) := _policy({"seccomp.security.alpha.kubernetes.io/allowedProfileNames": names}, {"rule": "RunAsAny"})

_pod_key := "seccomp.security.alpha.kubernetes.io/pod"

_container_key := "container.seccomp.security.alpha.kubernetes.io/app"

_apparmor_key := "container.apparmor.security.beta.kubernetes.io/app"

test_names[name] if {
	some name, profile in {
		"unconfined": {"type": "Unconfined"},
		"runtime/default": {"type": "RuntimeDefault"},
		"localhost/a": {"type": "Localhost", "localhostProfile": "a"},
	}
	pspprofile.seccomp_name({"seccompProfile": profile}) == name
	pspprofile.seccomp_field(name) == profile
}

test_no_name if {
	every profile in [null, {}, {"type": "Localhost"}, {"type": "Other"}] {
		pspprofile.seccomp_name({"seccompProfile": profile}) == ""
	}
	pspprofile.seccomp_field("docker/default") == {"type": "RuntimeDefault"}
}

test_seccomp_allowed[name] if {
	some name, [names, template] in {
		"nothing where nothing is allowed": [null, _template({}, {}, {})],
		"nothing where the empty name is": ["runtime/default,", _template({}, {}, {})],
		"anything": ["*", _template({_pod_key: "unconfined"}, {}, {})],
		"a field": ["runtime/default", _template({}, {"seccompProfile": {"type": "RuntimeDefault"}}, {})],
		"the older name": ["runtime/default", _template({_pod_key: "docker/default"}, {}, {})],
		"an annotation beside another field": [
			"localhost/a,unconfined",
			_template({_pod_key: "localhost/a"}, {"seccompProfile": {"type": "Unconfined"}}, {}),
		],
	}
	policy := _policy(
		{"seccomp.security.alpha.kubernetes.io/allowedProfileNames": text |
			text := names
			text != null
		},
		{"rule": "RunAsAny"},
	)
	_refusals(policy, template) == {"pod": [], "container": []}
}

test_seccomp_refused if {
	_refusals(_allows("localhost/a"), _template({}, {}, {})) == {
		"pod": [{
			"msg": "pod has no seccomp profile, and must have one of \"localhost/a\"",
			"path": ["spec", "securityContext", "seccompProfile"],
		}],
		"container": [{
			"msg": "container \"app\" has no seccomp profile, and must have one of \"localhost/a\"",
			"path": ["metadata", "annotations", _pod_key],
		}],
	}
	_refusals(_policy({}, {}), _template({_pod_key: "unconfined"}, {}, {})) == {
		"pod": [{
			"msg": "pod has the seccomp profile \"unconfined\", where none is allowed",
			"path": ["metadata", "annotations", _pod_key],
		}],
		"container": [{
			"msg": "container \"app\" has the seccomp profile \"unconfined\", where none is allowed",
			"path": ["metadata", "annotations", _pod_key],
		}],
	}
}

test_seccomp_of_a_container[name] if {
	some name, [template, path] in {
		"its field": [
			_template({_container_key: "localhost/a"}, {}, {"seccompProfile": {"type": "Unconfined"}}),
			["spec", "containers", 0, "securityContext", "seccompProfile"],
		],
		"its annotation": [
			_template({_container_key: "unconfined"}, {"seccompProfile": {"type": "RuntimeDefault"}}, {}),
			["metadata", "annotations", _container_key],
		],
		"the field of the pod before the annotation": [
			_template({_pod_key: "localhost/a"}, {"seccompProfile": {"type": "Unconfined"}}, {}),
			["spec", "securityContext", "seccompProfile"],
		],
	}
	_refusals(_allows("localhost/a,runtime/default"), template).container == [{
		"msg": concat("", [
			"container \"app\" has the seccomp profile \"unconfined\", which is not one of ",
			"\"docker/default\", \"localhost/a\", \"runtime/default\"",
		]),
		"path": path,
	}]
}

test_apparmor[name] if {
	some name, [allowed, annotations, msgs] in {
		"not looked at": [{}, {_apparmor_key: "unconfined"}, []],
		"allowed": [_apparmor("runtime/default,localhost/a"), {_apparmor_key: "localhost/a"}, []],
		"another": [_apparmor("runtime/default"), {_apparmor_key: "unconfined"}, [concat(" ", [
			"container \"app\" has the AppArmor profile \"unconfined\",",
			"which is not one of \"runtime/default\"",
		])]],
		"none": [
			_apparmor("runtime/default"),
			{},
			["container \"app\" has no AppArmor profile, and must have one of \"runtime/default\""],
		],
		"none where nothing is allowed": [
			_apparmor(""),
			{},
			["container \"app\" has no AppArmor profile, and must have one of \"\""],
		],
	}
	found := _refusals(_policy(allowed, {"rule": "RunAsAny"}), _template(annotations, {}, {})).container
	[refusal.msg | some refusal in found] == msgs
	every refusal in found { refusal.path == ["metadata", "annotations", _apparmor_key] }
}

_apparmor(names) := {"apparmor.security.beta.kubernetes.io/allowedProfileNames": names}

_labelled := _policy({}, {"rule": "MustRunAs", "seLinuxOptions": {"level": "s0:c1,c2", "type": "container_t"}})

test_selinux_allowed[name] if {
	some name, template in {
		"the same": _template({}, {"seLinuxOptions": {"level": "s0:c1,c2", "type": "container_t"}}, {}),
		"categories in another order": _template({}, {"seLinuxOptions": {"level": "s0:c2,c1", "type": "container_t"}}, {}),
	}
	_refusals(_labelled, template) == {"pod": [], "container": []}
}

test_selinux_refused if {
	path := ["spec", "securityContext", "seLinuxOptions"]
	_refusals(_labelled, _template({}, {}, {})) == {
		"pod": [{"msg": "pod has no SELinux options", "path": path}],
		"container": [{
			"msg": "container \"app\" has no SELinux options",
			"path": ["spec", "containers", 0, "securityContext", "seLinuxOptions"],
		}],
	}
	given := {"level": "s1:c1,c2", "user": "system_u", "type": "container_t"}
	[refusal.msg | some refusal in _refusals(_labelled, _template({}, {"seLinuxOptions": given}, {})).pod] == [
		"pod has the SELinux level \"s1:c1,c2\", which must be \"s0:c1,c2\"",
		"pod has the SELinux user \"system_u\", which must be \"\"",
	]
	every level in ["s0", "s0:c1", "s0:c1,c2,c2", ""] {
		options := {"level": level, "type": "container_t"}
		count(_refusals(_labelled, _template({}, {"seLinuxOptions": options}, {})).pod) == 1
	}
}
