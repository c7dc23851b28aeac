# METADATA
# scope: package
# title: Patterns of names
# description: >-
#   How parameters name names, hosts and the like: a star stands for any characters,
#   none included, and everything else for itself.
package reeve.lib.pattern

# METADATA
# description: Whether a text fits one of the patterns as a whole.
matches(text, patterns) if {
	some pattern in patterns
	fits(text, pattern)
}

# METADATA
# description: Whether a text fits a pattern as a whole.
fits(text, pattern) if glob.match(replace(glob.quote_meta(pattern), `\*`, "*"), null, text)
