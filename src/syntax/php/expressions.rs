//! Expressions.

use std::sync::Arc;

use tree_sitter::Node;

use super::Php;
use super::builtins::shell;
use crate::syntax::ir::{Arg, Expr, ExprKind, Field, Scope, Span, Stmt, Style, Sym, Type};
use crate::syntax::tree::{children, has_token};

/// The global variable, and the store, of TYPO3's configuration.
const TYPO3: &str = "TYPO3_CONF_VARS";

impl Php<'_> {
    pub(super) fn expr(&self, node: Node<'_>) -> Expr {
        self.cx.deeper(node, || Expr::opaque(Vec::new(), self.cx.span(node)), || self.expr_here(node))
    }

    pub(super) fn opaque(&self, node: Node<'_>) -> Expr {
        Expr::opaque(children(node).into_iter().map(|child| self.expr(child)).collect(), self.cx.span(node))
    }

    pub(super) fn operator(&self, node: Node<'_>) -> String {
        node.child_by_field_name("operator").map_or_else(String::new, |operator| self.cx.str(operator).to_ascii_lowercase())
    }

    pub(super) fn operands<'t>(&self, node: Node<'t>) -> (Option<Node<'t>>, Option<Node<'t>>) {
        (node.child_by_field_name("left"), node.child_by_field_name("right"))
    }

    /// An expression that a key or a method follows. Its span must end where that begins: parentheses belong to it.
    pub(super) fn base(&self, node: Node<'_>) -> Expr {
        let expr = self.expr(node);
        if node.kind() != "parenthesized_expression" || expr.span == self.cx.span(node) {
            return expr;
        }
        Expr::new(ExprKind::Cast { expr: Box::new(expr), ty: Type::Any }, self.cx.span(node))
    }

    /// An expression in the place of a key: `['0']` is `[0]`.
    pub(super) fn key(&self, node: Node<'_>) -> Expr {
        let mut key = self.expr(node);
        if let Some(text) = key.as_text()
            && (text == "0" || !text.starts_with('0'))
            && let Ok(number) = text.parse::<u32>()
        {
            key.kind = ExprKind::Number(i64::from(number));
        }
        key
    }

    /// The key of a member: a plain name, a variable, or an expression in braces.
    pub(super) fn member_key(&self, node: Node<'_>) -> Expr {
        if node.kind() == "name" && node.named_child_count() == 0 {
            return self.cx.key(node);
        }
        self.expr(node)
    }

    pub(super) fn expr_here(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        let first = || node.named_child(0).filter(|child| !child.is_extra()).or_else(|| children(node).first().copied());
        let inner = |kind: fn(Box<Expr>) -> ExprKind| match first() {
            Some(child) => Expr::new(kind(Box::new(self.expr(child))), span),
            None => Expr::opaque(Vec::new(), span),
        };
        match node.kind() {
            "variable_name" => match self.cx.str(node) {
                "$this" => Expr::new(ExprKind::This, span),
                "$TYPO3_CONF_VARS" => Expr::name(TYPO3, span),
                name => Expr::name(name, span),
            },
            "dynamic_variable_name" => self.dynamic_variable(node),
            "string" | "encapsed_string" | "heredoc" | "nowdoc" => self.string(node),
            "integer" => match integer(self.cx.str(node)) {
                Some(number) => Expr::new(ExprKind::Number(number), span),
                None => Expr::opaque(Vec::new(), span),
            },
            "boolean" => Expr::new(ExprKind::Bool(self.cx.str(node).eq_ignore_ascii_case("true")), span),
            "null" => Expr::null(span),
            "name" | "qualified_name" | "relative_name" => self.constant(node),
            "relative_scope" => self.class_reference(node),
            "parenthesized_expression" | "error_suppression_expression" | "by_ref" => match first() {
                Some(child) => self.expr(child),
                None => Expr::opaque(Vec::new(), span),
            },
            "clone_expression" => match first() {
                Some(child) if child.kind() == "arguments" => {
                    let first = self.arguments(child).into_iter().next();
                    first.map_or_else(|| Expr::opaque(Vec::new(), span), |argument| argument.value)
                }
                Some(child) => self.expr(child),
                None => Expr::opaque(Vec::new(), span),
            },
            "cast_expression" => match node.child_by_field_name("value") {
                Some(value) => self.expr(value),
                None => Expr::opaque(Vec::new(), span),
            },
            "subscript_expression" => self.subscript(node),
            "member_access_expression" | "nullsafe_member_access_expression" => {
                let (Some(object), Some(name)) = (node.child_by_field_name("object"), node.child_by_field_name("name")) else {
                    return self.opaque(node);
                };
                let mut base = self.base(object);
                // "$e->org" goes one level deep only: what it is replaced by can't be put together from its parts.
                if self.is_simple_interpolation(node) {
                    base.span = span;
                }
                Expr::access(base, self.member_key(name), Style::Member, span)
            }
            "scoped_property_access_expression" => {
                let (Some(scope), Some(name)) = (node.child_by_field_name("scope"), node.child_by_field_name("name")) else {
                    return self.opaque(node);
                };
                let key = match name.named_child(0) {
                    Some(plain) if name.kind() == "variable_name" => self.cx.key(plain),
                    _ => self.expr(name),
                };
                Expr::access(self.class_reference(scope), key, Style::Static, span)
            }
            "class_constant_access_expression" => self.class_constant(node),
            "function_call_expression" => self.call(node),
            "member_call_expression" | "nullsafe_member_call_expression" => {
                if let Some(configured) = self.configured(node) {
                    return configured;
                }
                let object = node.child_by_field_name("object").map(|object| self.base(object));
                self.method_call(node, object, Style::Method)
            }
            "scoped_call_expression" => {
                let scope = node.child_by_field_name("scope").map(|scope| self.class_reference(scope));
                self.method_call(node, scope, Style::Static)
            }
            "object_creation_expression" => self.new_object(node),
            "array_creation_expression" => self.array(node),
            "binary_expression" => self.binary(node),
            "unary_op_expression" => self.unary(node),
            "conditional_expression" => {
                let part = |name: &str| node.child_by_field_name(name).map(|part| self.expr(part));
                match (part("condition"), part("body"), part("alternative")) {
                    (Some(test), Some(then), Some(otherwise)) => {
                        let (test, then, otherwise) = (Box::new(test), Box::new(then), Box::new(otherwise));
                        Expr::new(ExprKind::Cond { test, then, otherwise }, span)
                    }
                    (Some(first), None, Some(second)) => Expr::either(first, second, span),
                    _ => self.opaque(node),
                }
            }
            "match_expression" => self.match_expression(node),
            "assignment_expression"
            | "reference_assignment_expression"
            | "augmented_assignment_expression"
            | "update_expression" => match self.assignment(node) {
                Some((target, value)) => {
                    let (target, value) = (Box::new(target), Box::new(value));
                    Expr::new(ExprKind::Assign { target, value, scope: Scope::Local }, span)
                }
                None => self.opaque(node),
            },
            "throw_expression" | "exit_statement" => {
                let value = first().map(|value| self.expr(value));
                Expr::new(ExprKind::Block(vec![Stmt::Throw(value)]), span)
            }
            "yield_expression" => {
                let sent = Expr::opaque(Vec::new(), span);
                Expr::new(ExprKind::Block(vec![self.yield_statement(node), Stmt::Value(sent)]), span)
            }
            "include_expression" | "include_once_expression" | "require_expression" | "require_once_expression" => {
                let mut include = inner(ExprKind::Include);
                if let ExprKind::Include(spec) = &mut include.kind {
                    with_tail(spec);
                }
                include
            }
            "anonymous_function" | "arrow_function" => self.closure(node),
            "shell_command_expression" => {
                let code =
                    Expr::new(ExprKind::Template(self.parts(node, span.start as usize + 1, span.end as usize - 1, 0)), span);
                shell(code, span)
            }
            "array_element_initializer" | "variadic_unpacking" | "argument" => match first() {
                Some(child) => self.expr(child),
                None => Expr::opaque(Vec::new(), span),
            },
            "comment" | "php_tag" | "text" | "text_interpolation" => Expr::opaque(Vec::new(), span),
            // Statements that an error put where an expression should be.
            "function_definition" | "class_declaration" | "compound_statement" | "expression_statement" => {
                let mut body = Vec::new();
                self.statement(node, &mut body);
                Expr::new(ExprKind::Block(body), span)
            }
            _ => self.opaque(node),
        }
    }

    pub(super) fn dynamic_variable(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        let braces = has_token(node, "{");
        match node.named_child(0) {
            // "${name}" and ${'name'}
            Some(name) if braces && name.kind() == "name" => Expr::name(&format!("${}", self.cx.str(name)), span),
            Some(name) if braces && name.kind() == "string" => match self.expr(name).as_text() {
                Some(name) => Expr::name(&format!("${name}"), span),
                None => self.opaque(node),
            },
            // "${name['key']}"
            Some(inner) if braces && inner.kind() == "subscript_expression" => self.expr(inner),
            _ => self.opaque(node),
        }
    }

    /// Whether it stands in text without braces.
    pub(super) fn is_simple_interpolation(&self, node: Node<'_>) -> bool {
        node.parent().is_some_and(|parent| {
            matches!(parent.kind(), "encapsed_string" | "heredoc_body" | "shell_command_expression")
                && !self.cx.text.get(..node.start_byte()).unwrap_or_default().ends_with('{')
        })
    }

    pub(super) fn subscript(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        let parts = children(node);
        let Some(base) = parts.first() else { return self.opaque(node) };
        let in_string = self.is_simple_interpolation(node);
        let key = match parts.get(1) {
            // "$e[user]": a bare word is the key itself.
            Some(key) if key.kind() == "name" && in_string => self.cx.key(*key),
            Some(key) => self.key(*key),
            // $list[] = …
            None => return Expr::new(ExprKind::Each(Box::new(self.base(*base))), span),
        };
        // $app['config']['services.influx'] in Laravel
        if parts.get(1).is_some_and(|key| self.is_config(*key)) && self.is_container(*base) {
            return Expr::call(Expr::name("config", span), Vec::new(), span);
        }
        if let [of, name] = children(*base)[..]
            && base.kind() == "subscript_expression"
            && self.is_config(name)
            && self.is_container(of)
        {
            return Expr::call(Expr::name("config", span), vec![key], span);
        }
        if base.kind() == "variable_name"
            && self.cx.str(*base) == "$GLOBALS"
            && let Some(name) = key.as_text()
        {
            // TYPO3 keeps all of its configuration there, for files that never include each other.
            if name == TYPO3 {
                return Expr::name(TYPO3, span);
            }
            let name: Sym = format!("${name}").into();
            let mut frames = self.frames.borrow_mut();
            if frames.len() > 1
                && let Some(frame) = frames.last_mut()
                && !frame.globals.contains(&name)
            {
                frame.globals.push(name.clone());
            }
            return Expr::new(ExprKind::Name(name), span);
        }
        let base = match base.kind() {
            // "${name['key']}"
            "name" if node.parent().is_some_and(|parent| parent.kind() == "dynamic_variable_name") => {
                Expr::name(&format!("${}", self.cx.str(*base)), self.cx.span(*base))
            }
            _ => self.base(*base),
        };
        Expr::access(base, key, Style::Index, span)
    }

    pub(super) fn constant(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        let text = |value: &str| Expr::new(ExprKind::Text { value: value.into(), content: span, exact: false }, span);
        let written = self.cx.str(node);
        // Error recovery leaves names with parts.
        if node.kind() == "name" && node.named_child_count() > 0 {
            return self.opaque(node);
        }
        match written.to_ascii_uppercase().as_str() {
            // Files are included relative to the one that says so.
            "__DIR__" => text("."),
            "__FILE__" => text("./."),
            "DIRECTORY_SEPARATOR" | "\\DIRECTORY_SEPARATOR" => text("/"),
            "__NAMESPACE__" => text(&self.names.borrow().namespace),
            "__CLASS__" => match self.names.borrow().inside.last() {
                Some(class) if !class.is_empty() => text(class),
                _ => Expr::opaque(Vec::new(), span),
            },
            "__LINE__" | "__FUNCTION__" | "__METHOD__" | "__TRAIT__" => Expr::opaque(Vec::new(), span),
            "TRUE" | "FALSE" => Expr::new(ExprKind::Bool(written.eq_ignore_ascii_case("true")), span),
            "NULL" => Expr::null(span),
            _ => Expr::name(&self.constant_name(node), span),
        }
    }

    pub(super) fn class_reference(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        match node.kind() {
            "name" | "qualified_name" | "relative_name" | "relative_scope" => {
                match self.cx.str(node).to_ascii_lowercase().as_str() {
                    "self" | "static" => Expr::new(ExprKind::ThisClass, span),
                    "parent" => Expr::new(ExprKind::Super, span),
                    _ => Expr::name(&self.class_name(node), span),
                }
            }
            _ => self.base(node),
        }
    }

    pub(super) fn class_constant(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        let [scope, name] = children(node)[..] else { return self.opaque(node) };
        if self.cx.str(name).eq_ignore_ascii_case("class") {
            let class = match (scope.kind(), self.class_reference(scope).kind) {
                (_, ExprKind::Name(class)) if scope.kind() != "variable_name" => Some(class.to_string()),
                // `static` may be any class below.
                (_, ExprKind::ThisClass) if !self.cx.str(scope).eq_ignore_ascii_case("static") => {
                    self.names.borrow().inside.last().filter(|class| !class.is_empty()).cloned()
                }
                _ => None,
            };
            return match class {
                Some(class) => Expr::new(ExprKind::Text { value: class.into(), content: span, exact: false }, span),
                None => self.opaque(node),
            };
        }
        Expr::access(self.class_reference(scope), self.member_key(name), Style::Static, span)
    }

    pub(super) fn new_object(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        let mut class = None;
        let mut args = Vec::new();
        for part in children(node) {
            match part.kind() {
                "arguments" => args = self.arguments(part),
                "anonymous_class" => {
                    if let Some(arguments) = children(part).into_iter().find(|child| child.kind() == "arguments") {
                        args = self.arguments(arguments);
                    }
                    let kind = ExprKind::Class(Arc::new(self.class(part, None)));
                    class = Some(Expr::new(kind, self.cx.span(part)));
                }
                _ if class.is_none() => class = Some(self.class_reference(part)),
                _ => {}
            }
        }
        match class {
            Some(class) => Expr::new(ExprKind::New { class: Box::new(class), args }, span),
            None => Expr::opaque(args.into_iter().map(|arg| arg.value).collect(), span),
        }
    }

    pub(super) fn array(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        let elements = children(node);
        let keyed = elements.iter().any(|element| has_token(*element, "=>"));
        let mut record = Vec::new();
        let mut list = Vec::new();
        let mut next = 0;
        for element in elements {
            match &children(element)[..] {
                [key, value] if has_token(element, "=>") => {
                    let key = self.key(*key);
                    if let ExprKind::Number(number) = key.kind {
                        next = number.saturating_add(1);
                    }
                    record.push(Field::Pair { key, value: self.expr(*value) });
                }
                [value] => {
                    let spread = value.kind() == "variadic_unpacking";
                    let expr = self.expr(*value);
                    if !keyed {
                        list.push(Arg { value: expr, name: None, spread });
                    } else if spread {
                        record.push(Field::Spread(expr));
                    } else {
                        let key = Expr::new(ExprKind::Number(next), Span { start: expr.span.start, end: expr.span.start });
                        next = next.saturating_add(1);
                        record.push(Field::Pair { key, value: expr });
                    }
                }
                _ => {}
            }
        }
        Expr::new(if keyed { ExprKind::Record(record) } else { ExprKind::List(list) }, span)
    }
}

