package reeve.lib.signer_test

import data.reeve.lib.signer

_alice := {"kind": "cosign", "identity": "alice@acme.example", "issuer": "https://accounts.acme.example"}

_bob := {"kind": "notation", "identity": "CN=bob", "trustStore": "ca:acme"}

_key := {"kind": "cosign", "key": "release"}

test_accepted[name] if {
	some name, case in {
		"a key": [{"keys": ["old", "release"]}, [_key], {{"key": "release"}}],
		"another key": [{"keys": ["old"]}, [_key], set()],
		"no key": [{"keys": ["release"]}, [{"kind": "cosign"}], set()],
		"an identity": [
			{"identities": ["*@acme.example"], "issuer": "https://accounts.acme.example"},
			[_alice],
			{{"identity": "alice@acme.example", "issuer": "https://accounts.acme.example"}},
		],
		"an identity that another issuer vouches for": [
			{"identities": ["*@acme.example"], "issuer": "https://accounts.evil.example"},
			[_alice],
			set(),
		],
		"an identity that ends in another way": [
			{"identities": ["*@acme"], "issuer": "https://accounts.acme.example"},
			[_alice],
			set(),
		],
		"an issuer of anyone": [{"issuer": "https://accounts.acme.example"}, [_alice], set()],
		"identities that nobody vouches for": [{"identities": ["*"]}, [_alice, _bob, {"identity": "x", "issuer": ""}], set()],
		"a trust store": [{"trustStores": ["ca:acme"]}, [_bob], {{"identity": "CN=bob", "trustStore": "ca:acme"}}],
		"a trust store without an identity": [
			{"trustStores": ["ca:acme"]},
			[{"trustStore": "ca:acme"}],
			{{"identity": "", "trustStore": "ca:acme"}},
		],
		"an identity in a trust store": [
			{"trustStores": ["ca:acme"], "identities": ["CN=*"]},
			[_bob],
			{{"identity": "CN=bob", "trustStore": "ca:acme"}},
		],
		"another identity in a trust store": [{"trustStores": ["ca:acme"], "identities": ["CN=alice"]}, [_bob], set()],
		"another trust store": [{"trustStores": ["ca:shop"]}, [_bob], set()],
		"all who sign": [
			{"keys": ["release"], "trustStores": ["ca:acme"]},
			[_bob, _key, _alice],
			{{"key": "release"}, {"identity": "CN=bob", "trustStore": "ca:acme"}},
		],
		"who signs twice": [{"keys": ["release"]}, [_key, object.union(_key, {"kind": "dct"})], {{"key": "release"}}],
		"nobody": [{"keys": ["release"]}, [], set()],
	}
	signer.accepted(case[0], case[1]) == case[2]
}
