//! Text put together from pieces of files, each of which knows where it is written, with holes for what only a run tells.

use std::ops::Range;

use crate::source::{FileId, OffsetMap, Piece, Place, Span};
use crate::syntax::HOLE;

/// In place of each hole the value has a [`HOLE`].
#[derive(Clone, Debug, Default)]
pub struct Text {
    pub value: String,
    pub map: OffsetMap,
    pub holes: Vec<Hole>,
}

/// What stands in a text once the program that it is written for has put it there.
#[derive(Clone, Debug)]
pub enum Hole {
    Unknown,
    /// A variable's value.
    Variable(String),
    /// What these commands write.
    Output(Text),
    /// Any one of these.
    OneOf(Vec<Text>),
    /// The first of these that is there.
    FirstOf(Vec<Text>),
    /// Something that comes of these in a way that is not known.
    Of(Vec<Text>),
    /// What stands under keys in a value. They are written in the text (`.influxdb[0]['user']`): where each is, and where the
    /// access that it is in ends, outermost first, in bytes.
    Part(Box<Self>, Text, Vec<(Range<usize>, usize)>),
}

impl Text {
    /// `value`, which `map` leads back to where it is written.
    pub fn new(value: &str, map: OffsetMap) -> Self {
        Self { value: value.to_owned(), map, holes: vec![Hole::Unknown; value.matches(HOLE).count()] }
    }

    /// The part of a file's text at `range`.
    pub fn of_file(file: FileId, text: &str, range: Range<usize>) -> Self {
        let Some(value) = text.get(range.clone()) else { return Self::default() };
        Self::new(value, OffsetMap::identity(file, Span::new(range.start, range.end)))
    }

    /// The part of this at `range`.
    pub fn cut(&self, range: Range<usize>) -> Self {
        let Some(value) = self.value.get(range.clone()) else { return Self::default() };
        let holes = if self.holes.is_empty() {
            Vec::new()
        } else {
            let before = self.value[..range.start].matches(HOLE).count();
            self.holes.iter().skip(before).take(value.matches(HOLE).count()).cloned().collect()
        };
        Self { value: value.to_owned(), map: self.map.cut(Span::new(range.start, range.end)), holes }
    }

    pub fn append(&mut self, other: Self) {
        let start = self.value.len() as u32;
        self.map.pieces.extend(other.map.pieces.iter().map(|piece| Piece { start: piece.start + start, ..*piece }));
        self.value.push_str(&other.value);
        self.holes.extend(other.holes);
    }

    /// Adds what is written in another way, at `place`; or nowhere.
    pub fn push(&mut self, value: &str, place: Option<Place>) {
        let start = self.value.len() as u32;
        // What is written nowhere ends what comes before it.
        let nowhere = || self.map.pieces.last().map(|last| Span { start: last.place.span.end, ..last.place.span });
        let place = place.or_else(|| Some(Place { file: self.map.pieces.last()?.place.file, span: nowhere()? }));
        self.map.pieces.extend(place.map(|place| Piece { start, place, exact: false }));
        self.value.push_str(value);
    }

    pub fn push_hole(&mut self, hole: Hole, place: Option<Place>) {
        self.push(HOLE.encode_utf8(&mut [0; 4]), place);
        self.holes.push(hole);
    }

    /// Where the part at `range` is written.
    pub fn place(&self, range: Range<usize>) -> Option<Place> {
        self.map.place(Span::new(range.start, range.end))
    }

    pub fn is_blank(&self) -> bool {
        self.value.trim().is_empty()
    }

    /// Whether all of it is known.
    pub fn is_known(&self) -> bool {
        self.holes.is_empty()
    }

    /// How much there is of it, with what is in its holes, in bytes; at least one.
    pub fn weight(&self) -> usize {
        self.value.len() + 1 + self.holes.iter().map(Hole::weight).sum::<usize>()
    }

    /// Without white space at its ends.
    pub fn trim(&self) -> Self {
        let start = self.value.len() - self.value.trim_start().len();
        self.cut(start..start + self.value.trim().len())
    }

    /// The lines of several texts, one below the other.
    pub fn lines(texts: impl IntoIterator<Item = Self>) -> Self {
        let mut all = Self::default();
        for text in texts {
            if !all.value.is_empty() {
                all.push("\n", None);
            }
            all.append(text);
        }
        all
    }

    /// This with parts of it replaced: `find` tells of the text from an offset on where the next such part is, and what
    /// stands there instead.
    pub fn replaced(&self, mut find: impl FnMut(&Self, usize) -> Option<(Range<usize>, Self)>) -> Self {
        let mut new = Self::default();
        let mut done = 0;
        while let Some((range, with)) = find(self, done).filter(|(range, _)| range.start >= done && range.end > range.start) {
            new.append(self.cut(done..range.start));
            new.append(with);
            done = range.end;
        }
        new.append(self.cut(done..self.value.len()));
        new
    }

    /// A single character in the place of `range`.
    pub fn instead(&self, range: Range<usize>, value: &str) -> Self {
        let mut new = Self::default();
        new.push(value, self.place(range));
        new
    }

    /// A hole in the place of `range`.
    pub fn hole(&self, range: Range<usize>, hole: Hole) -> Self {
        let mut new = Self::default();
        new.push_hole(hole, self.place(range));
        new
    }
}

impl Hole {
    /// Whether it is what commands write.
    pub fn is_output(&self) -> bool {
        matches!(self, Self::Output(_))
    }

    fn weight(&self) -> usize {
        match self {
            Self::Unknown | Self::Variable(_) => 1,
            Self::Output(text) => text.weight(),
            Self::OneOf(texts) | Self::FirstOf(texts) | Self::Of(texts) => texts.iter().map(Text::weight).sum(),
            Self::Part(whole, keys, _) => whole.weight() + keys.weight(),
        }
    }
}