/// Where the front of an included path may stay unknown (`$app_root . '/settings.local.php'`), its known end is tried too.
pub(super) fn with_tail(spec: &mut Box<Expr>) {
    let ExprKind::Template(parts) = &spec.kind else { return };
    if parts.first().is_none_or(|first| first.as_text().is_some()) {
        return;
    }
    let tail: Vec<&str> = parts.iter().rev().map_while(Expr::as_text).collect();
    let tail: String = tail.into_iter().rev().collect();
    let tail = tail.trim_start_matches('/');
    if tail.is_empty() || tail.starts_with('.') {
        return;
    }
    let span = spec.span;
    let text = Expr::new(ExprKind::Text { value: tail.into(), content: span, exact: false }, span);
    let whole = std::mem::replace(&mut **spec, Expr::null(span));
    **spec = Expr::either(whole, text, span);
}

pub(super) fn integer(text: &str) -> Option<i64> {
    let text = text.replace('_', "").to_ascii_lowercase();
    let (digits, radix) = if let Some(digits) = text.strip_prefix("0x") {
        (digits, 16)
    } else if let Some(digits) = text.strip_prefix("0b") {
        (digits, 2)
    } else if let Some(digits) = text.strip_prefix("0o") {
        (digits, 8)
    } else if text.len() > 1 && text.starts_with('0') {
        (&text[1..], 8)
    } else {
        (text.as_str(), 10)
    };
    i64::from_str_radix(digits, radix).ok()
}
