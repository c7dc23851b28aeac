package reeve.lib.rbac_test

import data.reeve.lib.rbac

_rule(fields) := object.union({"apiGroups": [""], "resources": ["pods"], "verbs": ["get"]}, fields)

_request(fields) := object.union({"verb": "get", "group": "", "resource": "pods", "name": ""}, fields)

test_allows[name] if {
	some name, case in {
		"what it says": {"rule": _rule({}), "request": _request({})},
		"a request with a name, where none is listed": {"rule": _rule({}), "request": _request({"name": "a"})},
		"a name that is listed": {"rule": _rule({"resourceNames": ["a", "b"]}), "request": _request({"name": "b"})},
		"no name, where the empty one is listed": {"rule": _rule({"resourceNames": [""]}), "request": _request({})},
		"no name at all, where the empty one is listed": {
			"rule": _rule({"resourceNames": [""]}),
			"request": object.remove(_request({}), ["name"]),
		},
		"names that are null, which is none": {"rule": _rule({"resourceNames": null}), "request": _request({})},
		"every verb": {"rule": _rule({"verbs": ["*"]}), "request": _request({"verb": "impersonate"})},
		"every group": {"rule": _rule({"apiGroups": ["*"]}), "request": _request({"group": "apps"})},
		"every resource": {"rule": _rule({"resources": ["*"]}), "request": _request({"resource": "nodes"})},
		"every resource, and with it subresources": {
			"rule": _rule({"resources": ["*"]}),
			"request": _request({"resource": "pods/exec"}),
		},
		"a subresource": {"rule": _rule({"resources": ["pods/exec"]}), "request": _request({"resource": "pods/exec"})},
		"a subresource of every resource": {
			"rule": _rule({"resources": ["*/exec"]}),
			"request": _request({"resource": "pods/exec"}),
		},
		"what stands second": {
			"rule": _rule({"resources": ["nodes", "pods"], "apiGroups": ["apps", ""], "verbs": ["list", "get"]}),
			"request": _request({}),
		},
		"a URL": {"rule": _urls(["/metrics"]), "request": {"verb": "get", "url": "/metrics"}},
		"a URL below": {"rule": _urls(["/metrics/*"]), "request": {"verb": "get", "url": "/metrics/cadvisor"}},
		"a URL that only begins so": {"rule": _urls(["/met*"]), "request": {"verb": "get", "url": "/metrics"}},
		"every URL": {"rule": _urls(["*"]), "request": {"verb": "get", "url": "/"}},
		"more stars than one": {"rule": _urls(["/api**"]), "request": {"verb": "get", "url": "/apis"}},
	}
	rbac.allows(case.rule, case.request)
}

test_does_not_allow[name] if {
	some name, case in {
		"another verb": {"rule": _rule({}), "request": _request({"verb": "list"})},
		"a verb in other letters": {"rule": _rule({}), "request": _request({"verb": "GET"})},
		"a verb by its beginning": {"rule": _rule({"verbs": ["impersonate*"]}), "request": _request({"verb": "impersonate:user"})},
		"another group": {"rule": _rule({}), "request": _request({"group": "apps"})},
		"another resource": {"rule": _rule({}), "request": _request({"resource": "nodes"})},
		"a subresource of what it says": {"rule": _rule({}), "request": _request({"resource": "pods/exec"})},
		"what a subresource belongs to": {"rule": _rule({"resources": ["pods/exec"]}), "request": _request({})},
		"another subresource": {"rule": _rule({"resources": ["*/exec"]}), "request": _request({"resource": "pods/log"})},
		"a subresource that only ends so": {"rule": _rule({"resources": ["*/exec"]}), "request": _request({"resource": "pods/x/exec"})},
		"a resource by the wildcard of subresources": {"rule": _rule({"resources": ["*/exec"]}), "request": _request({"resource": "exec"})},
		"a star after the slash, which is no wildcard": {
			"rule": _rule({"resources": ["pods/*"]}),
			"request": _request({"resource": "pods/exec"}),
		},
		"a request without a name, where one is listed": {"rule": _rule({"resourceNames": ["a"]}), "request": _request({})},
		"another name": {"rule": _rule({"resourceNames": ["a"]}), "request": _request({"name": "b"})},
		"a name, where only the empty one is listed": {"rule": _rule({"resourceNames": [""]}), "request": _request({"name": "b"})},
		"a star for a name": {"rule": _rule({"resourceNames": ["*"]}), "request": _request({"name": "b"})},
		"nothing but nulls": {
			"rule": {"apiGroups": null, "resources": null, "verbs": null, "nonResourceURLs": null},
			"request": _request({}),
		},
		"an empty rule": {"rule": {}, "request": _request({})},
		"an empty rule and a URL": {"rule": {}, "request": {"verb": "get", "url": "/"}},
		"a URL above": {"rule": _urls(["/metrics/*"]), "request": {"verb": "get", "url": "/metrics"}},
		"a URL by a star in the middle": {"rule": _urls(["/m*s"]), "request": {"verb": "get", "url": "/metrics"}},
		"a URL with another verb": {"rule": _urls(["*"]), "request": {"verb": "post", "url": "/"}},
		"a URL by every resource": {"rule": _rule({"apiGroups": ["*"], "resources": ["*"]}), "request": {"verb": "get", "url": "/"}},
		"a resource by every URL": {"rule": _urls(["*"]), "request": _request({})},
	}
	not rbac.allows(case.rule, case.request)
}

