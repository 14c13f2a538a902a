//! Which files there are. Ignore files are honoured, what others wrote or what a machine made is left out and counted, and
//! what can't be looked into is said.
//!
//! Several threads share the work: one that has nothing to do is given the next directory that another comes upon. Files go
//! to the caller's `visit` at once, so that listing and reading overlap. The result is the same for any number of threads.

use std::borrow::Cow;
use std::collections::{BTreeMap, VecDeque};
use std::io;
use std::path::{Component, MAIN_SEPARATOR, Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
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
    /// What the visitor noted of the file.
    pub notes: Option<[u64; 4]>,
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

/// Walks, and gives each file to `visit` soon after it is found, with the path to open it by. Each thread has a `W` of its
/// own; they are returned in no particular order.
pub fn walk<W: Send>(
    walk: &Walk,
    worker: impl Fn() -> W + Sync,
    visit: impl Fn(&mut W, &mut Entry, &Path) + Sync,
) -> Result<(Walked, Vec<W>), NoSuchPath> {
    let threads = thread_count(walk.threads);
    let queue = Queue::new(walk.starts()?, threads);
    let run = || {
        let mut walker = Walker { walk, queue: &queue, visit: &visit, state: worker(), found: Walked::default() };
        while let Some((job, _busy)) = queue.take() {
            match job {
                Job::Directory(directory) => walker.directory(&directory),
                Job::Files(files) => walker.files(files),
            }
        }
        // What each thread has sorted is soon put together.
        walker.found.files.sort();
        (walker.found, walker.state)
    };
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
    // The stable sort makes use of the order that is there.
    all.files.sort();
    all.files.dedup();
    all.incomplete.sort();
    all.incomplete.dedup();
    Ok((all, states))
}

/// Files are visited, or handed to another thread, in runs of this many.
const BATCH: usize = 64;

/// How many threads `asked` means.
pub fn thread_count(asked: usize) -> usize {
    if asked == 0 { std::thread::available_parallelism().map_or(1, usize::from) } else { asked }
}

impl Walk {
    fn starts(&self) -> Result<Vec<Job>, NoSuchPath> {
        let whole = [PathBuf::new()];
        let paths = if self.paths.is_empty() { &whole[..] } else { &self.paths };
        let mut named: Vec<PathBuf> = paths.iter().map(|path| shown(path, &self.base)).collect();
        named.sort();
        named.dedup();
        named.iter().map(|path| self.start(path)).collect()
    }

    /// Whether `found`, as it is shown, is one of the paths.
    fn names(&self, found: &str) -> bool {
        self.paths.iter().any(|path| shown(path, &self.base) == Path::new(found))
    }

    fn start(&self, path: &Path) -> Result<Job, NoSuchPath> {
        let mut given = self.base.join(path);
        if given.as_os_str().is_empty() {
            given.push(".");
        }
        let failed = |source| NoSuchPath { path: given.clone(), source };
        let canonical = given.canonicalize().map_err(failed)?;
        let kind = canonical.metadata().map_err(failed)?;
        let shown = shown(path, &self.base);
        let exact = shown.to_str().is_some();
        if kind.is_file() {
            let entry = Entry { path: lossy(&shown), disk: (!exact).then(|| given.clone().into()), notes: None };
            return Ok(Job::Files(vec![(entry, given)]));
        }
        if !kind.is_dir() {
            return Err(failed(io::Error::other("neither a file nor a directory")));
        }
        let rules = if self.ignore_files { Rules::above(&canonical) } else { None };
        // The path as given is shorter, which makes every opening cheaper; but rules from above match the whole.
        let disk = if rules.is_some() { canonical } else { given };
        Ok(Job::Directory(Directory { disk, shown: lossy(&shown), exact, rules, named: true }))
    }
}

/// `path` as people are shown it: below `base` where it is, without `.`.
fn shown(path: &Path, base: &Path) -> PathBuf {
    let path = path.strip_prefix(base).unwrap_or(path);
    path.components().filter(|component| *component != Component::CurDir).collect()
}

fn lossy(path: &Path) -> String {
    let text = path.to_string_lossy();
    if MAIN_SEPARATOR == '/' { text.into_owned() } else { text.replace(MAIN_SEPARATOR, "/") }
}

/// What the threads share: jobs to be done, the oldest first, since those are the largest.
struct Queue {
    state: Mutex<State>,
    changed: Condvar,
    /// Whether there should be more jobs, so that no thread has to wait for its next.
    hungry: AtomicBool,
    threads: usize,
}

struct State {
    jobs: VecDeque<Job>,
    /// How many threads are at work, and may still give jobs.
    busy: usize,
}

enum Job {
    Directory(Directory),
    Files(Vec<(Entry, PathBuf)>),
}

/// As long as this lives, also in a panic, its thread may give jobs.
struct Busy<'a>(&'a Queue);

