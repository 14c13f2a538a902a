//! The fast way through a tree: every file is read once, while the tree is still being walked, and only those that hold one
//! of a few literals are kept. Later rounds look through the same files for other literals.
//!
//! What runs for every file allocates nothing: one buffer a thread, names before opening, first bytes before searching.

use std::fs::File;
use std::io::{self, Read, Seek};
use std::path::Path;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use aho_corasick::packed::Searcher;
use memchr::memmem::Finder;
use regex::bytes::{Regex, RegexBuilder};

use super::SourceFile;
use crate::project::walk::{Entry, Incomplete, LeftOut, NoSuchPath, Walk, Walked, thread_count, walk};

/// Larger files are searched, but not kept, in bytes.
pub const MAX_FILE_SIZE: u64 = 8 << 20;

/// What is read at once, in bytes. Most source files are smaller.
const BUFFER_SIZE: usize = 128 << 10;

/// A file with a zero byte among its first so many bytes is no text.
const BINARY_CHECK: usize = 8 << 10;

/// What is searched for; case counts.
#[derive(Debug)]
pub struct Literals {
    texts: Vec<String>,
    bytes: Finders,
    /// The anchors, and behind them the marks: [`Literals::marking`].
    marks: Option<Searcher>,
    /// The same in files with a byte order mark of UTF-16, of which there are few.
    little_endian: OnceLock<Finders>,
    big_endian: OnceLock<Finders>,
}

#[derive(Debug)]
struct Finders {
    anchors: Vec<Anchor>,
    together: Together,
    /// The length of the longest literal, in bytes.
    longest: usize,
}

/// Text that several literals have in common: a pass for each of those costs more than one pass and a look around.
#[derive(Debug)]
struct Anchor {
    finder: Finder<'static>,
    /// With the place of the anchor in each.
    literals: Vec<(usize, Vec<u8>)>,
}

/// What is found in one pass, where that is faster than a pass for each.
#[derive(Debug)]
enum Together {
    Nothing,
    Anchors(Searcher),
    Literals(Regex),
}

impl Literals {
    pub fn new<S: AsRef<str>>(literals: impl IntoIterator<Item = S>) -> Self {
        let texts: Vec<String> = literals.into_iter().map(|literal| literal.as_ref().to_owned()).collect();
        let texts: Vec<String> = texts.into_iter().filter(|text| !text.is_empty()).collect();
        let bytes = Finders::new(texts.iter().map(|text| text.as_bytes().to_vec()).collect());
        Self { texts, bytes, marks: None, little_endian: OnceLock::new(), big_endian: OnceLock::new() }
    }

    /// The same, which can tell in one pass whether any of the marks is in a file, too.
    pub fn marking(mut self, marks: &[&str]) -> Self {
        let marks: Vec<&[u8]> = marks.iter().map(|mark| mark.as_bytes()).collect();
        let anchors: Vec<&[u8]> = self.bytes.anchors.iter().map(|anchor| anchor.finder.needle()).collect();
        // After the first mark nothing is searched so; but an anchor that a mark begins in could hide it.
        let apart = anchors.iter().all(|anchor| marks.iter().all(|mark| !ends_in(anchor, mark) && !has(anchor, mark)));
        if matches!(self.bytes.together, Together::Anchors(_)) && apart {
            self.marks = Searcher::new(anchors.iter().chain(&marks));
        }
        self
    }

    /// Whether it does so: marks that have too much in common with the literals are not looked for.
    #[cfg(test)]
    pub(crate) fn tells_marks(&self) -> bool {
        self.marks.is_some()
    }

    /// Whether any literal is in the bytes, of which there are no others before, and whether any mark; `None` if that has to be
    /// told in another way.
    fn look(&self, finders: &Finders, bytes: &[u8]) -> (bool, Option<bool>) {
        let Some(searcher) = self.marks.as_ref().filter(|_| std::ptr::eq(finders, &self.bytes)) else {
            return (finders.found(bytes), None);
        };
        for found in searcher.find_iter(bytes) {
            match finders.anchors.get(found.pattern().as_usize()) {
                Some(anchor) if anchor.is_part(bytes, found.start()) => return (true, None),
                Some(_) => {}
                // What follows is searched for the literals alone, of which one may have begun already.
                None => return (finders.found(&bytes[found.start().saturating_sub(finders.longest)..]), Some(true)),
            }
        }
        (false, Some(false))
    }

