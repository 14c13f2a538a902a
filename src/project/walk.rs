//! Which files there are. Ignore files are honoured, what others wrote or what a machine made is left out and counted, and
//! what can't be looked into is said.
//!
//! Several threads share the work, a directory at a time, and hand each file on to the caller's `visit` at once, so that
//! listing and reading overlap. The result is the same for any number of threads.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::io;
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use ignore::Match;
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use serde::Serialize;
use walkdir::{DirEntry, WalkDir};

/// What to walk.
#[derive(Clone, Debug)]
pub struct Walk {
    /// The directory that paths are told relative to.
    pub base: PathBuf,
    /// Files and directories, relative to `base` or absolute; none for `base` itself. What is named here is taken even if
    /// it would be left out otherwise.
    pub paths: Vec<PathBuf>,
    /// Whether `.gitignore`, `.ignore` and `.git/info/exclude` count.
    pub ignore_files: bool,
    /// Whether to leave out what is vendored or generated.
    pub own_only: bool,
    /// 0: as many as there are cores.
    pub threads: usize,
}

impl Walk {
    pub fn new(base: impl Into<PathBuf>) -> Self {
        Self { base: base.into(), paths: Vec::new(), ignore_files: true, own_only: true, threads: 0 }
    }
}

/// A file that was found. Files order by path.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// Relative to the walk's base where it lies below it, with `/`.
    pub path: String,
    /// Where `path` doesn't lead back to the file, because its name is no Unicode.
    disk: Option<Box<Path>>,
}

impl Entry {
    pub fn disk(&self, base: &Path) -> PathBuf {
        self.disk.as_deref().map_or_else(|| base.join(&self.path), Path::to_path_buf)
    }
}

/// Why a file, or a whole directory, was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum LeftOut {
    /// By an ignore file.
    Ignored,
    /// Written elsewhere: a package, a virtual environment.
    Vendored,
    /// Made by a machine: a lock file, a bundle, a cache.
    Generated,
    /// Neither source nor configuration: pictures, archives, executables.
    Binary,
    /// A link; what it leads to is taken where it really is.
    Symlink,
    /// A pipe, a socket, a device.
    Special,
}

/// Something that may matter and could not be looked at.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Incomplete {
    pub path: String,
    pub why: String,
}

#[derive(Debug, Default)]
pub struct Walked {
    /// In order, each once.
    pub files: Vec<Entry>,
    /// How many files and directories were left out; what a directory holds is not counted.
    pub left_out: BTreeMap<LeftOut, usize>,
    /// In order.
    pub incomplete: Vec<Incomplete>,
}

#[derive(Debug, thiserror::Error)]
#[error("cannot look at `{}`: {source}", path.display())]
pub struct NoSuchPath {
    pub path: PathBuf,
    pub source: io::Error,
}

