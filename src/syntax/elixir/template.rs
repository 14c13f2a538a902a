//! Templates: EEx and HEEx. What is not code becomes white space, so that the rest is Elixir and stays in its place.

use tree_sitter::Node;

use super::calls::Given;
use super::{Elixir, Leaf, bind};
use crate::syntax::ir::{Expr, ExprKind, Field, Ident, Pattern, Span, Stmt};
use crate::syntax::tree::{children, parse};

pub(super) fn is_template(path: &str) -> bool {
    [".eex", ".heex", ".leex"].iter().any(|end| path.ends_with(end))
}

/// The code of a template, as long as the template.
pub(super) fn code(text: &str) -> String {
    let mut code = vec![b' '; text.len()];
    let mut keep = |from: usize, to: usize| {
        if let (Some(target), Some(source)) = (code.get_mut(from..to), text.as_bytes().get(from..to)) {
            target.copy_from_slice(source);
        }
        // Where a mark ends, an expression does.
        if let Some(end) = code.get_mut(to) {
            *end = b'\n';
        }
    };
    let mut at = 0;
    while let Some(open) = text.get(at..).and_then(|rest| rest.find(['<', '{'])).map(|found| at + found) {
        let rest = text.get(open..).unwrap_or_default();
        if rest.starts_with("<%") {
            let close = rest.find("%>").map_or(text.len(), |close| open + close);
            let inner = text.get(open + 2..close).unwrap_or_default();
            // Comments and quotations.
            if !inner.starts_with(['#', '%', '!']) {
                let start = open + 2 + inner.len() - inner.trim_start_matches(['=', '/', '|']).len();
                keep(start, close);
            }
            at = close + 2;
        } else if rest.starts_with('{') && is_interpolation(rest) {
            let close = open + closing(rest).unwrap_or(1);
            keep(open + 1, close);
            at = close + 1;
        } else {
            at = open + 1;
        }
    }
    String::from_utf8(code).unwrap_or_default()
}

/// `{@user}`, `{influx["user"]}`: braces as they stand in HEEx, not in scripts and styles.
fn is_interpolation(rest: &str) -> bool {
    let Some(inner) = closing(rest).and_then(|close| rest.get(1..close)) else { return false };
    let starts = inner.trim_start().starts_with(|c: char| c == '@' || c.is_alphabetic());
    starts && !inner.contains([';', '\n']) && !inner.contains(": ")
}

/// Where the brace closes that the text begins with.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0usize;
    text.bytes().take(2_000).position(|byte| {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0
    })
}

impl Elixir<'_> {
    /// `~H"<p>{@user}</p>"`: the template's code, which stands where it stands in the file.
    pub(super) fn embedded(&self, sigil: Node<'_>) -> Expr {
        let span = self.cx.span(sigil);
        let mut code = vec![b' '; self.cx.text.len()];
        let mut cursor = sigil.walk();
        for piece in sigil.named_children(&mut cursor).filter(|piece| piece.kind() == "quoted_content") {
            if let Some(target) = code.get_mut(piece.byte_range()) {
                target.copy_from_slice(self::code(self.cx.str(piece)).as_bytes());
            }
        }
        let code = String::from_utf8(code).unwrap_or_default();
        let Some(tree) = parse("elixir", tree_sitter_elixir::LANGUAGE, &code) else { return Expr::opaque(Vec::new(), span) };
        let body = self.scoped(|| self.body(&children(tree.root_node()), Leaf::Drop));
        super::block(body, span)
    }

    /// `EEx.eval_file("telegraf.conf.eex", influx: endpoint)`: the file, with these variables.
    pub(super) fn known_template(&self, name: &str, given: &[Given<'_>], span: Span) -> Option<Expr> {
        if !matches!(name, "eval_file" | "eval_string") {
            return None;
        }
        let mut body = Vec::new();
        let fields = match given.get(1)?.node().map(|options| self.expr(options).kind) {
            Some(ExprKind::Record(fields)) => fields,
            _ => return None,
        };
        for field in fields {
            if let Field::Pair { key, value } = field
                && let ExprKind::Text { value: name, content, .. } = &key.kind
            {
                body.push(bind(Pattern::Name(Ident { name: name.clone(), span: *content }), value));
            }
        }
        let file = self.value(given.first()?);
        if name == "eval_file" {
            body.push(Stmt::Value(Expr::new(ExprKind::Include(Box::new(file)), span)));
        } else {
            body.push(Stmt::Value(file));
        }
        Some(super::block(body, span))
    }
}