impl Queue {
    fn new(jobs: Vec<Job>, threads: usize) -> Self {
        let state = State { jobs: jobs.into(), busy: 0 };
        Self { state: Mutex::new(state), changed: Condvar::new(), hungry: AtomicBool::new(threads > 1), threads }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for a job; `None` when there will be none.
    fn take(&self) -> Option<(Job, Busy<'_>)> {
        let mut state = self.lock();
        loop {
            if let Some(job) = state.jobs.pop_front() {
                state.busy += 1;
                self.look(&state);
                return Some((job, Busy(self)));
            }
            if state.busy == 0 {
                return None;
            }
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn give(&self, job: Job) {
        let mut state = self.lock();
        state.jobs.push_back(job);
        self.look(&state);
        self.changed.notify_one();
    }

    fn look(&self, state: &State) {
        self.hungry.store(self.threads > 1 && state.jobs.len() < self.threads, Ordering::Relaxed);
    }
}

impl Drop for Busy<'_> {
    fn drop(&mut self) {
        let mut state = self.0.lock();
        state.busy -= 1;
        if state.busy == 0 {
            self.0.changed.notify_all();
        }
    }
}

/// One to be walked.
struct Directory {
    disk: PathBuf,
    /// As [`Entry::path`].
    shown: String,
    /// Whether `shown` leads to it.
    exact: bool,
    /// From the directories above.
    rules: Option<Arc<Rules>>,
    /// By the user, not found on the way.
    named: bool,
}

impl Directory {
    /// What an entry below it is called, and whether to the letter.
    fn below(&self, path: &Path) -> (String, bool) {
        let disk = self.disk.as_os_str().as_encoded_bytes();
        let start = disk.len() + usize::from(!disk.ends_with(&[SEPARATOR]));
        let rest = path.as_os_str().as_encoded_bytes().get(start..).unwrap_or_default();
        let name = std::str::from_utf8(rest).map_or_else(|_| String::from_utf8_lossy(rest), Cow::Borrowed);
        let exact = self.exact && matches!(name, Cow::Borrowed(_));
        let name = if SEPARATOR == b'/' { name } else { Cow::Owned(name.replace(MAIN_SEPARATOR, "/")) };
        let name = match (self.shown.as_str(), &*name) {
            ("", _) => name.into_owned(),
            (shown, "") => shown.to_string(),
            (shown, name) => [shown, "/", name].concat(),
        };
        (name, exact)
    }
}

const SEPARATOR: u8 = MAIN_SEPARATOR as u8;

/// The last part of a path, in bytes; unlike `file_name`, without parsing the rest.
fn name_of(entry: &DirEntry) -> &[u8] {
    let path = entry.path().as_os_str().as_encoded_bytes();
    &path[memchr::memrchr(SEPARATOR, path).map_or(0, |at| at + 1)..]
}

/// What decides over a directory comes before all else in it.
fn rank(entry: &DirEntry) -> u8 {
    // Most names are told from these by how they end.
    if !matches!(entry.path().as_os_str().as_encoded_bytes().last(), Some(b'G' | b'g' | b't' | b'e')) {
        return 3;
    }
    match name_of(entry) {
        b"CACHEDIR.TAG" | b"pyvenv.cfg" => 0,
        b".git" => 1,
        b".gitignore" | b".ignore" => 2,
        _ => 3,
    }
}

/// One thread at work.
struct Walker<'a, W, V> {
    walk: &'a Walk,
    queue: &'a Queue,
    visit: &'a V,
    state: W,
    found: Walked,
}

impl<W, V: Fn(&mut W, &mut Entry, &Path)> Walker<'_, W, V> {
    fn files(&mut self, files: Vec<(Entry, PathBuf)>) {
        for (mut entry, disk) in files {
            (self.visit)(&mut self.state, &mut entry, &disk);
            self.found.files.push(entry);
        }
    }