_urls(urls) := {"nonResourceURLs": urls, "verbs": ["get"]}

test_is_open if {
	every names in [null, []] {
		rbac.is_open(_rule({"resourceNames": names}), "get", "pods")
	}
	rbac.is_open(_rule({}), "get", "pods")
	every verb in ["create", "deletecollection", "list", "watch"] {
		rbac.is_open(_rule({"resourceNames": ["a", ""]}), verb, "pods")
		not rbac.is_open(_rule({"resourceNames": ["a"]}), verb, "pods")
	}
	not rbac.is_open(_rule({"resourceNames": [""]}), "get", "pods")
	not rbac.is_open(_rule({"resourceNames": [""]}), "create", "pods/exec")
}

test_limits if {
	rbac.limits(_rule({}), "get", "pods") == set()
	rbac.limits(_rule({"resourceNames": ["a", "", "b"]}), "get", "pods") == {"a", "b"}
	rbac.limits(_rule({"resourceNames": [""]}), "get", "pods") == set()
	every verb in ["create", "deletecollection"] {
		rbac.limits(_rule({"resourceNames": ["a"]}), verb, "pods") == set()
	}
	every verb in ["list", "watch"] {
		rbac.limits(_rule({"resourceNames": ["a"]}), verb, "pods") == {"a"}
	}
	rbac.limits(_rule({"resourceNames": ["a"]}), "create", "pods/exec") == {"a"}
	rbac.limits(_rule({"resourceNames": ["a", ""]}), "list", "pods") == set()
}

test_is_everything if {
	everything := {"verbs": ["get", "*"], "apiGroups": ["*"], "resources": ["pods", "*"]}
	rbac.is_everything(everything)
	every part in ["verbs", "apiGroups", "resources"] {
		not rbac.is_everything(object.union(everything, {part: ["get"]}))
		not rbac.is_everything(object.union(everything, {part: null}))
	}
	not rbac.is_everything(object.union(everything, {"resourceNames": ["a"]}))
}

test_has_group if {
	rbac.has_group({"apiGroups": ["", "apps"]}, "apps")
	rbac.has_group({"apiGroups": ["*"]}, "apps")
	not rbac.has_group({"apiGroups": [""]}, "apps")
	not rbac.has_group({"apiGroups": null}, "apps")
}

test_has_verb if {
	rbac.has_verb({"verbs": ["get", "list"]}, "list")
	rbac.has_verb({"verbs": ["*"]}, "list")
	not rbac.has_verb({"verbs": ["get"]}, "list")
	not rbac.has_verb({"verbs": null}, "list")
}

test_atoms if {
	rbac.atoms({
		"verbs": ["get", "list"],
		"apiGroups": ["", "apps"],
		"resources": ["pods"],
		"resourceNames": ["a"],
		"nonResourceURLs": ["/metrics"],
	}) == [
		{"verbs": ["get"], "apiGroups": [""], "resources": ["pods"], "resourceNames": ["a"]},
		{"verbs": ["list"], "apiGroups": [""], "resources": ["pods"], "resourceNames": ["a"]},
		{"verbs": ["get"], "apiGroups": ["apps"], "resources": ["pods"], "resourceNames": ["a"]},
		{"verbs": ["list"], "apiGroups": ["apps"], "resources": ["pods"], "resourceNames": ["a"]},
		{"verbs": ["get"], "nonResourceURLs": ["/metrics"]},
		{"verbs": ["list"], "nonResourceURLs": ["/metrics"]},
	]
	rbac.atoms(_rule({})) == [_rule({})]
	rbac.atoms({"verbs": ["get"], "apiGroups": [""], "resources": null}) == []
	rbac.atoms({}) == []
}

