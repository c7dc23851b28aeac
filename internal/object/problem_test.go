package object_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reeve-policy/reeve/internal/object"
)

func TestProblemsSayWhereWhatAndWhatToDo(t *testing.T) {
	const head = "apiVersion: v1\nkind: X\n"
	for _, test := range []struct{ name, text, want string }{
		{"a template", "apiVersion: v1\nkind: {{ .Values.kind }}\n", "1:1: a key is a map or a list (render the template first (helm template, for example) and read its output)"},
		{"a template that begins with an action", "{{- if .Values.x }}\n" + head + "{{- end }}\n", "1:1: does not parse: did not find expected node content (render the template first (helm template, for example) and read its output)"},
		{"a Jinja template", "{% if x %}\n" + head, "1:1: does not parse: found character that cannot start any token (render the template first (helm template, for example) and read its output)"},
		{"tabs", head + "spec:\n\ta: 1\n", "4:2: does not parse: found character that cannot start any token (indent with spaces, not with tabs)"},
		{"a reserved character", head + "image: @IMAGE@\n", "3:1: does not parse: found character that cannot start any token (quote values that begin with @, % or a backquote)"},
		{"a colon in a value", head + "a: b: c\n", "3:1: does not parse: mapping values are not allowed in this context (quote the value: it holds a colon followed by a space)"},
		{"four dashes", head + "----\n" + head, "4:1: does not parse: could not find expected ':' (separate documents by a line of exactly three dashes, not indented)"},
		{"a lost indentation", head + "a:\n    b: 1\n  c: 1\n", "5:3: does not parse: did not find expected key (check indentation and quotes at this line and the one before)"},
		{"a first line that is indented", "  apiVersion: v1\nkind: X\n", "2:1: the document goes on after its end (indent the first line as the others, or put a line --- between documents)"},
		{"two values in brackets", "{apiVersion: v1, kind: X}\n{apiVersion: v1, kind: Y}\n", "2:1: the document goes on after its end (indent the first line as the others, or put a line --- between documents)"},
		{"a directive in the middle", head + "%TAG ! !\na\n", "4:1: the document goes on after its end (indent the first line as the others, or put a line --- between documents)"},
		{"a key given twice", head + "a:\n  b: 1\n  c:\n    d: 2\n  b: 3\n", "7:3: a.b: key \"b\" is given twice, first at line 4 (keep one of the two; quote a key that is meant as text)"},
		{"a key given twice in a list", head + "a:\n- b: 1\n  b: 3\n", "5:3: a[0].b: key \"b\" is given twice, first at line 4 (keep one of the two; quote a key that is meant as text)"},
		{"keys that become the same", head + "a:\n  yes: 1\n  \"true\": 2\n", "5:3: a.true: keys \"yes\" (line 4) and \"true\" are both read as \"true\" (keep one of the two; quote a key that is meant as text)"},
		{"numbers that become the same", head + "1.0: 1\n1: 2\n", "4:1: 1: keys \"1.0\" (line 3) and \"1\" are both read as \"1\" (keep one of the two; quote a key that is meant as text)"},
		{"a key given twice besides a merge", head + "a: &a {x: 1}\nb:\n  <<: *a\n  x: 2\n  x: 3\n", "7:3: b.x: key \"x\" is given twice, first at line 6 (keep one of the two; quote a key that is meant as text)"},
		{"a key given twice in JSON", `{"apiVersion":"v1","kind":"X","a":[{"b":1,"b":2}]}`, "1:43: a[0].b: key \"b\" is given twice (keep one of the two)"},
		{"a null key", head + "~: 1\n", "1:1: a key is null or no plain value (write a string as key, in quotes)"},
		{"a number that JSON does not have", head + "a: .inf\n", "1:1: a number is infinite or not a number (quote it, or write a finite number)"},
		{"an anchor of another document", head + "a: *x\n", "3:4: does not parse: unknown anchor 'x' referenced (define the anchor (&name) before it is used, in the same document)"},
		{"a control character", head + "a: \"\x07\"\n", "3:5: does not parse: control characters are not allowed (remove them, or write them as escapes in double quotes)"},
		{"another version of YAML", "%YAML 1.2\n---\n" + head, "1:1: does not parse: found incompatible YAML document (remove the %YAML line)"},
		{"truncated JSON", "{\"apiVersion\": \"v1\",\n\"kind\": ", "2:9: the JSON text ends too early (close all brackets and quotes)"},
		{"JSON with a comma too many", "{\"apiVersion\": \"v1\", \"x\": [1,,2]}", "1:31: does not parse as JSON: invalid character ',' looking for beginning of value (check the JSON syntax at this place)"},
		{"nesting without end", `{"apiVersion":"v1","kind":"X","a":` + strings.Repeat("[", 1000) + strings.Repeat("]", 1000) + "}", "1:1034: values are nested more than 1000 levels deep"},
		{"nesting without end in YAML", head + "a: " + strings.Repeat("[", 1000) + strings.Repeat("]", 1000) + "\n", "1:1: values are nested more than 1000 levels deep"},
		{"a list", "- a\n", "1:1: the document is a list, not an object (write one object a document, with apiVersion and kind; several go into a List or between lines ---)"},
		{"a string", "# x\nhello\n", "2:1: the document is a string, not an object (write one object a document, with apiVersion and kind; several go into a List or between lines ---)"},
		{"null", "~\n", "1:1: the document is null, not an object (write one object a document, with apiVersion and kind; several go into a List or between lines ---)"},
		{"no object of Kubernetes", "a: 1\n", "1:1: not a Kubernetes object: neither apiVersion nor kind (set both, or leave it out of the input)"},
		{"no apiVersion", "kind: X\nmetadata: {name: abc}\n", "1:1: X/abc: apiVersion: apiVersion is missing (set it, for example apiVersion: apps/v1)"},
		{"an apiVersion that is a number", "kind: X\napiVersion: 1\n", "2:1: X: apiVersion: apiVersion is a number, not a string (set it, for example apiVersion: apps/v1)"},
		{"no kind", "apiVersion: v1\n", "1:1: kind: kind is missing (set it, for example kind: Deployment)"},
		{"an empty kind", "apiVersion: v1\nkind: ''\n", "2:1: kind: kind is empty (set it, for example kind: Deployment)"},
		{"a kind that is a list", "apiVersion: v1\nkind: [Pod]\n", "2:1: kind: kind is a list, not a string (set it, for example kind: Deployment)"},
		{"UTF-16", "\xff\xfek\x00i\x00", " the text is UTF-16 or UTF-32, not UTF-8 (save it as UTF-8)"},
		{"UTF-16 without a mark", "k\x00i\x00n\x00d\x00", " the text is UTF-16 or UTF-32, not UTF-8 (save it as UTF-8)"},
		{"binary data", "\x1f\x8b\x08\x00\x00", " binary data, not text (name a YAML or JSON file)"},
		{"a NUL byte", head + "a: \"" + strings.Repeat("x", 600) + "\x00\"\n", "3:605: a NUL byte (remove it, or leave the file out if it is binary)"},
		{"Latin-1", head + "a: caf\xe9\n", "3:7: a byte that is not UTF-8 (save the file as UTF-8)"},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := onlyProblem(t, object.Manifests("in.yaml", strings.NewReader(test.text)))
			if diff := cmp.Diff("in.yaml:"+test.want, p.Error()); diff != "" {
				t.Errorf("want (-), got (+):\n%s", diff)
			}
		})
	}
}

func TestProblemsDoNotQuoteValues(t *testing.T) {
	for _, text := range []string{
		"{{ password }}: s3cret\n", "a: {s3cret: {}, [s3cret]: s3cret}\n", "~: s3cret\n", "a: !!int s3cret\n", "a: s3cret\na: s3cret\n", "a: [s3cret\n",
		`{"a": "s3cret", "b" "s3cret"}`, "a: b: s3cret\n", "a: .inf\nb: s3cret\n",
	} {
		if p := onlyProblem(t, object.Manifests("in.yaml", strings.NewReader(text))); strings.Contains(p.Error(), "s3cret") {
			t.Errorf("%q: %v", text, p)
		}
	}
}
