package reeve.generated.registry

policies := {
 "psp/pss-privileged": {"defaults": {"version": "latest"}, "title": "t", "severity": "critical", "action": "deny", "remediation": "r", "match": {"workloads": true}, "profiles": [{"name":"baseline"},{"name":"restricted"},{"name":"recommended"}]},
 "psp/pss-privilege-escalation": {"defaults": {"version": "latest"}, "title": "t", "severity": "critical", "action": "deny", "remediation": "r", "match": {"workloads": true}, "profiles": [{"name":"restricted"}]},
 "psp/pss-seccomp-restricted": {"defaults": {"version": "latest"}, "title": "t", "severity": "critical", "action": "deny", "remediation": "r", "match": {"workloads": true}, "profiles": [{"name":"restricted","from":"v1.19"}]},
}
