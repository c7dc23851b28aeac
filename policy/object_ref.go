package policy

// ObjectRef names a Kubernetes object. Name is metadata.generateName when the
// object has no name yet; Namespace is empty when the manifest gives none.
type ObjectRef struct {
	APIVersion string `json:"apiVersion"`
	Kind       string `json:"kind"`
	Namespace  string `json:"namespace,omitempty"`
	Name       string `json:"name,omitempty"`
	UID        string `json:"uid,omitempty"`
}

// String writes Kind/name or Kind/namespace/name.
func (r ObjectRef) String() string {
	s := r.Kind
	if r.Namespace != "" {
		s += "/" + r.Namespace
	}
	if r.Name != "" {
		s += "/" + r.Name
	}
	return s
}

// Origin says where an object was read from. The zero value is an object that
// was handed over in memory.
type Origin struct {
	File string `json:"file,omitempty"` // as the caller named it
	// Document counts the non-empty documents of the file from 0.
	Document int `json:"document"`
	// Item is the path inside the document of an object that came in a List,
	// for example items[2]; nil for a document of its own.
	Item Path `json:"item,omitempty"`
	Line int  `json:"line,omitempty"` // first line of the object; 0 if unknown
}
