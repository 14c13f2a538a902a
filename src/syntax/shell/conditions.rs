//! Whether something succeeds: `test`, `[ … ]`, `[[ … ]]`, patterns, `grep`.

use tree_sitter::Node;

use super::words::{Pieces, cut_text, known};
use super::{At, Shell};
use crate::syntax::ir::{Expr, ExprKind, Op, Span, Stmt};
use crate::syntax::jq::regex_test;
use crate::syntax::tree::{Cx, children, fields, has_token};

/// A pattern of `case` or `[[ … == … ]]`.
pub(super) enum Glob {
    Anything,
    Exactly(Expr),
    Part(Op, Expr),
    Other(Expr),
}

impl Glob {
    pub(super) fn test(self, subject: Expr, span: Span) -> Expr {
        match self {
            Self::Anything => Expr::new(ExprKind::Bool(true), span),
            Self::Exactly(value) => equals(subject, value, span),
            Self::Part(op, value) => Expr::compare(op, subject, value, span),
            Self::Other(value) => Expr::opaque(vec![subject, value], span),
        }
    }
}

/// The expression in `test`, `[ … ]`, `[[ … ]]`, from its words.
struct Tests<'s, 'a, 't> {
    shell: &'s Shell<'a>,
    at: At,
    leaves: &'s [Node<'t>],
    next: usize,
}

impl<'t> Tests<'_, '_, 't> {
    pub(super) fn peek(&self) -> &str {
        self.leaves.get(self.next).map_or("", |leaf| self.shell.cx.str(*leaf))
    }

    fn eat(&mut self, tokens: &[&str]) -> bool {
        let found = tokens.contains(&self.peek());
        self.next += usize::from(found);
        found
    }

    pub(super) fn or(&mut self) -> Expr {
        let mut left = self.and();
        while self.eat(&["||", "-o"]) {
            let right = self.and();
            let span = left.span.to(right.span);
            left = Expr::either(left, right, span);
        }
        left
    }

    fn and(&mut self) -> Expr {
        let mut left = self.not();
        while self.eat(&["&&", "-a"]) {
            let right = self.not();
            let span = left.span.to(right.span);
            left = Expr::new(ExprKind::Both(Box::new(left), Box::new(right)), span);
        }
        left
    }

    pub(super) fn not(&mut self) -> Expr {
        let Some(leaf) = self.leaves.get(self.next).copied() else { return Expr::opaque(Vec::new(), Span::default()) };
        let unknown = || Expr::opaque(Vec::new(), self.shell.cx.span(leaf));
        // Bounded by what is left: each round takes a word.
        if self.eat(&["!"]) {
            let cx = &self.shell.cx;
            return cx.deeper(leaf, unknown, || self.not().not());
        }
        if self.eat(&["(", "\\("]) {
            let cx = &self.shell.cx;
            let inside = cx.deeper(leaf, unknown, || self.or());
            self.eat(&[")", "\\)"]);
            return inside;
        }
        self.primary(leaf)
    }

    /// The nodes of one word.
    fn operand(&mut self) -> &[Node<'t>] {
        let start = self.next;
        self.next += 1;
        while self.next < self.leaves.len() && self.leaves[self.next - 1].end_byte() == self.leaves[self.next].start_byte() {
            self.next += 1;
        }
        &self.leaves[start..self.next.min(self.leaves.len())]
    }

    fn value(&mut self) -> Expr {
        let (shell, at) = (self.shell, self.at);
        let nodes = self.operand();
        let mut pieces = Pieces::default();
        let span = nodes.iter().map(|node| shell.cx.span(*node)).reduce(Span::to).unwrap_or_default();
        if let [node] = nodes {
            return shell.word(*node, at);
        }
        nodes.iter().for_each(|node| pieces.push(shell.word(*node, at)));
        pieces.finish(span, span)
    }

