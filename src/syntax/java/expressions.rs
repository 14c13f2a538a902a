//! Expressions.

use std::sync::Arc;

use tree_sitter::Node;

use super::{Java, is_constant, start_of, this, within};
use crate::syntax::ir::{
    Arg, Expr, ExprKind, Function, Ident, Op, Param, ParamKind, Pattern, Scope, Span, Stmt, Style, Type, Yields,
};
use crate::syntax::tree::{children, has_token};

impl<'a> Java<'a> {
    pub(super) fn expr(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        self.cx.deeper(node, || Expr::opaque(Vec::new(), span), || self.expr_kind(node, span))
    }

    pub(super) fn expr_in(&self, node: Node<'_>, field: &str) -> Expr {
        node.child_by_field_name(field).map_or_else(|| Expr::opaque(Vec::new(), self.cx.span(node)), |node| self.expr(node))
    }

    fn expr_kind(&self, node: Node<'_>, span: Span) -> Expr {
        match node.kind() {
            "identifier" => self.named(self.cx.str(node), span),
            "this" => this(span),
            "super" => Expr::new(ExprKind::Super, span),
            "null_literal" => Expr::null(span),
            "true" => Expr::new(ExprKind::Bool(true), span),
            "false" => Expr::new(ExprKind::Bool(false), span),
            "decimal_integer_literal" | "hex_integer_literal" | "octal_integer_literal" | "binary_integer_literal" => {
                let digits: String = self.cx.str(node).chars().filter(char::is_ascii_digit).collect();
                match digits.parse() {
                    Ok(number) if node.kind() == "decimal_integer_literal" => Expr::new(ExprKind::Number(number), span),
                    _ => Expr::opaque(Vec::new(), span),
                }
            }
            "string_literal" => self.string(node, span),
            "character_literal" => {
                let inner = Span { start: span.start + 1, end: span.end.saturating_sub(1).max(span.start + 1) };
                match self.cx.text.get(inner.range()) {
                    Some(text) if !text.starts_with('\\') => {
                        Expr::new(ExprKind::Text { value: text.into(), content: inner, exact: true }, span)
                    }
                    _ => Expr::opaque(Vec::new(), span),
                }
            }
            "parenthesized_expression" => {
                let inner = children(node).first().map(|inner| self.expr(*inner));
                inner.map_or_else(|| Expr::opaque(Vec::new(), span), |inner| Expr { span, ..inner })
            }
            "class_literal" => match node.named_child(0) {
                Some(class) => match self.ty(class) {
                    Type::Named(class) => Expr { span, ..*class },
                    _ => Expr::opaque(Vec::new(), span),
                },
                None => Expr::opaque(Vec::new(), span),
            },
            "binary_expression" => self.binary(node, span),
            "unary_expression" => {
                let operand = self.expr_in(node, "operand");
                if has_token(node, "!") {
                    Expr::new(ExprKind::Not(Box::new(operand)), span)
                } else if let (true, ExprKind::Number(number)) = (has_token(node, "-"), &operand.kind) {
                    Expr::new(ExprKind::Number(-number), span)
                } else {
                    Expr::opaque(vec![operand], span)
                }
            }
            "update_expression" => {
                let target = children(node).first().and_then(|target| self.target(*target));
                match target {
                    Some(target) => Expr::new(
                        ExprKind::Assign {
                            target: Box::new(target),
                            value: Box::new(Expr::opaque(Vec::new(), span)),
                            scope: Scope::Local,
                        },
                        span,
                    ),
                    None => Expr::opaque(Vec::new(), span),
                }
            }
            "ternary_expression" => Expr::new(
                ExprKind::Cond {
                    test: Box::new(self.expr_in(node, "condition")),
                    then: Box::new(self.expr_in(node, "consequence")),
                    otherwise: Box::new(self.expr_in(node, "alternative")),
                },
                span,
            ),
            "assignment_expression" => match self.assignment(node) {
                Some((target, value)) => {
                    Expr::new(ExprKind::Assign { target: Box::new(target), value: Box::new(value), scope: Scope::Local }, span)
                }
                None => Expr::opaque(children(node).into_iter().map(|part| self.expr(part)).collect(), span),
            },
            "cast_expression" => {
                let value = self.expr_in(node, "value");
                match node.child_by_field_name("type").map(|ty| self.ty(ty)) {
                    None | Some(Type::Any) => Expr { span, ..value },
                    Some(ty) => Expr::new(ExprKind::Cast { expr: Box::new(value), ty }, span),
                }
            }
            "instanceof_expression" => self.instance_of(node, span),
            "lambda_expression" => self.lambda(node, span),
            "method_reference" => self.method_reference(node, span),
            "switch_expression" => {
                let body = self.switch(node, true);
                Expr::new(ExprKind::Block(body), span)
            }
            // `outer.new Inner()`: what is within knows any instance of what is around it.
            "object_creation_expression" if node.child(0).is_some_and(|first| first.is_named()) => {
                let outer = children(node).first().map(|outer| Stmt::Expr(self.expr(*outer)));
                let made = Stmt::Value(self.creation(node, span));
                Expr::new(ExprKind::Block(outer.into_iter().chain([made]).collect()), span)
            }
            "object_creation_expression" => self.creation(node, span),
            "array_creation_expression" => match node.child_by_field_name("value") {
                Some(value) => self.expr(value),
                None => Expr::opaque(
                    children(node)
                        .into_iter()
                        .filter(|child| child.kind() == "dimensions_expr")
                        .flat_map(children)
                        .map(|size| self.expr(size))
                        .collect(),
                    span,
                ),
            },
            "array_initializer" | "element_value_array_initializer" => {
                let items = children(node).into_iter().map(|item| Arg::of(self.expr(item))).collect();
                Expr::new(ExprKind::List(items), span)
            }
            "array_access" => Expr::access(self.expr_in(node, "array"), self.expr_in(node, "index"), Style::Index, span),
            "field_access" => self.field_access(node, span),
            "method_invocation" => self.invocation(node, span),
            "template_expression" => node
                .child_by_field_name("template_argument")
                .map_or_else(|| Expr::opaque(Vec::new(), span), |text| self.expr(text)),
            "decimal_floating_point_literal" | "hex_floating_point_literal" => Expr::opaque(Vec::new(), span),
            kind => {
                if node.is_error() || kind == "ERROR" {
                    self.cx.lose(node);
                }
                Expr::opaque(
                    children(node).into_iter().filter(|child| is_expression(*child)).map(|part| self.expr(part)).collect(),
                    span,
                )
            }
        }
    }

