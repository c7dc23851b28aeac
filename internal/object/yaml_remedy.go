package object

import (
	"bytes"
	"regexp"
	"strings"
)

// explain turns the message of a parser into a reason and, where the message
// says enough, a remedy.
func explain(message string) (reason, remedy string) {
	contains := func(part string) bool { return strings.Contains(message, part) }
	reason = "does not parse: " + message
	switch {
	case contains("unsupported map key"):
		return "a key is null or no plain value", "write a string as key, in quotes"
	case contains("cannot decode"):
		return "a value does not fit its tag", "correct the value or remove the tag"
	case contains("unsupported value"):
		return "a number is infinite or not a number", "quote it, or write a finite number"
	case contains("already set in map"), contains("keys cannot be told apart"):
		return "a key is given twice", "keep one of the two"
	case contains("invalid map key"):
		return "a key is a map or a list", ""
	case contains("unknown anchor"):
		return reason, "define the anchor (&name) before it is used, in the same document"
	case contains("excessive aliasing"):
		return reason, "write the values out instead of using aliases (*name)"
	case contains("incompatible YAML document"):
		return reason, "remove the %YAML line"
	case contains("control characters"):
		return reason, "remove them, or write them as escapes in double quotes"
	}
	return reason, ""
}

var (
	templateAction = regexp.MustCompile(`(?m)(^|[:-])[ \t]*\{[{%]`)
	reservedStart  = regexp.MustCompile("(^|[:-][ \t]+)[ \t]*[@%`]")
	tabStart       = regexp.MustCompile(`^[ -]*\t`)
	colonInValue   = regexp.MustCompile(`:[ \t].*:([ \t]|$)`)
)

// usualCause looks at and around the line of a fault for what usually is the
// matter with documents that do not parse; empty if nothing of that kind is found.
func (d *yamlDocument) usualCause(line int) string {
	text := d.lineText(line)
	switch {
	case templateAction.Match(d.data):
		return "render the template first (helm template, for example) and read its output"
	case d.dashesNear(line):
		return "separate documents by a line of exactly three dashes, not indented"
	case tabStart.Match(text):
		return "indent with spaces, not with tabs"
	case reservedStart.Match(text):
		return "quote values that begin with @, % or a backquote"
	case colonInValue.Match(text):
		return "quote the value: it holds a colon followed by a space"
	}
	return ""
}

// dashesNear reports whether a line that looks like a separator of documents, but
// is none, stands at the line of a fault or shortly before it.
func (d *yamlDocument) dashesNear(line int) bool {
	for near := max(d.line, line-2); near <= line; near++ {
		text := d.lineText(near)
		dashes := bytes.TrimSpace(text)
		if len(dashes) >= len("---") && len(bytes.Trim(dashes, "-")) == 0 && !isMarker(text, "---") {
			return true
		}
	}
	return false
}

// lineText is the text of a line, counted as in locations.
func (d *yamlDocument) lineText(line int) []byte {
	rest := d.data
	for range line - d.line {
		_, rest, _ = bytes.Cut(rest, []byte{'\n'})
	}
	content, _, _ := bytes.Cut(rest, []byte{'\n'})
	return content
}