/// Walks, and gives each file to `visit` as soon as it is found, with the path to open it by. Each thread has a `W` of its
/// own; they are returned in no particular order.
pub fn walk<W: Send>(
    walk: &Walk,
    worker: impl Fn() -> W + Sync,
    visit: impl Fn(&mut W, &Entry, &Path) + Sync,
) -> Result<(Walked, Vec<W>), NoSuchPath> {
    let queue = Queue::new(walk.starts()?);
    let run = || {
        let mut found = Walked::default();
        let mut state = worker();
        while let Some(task) = queue.take() {
            match task.job.clone() {
                Job::Directory(directory) => {
                    let listing = directory.list(walk, &mut found);
                    task.queue.give(listing.directories.into_iter().map(Job::Directory));
                    let mut batches = listing.files.chunks(BATCH);
                    let first = batches.next().unwrap_or_default();
                    task.queue.give(batches.map(|batch| Job::Files(batch.into())));
                    take_files(first, &mut found, &mut state, &visit);
                }
                Job::Files(files) => take_files(&files, &mut found, &mut state, &visit),
            }
        }
        (found, state)
    };
    let threads = thread_count(walk.threads);
    let results: Vec<(Walked, W)> = if threads == 1 {
        vec![run()]
    } else {
        std::thread::scope(|scope| {
            let handles: Vec<_> = (0..threads).map(|_| scope.spawn(run)).collect();
            handles.into_iter().map(|handle| handle.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
        })
    };
    let mut all = Walked::default();
    let mut states = Vec::new();
    for (found, state) in results {
        all.files.extend(found.files);
        all.incomplete.extend(found.incomplete);
        for (reason, count) in found.left_out {
            *all.left_out.entry(reason).or_default() += count;
        }
        states.push(state);
    }
    all.files.sort_unstable();
    all.files.dedup();
    all.incomplete.sort_unstable();
    all.incomplete.dedup();
    Ok((all, states))
}

/// Files are handed to threads in runs of this many.
const BATCH: usize = 64;

/// How many threads `asked` means.
pub fn thread_count(asked: usize) -> usize {
    if asked == 0 { std::thread::available_parallelism().map_or(1, usize::from) } else { asked }
}

fn take_files<W>(files: &[(Entry, PathBuf)], found: &mut Walked, state: &mut W, visit: impl Fn(&mut W, &Entry, &Path)) {
    for (entry, disk) in files {
        visit(state, entry, disk);
        found.files.push(entry.clone());
    }
}

impl Walk {
    fn starts(&self) -> Result<Vec<Job>, NoSuchPath> {
        let whole = [PathBuf::new()];
        let paths = if self.paths.is_empty() { &whole[..] } else { &self.paths };
        paths.iter().map(|path| self.start(path)).collect()
    }

    fn start(&self, path: &Path) -> Result<Job, NoSuchPath> {
        let failed = |source| NoSuchPath { path: self.base.join(path), source };
        let disk = self.base.join(path).canonicalize().map_err(failed)?;
        let kind = disk.metadata().map_err(failed)?;
        let shown = shown(path, &self.base);
        if !kind.is_dir() {
            let entry = Entry { disk: unicode(&shown).is_none().then(|| disk.clone().into()), path: lossy(&shown) };
            return if kind.is_file() {
                Ok(Job::Files([(entry, disk)].into()))
            } else {
                Err(failed(io::Error::other("neither a file nor a directory")))
            };
        }
        let rules = if self.ignore_files { Rules::above(&disk) } else { None };
        Ok(Job::Directory(Arc::new(Directory { disk, shown: lossy(&shown), rules, named: true })))
    }
}

/// `path` as people are shown it: below `base` where it is, without `.`.
fn shown(path: &Path, base: &Path) -> PathBuf {
    let path = path.strip_prefix(base).unwrap_or(path);
    path.components().filter(|component| *component != Component::CurDir).collect()
}

fn unicode(path: &Path) -> Option<&str> {
    path.to_str()
}

fn lossy(path: &Path) -> String {
    let text = path.to_string_lossy();
    if std::path::MAIN_SEPARATOR == '/' { text.into_owned() } else { text.replace(std::path::MAIN_SEPARATOR, "/") }
}

/// What the threads share: jobs to be done, the newest first, so that few wait at any time.
struct Queue {
    state: Mutex<State>,
    changed: Condvar,
}

struct State {
    jobs: Vec<Job>,
    /// How many threads are at work, and may still give jobs.
    busy: usize,
}

#[derive(Clone)]
enum Job {
    Directory(Arc<Directory>),
    Files(Arc<[(Entry, PathBuf)]>),
}

/// A job that was taken; when it is dropped, also by a panic, it is done.
struct Task<'a> {
    queue: &'a Queue,
    job: Job,
}

