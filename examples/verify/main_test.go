package main

import "testing"

func Example() {
	main()
	// Output:
	// warn containers/image-require-signature: init container "setup" uses the image "ghcr.io/acme/setup:1", whose signatures nobody verified
	// deny containers/image-trusted-signer: container "proxy" uses the image "ghcr.io/acme/proxy:2", which 0 trusted signers have signed where it takes 1
	// deny containers/image-trusted-signer: init container "setup" uses the image "ghcr.io/acme/setup:1", which 0 trusted signers have signed where it takes 1
}

func TestWhatNoVerifierPrintedIsAnError(t *testing.T) {
	if found, err := evidence([]byte("no matching signatures")); err == nil {
		t.Errorf("want an error, got %+v", found)
	}
}
