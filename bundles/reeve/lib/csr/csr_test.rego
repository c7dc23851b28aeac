package reeve.lib.csr_test

import data.reeve.lib.csr

_node := concat("", [
	"LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0KTUlIcU1JR1JBZ0VBTUM4eEZUQVRCZ05WQkFvVERITjVjM1JsYlRw",
	"dWIyUmxjekVXTUJRR0ExVUVBeE1OYzNsegpkR1Z0T201dlpHVTZZVEJaTUJNR0J5cUdTTTQ5QWdFR0NDcUdTTTQ5QXdFSEEwSUFC",
	"SGdPVG5QVFR2Um1lSUVICmxGS0pLalU5UXl6TzkvRENBRDJGT01xNjlwcmhROXVsOXNoZEpFWHFVL3NxZVkwSDVFT20zQkMwQ3dO",
	"ODcrdTkKU3hxQjJSMmdBREFLQmdncWhrak9QUVFEQWdOSUFEQkZBaUVBMlo3STkyeUg4LzlRYVd3Qno1bzdwcXN5T2I0MQpJZTlz",
	"TnFzQnUzdVNzajhDSUhMTkQ4TzRsb0xHV08rWFd4QnpRRU93WGMrWHY2d2pWMUVSRFQvRlpZL2gKLS0tLS1FTkQgQ0VSVElGSUNB",
	"VEUgUkVRVUVTVC0tLS0tCg==",
])

_alice := concat("", [
	"LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0KTUlIeU1JR1lBZ0VBTURZeEpEQUxCZ05WQkFvVEJHUmxkbk13RlFZ",
	"RFZRUUtFdzV6ZVhOMFpXMDZiV0Z6ZEdWeQpjekVPTUF3R0ExVUVBeE1GWVd4cFkyVXdXVEFUQmdjcWhrak9QUUlCQmdncWhrak9Q",
	"UU1CQndOQ0FBVEl5VEJVCi9qZlp5dXAvNGMyeWJyMG9PTVdFTGlSdW5qR0ZTV2NYNWlrM1hqNHovdXRPRklvRE9GV1A3K0xSbGRM",
	"bUcyOGgKNEc5UEVmenROSVpGb0JxaW9BQXdDZ1lJS29aSXpqMEVBd0lEU1FBd1JnSWhBTFlEaXBhMkVvaEp2aWFTalNYcQorSVFs",
	"anJBdFNKdTFNb1p5TVcwUTl1UnNBaUVBaHQ2OWF4RWwxS0lzR29QWHk0UGkrUWY1MEJyM05qUWFpOUdTCmtTMDcvSzA9Ci0tLS0t",
	"RU5EIENFUlRJRklDQVRFIFJFUVVFU1QtLS0tLQo=",
])

_csr(spec) := {
	"apiVersion": "certificates.k8s.io/v1",
	"kind": "CertificateSigningRequest",
	"metadata": {"name": "alice"},
	"spec": spec,
}

_review(spec, user) := {"review": {"operation": "CREATE", "object": _csr(spec), "userInfo": user}}

test_subject if {
	csr.name == "alice" with input as _csr({"request": _alice})
	csr.groups == {"devs", "system:masters"} with input as _csr({"request": _alice})
	csr.name == "system:node:a" with input as _csr({"request": _node})
	csr.is_node with input as _csr({"request": _node})
	not csr.is_node with input as _csr({"request": _alice})
}

test_no_subject if {
	every spec in [{}, {"request": null}, {"request": ""}, null] {
		not csr.name with input as _csr(spec)
		count(csr.groups) == 0 with input as _csr(spec)
		not csr.signer with input as _csr(spec)
	}
}

test_another_kind if {
	other := object.union(_csr({"request": _alice}), {"apiVersion": "example.com/v1"})
	not csr.spec with input as other
	not csr.name with input as other
}

test_signer if {
	csr.signer == "example.com/signer" with input as _csr({"signerName": "example.com/signer"})
}

test_author if {
	written := {"username": "eve", "groups": ["devs"]}
	csr.author == "eve" with input as _csr(written)
	csr.author_groups == {"devs"} with input as _csr(written)
	csr.author == "eve" with input as _review(written, {"username": "admin", "groups": ["ops"]})
	csr.author == "admin" with input as _review({}, {"username": "admin", "groups": ["ops"]})
	csr.author_groups == {"ops"} with input as _review({}, {"username": "admin", "groups": ["ops"]})
	not csr.author with input as _csr({})
	count(csr.author_groups) == 0 with input as _csr({})
}