    fn utf16(&self, to_bytes: fn(u16) -> [u8; 2]) -> Finders {
        Finders::new(self.texts.iter().map(|text| text.encode_utf16().flat_map(to_bytes).collect()).collect())
    }

    /// Whether any of them is in a file of these bytes.
    pub fn are_in(&self, bytes: &[u8]) -> bool {
        self.finders(bytes).is_some_and(|finders| finders.found(bytes))
    }

    /// For a file that begins with `head`; `None` for a file that is no text.
    fn finders(&self, head: &[u8]) -> Option<&Finders> {
        match head {
            [0xFF, 0xFE, ..] => Some(self.little_endian.get_or_init(|| self.utf16(u16::to_le_bytes))),
            [0xFE, 0xFF, ..] => Some(self.big_endian.get_or_init(|| self.utf16(u16::to_be_bytes))),
            _ if memchr::memchr(0, &head[..head.len().min(BINARY_CHECK)]).is_some() => None,
            _ => Some(&self.bytes),
        }
    }
}

impl Finders {
    fn new(literals: Vec<Vec<u8>>) -> Self {
        let longest = literals.iter().map(Vec::len).max().unwrap_or(0);
        let mut anchors = anchors(literals.clone(), |left, _| common_part(left).unwrap_or_else(|| left[0].clone()));
        let mut together = Together::Nothing;
        if anchors.len() > MANY {
            if anchors.len() <= FEW {
                anchors = self::anchors(literals, |left, others| rare_part(&left[0], others));
            }
            together = Together::new(&anchors);
        }
        Self { anchors, together, longest }
    }

    fn found(&self, bytes: &[u8]) -> bool {
        match &self.together {
            Together::Nothing => {
                self.anchors.iter().any(|anchor| anchor.finder.find_iter(bytes).any(|at| anchor.is_part(bytes, at)))
            }
            Together::Anchors(searcher) => searcher.find_iter(bytes).any(|found| {
                let anchor = self.anchors.get(found.pattern().as_usize());
                anchor.is_some_and(|anchor| anchor.is_part(bytes, found.start()))
            }),
            Together::Literals(regex) => regex.is_match(bytes),
        }
    }
}

/// What to look for so that all literals are found; `next` gives a part of one of those that are left, of which there is one.
fn anchors(mut literals: Vec<Vec<u8>>, next: fn(&[Vec<u8>], &[Anchor]) -> Vec<u8>) -> Vec<Anchor> {
    let mut anchors = Vec::new();
    while !literals.is_empty() {
        let anchor = next(&literals, &anchors);
        let finder = Finder::new(&anchor).into_owned();
        let (with, without): (Vec<_>, Vec<_>) =
            literals.into_iter().map(|literal| (finder.find(&literal), literal)).partition(|(at, _)| at.is_some());
        literals = without.into_iter().map(|(_, literal)| literal).collect();
        let with = with.into_iter().filter_map(|(at, literal)| Some((at?, literal))).collect();
        anchors.push(Anchor { finder, literals: with });
    }
    anchors
}

impl Anchor {
    /// Whether one of its literals is around the anchor that begins at `at`.
    fn is_part(&self, bytes: &[u8], at: usize) -> bool {
        let mut literals = self.literals.iter();
        literals.any(|(offset, literal)| at.checked_sub(*offset).is_some_and(|start| bytes[start..].starts_with(literal)))
    }
}

/// Of more literals than this, no parts in common are looked for.
const FEW: usize = 32;

/// Measured: one pass for a few literals costs as much as four for one.
const MANY: usize = 6;

impl Together {
    fn new(anchors: &[Anchor]) -> Self {
        let needles: Vec<&[u8]> = anchors.iter().map(|anchor| anchor.finder.needle()).collect();
        // Matches don't overlap, so that an anchor that overlaps another could hide it.
        let apart = |one: &&[u8]| needles.iter().all(|other| !overlap(one, other));
        let literals = anchors.iter().flat_map(|anchor| &anchor.literals).map(|(_, literal)| &literal[..]);
        let searcher = if needles.len() <= FEW && needles.iter().all(apart) { Searcher::new(&needles) } else { None };
        match searcher {
            Some(searcher) => Self::Anchors(searcher),
            None => any_of(literals).map_or(Self::Nothing, Self::Literals),
        }
    }
}

