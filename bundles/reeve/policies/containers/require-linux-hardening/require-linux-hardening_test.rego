package reeve.policies.containers["require-linux-hardening_test"]

import data.reeve.policies.containers["require-linux-hardening"] as policy

denied["nothing set"] := _pod({"containers": [{"name": "app"}]})

denied["an init container"] := _pod({"initContainers": [{"name": "setup"}], "containers": [_drops(["ALL"])]})

denied["a sidecar"] := _pod({"initContainers": [{"name": "log", "restartPolicy": "Always"}]})

denied["an ephemeral container"] := _pod({"ephemeralContainers": [{"name": "debug"}]})

denied["profiles that confine nothing"] := _pod({
	"securityContext": {"seccompProfile": {"type": "Unconfined"}, "appArmorProfile": {"type": "Unconfined"}},
	"containers": [{"name": "app"}],
})

denied["an empty list of dropped capabilities"] := _pod({"containers": [_drops([])]})

denied["null, which is the same as absent"] := _pod({
	"securityContext": null,
	"containers": [_drops(null), {"name": "log", "securityContext": {"capabilities": {"drop": ["ALL"]}}}],
})

allowed["a seccomp profile"] := _pod({
	"securityContext": {"seccompProfile": {"type": "RuntimeDefault"}},
	"containers": [{"name": "app"}],
})

allowed["an AppArmor profile"] := _pod({"containers": [_container({"appArmorProfile": {"type": "RuntimeDefault"}})]})

allowed["SELinux options"] := _pod({"containers": [_container({"seLinuxOptions": {"level": "s0"}})]})

allowed["a dropped capability"] := _pod({"containers": [_drops(["NET_RAW"])]})

allowed["a pod that declares Windows"] := _pod({"os": {"name": "windows"}, "containers": [{"name": "app"}]})

_drops(capabilities) := _container({"capabilities": {"drop": capabilities}})

_container(context) := {"name": "app", "securityContext": context}

_pod(spec) := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": spec}

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
		"msg": "container \"app\" uses none of seccomp, apparmor, selinux, capabilities",
		"path": ["spec", "containers", 0, "securityContext"],
		"container": "app",
	}} with input as denied["nothing set"]
}

test_mechanisms[mechanism] if {
	some mechanism, mended in {
		"seccomp": "a seccomp profile",
		"apparmor": "an AppArmor profile",
		"selinux": "SELinux options",
		"capabilities": "a dropped capability",
	}
	passing := {name |
		some name, pod in allowed
		found := policy.violation with input as pod
			with data.reeve_parameters as {"containers/require-linux-hardening": {"mechanisms": [mechanism]}}
		count(found) == 0
	}
	passing == {mended, "a pod that declares Windows"}
}
