//! Parts of paths as the project has them: with `/`, relative to its root. Every file of a tree is asked for them.

/// The last part of a path.
pub fn name_of(path: &str) -> &str {
    &path[memchr::memrchr(b'/', path.as_bytes()).map_or(0, |at| at + 1)..]
}

/// The directory of a path; empty for the root.
pub fn above(path: &str) -> &str {
    memchr::memrchr(b'/', path.as_bytes()).map_or("", |at| &path[..at])
}

/// Whether it is called like a file of YAML.
pub fn is_yaml(path: &str) -> bool {
    path.ends_with(".yaml") || path.ends_with(".yml")
}