/// Matches where any of them is; as bytes, which may be halves of UTF-16.
fn any_of<'l>(literals: impl Iterator<Item = &'l [u8]>) -> Option<Regex> {
    let escaped = literals.map(|literal| literal.iter().map(|byte| format!("\\x{byte:02x}")).collect::<String>());
    RegexBuilder::new(&escaped.collect::<Vec<_>>().join("|")).unicode(false).build().ok()
}

/// The part of a certain length that most of the literals share; `None` if no two share one.
fn common_part(literals: &[Vec<u8>]) -> Option<Vec<u8>> {
    /// Shorter ones would be found all over.
    const LENGTH: usize = 7;
    // What is searched for in later rounds are many names without likeness.
    if literals.len() > FEW {
        return None;
    }
    let shared = |part: &[u8]| literals.iter().filter(|literal| literal.windows(LENGTH).any(|other| other == part)).count();
    // Matches don't overlap, so that a part that overlaps itself could hide a literal.
    let parts = literals
        .iter()
        .flat_map(|literal| literal.windows(LENGTH))
        .filter(|part| (1..LENGTH).all(|at| !part.starts_with(&part[at..])));
    // The first of the best.
    let best = parts.map(|part| (shared(part), part)).reduce(|best, next| if next.0 > best.0 { next } else { best });
    best.filter(|(count, _)| *count > 1).map(|(_, part)| part.to_vec())
}

/// Whether an occurrence of one may share bytes with one of the other, or with another of its own.
fn overlap(one: &[u8], other: &[u8]) -> bool {
    ends_in(one, other) || ends_in(other, one) || one != other && (has(one, other) || has(other, one))
}

/// Whether a part of one at its end is what the other begins with.
fn ends_in(one: &[u8], other: &[u8]) -> bool {
    (1..one.len()).any(|at| other.starts_with(&one[at..]))
}

fn has(one: &[u8], other: &[u8]) -> bool {
    Finder::new(other).find(one).is_some()
}

/// The part of the literal that is likely the rarest in files: what is found in one pass is told apart by its first four bytes,
/// and each that looks right costs a closer look.
fn rare_part(literal: &[u8], others: &[Anchor]) -> Vec<u8> {
    const LENGTH: usize = 4;
    let common = |part: &&[u8]| -> u32 {
        let of = |byte: &u8| match byte {
            b'a' | b'e' | b'i' | b'n' | b'o' | b'r' | b's' | b't' | b' ' => 3,
            b'a'..=b'z' | b'_' | b'.' => 2,
            _ => 1,
        };
        part.iter().map(of).sum()
    };
    let apart = |part: &&[u8]| !overlap(part, part) && !others.iter().any(|anchor| overlap(part, anchor.finder.needle()));
    let rarest = literal.windows(LENGTH).rev().filter(apart).min_by_key(common);
    rarest.unwrap_or(literal).to_vec()
}

/// What to do with a file, by its path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Want {
    /// It is not even opened.
    Skip,
    /// It is kept if it holds one of the literals.
    IfFound,
    Always,
}

/// A tree that was walked, and is still there to be searched.
#[derive(Debug)]
pub struct Scanner {
    walk: Walk,
    pub walked: Walked,
    /// How many files the first scan read.
    pub files_read: usize,
}