    // ---- texts

    /// A string or a text block: each line of a block is a text of its own, without what the block is indented by.
    fn string(&self, node: Node<'_>, span: Span) -> Expr {
        let whole = self.cx.str(node);
        let is_block = whole.starts_with("\"\"\"");
        let margin = if is_block { margin(whole) } else { 0 };
        let mut parts = Vec::new();
        for part in children(node) {
            let at = self.cx.span(part);
            match part.kind() {
                "string_fragment" => parts.push(Expr::text(self.cx.str(part), at)),
                "multiline_string_fragment" => self.lines(part, margin, &mut parts),
                "escape_sequence" => {
                    let value = escaped(self.cx.str(part));
                    parts.push(Expr::new(ExprKind::Text { value: value.into(), content: at, exact: false }, at));
                }
                "string_interpolation" => parts.extend(children(part).first().map(|inner| self.expr(*inner))),
                _ => {}
            }
        }
        match parts.len() {
            0 => Expr::new(
                ExprKind::Text { value: "".into(), content: Span { start: span.start + 1, end: span.start + 1 }, exact: true },
                span,
            ),
            1 => parts.pop().map_or_else(|| Expr::null(span), |part| Expr { span, ..part }),
            _ => Expr::new(ExprKind::Template(parts), span),
        }
    }

    fn lines(&self, node: Node<'_>, margin: usize, parts: &mut Vec<Expr>) {
        let mut start = node.start_byte();
        // What stands on the line of the quotes, or behind an escape, is not indented.
        let mut begins = false;
        for line in self.cx.str(node).split_inclusive('\n') {
            let indented = if begins { margin.min(line.len() - line.trim_start_matches([' ', '\t']).len()) } else { 0 };
            let text = line.get(indented..).unwrap_or_default();
            let at = Span::new(start + indented, start + line.len());
            let is_opening = parts.is_empty() && !begins && line.trim().is_empty();
            if !text.is_empty() && !is_opening {
                parts.push(Expr::text(text, at));
            }
            start += line.len();
            begins = true;
        }
    }

