// Verify judges a pod by what a verifier said of its images. Reeve verifies no signature
// itself: those that proved valid are evidence, and policies say what they have to be.
package main

import (
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"log"
	"strings"

	"github.com/reeve-policy/reeve/evaluator"
	"github.com/reeve-policy/reeve/policy"
)

// verified is what cosign verify --output json printed, by the image that was asked for:
// what a payload itself calls the image is only a claim.
//
//go:embed cosign.json
var verified []byte

const pod = `{apiVersion: v1, kind: Pod, metadata: {name: web}, spec: {
  initContainers: [{name: setup, image: "ghcr.io/acme/setup:1"}],
  containers: [{name: app, image: "ghcr.io/acme/web:1.4"}, {name: proxy, image: "ghcr.io/acme/proxy:2"}],
}}`

var trust = map[string]any{"trust": []any{map[string]any{
	"images":     []any{"ghcr.io/acme/"},
	"identities": []any{"https://github.com/acme/*"},
	"issuer":     "https://token.actions.githubusercontent.com",
}}}

// evidence says in the words of reeve what cosign printed.
func evidence(printed []byte) (policy.Evidence, error) {
	var payloads map[string][]struct {
		Critical struct {
			Image struct {
				Digest string `json:"docker-manifest-digest"`
			}
		}
		Optional struct{ Issuer, Subject string }
	}
	err := json.Unmarshal(printed, &payloads)
	images := map[string]policy.ImageEvidence{}
	for image, all := range payloads {
		found := policy.ImageEvidence{Verification: &policy.ImageVerification{}}
		for _, p := range all {
			found.Digest = p.Critical.Image.Digest
			found.Verification.Signatures = append(found.Verification.Signatures,
				policy.Signature{Kind: "cosign", Identity: p.Optional.Subject, Issuer: p.Optional.Issuer})
		}
		images[image] = found
	}
	return policy.Evidence{Images: images}, err
}

func main() {
	ctx := context.Background()
	known, err := evidence(verified)
	if err != nil {
		log.Fatal(err)
	}
	ev, err := evaluator.New(ctx, evaluator.WithEvidence(known),
		evaluator.WithSetting("containers/image-trusted-signer", policy.Setting{Parameters: trust}))
	if err != nil {
		log.Fatal(err)
	}
	report, err := ev.Evaluate(ctx, evaluator.Manifests("pod.yaml", strings.NewReader(pod)))
	if err != nil {
		log.Fatal(err)
	}
	for v := range report.Violations() {
		if strings.HasPrefix(v.PolicyID, "containers/image-") {
			fmt.Printf("%s %s: %s\n", v.Action, v.PolicyID, v.Message)
		}
	}
}
