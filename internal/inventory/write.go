package inventory

import (
	"bytes"
	"encoding/json"
	"io"
)

// APIVersion and Kind are those of the document that says what is complete.
const (
	APIVersion = "reeve.dev/v1alpha1"
	Kind       = "Inventory"
)

type completeness struct {
	APIVersion string              `json:"apiVersion"`
	Kind       string              `json:"kind"`
	Complete   map[string][]string `json:"complete"`
}

// Write writes the snapshot as a stream of documents, ordered: one of kind Inventory
// that says what is complete, then one for each object. They are JSON and as such YAML:
// what YAML writers make of long numbers and odd characters is not the same object.
func (s *Snapshot) Write(w io.Writer) error {
	head := completeness{APIVersion, Kind, map[string][]string{}}
	for kind, namespace := range s.Complete() {
		head.Complete[kind] = append(head.Complete[kind], namespace)
	}
	if err := write(w, head); err != nil {
		return err
	}
	for entry := range s.All() {
		if err := write(w, entry); err != nil {
			return err
		}
	}
	return nil
}

func write(w io.Writer, document any) error {
	text := bytes.NewBufferString("---\n")
	encoder := json.NewEncoder(text)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(document); err != nil {
		return err
	}
	_, err := w.Write(text.Bytes())
	return err
}
