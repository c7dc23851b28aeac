// Command gen writes types.txt, the API types that package kubeapi knows, from
// the k8s.io/api that its own go.mod asks for.
package main

import (
	"flag"
	"log"
	"os"

	"k8s.io/client-go/kubernetes/scheme"
)

func main() {
	out := flag.String("o", "../types.txt", "file to write")
	flag.Parse()
	text, err := render(scheme.Scheme.AllKnownTypes())
	if err != nil {
		log.Fatalf("gen: %v", err)
	}
	if err := os.WriteFile(*out, text, 0o644); err != nil {
		log.Fatalf("gen: %v", err)
	}
}
