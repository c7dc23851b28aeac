# METADATA
# scope: package
# title: Policy that leaves pods their SELinux type
# description: >-
#   SELinux keeps a container from the files of the node and of others by its type.
#   Under any rule but MustRunAs pods choose the type themselves, and one of the host is
#   among those they can choose.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/pod-security-policy/
# custom:
#   severity: medium
#   action: warn
#   match: {kinds: [policy/PodSecurityPolicy, extensions/PodSecurityPolicy]}
#   controls:
#   - {framework: PSS, id: baseline}
#   remediation: Set spec.seLinux.rule to MustRunAs, with a type of containers in seLinuxOptions.
#   profiles: []
#   since: v0.1.0
package reeve.policies.psp["psp-selinux"]

import data.reeve.lib.psplint

violation contains fault if some fault in psplint.faults_in({"seLinux"})

violation contains {
	"msg": sprintf("%s lets pods choose their SELinux options", [psplint.label]),
	"path": ["spec", "seLinux", "rule"],
} if {
	psplint.rule_of(psplint.spec, "seLinux") != "MustRunAs"
}

violation contains {
	"msg": sprintf("%s gives pods the SELinux type %q", [psplint.label, type]),
	"path": ["spec", "seLinux", "seLinuxOptions", "type"],
} if {
	psplint.rule_of(psplint.spec, "seLinux") == "MustRunAs"
	type := psplint.spec.seLinux.seLinuxOptions.type
	is_string(type)
	not type in {"", "container_t", "container_init_t", "container_kvm_t"}
}
