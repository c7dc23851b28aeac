# METADATA
# scope: package
# title: Kubernetes versions
# description: >-
#   A version is latest or v1.N. One newer than all known ones behaves as latest, and so
#   does anything else: what is misspelt must not switch policies off.
package reeve.lib.version

# METADATA
# description: The version of the cluster, as the configuration says; latest by default.
kubernetes := data.reeve_config.k8sVersion if {
	minor(data.reeve_config.k8sVersion)
} else := "latest"

# METADATA
# description: Whether version is v1.least or later.
since(version, least) if minor(version) >= least

since(version, _) if not minor(version)

# METADATA
# description: The N of v1.N; undefined for latest and whatever is no version.
minor(version) := to_number(trim_prefix(version, "v1.")) if {
	is_string(version)
	regex.match(`^v1\.(0|[1-9][0-9]*)$`, version)
}
