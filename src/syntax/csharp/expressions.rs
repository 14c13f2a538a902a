//! Expressions other than calls.

use std::sync::Arc;

use tree_sitter::Node;

use super::CSharp;
use super::patterns::{both, exists};
use super::statements::typed;
use crate::syntax::ir::{Expr, ExprKind, Field, Function, Op, Param, Pattern, Scope, Span, Stmt, Style, Type, Yields};
use crate::syntax::tree::{children, has_token};

impl CSharp<'_> {
    pub(super) fn expr(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        self.cx.deeper(node, || Expr::opaque(Vec::new(), span), || self.expr_inner(node))
    }

    fn expr_inner(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        let field = |name| node.child_by_field_name(name);
        match node.kind() {
            "identifier" => self.name(node),
            "this" => Expr::new(ExprKind::This, span),
            "base" => Expr::new(ExprKind::Super, span),
            "predefined_type" => Expr::name(self.cx.str(node), span),
            "generic_name" | "qualified_name" | "alias_qualified_name" => match self.type_name(node) {
                Some(name) => Expr::name(&name, span),
                None => Expr::opaque(Vec::new(), span),
            },
            "null_literal"
            | "boolean_literal"
            | "integer_literal"
            | "string_literal"
            | "character_literal"
            | "verbatim_string_literal"
            | "raw_string_literal"
            | "interpolated_string_expression"
            | "real_literal" => self.literal(node),
            "default_expression" => Expr::null(span),
            // What they give is what they hold.
            "parenthesized_expression" | "await_expression" | "checked_expression" | "ref_expression" | "expression_element" => {
                match values(node).first() {
                    Some(inner) => Expr { span, ..self.expr(*inner) },
                    None => Expr::opaque(Vec::new(), span),
                }
            }
            "postfix_unary_expression" => match values(node).first() {
                Some(inner) if has_token(node, "!") => Expr { span, ..self.expr(*inner) },
                inner => Expr::opaque(inner.map(|inner| self.expr(*inner)).into_iter().collect(), span),
            },
            "prefix_unary_expression" => self.unary(node),
            "binary_expression" => self.binary(node),
            "member_access_expression" => self.member_access(node),
            "conditional_access_expression" => self.conditional_access(node),
            "element_access_expression" => match (field("expression"), field("subscript")) {
                (Some(base), Some(subscript)) => self.element(base, subscript, span),
                _ => Expr::opaque(Vec::new(), span),
            },
            "assignment_expression" => self.assignment(node),
            "conditional_expression" => {
                let part = |name| field(name).map_or_else(|| Expr::null(span), |part| self.expr(part));
                let (test, then, otherwise) = (part("condition"), part("consequence"), part("alternative"));
                Expr::new(ExprKind::Cond { test: Box::new(test), then: Box::new(then), otherwise: Box::new(otherwise) }, span)
            }
            "cast_expression" | "as_expression" => {
                let (value, ty) = if node.kind() == "as_expression" { ("left", "right") } else { ("value", "type") };
                let Some(value) = field(value) else { return Expr::opaque(Vec::new(), span) };
                let ty = field(ty).map_or(Type::Any, |ty| self.ty(ty));
                cast(Expr { span, ..self.expr(value) }, ty)
            }
            "is_expression" => match field("left") {
                Some(left) => exists(self.expr(left), span),
                None => Expr::opaque(Vec::new(), span),
            },
            "is_pattern_expression" => self.is_pattern(node),
            "switch_expression" => self.switch_expression(node),
            "throw_expression" => {
                let value = values(node).first().map(|value| self.expr(*value));
                Expr::new(ExprKind::Block(vec![Stmt::Throw(value)]), span)
            }
            "lambda_expression" | "anonymous_method_expression" => self.lambda(node, &Type::Any),
            "invocation_expression" => self.invocation(node),
            "object_creation_expression" | "implicit_object_creation_expression" => self.creation(node, None),
            "array_creation_expression"
            | "implicit_array_creation_expression"
            | "stackalloc_expression"
            | "implicit_stackalloc_expression" => {
                let initializer = children(node).into_iter().find(|child| child.kind() == "initializer_expression");
                initializer.map_or_else(|| self.list_of(&[], span), |initializer| self.list_of(&values(initializer), span))
            }
            "initializer_expression" => self.list_of(&values(node), span),
            "collection_expression" => self.collection(node),
            "anonymous_object_creation_expression" => self.anonymous(node),
            "tuple_expression" => self.tuple(node, &[]),
            "with_expression" => self.with(node),
            "query_expression" => self.query(node),
            "typeof_expression" => match field("type").and_then(|ty| self.type_name(ty)) {
                Some(name) => Expr::name(&name, span),
                None => Expr::opaque(Vec::new(), span),
            },
            "declaration_expression" => match field("name") {
                // What is put out into it is seen through its type.
                Some(name) => {
                    let ty = field("type").map_or(Type::Any, |ty| self.ty(ty));
                    cast(Expr::name(self.plain(name), self.cx.span(name)), ty)
                }
                None => Expr::null(span),
            },
            "preproc_if" => values(node).last().map_or_else(|| Expr::null(span), |value| self.expr(*value)),
            _ => {
                let parts = values(node).into_iter().map(|child| self.expr(child)).collect();
                Expr::opaque(parts, span)
            }
        }
    }

    // ---- operators

    fn unary(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        let Some(inner) = values(node).first().copied() else { return Expr::opaque(Vec::new(), span) };
        let value = self.expr(inner);
        match value.kind {
            _ if has_token(node, "!") => Expr { span, ..value.not() },
            ExprKind::Number(number) if has_token(node, "-") || has_token(node, "^") => {
                Expr::new(ExprKind::Number(-number), span)
            }
            _ => Expr::opaque(vec![value], span),
        }
    }

    fn binary(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        let field = |name| node.child_by_field_name(name);
        let (Some(left), Some(right), Some(operator)) = (field("left"), field("right"), field("operator")) else {
            return Expr::opaque(Vec::new(), span);
        };
        if let Some(element) = self.element_of_generic(left, right) {
            return Expr { span, ..element };
        }
        let is_null = |node: Node<'_>| matches!(node.kind(), "null_literal");
        match self.cx.str(operator) {
            "==" if is_null(right) => exists(self.expr(left), span).not(),
            "!=" if is_null(right) => exists(self.expr(left), span),
            "==" if is_null(left) => exists(self.expr(right), span).not(),
            "!=" if is_null(left) => exists(self.expr(right), span),
            "==" => Expr::compare(Op::Eq, self.expr(left), self.expr(right), span),
            "!=" => Expr::compare(Op::Ne, self.expr(left), self.expr(right), span),
            "&&" | "&" => both(self.expr(left), self.expr(right), span),
            "||" | "??" | "|" => Expr::either(self.expr(left), self.expr(right), span),
            "+" => self.template(vec![self.expr(left), self.expr(right)], span),
            _ => Expr::opaque(vec![self.expr(left), self.expr(right)], span),
        }
    }

    /// `Read<T>(json)["key"]`, which the grammar takes for two comparisons, of which the last is with a cast of a list.
    fn element_of_generic(&self, left: Node<'_>, right: Node<'_>) -> Option<Expr> {
        let is = |node: Node<'_>, operator: &str| node.child_by_field_name("operator").is_some_and(|at| at.kind() == operator);
        let above = left.parent()?;
        if left.kind() != "binary_expression" || right.kind() != "cast_expression" || !is(left, "<") || !is(above, ">") {
            return None;
        }
        let (function, ty) = (left.child_by_field_name("left")?, left.child_by_field_name("right")?);
        let (argument, value) = (right.child_by_field_name("type")?, right.child_by_field_name("value")?);
        let value = match value.kind() {
            "prefix_unary_expression" if has_token(value, "!") => *values(value).first()?,
            _ => value,
        };
        let mut first = value;
        while first.kind() != "collection_expression" {
            first = *values(first).first()?;
        }
        let span = Span { start: self.cx.span(function).start, end: self.cx.span(argument).end + 1 };
        let callee = match self.expr(function) {
            Expr { kind: ExprKind::Access { base, key, .. }, span } => {
                Expr { kind: ExprKind::Access { base, key, style: Style::Method }, span }
            }
            other => other,
        };
        let mut args = vec![crate::syntax::ir::Arg::of(self.expr(argument))];
        args.extend(self.chosen_types(&[ty], None));
        let call = Expr::new(ExprKind::Call { callee: Box::new(callee), args }, span);
        self.replaced.borrow_mut().insert(first.id(), call);
        Some(self.expr(value))
    }

    fn assignment(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        let field = |name| node.child_by_field_name(name);
        let (Some(left), Some(right)) = (field("left"), field("right")) else { return Expr::opaque(Vec::new(), span) };
        let operator = field("operator").map_or("=", |operator| self.cx.str(operator));
        let target = self.target(left);
        let value = match operator {
            "=" => self.expr(right),
            "??=" => Expr::either(self.expr(left), self.expr(right), span),
            // An event, or text.
            "+=" if matches!(right.kind(), "lambda_expression" | "anonymous_method_expression") => {
                return Expr::opaque(vec![self.expr(right)], span);
            }
            "+=" => self.template(vec![self.expr(left), self.expr(right)], span),
            _ => Expr::opaque(vec![self.expr(left), self.expr(right)], span),
        };
        let scope = self.scope_of(&target);
        Expr::new(ExprKind::Assign { target: Box::new(target), value: Box::new(value), scope }, span)
    }

    /// What stands on the left of an assignment.
    pub(super) fn target(&self, node: Node<'_>) -> Pattern {
        self.cx.deeper(node, || Pattern::Ignore, || self.target_inner(node))
    }

    fn target_inner(&self, node: Node<'_>) -> Pattern {
        let list = |items: Vec<Node<'_>>| {
            let items = items.into_iter().map(|item| self.target(item)).collect();
            Pattern::List { items, rest: None, span: self.cx.span(node) }
        };
        match node.kind() {
            "identifier" if self.cx.str(node) == "_" => Pattern::Ignore,
            "identifier" => self.assigned(node),
            "member_access_expression" | "element_access_expression" | "conditional_access_expression" => match self.expr(node) {
                place @ Expr { kind: ExprKind::Access { .. }, .. } => Pattern::Place(Box::new(place)),
                _ => Pattern::Ignore,
            },
            "declaration_expression" => {
                let ty = node.child_by_field_name("type").map_or(Type::Any, |ty| self.ty(ty));
                node.child_by_field_name("name").map_or(Pattern::Ignore, |name| self.declared_pattern(name, &ty))
            }
            "tuple_expression" => list(values(node)),
            "argument" | "parenthesized_expression" | "postfix_unary_expression" => {
                values(node).last().map_or(Pattern::Ignore, |inner| self.target(*inner))
            }
            // `var (user, org) = …`
            "invocation_expression" => match node.child_by_field_name("arguments") {
                Some(arguments) if self.is_var(node.child_by_field_name("function")) => list(children(arguments)),
                _ => Pattern::Ignore,
            },
            _ => Pattern::Ignore,
        }
    }

    // ---- parts of values

    fn member_access(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        let (Some(base), Some(name)) = (node.child_by_field_name("expression"), node.child_by_field_name("name")) else {
            return Expr::opaque(Vec::new(), span);
        };
        if self.is_namespace(base) {
            return Expr { span, ..self.global(name) };
        }
        self.member(self.expr(base), name, span)
    }

    /// A type by its name, whatever the file's classes and functions call so.
    fn global(&self, name: Node<'_>) -> Expr {
        let span = self.cx.span(name);
        self.type_name(name).map_or_else(|| Expr::opaque(Vec::new(), span), |name| Expr::name(&name, span))
    }

    /// Whether the names before a dot are those of a namespace.
    fn is_namespace(&self, node: Node<'_>) -> bool {
        if !matches!(node.kind(), "identifier" | "member_access_expression" | "qualified_name" | "alias_qualified_name") {
            return false;
        }
        let text: String = self.cx.str(node).split_whitespace().collect();
        let text = text.strip_prefix("global::").unwrap_or(&text);
        let first = text.split('.').next().unwrap_or(text);
        let is_member = self.around.borrow().iter().any(|class| class.members.contains_key(first));
        if self.is_local(first) || is_member || self.aliases.contains_key(first) {
            return false;
        }
        let known = |name: &str| self.namespaces.contains(name);
        let library = ["System", "Microsoft", "Newtonsoft"].contains(&first);
        let is_type = |part: &str| is_library_type(part);
        known(text) || (library && !text.split('.').any(is_type))
    }

    pub(super) fn member(&self, base: Expr, name: Node<'_>, span: Span) -> Expr {
        let name = match name.kind() {
            "generic_name" => children(name).into_iter().find(|child| child.kind() == "identifier").unwrap_or(name),
            _ => name,
        };
        let ident = self.ident(name);
        // Elements of tuples by their numbers.
        if let Some(number) =
            ident.name.strip_prefix("Item").and_then(|digits| digits.parse::<i64>().ok()).filter(|number| *number > 0)
        {
            return Expr::access(base, Expr::new(ExprKind::Number(number - 1), ident.span), Style::Index, span);
        }
        Expr::member(base, &ident.name, ident.span, span)
    }

    fn conditional_access(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        let Some(base) = node.child_by_field_name("condition") else { return Expr::opaque(Vec::new(), span) };
        let binding = children(node).into_iter().rfind(|child| *child != base);
        match binding.map(|binding| (binding, binding.kind())) {
            Some((binding, "member_binding_expression")) => match binding.child_by_field_name("name") {
                Some(name) => self.member(self.expr(base), name, span),
                None => self.expr(base),
            },
            Some((binding, _)) => self.element(base, binding, span),
            None => self.expr(base),
        }
    }

    /// `base[key]`
    fn element(&self, base: Node<'_>, subscript: Node<'_>, span: Span) -> Expr {
        let base = self.expr(base);
        let keys: Vec<_> = children(subscript).into_iter().filter_map(|argument| values(argument).last().copied()).collect();
        match keys.as_slice() {
            [key] if key.kind() == "range_expression" => Expr { span, ..base },
            [key] => Expr::access(base, self.expr(*key), Style::Index, span),
            keys => Expr::opaque(std::iter::once(base).chain(keys.iter().map(|key| self.expr(*key))).collect(), span),
        }
    }

    // ---- patterns

    fn is_pattern(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        let (Some(value), Some(pattern)) = (node.child_by_field_name("expression"), node.child_by_field_name("pattern")) else {
            return Expr::opaque(Vec::new(), span);
        };
        // What is tested once stands in the test itself.
        if matches!(
            pattern.kind(),
            "constant_pattern" | "negated_pattern" | "declaration_pattern" | "type_pattern" | "var_pattern"
        ) {
            return Expr { span, ..self.matches(self.expr(value), pattern) };
        }
        let name = self.temporary(value);
        let subject = Expr::name(&name.name, self.cx.span(value));
        let bind = Stmt::Bind { pattern: Pattern::Name(name), value: self.expr(value), scope: Scope::Local };
        let test = self.matches(subject, pattern);
        Expr::new(ExprKind::Block(vec![bind, Stmt::Value(test)]), span)
    }

    fn switch_expression(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        let parts = values(node);
        let Some((value, arms)) = parts.split_first() else { return Expr::opaque(Vec::new(), span) };
        let name = self.temporary(*value);
        let subject = Expr::name(&name.name, self.cx.span(*value));
        let bind = Stmt::Bind { pattern: Pattern::Name(name), value: self.expr(*value), scope: Scope::Local };
        let mut otherwise = Expr::new(ExprKind::Block(vec![Stmt::Throw(None)]), span);
        for arm in arms.iter().rev().filter(|arm| arm.kind() == "switch_expression_arm") {
            let inner = values(*arm);
            let (Some(pattern), Some(result)) = (inner.first(), inner.last()) else { continue };
            let guard =
                inner.iter().find(|part| part.kind() == "when_clause").and_then(|clause| values(*clause).first().copied());
            // The variables of the pattern come first.
            let test = (pattern.kind() != "discard").then(|| self.matches(subject.clone(), *pattern));
            let guard = guard.map(|guard| self.expr(guard));
            let test = match (test, guard) {
                (Some(test), Some(guard)) => Some(both(test, guard, span)),
                (test, guard) => test.or(guard),
            };
            let result = self.expr(*result);
            otherwise = match test {
                Some(test) => Expr::new(
                    ExprKind::Cond { test: Box::new(test), then: Box::new(result), otherwise: Box::new(otherwise) },
                    self.cx.span(*arm),
                ),
                None => result,
            };
        }
        Expr::new(ExprKind::Block(vec![bind, Stmt::Value(otherwise)]), span)
    }

    // ---- functions

    /// A lambda; its only parameter is of the type where it says none itself.
    pub(super) fn lambda(&self, node: Node<'_>, ty: &Type) -> Expr {
        let span = self.cx.span(node);
        let function = self.in_function(node, || {
            let mut params: Vec<Param> =
                node.child_by_field_name("parameters").map(|list| self.parameters(list)).unwrap_or_default();
            if let [param] = params.as_mut_slice()
                && let Pattern::Name(_) = &param.pattern
            {
                param.pattern = typed(param.pattern.clone(), ty.clone());
            }
            let body =
                node.child_by_field_name("body").or_else(|| children(node).into_iter().find(|child| child.kind() == "block"));
            let body = body.map(|body| self.function_body(body, super::Returns::default())).unwrap_or_default();
            Function::closure(params, body, Yields::No, span)
        });
        Expr::new(ExprKind::Function(Arc::new(function)), span)
    }

    // ---- lists, records, tuples

    pub(super) fn list_of(&self, items: &[Node<'_>], span: Span) -> Expr {
        let items = items.iter().map(|item| crate::syntax::ir::Arg::of(self.expr(*item))).collect();
        Expr::new(ExprKind::List(items), span)
    }

    fn collection(&self, node: Node<'_>) -> Expr {
        let replaced = self.replaced.borrow_mut().remove(&node.id());
        if let Some(base) = replaced {
            let span = base.span.to(self.cx.span(node));
            let key = children(node).first().and_then(|element| values(*element).first().copied());
            let key = key.map_or_else(|| Expr::null(span), |key| self.expr(key));
            return Expr::access(base, key, Style::Index, span);
        }
        let mut items = Vec::new();
        for element in children(node).into_iter().flat_map(|element| children(element)) {
            let is_spread = element.kind() == "spread_element";
            let value = if is_spread {
                values(element).first().copied()
            } else {
                values(element).first().copied().filter(|_| element.kind() == "expression_element")
            };
            let value = self.expr(value.unwrap_or(element));
            items.push(crate::syntax::ir::Arg { value, name: None, spread: is_spread });
        }
        Expr::new(ExprKind::List(items), self.cx.span(node))
    }

    /// `new { user = …, endpoint.Host }`
    fn anonymous(&self, node: Node<'_>) -> Expr {
        let mut cursor = node.walk();
        let parts: Vec<_> = node.children(&mut cursor).filter(|child| !child.is_extra()).collect();
        let mut fields = Vec::new();
        for part in parts.split(|part| matches!(part.kind(), "," | "{" | "}" | "new")) {
            match part {
                [name, equals, value] if equals.kind() == "=" => {
                    fields.push(Field::Pair { key: self.key(*name), value: self.expr(*value) });
                }
                [value] => fields.push(Field::Pair { key: self.implied_key(*value), value: self.expr(*value) }),
                _ => {}
            }
        }
        Expr::new(ExprKind::Record(fields), self.cx.span(node))
    }

    fn key(&self, node: Node<'_>) -> Expr {
        let ident = self.ident(node);
        Expr::text(&ident.name, ident.span)
    }

    /// The name that a member of a tuple or of an anonymous type takes from its value.
    fn implied_key(&self, value: Node<'_>) -> Expr {
        let mut node = value;
        for _ in 0..4 {
            node = match node.kind() {
                "member_access_expression" | "member_binding_expression" => node.child_by_field_name("name").unwrap_or(node),
                "conditional_access_expression" | "postfix_unary_expression" => values(node).last().copied().unwrap_or(node),
                _ => break,
            };
        }
        if node.kind() == "identifier" { self.key(node) } else { Expr::opaque(Vec::new(), self.cx.span(node)) }
    }

    /// A tuple: its elements by their numbers, and by their names where they have some.
    pub(super) fn tuple(&self, node: Node<'_>, names: &[Option<String>]) -> Expr {
        let span = self.cx.span(node);
        let arguments: Vec<_> = children(node).into_iter().filter(|child| child.kind() == "argument").collect();
        let mut fields = Vec::new();
        for (index, argument) in arguments.into_iter().enumerate() {
            let Some(value) = values(argument).last().copied() else { continue };
            let at = Span { start: self.cx.span(value).start, end: self.cx.span(value).start };
            let lowered = self.expr(value);
            let name = match (names.get(index), argument.child_by_field_name("name")) {
                (Some(Some(name)), _) => Some(Expr::text(name, at)),
                (_, Some(name)) => Some(self.key(name)),
                _ => Some(self.implied_key(value)).filter(|key| matches!(key.kind, ExprKind::Text { .. })),
            };
            if let Some(key) = name {
                fields.push(Field::Pair { key, value: lowered.clone() });
            }
            let number = Expr::new(ExprKind::Number(index as i64), at);
            fields.push(Field::Pair { key: number, value: lowered });
        }
        Expr::new(ExprKind::Record(fields), span)
    }

    /// `settings with { User = … }`
    fn with(&self, node: Node<'_>) -> Expr {
        let parts = values(node);
        let mut fields = Vec::new();
        for part in parts {
            if part.kind() != "with_initializer" {
                fields.push(Field::Spread(self.expr(part)));
            } else if let [name, value] = values(part).as_slice() {
                fields.push(Field::Pair { key: self.key(*name), value: self.expr(*value) });
            }
        }
        Expr::new(ExprKind::Record(fields), self.cx.span(node))
    }
}