impl Scanner {
    /// Walks and searches at once. The files that are kept are in the order of their paths; of others, what `note` makes
    /// of their path and bytes is kept, where they are read at once. It is told whether a mark is in those that `marked` says.
    pub fn start(
        what: Walk,
        literals: &Literals,
        want: impl Fn(&str) -> Want + Sync,
        marked: impl Fn(&str) -> bool + Sync,
        note: impl Fn(&str, &[u8], Option<bool>) -> Option<[u64; 4]> + Sync,
    ) -> Result<(Self, Vec<SourceFile>), NoSuchPath> {
        let visit = |reader: &mut Reader, entry: &mut Entry, disk: &Path| {
            reader.marks = marked(&entry.path).then_some(false);
            reader.visit(&entry.path, disk, literals, want(&entry.path));
            let whole = std::mem::take(&mut reader.whole);
            entry.notes = if whole > 0 { note(&entry.path, &reader.buffer[..whole], reader.marks) } else { None };
        };
        let (walked, readers) = walk(&what, Reader::new, visit)?;
        let mut scanner = Self { walk: what, walked, files_read: readers.iter().map(|reader| reader.files_read).sum() };
        let binary: usize = readers.iter().map(|reader| reader.binary).sum();
        if binary > 0 {
            *scanner.walked.left_out.entry(LeftOut::Binary).or_default() += binary;
        }
        let kept = scanner.collect(readers);
        Ok((scanner, kept))
    }

    /// Searches the files that were walked for other literals: those that `literals` gives for a file, if it does.
    /// Of the files that hold one, those that `keep` says are kept.
    pub fn again<'l>(
        &mut self,
        literals: impl Fn(&Entry) -> Option<&'l Literals> + Sync,
        keep: impl Fn(&SourceFile) -> bool + Sync,
    ) -> Vec<SourceFile> {
        const BATCH: usize = 64;
        let files = &self.walked.files;
        let next = AtomicUsize::new(0);
        let run = || {
            let mut reader = Reader::new();
            while let Some(rest) = files.get(next.fetch_add(BATCH, Ordering::Relaxed)..) {
                for entry in &rest[..rest.len().min(BATCH)] {
                    if let Some(literals) = literals(entry) {
                        let known = reader.kept.len();
                        reader.visit(&entry.path, &entry.disk(&self.walk.base), literals, Want::IfFound);
                        if reader.kept.len() > known {
                            reader.kept.pop_if(|file| !keep(file));
                        }
                    }
                }
                if rest.is_empty() {
                    break;
                }
            }
            reader
        };
        let readers = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..thread_count(self.walk.threads)).map(|_| scope.spawn(run)).collect();
            threads.into_iter().map(|thread| thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
        });
        self.collect(readers)
    }

    /// The file at a path, if it was walked.
    pub fn entry(&self, path: &str) -> Option<&Entry> {
        let files = &self.walked.files;
        files.binary_search_by(|entry| entry.path.as_str().cmp(path)).ok().map(|at| &files[at])
    }

    /// One file, by its path, with nothing noted.
    pub fn peek(&self, path: &str) -> Option<SourceFile> {
        let disk = self.entry(path)?.disk(&self.walk.base);
        let mut reader = Reader::new();
        reader.visit(path, &disk, &Literals::new([""; 0]), Want::Always);
        reader.kept.pop()
    }

    /// One file, by its path; `None` if it was not walked or is no text, or can't be read (which is noted).
    pub fn read(&mut self, path: &str) -> Option<SourceFile> {
        let disk = self.entry(path)?.disk(&self.walk.base);
        let mut reader = Reader::new();
        reader.visit(path, &disk, &Literals::new([""; 0]), Want::Always);
        self.collect(vec![reader]).pop()
    }

    fn collect(&mut self, readers: Vec<Reader>) -> Vec<SourceFile> {
        let mut kept = Vec::new();
        let incomplete = &mut self.walked.incomplete;
        for reader in readers {
            kept.extend(reader.kept);
            incomplete.extend(reader.incomplete);
        }
        incomplete.sort();
        incomplete.dedup();
        kept.sort_unstable_by(|left: &SourceFile, right| left.path.cmp(&right.path));
        kept.dedup_by(|left, right| left.path == right.path);
        kept
    }
}

/// What one thread works with, and what it came upon.
struct Reader {
    buffer: Vec<u8>,
    kept: Vec<SourceFile>,
    incomplete: Vec<Incomplete>,
    files_read: usize,
    binary: usize,
    /// How much of the buffer the file has that was visited last, if that is all of it and it was not kept, in bytes.
    whole: usize,
    /// Whether a mark is in that; `None` if that isn't asked, or not known.
    marks: Option<bool>,
}

/// A file that was searched.
enum Searched {
    NotWanted,
    Binary,
    Kept(Vec<u8>),
    TooLarge,
}