impl Queue {
    fn new(jobs: Vec<Job>) -> Self {
        Self { state: Mutex::new(State { jobs, busy: 0 }), changed: Condvar::new() }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for a job; `None` when there will be none.
    fn take(&self) -> Option<Task<'_>> {
        let mut state = self.lock();
        loop {
            if let Some(job) = state.jobs.pop() {
                state.busy += 1;
                return Some(Task { queue: self, job });
            }
            if state.busy == 0 {
                return None;
            }
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn give(&self, jobs: impl Iterator<Item = Job>) {
        let mut state = self.lock();
        state.jobs.extend(jobs);
        if !state.jobs.is_empty() {
            self.changed.notify_all();
        }
    }
}

impl Drop for Task<'_> {
    fn drop(&mut self) {
        let mut state = self.queue.lock();
        state.busy -= 1;
        if state.busy == 0 {
            self.queue.changed.notify_all();
        }
    }
}

struct Directory {
    disk: PathBuf,
    /// As [`Entry::path`].
    shown: String,
    /// From the directories above.
    rules: Option<Arc<Rules>>,
    /// By the user, not found on the way.
    named: bool,
}

#[derive(Default)]
struct Listing {
    directories: Vec<Arc<Directory>>,
    files: Vec<(Entry, PathBuf)>,
}

impl Directory {
    fn list(&self, walk: &Walk, found: &mut Walked) -> Listing {
        let mut listing = Listing::default();
        let mut entries: Vec<DirEntry> = Vec::new();
        for entry in WalkDir::new(&self.disk).min_depth(1).max_depth(1) {
            match entry {
                Ok(entry) => entries.push(entry),
                Err(error) => found.incomplete.push(self.failed(&error)),
            }
        }
        let has = |name: &str| entries.iter().any(|entry| entry.file_name() == name);
        let left_out = match () {
            () if !walk.own_only || self.named => None,
            () if has("pyvenv.cfg") => Some(LeftOut::Vendored),
            // https://bford.info/cachedir/
            () if has("CACHEDIR.TAG") => Some(LeftOut::Generated),
            () => None,
        };
        if let Some(reason) = left_out {
            *found.left_out.entry(reason).or_default() += 1;
            return listing;
        }
        let mut rules = self.rules.clone();
        if walk.ignore_files {
            let unreadable;
            (rules, unreadable) = Rules::enter(rules, &self.disk, &has);
            found.incomplete.extend(unreadable.into_iter().map(|(name, why)| Incomplete { path: self.below(name), why }));
        }
        for entry in entries {
            let kind = entry.file_type();
            let left_out = if kind.is_dir() {
                if VERSION_CONTROL.iter().any(|name| entry.file_name() == *name) {
                    continue;
                }
                directory_left_out(entry.file_name()).filter(|_| walk.own_only)
            } else if kind.is_file() {
                file_left_out(entry.file_name()).filter(|reason| walk.own_only || *reason == LeftOut::Binary)
            } else {
                Some(if kind.is_symlink() { LeftOut::Symlink } else { LeftOut::Special })
            };
            let ignored = || Rules::ignored(rules.as_ref(), entry.path(), kind.is_dir()).then_some(LeftOut::Ignored);
            if let Some(reason) = left_out.or_else(ignored) {
                *found.left_out.entry(reason).or_default() += 1;
                continue;
            }
            let path = self.below(&entry.file_name().to_string_lossy());
            let exact = entry.file_name().to_str().is_some() && self.shown_is_exact();
            let disk = entry.into_path();
            if kind.is_dir() {
                listing.directories.push(Arc::new(Self { disk, shown: path, rules: rules.clone(), named: false }));
            } else {
                let entry = Entry { path, disk: (!exact).then(|| disk.clone().into()) };
                listing.files.push((entry, disk));
            }
        }
        listing
    }

    fn below(&self, name: &str) -> String {
        if self.shown.is_empty() { name.to_string() } else { format!("{}/{name}", self.shown) }
    }

    /// Whether the path that is shown leads to the directory.
    fn shown_is_exact(&self) -> bool {
        !self.shown.contains(char::REPLACEMENT_CHARACTER)
    }

