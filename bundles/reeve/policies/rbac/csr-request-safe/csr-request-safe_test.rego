package reeve.policies.rbac["csr-request-safe_test"]

import data.reeve.policies.rbac["csr-request-safe"] as policy

# Requests by the subject that they are for.
_requests := {
	"nothing": concat("", [
		"LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0KTUlHNU1HSUNBUUF3QURCWk1CTUdCeXFHU000OUFnRUdDQ3FHU000",
		"OUF3RUhBMElBQk5oYWl2cW1OSXJWK29Mbgo5TURlandVNzRQRlUvSHoyeVVRYzhiUnU0YzJnWUlWSXRzVTUwMVlUVGxiVnNvY0tL",
		"RjZBOVJ1dndzdHRsNytTCkR3WTU2azJnQURBS0JnZ3Foa2pPUFFRREFnTkhBREJFQWlBTVRDVnVlQlU0SFIvNnN5NENENHFpR0lY",
		"K2JFdnUKcml5am13RjNMeldSWFFJZ1p0endPb3g5UzZEVXd4MDdoeDJvUWdsbUN5Z01lcGIrRFNEU21FMldqalk9Ci0tLS0tRU5E",
		"IENFUlRJRklDQVRFIFJFUVVFU1QtLS0tLQo=",
	]),
	"the user alice of the group devs": concat("", [
		"LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0KTUlIYU1JR0JBZ0VBTUI4eERUQUxCZ05WQkFvVEJHUmxkbk14RGpB",
		"TUJnTlZCQU1UQldGc2FXTmxNRmt3RXdZSApLb1pJemowQ0FRWUlLb1pJemowREFRY0RRZ0FFV3RpTnNxeHZaMUY3RFBUSGwrZWR1",
		"RXFsc1crVWsvY3krREtlCjF3ci9TT1Z6aFZwcnJFbWVsUkVpSkZuU2pJdnRmb1YrTDJKOGZpM1ZKb1VzM1dTdmVxQUFNQW9HQ0Nx",
		"R1NNNDkKQkFNQ0EwZ0FNRVVDSUZsNitkRm9ObUx6eDhFdWl1UEM2MzFCRnAyNzRuTWFZWDJSZXltSXY3TDlBaUVBM3BMVApCaGtl",
		"Y0ZSWlVnc3ZPODRvV3BacExZT3hQQ2FZUFlRYjdXSjBtWTA9Ci0tLS0tRU5EIENFUlRJRklDQVRFIFJFUVVFU1QtLS0tLQo=",
	]),
	"alice in system:masters": concat("", [
		"LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0KTUlIeU1JR1lBZ0VBTURZeEpEQUxCZ05WQkFvVEJHUmxkbk13RlFZ",
		"RFZRUUtFdzV6ZVhOMFpXMDZiV0Z6ZEdWeQpjekVPTUF3R0ExVUVBeE1GWVd4cFkyVXdXVEFUQmdjcWhrak9QUUlCQmdncWhrak9Q",
		"UU1CQndOQ0FBVEl5VEJVCi9qZlp5dXAvNGMyeWJyMG9PTVdFTGlSdW5qR0ZTV2NYNWlrM1hqNHovdXRPRklvRE9GV1A3K0xSbGRM",
		"bUcyOGgKNEc5UEVmenROSVpGb0JxaW9BQXdDZ1lJS29aSXpqMEVBd0lEU1FBd1JnSWhBTFlEaXBhMkVvaEp2aWFTalNYcQorSVFs",
		"anJBdFNKdTFNb1p5TVcwUTl1UnNBaUVBaHQ2OWF4RWwxS0lzR29QWHk0UGkrUWY1MEJyM05qUWFpOUdTCmtTMDcvSzA9Ci0tLS0t",
		"RU5EIENFUlRJRklDQVRFIFJFUVVFU1QtLS0tLQo=",
	]),
	"alice in kubeadm:cluster-admins": concat("", [
		"LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0KTUlIdE1JR1RBZ0VBTURFeEh6QWRCZ05WQkFvVEZtdDFZbVZoWkcw",
		"NlkyeDFjM1JsY2kxaFpHMXBibk14RGpBTQpCZ05WQkFNVEJXRnNhV05sTUZrd0V3WUhLb1pJemowQ0FRWUlLb1pJemowREFRY0RR",
		"Z0FFWTNwUTFJYVlmZU5kCjVsTVBCdWZ5RkNXVFZDc3N2V0JlYmZFWTkzYUUvd0VuRW41bVMrUE5RK3RKTVBNczNQbmQ5WnVRMkpW",
		"bysxazkKME5ZV1Z4UG5VcUFBTUFvR0NDcUdTTTQ5QkFNQ0Ewa0FNRVlDSVFERXZMb1dUdEVBa1dkY3FRMDJ3QmJHM2ZqOQpEZzJ6",
		"eW5ERDRlTTArdE1HOWdJaEFLTDhJVXZ6OHR6UVUvZDNwMFRIUkhIOHVNS0RvdlhZYWNFVTFuZG1tT3lNCi0tLS0tRU5EIENFUlRJ",
		"RklDQVRFIFJFUVVFU1QtLS0tLQo=",
	]),
	"a component": concat("", [
		"LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0KTUlIa01JR0xBZ0VBTUNreEp6QWxCZ05WQkFNVEhuTjVjM1JsYlRw",
		"cmRXSmxMV052Ym5SeWIyeHNaWEl0YldGdQpZV2RsY2pCWk1CTUdCeXFHU000OUFnRUdDQ3FHU000OUF3RUhBMElBQk9aZU9obEFq",
		"eFJSOEN4UG5qU2NCN2JiCnlUbW1PaEUyeW9hQ2s2cU5hRzFnY1JVN0twLzZLZDRYYzFUaFlUcVVCK1g1SUpaTWNNRTB3NmxMbDRK",
		"MXJxR2cKQURBS0JnZ3Foa2pPUFFRREFnTklBREJGQWlFQWlvY2ZPVEVVYW45aVc3T3RRUXhFQnhYV3RDdy96RXNvTjNTRgpUcStW",
		"VC9VQ0lEeklTRWVnYXo0enJ4V1pOUjdtWXYrZmc3cHB6WXprV1M4SkFEeVZMT056Ci0tLS0tRU5EIENFUlRJRklDQVRFIFJFUVVF",
		"U1QtLS0tLQo=",
	]),
	"a node": concat("", [
		"LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0KTUlIcU1JR1JBZ0VBTUM4eEZUQVRCZ05WQkFvVERITjVjM1JsYlRw",
		"dWIyUmxjekVXTUJRR0ExVUVBeE1OYzNsegpkR1Z0T201dlpHVTZZVEJaTUJNR0J5cUdTTTQ5QWdFR0NDcUdTTTQ5QXdFSEEwSUFC",
		"SGdPVG5QVFR2Um1lSUVICmxGS0pLalU5UXl6TzkvRENBRDJGT01xNjlwcmhROXVsOXNoZEpFWHFVL3NxZVkwSDVFT20zQkMwQ3dO",
		"ODcrdTkKU3hxQjJSMmdBREFLQmdncWhrak9QUVFEQWdOSUFEQkZBaUVBMlo3STkyeUg4LzlRYVd3Qno1bzdwcXN5T2I0MQpJZTlz",
		"TnFzQnUzdVNzajhDSUhMTkQ4TzRsb0xHV08rWFd4QnpRRU93WGMrWHY2d2pWMUVSRFQvRlpZL2gKLS0tLS1FTkQgQ0VSVElGSUNB",
		"VEUgUkVRVUVTVC0tLS0tCg==",
	]),
	"a node in another group too": concat("", [
		"LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0KTUlIMk1JR2VBZ0VBTUR3eElqQUxCZ05WQkFvVEJHUmxkbk13RXdZ",
		"RFZRUUtFd3h6ZVhOMFpXMDZibTlrWlhNeApGakFVQmdOVkJBTVREWE41YzNSbGJUcHViMlJsT21Fd1dUQVRCZ2NxaGtqT1BRSUJC",
		"Z2dxaGtqT1BRTUJCd05DCkFBUjZ4cFU1YmNQR0RtOE14Ny9XNEtrMUNueGwrS3YwcUtvTDZXU0R6eElZRFVLbG5VTkN6TFlIems1",
		"dVRLcW0KanV1d1hjSFY1OFU4ay83WmFRNWZRNUx3b0FBd0NnWUlLb1pJemowRUF3SURSd0F3UkFJZ2UvVExheEdOc2FNYQpjSEp6",
		"ZEZLTzJFU0pJRjJiMWZ1NG92MGsyTGN4T2lBQ0lEZjc0ekVNcnRjclp1aUhvOTA3dUw4eHBCWG5qamFyCnF5a3Q4Y3BJR0J4eAot",
		"LS0tLUVORCBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0K",
	]),
	"a node in no group": concat("", [
		"LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0KTUlIU01Ib0NBUUF3R0RFV01CUUdBMVVFQXhNTmMzbHpkR1Z0T201",
		"dlpHVTZZVEJaTUJNR0J5cUdTTTQ5QWdFRwpDQ3FHU000OUF3RUhBMElBQkJmMXE1akM1alhOVzEvOXpMNHZJUDBqRjhvaEVad1h6",
		"MExnZjNGZTJuOWg3R3p4ClVWTGVFYlB4RU8rekV5bE9jOWNYeFpOSk0vRmV4dzBkUlVHYzRPV2dBREFLQmdncWhrak9QUVFEQWdO",
		"SUFEQkYKQWlFQWhkOGZkR3hKd0U4aTBXUWVHUS9obDVyMmFpR2pFZDdMZTd0Y3krdGpLTDBDSUh3S2tzcDZ5Wmw1cTJWRgowdFgx",
		"QTlhMFBidXJmQ0dPa291VjhrLzU0UU5qCi0tLS0tRU5EIENFUlRJRklDQVRFIFJFUVVFU1QtLS0tLQo=",
	]),
}

