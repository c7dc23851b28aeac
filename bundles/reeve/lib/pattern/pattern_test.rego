package reeve.lib.pattern_test

import data.reeve.lib.pattern

test_matches[name] if {
	some name, [text, patterns] in {
		"the same text": ["app", ["app"]],
		"one of several": ["app", ["web", "app"]],
		"a star alone": ["app", ["*"]],
		"a star that stands for nothing": ["app", ["app*"]],
		"a star at the end": ["LD_PRELOAD", ["LD_*"]],
		"a star at the beginning": ["db.example.com", ["*.example.com"]],
		"a star in the middle": ["system:node:a", ["system:*:a"]],
		"a star across slashes and dots": ["a/b.c", ["a*c"]],
		"marks that other patterns have": ["a[b]{c,d}?\\", ["a[b]{c,d}?\\"]],
		"the empty text": ["", ["*"]],
	}
	pattern.matches(text, patterns)
}

test_does_not_match[name] if {
	some name, [text, patterns] in {
		"no patterns": ["app", []],
		"a part of it": ["application", ["app"]],
		"other letters": ["APP", ["app"]],
		"a question mark, which is itself": ["app", ["ap?"]],
		"alternatives, which are none": ["app", ["{app,web}"]],
		"a class, which is none": ["app", ["[a-z]pp"]],
	}
	not pattern.matches(text, patterns)
}

test_fits if {
	pattern.fits("system:node:a", "system:*:a")
	not pattern.fits("system:node:b", "system:*:a")
}
