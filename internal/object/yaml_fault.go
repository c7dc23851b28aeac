package object

import (
	"bytes"
	"errors"
	"strconv"
	"strings"
	"unicode/utf8"

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
	place, message := d.faultPlace(strings.TrimPrefix(err.Error(), "yaml: "))
	reason, remedy := explain(message)
	if errors.Is(err, errEndsEarly) {
		reason, remedy = errEndsEarly.Error(), "indent the first line as the others, or put a line --- between documents"
	}
	if better := d.usualCause(place.Line); better != "" && remedy == "" {
		remedy = better
	}
	if remedy == "" {
		remedy = "check indentation and quotes at this line and the one before"
	}
	return &policy.InputError{Location: place, Reason: reason, Remedy: remedy}
}

// faultPlace takes the line out of a parser's message. Without one the fault is
// in the first line, or is searched for.
func (d *yamlDocument) faultPlace(message string) (policy.Location, string) {
	_, where, found := strings.Cut(message, "line ")
	number, rest, _ := strings.Cut(where, ": ")
	line, err := strconv.Atoi(number)
	if !found || err != nil {
		return d.searched(message), message
	}
	if fromParser(rest) {
		line++ // the parser counts from 0, the scanner below it from 1
	}
	lines := bytes.Count(bytes.TrimRight(d.data, " \t\r\n"), []byte{'\n'}) + 1
	return d.lineLocation(min(line, lines)), rest // the fault may be that there is no more
}

// fromParser tells the messages of the parser from those of the scanner.
func fromParser(message string) bool {
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

// searched is the place of a fault whose message has none.
func (d *yamlDocument) searched(message string) policy.Location {
	at := -1
	switch {
	case strings.HasPrefix(message, "unknown anchor '"):
		name, _, _ := strings.Cut(strings.TrimPrefix(message, "unknown anchor '"), "'")
		at = bytes.Index(d.data, []byte("*"+name))
	case strings.Contains(message, "incompatible YAML document"):
		at = bytes.Index(d.data, []byte("%YAML"))
	case strings.Contains(message, "control characters"):
		at = bytes.IndexFunc(d.data, isControl)
	}
	if at < 0 {
		return d.bodyLine()
	}
	_, size := utf8.DecodeRune(d.data[at:])
	return d.location(span{at, at + size}, true)
}

func isControl(r rune) bool {
	return r < ' ' && r != '\t' && r != '\n' && r != '\r' || r >= 0x7F && r < 0xA0 && r != 0x85 || r == 0xFFFE || r == 0xFFFF
}