    fn primary(&mut self, first: Node<'t>) -> Expr {
        let start = self.shell.cx.span(first);
        let operator = self.peek().to_owned();
        let unary = operator.len() == 2 && operator.starts_with('-') && self.next + 1 < self.leaves.len();
        if unary && first.kind() != "string" && first.kind() != "raw_string" {
            self.next += 1;
            let value = self.value();
            let span = start.to(value.span);
            return match operator.as_str() {
                "-n" => Expr::new(ExprKind::Exists(Box::new(value)), span),
                "-z" => Expr { span, ..Expr::new(ExprKind::Exists(Box::new(value)), span).not() },
                "-v" => match value.as_text() {
                    Some(name) => Expr::new(ExprKind::Exists(Box::new(Expr::name(name, value.span))), span),
                    None => Expr::opaque(vec![value], span),
                },
                _ => Expr::opaque(vec![value], span),
            };
        }
        let left = self.value();
        let operator = self.peek().to_owned();
        match operator.as_str() {
            "=" | "==" | "!=" | "-eq" | "-ne" | "=~" => self.next += 1,
            "<" | ">" | "\\<" | "\\>" | "-lt" | "-le" | "-gt" | "-ge" | "-nt" | "-ot" | "-ef" => {
                self.next += 1;
                let right = self.value();
                let span = start.to(right.span);
                return Expr::opaque(vec![left, right], span);
            }
            _ => {
                let span = left.span;
                return Expr::new(ExprKind::Exists(Box::new(left)), span);
            }
        }
        let (shell, at) = (self.shell, self.at);
        let right = self.operand();
        let end = right.last().map_or(start, |right| shell.cx.span(*right));
        let span = start.to(end);
        if operator == "=~" {
            let mut pieces = Pieces::default();
            // A pattern's backslashes are its own.
            for node in right {
                match node.kind() {
                    "regex" => pieces.text(shell.cx.str(*node), shell.cx.span(*node), true),
                    _ => pieces.push(shell.word(*node, at)),
                }
            }
            return regex_test(left, pieces.finish(end, end), span);
        }
        let test = shell.glob(right, at).test(left, span);
        if operator.starts_with('!') || operator == "-ne" { Expr { span, ..test.not() } } else { test }
    }
}

impl Shell<'_> {
    /// Statements of which the last decides.
    pub(super) fn tests(&self, nodes: &[Node<'_>], at: At, out: &mut Vec<Stmt>) -> Expr {
        let Some((last, first)) = nodes.split_last() else { return Expr::opaque(Vec::new(), Span::default()) };
        first.iter().for_each(|node| self.statement(*node, at, out));
        self.test(*last, at, out)
    }

    /// Whether `node` succeeds.
    pub(super) fn test(&self, node: Node<'_>, at: At, out: &mut Vec<Stmt>) -> Expr {
        let span = self.cx.span(node);
        let unknown = || Expr::opaque(Vec::new(), span);
        self.cx.deeper(node, unknown, || match node.kind() {
            "test_command" => {
                let mut leaves = Vec::new();
                self.leaves(node, &mut leaves);
                leaves.retain(|leaf| leaf.is_named() || !matches!(leaf.kind(), "[" | "]" | "[[" | "]]"));
                Tests { shell: self, at, leaves: &leaves, next: 0 }.or()
            }
            "negated_command" => match children(node).first() {
                Some(child) => self.test(*child, at, out).not(),
                None => unknown(),
            },
            "list" => match children(node)[..] {
                [left, right] => {
                    let left = Box::new(self.test(left, at, out));
                    let right = Box::new(self.test(right, at, out));
                    Expr::new(
                        if has_token(node, "&&") { ExprKind::Both(left, right) } else { ExprKind::Either(left, right) },
                        span,
                    )
                }
                _ => unknown(),
            },
            "command" => {
                let name = node.child_by_field_name("name").map_or("", |name| self.cx.str(name));
                match name {
                    "test" | "[" | "[[" => {
                        let mut cursor = node.walk();
                        let mut leaves: Vec<Node<'_>> = node.children_by_field_name("argument", &mut cursor).collect();
                        if name != "test" {
                            leaves.pop();
                        }
                        Tests { shell: self, at, leaves: &leaves, next: 0 }.or()
                    }
                    "true" | ":" => Expr::new(ExprKind::Bool(true), span),
                    "false" => Expr::new(ExprKind::Bool(false), span),
                    _ => self.output(node, None, at, out).unwrap_or_else(unknown),
                }
            }
            "pipeline" => {
                let stages = children(node);
                let Some((last, first)) = stages.split_last() else { return unknown() };
                let input = first.iter().fold(None, |input, stage| self.output(*stage, input, At { subshell: true, ..at }, out));
                let grep = match last.kind() {
                    "redirected_statement" => last.child_by_field_name("body"),
                    _ => Some(*last),
                };
                match (input, grep.and_then(|grep| self.searched(grep, at))) {
                    (Some(input), Some((pattern, true))) => regex_test(input, pattern, span),
                    (Some(input), Some((pattern, false))) => Expr::compare(Op::Contains, input, pattern, span),
                    (input, _) => self.output(*last, input, at, out).unwrap_or_else(unknown),
                }
            }
            // Where its output goes says nothing about its success.
            "redirected_statement" if fields(node, "body").first().is_some_and(|body| is_test(*body, &self.cx)) => {
                node.child_by_field_name("body").map_or_else(unknown, |body| self.test(body, at, out))
            }
            "redirected_statement" => {
                let mut effects = Vec::new();
                let value = self.redirected(node, None, At { yields: true, ..at }, &mut effects);
                // The output that was sent away is the last effect.
                let value = value.or_else(|| match effects.pop() {
                    Some(Stmt::Expr(value)) => Some(value),
                    effect => {
                        effects.extend(effect);
                        None
                    }
                });
                out.extend(effects);
                value.unwrap_or_else(unknown)
            }
            "variable_assignment" | "variable_assignments" | "declaration_command" => {
                self.statement(node, at, out);
                unknown()
            }
            _ => self.run([node], None, at, span),
        })
    }

    /// The pattern that `grep` looks for, and whether it is a regular expression.
    fn searched(&self, node: Node<'_>, at: At) -> Option<(Expr, bool)> {
        let name = self.cx.str(node.child_by_field_name("name")?);
        if !matches!(name, "grep" | "egrep" | "fgrep") {
            return None;
        }
        let mut regex = name != "fgrep";
        for argument in fields(node, "argument") {
            let word = self.argument(argument, at);
            match word.known() {
                Some(option) if option.starts_with("--") => regex &= option != "--fixed-strings",
                Some(option) if option.starts_with('-') => {
                    if option.contains('v') {
                        return None;
                    }
                    regex &= !option.contains('F');
                }
                _ => return Some((word.value, regex)),
            }
        }
        None
    }

    /// Operands and operators of a test, in order.
    fn leaves<'t>(&self, node: Node<'t>, leaves: &mut Vec<Node<'t>>) {
        self.cx.deeper(
            node,
            || (),
            || {
                let mut cursor = node.walk();
                for child in node.children(&mut cursor) {
                    match child.kind() {
                        "binary_expression"
                        | "unary_expression"
                        | "parenthesized_expression"
                        | "postfix_expression"
                        | "ternary_expression" => {
                            self.leaves(child, leaves);
                        }
                        _ => leaves.push(child),
                    }
                }
            },
        );
    }

    pub(super) fn glob(&self, nodes: &[Node<'_>], at: At) -> Glob {
        let mut pieces = Pieces::default();
        // Stars that are quoted are no wildcards.
        let wild = |node: &Node<'_>| matches!(node.kind(), "word" | "extglob_pattern" | "regex" | "concatenation");
        let (mut front, mut back) = (false, false);
        for (index, node) in nodes.iter().enumerate() {
            let span = self.cx.span(*node);
            let text = self.cx.str(*node);
            if !wild(node) {
                pieces.push(self.word(*node, at));
                continue;
            }
            let mut word = self.word(*node, at);
            let stars = |text: &str| text.len() - text.trim_start_matches('*').len();
            if index == 0 && stars(text) > 0 {
                front = true;
                word = cut_text(word, stars(text), true);
            }
            let ends = text.len() - text.trim_end_matches('*').len();
            if index + 1 == nodes.len() && ends > 0 {
                back = true;
                if ends < text.len() {
                    word = cut_text(word, ends, false);
                }
            }
            if known(&word).is_none_or(|text| text.contains(['*', '?', '[']))
                && matches!(node.kind(), "word" | "extglob_pattern" | "regex")
            {
                return Glob::Other(Expr::opaque(vec![word], span));
            }
            pieces.push(word);
        }
        if pieces.parts.is_empty() && front {
            return Glob::Anything;
        }
        let span = nodes.first().map_or(Span::default(), |node| self.cx.span(*node));
        let value = pieces.finish(span, span);
        match (front, back) {
            (false, false) => Glob::Exactly(value),
            (true, true) => Glob::Part(Op::Contains, value),
            (true, false) => Glob::Part(Op::EndsWith, value),
            (false, true) => Glob::Part(Op::StartsWith, value),
        }
    }
}

