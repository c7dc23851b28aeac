package reeve.lib.secret_test

import data.reeve.lib.secret

# Written in parts, so that no scanner takes them for real.
_filled(prefix, length) := concat("", [prefix, concat("", [letter | some _ in numbers.range(1, length); letter := "Q"])])

_credentials := {
	"a GCP API key": _filled("AIza", 35),
	"a GCP OAuth client secret": _filled("GOCSPX-", 28),
	"a GitHub token": _filled("ghp_", 36),
	"a GitLab token": _filled("glpat-", 20),
	"a JSON web token": concat(".", [_filled("eyJ", 12), _filled("eyJ", 12), _filled("", 20)]),
	"a Slack token": _filled("xoxb-", 12),
	"a Slack webhook": concat("/", ["https://hooks.slack.com/services", "T0", "B0", _filled("", 12)]),
	"a Stripe key": _filled("sk_live_", 24),
	"a URL with a password": "postgres://app:hunter2@db/main",
	"a Vault token": _filled("hvs.", 24),
	"a private key": "-----BEGIN RSA PRIVATE KEY-----\nMII",
	"an AWS access key": _filled("AKIA", 16),
	"an npm token": _filled("npm_", 36),
}

test_kind_of[kind] if {
	some kind, text in _credentials
	secret.kind_of(text, {}) == kind
	secret.kind_of(sprintf("--token=%s --fast", [text]), {}) == kind
}

test_more_ways_to_write_it[text] if {
	some text, kind in {
		_filled("github_pat_QQQQQQQQQQQQQQQQQQQQQQ_", 59): "a GitHub token",
		_filled("ASIA", 16): "an AWS access key",
		"-----BEGIN PRIVATE KEY-----": "a private key",
		"-----BEGIN PGP PRIVATE KEY BLOCK-----": "a private key",
		"redis://:hunter2@cache:6379": "a URL with a password",
	}
	secret.kind_of(text, {}) == kind
}

test_no_kind[text] if {
	some text in [
		"",
		"hunter2",
		_filled("AIza", 34),
		_filled("AIza", 36),
		_filled("AKIA", 17),
		_filled("xAKIA", 16),
		_filled("ghp_", 35),
		"-----BEGIN PUBLIC KEY-----",
		"-----BEGIN CERTIFICATE-----",
		"eyJ.eyJ.x",
		"postgres://db:5432/main",
		"postgres://app@db/main",
		"postgres://app:$(PASSWORD)@db/main",
		"postgres://app:${PASSWORD}@db/main",
		"postgres://app:<password>@db/main",
		"http://a:80/x@y",
		"https://a.example.com https://b.example.com:80 c@d",
	]
	not secret.kind_of(text, {})
}

test_the_first_of_several_kinds if {
	text := concat(" ", [_credentials["an npm token"], _credentials["a GitHub token"]])
	secret.kind_of(text, {}) == "a GitHub token"
}

test_more_kinds if {
	secret.kind_of("acme-1", {"an Acme key": `\bacme-[0-9]`}) == "an Acme key"
	secret.kind_of(_credentials["an npm token"], {"an Acme key": `\bacme-[0-9]`}) == "an npm token"
}

test_is_name[name] if {
	some name in ["PASSWORD", "db_password", "Db-Password", "db.password.main", "API_KEY", "MY_API_KEY_2", "api-key"]
	secret.is_name(name, ["password", "api_key"], ["_FILE", "_NAME"])
}

test_is_no_name[name] if {
	some name in ["", "PASS", "PASSWORDS", "dbPassword", "APIKEY", "API__KEY", "PASSWORD_FILE", "password-file", "API_KEY_NAME"]
	not secret.is_name(name, ["password", "api_key"], ["_FILE", "_NAME"])
}

test_without_words_there_are_no_names if {
	not secret.is_name("PASSWORD", [], [])
	not secret.is_name("_PASSWORD", [], [])
}

test_is_literal[text] if {
	some text in [
		"hunter2", " hunter2 ", "$$(PASSWORD)", "1.2.3", "12e", "10q", "/abc+def=", "a/b", "truely",
		"postgres://app@db/main", "${PASSWORD}", "a b",
	]
	secret.is_literal(text)
}

test_is_no_literal[text] if {
	some text in [
		"", "  ", "$(PASSWORD)", "a$(PASSWORD)b", "$$$(PASSWORD)", "true", "False", "none", "0", "-1.5", "300s", "1h30m", "1.5h",
		"/var/run/secrets/token", "/", "/a/", "https://example.com", "https://example.com/a@b?c", "vault://secret/db",
	]
	not secret.is_literal(text)
}
