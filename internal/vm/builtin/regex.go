package builtin

import (
	"regexp"
	"sync/atomic"

	"github.com/reeve-policy/reeve/internal/vm/value"
)

func patterns(name string) native {
	switch name {
	case "regex.match":
		return withPattern(0, 1, func(re *regexp.Regexp, text string, _ any) (any, bool) { return re.MatchString(text), true })
	case "regex.split":
		return withPattern(0, 1, func(re *regexp.Regexp, text string, _ any) (any, bool) { return textList(re.Split(text, -1)), true })
	case "regex.find_n":
		return withPattern(0, 1, func(re *regexp.Regexp, text string, n any) (any, bool) {
			most, ok := n.(int64)
			return textList(re.FindAllString(text, int(most))), ok
		})
	case "regex.find_all_string_submatch_n":
		return withPattern(0, 1, submatches)
	case "regex.replace":
		return withPattern(1, 0, func(re *regexp.Regexp, text string, by any) (any, bool) {
			with, ok := by.(string)
			return re.ReplaceAllString(text, with), ok
		})
	}
	return nil
}

// withPattern calls f with the compiled pattern, the text and the third operand.
func withPattern(pattern, text int, f func(*regexp.Regexp, string, any) (any, bool)) native {
	last := &atomic.Pointer[remembered]{}
	return func(c *Context, args []any) (any, bool) {
		p, isText := args[pattern].(string)
		t, ok := args[text].(string)
		if !ok || !isText {
			return nil, false
		}
		compiled := c.pattern(last, p)
		if compiled == nil {
			return nil, false
		}
		var third any
		if len(args) > 2 {
			third = args[2]
		}
		return f(compiled, t, third)
	}
}

func submatches(re *regexp.Regexp, text string, n any) (any, bool) {
	most, ok := n.(int64)
	if !ok {
		return nil, false
	}
	out := &value.Array{}
	for _, match := range re.FindAllStringSubmatch(text, int(most)) {
		out.E = append(out.E, textList(match))
	}
	return out, true
}

func textList(all []string) *value.Array {
	out := make([]any, len(all))
	for i, text := range all {
		out[i] = text
	}
	return &value.Array{E: out}
}

// remembered is the pattern that a call had last, which is nearly always a constant.
type remembered struct {
	text     string
	compiled *regexp.Regexp
}

// maxPatterns bounds what a machine remembers: the patterns that policies make.
const maxPatterns = 1 << 10

// pattern compiles a regular expression, nil when it is none.
func (c *Context) pattern(last *atomic.Pointer[remembered], text string) *regexp.Regexp {
	r := last.Load()
	if r != nil && r.text == text {
		return r.compiled
	}
	if compiled := c.patterns[text]; compiled != nil {
		return compiled
	}
	compiled, err := regexp.Compile(text)
	if err != nil {
		return nil
	}
	if r == nil {
		last.Store(&remembered{text, compiled})
		return compiled
	}
	if c.patterns == nil || len(c.patterns) >= maxPatterns {
		c.patterns = map[string]*regexp.Regexp{}
	}
	c.patterns[text] = compiled
	return compiled
}
