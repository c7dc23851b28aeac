package reeve.lib.profile_test

import data.reeve.lib.profile

_policies := {
	"psp/always": {
		"defaults": {"version": "latest"},
		"profiles": [{"name": "recommended"}, {"name": "baseline"}, {"name": "restricted"}],
	},
	"psp/until": {
		"defaults": {"version": "latest"},
		"profiles": [{"name": "baseline"}, {"name": "restricted", "before": "v1.19"}],
	},
	"psp/from": {
		"defaults": {"version": "latest"},
		"profiles": [{"name": "restricted", "from": "v1.19"}],
	},
	"psp/between": {
		"defaults": {"version": "latest"},
		"profiles": [{"name": "restricted", "from": "v1.9", "before": "v1.22"}],
	},
	"psp/two-levels": {
		"defaults": {"version": "latest", "level": "low"},
		"profiles": [
			{"name": "restricted", "before": "v1.35"},
			{"name": "restricted", "from": "v1.35", "parameters": {"level": "high"}},
			{"name": "cis", "parameters": {"level": "high", "version": "v1.20"}},
		],
	},
	"quotas/none": {"defaults": {"max": 1}, "profiles": []},
	"quotas/unsaid": {"title": "Neither profiles nor parameters"},
}

test_selected[name] if {
	some name, wanted in {
		"recommended": {"psp/always"},
		"baseline": {"psp/always", "psp/until"},
		"baseline@v1.30": {"psp/always", "psp/until"},
		"restricted": {"psp/always", "psp/from", "psp/two-levels"},
		"restricted@latest": {"psp/always", "psp/from", "psp/two-levels"},
		"restricted@v1.999": {"psp/always", "psp/from", "psp/two-levels"},
		"restricted@v1.8": {"psp/always", "psp/until", "psp/two-levels"},
		"restricted@v1.9": {"psp/always", "psp/until", "psp/between", "psp/two-levels"},
		"restricted@v1.18": {"psp/always", "psp/until", "psp/between", "psp/two-levels"},
		"restricted@v1.19": {"psp/always", "psp/from", "psp/between", "psp/two-levels"},
		"restricted@v1.22": {"psp/always", "psp/from", "psp/two-levels"},
		"restricted@1.18": {"psp/always", "psp/from", "psp/two-levels"},
		"unheard-of": set(),
		"Restricted": set(),
		"": set(),
	}
	profile.selected == wanted with data.reeve.generated.registry.policies as _policies
		with data.reeve_config as {"profile": name}
}

test_all_are_selected[name] if {
	some name in ["all", "all@v1.18"]
	profile.selected == object.keys(_policies) with data.reeve.generated.registry.policies as _policies
		with data.reeve_config as {"profile": name}
}

test_recommended_when_none_is_named if {
	profile.selected == {"psp/always"} with data.reeve.generated.registry.policies as _policies
	every config in [{}, {"profile": null}, {"profile": 7}, null] {
		profile.selected == {"psp/always"} with data.reeve.generated.registry.policies as _policies
			with data.reeve_config as config
	}
}

test_parameters[name] if {
	some name, wanted in {
		"restricted": {"level": "high"},
		"restricted@latest": {"version": "latest", "level": "high"},
		"restricted@v1.34": {"version": "v1.34"},
		"restricted@v1.35": {"version": "v1.35", "level": "high"},
		"baseline@v1.18": {"version": "v1.18"},
		"all": {},
		"all@v1.18": {"version": "v1.18"},
		"cis": {"version": "v1.20", "level": "high"},
		"cis@v1.30": {"version": "v1.30", "level": "high"},
	}
	profile.parameters("psp/two-levels") == wanted with data.reeve.generated.registry.policies as _policies
		with data.reeve_config as {"profile": name}
}

test_no_version_for_a_policy_that_takes_none[id] if {
	some id in ["quotas/none", "quotas/unsaid", "quotas/unheard-of"]
	profile.parameters(id) == {} with data.reeve.generated.registry.policies as _policies
		with data.reeve_config as {"profile": "all@v1.18"}
}

test_parameters_when_no_profile_is_named if {
	policies := {"psp/sample": {
		"defaults": {"version": "v1.20"},
		"profiles": [
			{"name": "recommended", "parameters": {"level": "high"}},
			{"name": "baseline", "parameters": {"level": "low"}},
		],
	}}
	wanted := {"level": "high"}
	profile.parameters("psp/sample") == wanted with data.reeve.generated.registry.policies as policies
	profile.parameters("psp/sample") == wanted with data.reeve.generated.registry.policies as policies
		with data.reeve_config as {"profile": null}
}

test_the_empty_profile_sets_nothing if {
	policies := {"psp/sample": {"defaults": {}, "profiles": [{"name": "", "parameters": {"size": 1}}]}}
	profile.parameters("psp/sample") == {} with data.reeve.generated.registry.policies as policies
		with data.reeve_config as {"profile": ""}
}

test_reference if {
	profile.reference == "restricted@v1.29" with data.reeve_config as {"profile": "restricted@v1.29"}
	profile.reference == "recommended" with data.reeve_config as {"profile": null}
	profile.reference == "recommended"
}

# A slip in METADATA, which must not end the evaluation of everything else.
test_memberships_that_overlap if {
	profile.parameters("psp/sample") == {"level": "high"} with data.reeve_config as {"profile": "cis"}
		with data.reeve.generated.registry.policies as {"psp/sample": {"profiles": [
			{"name": "cis", "parameters": {"level": "low"}},
			{"name": "cis", "parameters": {"level": "high"}},
		]}}
}
