//! From text that was taken out of files (a YAML block scalar, a shell word, a jq filter put together from several
//! strings) back to where it is written.

use super::{FileId, Place, Span};

/// A run of such text, and where it comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Piece {
    /// Where the run begins in the text, in bytes; it ends where the next piece begins.
    pub start: u32,
    pub place: Place,
    /// The file has the same bytes there. If not (escapes), the whole place stands for any part of the run.
    pub exact: bool,
}

/// Pieces in ascending order of `start`. Text before the first piece comes from nowhere.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct OffsetMap {
    pub pieces: Vec<Piece>,
}

impl OffsetMap {
    /// Text that stands in `file` at `span`, byte for byte.
    pub fn identity(file: FileId, span: Span) -> Self {
        Self { pieces: vec![Piece { start: 0, place: Place { file, span }, exact: true }] }
    }

    /// Where the part of the text at `span` is written. A part that crosses pieces of one file has the place that
    /// spans them; one that crosses files has the place of its first piece.
    pub fn place(&self, span: Span) -> Option<Place> {
        let first = self.index(span.start)?;
        let last = self.index(span.end.saturating_sub(1).max(span.start))?;
        let start = self.part(first, span);
        let end = self.part(last, span);
        Some(if start.file == end.file { Place { file: start.file, span: start.span.to(end.span) } } else { start })
    }

    /// Whether that place holds the part of the text to the letter, so that it can be edited there.
    pub fn is_exact(&self, span: Span) -> bool {
        let (Some(first), Some(last)) = (self.index(span.start), self.index(span.end.saturating_sub(1))) else {
            return false;
        };
        self.pieces[first..=last.max(first)].iter().all(|piece| piece.exact)
            && self.place(span).is_some_and(|place| place.span.range().len() == span.range().len())
    }

    /// The map for the part of the text at `span`, counted from the part's start.
    pub fn cut(&self, span: Span) -> Self {
        let mut pieces = Vec::new();
        let first = self.index(span.start).unwrap_or(0);
        let touched = self.pieces.iter().enumerate().skip(first).take_while(|(_, piece)| piece.start < span.end);
        for (index, piece) in touched {
            let end = self.pieces.get(index + 1).map_or(u32::MAX, |next| next.start);
            if end <= span.start {
                continue;
            }
            let start = piece.start.max(span.start);
            let skipped = start - piece.start;
            let length = end.min(span.end) - start;
            let at = piece.place.span;
            let place = if piece.exact {
                Place { file: piece.place.file, span: Span { start: at.start + skipped, end: at.start + skipped + length } }
            } else {
                piece.place
            };
            pieces.push(Piece { start: start - span.start, place, exact: piece.exact });
        }
        Self { pieces }
    }

    fn index(&self, at: u32) -> Option<usize> {
        self.pieces.partition_point(|piece| piece.start <= at).checked_sub(1)
    }

    fn part(&self, index: usize, span: Span) -> Place {
        let piece = &self.pieces[index];
        if !piece.exact {
            return piece.place;
        }
        let limit = piece.place.span;
        let at = |offset: u32| (limit.start + offset.saturating_sub(piece.start)).min(limit.end);
        Place { file: piece.place.file, span: Span { start: at(span.start), end: at(span.end) } }
    }
}