impl Reader {
    fn new() -> Self {
        let buffer = vec![0; BUFFER_SIZE];
        Self { buffer, kept: Vec::new(), incomplete: Vec::new(), files_read: 0, binary: 0, whole: 0, marks: None }
    }

    fn visit(&mut self, path: &str, disk: &Path, literals: &Literals, want: Want) {
        if want == Want::Skip {
            return;
        }
        self.files_read += 1;
        let why = match self.search(disk, literals, want) {
            Ok(Searched::NotWanted) => return,
            Ok(Searched::Binary) => {
                self.binary += 1;
                return;
            }
            Ok(Searched::Kept(bytes)) => {
                self.kept.push(SourceFile::new(path, bytes));
                return;
            }
            Ok(Searched::TooLarge) => format!("larger than {} MiB", MAX_FILE_SIZE >> 20),
            Err(error) => format!("cannot be read: {error}"),
        };
        self.incomplete.push(Incomplete { path: path.to_string(), why });
    }

    fn search(&mut self, disk: &Path, literals: &Literals, want: Want) -> io::Result<Searched> {
        let mut file = File::open(disk)?;
        let mut filled = fill(&mut file, &mut self.buffer)?;
        let Some(finders) = literals.finders(&self.buffer[..filled]) else { return Ok(Searched::Binary) };
        let mut found = match self.marks {
            Some(_) => {
                let (found, marked) = literals.look(finders, &self.buffer[..filled]);
                self.marks = marked;
                found
            }
            None => finders.found(&self.buffer[..filled]),
        };
        if filled < self.buffer.len() {
            let keep = found || want == Want::Always;
            self.whole = if keep { 0 } else { filled };
            return Ok(if keep { Searched::Kept(self.buffer[..filled].to_vec()) } else { Searched::NotWanted });
        }
        let mut size = filled as u64;
        while !found {
            // A literal may lie across the border of two reads.
            let overlap = finders.longest.saturating_sub(1).min(filled);
            self.buffer.copy_within(filled - overlap..filled, 0);
            let read = fill(&mut file, &mut self.buffer[overlap..])?;
            if read == 0 {
                break;
            }
            size += read as u64;
            filled = overlap + read;
            found = finders.found(&self.buffer[..filled]);
        }
        if found {
            size = file.metadata()?.len();
        } else if want == Want::IfFound {
            return Ok(Searched::NotWanted);
        }
        if size > MAX_FILE_SIZE {
            // Nothing is missed in a file without a literal.
            return Ok(if found { Searched::TooLarge } else { Searched::NotWanted });
        }
        file.rewind()?;
        let mut bytes = Vec::with_capacity(size as usize);
        file.take(MAX_FILE_SIZE).read_to_end(&mut bytes)?;
        Ok(Searched::Kept(bytes))
    }
}

