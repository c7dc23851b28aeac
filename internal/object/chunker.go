package object

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
)

// chunker cuts a stream into chunks, holding one at a time. It sees lines only:
// in YAML as in JSON no value can hold a line that begins with a marker.
type chunker struct {
	in      *bufio.Reader
	line    int    // of the first byte of pending
	pending []byte // lines of the chunk that is being gathered
	body    int    // as in chunk; -1 as long as there is none
	// directives is the offset of the %-lines after which only comments came;
	// they belong to the document that follows. -1 if there are none.
	directives int
	brackets   *brackets // of a chunk that may be JSON, else nil
}

func newChunker(in *bufio.Reader) *chunker {
	return &chunker{in: in, line: 1, body: -1, directives: -1}
}

// next returns the next chunk that has a body, io.EOF after the last one. Any
// other error means that the chunk in the making is lost.
func (c *chunker) next() (chunk, error) {
	for {
		start := len(c.pending)
		err := c.readLine()
		if err != nil && (!errors.Is(err, io.EOF) || start == len(c.pending)) {
			return c.last(err)
		}
		c.dropMark(start)
		if end := c.boundary(start); end >= 0 {
			if found := c.cut(end); found.body >= 0 {
				return found, nil
			}
		}
	}
}

// last hands out what is left at the end of the stream.
func (c *chunker) last(err error) (chunk, error) {
	if found := c.cut(len(c.pending)); errors.Is(err, io.EOF) && found.body >= 0 {
		return found, nil
	}
	return chunk{}, err
}

func (c *chunker) readLine() error {
	for {
		part, err := c.in.ReadSlice('\n')
		c.pending = append(c.pending, part...)
		if !errors.Is(err, bufio.ErrBufferFull) {
			return err
		}
	}
}

// dropMark removes a byte order mark at the start of a document: files that
// begin with one get concatenated.
func (c *chunker) dropMark(start int) {
	line, found := bytes.CutPrefix(c.pending[start:], []byte(byteOrderMark))
	if found && (c.body < 0 || isMarker(line, "---")) {
		c.pending = append(c.pending[:start], line...)
	}
}

// boundary takes note of the line at start, the last one pending. It returns the
// offset where a chunk ends, -1 if it goes on.
func (c *chunker) boundary(start int) int {
	line := c.pending[start:]
	switch {
	case isMarker(line, "---") && c.directives > 0:
		return c.directives
	case isMarker(line, "---") && c.directives < 0 && start > 0:
		return start
	case isMarker(line, "..."):
		copy(line, "   ") // what follows the marker belongs to the next document
		return start
	}
	if c.observe(start, line) && c.completeJSON() {
		return len(c.pending)
	}
	return -1
}

// observe looks in a line for the body and for directives, and reports whether
// all brackets of a chunk that begins with one are closed.
func (c *chunker) observe(start int, line []byte) bool {
	at := significant(line)
	switch {
	case c.directives < 0 && bytes.HasPrefix(line, []byte{'%'}):
		c.directives = start
	case at >= 0 || isMarker(line, "---"):
		c.directives = -1
	}
	if c.body < 0 && at >= 0 {
		c.body = start + at
		line = line[at:]
		if line[0] == '{' || line[0] == '[' {
			c.brackets = &brackets{}
		}
	}
	return c.brackets != nil && c.brackets.closed(line)
}

// completeJSON reports whether the chunk is JSON as it stands. What is not JSON
// now cannot become so, since its brackets are closed.
func (c *chunker) completeJSON() bool {
	if json.Valid(c.pending[c.body:]) {
		return true
	}
	c.brackets = nil
	return false
}

// cut takes the chunk up to end out of pending and begins the next one.
func (c *chunker) cut(end int) chunk {
	found := chunk{text: text{line: c.line, column: 1}, body: c.body}
	if found.body >= 0 {
		found.data = bytes.Clone(c.pending[:end])
	}
	c.line += bytes.Count(c.pending[:end], []byte{'\n'})
	c.pending = append(c.pending[:0], c.pending[end:]...)
	c.body, c.directives, c.brackets = -1, -1, nil
	c.resume()
	return found
}

// resume takes note of the lines that a cut left over: directives, comments and
// the marker.
func (c *chunker) resume() {
	start := 0
	for line := range bytes.Lines(c.pending) {
		c.observe(start, line)
		start += len(line)
	}
}
