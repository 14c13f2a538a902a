//! Command lines that a program runs.

use tree_sitter::Node;

use super::CSharp;
use super::expressions::values;
use crate::syntax::ir::{Arg, Expr, ExprKind, Span};
use crate::syntax::tree::children;

impl CSharp<'_> {
    /// `Process.Start("sh", "-c …")`
    pub(super) fn command(&self, base: Option<Node<'_>>, name: Option<&str>, list: Node<'_>, span: Span) -> Option<Expr> {
        let is_process = base.is_some_and(|base| self.cx.str(base).rsplit('.').next() == Some("Process"));
        let arguments: Vec<_> = children(list).into_iter().filter_map(|argument| values(argument).last().copied()).collect();
        match (is_process, name, arguments.as_slice()) {
            (true, Some("Start"), [file, arguments, ..]) => Some(self.shell(*file, *arguments, span)),
            _ => None,
        }
    }

    /// `new ProcessStartInfo("sh", "-c …") { … }`
    pub(super) fn command_of(&self, class: &str, list: Option<Node<'_>>, entries: &[Node<'_>], span: Span) -> Option<Expr> {
        if class != "ProcessStartInfo" {
            return None;
        }
        let given = list.map(children).unwrap_or_default();
        let given: Vec<_> = given.into_iter().filter_map(|argument| values(argument).last().copied()).collect();
        let member = |name: &str| {
            let of = |entry: &&Node<'_>| entry.child_by_field_name("left").is_some_and(|left| self.cx.str(left) == name);
            entries.iter().find(of).and_then(|entry| entry.child_by_field_name("right"))
        };
        let file = given.first().copied().or_else(|| member("FileName"))?;
        let arguments = given.get(1).copied().or_else(|| member("Arguments")).or_else(|| member("ArgumentList"))?;
        let others = entries.iter().filter_map(|entry| entry.child_by_field_name("right"));
        let others = others.filter(|value| *value != file && *value != arguments).map(|value| self.expr(value));
        Some(Expr::opaque(std::iter::once(self.shell(file, arguments, span)).chain(others).collect(), span))
    }

    /// A program and its arguments, as one text or as a list.
    fn shell(&self, file: Node<'_>, arguments: Node<'_>, span: Span) -> Expr {
        let file = self.expr(file);
        let code = match self.expr(arguments) {
            Expr { kind: ExprKind::List(items), span } => {
                Expr::new(ExprKind::List(std::iter::once(Arg::of(file)).chain(items).collect()), span)
            }
            arguments => {
                let end = Span { start: file.span.end, end: file.span.end };
                let gap = Expr::new(ExprKind::Text { value: " ".into(), content: end, exact: false }, end);
                self.template(vec![file, gap, arguments], span)
            }
        };
        Expr::new(ExprKind::Code { language: "shell", code: Box::new(code), input: None, names: Vec::new() }, span)
    }
}
