package object

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/reeve-policy/reeve/policy"
)

// jsonError is a fault of JSON text. A strict one concerns text that is JSON all
// the same: a key given twice, values nested too deep.
type jsonError struct {
	offset int         // where the offending token begins
	path   policy.Path // of a key given twice, else nil
	reason string
	remedy string
	strict bool
}

func (e *jsonError) Error() string { return e.reason }

// decodeStrictly reads the first JSON value in data as decodeJSON does, slowly.
func decodeStrictly(data []byte) (value any, end int, err error) {
	d := jsonDecoder{Decoder: json.NewDecoder(bytes.NewReader(data)), data: data}
	d.UseNumber()
	value, err = d.value(0)
	return value, int(d.InputOffset()), err
}

// jsonDecoder builds values token by token and so sees where a fault is.
type jsonDecoder struct {
	*json.Decoder
	data []byte
}

func (d *jsonDecoder) value(depth int) (any, error) {
	start := d.offset()
	token, err := d.Token()
	if err != nil {
		return nil, d.syntaxError(start, err)
	}
	delimiter, ok := token.(json.Delim)
	switch {
	case !ok:
		return token, nil
	case depth == maxDepth:
		return nil, &jsonError{offset: start, strict: true, reason: fmt.Sprintf("values are nested more than %d levels deep", maxDepth)}
	case delimiter == '{':
		return d.object(depth + 1)
	default:
		return d.array(depth + 1)
	}
}

func (d *jsonDecoder) object(depth int) (map[string]any, error) {
	fields := map[string]any{}
	for d.More() {
		start := d.offset()
		token, err := d.Token()
		if err != nil {
			return nil, d.syntaxError(start, err)
		}
		key, _ := token.(string) // the decoder lets nothing else pass
		if _, exists := fields[key]; exists {
			return nil, duplicateJSONKey(start, key)
		}
		if fields[key], err = d.value(depth); err != nil {
			return nil, within(key, err)
		}
	}
	return fields, d.close()
}

func (d *jsonDecoder) array(depth int) ([]any, error) {
	elements := []any{}
	for d.More() {
		element, err := d.value(depth)
		if err != nil {
			return nil, within(len(elements), err)
		}
		elements = append(elements, element)
	}
	return elements, d.close()
}

// close reads the closing bracket.
func (d *jsonDecoder) close() error {
	start := d.offset()
	if _, err := d.Token(); err != nil {
		return d.syntaxError(start, err)
	}
	return nil
}

// offset is where the next token begins.
func (d *jsonDecoder) offset() int {
	at := int(d.InputOffset())
	for at < len(d.data) && bytes.IndexByte([]byte(" \t\r\n,:"), d.data[at]) >= 0 {
		at++
	}
	return at
}

func (d *jsonDecoder) syntaxError(start int, err error) error {
	fault := &jsonError{offset: start, remedy: "check the JSON syntax at this place"}
	var syntax *json.SyntaxError
	switch {
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		fault.reason, fault.remedy = "the JSON text ends too early", "close all brackets and quotes"
	case errors.As(err, &syntax):
		fault.reason = "does not parse as JSON: " + syntax.Error()
	default:
		fault.reason = "does not parse as JSON: " + err.Error()
	}
	return fault
}

func duplicateJSONKey(offset int, key string) error {
	return &jsonError{
		offset: offset, path: policy.Path{key}, strict: true,
		reason: fmt.Sprintf("key %q is given twice", key),
		remedy: "keep one of the two",
	}
}

// within puts element before the path of a jsonError, if it has one.
func within(element any, err error) error {
	var fault *jsonError
	if errors.As(err, &fault) && fault.path != nil {
		fault.path = append(policy.Path{element}, fault.path...)
	}
	return err
}
