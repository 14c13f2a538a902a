//! Files as text: what they are called, how they are encoded, where their lines begin.
//!
//! Everything to the right of this room counts in bytes of [`SourceFile::text`]. For UTF-8 that is the file on disk to the
//! byte; other encodings are turned into UTF-8 on reading, and [`SourceFile::disk_offset`] leads back.

mod encoding;
mod map;
pub mod path;
pub mod scan;

use std::sync::{Arc, OnceLock};

pub use encoding::Encoding;
pub use map::{OffsetMap, Piece};

pub use crate::syntax::ir::Span;

/// The number of a file in [`Files`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileId(pub u32);

/// A span in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    pub file: FileId,
    pub span: Span,
}

/// A place as people and editors count: lines and columns from 1, columns in Unicode characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    pub line: usize,
    pub column: usize,
}

#[derive(Debug)]
pub struct SourceFile {
    /// Relative to the PATH that was given, with `/`.
    pub path: String,
    /// As UTF-8, byte order mark and line ends as they are.
    pub text: Arc<str>,
    pub encoding: Encoding,
    lines: OnceLock<Vec<u32>>,
}

impl SourceFile {
    /// Never fails: bytes that belong to no known encoding become `?`, one for one, so that offsets stay true.
    pub fn new(path: impl Into<String>, bytes: Vec<u8>) -> Self {
        let (text, encoding) = encoding::decode(bytes);
        Self { path: path.into(), text: text.into(), encoding, lines: OnceLock::new() }
    }

    /// The byte offset at which each line begins.
    pub fn line_starts(&self) -> &[u32] {
        self.lines.get_or_init(|| {
            let ends = memchr::memchr_iter(b'\n', self.text.as_bytes());
            std::iter::once(0).chain(ends.map(|at| at as u32 + 1)).collect()
        })
    }

    /// The line, counted from 0, that the byte `offset` is on.
    pub fn line_of(&self, offset: usize) -> usize {
        self.line_starts().partition_point(|&start| start as usize <= offset) - 1
    }

    /// The byte range of a line counted from 0, without its line end.
    pub fn line_range(&self, line: usize) -> std::ops::Range<usize> {
        let starts = self.line_starts();
        let start = starts[line] as usize;
        let end = starts.get(line + 1).map_or(self.text.len(), |&next| next as usize);
        start..start + self.text[start..end].trim_end_matches(['\n', '\r']).len()
    }

    pub fn position(&self, offset: usize) -> Position {
        let offset = self.text.floor_char_boundary(offset.min(self.text.len()));
        let line = self.line_of(offset);
        let start = self.line_starts()[line] as usize;
        // A byte order mark is no character of the first line.
        let column = self.text[start..offset].trim_start_matches('\u{feff}').chars().count() + 1;
        Position { line: line + 1, column }
    }

    /// Where the byte `offset` of the text lies in the file on disk.
    pub fn disk_offset(&self, offset: usize) -> usize {
        self.encoding.disk_offset(&self.text, offset)
    }

    /// The text at `span`; empty where the span is none of this file.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }
}

/// Every file that was kept, in the order of its number.
#[derive(Debug, Default)]
pub struct Files {
    files: Vec<Arc<SourceFile>>,
}

impl Files {
    pub fn add(&mut self, file: SourceFile) -> FileId {
        self.files.push(Arc::new(file));
        FileId(self.files.len() as u32 - 1)
    }
    pub fn get(&self, id: FileId) -> &Arc<SourceFile> {
        &self.files[id.0 as usize]
    }
    /// Gives every file another path.
    pub fn rename(&mut self, path: impl Fn(&str) -> String) {
        for file in &mut self.files {
            let renamed = path(&file.path);
            match Arc::get_mut(file) {
                Some(file) => file.path = renamed,
                None => {
                    let (text, encoding) = (file.text.clone(), file.encoding);
                    *file = Arc::new(SourceFile { path: renamed, text, encoding, lines: OnceLock::new() });
                }
            }
        }
    }
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &Arc<SourceFile>)> {
        self.files.iter().enumerate().map(|(id, file)| (FileId(id as u32), file))
    }
}
