package reeve.lib.command_test

import data.reeve.lib.command

_pod := {
	"apiVersion": "v1",
	"kind": "Pod",
	"spec": {
		"initContainers": [{"name": "setup", "command": null, "args": ["", null]}],
		"containers": [{
			"name": "app",
			"args": ["-v", "run"],
			"command": ["/bin/app"],
			"livenessProbe": {"exec": {"command": ["true"]}},
		}],
		"ephemeralContainers": [{"name": "debug", "command": ["sh"]}],
	},
}

test_entries if {
	found := [[e.container.name, e.field, e.index, e.text, e.path] | some e in command.entries] with input as _pod
	found == [
		["app", "command", 0, "/bin/app", ["spec", "containers", 0, "command", 0]],
		["app", "args", 0, "-v", ["spec", "containers", 0, "args", 0]],
		["app", "args", 1, "run", ["spec", "containers", 0, "args", 1]],
		["debug", "command", 0, "sh", ["spec", "ephemeralContainers", 0, "command", 0]],
	]
}

test_lists if {
	found := [[l.container.name, l.field, [e.text | some e in l.entries]] | some l in command.lists] with input as _pod
	found == [
		["app", "command", ["/bin/app"]],
		["app", "args", ["-v", "run"]],
		["app", "livenessProbe.exec.command", ["true"]],
		["debug", "command", ["sh"]],
	]
}

_list(texts) := [{"index": index, "text": text, "path": ["args", index]} | some index, text in texts]

test_flags[name] if {
	some name, [texts, wanted] in {
		"no flags": [["run", "-", "--", "a-b", "--5"], []],
		"no values": [["--fast", "-v", "--safe"], []],
		"an equals sign": [["run", "--user=eve"], [["user", "eve", 1]]],
		"one hyphen": [["-db.user=eve"], [["db.user", "eve", 0]]],
		"an empty value": [["--user="], [["user", "", 0]]],
		"an equals sign in the value": [["--url=http://a?b=c"], [["url", "http://a?b=c", 0]]],
		"two entries": [["--user", "eve", "run"], [["user", "eve", 1]]],
		"two entries that are flags": [["--fast", "--user", "eve"], [["user", "eve", 2]]],
		"a script": [
			["run -v --user eve --key='a b'&&x \"--no=1\"; y --mode \"c d\" --fast | z"],
			[["user", "eve", 0], ["key", "a b", 0], ["no", "1", 0], ["mode", "c d", 0]],
		],
		"a flag at the end of a script": [["run --fast", "eve"], []],
	}
	[[flag.name, flag.value, flag.path[1]] | some flag in command.flags(_list(texts))] == wanted
}

test_listed if {
	container := {"path": ["spec"], "spec": {"livenessProbe": {"exec": {"command": ["true", 1, "x"]}}}}
	command.listed(container, ["livenessProbe", "exec", "command"]) == [
		{
			"container": container,
			"field": "livenessProbe.exec.command",
			"index": 0,
			"text": "true",
			"path": ["spec", "livenessProbe", "exec", "command", 0],
		},
		{
			"container": container,
			"field": "livenessProbe.exec.command",
			"index": 2,
			"text": "x",
			"path": ["spec", "livenessProbe", "exec", "command", 2],
		},
	]
	command.listed(container, ["readinessProbe", "exec", "command"]) == []
}

test_words[text] if {
	some text, wanted in {
		"": [],
		"run": ["run"],
		"  /bin/run --fast\n\t-v ": ["/bin/run", "--fast", "-v"],
		"a;b&&c|d&e": ["a", "b", "c", "d", "e"],
		"x=$(id) `id` {id;} (id)": ["x=$", "id", "id", "id", "id"],
		"'a' \"b\" <c >d": ["a", "b", "c", "d"],
	}
	command.words(text) == wanted
}

test_base[word] if {
	some word, wanted in {"sh": "sh", "/bin/sh": "sh", "./sh": "sh", "/": "", "a\n/sh": "sh", "": ""}
	command.base(word) == wanted
}
