//! Expressions, except calls.

use tree_sitter::Node;

use super::{Declared, Go, Local, made};
use crate::syntax::ir::{Arg, Expr, ExprKind, Field, Ident, Op, Span, Style, Type};
use crate::syntax::tree::{children, fields};

/// Where a channel keeps what was sent.
pub(super) const SENT: &str = "sent·";

impl<'a, 't> Go<'a, 't> {
    pub(super) fn expr(&self, node: Node<'t>) -> Expr {
        let span = self.cx.span(node);
        self.cx.deeper(node, || Expr::opaque(Vec::new(), span), || self.expr_kind(node, span))
    }

    pub(super) fn exprs(&self, nodes: Vec<Node<'t>>) -> Vec<Expr> {
        nodes.into_iter().map(|node| self.expr(node)).collect()
    }

    fn opaque(&self, node: Node<'t>) -> Expr {
        Expr::opaque(self.exprs(children(node)), self.cx.span(node))
    }

    fn expr_kind(&self, node: Node<'t>, span: Span) -> Expr {
        let field = |name: &str| node.child_by_field_name(name);
        match node.kind() {
            "identifier" | "true" | "false" | "nil" | "type_identifier" => self.identifier(node),
            "interpreted_string_literal" | "raw_string_literal" => self.string(node),
            "int_literal" => match self.cx.str(node).replace('_', "").parse() {
                Ok(number) => Expr::new(ExprKind::Number(number), span),
                Err(_) => Expr::opaque(Vec::new(), span),
            },
            "iota" => match self.iota.get() {
                Some(number) => Expr::new(ExprKind::Number(number), span),
                None => Expr::opaque(Vec::new(), span),
            },
            "parenthesized_expression" => match children(node).first() {
                Some(inner) => within(self.expr(*inner), span),
                None => Expr::opaque(Vec::new(), span),
            },
            "selector_expression" => self.selector(node, Style::Member),
            "index_expression" => {
                let (Some(operand), Some(index)) = (field("operand"), field("index")) else { return self.opaque(node) };
                if self.is_instantiation(operand, index) {
                    return self.expr(operand);
                }
                Expr::access(self.expr(operand), self.expr(index), Style::Index, span)
            }
            "type_instantiation_expression" => {
                children(node).first().map_or_else(|| self.opaque(node), |inner| self.expr(*inner))
            }
            "generic_type" => field("type").map_or_else(|| self.opaque(node), |inner| self.ty(inner).class(span)),
            "slice_expression" => {
                let Some(operand) = field("operand").map(|operand| self.expr(operand)) else { return self.opaque(node) };
                let mut args = vec![operand];
                args.extend(field("start").map(|start| self.expr(start)));
                Expr::call(Expr::name("builtin.slice", span), args, span)
            }
            "type_assertion_expression" => {
                let Some(operand) = field("operand").map(|operand| self.expr(operand)) else { return self.opaque(node) };
                match field("type").map(|ty| self.ty(ty)) {
                    Some(ty) if !says_nothing(&ty) => Expr::new(ExprKind::Cast { expr: Box::new(operand), ty }, span),
                    _ => within(operand, span),
                }
            }
            "type_conversion_expression" => self.conversion(node, span),
            "call_expression" => self.call(node, span),
            "func_literal" => self.closure(node),
            "composite_literal" => {
                let (Some(ty), Some(body)) = (field("type"), field("body")) else { return self.opaque(node) };
                self.literal(Some(ty), body, span)
            }
            "literal_value" => self.literal(None, node, span),
            "literal_element" => children(node).first().map_or_else(|| self.opaque(node), |inner| self.expr(*inner)),
            "unary_expression" => self.unary(node, span),
            "binary_expression" => self.binary(node, span),
            "variadic_argument" => children(node).first().map_or_else(|| self.opaque(node), |inner| self.expr(*inner)),
            kind if kind.ends_with("_type") => Expr::null(span),
            _ => self.opaque(node),
        }
    }

    pub(super) fn selector(&self, node: Node<'t>, style: Style) -> Expr {
        let span = self.cx.span(node);
        let (Some(operand), Some(name)) = (node.child_by_field_name("operand"), node.child_by_field_name("field")) else {
            return self.opaque(node);
        };
        if operand.kind() == "identifier"
            && let Some(path) = self.package(self.cx.str(operand))
        {
            return Expr::name(&format!("{path}.{}", self.cx.str(name)), span);
        }
        let mut base = self.expr(operand);
        // A text or a number has the methods of the type that the variable is declared with.
        if style == Style::Method
            && operand.kind() == "identifier"
            && let Some(ty @ Type::Named(_)) = match self.local(self.cx.str(operand)) {
                Some(Local::Variable { ty, .. }) => ty,
                Some(_) => None,
                None => self.types.get(self.cx.str(operand)).map(|ty| self.ty(*ty)),
            }
        {
            base = Expr { span: base.span, kind: ExprKind::Cast { expr: Box::new(base), ty } };
        }
        Expr::access(base, self.cx.key(name), style, span)
    }