    fn failed(&self, error: &walkdir::Error) -> Incomplete {
        let name = error.path().and_then(|path| path.strip_prefix(&self.disk).ok()).filter(|name| !name.as_os_str().is_empty());
        let path = match name {
            Some(name) => self.below(&lossy(name)),
            None if self.shown.is_empty() => ".".into(),
            None => self.shown.clone(),
        };
        let why = error.io_error().map_or_else(|| error.to_string(), ToString::to_string);
        Incomplete { path, why: format!("cannot be listed: {why}") }
    }
}

/// The ignore files of a directory, and those of the directories above.
struct Rules {
    above: Option<Arc<Self>>,
    /// `.ignore`, which wins over everything that git reads.
    plain: Option<Gitignore>,
    /// `.gitignore`
    git: Option<Gitignore>,
    /// `.git/info/exclude`
    exclude: Option<Gitignore>,
    /// Whether git looks no further up.
    repository: bool,
}

impl Rules {
    /// The rules of the repository above `directory`. None where they would leave it out: it was named, so they can't be
    /// meant for what lies in it. Ignore files above the root of a repository say nothing about it; outside of one they say
    /// nothing at all.
    fn above(directory: &Path) -> Option<Arc<Self>> {
        let root = directory.ancestors().find(|at| at.join(".git").exists())?;
        let between: Vec<&Path> = directory.ancestors().take_while(|at| *at != root).collect();
        let mut rules = None;
        for at in between.into_iter().rev() {
            let parent = at.parent()?;
            rules = Self::enter(rules, parent, &|name| parent.join(name).exists()).0;
            if Self::ignored(rules.as_ref(), at, true) {
                return None;
            }
        }
        rules
    }

    /// The rules within `directory`, given those above it. Also what could not be read, by name.
    fn enter(
        above: Option<Arc<Self>>,
        directory: &Path,
        has: &dyn Fn(&str) -> bool,
    ) -> (Option<Arc<Self>>, Vec<(&'static str, String)>) {
        let mut failed = Vec::new();
        let mut read = |name: &'static str, file: PathBuf| {
            let mut builder = GitignoreBuilder::new(directory);
            // A bad line loses that line; the rest counts, as with git.
            if let Some(error) = builder.add(file)
                && error.is_io()
            {
                failed.push((name, error.to_string()));
            }
            builder.build().ok().filter(|rules| !rules.is_empty())
        };
        let plain = has(".ignore").then(|| read(".ignore", directory.join(".ignore"))).flatten();
        let git = has(".gitignore").then(|| read(".gitignore", directory.join(".gitignore"))).flatten();
        let repository = has(".git");
        let exclude = repository.then(|| exclude_file(&directory.join(".git"))).flatten();
        let exclude = exclude.and_then(|file| read(".git/info/exclude", file));
        let rules = if plain.is_none() && git.is_none() && !repository {
            above
        } else {
            Some(Arc::new(Self { above, plain, git, exclude, repository }))
        };
        (rules, failed)
    }

