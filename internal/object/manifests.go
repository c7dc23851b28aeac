package object

import (
	"io"
	"iter"
)

// Manifests reads YAML documents, JSON values, or both from r. file is the name
// that positions and problems carry; it may be empty.
//
// The input is read as the sequence is consumed, one document at a time, so it
// may be endless; JSON values must end their lines or be separated by --- for
// that. Documents come in the order of the input, and one that cannot be read is
// a problem and does not keep the next from being read. A stream without any
// document yields a notice.
//
// r is read once: ranging over the sequence again goes on where the first range
// stopped. The sequence is not safe for concurrent use; what it yields is.
func Manifests(file string, r io.Reader) iter.Seq[Item] {
	return func(yield func(Item) bool) {
		s := stream{file: file, yield: yield}
		s.read(r)
	}
}