    /// Whether `f[T]` is a function of that type, not an element.
    pub(super) fn is_instantiation(&self, operand: Node<'t>, index: Node<'t>) -> bool {
        let is_type = match index.kind() {
            "identifier" => {
                let name = self.cx.str(index);
                match self.local(name) {
                    Some(local) => matches!(local, Local::Type(_)),
                    None => {
                        matches!(self.declared.get(name), Some(Declared::Type(_)))
                            || (super::types::BUILTIN.contains(&name) && !self.declared.contains_key(name))
                    }
                }
            }
            kind => kind.ends_with("_type"),
        };
        let is_function = match operand.kind() {
            "identifier" => {
                let name = self.cx.str(operand);
                self.local(name).is_none() && matches!(self.declared.get(name), Some(Declared::Function))
            }
            _ => false,
        };
        is_type || is_function
    }

    /// `[]byte(x)`, `Endpoint(x)`; what looks like one may be a call of a generic function.
    fn conversion(&self, node: Node<'t>, span: Span) -> Expr {
        let (Some(ty), Some(operand)) = (node.child_by_field_name("type"), node.child_by_field_name("operand")) else {
            return self.opaque(node);
        };
        let value = self.expr(operand);
        if ty.kind() == "generic_type" {
            let callee = ty.child_by_field_name("type").map(|name| self.ty(name).class(self.cx.span(name)));
            let chosen = ty.child_by_field_name("type_arguments").map(children).unwrap_or_default();
            let mut args = vec![Arg::of(value)];
            args.extend(self.type_arguments(chosen));
            let callee = Box::new(callee.unwrap_or_else(|| Expr::null(span)));
            return Expr::new(ExprKind::Call { callee, args }, span);
        }
        match self.ty(ty) {
            ty if says_nothing(&ty) => within(value, span),
            ty => Expr::new(ExprKind::Cast { expr: Box::new(value), ty }, span),
        }
    }

    /// The types that a caller chooses go along as arguments.
    pub(super) fn type_arguments(&self, types: Vec<Node<'t>>) -> Vec<Arg> {
        let argument = |(index, ty): (usize, &Node<'t>)| {
            let span = self.cx.span(*ty);
            let name = Ident { name: format!("·{index}").into(), span };
            Arg { value: self.ty(*ty).class(span), name: Some(name), spread: false }
        };
        types.iter().enumerate().map(argument).collect()
    }

    fn unary(&self, node: Node<'t>, span: Span) -> Expr {
        let Some(operand) = node.child_by_field_name("operand") else { return self.opaque(node) };
        let operator = node.child_by_field_name("operator").map_or("", |operator| self.cx.str(operator));
        let value = self.expr(operand);
        match operator {
            "!" => Expr { span, ..value.not() },
            "*" => within(value, span),
            "<-" => Expr::access(value, made(SENT, span), Style::Member, span),
            "-" => match value.kind {
                ExprKind::Number(number) => Expr::new(ExprKind::Number(number.saturating_neg()), span),
                _ => Expr::opaque(vec![value], span),
            },
            // Whoever is given it may put something there.
            "&" if matches!(value.kind, ExprKind::Name(_) | ExprKind::Access { .. }) => {
                let ty = match operand.kind() {
                    "identifier" => match self.local(self.cx.str(operand)) {
                        Some(Local::Variable { ty, .. }) => ty,
                        _ => self.types.get(self.cx.str(operand)).map(|ty| self.ty(*ty)),
                    },
                    _ => None,
                };
                Expr::new(ExprKind::Cast { expr: Box::new(value), ty: ty.unwrap_or(Type::Any) }, span)
            }
            "&" => Expr { span, ..value },
            _ => Expr::opaque(vec![value], span),
        }
    }