denied["a group of administrators"] := _csr("alice in system:masters", _kubelet)

denied["the group of administrators of kubeadm"] := _csr("alice in kubeadm:cluster-admins", _kubelet)

denied["the name of a component"] := _csr("a component", _kubelet)

denied["a node in another group too"] := _csr("a node in another group too", _kubelet)

denied["a node in no group"] := _csr("a node in no group", _kubelet)

denied["a signer of certificates for people"] := _csr("the user alice of the group devs", {"signerName": "kubernetes.io/kube-apiserver-client"})

denied["a signer that nobody allowed"] := _csr("the user alice of the group devs", {"signerName": "example.com/signer"})

denied["a year"] := _csr("a node", {"expirationSeconds": 31536000})

denied["any usage"] := _csr("a node", {"usages": ["client auth", "any"]})

denied["a usage of authorities"] := _csr("a node", {"usages": ["cert sign"]})

denied["a usage of authorities that revoke"] := _csr("a node", {"usages": ["crl sign", "digital signature"]})

denied["the serving certificate of another node"] := _csr("a node", {
	"signerName": "kubernetes.io/kubelet-serving",
	"username": "system:node:b",
	"groups": ["system:nodes", "system:bootstrappers"],
})

denied["the client certificate of another node"] := _csr("a node", {"username": "system:node:b", "groups": ["system:nodes"]})