    // ---- operators

    fn binary(&self, node: Node<'_>, span: Span) -> Expr {
        let (Some(left), Some(right)) = (node.child_by_field_name("left"), node.child_by_field_name("right")) else {
            return Expr::opaque(Vec::new(), span);
        };
        let operator = node.child_by_field_name("operator").map_or("", |operator| operator.kind());
        // A long chain of `+` is a deep tree.
        if operator == "+" {
            let mut parts = vec![self.expr(right)];
            let mut at = left;
            while at.kind() == "binary_expression"
                && at.child_by_field_name("operator").is_some_and(|operator| operator.kind() == "+")
            {
                let (Some(left), Some(right)) = (at.child_by_field_name("left"), at.child_by_field_name("right")) else { break };
                parts.push(self.expr(right));
                at = left;
            }
            parts.push(self.expr(at));
            parts.reverse();
            return Expr::new(ExprKind::Template(parts), span);
        }
        let boxes = || (Box::new(self.expr(left)), Box::new(self.expr(right)));
        match operator {
            "&&" | "&" => {
                let (left, right) = boxes();
                Expr::new(ExprKind::Both(left, right), span)
            }
            "||" | "|" => {
                let (left, right) = boxes();
                Expr::new(ExprKind::Either(left, right), span)
            }
            "==" | "!=" => {
                let is_equal = operator == "==";
                let tested = match (left.kind(), right.kind()) {
                    ("null_literal", _) => Some(right),
                    (_, "null_literal") => Some(left),
                    _ => None,
                };
                if let Some(tested) = tested {
                    let exists = Expr::new(ExprKind::Exists(Box::new(self.expr(tested))), span);
                    return if is_equal { exists.not() } else { exists };
                }
                let op = if is_equal { Op::Eq } else { Op::Ne };
                Expr::compare(op, self.expr(left), self.expr(right), span)
            }
            _ => Expr::opaque(vec![self.expr(left), self.expr(right)], span),
        }
    }

    /// What an assignment is to, and what it puts there.
    pub(super) fn assignment(&self, node: Node<'_>) -> Option<(Pattern, Expr)> {
        let left = node.child_by_field_name("left")?;
        let target = self.target(left)?;
        let value = self.expr(node.child_by_field_name("right")?);
        let value = match node.child_by_field_name("operator").map_or("=", |operator| operator.kind()) {
            "=" => value,
            "+=" => Expr::new(ExprKind::Template(vec![self.expr(left), value]), self.cx.span(node)),
            _ => Expr::opaque(vec![value], self.cx.span(node)),
        };
        Some((target, value))
    }

    pub(super) fn target(&self, node: Node<'_>) -> Option<Pattern> {
        match node.kind() {
            "identifier" if self.is_local(self.cx.str(node)) => Some(Pattern::Name(self.cx.ident(node))),
            "identifier" => {
                let target = self.expr(node);
                // An inherited field.
                let target = match target.kind {
                    ExprKind::Access { .. } => target,
                    _ => Expr::member(this(start_of(target.span)), self.cx.str(node), target.span, target.span),
                };
                Some(Pattern::Place(Box::new(target)))
            }
            "field_access" | "array_access" => Some(Pattern::Place(Box::new(self.expr(node)))),
            "parenthesized_expression" => self.target(*children(node).first()?),
            _ => None,
        }
    }

    fn instance_of(&self, node: Node<'_>, span: Span) -> Expr {
        let value = self.expr_in(node, "left");
        let pattern = match (node.child_by_field_name("pattern"), node.child_by_field_name("name")) {
            (Some(record), _) => self.record_pattern(record),
            (None, Some(name)) => {
                self.declare(self.cx.str(name));
                let pattern = Pattern::Name(self.cx.ident(name));
                match node.child_by_field_name("right").map(|ty| self.ty(ty)) {
                    None | Some(Type::Any) => pattern,
                    Some(ty) => Pattern::Typed(Box::new(pattern), ty),
                }
            }
            (None, None) => return Expr::opaque(vec![value], span),
        };
        Expr::new(ExprKind::Matches { expr: Box::new(value), pattern: Box::new(pattern) }, span)
    }

