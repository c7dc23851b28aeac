package inventory

import (
	"fmt"
	"io"

	"sigs.k8s.io/yaml"
)

// APIVersion and Kind are those of the document that says what is complete.
const (
	APIVersion = "reeve.dev/v1alpha1"
	Kind       = "Inventory"
)

// Write writes the snapshot as YAML, ordered: a document of kind Inventory that says
// what is complete, then one for each object.
func (s *Snapshot) Write(w io.Writer) error {
	complete := map[string][]string{}
	for kind, namespace := range s.Complete() {
		complete[kind] = append(complete[kind], namespace)
	}
	if err := write(w, map[string]any{"apiVersion": APIVersion, "kind": Kind, "complete": complete}); err != nil {
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
	text, err := yaml.Marshal(document)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "---\n%s", text)
	return err
}
