# METADATA
# scope: package
# title: Kubernetes versions
# description: A version is latest or v1.N. One newer than all known ones behaves as latest.
package reeve.lib.version

# METADATA
# description: Whether version is v1.minor or later.
since(version, _) if version == "latest"

since(version, minor) if {
	startswith(version, "v1.")
	to_number(trim_prefix(version, "v1.")) >= minor
}
