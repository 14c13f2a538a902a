//! Expressions that are no calls.

use tree_sitter::Node;

use super::control::type_test;
use super::types::{cast, is_library_type};
use super::{Kotlin, shared};
use crate::syntax::ir::{Expr, ExprKind, Function, FunctionKind, Op, Param, ParamKind, Pattern, Span, Stmt, Style, Yields};
use crate::syntax::tree::{children, fields, has_token};

impl Kotlin<'_> {
    pub(super) fn expr(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        self.cx.deeper(node, || Expr::opaque(Vec::new(), span), || self.expr_kind(node, span))
    }

    fn expr_kind(&self, node: Node<'_>, span: Span) -> Expr {
        let parts = children(node);
        let opaque = || Expr::opaque(parts.iter().map(|part| self.expr(*part)).collect(), span);
        match node.kind() {
            "identifier" => match self.cx.str(node) {
                "true" => Expr::new(ExprKind::Bool(true), span),
                "false" => Expr::new(ExprKind::Bool(false), span),
                "null" => Expr::null(span),
                "continue" => self.block_value(vec![Stmt::Continue], node),
                "break" => self.block_value(vec![Stmt::Break], node),
                _ => {
                    let ident = self.ident(node);
                    self.name(&ident.name, ident.span)
                }
            },
            "string_literal" | "multiline_string_literal" => self.string(node),
            "character_literal" => self.character(node),
            "number_literal" => self.number(node),
            "parenthesized_expression" | "annotated_expression" | "labeled_expression" => match parts.last() {
                Some(inner) => Expr { span, ..self.expr(*inner) },
                None => Expr::opaque(Vec::new(), span),
            },
            "navigation_expression" => self.navigation(node, span),
            "index_expression" => match &parts[..] {
                [base, key] => {
                    let (base, key) = (self.expr(*base), self.expr(*key));
                    Expr::access(base, key, Style::Index, span)
                }
                _ => opaque(),
            },
            "binary_expression" => self.binary(node, span),
            "unary_expression" => match (parts.first(), node.child_by_field_name("operator")) {
                (Some(inner), Some(operator)) => match operator.kind() {
                    "!" => Expr { span, ..self.expr(*inner).not() },
                    "!!" => Expr { span, ..self.expr(*inner) },
                    "-" if inner.kind() == "number_literal" => match self.number(*inner).kind {
                        ExprKind::Number(number) => Expr::new(ExprKind::Number(number.saturating_neg()), span),
                        _ => opaque(),
                    },
                    _ => opaque(),
                },
                _ => opaque(),
            },
            "call_expression" => self.call(node, span),
            "in_expression" => match &parts[..] {
                [left, right] => {
                    let test = Expr::compare(Op::In, self.expr(*left), self.expr(*right), span);
                    if has_token(node, "!in") { test.not() } else { test }
                }
                _ => opaque(),
            },
            "is_expression" => match &parts[..] {
                [value, ty] => {
                    let test = type_test(self.expr(*value), self.ty(*ty), span);
                    if has_token(node, "!is") { test.not() } else { test }
                }
                _ => opaque(),
            },
            "as_expression" => match &parts[..] {
                [value, ty] => Expr { span, ..cast(self.expr(*value), Some(self.ty(*ty))) },
                _ => opaque(),
            },
            "infix_expression" => match &parts[..] {
                [left, name, right] => self.infix(*left, *name, *right, span),
                _ => opaque(),
            },
            "if_expression" | "when_expression" | "try_expression" | "return_expression" | "throw_expression" => {
                self.control(node, span)
            }
            "this_expression" => self.this(parts.first().map(|label| self.cx.str(*label)), span),
            "super_expression" => Expr::new(ExprKind::Super, span),
            "callable_reference" => self.reference(node, span),
            "lambda_literal" => self.lambda(node, None),
            "anonymous_function" => {
                let function = self.function(node, None);
                Expr::new(ExprKind::Function(shared(function)), span)
            }
            "object_literal" => self.object_literal(node, span),
            "collection_literal" => {
                let items = parts.iter().map(|part| crate::syntax::ir::Arg::of(self.expr(*part))).collect();
                Expr::new(ExprKind::List(items), span)
            }
            "assignment" | "block" | "property_declaration" | "for_statement" | "while_statement" | "do_while_statement" => {
                let mut body = Vec::new();
                self.in_block(|| self.statement(node, &mut body));
                self.block_value(body, node)
            }
            _ => opaque(),
        }
    }

    /// `a.b`, `a?.b`, `A::b`.
    fn navigation(&self, node: Node<'_>, span: Span) -> Expr {
        let parts = children(node);
        let (Some(&base), Some(&name)) = (parts.first(), parts.last()) else { return Expr::opaque(Vec::new(), span) };
        if let Some(qualified) = self.qualified(node) {
            return qualified;
        }
        // `X::class.java`
        let text = self.cx.str(node);
        if (text.ends_with("::class") || text.contains("::class."))
            && let Some(crate::syntax::ir::Type::Named(class)) = self.token(node)
        {
            return Expr { span, ..*class };
        }
        if has_token(node, "::") {
            return self.bound_reference(base, name, span);
        }
        let of_class = base.kind() == "identifier"
            && self.cx.str(base).starts_with(char::is_uppercase)
            && self.local(self.cx.str(base)).is_none();
        let base = self.expr(base);
        if of_class {
            let ident = self.ident(name);
            return Expr::access(base, Expr::text(&ident.name, ident.span), Style::Member, span);
        }
        self.property(base, name, span)
    }

    /// A class by its full name: `com.acme.influx.Credentials`.
    fn qualified(&self, node: Node<'_>) -> Option<Expr> {
        let mut names = Vec::new();
        let mut at = node;
        loop {
            match at.kind() {
                "identifier" => {
                    names.push(self.plain(at));
                    break;
                }
                "navigation_expression" if !has_token(at, "?.") && !has_token(at, "::") => {
                    let parts = children(at);
                    names.push(self.plain(*parts.last()?));
                    at = *parts.first()?;
                }
                _ => return None,
            }
        }
        names.reverse();
        let (class, packages) = names.split_last()?;
        let first = packages.first()?;
        let is_package = |name: &String| name.starts_with(char::is_lowercase);
        let is_class = class.starts_with(char::is_uppercase) && packages.len() > 1 && packages.iter().all(is_package);
        (is_class && self.local(first).is_none() && !self.imports.contains_key(first))
            .then(|| Expr::name(&names.join("."), self.cx.span(node)))
    }

    fn binary(&self, node: Node<'_>, span: Span) -> Expr {
        let (left, right) = (node.child_by_field_name("left"), node.child_by_field_name("right"));
        let (Some(left), Some(right), Some(operator)) = (left, right, node.child_by_field_name("operator")) else {
            return Expr::opaque(Vec::new(), span);
        };
        let is_null = |node: Node<'_>| self.cx.str(node) == "null";
        match operator.kind() {
            "?:" => Expr::either(self.expr(left), self.expr(right), span),
            "||" => Expr::either(self.expr(left), self.expr(right), span),
            "&&" => Expr::new(ExprKind::Both(Box::new(self.expr(left)), Box::new(self.expr(right))), span),
            "==" | "===" | "!=" | "!==" => {
                let differs = operator.kind().starts_with('!');
                let tested = if is_null(right) { Some(left) } else { is_null(left).then_some(right) };
                if let Some(tested) = tested {
                    let exists = Expr::new(ExprKind::Exists(Box::new(self.expr(tested))), span);
                    return if differs { exists } else { exists.not() };
                }
                let op = if differs { Op::Ne } else { Op::Eq };
                Expr::compare(op, self.expr(left), self.expr(right), span)
            }
            "+" => {
                // A long sum leans to the left.
                let mut operands = vec![right];
                let mut at = left;
                while at.kind() == "binary_expression"
                    && at.child_by_field_name("operator").is_some_and(|operator| operator.kind() == "+")
                    && let (Some(left), Some(right)) = (at.child_by_field_name("left"), at.child_by_field_name("right"))
                {
                    operands.push(right);
                    at = left;
                }
                operands.push(at);
                Expr::new(ExprKind::Template(operands.into_iter().rev().map(|part| self.expr(part)).collect()), span)
            }
            _ => Expr::opaque(vec![self.expr(left), self.expr(right)], span),
        }
    }

    fn infix(&self, left: Node<'_>, name: Node<'_>, right: Node<'_>, span: Span) -> Expr {
        use crate::syntax::ir::Arg;
        let (left, right) = (self.expr(left), self.expr(right));
        match self.cx.str(name) {
            "to" => Expr::new(ExprKind::List(vec![Arg::of(left), Arg::of(right)]), span),
            "or" => Expr::either(left, right, span),
            "and" => Expr::new(ExprKind::Both(Box::new(left), Box::new(right)), span),
            "until" | "downTo" | "step" | "shl" | "shr" | "xor" => Expr::opaque(vec![left, right], span),
            _ => {
                let ident = self.ident(name);
                let key = Expr::text(&ident.name, ident.span);
                let callee = Expr::access(left.clone(), key, Style::Method, left.span.to(ident.span));
                Expr::call(callee, vec![right], span)
            }
        }
    }

    /// `::name`, `Type::name`.
    fn reference(&self, node: Node<'_>, span: Span) -> Expr {
        let parts = children(node);
        match &parts[..] {
            [name] if name.kind() == "identifier" => {
                let ident = self.ident(*name);
                self.name(&ident.name, ident.span)
            }
            [_, name] if name.kind() == "identifier" => self.unbound_reference(None, *name, span),
            _ => Expr::opaque(Vec::new(), span),
        }
    }

    /// `this::name`, `reader::name`, `Type::name`.
    fn bound_reference(&self, base: Node<'_>, name: Node<'_>, span: Span) -> Expr {
        let text = self.cx.str(base);
        let is_type = base.kind() == "identifier" && text.starts_with(char::is_uppercase) && self.local(text).is_none();
        match self.cx.str(name) {
            "class" | "isInitialized" => Expr::opaque(Vec::new(), span),
            _ if is_type => {
                // What has no instances of its own is an object.
                let object = (!is_library_type(text)).then(|| self.expr(base));
                self.unbound_reference(object, name, span)
            }
            _ => {
                // A member that is there to be called, with whatever arguments.
                let ident = self.ident(name);
                let callee = Expr::access(self.expr(base), Expr::text(&ident.name, ident.span), Style::Method, span);
                let given = self.temporary();
                let argument = crate::syntax::ir::Arg { value: Expr::name(&given, span), name: None, spread: true };
                let call = Expr::new(ExprKind::Call { callee: Box::new(callee), args: vec![argument] }, span);
                let pattern = Pattern::Name(crate::syntax::ir::Ident { name: given.as_str().into(), span });
                let param = Param { pattern, kind: ParamKind::Rest, field: None };
                let function = Function::closure(vec![param], vec![Stmt::Return(Some(call))], Yields::No, span);
                Expr::new(ExprKind::Function(shared(function)), span)
            }
        }
    }

    /// A member of what it is called with; or of the object before it, if it is one.
    fn unbound_reference(&self, object: Option<Expr>, name: Node<'_>, span: Span) -> Expr {
        let ident = self.ident(name);
        let begin = Span { start: span.start, end: span.start };
        let it = || Expr::name("it", begin);
        let method = |base: Expr, args| {
            let key = Expr::text(self.member(&ident.name), ident.span);
            Expr::call(Expr::access(base, key, Style::Method, span), args, span)
        };
        let of_it = method(it(), Vec::new());
        let value = match object {
            Some(object) => {
                let of_object = method(object, vec![it()]);
                let test = Box::new(Expr::opaque(Vec::new(), span));
                Expr::new(ExprKind::Cond { test, then: Box::new(of_it), otherwise: Box::new(of_object) }, span)
            }
            None => of_it,
        };
        let body = vec![Stmt::Return(Some(value))];
        let pattern = Pattern::Name(crate::syntax::ir::Ident { name: "it".into(), span: begin });
        let function = Function {
            kind: FunctionKind::Lexical,
            ..Function::closure(vec![Param { pattern, kind: ParamKind::Plain, field: None }], body, Yields::No, span)
        };
        Expr::new(ExprKind::Function(shared(function)), span)
    }

    /// What an assignment puts its value into.
    pub(super) fn target(&self, node: Node<'_>) -> Pattern {
        match node.kind() {
            "identifier" => {
                let ident = self.ident(node);
                match (self.local(&ident.name), self.holder(&ident.name, ident.span)) {
                    (_, Some(holder)) => {
                        let key = Expr::text(&ident.name, ident.span);
                        Pattern::Place(Box::new(Expr::access(holder, key, Style::Member, ident.span)))
                    }
                    (Some(name), None) => Pattern::Name(crate::syntax::ir::Ident { name, ..ident }),
                    (None, None) => Pattern::Name(ident),
                }
            }
            "parenthesized_expression" | "annotated_expression" => {
                children(node).last().map_or(Pattern::Ignore, |inner| self.target(*inner))
            }
            "navigation_expression" => {
                let parts = children(node);
                let (Some(&base), Some(&name)) = (parts.first(), parts.last()) else { return Pattern::Ignore };
                let ident = self.ident(name);
                let base = self.expr(base);
                let key = Expr::text(&ident.name, ident.span);
                Pattern::Place(Box::new(Expr::access(base, key, Style::Member, self.cx.span(node))))
            }
            _ => Pattern::Place(Box::new(self.expr(node))),
        }
    }

    pub(super) fn arguments_of(&self, node: Node<'_>) -> Vec<crate::syntax::ir::Arg> {
        self.arguments(&self.argument_nodes(node))
    }

    pub(super) fn value_of(&self, node: Node<'_>) -> Option<Expr> {
        fields(node, "right").first().map(|value| self.expr(*value))
    }
}
