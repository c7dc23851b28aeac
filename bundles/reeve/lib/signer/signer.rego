# METADATA
# scope: package
# title: Whose signatures count
# description: >-
#   Signatures as the evidence has them, against an entry that says whom to trust: keys;
#   identities together with the issuer that vouches for them; trust stores, for these
#   identities only where there are some. Identities are patterns in which a star stands for
#   any characters.
package reeve.lib.signer

import data.reeve.lib.pattern
import data.reeve.lib.value

# METADATA
# description: >-
#   The different signers whom an entry trusts, out of all signatures. Who signs twice is
#   one signer.
accepted(entry, signatures) := {signer |
	some signature in signatures
	signer := _signer(entry, signature)
}

_signer(entry, signature) := {"key": signature.key} if {
	signature.key in entry.keys
} else := {"identity": signature.identity, "issuer": signature.issuer} if {
	signature.issuer == entry.issuer
	pattern.matches(signature.identity, entry.identities)
} else := {"identity": value.string_at(signature, "identity"), "trustStore": signature.trustStore} if {
	signature.trustStore in entry.trustStores
	_named(entry, signature)
}

_named(entry, _) if not entry.identities

_named(entry, signature) if pattern.matches(signature.identity, entry.identities)
