# METADATA
# scope: package
# title: Credentials in plain text
# description: >-
#   What looks like a credential, by its form or by the name it goes under. None of this
#   returns a part of the text, which no message may quote.
package reeve.lib.secret

# METADATA
# description: >-
#   What kind of credential there is in a text, with an article; the first in the order of
#   the alphabet when there are several. More are regular expressions by such names.
kind_of(text, more) := min(kinds) if {
	kinds := {kind | some kind, form in _candidates(text, more); regex.match(form, text)}
	count(kinds) > 0
}

# Nearly all texts hold nothing of the kind, and one look tells.
_candidates(text, more) := object.union(_forms, more) if {
	regex.match(_mark, text)
} else := more

_mark := `AIza|GOCSPX-|gh[oprsu]_|github_pat_|glpat-|eyJ|xox|hooks\.slack|k_live_|://\S*@|hv[bs]\.|-----BEGIN|AKIA|ASIA|npm_`

# METADATA
# description: >-
#   Whether a name is one that credentials go under: one of the words, which are letters,
#   digits and underscores, is in it as a whole word or several, and it does not end in a
#   suffix. Capitals count for nothing, and hyphens and dots part words as underscores do.
is_name(name, words, suffixes) if {
	words[0]
	regex.match(sprintf(`(?i)(^|[._-])(%s)($|[._-])`, [replace(concat("|", words), "_", "[._-]")]), name)
	spelt := _spelt(name)
	every suffix in suffixes {
		not endswith(spelt, _spelt(suffix))
	}
}

# METADATA
# description: >-
#   Whether a value may be a credential itself. References to variables, booleans,
#   numbers, durations, absolute paths and URLs without a user are none.
is_literal(text) if {
	trim_space(text) != ""
	not contains(replace(text, "$$", ""), "$(")
	not _is_harmless(trim_space(text))
}

_is_harmless(text) if {
	some form in _harmless_forms
	regex.match(form, text)
}

_harmless_forms := [
	`^(?i:true|false|yes|no|on|off|null|none)$`,
	`^[+-]?[0-9]+([.][0-9]+)?$`,
	`^([0-9]+([.][0-9]+)?(ns|us|µs|ms|s|m|h|d|w))+$`,
	`^/([\w.-]+/)*[\w.-]*$`,
	`^[A-Za-z][A-Za-z0-9+.-]*://[^/?#@]*([/?#].*)?$`,
]

_spelt(name) := upper(strings.replace_n({".": "_", "-": "_"}, name))

_forms := {
	"a GCP API key": `\bAIza[\w-]{35}([^\w-]|$)`,
	"a GCP OAuth client secret": `\bGOCSPX-[\w-]{28}([^\w-]|$)`,
	"a GitHub token": `\b(gh[oprsu]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59})\b`,
	"a GitLab token": `\bglpat-[\w-]{20,}`,
	"a JSON web token": `\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{16,}`,
	"a Slack token": `\bxox[abeoprs]-[A-Za-z0-9-]{10,}`,
	"a Slack webhook": `\bhooks\.slack\.com/services/T\w+/B\w+/\w+`,
	"a Stripe key": `\b[rs]k_live_[A-Za-z0-9]{20,}`,
	"a URL with a password": `://[^\s/:@'"]*:[^\s/@$<{'"][^\s/@'"]*@`,
	"a Vault token": `\bhv[bs]\.[\w-]{24,}`,
	"a private key": `-----BEGIN ([A-Z0-9]+ )*PRIVATE KEY( BLOCK)?-----`,
	"an AWS access key": `\b(AKIA|ASIA)[A-Z0-9]{16}\b`,
	"an npm token": `\bnpm_[A-Za-z0-9]{36}\b`,
}
