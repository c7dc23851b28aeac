package reeve.lib.config_test

import data.reeve.lib.config

test_all_there_is_can_be_said if {
	count(config.faults) == 0 with data.reeve_config as {
		"extraPodSpecPaths": {"example.com/Job": ["spec", "template"]},
		"fixes": "all",
		"k8sVersion": "v1.29",
		"now": "2026-01-01T00:00:00.5+01:00",
		"osHeuristic": true,
		"profile": "restricted@v1.29",
		"pspEnabled": true,
	}
		with data.reeve_evidence as {"images": {"nginx": {"config": {}, "digest": "", "scan": {}, "verification": {}}}}
		with data.reeve_parameters as {"psp/pss-apparmor": {}, "acme/web/no-such-policy": {}}
}

test_nothing_need_be_said if count(config.faults) == 0

test_a_field_of_another_kind[field] if {
	some field, setting in {
		"extraPodSpecPaths": {"example.com/Job": []},
		"fixes": "some",
		"k8sVersion": "1.29",
		"now": "yesterday",
		"osHeuristic": "true",
		"profile": ["restricted"],
		"pspEnabled": "true",
	}
	found := config.faults with data.reeve_config as {field: setting}
	found == {sprintf("data.reeve_config.%s: want %s", [field, config._wanted[field]])}
}

test_paths_are_arrays_of_strings[name] if {
	some name, path in {"a string": "spec", "numbers": [1], "null": null}
	count(config.faults) == 1 with data.reeve_config as {"extraPodSpecPaths": {"example.com/Job": path}}
}

test_a_misspelt_field if {
	config.faults == {concat(" ", [
		`data.reeve_config has no field "k8sversion":`,
		`want one of ["extraPodSpecPaths", "fixes", "k8sVersion", "now", "osHeuristic", "profile", "pspEnabled"]`,
	])} with data.reeve_config as {"k8sversion": "v1.29"}
}

test_a_document_that_is_no_object if {
	config.faults == {"data.reeve_config is no object"} with data.reeve_config as "all"
	config.faults == {"data.reeve_evidence is no object"} with data.reeve_evidence as "all"
	config.faults == {"data.reeve_parameters is no object"} with data.reeve_parameters as "all"
}

test_misspelt_evidence if {
	config.faults == {`data.reeve_evidence has no field "image": want images`} with data.reeve_evidence as {"image": {}}
	config.faults == {concat(" ", [
		`data.reeve_evidence.images["nginx"] has no field "scans":`,
		`want one of ["config", "digest", "scan", "verification"]`,
	])} with data.reeve_evidence as {"images": {"nginx": {"scans": {}}}}
}

test_parameters_of_no_policy if {
	config.faults == {`data.reeve_parameters: there is no policy "psp/pss-apparmour"`} with data.reeve_parameters as {"psp/pss-apparmour": {}}
}

test_the_latest_version_is_one if {
	count(config.faults) == 0 with data.reeve_config as {"k8sVersion": "latest"}
}
