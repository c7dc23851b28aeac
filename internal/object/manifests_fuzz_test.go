package object_test

import (
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/reeve-policy/reeve/internal/object"
	"github.com/reeve-policy/reeve/policy"
)

func FuzzManifests(f *testing.F) {
	for _, text := range oddManifests() {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		items := manifests(text)
		checkAccount(t, text, items)
		if want, err := decode(text); err == nil && want != nil && countDocuments(text) == 1 {
			checkValue(t, want, items)
		}
		for _, item := range items {
			if item.Object != nil {
				checkPositions(t, text, item.Object)
			}
		}
	})
}

// checkAccount wants every document to appear, in order, and exactly once unless
// it is a list.
func checkAccount(t *testing.T, text string, items []object.Item) {
	t.Helper()
	if strings.Count(text, "items") > 1 && strings.Contains(describe(items), "has no items") {
		return // that notice does not tell which document it is about
	}
	next := 0
	for _, item := range items {
		document, listed := next, false
		switch {
		case item.Object != nil:
			document, listed = item.Object.Origin.Document, item.Object.Origin.Item != nil
		case item.Problem != nil:
			document, listed = item.Problem.Document, len(item.Problem.Path) > 0 && item.Problem.Path[0] == "items"
		case strings.Contains(item.Notice.Message, "no document"):
			continue
		}
		if document != next && (!listed || document != next-1) {
			t.Fatalf("document %d follows %d:\n%s", document, next-1, describe(items))
		}
		next = document + 1
	}
	if want := countDocuments(text); want >= 0 && next != want {
		t.Fatalf("%d documents, want %d:\n%s", next, want, describe(items))
	}
}

var (
	separator   = regexp.MustCompile(`(?m)^(---|\.\.\.)([ \t\r\n]|$)`)
	meaningless = regexp.MustCompile(`(?m)^(%.*|[ \t\r]*(#.*)?)$`)
)

// countDocuments counts in another way than the reader does; -1 if it cannot.
func countDocuments(text string) int {
	text = strings.TrimPrefix(text, "\uFEFF")
	if strings.ContainsAny(text, "\uFEFF\x00\x01") || strings.HasPrefix(text, "\xff\xfe") || strings.HasPrefix(text, "\xfe\xff") {
		return -1
	}
	count := 0
	for document := range strings.SplitSeq(separator.ReplaceAllString(text, "\x01 $2"), "\x01") {
		document = strings.Trim(meaningless.ReplaceAllString(document, ""), " \t\r\n")
		if strings.HasPrefix(document, "{") || strings.HasPrefix(document, "[") {
			return -1 // perhaps several JSON values
		}
		if document != "" {
			count++
		}
	}
	return count
}

// checkPositions wants every field at a place inside the text, and what stands
// there to say what the field is.
func checkPositions(t *testing.T, text string, o *object.Object) {
	t.Helper()
	lines := strings.Split(strings.TrimPrefix(text, "\uFEFF"), "\n")
	visited := 0
	visit(o.Value, nil, func(path policy.Path, value any) {
		if visited++; visited > 2000 {
			return // an alias bomb
		}
		l := o.Locate(path)
		if field := path.String(); !l.Exact && o.Origin.Item != nil && (field == "kind" || field == "apiVersion") {
			return // inferred from the list, not written
		}
		if !l.Exact || l.Line < 1 || l.EndLine > len(lines) || l.Column < 1 ||
			l.EndLine < l.Line || l.EndLine == l.Line && l.EndColumn < l.Column ||
			l.Column-1 > len([]rune(lines[l.Line-1])) || l.EndColumn-1 > len([]rune(lines[l.EndLine-1])) {
			t.Fatalf("%s is at %+v in %q", path, l, text)
		}
		inferred := o.Origin.Item != nil && len(path) == 0 // a kind that is not written
		if piece := cut(lines, l); !inferred && tellable(text, piece) && !saysSo(piece, path, value) {
			t.Fatalf("%s is at %+v in %q: %q", path, l, text, piece)
		}
	})
}

// tellable reports whether a piece of YAML means by itself what it means in text.
func tellable(text, piece string) bool {
	return !strings.ContainsAny(piece, "*\r\uFEFF\u0085\u2028\u2029") && !strings.Contains(text, "%TAG")
}

// saysSo reports whether a piece of YAML has a value, alone or inside brackets.
func saysSo(piece string, path policy.Path, value any) bool {
	if len(path) > 0 {
		if key, ok := path[len(path)-1].(string); ok {
			value = map[string]any{key: value}
		}
	}
	bare := strings.TrimLeft(piece, " ")
	for _, form := range []struct {
		text string
		want any
	}{
		{piece, value},
		{bare, value},
		{strings.Replace(piece, "  "+bare, "? "+bare, 1), value}, // as the key of ? and :
		{"? " + bare, value},
		{"{" + piece, value},
		{"[" + piece, []any{value}},
	} {
		closing := map[byte]string{'{': "}", '[': "]"}[form.text[0]]
		for _, end := range []string{closing, "\n" + closing} {
			if got, err := decode(form.text + end); err == nil && reflect.DeepEqual(got, form.want) {
				return true
			}
		}
		if got, err := decodeJSON(form.text + closing); err == nil && reflect.DeepEqual(got, form.want) {
			return true
		}
	}
	return false
}
