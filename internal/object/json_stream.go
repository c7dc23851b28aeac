package object

import (
	"bytes"
	"errors"
	"iter"

	"github.com/reeve-policy/reeve/policy"
)

// JSON reads the JSON values in data, one after another. Positions are those in
// data, without a file. No value at all is a problem.
//
// data is copied where it is needed later. The sequence can be ranged over again
// and from several goroutines as long as data stays as it is.
func JSON(data []byte) iter.Seq[Item] {
	return func(yield func(Item) bool) {
		s := stream{yield: yield}
		whole := text{data: bytes.Clone(bytes.TrimPrefix(data, []byte(byteOrderMark))), line: 1, column: 1}
		if fault := encodingFault(whole.data); fault != nil {
			s.problem(fault)
			return
		}
		if fault := whole.characterFault(); fault != nil {
			s.problem(fault)
			return
		}
		if whole.values(false, s.value) && s.documents == 0 {
			s.problem(&policy.InputError{Reason: "no JSON value: the input is empty", Remedy: "hand over an object"})
		}
	}
}

// json reads a chunk that begins like JSON. If that is all it has in common with
// JSON nothing is handed on, and the fault says why.
func (s *stream) json(c chunk) (goOn bool, notJSON *policy.InputError) {
	first := s.documents
	goOn = c.part(span{c.body, len(c.data)}).values(true, func(value any, t text, fault *jsonError) bool {
		if fault != nil && !fault.strict && s.documents == first {
			notJSON = t.jsonFault(fault)
			return false
		}
		return s.value(value, t, fault)
	})
	return goOn, notJSON
}

// value hands on a JSON value, or the fault that stopped the reading of t.
func (s *stream) value(value any, t text, fault *jsonError) bool {
	if fault == nil {
		return s.document(value, jsonSource{t}, t.location(span{0, 0}, false))
	}
	return s.problem(t.jsonFault(fault))
}

func (t text) jsonFault(fault *jsonError) *policy.InputError {
	return &policy.InputError{
		Location: t.location(span{fault.offset, fault.offset}, true),
		Path:     fault.path,
		Reason:   fault.reason,
		Remedy:   fault.remedy,
	}
}

// values reads JSON values and hands each on with its text; between them may be
// white space and, if comments is set, YAML comments. A fault ends it: where the
// next value begins cannot be told then.
func (t text) values(comments bool, hand func(value any, t text, fault *jsonError) bool) bool {
	for rest := t.trimmed(comments); len(rest.data) > 0; rest = rest.trimmed(comments) {
		value, end, err := decodeJSON(rest.data)
		var fault *jsonError
		if errors.As(err, &fault) {
			return hand(nil, rest, fault)
		}
		if !hand(value, text{data: rest.data[:end], line: rest.line, column: rest.column}, nil) {
			return false
		}
		rest = rest.part(span{end, len(rest.data)})
	}
	return true
}

// trimmed is the text without what stands between JSON values.
func (t text) trimmed(comments bool) text {
	at := 0
	for at < len(t.data) {
		switch c := t.data[at]; {
		case c == ' ' || c == '\t' || c == '\r' || c == '\n':
			at++
		case c == '#' && comments:
			at += bytesUntil(t.data[at:], "\n")
		default:
			return t.part(span{at, len(t.data)})
		}
	}
	return t.part(span{at, at})
}
