package reeve.lib.node_test

import data.reeve.lib.node

_inventory := {"cluster": {"v1": {"Node": {
	"a": {"metadata": {"labels": {"size": "9", "zone": "west"}}, "status": {"allocatable": {"cpu": "3920m", "pods": 110}}},
	"b": {"metadata": {"labels": {"size": "large", "zone": "east"}}},
	"c": {"metadata": null},
}}}}

_affine(terms) := {"affinity": {"nodeAffinity": {"requiredDuringSchedulingIgnoredDuringExecution": {"nodeSelectorTerms": terms}}}}

_expression(operator, values) := {"matchExpressions": [{"key": "size", "operator": operator, "values": values}]}

_field(operator, name) := {"matchFields": [{"key": "metadata.name", "operator": operator, "values": [name]}]}

test_selected[name] if {
	some name, case in {
		"no wish": {"spec": {}, "wanted": {"a", "b", "c"}},
		"null": {"spec": {"nodeSelector": null, "nodeName": null, "affinity": null}, "wanted": {"a", "b", "c"}},
		"a name": {"spec": {"nodeName": "b"}, "wanted": {"b"}},
		"a name that no node has": {"spec": {"nodeName": "d"}, "wanted": set()},
		"a label": {"spec": {"nodeSelector": {"zone": "west"}}, "wanted": {"a"}},
		"two labels": {"spec": {"nodeSelector": {"zone": "west", "size": "large"}}, "wanted": set()},
		"in": {"spec": _affine([_expression("In", ["9", "large"])]), "wanted": {"a", "b"}},
		"not in": {"spec": _affine([_expression("NotIn", ["9"])]), "wanted": {"b", "c"}},
		"exists": {"spec": _affine([_expression("Exists", null)]), "wanted": {"a", "b"}},
		"does not exist": {"spec": _affine([_expression("DoesNotExist", [])]), "wanted": {"c"}},
		"greater": {"spec": _affine([_expression("Gt", ["8"])]), "wanted": {"a"}},
		"not greater": {"spec": _affine([_expression("Gt", ["9"])]), "wanted": set()},
		"less": {"spec": _affine([_expression("Lt", ["10"])]), "wanted": {"a"}},
		"a field": {"spec": _affine([_field("In", "c")]), "wanted": {"c"}},
		"no such field": {"spec": _affine([_field("NotIn", "c")]), "wanted": {"a", "b"}},
		"both in one term": {"spec": _affine([object.union(_field("NotIn", "a"), _expression("Exists", []))]), "wanted": {"b"}},
		"either of two terms": {"spec": _affine([_field("In", "a"), _field("In", "b")]), "wanted": {"a", "b"}},
		"an empty term": {"spec": _affine([{}]), "wanted": set()},
		"no terms": {"spec": _affine([]), "wanted": set()},
	}
	{found | some found, _ in node.selected(case.spec)} == case.wanted with data.inventory as _inventory
}

test_allocatable if {
	node.allocatable(_inventory.cluster.v1.Node.a) == {"cpu": 3920000000, "pods": 110000000000}
	node.allocatable(_inventory.cluster.v1.Node.b) == {}
}