    fn leave_out(&mut self, reason: LeftOut) {
        *self.found.left_out.entry(reason).or_default() += 1;
    }

    fn directory(&mut self, start: &Directory) {
        // The rules that hold in the directory at each depth.
        let mut rules = vec![start.rules.clone()];
        let mut files = Vec::new();
        let order = |left: &DirEntry, right: &DirEntry| {
            // In one directory, what comes before the names is the same.
            rank(left).cmp(&rank(right)).then_with(|| left.path().as_os_str().cmp(right.path().as_os_str()))
        };
        let mut tree = WalkDir::new(&start.disk).min_depth(1).sort_by(order).into_iter();
        while let Some(entry) = tree.next() {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    let why = error.io_error().map_or_else(|| error.to_string(), ToString::to_string);
                    let (path, _) = start.below(error.path().unwrap_or(&start.disk));
                    let path = if path.is_empty() { ".".into() } else { path };
                    self.found.incomplete.push(Incomplete { path, why: format!("cannot be listed: {why}") });
                    continue;
                }
            };
            let depth = entry.depth();
            rules.truncate(depth);
            let kind = entry.file_type();
            let name = name_of(&entry);
            if let Some(here) = rules.last_mut() {
                if kind.is_file() && self.walk.own_only && !(start.named && depth == 1) {
                    let reason = match name {
                        b"pyvenv.cfg" => Some(LeftOut::Vendored),
                        // https://bford.info/cachedir/
                        b"CACHEDIR.TAG" => Some(LeftOut::Generated),
                        _ => None,
                    };
                    if let Some(reason) = reason {
                        self.leave_out(reason);
                        tree.skip_current_dir();
                        continue;
                    }
                }
                if self.walk.ignore_files
                    && (kind.is_file() || name == b".git")
                    && let Some(source) = RuleSource::named(name)
                {
                    let (read, unreadable) = Rules::read(here.take(), source, entry.path());
                    *here = read;
                    let incomplete =
                        |why| Incomplete { path: start.below(entry.path()).0, why: format!("cannot be read: {why}") };
                    self.found.incomplete.extend(unreadable.map(incomplete));
                }
            }
            if VERSION_CONTROL.contains(&name) {
                if kind.is_dir() {
                    tree.skip_current_dir();
                }
                continue;
            }
            if self.walk.paths.len() > 1 && self.walk.names(&start.below(entry.path()).0) {
                // A start of its own.
                if kind.is_dir() {
                    tree.skip_current_dir();
                }
                continue;
            }
            let text = std::str::from_utf8(name).unwrap_or_default();
            let left_out = if kind.is_dir() {
                directory_left_out(text).filter(|_| self.walk.own_only)
            } else if kind.is_file() {
                file_left_out(text).filter(|reason| self.walk.own_only || *reason == LeftOut::Binary)
            } else {
                Some(if kind.is_symlink() { LeftOut::Symlink } else { LeftOut::Special })
            };
            let here = rules.last().and_then(Option::as_ref);
            let ignored = || Rules::ignored(here, entry.path(), kind.is_dir()).then_some(LeftOut::Ignored);
            if let Some(reason) = left_out.or_else(ignored) {
                self.leave_out(reason);
                if kind.is_dir() {
                    tree.skip_current_dir();
                }
            } else if !kind.is_dir() {
                let (path, exact) = start.below(entry.path());
                let disk = entry.into_path();
                files.push((Entry { path, disk: (!exact).then(|| disk.clone().into()), notes: None }, disk));
                if files.len() == BATCH {
                    let batch = std::mem::take(&mut files);
                    if self.queue.hungry.load(Ordering::Relaxed) { self.queue.give(Job::Files(batch)) } else { self.files(batch) }
                }
            } else if self.queue.hungry.load(Ordering::Relaxed) {
                let (shown, exact) = start.below(entry.path());
                let rules = here.cloned();
                self.queue.give(Job::Directory(Directory { disk: entry.into_path(), shown, exact, rules, named: false }));
                tree.skip_current_dir();
            } else {
                let here = here.cloned();
                rules.push(here);
            }
        }
        self.files(files);
    }
}