/// Whether it is that text; jq writes `null` for what isn't there.
fn equals(subject: Expr, value: Expr, span: Span) -> Expr {
    let missing = |subject: Expr| Expr { span, ..Expr::new(ExprKind::Exists(Box::new(subject)), span).not() };
    if matches!(value.as_text(), Some("" | "null")) {
        return missing(subject);
    }
    // `[ "x$X" = "x" ]`
    if let ExprKind::Template(parts) = &subject.kind
        && let [first, rest] = &parts[..]
        && first.as_text().is_some()
        && first.as_text() == value.as_text()
    {
        return missing(rest.clone());
    }
    Expr::compare(Op::Eq, subject, value, span)
}

/// Whether all that matters of it is its success.
pub(super) fn is_test(node: Node<'_>, cx: &Cx<'_>) -> bool {
    match node.kind() {
        "test_command" | "negated_command" => true,
        "list" => children(node).into_iter().all(|child| is_test(child, cx)),
        "command" => node
            .child_by_field_name("name")
            .is_some_and(|name| matches!(cx.str(name), "test" | "[" | "[[" | "true" | "false" | "grep")),
        "pipeline" => children(node).last().is_some_and(|last| is_test(*last, cx)),
        "redirected_statement" => node.child_by_field_name("body").is_some_and(|body| is_test(body, cx)),
        _ => false,
    }
}
