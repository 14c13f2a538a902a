//! What the front-ends built on tree-sitter have in common: parsing with a bound, walking down with a bound.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::ops::ControlFlow;
use std::time::{Duration, Instant};

use tree_sitter::{Node, ParseOptions, Parser, Tree};

use super::ir::{Expr, Ident, Module, Span, Stmt};
use super::{MAX_DEPTH, nests_deeper_than};

/// Bytes of text for each progress callback of a parse, at least. Measured: 20 and more in real files and in most broken
/// ones, below 1 where a grammar's state explodes.
const BYTES_PER_PROGRESS: usize = 2;

/// Brackets nested deeper than this are no source anyone wrote, and cost some grammars the square of their number.
const MAX_NESTING: usize = 1000;

/// The last resort, so that nothing hangs: no file that was ever measured needs a tenth of it.
const MAX_TIME: Duration = Duration::from_secs(10);

thread_local! {
    static PARSERS: RefCell<HashMap<&'static str, Parser>> = RefCell::new(HashMap::new());
}

/// Parses `text` with the grammar, kept per thread under `key`. `None` if the parser gave up.
pub(super) fn parse(key: &'static str, grammar: tree_sitter_language::LanguageFn, text: &str) -> Option<Tree> {
    if nests_deeper_than(text, MAX_NESTING) {
        return None;
    }
    PARSERS.with_borrow_mut(|parsers| {
        let parser = parsers.entry(key).or_insert_with(|| {
            let mut parser = Parser::new();
            parser.set_language(&grammar.into()).expect("internal error: grammar and parser differ in ABI");
            parser
        });
        let limit = 1000 + text.len() / BYTES_PER_PROGRESS;
        let start = Instant::now();
        let mut steps = 0usize;
        let mut progress = |_: &tree_sitter::ParseState| {
            steps += 1;
            if steps > limit || start.elapsed() > MAX_TIME { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let options = ParseOptions::new().progress_callback(&mut progress);
        let bytes = text.as_bytes();
        let tree = parser.parse_with_options(&mut |at, _| bytes.get(at..).unwrap_or_default(), None, Some(options));
        if tree.is_none() {
            parser.reset();
        }
        tree
    })
}

/// What a front-end carries while it lowers one tree.
pub(super) struct Cx<'a> {
    pub text: &'a str,
    lost: RefCell<Vec<Span>>,
    depth: Cell<usize>,
}

impl<'a> Cx<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, lost: RefCell::default(), depth: Cell::new(0) }
    }

    pub(super) fn span(&self, node: Node<'_>) -> Span {
        // What was parsed may have a line end more.
        let within = |at: usize| at.min(self.text.len());
        Span::new(within(node.start_byte()), within(node.end_byte()))
    }

    pub(super) fn str(&self, node: Node<'_>) -> &'a str {
        self.text.get(node.byte_range()).unwrap_or_default()
    }

    pub(super) fn ident(&self, node: Node<'_>) -> Ident {
        Ident { name: self.str(node).into(), span: self.span(node) }
    }

    /// The text of the node, as a key or a literal without escapes.
    pub(super) fn key(&self, node: Node<'_>) -> Expr {
        Expr::text(self.str(node), self.span(node))
    }

    /// Says that the node could not be read.
    pub(super) fn lose(&self, node: Node<'_>) {
        self.lost.borrow_mut().push(self.span(node));
    }

    /// Runs `lower` one level deeper; beyond [`MAX_DEPTH`] the node is lost and the value is `otherwise`.
    pub(super) fn deeper<T>(&self, node: Node<'_>, otherwise: impl FnOnce() -> T, lower: impl FnOnce() -> T) -> T {
        if self.depth.get() >= MAX_DEPTH {
            self.lose(node);
            return otherwise();
        }
        self.depth.set(self.depth.get() + 1);
        let value = lower();
        self.depth.set(self.depth.get() - 1);
        value
    }

    pub(super) fn finish(self, body: Vec<Stmt>) -> Module {
        let mut lost = self.lost.into_inner();
        lost.sort_unstable();
        lost.dedup();
        Module { body, lost }
    }
}

/// The named children that are no comments.
pub(super) fn children<'t>(node: Node<'t>) -> Vec<Node<'t>> {
    let mut cursor = node.walk();
    node.named_children(&mut cursor).filter(|child| !child.is_extra() || child.is_error()).collect()
}

/// The children in field `name`.
pub(super) fn fields<'t>(node: Node<'t>, name: &str) -> Vec<Node<'t>> {
    let mut cursor = node.walk();
    node.children_by_field_name(name, &mut cursor).filter(Node::is_named).collect()
}

/// Whether an unnamed child (an operator, a keyword) has this text.
pub(super) fn has_token(node: Node<'_>, token: &str) -> bool {
    let mut cursor = node.walk();
    node.children(&mut cursor).any(|child| child.kind() == token)
}
