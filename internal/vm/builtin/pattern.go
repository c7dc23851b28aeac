package builtin

import "regexp"

// maxPatterns bounds what a machine remembers.
const maxPatterns = 128

func patterns(name string) native {
	if name != "regex.match" {
		return nil
	}
	return func(c *Context, args []any) (any, bool) {
		pattern, text, ok := two[string, string](args)
		if !ok {
			return nil, false
		}
		compiled := c.pattern(pattern)
		return compiled != nil && compiled.MatchString(text), compiled != nil
	}
}

// pattern compiles a regular expression, nil when it is none.
func (c *Context) pattern(text string) *regexp.Regexp {
	compiled, ok := c.patterns[text]
	if ok {
		return compiled
	}
	compiled, err := regexp.Compile(text)
	if err != nil {
		return nil
	}
	if c.patterns == nil || len(c.patterns) >= maxPatterns {
		c.patterns = map[string]*regexp.Regexp{}
	}
	c.patterns[text] = compiled
	return compiled
}
