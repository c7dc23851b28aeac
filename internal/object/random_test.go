package object_test

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

var documents = flag.Int("documents", 500, "how many random documents to read")

// TestRandomDocuments writes documents in every style YAML has, with comments
// wherever they may stand, and wants each field found.
func TestRandomDocuments(t *testing.T) {
	read := 0
	for seed := range *documents {
		w := writer{random: rand.New(rand.NewPCG(1, uint64(seed)))}
		text := w.document()
		items := manifests(text)
		if len(items) != 1 || items[0].Object == nil {
			if _, err := decode(text); err != nil {
				continue // not every combination of styles is YAML
			}
			t.Fatalf("seed %d: %s%s", seed, describe(items), text)
		}
		checkPositions(t, text, items[0].Object)
		read++
	}
	t.Logf("%d of %d documents are YAML", read, *documents)
}

// writer writes random YAML.
type writer struct {
	strings.Builder
	random *rand.Rand
	anchor int // number of the last anchor
}

func (w *writer) document() string {
	w.WriteString(w.pick("", "---\n", "--- # start\n", "# start\n\n", "%YAML 1.1\n---\n"))
	w.WriteString("apiVersion: v1\nkind: Pod\non: yes\n")
	w.fields(0, 3)
	text := w.String() + w.pick("", "...\n", "# end", "\n\n", "---\n# nothing\n")
	if w.random.IntN(5) == 0 {
		text = strings.ReplaceAll(text, "\n", "\r\n")
	}
	return text
}

func (w *writer) pick(choices ...string) string { return choices[w.random.IntN(len(choices))] }

// fields writes the entries of a block mapping, the first one where the cursor is.
func (w *writer) fields(indent, depth int) {
	for i := range 1 + w.random.IntN(4) {
		if i > 0 {
			w.comments(indent)
			w.WriteString(strings.Repeat(" ", indent))
		}
		key := fmt.Sprintf(w.pick("a%d", "'b c%d'", "\"d\\n%d\"", "1.5%d", "0x1%d", "é%d", "~q%d", "e:f%d", "! 1%d", "k-8.s/io%d"), i)
		w.WriteString(w.pick(key+": ", key+": ", key+" : ", key+": ", "? "+key+"\n"+strings.Repeat(" ", indent)+": ",
			"? "+key+"\n"+strings.Repeat(" ", indent)+fmt.Sprintf("0x10%d: ", i)))
		if w.random.IntN(6) == 0 {
			w.anchor++
			fmt.Fprintf(w, "&s%d x\n%sz%d: *s%d\n", w.anchor, strings.Repeat(" ", indent), w.anchor, w.anchor)
			continue
		}
		w.value(indent, depth-1)
	}
}

// value writes a value after "key: " or "- " and ends the line.
func (w *writer) value(indent, depth int) {
	if depth <= 0 || w.random.IntN(3) == 0 {
		w.scalar(indent)
		return
	}
	more := strings.Repeat(" ", indent+1+w.random.IntN(3))
	switch w.random.IntN(4) {
	case 0:
		w.WriteString(w.pick("", "&m ", "!!map", "# c") + "\n" + w.pick("", more+"# c\n", "\n") + more)
		w.fields(len(more), depth)
	case 1:
		w.elements(indent+w.random.IntN(2), depth)
	default:
		w.flow(more, depth)
		w.WriteString(w.pick("", " ", " # c ]}") + "\n")
	}
}

func (w *writer) elements(indent, depth int) {
	w.WriteString(w.pick("", "!!seq", "# c") + "\n")
	for range 1 + w.random.IntN(3) {
		w.comments(indent)
		w.WriteString(strings.Repeat(" ", indent) + "- ")
		if w.random.IntN(2) == 0 {
			w.fields(indent+2, depth-1)
			continue
		}
		w.value(indent, depth-1)
	}
}

func (w *writer) scalar(indent int) {
	more := "\n" + strings.Repeat(" ", indent+2)
	w.WriteString(w.pick("", "", "", "!!str ", "&s "))
	w.WriteString(w.pick(
		"", "x", "1", "yes", "x y", "x"+more+"y # c", "x # c", "'x'", "'it''s"+more+"y'", "\"x\\\"\\"+more+"y\"", "é ü",
		"|"+more+"x"+more+"# y", "|+"+more+"x\n\n", ">- # c"+more+"x"+more+"  y\n", "|\n", "[]", "{}", "-1", "a:b", "x#y", "null",
	) + w.pick("", "", " ", " # c") + "\n")
}

func (w *writer) flow(more string, depth int) {
	space := func() { w.WriteString(w.pick("", " ", "\n"+more, " # c ]\n"+more)) }
	closing := w.pick("]", "}")
	w.WriteString(map[string]string{"]": "[", "}": "{"}[closing])
	for i := range w.random.IntN(4) {
		space()
		if closing == "}" || w.random.IntN(4) == 0 {
			fmt.Fprintf(w, w.pick("a%d", "\"b%d\"", "yes%d", "? c%d")+w.pick(": ", ": ", " : ", ":\n"+more), i)
		}
		if depth > 0 && w.random.IntN(3) == 0 {
			w.flow(more, depth-1)
		} else {
			w.WriteString(w.pick("x", "'x'", "\"x y\"", "x y", "1", "x"+"\n"+more+"y"))
		}
		space()
		w.WriteString(",")
	}
	space()
	w.WriteString(closing)
}

// comments writes what may stand between two lines.
func (w *writer) comments(indent int) {
	for range w.random.IntN(3) {
		w.WriteString(w.pick("\n", "# c\n", strings.Repeat(" ", w.random.IntN(indent+5))+"# c\n", " \n"))
	}
}
