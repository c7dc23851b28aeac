package bundles_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/reeve-policy/reeve/policy"
)

func checkPaths(t *testing.T, p *tenant) {
	p.eachViolation(t, func(t *testing.T, o object, v policy.Violation) {
		if found := existing(inside(o), v.Path); found < len(v.Path) && found == 0 && len(v.Path) > 1 {
			t.Errorf("path %s: nothing of it is in the object: want that of the field at fault, or where it belongs", v.Path)
		}
	})
}

// existing is how much of a path there is in a value.
func existing(value any, path policy.Path) int {
	for i, element := range path {
		next, ok := child(value, element)
		if !ok {
			return i
		}
		value = next
	}
	return len(path)
}

func child(value, element any) (any, bool) {
	switch e := element.(type) {
	case string:
		m, _ := value.(object)
		next, ok := m[e]
		return next, ok
	case int:
		if list, _ := value.([]any); e < len(list) {
			return list[e], true
		}
	}
	return nil, false
}

func checkContainers(t *testing.T, p *tenant) {
	p.eachViolation(t, func(t *testing.T, o object, v policy.Violation) {
		if name := containerAt(inside(o), v.Path); name != v.Container && name != "" {
			t.Errorf("path %s leads through the container %q: want \"container\": %q in the violation, got %q", v.Path, name, name, v.Container)
		}
	})
}

// containerAt is the name of the container that a path leads through, empty when
// there is none.
func containerAt(value any, path policy.Path) string {
	for i, element := range path {
		next, _ := child(value, element)
		switch element {
		case "containers", "initContainers", "ephemeralContainers":
			if i+1 < len(path) {
				container, _ := child(next, path[i+1])
				m, _ := container.(object)
				name, _ := m["name"].(string)
				return name
			}
		}
		value = next
	}
	return ""
}

const maxMessage = 256

func checkMessages(t *testing.T, p *tenant) {
	p.eachViolation(t, func(t *testing.T, _ object, v policy.Violation) {
		if fault := messageFault(v.Message); fault != "" {
			t.Errorf("message %q %s: want the fact with the thing named and quoted, for example: container \"app\" binds host port 80", v.Message, fault)
		}
	})
}

func messageFault(message string) string {
	first, _ := utf8.DecodeRuneInString(message)
	switch {
	case message == "":
		return "is empty"
	case len(message) >= maxMessage:
		return "is too long"
	case strings.HasSuffix(message, "."):
		return "ends in a dot"
	case strings.Contains(message, "should"):
		return "says what should be"
	case first != '"' && !unicode.IsLower(first):
		return "begins with neither a small letter nor a quoted name"
	case strings.ContainsAny(message, "\n\t"):
		return "is more than one line"
	}
	return ""
}