    // ---- functions

    fn lambda(&self, node: Node<'_>, span: Span) -> Expr {
        self.enter();
        let params = match node.child_by_field_name("parameters") {
            Some(name) if name.kind() == "identifier" => vec![self.plain_param(name)],
            Some(list) if list.kind() == "inferred_parameters" => {
                children(list).into_iter().map(|name| self.plain_param(name)).collect()
            }
            Some(list) => self.params(list),
            None => Vec::new(),
        };
        let outer = self.registered.take();
        let body = match node.child_by_field_name("body") {
            Some(body) if body.kind() == "block" => self.block(body),
            Some(body) => vec![Stmt::Return(Some(self.expr(body)))],
            None => Vec::new(),
        };
        self.registered.replace(outer);
        self.leave();
        let function = Function::closure(params, body, Yields::No, span);
        Expr::new(ExprKind::Function(Arc::new(function)), span)
    }

    fn plain_param(&self, name: Node<'_>) -> Param {
        self.declare(self.cx.str(name));
        Param { pattern: Pattern::Name(self.cx.ident(name)), kind: ParamKind::Plain, field: None }
    }

    /// `InfluxDB::new`, `this::read`, `JsonNode::asText`: a function of any number of arguments.
    fn method_reference(&self, node: Node<'_>, span: Span) -> Expr {
        let parts = children(node);
        let mut cursor = node.walk();
        let is_new = node.children(&mut cursor).any(|child| child.kind() == "new");
        let Some(&holder) = parts.first() else { return Expr::opaque(Vec::new(), span) };
        let arguments: crate::syntax::ir::Sym = self.fresh("given").into();
        let given = Arg { value: Expr::name(&arguments, span), name: None, spread: true };
        let is_type = matches!(holder.kind(), "type_identifier" | "scoped_type_identifier" | "generic_type" | "array_type");
        let names_class = is_type
            || match holder.kind() {
                "identifier" => {
                    let name = self.cx.str(holder);
                    !self.is_local(name) && self.is_class_name(name) && !is_constant(name)
                }
                "field_access" => self
                    .cx
                    .str(holder)
                    .rsplit('.')
                    .next()
                    .is_some_and(|last| last.starts_with(char::is_uppercase) && !is_constant(last)),
                _ => false,
            };
        let class = || -> Expr {
            let node = if holder.kind() == "generic_type" { holder.named_child(0).unwrap_or(holder) } else { holder };
            let name: String = self.cx.str(node).chars().filter(|c| !c.is_whitespace()).collect();
            self.class_named(&name, self.cx.span(holder))
        };
        let value = if is_new {
            if holder.kind() == "array_type" {
                return Expr::opaque(Vec::new(), span);
            }
            Expr::new(ExprKind::New { class: Box::new(class()), args: vec![given] }, span)
        } else {
            let Some(name) = parts.last().filter(|_| parts.len() > 1) else { return Expr::opaque(Vec::new(), span) };
            let (base, style) = if names_class { (class(), Style::Static) } else { (self.expr(holder), Style::Method) };
            let at = Span { start: self.cx.span(holder).start, end: self.cx.span(*name).end };
            let callee = Expr::access(base, self.cx.key(*name), style, at);
            Expr::new(ExprKind::Call { callee: Box::new(callee), args: vec![given] }, span)
        };
        let pattern = Pattern::Name(Ident { name: arguments, span });
        let params = vec![Param { pattern, kind: ParamKind::Rest, field: None }];
        let function = Function::closure(params, vec![Stmt::Return(Some(value))], Yields::No, span);
        Expr::new(ExprKind::Function(Arc::new(function)), span)
    }

    // ---- parts

