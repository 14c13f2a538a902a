//! The part of a project that was asked for, and the project around it: what `src/a.php` reads is known only from the
//! config and the helpers beside it. So the whole project is followed, and what lies in the given paths is told.

use std::io;
use std::path::{Component, Path, PathBuf};

use crate::project::walk::Walk;
use crate::source::Files;

/// Names that only a project's root, or an app's, has.
const CONFIG: &[&str] = &[".platform.app.yaml", ".platform", ".upsun", ".magento.app.yaml", ".magento"];

#[derive(Debug)]
pub(crate) struct Scope {
    /// Of the whole project.
    root: PathBuf,
    /// The root as it was given, if it was: shorter than the canonical path, which makes every opening cheaper.
    given: PathBuf,
    /// What was asked for, relative to the root, with `/`; the empty path is the root itself.
    asked: Vec<String>,
    /// What paths are told relative to.
    base: PathBuf,
}

impl Scope {
    /// # Errors
    /// Where a path does not exist.
    pub(crate) fn of(paths: &[PathBuf]) -> io::Result<Self> {
        let asked = paths.iter().map(|path| path.canonicalize()).collect::<Result<Vec<_>, _>>()?;
        let base = match &asked[..] {
            [path] if path.is_dir() => path.clone(),
            _ => Path::new(".").canonicalize()?,
        };
        let shared = asked.iter().map(|path| if path.is_dir() { path } else { path.parent().unwrap_or(path) });
        let shared = shared.map(Path::to_path_buf).reduce(|one, other| common(&one, &other)).unwrap_or_else(|| base.clone());
        let root = root_above(&shared);
        let given = paths.iter().zip(&asked).find(|(_, path)| **path == root).map(|(given, _)| given.clone());
        let mut asked: Vec<String> = asked.iter().map(|path| relative(path, &root)).collect();
        asked.sort();
        asked.dedup();
        Ok(Self { given: given.unwrap_or_else(|| root.clone()), root, asked, base })
    }

    pub(crate) fn walk(&self) -> Walk {
        let mut walk = Walk::new(&self.given);
        if self.asked.iter().any(|path| !path.is_empty()) {
            // Named, they are taken even from a directory that is left out.
            let named = self.asked.iter().map(String::as_str).filter(|path| !path.is_empty());
            walk.paths = std::iter::once("").chain(named).map(PathBuf::from).collect();
        }
        walk
    }

    /// Whether the file at `path` (relative to the root) was asked for.
    pub(crate) fn holds(&self, path: &str) -> bool {
        self.asked.iter().any(|asked| is_below(path, asked))
    }

    /// Whether anything in the directory was asked for, or the directory is part of what was.
    pub(crate) fn touches(&self, directory: &str) -> bool {
        self.asked.iter().any(|asked| is_below(directory, asked) || is_below(asked, directory))
    }

    /// Gives the files the paths that people are to see.
    pub(crate) fn rename(&self, files: &mut Files) {
        if self.base != self.root {
            files.rename(|path| self.shown(path));
        }
    }

    /// The path (relative to the root) that people are to see.
    pub(crate) fn shown(&self, path: &str) -> String {
        if self.base == self.root { path.to_owned() } else { relative(&self.root.join(path), &self.base) }
    }
}

/// The topmost directory of the repository, not below `path`, that has platform config; `path` where there is none.
fn root_above(path: &Path) -> PathBuf {
    let mut root = path;
    for directory in path.ancestors() {
        if CONFIG.iter().any(|name| directory.join(name).exists()) {
            root = directory;
        }
        if directory.join(".git").exists() {
            break;
        }
    }
    root.to_path_buf()
}

fn common(one: &Path, other: &Path) -> PathBuf {
    one.components().zip(other.components()).take_while(|(one, other)| one == other).map(|(part, _)| part).collect()
}

/// `path` as seen from the directory `base`, with `/` and `..`. Both are absolute.
fn relative(path: &Path, base: &Path) -> String {
    let shared = common(path, base).components().count();
    let up = base.components().skip(shared).map(|_| "..".into());
    let down = path.components().skip(shared).map(|part: Component<'_>| part.as_os_str().to_string_lossy());
    up.chain(down).collect::<Vec<_>>().join("/")
}

fn is_below(path: &str, directory: &str) -> bool {
    directory.is_empty() || path.strip_prefix(directory).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(files: &[&str]) -> tempfile::TempDir {
        let directory = tempfile::tempdir().expect("a directory");
        std::fs::create_dir(directory.path().join(".git")).expect("a directory");
        for file in files {
            let path = directory.path().join(file);
            std::fs::create_dir_all(path.parent().expect("it is below")).expect("a directory");
            std::fs::write(path, "").expect("a file");
        }
        directory
    }

    #[test]
    fn a_part_is_seen_within_its_project() {
        let tree = tree(&[".platform/services.yaml", "api/.platform.app.yaml", "api/src/a.php", "web/.platform.app.yaml"]);
        let scope = Scope::of(&[tree.path().join("api/src")]).expect("it exists");
        assert_eq!(scope.root, tree.path().canonicalize().expect("it exists"));
        assert!(scope.holds("api/src/a.php") && !scope.holds("api/src2/a.php") && !scope.holds("web/a.php"));
        assert!(scope.touches("api") && scope.touches("") && scope.touches("api/src/deep") && !scope.touches("web"));
        assert_eq!(scope.shown("api/src/a.php"), "a.php");
        assert_eq!(scope.shown("web/b.php"), "../../web/b.php");
    }

    #[test]
    fn without_config_above_it_is_the_project() {
        let tree = tree(&["lib/a.php", "lib/b/c.php", "src/d.php"]);
        let scope = Scope::of(&[tree.path().join("lib")]).expect("it exists");
        assert_eq!((scope.asked[0].as_str(), scope.shown("b/c.php").as_str()), ("", "b/c.php"));
        assert!(scope.walk().paths.is_empty());
        let both = Scope::of(&[tree.path().join("lib"), tree.path().join("src/d.php")]).expect("it exists");
        assert_eq!(both.asked, ["lib", "src/d.php"]);
        assert!(both.holds("src/d.php") && both.holds("lib/b/c.php") && !both.holds("src/e.php"));
    }

    #[test]
    fn a_path_that_is_not_there_is_an_error() {
        assert!(Scope::of(&["no/such/path".into()]).is_err());
    }
}
