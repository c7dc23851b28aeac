package object

// brackets follows the brackets of JSON text, line by line. Of text that is not
// JSON it makes something, which the caller has to check.
type brackets struct{ depth int }

// closed reads a line and reports whether nothing is open at its end.
func (b *brackets) closed(line []byte) bool {
	inString := false
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case c == '"':
			inString = !inString
		case inString && c == '\\':
			i++
		case inString:
		case c == '{' || c == '[':
			b.depth++
		case c == '}' || c == ']':
			b.depth--
		}
	}
	return !inString && b.depth <= 0
}
