package kubeapi

import "github.com/reeve-policy/reeve/policy"

// checker walks an object along its type and keeps what does not fit.
type checker struct {
	faults  []Fault
	unknown []policy.Path
}

func (c *checker) value(value any, s *shape, at *place) {
	if value == nil {
		return // null is a missing value, whatever the type
	}
	switch s.form {
	case structure:
		c.structure(value, s, at)
	case dictionary:
		c.dictionary(value, s, at)
	case list:
		c.list(value, s, at)
	default:
		if !accepts(s.form, value) {
			c.fault(value, s.form, at)
		}
	}
}

// structure asks the object for each field of the type, which is faster than
// ranging over its map: types declare first what objects have most.
func (c *checker) structure(value any, s *shape, at *place) {
	fields, ok := value.(map[string]any)
	if !ok {
		c.fault(value, s.form, at)
		return
	}
	here := place{parent: at, index: noIndex}
	found := 0
	for i := 0; i < len(s.fields) && found < len(fields); i++ {
		field := &s.fields[i]
		if value, ok := fields[field.name]; ok {
			found++
			here.key = field.name
			c.value(value, field.shape, &here)
		}
	}
	if found < len(fields) {
		c.strangers(fields, s, &here)
	}
}

// strangers keeps the keys of fields that s does not have.
func (c *checker) strangers(fields map[string]any, s *shape, here *place) {
	for name := range fields {
		if !s.has(name) {
			here.key = name
			c.unknown = append(c.unknown, here.path())
		}
	}
}

func (c *checker) dictionary(value any, s *shape, at *place) {
	entries, ok := value.(map[string]any)
	if !ok {
		c.fault(value, s.form, at)
		return
	}
	here := place{parent: at, index: noIndex}
	for key, value := range entries {
		here.key = key
		c.value(value, s.element, &here)
	}
}

func (c *checker) list(value any, s *shape, at *place) {
	elements, ok := value.([]any)
	if !ok {
		c.fault(value, s.form, at)
		return
	}
	here := place{parent: at}
	for i, value := range elements {
		here.index = i
		c.value(value, s.element, &here)
	}
}

func (c *checker) fault(value any, want form, at *place) {
	c.faults = append(c.faults, Fault{
		Path:   at.path(),
		Reason: reason(value, want),
		Remedy: remedy(value, want),
	})
}