test_exceeding_nothing[name] if {
	some name, case in {
		"the same": {"wanted": [_rule({})], "held": [_rule({})]},
		"nothing wanted": {"wanted": [], "held": []},
		"rules that are null": {"wanted": null, "held": null},
		"one name of those held": {
			"wanted": [_rule({"resourceNames": ["a"]})],
			"held": [_rule({"resourceNames": ["a", "b"]})],
		},
		"a name, where all are held": {"wanted": [_rule({"resourceNames": ["a"]})], "held": [_rule({})]},
		"a subresource by the wildcard": {
			"wanted": [_rule({"resources": ["pods/exec"]})],
			"held": [_rule({"resources": ["*/exec"]})],
		},
		"each part by another rule": {
			"wanted": [_rule({"verbs": ["get", "list"]})],
			"held": [_rule({}), _rule({"verbs": ["list"]})],
		},
		"a URL": {"wanted": [_urls(["/metrics/a"])], "held": [_urls(["/metrics*"])]},
		"a pattern of URLs": {"wanted": [_urls(["/metrics/*"])], "held": [_urls(["/metrics*"])]},
	}
	rbac.exceeding(case.wanted, case.held) == []
}

test_exceeding[name] if {
	some name, case in {
		"nothing held": {"wanted": [_rule({})], "held": [], "want": [_rule({})]},
		"one verb of two": {
			"wanted": [_rule({"verbs": ["get", "list"]})],
			"held": [_rule({})],
			"want": [_rule({"verbs": ["list"]})],
		},
		"the rule of one resource and the verb of another": {
			"wanted": [_rule({"resources": ["secrets"]})],
			"held": [_rule({}), _rule({"resources": ["secrets"], "verbs": ["list"]})],
			"want": [_rule({"resources": ["secrets"]})],
		},
		"every verb, where all that are known are held": {
			"wanted": [_rule({"verbs": ["*"]})],
			"held": [_rule({"verbs": ["get", "list", "watch", "create", "update", "patch", "delete", "deletecollection"]})],
			"want": [_rule({"verbs": ["*"]})],
		},
		"all names, where one is held": {
			"wanted": [_rule({})],
			"held": [_rule({"resourceNames": ["a"]})],
			"want": [_rule({})],
		},
		"no name, where the empty one is held": {
			"wanted": [_rule({})],
			"held": [_rule({"resourceNames": [""]})],
			"want": [_rule({})],
		},
		"a URL, where resources are held": {
			"wanted": [_urls(["/"])],
			"held": [{"verbs": ["*"], "apiGroups": ["*"], "resources": ["*"]}],
			"want": [_urls(["/"])],
		},
	}
	rbac.exceeding(case.wanted, case.held) == case.want
}

test_includes[name] if {
	some name, case in {
		"the same": [_rule({}), _rule({})],
		"fewer verbs": [_rule({"verbs": ["get", "list"]}), _rule({})],
		"every verb": [_rule({"verbs": ["*"]}), _rule({"verbs": ["get", "use"]})],
		"every group": [_rule({"apiGroups": ["*"]}), _rule({"apiGroups": ["", "apps"]})],
		"every resource": [_rule({"resources": ["*"]}), _rule({"resources": ["pods", "pods/log"]})],
		"a subresource of every resource": [_rule({"resources": ["*/log"]}), _rule({"resources": ["pods/log"]})],
		"names where the other has none": [_rule({}), _rule({"resourceNames": ["a"]})],
		"fewer names": [_rule({"resourceNames": ["a", "b"]}), _rule({"resourceNames": ["b"]})],
		"fewer URLs": [_urls(["/a", "/b/*"]), _urls(["/b/c"])],
		"wildcards of URLs": [_urls(["/b*"]), _urls(["/b/*"])],
	}
	rbac.includes(case[0], case[1])
}

test_does_not_include[name] if {
	some name, case in {
		"another verb": [_rule({}), _rule({"verbs": ["get", "list"]})],
		"every verb": [_rule({}), _rule({"verbs": ["*"]})],
		"another group": [_rule({}), _rule({"apiGroups": ["", "apps"]})],
		"another resource": [_rule({}), _rule({"resources": ["pods", "secrets"]})],
		"a subresource": [_rule({}), _rule({"resources": ["pods/log"]})],
		"all names": [_rule({"resourceNames": ["a"]}), _rule({})],
		"another name": [_rule({"resourceNames": ["a"]}), _rule({"resourceNames": ["a", "b"]})],
		"another URL": [_urls(["/a"]), _urls(["/a", "/b"])],
		"URLs": [_rule({"resources": ["*"], "apiGroups": ["*"]}), _urls(["/a"])],
		"a rule for nothing": [_rule({}), {}],
	}
	not rbac.includes(case[0], case[1])
}
