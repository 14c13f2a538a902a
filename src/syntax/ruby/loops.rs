//! Iterations with a block that is written there: they are loops, so that `next`, `break` and `return` in them are what they
//! are in loops.

use tree_sitter::Node;

use super::{FrameKind, Ruby, Tail};
use crate::syntax::ir::{Arg, Expr, ExprKind, Ident, Iter, Pattern, Scope, Stmt, Style};
use crate::syntax::tree::children;

impl Ruby<'_> {
    /// Whether it is an iteration with a block.
    pub(super) fn is_loop(&self, node: Node<'_>, name: &str) -> bool {
        let iterates = matches!(
            name,
            "each"
                | "each_pair"
                | "each_value"
                | "each_key"
                | "each_entry"
                | "reverse_each"
                | "each_with_index"
                | "each_with_object"
                | "find_each"
        );
        // Each method that is made there has the variables of its own turn.
        iterates && node.child_by_field_name("block").is_some_and(|block| !self.makes_methods(block))
    }

    fn makes_methods(&self, block: Node<'_>) -> bool {
        let statements = block.child_by_field_name("body").map(children).unwrap_or_default();
        let method = |node: &Node<'_>| node.child_by_field_name("method").map_or("", |method| self.cx.str(method));
        statements.iter().any(|node| matches!(method(node), "define_method" | "define_singleton_method"))
    }

    /// The iteration as a loop; `false` if it is none.
    pub(super) fn loop_of(&self, node: Node<'_>, receiver: Node<'_>, name: &str, tail: Tail, out: &mut Vec<Stmt>) -> bool {
        let Some(block) = node.child_by_field_name("block") else { return false };
        let mode = match name {
            "each_value" => Iter::Values,
            "each_key" => Iter::Keys,
            _ => Iter::Pairs,
        };
        let nodes = node.child_by_field_name("arguments").map(children).unwrap_or_default();
        let mut iter = self.expr(receiver);
        // What it gives is what it ran over, or what the block was handed each time.
        let mut result = None;
        let mut memo = None;
        if name == "each_with_object" {
            let Some(initial) = nodes.first() else { return false };
            let kept = self.temporary();
            let at = self.cx.span(*initial);
            let pattern = Pattern::Name(Ident { name: kept.clone(), span: at });
            out.push(Stmt::Bind { pattern, value: self.expr(*initial), scope: Scope::Local });
            memo = Some(kept.clone());
            result = Some(Expr::name(&kept, at));
        } else if tail != Tail::Drop {
            iter = self.once(iter, out);
            result = Some(iter.clone());
        }
        let body = self.within(FrameKind::Loop, || {
            let mut body = Vec::new();
            let parameters = block.child_by_field_name("parameters");
            let mut params = parameters.map(children).unwrap_or_default();
            let pattern = match name {
                "each_with_index" | "each_with_object" => {
                    let second = (params.len() > 1).then(|| params.pop()).flatten();
                    if let (Some(second), Some(kept)) = (second, &memo) {
                        // The block's name for it is another name of the same variable.
                        if let Some(frame) = self.scopes.borrow_mut().last_mut() {
                            frame.names.insert(self.cx.str(second).to_owned(), kept.clone());
                        }
                    } else if let Some(second) = second {
                        let pattern = self.parameter(second);
                        let value = Expr::opaque(Vec::new(), self.cx.span(second));
                        body.push(Stmt::Bind { pattern, value, scope: Scope::Local });
                    }
                    self.parameters(&params, block)
                }
                _ => self.parameters(&params, block),
            };
            if let Some(inner) = block.child_by_field_name("body") {
                self.block_of(inner, Tail::Drop, &mut body);
            }
            (pattern, body)
        });
        let (pattern, body) = body;
        out.push(Stmt::ForEach { pattern, iter, mode, body });
        if let Some(result) = result.filter(|_| tail != Tail::Drop) {
            self.finish(result, tail, out);
        }
        true
    }

    /// `index_with`, `index_by`, `group_by`: a hash of what the block gives for each element, or under that of the elements.
    pub(super) fn indexed(&self, node: Node<'_>, receiver: Node<'_>, name: &str) -> Option<Expr> {
        let block = node.child_by_field_name("block")?;
        let span = self.cx.span(node);
        let (hash, item) = (self.temporary(), self.temporary());
        let made = |name: &crate::syntax::ir::Sym| Pattern::Name(Ident { name: name.clone(), span });
        let iter = self.expr(receiver);
        let (pattern, given) = self.within(FrameKind::Loop, || {
            let params = block.child_by_field_name("parameters").map(children).unwrap_or_default();
            let pattern = self.parameters(&params, block);
            let mut body = Vec::new();
            if let Some(inner) = block.child_by_field_name("body") {
                self.block_of(inner, Tail::Value, &mut body);
            }
            (pattern, Self::block_statements(body, span))
        });
        let element = Expr::name(&item, span);
        let (key, value) = match name {
            "index_with" => (element, given),
            "index_by" => (given, element),
            _ => (given, Expr::new(ExprKind::List(vec![Arg::of(element)]), span)),
        };
        let target = Expr::access(Expr::name(&hash, span), key, Style::Index, span);
        let put = Stmt::Bind { pattern: Pattern::Place(Box::new(target)), value, scope: Scope::Local };
        let pattern = Pattern::All(vec![made(&item), pattern]);
        let empty = Expr::new(ExprKind::Record(Vec::new()), span);
        let body = vec![
            Stmt::Bind { pattern: made(&hash), value: empty, scope: Scope::Local },
            Stmt::ForEach { pattern, iter, mode: Iter::Pairs, body: vec![put] },
            Stmt::Value(Expr::name(&hash, span)),
        ];
        Some(Self::block_statements(body, span))
    }

    /// What the block takes an element as: several parameters take a list apart.
    fn parameters(&self, params: &[Node<'_>], block: Node<'_>) -> Pattern {
        match params {
            [] => match self.numbered(block) {
                patterns if patterns.len() > 1 => Pattern::List { items: patterns, rest: None, span: self.cx.span(block) },
                mut patterns => patterns.pop().unwrap_or(Pattern::Ignore),
            },
            [one] => self.parameter(*one),
            [first, .., last] => {
                let span = self.cx.span(*first).to(self.cx.span(*last));
                let mut items = Vec::new();
                let mut rest = None;
                for param in params {
                    if param.kind() == "splat_parameter" {
                        rest = Some((items.len(), Box::new(self.parameter(*param))));
                    } else {
                        items.push(self.parameter(*param));
                    }
                }
                Pattern::List { items, rest, span }
            }
        }
    }

    fn parameter(&self, node: Node<'_>) -> Pattern {
        let name = match node.kind() {
            "identifier" => Some(node),
            "destructured_parameter" => return self.destructured(node),
            _ => node.child_by_field_name("name"),
        };
        name.map_or(Pattern::Ignore, |name| {
            Pattern::Name(Ident { name: self.new_variable(self.cx.str(name)), span: self.cx.span(name) })
        })
    }

    /// `%w[user org].each { |key| define_method(key) { … } }`: the block once for each of the texts, which are written out.
    pub(super) fn written_out<'t>(&self, node: Node<'t>) -> Option<(Vec<Expr>, Node<'t>, String)> {
        let (receiver, block) = node.child_by_field_name("receiver").zip(node.child_by_field_name("block"))?;
        let is_each = node.child_by_field_name("method").is_some_and(|method| self.cx.str(method) == "each");
        let is_list = matches!(receiver.kind(), "string_array" | "symbol_array" | "array");
        let params = block.child_by_field_name("parameters").map(children)?;
        let [param] = params[..] else { return None };
        let texts: Vec<Expr> = children(receiver).into_iter().map(|text| self.expr(text)).collect();
        let known = texts.iter().all(|text| text.as_text().is_some());
        (is_each && is_list && known && param.kind() == "identifier").then(|| (texts, block, self.cx.str(param).to_owned()))
    }
}
