//! What is assigned to.

use tree_sitter::Node;

use super::Php;
use super::operators::union;
use crate::syntax::ir::{Expr, ExprKind, FieldPattern, Ident, Pattern};
use crate::syntax::tree::{children, has_token};

impl Php<'_> {
    pub(super) fn pattern(&self, node: Node<'_>) -> Pattern {
        self.cx.deeper(node, || Pattern::Ignore, || self.pattern_here(node))
    }

    pub(super) fn pattern_here(&self, node: Node<'_>) -> Pattern {
        match node.kind() {
            "variable_name" => Pattern::Name(self.cx.ident(node)),
            "by_ref" | "parenthesized_expression" => children(node).first().map_or(Pattern::Ignore, |inner| self.pattern(*inner)),
            "list_literal" | "array_creation_expression" => self.destructuring(node),
            _ => match self.expr(node) {
                expr @ Expr { kind: ExprKind::Access { .. } | ExprKind::Each(_), .. } => Pattern::Place(Box::new(expr)),
                // $GLOBALS['x']
                Expr { kind: ExprKind::Name(name), span } => Pattern::Name(Ident { name, span }),
                _ => Pattern::Ignore,
            },
        }
    }

    pub(super) fn destructuring(&self, node: Node<'_>) -> Pattern {
        let span = self.cx.span(node);
        let mut cursor = node.walk();
        // One entry is what stands between two commas: nothing, a target, or a key and a target.
        let mut entries: Vec<Vec<Node<'_>>> = vec![Vec::new()];
        let mut keyed = false;
        for child in node.children(&mut cursor) {
            match child.kind() {
                "," => entries.push(Vec::new()),
                "=>" => keyed = true,
                "array_element_initializer" => {
                    keyed |= has_token(child, "=>");
                    if let Some(entry) = entries.last_mut() {
                        entry.extend(children(child));
                    }
                }
                _ if child.is_named() && !child.is_extra() => {
                    if let Some(entry) = entries.last_mut() {
                        entry.push(child);
                    }
                }
                _ => {}
            }
        }
        if keyed {
            let fields = entries.iter().filter_map(|entry| match entry[..] {
                [key, value] => {
                    let span = self.cx.span(key).to(self.cx.span(value));
                    Some(FieldPattern { key: self.key(key), value: self.pattern(value), span })
                }
                _ => None,
            });
            return Pattern::Record { fields: fields.collect(), rest: None, span };
        }
        if entries.last().is_some_and(Vec::is_empty) {
            entries.pop();
        }
        let items = entries.iter().map(|entry| entry.first().map_or(Pattern::Ignore, |item| self.pattern(*item)));
        Pattern::List { items: items.collect(), rest: None, span }
    }

    /// The target and the value of any kind of assignment.
    pub(super) fn assignment(&self, node: Node<'_>) -> Option<(Pattern, Expr)> {
        let span = self.cx.span(node);
        if node.kind() == "update_expression" {
            let target = node.child_by_field_name("argument")?;
            return Some((self.pattern(target), Expr::opaque(vec![self.expr(target)], span)));
        }
        let (left, right) = (node.child_by_field_name("left")?, node.child_by_field_name("right")?);
        if node.kind() != "augmented_assignment_expression" {
            // The value is evaluated first, but keys in the target must be known to it all the same.
            let value = self.expr(right);
            return Some((self.pattern(left), value));
        }
        let (target, old, new) = (self.pattern(left), self.expr(left), self.expr(right));
        let value = match self.operator(node).as_str() {
            ".=" => Expr::new(ExprKind::Template(vec![old, new]), span),
            "??=" => Expr::either(old, new, span),
            "+=" => union(old, new, span),
            _ => Expr::opaque(vec![old, new], span),
        };
        Some((target, value))
    }
}
