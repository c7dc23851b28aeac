package reeve.lib.pspspec_test

import data.reeve.lib.pspspec

_good := {
	"runAsUser": {"rule": "RunAsAny"},
	"supplementalGroups": {"rule": "RunAsAny"},
	"fsGroup": {"rule": "RunAsAny"},
	"seLinux": {"rule": "RunAsAny"},
}

_with(fields) := {"apiVersion": "policy/v1beta1", "kind": "PodSecurityPolicy", "spec": object.union(_good, fields)}

test_nothing_is_wrong if {
	pspspec.refused == set() with input as _with({})
	pspspec.futile == set() with input as _with({})
}

test_refused if {
	pspspec.refused == {
		{
			"msg": "has the range 9 to -1 of fsGroup, which ends before it begins",
			"path": ["spec", "fsGroup", "ranges", 0],
		},
		{
			"msg": "has the range 9 to -1 of fsGroup, and no ID is negative",
			"path": ["spec", "fsGroup", "ranges", 0],
		},
	} with input as _with({"fsGroup": {"rule": "MustRunAs", "ranges": [{"min": 9, "max": -1}]}})
}

test_overlapping_sysctls[name] if {
	some name, row in {
		"the same": [["a.b"], ["a.b"], 1],
		"another": [["a.b"], ["a.c"], 0],
		"a prefix forbids": [["a.b"], ["a.*"], 1],
		"a prefix allows": [["a.*"], ["a.b"], 1],
		"a prefix in a prefix": [["a.*"], ["a.b.*"], 1],
		"prefixes apart": [["a.*"], ["b.*"], 0],
		"a prefix that is none": [["a.b"], ["a"], 0],
	}
	[allowed, forbidden, wanted] := row
	found := pspspec.refused with input as _with({"allowedUnsafeSysctls": allowed, "forbiddenSysctls": forbidden})
	count(found) == wanted
}

test_futile if {
	pspspec.futile == {{
		"msg": "has ranges of runAsUser, which the rule \"RunAsAny\" ignores",
		"path": ["spec", "runAsUser", "ranges"],
	}} with input as _with({"runAsUser": {"ranges": [{"min": 1, "max": 9}]}})
}

test_allows_profile if {
	pspspec.allows_profile(["*"], "unconfined")
	pspspec.allows_profile(["a", "docker/default"], "runtime/default")
	not pspspec.allows_profile(["a"], "runtime/default")
	not pspspec.allows_profile([], "runtime/default")
}