/// The lines of an ignore file, and the rules outside of them.
struct Rules {
    above: Option<Arc<Self>>,
    source: RuleSource,
    lines: Gitignore,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum RuleSource {
    /// `.ignore`, which wins over everything that git reads.
    Ignore,
    /// `.gitignore`
    Git,
    /// `.git/info/exclude`, also where there is none: git looks no further up.
    Repository,
}

impl RuleSource {
    fn named(name: &[u8]) -> Option<Self> {
        match name {
            b".git" => Some(Self::Repository),
            b".gitignore" => Some(Self::Git),
            b".ignore" => Some(Self::Ignore),
            _ => None,
        }
    }
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
            for (name, source) in
                [(".git", RuleSource::Repository), (".gitignore", RuleSource::Git), (".ignore", RuleSource::Ignore)]
            {
                let path = at.parent()?.join(name);
                if path.exists() {
                    (rules, _) = Self::read(rules, source, &path);
                }
            }
            if Self::ignored(rules.as_ref(), at, true) {
                return None;
            }
        }
        rules
    }

    /// The rules that hold beside `path`, which is such a source, given those outside. Also why it could not be read.
    fn read(above: Option<Arc<Self>>, source: RuleSource, path: &Path) -> (Option<Arc<Self>>, Option<String>) {
        let mut builder = GitignoreBuilder::new(path.parent().unwrap_or(path));
        let file = if source == RuleSource::Repository { exclude_file(path) } else { Some(path.to_path_buf()) };
        // A bad line loses that line; the rest counts, as with git.
        let failed = file.and_then(|file| builder.add(file)).filter(ignore::Error::is_io).map(|error| error.to_string());
        let lines = builder.build().unwrap_or_else(|_| Gitignore::empty());
        let rules = if lines.is_empty() && source != RuleSource::Repository {
            above
        } else {
            Some(Arc::new(Self { above, source, lines }))
        };
        (rules, failed)
    }

    fn ignored(innermost: Option<&Arc<Self>>, path: &Path, directory: bool) -> bool {
        let mut git = None;
        let mut outside = false;
        for rules in std::iter::successors(innermost, |rules| rules.above.as_ref()) {
            if rules.source != RuleSource::Ignore && (outside || git.is_some()) {
                continue;
            }
            let verdict = match rules.lines.matched(path, directory) {
                Match::Ignore(_) => Some(true),
                Match::Whitelist(_) => Some(false),
                Match::None => None,
            };
            match (rules.source, verdict) {
                (RuleSource::Ignore, Some(ignored)) => return ignored,
                (RuleSource::Ignore, None) => {}
                _ => git = verdict,
            }
            outside |= rules.source == RuleSource::Repository;
        }
        git.unwrap_or(false)
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

const VERSION_CONTROL: [&[u8]; 6] = [b".git", b".hg", b".svn", b".jj", b".bzr", b"CVS"];

/// By the name of the directory; those that only their content gives away are seen when they are listed.
fn directory_left_out(name: &str) -> Option<LeftOut> {
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
    if VENDORED.contains(&name) {
        Some(LeftOut::Vendored)
    } else if GENERATED.contains(&name) {
        Some(LeftOut::Generated)
    } else {
        None
    }
}

fn file_left_out(name: &str) -> Option<LeftOut> {
    if LOCK_FILES.contains(&name) {
        return Some(LeftOut::Generated);
    }
    let dot = memchr::memrchr(b'.', name.as_bytes())?;
    let (stem, extension) = (&name[..dot], &name[dot + 1..]);
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
    use std::ffi::OsStr;
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
            let visited = |seen: &mut Vec<String>, entry: &mut Entry, disk: &Path| {
                assert!(disk.is_file());
                assert_eq!(entry.disk(self.0.path()).canonicalize().unwrap(), disk.canonicalize().unwrap());
                seen.push(entry.path.clone());
            };
            let (walked, seen) = walk(&what, Vec::new, visited).unwrap();
            let mut seen = seen.concat();
            seen.sort();
            assert_eq!(seen, paths(&walked), "what is listed is what was visited, once");
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
