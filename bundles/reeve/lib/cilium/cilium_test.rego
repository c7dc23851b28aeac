package reeve.lib.cilium_test

import data.reeve.lib.cilium

test_plain if {
	cilium.plain({
		"matchLabels": {"k8s:app": "web", "any:tier": "front", "team": "shop"},
		"matchExpressions": [{"key": "k8s:env", "operator": "Exists"}],
	}) == {
		"matchLabels": {"app": "web", "tier": "front", "team": "shop"},
		"matchExpressions": [{"key": "env", "operator": "Exists"}],
	}
	cilium.plain({}) == {"matchLabels": {}, "matchExpressions": []}
	not cilium.plain(null)
}
