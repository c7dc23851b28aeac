package object

import (
	"bytes"
	"errors"
	"regexp"
	"strconv"
	"strings"

	"github.com/reeve-policy/reeve/policy"
)

// fault explains why a document was refused. The parser's error is not kept as
// the cause: some of its messages quote values, which may be secrets.
func (d *yamlDocument) fault(err error) *policy.InputError {
	var known *policy.InputError
	if errors.As(err, &known) {
		return known
	}
	var fault *jsonError
	if errors.As(err, &fault) {
		return &policy.InputError{Location: d.bodyLine(), Path: fault.path, Reason: fault.reason, Remedy: fault.remedy}
	}
	message := strings.TrimPrefix(err.Error(), "yaml: ")
	place, message := d.faultPlace(message)
	reason, remedy := explain(message)
	if errors.Is(err, errEndsEarly) {
		reason, remedy = errEndsEarly.Error(), "indent the first line as the others, or put a line --- between documents"
	}
	if better := d.knownCause(place); better != "" {
		remedy = better
	}
	return &policy.InputError{Location: place, Reason: reason, Remedy: remedy}
}

// faultPlace takes the line out of a parser's message. Without one the fault is
// in the first line, or has no place; then that of the document must do.
func (d *yamlDocument) faultPlace(message string) (policy.Location, string) {
	_, where, found := strings.Cut(message, "line ")
	number, rest, _ := strings.Cut(where, ": ")
	line, err := strconv.Atoi(number)
	if !found || err != nil {
		return d.bodyLine(), message
	}
	if parserMessage(rest) {
		line++ // the parser counts from 0, the scanner below it from 1
	}
	return d.lineLocation(line), rest
}

func parserMessage(message string) bool {
	for _, start := range []string{
		"did not find expected key", "did not find expected node content", "did not find expected '-'",
		"did not find expected ',' or", "did not find expected <", "found incompatible", "found undefined tag", "found duplicate %",
	} {
		if strings.HasPrefix(message, start) {
			return true
		}
	}
	return false
}

// explain turns the message of a parser into reason and remedy.
func explain(message string) (reason, remedy string) {
	contains := func(part string) bool { return strings.Contains(message, part) }
	reason = "does not parse: " + message
	switch {
	case contains("invalid map key"):
		return "a key is a map or a list", "write a string as key"
	case contains("unsupported map key"):
		return "a key is null or no plain value", "write a string as key, in quotes"
	case contains("cannot decode"):
		return "a value does not fit its tag", "remove the tag (!!…) or correct the value"
	case contains("unsupported value"):
		return "a number is infinite or not a number", "quote it, or write a finite number"
	case contains("unknown anchor"):
		return reason, "define the anchor (&name) before it is used, in the same document"
	case contains("excessive aliasing"):
		return reason, "write the values out instead of using aliases (*name)"
	case contains("incompatible YAML document"):
		return reason, "remove the %YAML line"
	case contains("control characters"):
		return reason, "remove them, or write them as escapes in double quotes"
	case contains("unexpected end of stream"), contains("unexpected document indicator"):
		return reason, "close the quote"
	case contains("mapping values are not allowed"):
		return reason, "check the indentation of this line, and quote a value that holds \": \""
	case contains("already set in map"), contains("keys cannot be told apart"):
		return "a key is given twice", "keep one of the two"
	}
	return reason, "check indentation and quotes at this line and the one before"
}

// knownCause looks for what usually is the matter with documents that do not
// parse; empty if nothing of that kind is found.
func (d *yamlDocument) knownCause(place policy.Location) string {
	line := d.lineText(place.Line)
	trimmed := bytes.TrimLeft(line, " -")
	switch {
	case bytes.Contains(d.data, []byte("{{")), bytes.Contains(d.data, []byte("{%")):
		return "render the template first (helm template, for example) and read its output"
	case d.dashesNear(place.Line):
		return "separate documents by a line of exactly three dashes, not indented"
	case bytes.HasPrefix(trimmed, []byte{'\t'}):
		return "indent with spaces, not with tabs"
	case regexp.MustCompile(`(^|[:-]\s+)[@%` + "`" + `]`).Match(line):
		return "quote values that begin with @, % or a backquote"
	}
	return ""
}

// dashesNear reports whether a line that looks like a separator of documents, but
// is none, stands at the line of a fault or shortly before it.
func (d *yamlDocument) dashesNear(line int) bool {
	for near := max(d.line, line-2); near <= line; near++ {
		dashes := bytes.TrimSpace(d.lineText(near))
		if len(dashes) >= len("---") && len(bytes.Trim(dashes, "-")) == 0 {
			return true
		}
	}
	return false
}

// lineText is the text of an absolute line.
func (d *yamlDocument) lineText(line int) []byte {
	rest := d.data
	for range line - d.line {
		_, rest, _ = bytes.Cut(rest, []byte{'\n'})
	}
	content, _, _ := bytes.Cut(rest, []byte{'\n'})
	return content
}
