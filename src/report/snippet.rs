//! The lines of code around some places, made ready to be shown: long lines cropped around what is marked, nothing in
//! them that a terminal would obey.
//!
//! miette marks parts of a text by byte offsets. The text that it is given here is put together from the few lines that
//! are shown, of one file or several; [`SourceCode::read_span`] tells it under which name and number each line stands in
//! its file.

use std::ops::Range;

use miette::{LabeledSpan, MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};

use super::visible;
use crate::source::{Position, SourceFile};

/// A part of a line to be marked.
pub(super) struct Mark<'a> {
    pub file: &'a SourceFile,
    /// In bytes of the file's text.
    pub range: Range<usize>,
    pub label: String,
    pub primary: bool,
}

/// Lines above and below each marked one.
const CONTEXT: usize = 1;
/// Snippets that are no more than so many lines apart are shown as one.
const GAP: usize = 2;
/// Longer lines, in bytes, are cropped …
const LONG: usize = 180;
/// … to so many bytes before and after each mark, …
const AROUND: usize = 50;
/// … or to their beginning, where nothing in them is marked.
const BEGINNING: usize = 100;
/// What is longer is marked at its beginning only.
const MARK: usize = 100;

/// Text of some lines, and the marks in it.
#[derive(Debug, Default)]
pub(super) struct Snippet {
    text: String,
    lines: Vec<Line>,
    /// Where each mark begins in `text`, and in its file.
    positions: Vec<(usize, Position)>,
    pub labels: Vec<LabeledSpan>,
}

#[derive(Debug)]
struct Line {
    /// In `text`, without the line end.
    range: Range<usize>,
    path: String,
    /// From 0, in its file.
    number: usize,
}

impl Snippet {
    /// Blocks of neighbouring lines stand in the order of their first marks.
    pub(super) fn new(mut marks: Vec<Mark<'_>>, ellipsis: &str) -> Self {
        keep_to_one_line(&mut marks);
        separate(&mut marks);
        let mut snippet = Self::default();
        for block in blocks(&marks) {
            for number in block.lines {
                let on_line = |mark: &&Mark<'_>| std::ptr::eq(mark.file, block.file) && mark.line() == number;
                let on_line: Vec<&Mark<'_>> = marks.iter().filter(on_line).collect();
                snippet.add_line(block.file, number, &on_line, ellipsis);
            }
        }
        snippet
    }

    fn add_line(&mut self, file: &SourceFile, number: usize, marks: &[&Mark<'_>], ellipsis: &str) {
        let line = file.line_range(number);
        let kept = crop(&file.text, line.clone(), marks);
        let start = self.text.len();
        // Where each shown character stands in the file and in the snippet.
        let mut offsets: Vec<(usize, usize)> = Vec::new();
        let mut shown_to = line.start;
        for part in kept {
            if part.start > shown_to {
                self.text.push_str(ellipsis);
            }
            for (at, c) in file.text[part.clone()].char_indices() {
                offsets.push((part.start + at, self.text.len()));
                match visible::stand_in(c) {
                    // A byte order mark is no character of the first line.
                    _ if c == '\u{feff}' && part.start + at == 0 => {}
                    Some(picture) if c != '\t' => self.text.push_str(&picture),
                    _ => self.text.push(c),
                }
            }
            offsets.push((part.end, self.text.len()));
            shown_to = part.end;
        }
        if shown_to < line.end {
            self.text.push_str(ellipsis);
        }
        let shown = |at: usize| {
            let index = offsets.partition_point(|&(real, _)| real <= at).saturating_sub(1);
            offsets.get(index).map_or(start, |&(_, shown)| shown)
        };
        for mark in marks {
            let (from, to) = (shown(mark.range.start), shown(mark.range.end));
            let label = Some(mark.label.clone()).filter(|label| !label.is_empty());
            let span = SourceSpan::from((from, to.saturating_sub(from)));
            self.positions.push((from, file.position(mark.range.start)));
            self.labels.push(if mark.primary {
                LabeledSpan::new_primary_with_span(label, span)
            } else {
                LabeledSpan::new_with_span(label, span)
            });
        }
        let path = visible::one_line(&file.path).into_owned();
        self.lines.push(Line { range: start..self.text.len(), path, number });
        self.text.push('\n');
    }

    fn line_at(&self, offset: usize) -> usize {
        self.lines.partition_point(|line| line.range.start <= offset).saturating_sub(1)
    }
}

/// Neighbouring lines that are shown.
struct Block<'a> {
    file: &'a SourceFile,
    /// From 0.
    lines: Range<usize>,
    /// The first of its marks.
    rank: usize,
}

fn blocks<'a>(marks: &[Mark<'a>]) -> Vec<Block<'a>> {
    let mut blocks: Vec<Block<'a>> = Vec::new();
    for (rank, mark) in marks.iter().enumerate() {
        let last = mark.file.line_starts().len() - 1;
        let mut lines = mark.line().saturating_sub(CONTEXT)..(mark.line() + CONTEXT).min(last) + 1;
        let mut first = rank;
        // What it touches becomes one with it.
        blocks.retain(|other| {
            let near = std::ptr::eq(other.file, mark.file)
                && other.lines.end + GAP >= lines.start
                && lines.end + GAP >= other.lines.start;
            if near {
                lines = lines.start.min(other.lines.start)..lines.end.max(other.lines.end);
                first = first.min(other.rank);
            }
            !near
        });
        blocks.push(Block { file: mark.file, lines, rank: first });
    }
    blocks.sort_by_key(|block| block.rank);
    for block in &mut blocks {
        // Blank lines say nothing at the edges.
        let marked = |number| marks.iter().any(|mark| std::ptr::eq(mark.file, block.file) && mark.line() == number);
        let blank = |number: &usize| !marked(*number) && block.file.text[block.file.line_range(*number)].trim().is_empty();
        let (above, below) = (block.lines.clone().take_while(blank).count(), block.lines.clone().rev().take_while(blank).count());
        block.lines = block.lines.start + above..block.lines.end - below;
    }
    blocks
}

