package object

import (
	"bufio"
	"errors"
	"fmt"
	"io"

	"github.com/reeve-policy/reeve/policy"
)

// stream turns the documents of one input into items. Its methods return false
// when the consumer wants no more.
type stream struct {
	file      string
	walked    bool // found in a folder: what is no Kubernetes object may lie around there
	documents int  // non-empty ones so far
	yield     func(Item) bool
}

func (s *stream) read(r io.Reader) bool {
	in := bufio.NewReaderSize(r, 16<<10)
	if fault := sniff(in); fault != nil {
		return s.problem(fault)
	}
	chunks := newChunker(in)
	for {
		c, err := chunks.next()
		switch {
		case errors.Is(err, io.EOF):
			return s.end()
		case err != nil:
			return s.problem(readFault(err))
		case !s.chunk(c):
			return false
		}
	}
}

// end tells when there was nothing at all.
func (s *stream) end() bool {
	if s.documents > 0 {
		return true
	}
	return s.yield(notice(policy.Location{File: s.file}, "no document: nothing but blank lines and comments"))
}

func (s *stream) chunk(c chunk) bool {
	if fault := c.characterFault(); fault != nil {
		return s.problem(fault)
	}
	var notJSON *policy.InputError
	if first := c.data[c.body]; first == '{' || first == '[' {
		goOn := false
		if goOn, notJSON = s.json(c); notJSON == nil {
			return goOn
		}
	}
	doc := &yamlDocument{chunk: c}
	value, fault := decodeYAML(doc)
	switch {
	case fault == nil:
		return s.document(value, yamlSource{doc: doc}, doc.bodyLine())
	case notJSON != nil && c.looksLikeJSON():
		return s.problem(notJSON)
	}
	return s.problem(fault)
}

// document hands on the value of the document that begins at start.
func (s *stream) document(value any, src source, start policy.Location) bool {
	start.File = s.file
	d := document{
		origin: policy.Origin{File: s.file, Document: s.documents, Line: start.Line},
		start:  start,
		walked: s.walked,
		yield:  s.yield,
	}
	s.documents++
	return d.root(value, src)
}

// problem reports a document, or all that is left of the input, as unreadable.
func (s *stream) problem(fault *policy.InputError) bool {
	fault.Location.File = s.file
	fault.Document = s.documents
	s.documents++
	return s.yield(Item{Problem: fault})
}

func readFault(err error) *policy.InputError {
	return &policy.InputError{
		Reason: fmt.Sprintf("cannot be read: %v", cause(err)),
		Remedy: "check that it exists and may be read",
		Err:    err,
	}
}