/// Reads until the buffer is full or the file ends; how much that was, in bytes.
fn fill(file: &mut File, buffer: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while filled < buffer.len() {
        match file.read(&mut buffer[filled..]) {
            Ok(0) => break,
            Ok(read) => {
                filled += read;
                // A regular file gives less than asked for at its end only, which saves asking again; a file system that
                // gives less before that gives whole blocks.
                if read % 512 != 0 {
                    break;
                }
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn scan(files: &[(&str, &[u8])], literals: &[&str], want: impl Fn(&str) -> Want + Sync) -> (Scanner, Vec<SourceFile>) {
        let tree = tempfile::tempdir().unwrap();
        for (path, bytes) in files {
            let path = tree.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        let note = |_: &str, bytes: &[u8], _: Option<bool>| Some([bytes.len() as u64; 4]);
        let (mut scanner, kept) =
            Scanner::start(Walk::new(tree.path()), &Literals::new(literals), &want, |_| false, note).unwrap();
        let (literals, others) = (Literals::new(literals), Literals::new(["no such thing"]));
        for entry in &scanner.walked.files {
            let is_whole = want(&entry.path) != Want::Skip
                && files.iter().any(|(path, bytes)| {
                    *path == entry.path
                        && bytes.len() < BUFFER_SIZE
                        && literals.finders(bytes).is_some()
                        && !literals.are_in(bytes)
                });
            assert!(entry.notes.is_none() || is_whole, "{}", entry.path);
        }
        let again = scanner.again(|entry| (want(&entry.path) == Want::IfFound).then_some(&literals), |_| true);
        let found: Vec<&str> = paths(&kept).into_iter().filter(|path| want(path) == Want::IfFound).collect();
        assert_eq!(paths(&again), found, "a second scan finds the same");
        assert!(scanner.again(|_| Some(&others), |_| true).is_empty());
        assert!(scanner.again(|_| Some(&literals), |_| false).is_empty());
        (scanner, kept)
    }

    fn paths(files: &[SourceFile]) -> Vec<&str> {
        files.iter().map(|file| file.path.as_str()).collect()
    }

    #[test]
    fn only_files_with_a_literal_are_kept() {
        let files: &[(&str, &[u8])] = &[
            ("a.php", b"getenv('PLATFORM_RELATIONSHIPS')"),
            ("b/c.php", b"relationships, platform"),
            ("b/d.js", b"require('platformsh-config')"),
            ("e.txt", b"PLATFORM_RELATIONSHIPS"),
            ("f.php", b""),
            ("g.dat", b"RELATIONSHIPS\0"),
            ("always.yaml", b"x: y"),
        ];
        let (scanner, kept) = scan(files, &["RELATIONSHIPS", "latformsh"], |path| match path {
            "e.txt" => Want::Skip,
            "always.yaml" => Want::Always,
            _ => Want::IfFound,
        });
        assert_eq!(paths(&kept), ["a.php", "always.yaml", "b/d.js"]);
        assert_eq!(scanner.files_read, 6);
        assert_eq!(scanner.walked.files.len(), 7);
        assert_eq!(scanner.walked.left_out[&LeftOut::Binary], 1);
        assert!(scanner.walked.incomplete.is_empty());
    }

    #[test]
    fn literals_with_a_common_part_are_all_found() {
        let literals =
            ["latformsh", "platform_sh", "sh.platform", "relationships -", ":relationships", "latform relationships", "x"];
        let finders = Literals::new(literals).bytes;
        assert_eq!(finders.anchors.len(), 3, "latform, relation, x");
        for literal in literals {
            assert!(finders.found(format!("platform relationship {literal}").as_bytes()), "{literal}");
            assert!(finders.found(literal.as_bytes()), "{literal}");
        }
        assert!(!finders.found(b"platform, relationships, latform_sh, sh.latform, platform sh"));
        let more = ["psh_config", "tunnel:info", "PLATFORM_", "UPSUN_"];
        let together = Literals::new(literals.into_iter().chain(more)).bytes;
        assert!(matches!(together.together, Together::Anchors(_)));
        for literal in literals.into_iter().chain(more) {
            assert!(together.found(format!("platform relationship{literal}").as_bytes()), "{literal}");
        }
        assert!(!together.found(b"platform, relationships, latform_sh, platform sh"));
        let hidden = Literals::new(["abc", "cde", "efg", "ghi", "ijk", "klm", "mno"]).bytes;
        assert!(matches!(hidden.together, Together::Literals(_)) && hidden.found(b"abcde"));
        let overlapping = Literals::new(["aaaaaaab", "caaaaaaa"]).bytes;
        assert!(overlapping.found(b"aaaaaaaaab") && overlapping.found(b"aaacaaaaaaaa"));
    }

    #[test]
    fn marks_are_told_in_the_same_pass() {
        let words = [
            "RELATIONSHIPS",
            "latformsh",
            "psh_config",
            ":relationships",
            "tunnel:info",
            "PLATFORM_",
            "UPSUN_",
            " rel -",
            "12345",
        ];
        let plain = Literals::new(words);
        let marking = Literals::new(words).marking(&["nclude", "obal"]);
        assert!(marking.tells_marks());
        let parts = ["x", "nclude", "obal", "PLATFORM", "_", "psh_", "config", "latform", "sh", " "];
        for at in 0..10_000 {
            let text: String = [at % 10, at / 10 % 10, at / 100 % 10, at / 1000].map(|part| parts[part]).concat();
            let (found, marked) = marking.look(&marking.bytes, text.as_bytes());
            assert_eq!(found, plain.are_in(text.as_bytes()), "{text}");
            let is_marked = text.contains("nclude") || text.contains("obal");
            assert!(marked.map_or(found, |marked| marked == is_marked), "{text}");
        }
        assert!(!Literals::new(["a", "b"]).marking(&["nclude"]).tells_marks());
    }

    #[test]
    fn many_literals_are_found_together() {
        let literals: Vec<String> = (0..100u64).map(|at| format!("{:x}*é(", at.wrapping_mul(0x9E37_79B9_7F4A_7C15))).collect();
        let all = Literals::new(&literals);
        assert!(matches!(all.bytes.together, Together::Anchors(_) | Together::Literals(_)));
        for literal in &literals {
            assert!(all.bytes.found(format!("é{literal}é").as_bytes()));
            assert!(all.utf16(u16::to_le_bytes).found(&literal.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>()));
            assert!(!all.bytes.found(literal.trim_end_matches('(').as_bytes()));
        }
    }

    #[test]
    fn utf16_is_searched_too() {
        let little: Vec<u8> =
            [0xFF, 0xFE].into_iter().chain("$x = 'RELATIONSHIPS';".encode_utf16().flat_map(u16::to_le_bytes)).collect();
        let big: Vec<u8> =
            [0xFE, 0xFF].into_iter().chain("$y = 'RELATIONSHIPS';".encode_utf16().flat_map(u16::to_be_bytes)).collect();
        let other: Vec<u8> = [0xFF, 0xFE].into_iter().chain("nothing".encode_utf16().flat_map(u16::to_le_bytes)).collect();
        let files: &[(&str, &[u8])] = &[("big.php", &big), ("little.php", &little), ("other.php", &other)];
        let (_, kept) = scan(files, &["RELATIONSHIPS"], |_| Want::IfFound);
        assert_eq!(paths(&kept), ["big.php", "little.php"]);
        assert_eq!(&*kept[1].text, "$x = 'RELATIONSHIPS';");
    }

    #[test]
    fn a_literal_across_two_reads_is_found() {
        let literal = "PLATFORM_RELATIONSHIPS";
        let mut files = Vec::new();
        for start in
            [BUFFER_SIZE - literal.len(), BUFFER_SIZE - 10, BUFFER_SIZE - 1, BUFFER_SIZE, 2 * BUFFER_SIZE - 30, 3 * BUFFER_SIZE]
        {
            let mut text = vec![b'x'; start];
            text.extend_from_slice(literal.as_bytes());
            text.resize(text.len() + start % 7, b'y');
            files.push((format!("{start}.js"), text));
        }
        files.push(("none.js".into(), vec![b'x'; 5 * BUFFER_SIZE]));
        let files: Vec<(&str, &[u8])> = files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())).collect();
        let (_, kept) = scan(&files, &[literal, "x_RELATION_"], |_| Want::IfFound);
        assert_eq!(kept.len(), files.len() - 1);
        for file in &kept {
            let original = files.iter().find(|(path, _)| *path == file.path).unwrap().1;
            assert_eq!(file.text.as_bytes(), original, "kept whole");
        }
    }

    #[test]
    fn what_is_too_large_is_said_if_it_matters() {
        let mut with = vec![b' '; MAX_FILE_SIZE as usize];
        with.extend_from_slice(b"RELATIONSHIPS");
        let without = vec![b' '; MAX_FILE_SIZE as usize + 1];
        let files: &[(&str, &[u8])] = &[("with.js", &with), ("without.js", &without)];
        for want in [Want::IfFound, Want::Always] {
            let (scanner, kept) = scan(files, &["RELATIONSHIPS"], |_| want);
            assert!(kept.is_empty());
            assert_eq!(scanner.walked.incomplete, [Incomplete { path: "with.js".into(), why: "larger than 8 MiB".into() }]);
        }
    }

    #[test]
    fn one_file_by_its_path() {
        let tree = tempfile::tempdir().unwrap();
        fs::write(tree.path().join("composer.json"), "{}").unwrap();
        let (mut scanner, _) =
            Scanner::start(Walk::new(tree.path()), &Literals::new(["x"]), |_| Want::Skip, |_| false, |_, _, _| None).unwrap();
        assert_eq!(&*scanner.read("composer.json").unwrap().text, "{}");
        assert!(scanner.read("package.json").is_none());
    }
}