    fn binary(&self, node: Node<'t>, span: Span) -> Expr {
        let (Some(left), Some(right)) = (node.child_by_field_name("left"), node.child_by_field_name("right")) else {
            return self.opaque(node);
        };
        let operator = node.child_by_field_name("operator").map_or("", |operator| self.cx.str(operator));
        match operator {
            "==" | "!=" | ">" | "<" | ">=" | "<=" => {
                if let Some((subject, exists)) = self.presence(operator, left, right) {
                    let test = Expr::new(ExprKind::Exists(Box::new(subject)), span);
                    return if exists { test } else { test.not() };
                }
                let (one, other) = (self.expr(left), self.expr(right));
                match operator {
                    "==" => Expr::compare(Op::Eq, one, other, span),
                    "!=" => Expr::compare(Op::Ne, one, other, span),
                    _ => Expr::opaque(vec![one, other], span),
                }
            }
            "+" => {
                let mut parts = Vec::new();
                self.joined(node, &mut parts);
                if parts.iter().any(|part| matches!(part.kind, ExprKind::Number(_))) {
                    return Expr::opaque(parts, span);
                }
                Expr::new(ExprKind::Template(parts), span)
            }
            "&&" => Expr::new(ExprKind::Both(Box::new(self.expr(left)), Box::new(self.expr(right))), span),
            "||" => Expr::either(self.expr(left), self.expr(right), span),
            _ => Expr::opaque(vec![self.expr(left), self.expr(right)], span),
        }
    }

    /// The operands of a chain of `+`.
    fn joined(&self, node: Node<'t>, parts: &mut Vec<Expr>) {
        let mut right = Vec::new();
        let mut at = node;
        loop {
            let operator = at.child_by_field_name("operator").map_or("", |operator| self.cx.str(operator));
            let (Some(one), Some(other)) = (at.child_by_field_name("left"), at.child_by_field_name("right")) else { break };
            if at.kind() != "binary_expression" || operator != "+" {
                break;
            }
            right.push(other);
            at = one;
        }
        parts.push(self.expr(at));
        parts.extend(right.into_iter().rev().map(|node| self.expr(node)));
    }