    fn field_access(&self, node: Node<'_>, span: Span) -> Expr {
        let (Some(object), Some(field)) = (node.child_by_field_name("object"), node.child_by_field_name("field")) else {
            return Expr::opaque(Vec::new(), span);
        };
        if field.kind() == "this" {
            let name = self.cx.str(object);
            let around = self.around.borrow();
            let found = around.iter().rev().enumerate().find(|(_, class)| class.name.as_deref() == Some(name));
            return match found {
                Some((depth, class)) if depth > 0 => Expr::name(&class.instance, span),
                _ => this(span),
            };
        }
        if let Some(class) = self.class_chain(node) {
            return class;
        }
        let style = if self.is_class_expression(object) { Style::Static } else { Style::Member };
        Expr::access(self.expr(object), self.cx.key(field), style, span)
    }

    /// A class by its full name: `java.util.Base64`, `Outer.Inner`.
    fn class_chain(&self, node: Node<'_>) -> Option<Expr> {
        let text = self.cx.str(node);
        let first = text.split('.').next()?.trim();
        if first.is_empty()
            || !text.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '_' | '$'))
            || self.is_local(first)
            || self.holder(self.cx.span(node), |around| around.fields.get(first).copied()).is_some()
        {
            return None;
        }
        let last = text.rsplit('.').next()?;
        let is_package = first.starts_with(char::is_lowercase) && text.contains(|c: char| c.is_uppercase());
        if is_package && !self.statics.contains_key(first) {
            let parts: Vec<&str> = text.split('.').collect();
            let class = parts.iter().position(|part| part.starts_with(char::is_uppercase))?;
            let base = Expr::name(&parts[..=class].join("."), self.cx.span(node));
            let mut at = self.cx.span(node).start as usize + parts[..=class].join(".").len();
            let mut expr = Expr { span: Span::new(self.cx.span(node).start as usize, at), ..base };
            for part in &parts[class + 1..] {
                let key = Span::new(at + 1, at + 1 + part.len());
                at = key.end as usize;
                let whole = Span { start: self.cx.span(node).start, end: key.end };
                expr = Expr::access(expr, Expr::text(part, key), Style::Static, whole);
            }
            return Some(expr);
        }
        let is_nested = self.is_class_name(first) && last.starts_with(char::is_uppercase) && !is_constant(last);
        is_nested.then(|| {
            let base = self.class_named(first, self.cx.span(node));
            text.split('.').skip(1).fold(base, |base, part| within(base, part, self.cx.span(node)))
        })
    }

    pub(super) fn is_class_expression(&self, node: Node<'_>) -> bool {
        let text = self.cx.str(node);
        match node.kind() {
            "identifier" => {
                !self.is_local(text)
                    && self.holder(self.cx.span(node), |around| around.fields.get(text).copied()).is_none()
                    && !self.statics.contains_key(text)
                    && self.is_class_name(text)
                    && !is_constant(text)
            }
            "field_access" => self.class_chain(node).is_some(),
            _ => false,
        }
    }
}

/// What the lines of a text block have before them, in bytes.
fn margin(block: &str) -> usize {
    let lines = block.split('\n').skip(1);
    let blank = |line: &&str| line.trim().is_empty();
    let indent = |line: &str| line.len() - line.trim_start_matches([' ', '\t']).len();
    lines.filter(|line| !blank(line)).map(indent).min().unwrap_or(0)
}

fn escaped(sequence: &str) -> String {
    match sequence.strip_prefix('\\').unwrap_or_default() {
        "n" => "\n".into(),
        "t" => "\t".into(),
        "r" => "\r".into(),
        "s" => " ".into(),
        "b" => "\u{8}".into(),
        "f" => "\u{c}".into(),
        "\n" | "\r\n" => String::new(),
        unicode if unicode.starts_with('u') => {
            let code = u32::from_str_radix(unicode.trim_start_matches('u'), 16).ok();
            code.and_then(char::from_u32).map_or_else(String::new, String::from)
        }
        octal if octal.starts_with(|c: char| c.is_digit(8)) => {
            let code = u32::from_str_radix(octal, 8).ok();
            code.and_then(char::from_u32).map_or_else(String::new, String::from)
        }
        other => other.to_owned(),
    }
}

fn is_expression(node: Node<'_>) -> bool {
    let kind = node.kind();
    kind.ends_with("_expression")
        || kind.ends_with("_literal")
        || matches!(kind, "identifier" | "method_invocation" | "method_reference" | "field_access" | "array_access" | "this")
}
