package reeve.policies.containers["no-plaintext-secret-env_test"]

import data.reeve.policies.containers["no-plaintext-secret-env"] as policy

denied["a password"] := _pod({"containers": [_env("DB_PASSWORD", "hunter2")]})

denied["a name in small letters"] := _pod({"containers": [_env("db_passwd", "hunter2")]})

denied["a name with hyphens"] := _pod({"containers": [_env("my-api-key", "hunter2")]})

denied["a credential by its form"] := _pod({"containers": [_env("SETTINGS", _token)]})

denied["a credential by its form under a name that is exempt"] := _pod({"containers": [_env("TOKEN_FILE", _token)]})

denied["a private key"] := _pod({"containers": [_env("TLS", "-----BEGIN EC PRIVATE KEY-----\nMHc")]})

denied["a URL with a password"] := _pod({"containers": [_env("DATABASE_URL", "postgres://app:hunter2@db/main")]})

denied["a reference that is escaped"] := _pod({"containers": [_env("PASSWORD", "$$(OTHER)")]})

denied["an init container"] := _pod({"initContainers": [_env("AUTH_TOKEN", "hunter2")]})

denied["an ephemeral container"] := _pod({"ephemeralContainers": [_env("SECRET", "hunter2")]})

allowed["a reference to a secret"] := _pod({"containers": [{"name": "app", "env": [{
	"name": "PASSWORD",
	"valueFrom": {"secretKeyRef": {"name": "db", "key": "password"}},
}]}]})

allowed["a reference to another variable"] := _pod({"containers": [_env("PASSWORD", "$(OTHER)")]})

allowed["what is no credential"] := _pod({"containers": [
	_env("ALLOW_EMPTY_PASSWORD", "yes"),
	_env("PASSWORD_LENGTH", "20"),
	_env("TOKEN_LIFETIME", "1h30m"),
	_env("TOKEN", "/var/run/secrets/token"),
	_env("SECRET", "https://vault.example.com/v1/db"),
]})

allowed["a name that only refers to one"] := _pod({"containers": [
	_env("PASSWORD_FILE", "password.txt"),
	_env("SECRET_NAME", "db"),
	_env("AWS_ACCESS_KEY_ID", "main"),
]})

allowed["words that hold the word"] := _pod({"containers": [_env("TOKENIZER", "fast"), _env("PASSWORDLESS", "maybe")]})

allowed["a URL without a password"] := _pod({"containers": [_env("DATABASE_URL", "postgres://app@db/main")]})

allowed["null, which is the same as absent"] := _pod({"initContainers": null, "containers": [
	_env("PASSWORD", null),
	_env("PASSWORD", ""),
	{"name": "app", "env": null},
]})

_env(name, text) := {"name": "app", "env": [{"name": name, "value": text}]}

# The one that the documentation of AWS shows, which no scanner takes for real.
_token := "AKIAIOSFODNN7EXAMPLE"

_pod(spec) := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": spec}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object
}

test_verdict_by_the_name if {
	policy.violation == {{
		"msg": "container \"app\" has a literal credential in the variable \"DB_PASSWORD\"",
		"path": ["spec", "containers", 0, "env", 0, "value"],
		"container": "app",
	}} with input as denied["a password"]
}

test_verdict_by_the_form if {
	policy.violation == {{
		"msg": "container \"app\" has an AWS access key in the variable \"SETTINGS\"",
		"path": ["spec", "containers", 0, "env", 0, "value"],
		"container": "app",
	}} with input as denied["a credential by its form"]
}

test_no_verdict_quotes_the_value if {
	every object in denied {
		found := policy.violation with input as object
		not regex.match(`hunter2|EXAMPLE|MHc`, json.marshal(found))
	}
}

_with(parameters) := {"containers/no-plaintext-secret-env": parameters}

test_mode[mode] if {
	some mode, [names, values] in {"names": [1, 0], "values": [0, 1]}
	parameters := _with({"mode": [mode]})
	count(policy.violation) == names with input as denied["a password"] with data.reeve_parameters as parameters
	count(policy.violation) == values with input as denied["a credential by its form"]
		with data.reeve_parameters as parameters
}

test_name_patterns if {
	parameters := _with({"namePatterns": ["pin"]})
	count(policy.violation) == 0 with input as denied["a password"] with data.reeve_parameters as parameters
	count(policy.violation) == 1 with input as _pod({"containers": [_env("CARD_PIN", "hunter2")]})
		with data.reeve_parameters as parameters
}

test_exempt_suffixes if {
	parameters := _with({"exemptSuffixes": ["_word", "_PASSWORD"]})
	count(policy.violation) == 0 with input as denied["a password"] with data.reeve_parameters as parameters
	count(policy.violation) == 1 with input as _pod({"containers": [_env("PASSWORD_FILE", "hunter2")]})
		with data.reeve_parameters as parameters
}

test_value_patterns if {
	found := {v.msg | some v in policy.violation} with input as _pod({"containers": [_env("LICENSE", "acme-123")]})
		with data.reeve_parameters as _with({"valuePatterns": {"an Acme key": "^acme-[0-9]+$"}})
	found == {"container \"app\" has an Acme key in the variable \"LICENSE\""}
}

test_allow_names[name] if {
	some name, wanted in {"a password": 0, "a credential by its form": 0, "an init container": 1}
	found := policy.violation with input as denied[name]
		with data.reeve_parameters as _with({"allowNames": ["SETTINGS", "DB_*"]})
	count(found) == wanted
}