    fn ignored(innermost: Option<&Arc<Self>>, path: &Path, directory: bool) -> bool {
        let outwards = || std::iter::successors(innermost, |rules| rules.above.as_ref());
        let verdict = |rules: Option<&Gitignore>| match rules.map(|rules| rules.matched(path, directory)) {
            Some(Match::Ignore(_)) => Some(true),
            Some(Match::Whitelist(_)) => Some(false),
            Some(Match::None) | None => None,
        };
        if let Some(ignored) = outwards().find_map(|rules| verdict(rules.plain.as_ref())) {
            return ignored;
        }
        for rules in outwards() {
            if let Some(ignored) = verdict(rules.git.as_ref()) {
                return ignored;
            }
            if rules.repository {
                let root = rules.exclude.as_ref();
                return verdict(root).unwrap_or(false);
            }
        }
        false
    }
}

/// `.git` is a directory, or in a linked worktree or a submodule a file that names one.
fn exclude_file(git: &Path) -> Option<PathBuf> {
    let mut directory = git.to_path_buf();
    if git.is_file() {
        directory = git.parent()?.join(std::fs::read_to_string(git).ok()?.strip_prefix("gitdir:")?.trim());
        if let Ok(common) = std::fs::read_to_string(directory.join("commondir")) {
            directory = directory.join(common.trim());
        }
    }
    Some(directory.join("info/exclude")).filter(|file| file.is_file())
}

const VERSION_CONTROL: [&str; 6] = [".git", ".hg", ".svn", ".jj", ".bzr", "CVS"];

/// By the name of the directory; those that only their content gives away are seen when they are listed.
fn directory_left_out(name: &OsStr) -> Option<LeftOut> {
    const VENDORED: [&str; 10] = [
        "vendor",
        "node_modules",
        "bower_components",
        "jspm_packages",
        "site-packages",
        "dist-packages",
        ".bundle",
        ".pnpm-store",
        ".tox",
        ".nox",
    ];
    const GENERATED: [&str; 12] = [
        "__pycache__",
        ".mypy_cache",
        ".pytest_cache",
        ".ruff_cache",
        ".gradle",
        ".next",
        ".nuxt",
        ".svelte-kit",
        ".parcel-cache",
        ".turbo",
        ".terraform",
        ".sass-cache",
    ];
    let name = name.to_str()?;
    if VENDORED.contains(&name) {
        Some(LeftOut::Vendored)
    } else if GENERATED.contains(&name) {
        Some(LeftOut::Generated)
    } else {
        None
    }
}

fn file_left_out(name: &OsStr) -> Option<LeftOut> {
    let name = name.to_str()?;
    if LOCK_FILES.contains(&name) {
        return Some(LeftOut::Generated);
    }
    let (stem, extension) = name.rsplit_once('.')?;
    let mut lower = [0; 10];
    let lower = lower.get_mut(..extension.len())?;
    lower.copy_from_slice(extension.as_bytes());
    lower.make_ascii_lowercase();
    let lower = std::str::from_utf8(lower).ok()?;
    match lower {
        "map" => Some(LeftOut::Generated),
        "js" | "mjs" | "cjs" if [".min", ".bundle", "-min", ".chunk"].iter().any(|end| stem.ends_with(end)) => {
            Some(LeftOut::Generated)
        }
        _ => BINARY.binary_search(&lower).is_ok().then_some(LeftOut::Binary),
    }
}

const LOCK_FILES: [&str; 19] = [
    "composer.lock",
    "package-lock.json",
    "npm-shrinkwrap.json",
    "yarn.lock",
    "pnpm-lock.yaml",
    "bun.lock",
    "deno.lock",
    "Pipfile.lock",
    "poetry.lock",
    "pdm.lock",
    "uv.lock",
    "Gemfile.lock",
    "Cargo.lock",
    "go.sum",
    "mix.lock",
    "flake.lock",
    "packages.lock.json",
    "gradle.lockfile",
    "pubspec.lock",
];

/// Extensions of files that are no text, sorted. Others are found out by their first bytes.
#[rustfmt::skip]
const BINARY: &[&str] = &[
    "7z", "a", "aac", "ai", "apk", "avi", "avif", "avro", "beam", "bin", "bmp", "bz2", "class", "cur", "db", "deb", "dll", "dmg", "doc",
    "docx", "dylib", "ear", "eot", "eps", "exe", "fits", "flac", "flv", "gem", "gif", "glb", "gz", "heic", "icns", "ico", "img", "iso",
    "jar", "jks", "jpeg", "jpg", "keystore", "ko", "lib", "lockb", "lz4", "m4a", "m4v", "mkv", "mmdb", "mo", "mov", "mp3", "mp4", "mpeg",
    "mpg", "node", "npy", "npz", "o", "obj", "odg", "odp", "ods", "odt", "ogg", "ogv", "onnx", "opus", "orc", "otf", "p12", "parquet",
    "pdb", "pdf", "pfx", "phar", "pickle", "pkl", "png", "ppt", "pptx", "psd", "pyc", "pyd", "pyo", "rar", "rlib", "rmeta", "rpm", "safetensor",
    "sketch", "snap", "so", "sqlite", "sqlite3", "swf", "swp", "tar", "tbz2", "tgz", "tif", "tiff", "ttc", "ttf", "txz", "wasm", "wav",
    "webm", "webp", "whl", "wma", "wmv", "woff", "woff2", "xcf", "xls", "xlsx", "xz", "zip", "zst",
];

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    struct Tree(tempfile::TempDir);

    impl Tree {
        fn new(files: &[(&str, &str)]) -> Self {
            let tree = Self(tempfile::tempdir().unwrap());
            for (path, text) in files {
                let path = tree.0.path().join(path);
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, text).unwrap();
            }
            tree
        }