    /// Tests that ask whether something is there: `x != nil`, `x == ""`, `len(x) > 0`; and whether it is then.
    fn presence(&self, operator: &str, left: Node<'t>, right: Node<'t>) -> Option<(Expr, bool)> {
        let nothing = |node: Node<'t>| match node.kind() {
            "nil" => true,
            "identifier" => self.cx.str(node) == "nil",
            "interpreted_string_literal" | "raw_string_literal" => self.cx.str(node).len() == 2,
            _ => false,
        };
        match operator {
            "==" | "!=" if nothing(right) => return Some((self.expr(left), operator == "!=")),
            "==" | "!=" if nothing(left) => return Some((self.expr(right), operator == "!=")),
            _ => {}
        }
        let function = left.child_by_field_name("function").filter(|_| left.kind() == "call_expression")?;
        if self.cx.str(function) != "len" || self.local("len").is_some() {
            return None;
        }
        let measured = *left.child_by_field_name("arguments").map(children)?.first()?;
        let exists = match (operator, self.cx.str(right)) {
            ("==" | "<=", "0") | ("<", "1") => false,
            ("!=" | ">", "0") | (">=", "1") => true,
            _ => return None,
        };
        Some((self.expr(measured), exists))
    }

    /// A literal of a type; without one, in another literal that says of which.
    fn literal(&self, ty: Option<Node<'t>>, body: Node<'t>, span: Span) -> Expr {
        let ty = ty.map(|ty| self.resolved(ty));
        let elements = children(body);
        let inner = |field: &str| ty.and_then(|ty| ty.child_by_field_name(field));
        let is_keyed = elements.iter().any(|element| element.kind() == "keyed_element");
        let kind = ty.map_or("", |ty| ty.kind());
        let is_map = kind == "map_type" || (is_keyed && !self.names_fields(&elements, kind));
        if is_map {
            let pairs = elements.iter().filter_map(|element| {
                let (key, value) = (element.child_by_field_name("key")?, element.child_by_field_name("value")?);
                Some(Field::Pair { key: self.element(key, inner("key")), value: self.element(value, inner("value")) })
            });
            return Expr::new(ExprKind::Record(pairs.collect()), span);
        }
        if matches!(kind, "slice_type" | "array_type" | "implicit_length_array_type") || (ty.is_none() && !is_keyed) {
            let items = elements.iter().map(|element| match element.child_by_field_name("value") {
                Some(value) => Arg::of(self.element(value, inner("element"))),
                None => Arg::of(self.element(*element, inner("element"))),
            });
            return Expr::new(ExprKind::List(items.collect()), span);
        }
        let args =
            elements.iter().map(|element| match (element.child_by_field_name("key"), element.child_by_field_name("value")) {
                (Some(key), Some(value)) => {
                    let value = self.element(value, self.type_of_field(ty, self.cx.str(key)));
                    Arg { value, name: Some(self.cx.ident(key)), spread: false }
                }
                _ => Arg::of(self.element(*element, None)),
            });
        let mut args: Vec<Arg> = args.collect();
        if let Some(chosen) = ty.filter(|ty| ty.kind() == "generic_type").and_then(|ty| ty.child_by_field_name("type_arguments"))
        {
            args.extend(self.type_arguments(children(chosen)));
        }
        match ty.map(|ty| self.ty(ty)) {
            Some(ty @ (Type::Named(_) | Type::Inline(_))) => {
                Expr::new(ExprKind::New { class: Box::new(ty.class(span)), args }, span)
            }
            // The struct is known to another literal's type only.
            _ => {
                let pairs = args.into_iter().filter_map(|arg| {
                    let name = arg.name?;
                    Some(Field::Pair { key: Expr::text(&name.name, name.span), value: arg.value })
                });
                Expr::new(ExprKind::Record(pairs.collect()), span)
            }
        }
    }

    /// Whether the keys of a literal are the names of a struct's fields.
    fn names_fields(&self, elements: &[Node<'t>], kind: &str) -> bool {
        let is_field = |element: &Node<'t>| {
            let key = element.child_by_field_name("key").and_then(|key| children(key).into_iter().next());
            key.is_some_and(|key| matches!(key.kind(), "identifier" | "field_identifier"))
        };
        kind == "struct_type" || (!kind.ends_with("slice_type") && !kind.ends_with("array_type") && elements.iter().all(is_field))
    }

    fn element(&self, node: Node<'t>, ty: Option<Node<'t>>) -> Expr {
        let inner = if node.kind() == "literal_element" { children(node).into_iter().next().unwrap_or(node) } else { node };
        if inner.kind() != "literal_value" {
            return self.expr(inner);
        }
        let span = self.cx.span(inner);
        self.cx.deeper(inner, || Expr::opaque(Vec::new(), span), || self.literal(ty, inner, span))
    }

    /// The type that a name stands for, if it is declared here and not a struct; without its pointer.
    fn resolved(&self, ty: Node<'t>) -> Node<'t> {
        let mut at = ty;
        for _ in 0..8 {
            at = match at.kind() {
                "pointer_type" | "parenthesized_type" => children(at).into_iter().next().unwrap_or(at),
                "type_identifier" if self.local(self.cx.str(at)).is_none() => match self.declared.get(self.cx.str(at)) {
                    Some(Declared::Type(of)) if of.kind() != "struct_type" => *of,
                    _ => return at,
                },
                _ => return at,
            };
        }
        at
    }

    fn type_of_field(&self, ty: Option<Node<'t>>, name: &str) -> Option<Node<'t>> {
        let mut at = ty?;
        if at.kind() == "type_identifier"
            && let Some(Declared::Type(of)) = self.declared.get(self.cx.str(at))
        {
            at = *of;
        }
        let list = children(at).into_iter().find(|child| child.kind() == "field_declaration_list")?;
        let of_name = |field: &Node<'t>| fields(*field, "name").iter().any(|node| self.cx.str(*node) == name);
        children(list).into_iter().find(of_name)?.child_by_field_name("type")
    }

    /// The type that an expression has by what it says itself.
    pub(super) fn static_type(&self, node: Node<'t>) -> Option<Type> {
        match node.kind() {
            "parenthesized_expression" => self.static_type(*children(node).first()?),
            "composite_literal" => Some(self.ty(node.child_by_field_name("type")?)),
            "unary_expression" => self.static_type(node.child_by_field_name("operand")?),
            "type_assertion_expression" | "type_conversion_expression" => Some(self.ty(node.child_by_field_name("type")?)),
            "call_expression" => {
                let function = self.cx.str(node.child_by_field_name("function")?);
                let first = *node.child_by_field_name("arguments").map(children)?.first()?;
                matches!(function, "make" | "new").then(|| self.ty(first))
            }
            _ => None,
        }
    }
}

/// An expression with something around it that leaves it what it is.
pub(super) fn within(expr: Expr, span: Span) -> Expr {
    match expr.kind {
        // How these are written is told by where they begin and end.
        ExprKind::Access { .. } | ExprKind::Call { .. } => {
            Expr::new(ExprKind::Cast { expr: Box::new(expr), ty: Type::Any }, span)
        }
        kind => Expr::new(kind, span),
    }
}

/// Whether the type leaves all keys open.
pub(super) fn says_nothing(ty: &Type) -> bool {
    match ty {
        Type::Text | Type::Number | Type::Any => true,
        Type::List(inner) | Type::Map(inner) => says_nothing(inner),
        Type::Named(_) | Type::Inline(_) => false,
    }
}
