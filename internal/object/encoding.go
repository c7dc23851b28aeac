package object

import (
	"bufio"
	"bytes"
	"unicode/utf8"

	"github.com/reeve-policy/reeve/policy"
)

const byteOrderMark = "\uFEFF"

// sniff looks at the first bytes of a stream, without taking them, for what is
// no UTF-8 text as a whole. It returns nil when there is nothing to say.
func sniff(in *bufio.Reader) *policy.InputError {
	if _, err := in.Peek(1); err != nil {
		return nil // empty or unreadable: whoever reads it will notice
	}
	start, _ := in.Peek(min(in.Buffered(), 512)) // no more: a slow stream must not wait
	return encodingFault(start)
}

func encodingFault(start []byte) *policy.InputError {
	switch {
	case bytes.HasPrefix(start, []byte("\xff\xfe")), bytes.HasPrefix(start, []byte("\xfe\xff")), wideCharacters(start):
		return &policy.InputError{Reason: "the text is UTF-16 or UTF-32, not UTF-8", Remedy: "save it as UTF-8"}
	case bytes.IndexByte(start, 0) >= 0:
		return &policy.InputError{Reason: "binary data, not text", Remedy: "name a YAML or JSON file"}
	}
	return nil
}

// wideCharacters reports whether start looks like ASCII in two bytes a character.
func wideCharacters(start []byte) bool {
	if len(start) < 4 {
		return false
	}
	big := start[0] == 0 && start[1] != 0 && start[2] == 0 && start[3] != 0
	little := start[0] != 0 && start[1] == 0 && start[2] != 0 && start[3] == 0
	return big || little
}

// characterFault finds a byte that no document may hold.
func (t text) characterFault() *policy.InputError {
	if at := bytes.IndexByte(t.data, 0); at >= 0 {
		return t.faultAt(at, "a NUL byte", "remove it, or leave the file out if it is binary")
	}
	if utf8.Valid(t.data) {
		return nil
	}
	at := 0
	for at < len(t.data) {
		r, size := utf8.DecodeRune(t.data[at:])
		if r == utf8.RuneError && size == 1 {
			break
		}
		at += size
	}
	return t.faultAt(at, "a byte that is not UTF-8", "save the file as UTF-8")
}

func (t text) faultAt(offset int, reason, remedy string) *policy.InputError {
	return &policy.InputError{Location: t.location(span{offset, offset + 1}, true), Reason: reason, Remedy: remedy}
}