        fn walk(&self, change: impl Fn(&mut Walk)) -> Walked {
            let mut what = Walk::new(self.0.path());
            change(&mut what);
            let visited = |seen: &mut Vec<String>, entry: &Entry, disk: &Path| {
                assert!(disk.is_file());
                assert_eq!(entry.disk(self.0.path()).canonicalize().unwrap(), disk);
                seen.push(entry.path.clone());
            };
            let (walked, seen) = walk(&what, Vec::new, visited).unwrap();
            let mut seen = seen.concat();
            seen.sort();
            seen.dedup();
            assert_eq!(seen, paths(&walked), "what is listed is what was visited");
            walked
        }
    }

    fn paths(walked: &Walked) -> Vec<&str> {
        walked.files.iter().map(|entry| entry.path.as_str()).collect()
    }

    #[test]
    fn ignore_files_nest_and_the_nearest_wins() {
        let tree = Tree::new(&[
            (".gitignore", "*.log\n/only-here\nbuilt/\n"),
            ("a.log", ""),
            ("only-here", ""),
            ("built/x.php", ""),
            ("src/.gitignore", "!keep.log\ntmp-*\n"),
            ("src/keep.log", ""),
            ("src/b.log", ""),
            ("src/only-here", ""),
            ("src/tmp-1.php", ""),
            ("src/deep/tmp-2.php", ""),
            ("src/deep/built", "a file, not the directory that is meant"),
            ("src/deep/.hidden/c.php", ""),
            ("lib/.ignore", "!d.log\ne.php\n"),
            ("lib/.gitignore", "!e.php\n"),
            ("lib/d.log", ""),
            ("lib/e.php", ""),
        ]);
        let walked = tree.walk(|_| {});
        let want = [
            ".gitignore",
            "lib/.gitignore",
            "lib/.ignore",
            "lib/d.log",
            "src/.gitignore",
            "src/deep/.hidden/c.php",
            "src/deep/built",
            "src/keep.log",
            "src/only-here",
        ];
        assert_eq!(paths(&walked), want);
        assert_eq!(walked.left_out, [(LeftOut::Ignored, 7)].into());
        assert_eq!(tree.walk(|walk| walk.ignore_files = false).files.len(), 16);
    }

    #[test]
    fn a_repository_begins_anew() {
        let tree = Tree::new(&[
            (".gitignore", "outside.php\n"),
            ("repo/.git/HEAD", ""),
            ("repo/.git/info/exclude", "excluded.php\n"),
            ("repo/.gitignore", "sub/ignored.php\n"),
            ("repo/outside.php", ""),
            ("repo/excluded.php", ""),
            ("repo/sub/ignored.php", ""),
            ("repo/sub/taken.php", ""),
            ("linked/.git", "gitdir: ../repo/.git/worktrees/linked\n"),
            ("repo/.git/worktrees/linked/commondir", "../..\n"),
            ("linked/excluded.php", ""),
            ("linked/taken.php", ""),
        ]);
        let taken = |walked: &Walked| {
            paths(walked).into_iter().filter(|path| path.ends_with(".php")).map(String::from).collect::<Vec<_>>()
        };
        assert_eq!(taken(&tree.walk(|_| {})), ["linked/taken.php", "repo/outside.php", "repo/sub/taken.php"]);
        // What lies above the directory that is walked counts as far as the repository goes.
        let walked = tree.walk(|walk| walk.paths = vec!["repo/sub".into()]);
        assert_eq!(taken(&walked), ["repo/sub/taken.php"]);
    }

    #[test]
    fn what_is_named_is_taken() {
        let tree = Tree::new(&[
            (".git/HEAD", ""),
            (".gitignore", "build/\n*.gen.php\n"),
            ("build/out/a.php", ""),
            ("vendor/acme/b.php", ""),
            ("vendor/acme/vendor/c.php", ""),
            ("x.gen.php", ""),
            ("composer.lock", ""),
        ]);
        assert_eq!(paths(&tree.walk(|_| {})), [".gitignore"]);
        let named = ["build/out", "./vendor", "x.gen.php", "composer.lock", "x.gen.php"];
        let walked = tree.walk(|walk| walk.paths = named.map(PathBuf::from).into());
        assert_eq!(paths(&walked), ["build/out/a.php", "composer.lock", "vendor/acme/b.php", "x.gen.php"]);
        let absolute = tree.walk(|walk| walk.paths = vec![walk.base.join("build")]);
        assert_eq!(paths(&absolute), ["build/out/a.php"]);
        let missing = walk(&Walk { paths: vec!["nowhere".into()], ..Walk::new(tree.0.path()) }, || (), |(), _, _| {});
        assert!(missing.unwrap_err().to_string().contains("nowhere"));
    }

    #[test]
    fn what_others_wrote_is_left_out_and_counted() {
        let tree = Tree::new(&[
            ("vendor/a.php", ""),
            ("web/node_modules/b.js", ""),
            ("my-env/pyvenv.cfg", ""),
            ("my-env/lib/c.py", ""),
            ("target/CACHEDIR.TAG", ""),
            ("target/d.rs", ""),
            ("app.min.js", ""),
            ("package-lock.json", ""),
            ("logo.PNG", ""),
            ("Vendor/e.php", "a namespace"),
            ("targets/f.py", ""),
        ]);
        let walked = tree.walk(|_| {});
        assert_eq!(paths(&walked), ["Vendor/e.php", "targets/f.py"]);
        assert_eq!(walked.left_out, [(LeftOut::Vendored, 3), (LeftOut::Generated, 3), (LeftOut::Binary, 1)].into());
        assert_eq!(tree.walk(|walk| walk.own_only = false).files.len(), 10);
    }

    #[test]
    fn any_number_of_threads_finds_the_same() {
        let many: Vec<String> =
            (0..1000).map(|i| format!("{}/{}/{i}.php", i % 7, i % 5)).chain((0..300).map(|i| format!("flat/{i}.py"))).collect();
        let tree = Tree::new(&many.iter().map(|path| (path.as_str(), "")).collect::<Vec<_>>());
        let one = tree.walk(|walk| walk.threads = 1);
        assert_eq!(one.files.len(), 1300);
        for threads in [2, 5] {
            assert_eq!(tree.walk(|walk| walk.threads = threads).files, one.files);
        }
    }

    #[cfg(unix)]
    #[test]
    fn links_pipes_and_strange_names() {
        use std::os::unix::ffi::OsStrExt;
        let tree = Tree::new(&[("real/a.php", "")]);
        let root = tree.0.path();
        std::os::unix::fs::symlink(root, root.join("real/loop")).unwrap();
        std::os::unix::fs::symlink(root.join("real/a.php"), root.join("link.php")).unwrap();
        assert!(std::process::Command::new("mkfifo").arg(root.join("pipe")).status().unwrap().success());
        fs::create_dir(root.join(OsStr::from_bytes(b"caf\xe9"))).unwrap();
        fs::write(root.join(OsStr::from_bytes(b"caf\xe9/b.php")), "").unwrap();
        let walked = tree.walk(|_| {});
        assert_eq!(paths(&walked), ["caf\u{fffd}/b.php", "real/a.php"]);
        assert_eq!(walked.left_out, [(LeftOut::Symlink, 2), (LeftOut::Special, 1)].into());
    }

    #[cfg(unix)]
    #[test]
    fn a_directory_that_cannot_be_read_is_said() {
        use std::os::unix::fs::PermissionsExt;
        let tree = Tree::new(&[("locked/a.php", ""), ("open/b.php", "")]);
        let locked = tree.0.path().join("locked");
        fs::set_permissions(&locked, fs::Permissions::from_mode(0o000)).unwrap();
        let readable = fs::read_dir(&locked).is_ok();
        let walked = tree.walk(|_| {});
        fs::set_permissions(&locked, fs::Permissions::from_mode(0o755)).unwrap();
        // Root may read everything.
        if !readable {
            assert_eq!(paths(&walked), ["open/b.php"]);
            assert_eq!(walked.incomplete.len(), 1);
            assert_eq!(walked.incomplete[0].path, "locked");
        }
    }

    #[test]
    fn binary_extensions_are_sorted() {
        assert!(BINARY.is_sorted());
    }
}
