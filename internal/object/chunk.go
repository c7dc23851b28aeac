package object

import "bytes"

// chunk is the text of one YAML document, or of JSON values that follow one
// another; body is the offset of its first byte that is not white space, comment,
// directive or document marker.
type chunk struct {
	text
	body int
}

// looksLikeJSON reports whether the chunk is more likely meant as JSON than as
// YAML in brackets: a quote or another bracket follows the first one.
func (c chunk) looksLikeJSON() bool {
	rest := bytes.TrimLeft(c.data[c.body+1:], " \t\r\n")
	return len(rest) > 0 && bytes.IndexByte([]byte(`"[{}]`), rest[0]) >= 0 && !bytes.HasPrefix(c.data[c.body:], []byte("{{"))
}

// isMarker reports whether line is a document marker: three characters at its
// very start, and nothing or white space after them.
func isMarker(line []byte, marker string) bool {
	rest, found := bytes.CutPrefix(line, []byte(marker))
	return found && (len(rest) == 0 || bytes.IndexByte([]byte(" \t\r\n"), rest[0]) >= 0)
}

// significant is the offset of the first byte of line that is not white space,
// comment, directive or document marker; -1 if there is none.
func significant(line []byte) int {
	at := 0
	switch {
	case isMarker(line, "---"):
		at = len("---")
	case len(line) > 0 && line[0] == '%':
		return -1
	}
	for at < len(line) && bytes.IndexByte([]byte(" \t\r\n"), line[at]) >= 0 {
		at++
	}
	if at == len(line) || line[at] == '#' {
		return -1
	}
	return at
}