/// The named children, and `this` and `base`, which the grammar gives no name.
pub(super) fn values(node: Node<'_>) -> Vec<Node<'_>> {
    let mut cursor = node.walk();
    let is_value = |child: &Node<'_>| (child.is_named() && !child.is_extra()) || matches!(child.kind(), "this" | "base");
    node.children(&mut cursor).filter(is_value).collect()
}

pub(super) fn cast(value: Expr, ty: Type) -> Expr {
    match ty {
        Type::Any => value,
        ty => {
            let span = value.span;
            Expr::new(ExprKind::Cast { expr: Box::new(value), ty }, span)
        }
    }
}

/// Types of libraries that are called by their whole names.
fn is_library_type(name: &str) -> bool {
    matches!(
        name,
        "Environment"
            | "Convert"
            | "Encoding"
            | "JsonSerializer"
            | "JsonDocument"
            | "JsonNode"
            | "JsonConvert"
            | "JObject"
            | "JToken"
            | "String"
            | "Console"
            | "Process"
            | "Task"
            | "Lazy"
            | "JArray"
            | "JsonNamingPolicy"
            | "JsonSerializerDefaults"
            | "StringComparison"
            | "Enumerable"
            | "File"
            | "Path"
            | "JsonValueKind"
            | "JsonElement"
    )
}
