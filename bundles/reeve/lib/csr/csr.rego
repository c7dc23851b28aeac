# METADATA
# scope: package
# title: Requests for certificates
# description: >-
#   What the judged CertificateSigningRequest asks for, and who asks. What is no PKCS#10
#   request, which the API server refuses, fails the evaluation, lest it pass unseen.
package reeve.lib.csr

import data.reeve.lib.kube
import data.reeve.lib.requester
import data.reeve.lib.value

# METADATA
# description: The spec, never null.
spec := value.object_at(kube.resource, "spec") if {
	kube.group_kind == "certificates.k8s.io/CertificateSigningRequest"
}

# METADATA
# description: The name of the signer. In v1beta1, where it may be missing, the API server chooses one.
signer := spec.signerName if {
	value.string_at(spec, "signerName") != ""
}

# METADATA
# description: The name of the user that the certificate is to be for.
name := _subject.CommonName

# METADATA
# description: The groups of that user.
groups := {group | some group in _subject.Organization}

# METADATA
# description: Whether it is a node, as the signers of Kubernetes demand it of one.
is_node if {
	startswith(name, "system:node:")
	name != "system:node:"
	groups == {"system:nodes"}
}

# METADATA
# description: >-
#   The name of who asks: what the API server wrote down, else who makes the request.
#   Undefined in a manifest.
author := spec.username if {
	value.string_at(spec, "username") != ""
} else := requester.name

# METADATA
# description: The groups of who asks.
author_groups := {group | some group in spec.groups} if {
	value.string_at(spec, "username") != ""
} else := requester.groups

_subject := crypto.x509.parse_certificate_request(spec.request).Subject if {
	value.string_at(spec, "request") != ""
}
