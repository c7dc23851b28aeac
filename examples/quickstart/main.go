// Quickstart judges one manifest and prints what is wrong with it.
package main

import (
	"context"
	"fmt"
	"log"
	"strings"

	"github.com/reeve-policy/reeve/evaluator"
)

const manifest = `
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  hostNetwork: yes
  containers:
  - name: app
    image: nginx
    securityContext: {privileged: true}
`

func main() {
	ctx := context.Background()
	ev, err := evaluator.New(ctx, evaluator.WithProfile("baseline"))
	if err != nil {
		log.Fatal(err)
	}
	report, err := ev.Evaluate(ctx, evaluator.Manifests("pod.yaml", strings.NewReader(manifest)))
	if err != nil {
		log.Fatal(err)
	}
	for v := range report.Violations() {
		fmt.Printf("%s: %s %s: %s\n", v.Location, v.Severity, v.PolicyID, v.Message)
	}
}