impl Mark<'_> {
    /// From 0.
    fn line(&self) -> usize {
        self.file.line_of(self.range.start)
    }
}

/// A mark over several lines becomes one over the rest of its first.
fn keep_to_one_line(marks: &mut [Mark<'_>]) {
    for mark in marks {
        let text = &mark.file.text;
        let start = text.floor_char_boundary(mark.range.start.min(text.len()));
        let line = mark.file.line_range(mark.file.line_of(start));
        let start = start.min(line.end);
        let mut end = text.ceil_char_boundary(mark.range.end.clamp(start, line.end));
        if line.len() > LONG {
            end = end.min(text.floor_char_boundary(start + MARK));
        }
        mark.range = start..end.max(start);
    }
}

/// Marks that overlap can't be drawn: the primary one keeps its place, of the others later ones theirs; what is left
/// of a mark in front of those is marked, and where nothing is left its label joins theirs.
fn separate(marks: &mut Vec<Mark<'_>>) {
    let mut order: Vec<usize> = (0..marks.len()).collect();
    order.sort_by_key(|&index| (!marks[index].primary, std::cmp::Reverse(index)));
    let mut settled: Vec<usize> = Vec::new();
    let mut joined: Vec<usize> = Vec::new();
    for index in order {
        let mut range = marks[index].range.clone();
        let mut within = None;
        for &other in &settled {
            let taken = &marks[other].range;
            let same = std::ptr::eq(marks[other].file, marks[index].file);
            if !same || range.end.max(range.start + 1) <= taken.start || taken.end.max(taken.start + 1) <= range.start {
                continue;
            }
            if range.start < taken.start {
                let before = &marks[index].file.text[range.start..taken.start];
                let end = range.start + before.trim_end_matches(opens).len();
                if end > range.start {
                    range.end = end;
                    continue;
                }
            }
            within = Some(other);
            break;
        }
        match within {
            Some(other) => {
                let label = std::mem::take(&mut marks[index].label);
                if !label.is_empty() {
                    let joint = &mut marks[other].label;
                    *joint = if joint.is_empty() { label } else { format!("{label}; {joint}") };
                }
                joined.push(index);
            }
            None => {
                marks[index].range = range;
                settled.push(index);
            }
        }
    }
    joined.sort_unstable();
    for index in joined.into_iter().rev() {
        marks.remove(index);
    }
}

/// What stands between a value and a part of it that is read.
fn opens(c: char) -> bool {
    c.is_whitespace() || matches!(c, '[' | '(' | '{' | '\'' | '"' | '`' | '.' | '-' | '>' | '?' | ':' | '!' | '$')
}

/// The parts of a line that are shown.
fn crop(text: &str, line: Range<usize>, marks: &[&Mark<'_>]) -> Vec<Range<usize>> {
    if line.len() <= LONG {
        return vec![line];
    }
    if marks.is_empty() {
        return std::iter::once(line.start..text.floor_char_boundary(line.start + BEGINNING)).collect();
    }
    let mut parts: Vec<Range<usize>> = Vec::new();
    let mut marked: Vec<&Range<usize>> = marks.iter().map(|mark| &mark.range).collect();
    marked.sort_by_key(|range| range.start);
    for range in marked {
        let start = text.floor_char_boundary(range.start.saturating_sub(AROUND).max(line.start));
        let end = text.ceil_char_boundary((range.end + AROUND).min(line.end));
        match parts.last_mut() {
            Some(before) if before.end >= start => before.end = before.end.max(end),
            _ => parts.push(start..end),
        }
    }
    parts
}

impl SourceCode for Snippet {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let (start, end) = (span.offset(), span.offset() + span.len());
        if end > self.text.len() || self.lines.is_empty() {
            return Err(MietteError::OutOfBounds);
        }
        let first = self.line_at(start);
        let last = self.line_at(end);
        // miette asks for no context only to print where a mark is: the position in the file is the answer.
        if before == 0 && after == 0 {
            let position = self.positions.iter().find(|(at, _)| *at == start).map(|(_, position)| position);
            let line = &self.lines[first];
            let (number, column) = position.map_or((line.number, 0), |at| (at.line - 1, at.column - 1));
            let data = self.text.as_bytes()[start..end].into();
            return Ok(Box::new(MietteSpanContents::new_named(line.path.clone(), data, *span, number, column, 1)));
        }
        // Neighbours here need not be neighbours in the file.
        let follows = |index: usize| {
            let (line, next) = (&self.lines[index], &self.lines[index + 1]);
            line.path == next.path && line.number + 1 == next.number
        };
        if !(first..last).all(follows) {
            return Err(MietteError::OutOfBounds);
        }
        let mut from = first;
        while from > 0 && first - from < before && follows(from - 1) {
            from -= 1;
        }
        let mut to = last;
        while to + 1 < self.lines.len() && to - last < after && follows(to) {
            to += 1;
        }
        // With the last line's end, or an empty last line would not be drawn.
        let range = self.lines[from].range.start..self.lines[to].range.end + 1;
        let data = self.text.as_bytes()[range.clone()].into();
        let span = SourceSpan::from((range.start, range.len()));
        let line = &self.lines[from];
        // The number of lines is only used to see whether two snippets touch.
        let count = to - from + 1 + GAP;
        Ok(Box::new(MietteSpanContents::new_named(line.path.clone(), data, span, line.number, 0, count)))
    }
}
