//! What takes values apart: destructuring, in declarations, parameters and assignments.

use tree_sitter::Node;

use super::JavaScript;
use crate::syntax::ir::{Expr, FieldPattern, Pattern};
use crate::syntax::tree::children;

impl JavaScript<'_> {
    pub(super) fn pattern(&self, node: Node<'_>) -> Pattern {
        self.cx.deeper(node, || Pattern::Ignore, || self.pattern_inner(node))
    }

    fn pattern_inner(&self, node: Node<'_>) -> Pattern {
        let field = |name| node.child_by_field_name(name);
        match node.kind() {
            "identifier" | "shorthand_property_identifier_pattern" | "shorthand_property_identifier" => {
                Pattern::Name(self.binding(node))
            }
            "object_pattern" | "object" => self.record_pattern(node),
            "array_pattern" | "array" => self.list_pattern(node),
            "assignment_pattern" | "object_assignment_pattern" | "assignment_expression" => {
                let (Some(left), Some(right)) = (field("left"), field("right")) else { return Pattern::Ignore };
                Pattern::Default(Box::new(self.pattern(left)), Box::new(self.expr(right)))
            }
            "member_expression" | "subscript_expression" => Pattern::Place(Box::new(self.expr(node))),
            "rest_pattern" | "parenthesized_expression" | "non_null_expression" | "as_expression" | "satisfies_expression" => {
                children(node).first().map_or(Pattern::Ignore, |inner| self.pattern(*inner))
            }
            _ => Pattern::Ignore,
        }
    }

    fn record_pattern(&self, node: Node<'_>) -> Pattern {
        let mut taken = Vec::new();
        let mut rest = None;
        for child in children(node) {
            let span = self.cx.span(child);
            let field = |name| child.child_by_field_name(name);
            match child.kind() {
                "shorthand_property_identifier_pattern" | "shorthand_property_identifier" => {
                    taken.push(FieldPattern { key: self.cx.key(child), value: self.pattern(child), span });
                }
                "object_assignment_pattern" | "assignment_expression" => {
                    let Some(left) = field("left") else { continue };
                    taken.push(FieldPattern { key: self.cx.key(left), value: self.pattern(child), span });
                }
                "pair_pattern" | "pair" => {
                    let (Some(key), Some(value)) = (field("key"), field("value")) else { continue };
                    taken.push(FieldPattern { key: self.property_key(key), value: self.pattern(value), span });
                }
                "rest_pattern" | "spread_element" => {
                    rest = children(child).first().map(|inner| Box::new(self.pattern(*inner)));
                }
                _ => {}
            }
        }
        Pattern::Record { fields: taken, rest, span: self.cx.span(node) }
    }

    fn list_pattern(&self, node: Node<'_>) -> Pattern {
        let mut items = Vec::new();
        let mut rest = None;
        let mut filled = false;
        let mut cursor = node.walk();
        for child in node.children(&mut cursor) {
            match child.kind() {
                "," => {
                    if !filled {
                        items.push(Pattern::Ignore);
                    }
                    filled = false;
                }
                "rest_pattern" | "spread_element" => {
                    rest = children(child).first().map(|inner| (items.len(), Box::new(self.pattern(*inner))));
                    filled = true;
                }
                _ if child.is_named() && !child.is_extra() => {
                    items.push(self.pattern(child));
                    filled = true;
                }
                _ => {}
            }
        }
        Pattern::List { items, rest, span: self.cx.span(node) }
    }

    /// The key of a property as an expression: a name, a literal, or what is computed.
    pub(super) fn property_key(&self, node: Node<'_>) -> Expr {
        match node.kind() {
            "computed_property_name" => {
                children(node).first().map_or_else(|| Expr::opaque(Vec::new(), self.cx.span(node)), |inner| self.expr(*inner))
            }
            "string" => self.expr(node),
            _ => self.cx.key(node),
        }
    }
}
