package policy

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"
)

// Evidence is what no Kubernetes object carries: facts that the caller gathered, for
// example in a registry. Once one image has facts of a kind (config, scan,
// verification), an image that has none counts as lacking them; before, whether it
// has some is unknown.
type Evidence struct {
	// Images are facts by image: host/path:tag, host/path@digest, both, or just as
	// the pods write it. What is known by digest holds for the tags that resolve to
	// it.
	Images map[string]ImageEvidence `json:"images,omitempty"`
}

// ImageEvidence is what is known of one image.
type ImageEvidence struct {
	// Digest is what the tag resolves to: algorithm:hex.
	Digest       string             `json:"digest,omitempty"`
	Config       *ImageConfig       `json:"config,omitempty"`
	Scan         *ImageScan         `json:"scan,omitempty"`
	Verification *ImageVerification `json:"verification,omitempty"`
}

// ImageConfig is what the image says of itself.
type ImageConfig struct {
	// User is USER as the configuration has it; empty is root.
	User    string    `json:"user"`
	Created time.Time `json:"created,omitzero"`
	// SizeBytes is that of the compressed layers together.
	SizeBytes int64 `json:"sizeBytes,omitempty"`
	// Volumes are the paths that it declares as volumes; nil when that is not known.
	Volumes []string `json:"volumes,omitzero"`
	// BaseName and BaseDigest are the image it was built on, as the annotations
	// org.opencontainers.image.base.name and .digest tell.
	BaseName   string `json:"baseName,omitempty"`
	BaseDigest string `json:"baseDigest,omitempty"`
	// Distribution is the ID of its os-release file.
	Distribution string `json:"distribution,omitempty"`
	// Packages are the names of what is installed; nil when that is not known.
	Packages []string `json:"packages,omitzero"`
}

// ImageScan is what a vulnerability scanner found in an image.
type ImageScan struct {
	ScannedAt       time.Time       `json:"scannedAt"`
	Vulnerabilities []Vulnerability `json:"vulnerabilities,omitempty"`
}

// Vulnerability is one finding of a scanner.
type Vulnerability struct {
	ID               string   `json:"id"` // for example CVE-2021-44228
	Severity         Severity `json:"severity"`
	Package          string   `json:"package,omitempty"`
	InstalledVersion string   `json:"installedVersion,omitempty"`
	// FixedVersion is empty while there is no fix.
	FixedVersion string `json:"fixedVersion,omitempty"`
	// KnownExploited says that it is exploited in the wild, as the KEV catalogue of
	// CISA lists.
	KnownExploited      bool `json:"knownExploited,omitempty"`
	RemoteCodeExecution bool `json:"remoteCodeExecution,omitempty"`
}

// ImageVerification is what verifying the signatures and attestations of an image
// gave. Only what proved valid belongs in it.
type ImageVerification struct {
	Signatures   []Signature   `json:"signatures,omitempty"`
	Attestations []Attestation `json:"attestations,omitempty"`
}

// Signature is one valid signature of an image.
type Signature struct {
	// Kind is cosign, notation or dct (Docker Content Trust).
	Kind string `json:"kind"`
	// Key is the name, reference or fingerprint of the key.
	Key string `json:"key,omitempty"`
	// Identity is the subject of the certificate, for which Issuer vouches.
	Identity string `json:"identity,omitempty"`
	Issuer   string `json:"issuer,omitempty"`
	// TrustStore is where the certificate was found.
	TrustStore string `json:"trustStore,omitempty"`
}

// Attestation is one valid attestation about an image.
type Attestation struct {
	// Kind is provenance (SLSA), cyclonedx or spdx.
	Kind string `json:"kind"`
	// Builder, Source and Level are those of a provenance: builder.id, where the
	// sources came from, and the SLSA build level.
	Builder string `json:"builder,omitempty"`
	Source  string `json:"source,omitempty"`
	Level   int    `json:"level,omitempty"`
	// Components are what a bill of materials lists; nil when that is not known.
	Components []Component `json:"components,omitzero"`
}

// Component is one entry of a bill of materials.
type Component struct {
	Name    string `json:"name"`
	Version string `json:"version,omitempty"`
}

// ParseEvidence reads an Evidence from JSON. A field that it does not know is an
// error, as is anything after the document.
func ParseEvidence(text []byte) (Evidence, error) {
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	var evidence Evidence
	if err := decoder.Decode(&evidence); err != nil {
		return Evidence{}, fmt.Errorf("evidence: %w", err)
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return Evidence{}, errors.New("evidence: more than one JSON document")
	}
	return evidence, nil
}
