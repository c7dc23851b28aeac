package reeve.lib.standards_test

import data.reeve.lib.profile
import data.reeve.lib.standards

# Fails something in every control, where the version has it.
_worst := {
	"apiVersion": "apps/v1",
	"kind": "DaemonSet",
	"metadata": {"name": "worst"},
	"spec": {"template": {
		"metadata": {"annotations": {"container.apparmor.security.beta.kubernetes.io/app": "unconfined"}},
		"spec": {
			"hostPID": true,
			"securityContext": {
				"sysctls": [{"name": "kernel.msgmax", "value": "1"}],
				"seLinuxOptions": {"type": "spc_t"},
				"seccompProfile": {"type": "Unconfined"},
				"windowsOptions": {"hostProcess": true},
			},
			"volumes": [
				{"name": "root", "hostPath": {"path": "/"}},
				{"name": "share", "nfs": {"server": "files", "path": "/"}},
			],
			"containers": [{
				"name": "app",
				"ports": [{"containerPort": 80, "hostPort": 80}],
				"livenessProbe": {"tcpSocket": {"host": "example.com", "port": 80}},
				"securityContext": {
					"privileged": true,
					"procMount": "Unmasked",
					"runAsUser": 0,
					"capabilities": {"add": ["SYS_ADMIN"]},
				},
			}],
		},
	}},
}

_good := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": "good"},
	"spec": {
		"securityContext": {"runAsNonRoot": true, "seccompProfile": {"type": "RuntimeDefault"}},
		"containers": [{"name": "app", "securityContext": {
			"allowPrivilegeEscalation": false,
			"capabilities": {"drop": ["ALL"]},
		}}],
	},
}

_selected(level) := {slug |
	some id in profile.selected with data.reeve_config.profile as level
	slug := split(id, "/")[1]
}

# A control that this library does not ask would pass whatever runs. Those that say
# nothing at an old version are there at a newer one.
test_every_control_is_asked if {
	every level in ["baseline", "restricted"] {
		object.keys(standards.violations(_worst, level)) == _selected(level)
	}
	asked := {slug | some level in _levels; some slug, _ in standards.violations(_worst, level)}
	asked == {slug | some level in _levels; some slug in _selected(level)}
}

_levels := ["baseline", "restricted", "baseline@v1.20", "restricted@v1.8", "restricted@v1.20", "restricted@v1.24"]

test_by_version if {
	not standards.violations(_worst, "baseline@v1.33")["pss-host-probes"]
	standards.violations(_worst, "baseline@v1.34")["pss-host-probes"]
}

test_what_is_right[level] if {
	some level in ["baseline", "restricted", "restricted@v1.25"]
	standards.violations(_good, level) == {}
}

test_privileged_asks_for_nothing if standards.violations(_worst, "privileged@latest") == {}

test_messages if {
	pod := {"apiVersion": "v1", "kind": "Pod", "spec": {"containers": [
		{"name": "b", "securityContext": {"privileged": true}},
		{"name": "a", "securityContext": {"privileged": true}},
		{"name": "c"},
	]}}
	standards.violations(pod, "baseline@v1.30") == {"pss-privileged": [
		`container "a" is privileged`,
		`container "b" is privileged`,
	]}
}

test_what_is_judged_plays_no_part if {
	standards.violations(_good, "restricted") == {} with input as _worst
	standards.violations(_worst, "baseline")["pss-privileged"] with input as {"review": {"object": _good, "operation": "DELETE"}}
}

test_parameters_of_users_play_no_part if {
	found := standards.violations(_worst, "restricted") with data.reeve_parameters as {"psp/pss-host-ports": {"version": "v1.0", "allow": [80]}}
		with input as {"review": {"object": _good}, "parameters": {"version": "v1.0"}}
		with data.reeve_config as {"profile": ""}
	found == standards.violations(_worst, "restricted")
}

test_the_rest_of_the_configuration_counts if {
	fleet := object.union(_worst, {"apiVersion": "example.com/v1", "kind": "Fleet"})
	standards.violations(fleet, "baseline") == {}
	standards.violations(fleet, "baseline")["pss-privileged"] with data.reeve_config as {
		"profile": "recommended",
		"extraPodSpecPaths": {"example.com/Fleet": ["spec", "template"]},
	}
}
