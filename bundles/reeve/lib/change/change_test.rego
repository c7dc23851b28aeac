package reeve.lib.change_test

import data.reeve.lib.change

_node(fields) := object.union({"apiVersion": "v1", "kind": "Node", "metadata": {"name": "a"}}, fields)

_review(operation, old, new) := {"review": {"operation": operation, "object": new, "oldObject": old}}

_labels(labels) := _node({"metadata": {"labels": labels}})

test_paths[name] if {
	some name, [steps, old, new, wanted] in {
		"the same": [["metadata", "labels", "*"], _labels({"a": "1"}), _labels({"a": "1"}), []],
		"another value": [["metadata", "labels", "a"], _labels({"a": "1"}), _labels({"a": "2"}), [["metadata", "labels", "a"]]],
		"a new key": [["metadata", "labels", "a*"], _labels({}), _labels({"ab": "1"}), [["metadata", "labels", "ab"]]],
		"a key that goes": [["metadata", "labels", "*"], _labels({"a": "1", "b": "2"}), _labels({"a": "1"}), [["metadata", "labels", "b"]]],
		"another key": [["metadata", "labels", "a"], _labels({"b": "1"}), _labels({"b": "2"}), []],
		"null instead of nothing": [["metadata", "labels"], _node({}), _labels(null), []],
		"something instead of null": [["metadata", "labels", "a"], _labels(null), _labels({"a": "1"}), [["metadata", "labels", "a"]]],
		"deep inside": [["spec"], _node({"spec": {"taints": []}}), _node({"spec": {"taints": [{"key": "a"}]}}), [["spec"]]],
		"below what is no object": [["kind", "x"], _node({}), _node({}), []],
	}
	change.paths(steps) == wanted with input as _review("UPDATE", old, new)
}

test_other_operations if {
	change.paths(["metadata", "labels", "*"]) == [["metadata", "labels", "a"]] with input as _labels({"a": "1"})
	every operation in ["DELETE", "CONNECT"] {
		change.paths(["metadata", "labels", "*"]) == [] with input as _review(operation, _labels({"a": "1"}), _labels({"a": "2"}))
	}
}

test_only_for_garbage_collection if {
	new := _node({"metadata": {"finalizers": ["a"], "ownerReferences": [{}], "resourceVersion": "2"}})
	change.only_for_garbage_collection with input as _review("UPDATE", _node({}), new)
	change.only_for_garbage_collection with input as _review("UPDATE", new, _node({}))
	not change.only_for_garbage_collection with input as _review("CREATE", null, new)
	not change.only_for_garbage_collection with input as _review("UPDATE", _node({}), object.union(new, {"spec": {}}))
	not change.only_for_garbage_collection with input as _review("UPDATE", _labels({}), _labels({"a": "1"}))
	not change.only_for_garbage_collection with input as _review("UPDATE", null, new)
}