denied["the client certificate of a node for a user"] := _csr("a node", {"username": "eve", "groups": null})

allowed["a node"] := _csr("a node", {})

allowed["a node for itself"] := _csr("a node", {"username": "system:node:a", "groups": ["system:nodes"]})

allowed["a node with a bootstrap token"] := _csr("a node", {
	"username": "system:bootstrap:x7x2p",
	"groups": ["system:authenticated", "system:bootstrappers:kubeadm:default-node-token"],
})

allowed["the serving certificate of a node for itself"] := _csr("a node", {
	"signerName": "kubernetes.io/kubelet-serving",
	"username": "system:node:a",
	"usages": ["digital signature", "server auth"],
})

allowed["a day"] := _csr("a node", {"expirationSeconds": 86400})

allowed["no time said"] := _csr("a node", {"expirationSeconds": null})

allowed["a subject without a name"] := _csr("nothing", {})

allowed["nothing to sign"] := object.union(_csr("nothing", {}), {"spec": {"request": null, "usages": null, "signerName": null}})

_kubelet := {"signerName": "kubernetes.io/kube-apiserver-client-kubelet"}

_csr(subject, fields) := {
	"apiVersion": "certificates.k8s.io/v1",
	"kind": "CertificateSigningRequest",
	"metadata": {"name": "alice"},
	"spec": object.union_n([_kubelet, {"request": _requests[subject], "usages": ["client auth"]}, fields]),
}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object
}

# What is denied, what is said of it, and where.
_verdicts := {
	"a group of administrators": ["request asks for the group \"system:masters\"", ["request"]],
	"the name of a component": ["request asks for the name \"system:kube-controller-manager\" of the system", ["request"]],
	"a signer that nobody allowed": ["request is for the signer \"example.com/signer\"", ["signerName"]],
	"a year": ["request is for 31536000 seconds, more than 86400", ["expirationSeconds"]],
	"any usage": ["request is for the usage \"any\"", ["usages", 1]],
	"the serving certificate of another node": ["\"system:node:b\" asks for the name \"system:node:a\"", ["request"]],
}

test_verdict[name] if {
	some name, [msg, path] in _verdicts
	policy.violation == {{"msg": msg, "path": array.concat(["spec"], path)}} with input as denied[name]
}

test_who_makes_the_request_asks if {
	review := {"operation": "CREATE", "object": allowed["a node"], "userInfo": {"username": "eve", "groups": ["devs"]}}
	count(policy.violation) == 1 with input as {"review": review}
	count(policy.violation) == 0 with input as {"review": object.union(review, {"userInfo": {"groups": ["system:bootstrappers"]}})}
	count(policy.violation) == 0 with input as {"review": object.union(review, {"userInfo": {"username": "system:node:a"}})}
}

# The API server wrote down who asked first; whoever approves is another.
test_who_asked_first_counts if {
	review := {"operation": "UPDATE", "object": allowed["a node for itself"], "userInfo": {"username": "approver"}}
	count(policy.violation) == 0 with input as {"review": review}
}

test_parameters[name] if {
	some name, [case, given, wanted] in {
		"other groups": ["a group of administrators", {"deniedGroups": ["devs"]}, 1],
		"groups by a pattern": ["the group of administrators of kubeadm", {"deniedGroups": ["kubeadm:*"]}, 1],
		"no groups": ["a group of administrators", {"deniedGroups": []}, 0],
		"another signer": ["a signer that nobody allowed", {"allowedSigners": ["example.com/*"]}, 0],
		"another time": ["a year", {"maxSeconds": 31536000}, 0],
	}
	count(policy.violation) == wanted with input as denied[case]
		with data.reeve_parameters as {"rbac/csr-request-safe": given}
}
