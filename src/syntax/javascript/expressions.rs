//! Expressions: literals, accesses, calls, operators, JSX.

use std::sync::Arc;

use tree_sitter::Node;

use super::builtins::{changes_first, defined, first_there, promise, promisified, provided, settled, with_getters};
use super::commands::command;
use super::literals::{number, number_of, regex_literals, unescape};
use super::{JavaScript, implied};
use crate::syntax::ir::{Arg, Expr, ExprKind, Field, Function, Op, Pattern, Scope, Span, Stmt, Style, Type};
use crate::syntax::tree::{children, fields, has_token};

impl JavaScript<'_> {
    pub(super) fn name(&self, node: Node<'_>) -> Expr {
        Expr::name(&self.resolve(self.cx.str(node)), self.cx.span(node))
    }

    pub(super) fn opaque(&self, node: Node<'_>) -> Expr {
        let parts = children(node).into_iter().map(|child| self.expr(child)).collect();
        Expr::opaque(parts, self.cx.span(node))
    }

    pub(super) fn first(&self, node: Node<'_>) -> Expr {
        children(node).first().map_or_else(|| Expr::opaque(Vec::new(), self.cx.span(node)), |inner| self.expr(*inner))
    }

    pub(super) fn field(&self, node: Node<'_>, name: &str) -> Expr {
        node.child_by_field_name(name).map_or_else(|| Expr::opaque(Vec::new(), self.cx.span(node)), |inner| self.expr(inner))
    }

    pub(super) fn expr(&self, node: Node<'_>) -> Expr {
        self.cx.deeper(node, || Expr::opaque(Vec::new(), self.cx.span(node)), || self.expr_inner(node))
    }

    fn expr_inner(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        match node.kind() {
            "identifier" | "shorthand_property_identifier" | "type_identifier" => match self.cx.str(node) {
                "undefined" => Expr::null(span),
                _ => self.name(node),
            },
            "undefined" | "null" => Expr::null(span),
            "true" => Expr::new(ExprKind::Bool(true), span),
            "false" => Expr::new(ExprKind::Bool(false), span),
            "number" => match number(self.cx.str(node)) {
                Some(number) => Expr::new(ExprKind::Number(number), span),
                None => Expr::opaque(Vec::new(), span),
            },
            "string" | "template_string" => self.text(node),
            "this" => Expr::new(ExprKind::This, span),
            "super" => Expr::new(ExprKind::Super, span),
            "meta_property" => Expr::name(self.cx.str(node), span),
            "parenthesized_expression"
            | "satisfies_expression"
            | "non_null_expression"
            | "instantiation_expression"
            | "await_expression" => self.first(node),
            "as_expression" => self.assertion(node, 0, 1),
            "type_assertion" => self.assertion(node, 1, 0),
            "member_expression" | "subscript_expression" | "nested_identifier" | "nested_type_identifier" => self.access(node),
            "call_expression" => match self.has_schemas.then(|| self.schema(node)).flatten() {
                Some(schema) => schema,
                None => self.call(node),
            },
            "new_expression" => self.new_expression(node),
            "assignment_expression" => self.assignment(node),
            "augmented_assignment_expression" => self.augmented(node),
            "update_expression" => {
                let target = node.child_by_field_name("argument").map_or(Pattern::Ignore, |target| self.pattern(target));
                self.assign(target, Expr::opaque(Vec::new(), span), span)
            }
            "unary_expression" => self.unary(node),
            "binary_expression" => self.binary(node),
            "ternary_expression" => {
                let [test, then, otherwise] =
                    ["condition", "consequence", "alternative"].map(|name| Box::new(self.field(node, name)));
                Expr::new(ExprKind::Cond { test, then, otherwise }, span)
            }
            "yield_expression" => {
                let value = self.first(node);
                let value = if has_token(node, "*") { Expr::new(ExprKind::Each(Box::new(value)), span) } else { value };
                Expr::new(ExprKind::Block(vec![Stmt::Yield(value)]), span)
            }
            "sequence_expression" => {
                let mut parts: Vec<Stmt> = children(node).into_iter().map(|child| Stmt::Expr(self.expr(child))).collect();
                if let Some(Stmt::Expr(last)) = parts.pop() {
                    parts.push(Stmt::Value(last));
                }
                Expr::new(ExprKind::Block(parts), span)
            }
            "object" => self.object(node),
            "array" => self.array(node),
            "function_expression"
            | "arrow_function"
            | "generator_function"
            | "function_declaration"
            | "generator_function_declaration" => {
                let name = node.child_by_field_name("name").map(|name| self.cx.ident(name));
                Expr::new(ExprKind::Function(Arc::new(self.function(node, name))), span)
            }
            "class" | "class_declaration" | "abstract_class_declaration" => {
                Expr::new(ExprKind::Class(Arc::new(self.class(node))), span)
            }
            "jsx_element" | "jsx_self_closing_element" => self.element(node),
            "regex" | "comment" | "jsx_text" | "html_character_reference" => Expr::opaque(Vec::new(), span),
            _ => self.opaque(node),
        }
    }

    /// `expr as T` or `<T>expr`, whose expression and type are the children of these numbers.
    fn assertion(&self, node: Node<'_>, expr: usize, ty: usize) -> Expr {
        let parts = children(node);
        let Some(value) = parts.get(expr) else { return self.opaque(node) };
        let value = self.expr(*value);
        match parts.get(ty).map(|ty| self.ty(*ty)) {
            None | Some(Type::Any) => value,
            Some(ty) => Expr::new(ExprKind::Cast { expr: Box::new(value), ty }, self.cx.span(node)),
        }
    }

    /// The object of an access, with the span of all that stands before the accessor. What is dropped around it
    /// (parentheses, `!`) belongs to the object, not to the accessor.
    fn base(&self, node: Node<'_>) -> Expr {
        let mut base = self.expr(node);
        let span = self.cx.span(node);
        if base.span == span {
            return base;
        }
        if matches!(base.kind, ExprKind::Access { .. } | ExprKind::Call { .. }) {
            return Expr::new(ExprKind::Cast { expr: Box::new(base), ty: Type::Any }, span);
        }
        base.span = span;
        base
    }

    fn access(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        if let Some(name) = self.exports_target(node) {
            return Expr::name(&Self::exports_variable(name.as_deref()), span);
        }
        let Some(object) = node.child_by_field_name("object").or_else(|| node.child_by_field_name("module")) else {
            return self.opaque(node);
        };
        let base = self.base(object);
        if let Some(index) = node.child_by_field_name("index") {
            return Expr::access(base, self.expr(index), Style::Index, span);
        }
        match node.child_by_field_name("property").or_else(|| node.child_by_field_name("name")) {
            Some(property) => Expr::access(base, self.cx.key(property), Style::Member, span),
            None => base,
        }
    }

    fn arguments(&self, node: Node<'_>) -> Vec<Arg> {
        children(node)
            .into_iter()
            .map(|child| match child.kind() {
                "spread_element" => Arg { value: self.first(child), name: None, spread: true },
                _ => Arg::of(self.expr(child)),
            })
            .collect()
    }

    fn call(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        let (Some(function), Some(arguments)) = (node.child_by_field_name("function"), node.child_by_field_name("arguments"))
        else {
            return self.opaque(node);
        };
        if arguments.kind() == "template_string" {
            return self.tagged(function, arguments, span);
        }
        let mut args = self.arguments(arguments);
        if function.kind() == "import" || self.cx.str(function) == "require" {
            return match args.into_iter().next() {
                Some(spec) => self.module_named(spec.value, span),
                None => Expr::opaque(Vec::new(), span),
            };
        }
        if let Some(test) = self.regex_test(function, &args, span) {
            return test;
        }
        let mut callee = self.expr(function);
        // `(0, m.f)(x)`: how compilers call an imported function.
        if let ExprKind::Block(parts) = &mut callee.kind
            && let Some(Stmt::Value(last)) = parts.pop()
        {
            callee = last;
        }
        if let ExprKind::Access { style, .. } = &mut callee.kind {
            *style = Style::Method;
        }
        if let ExprKind::Name(name) = &callee.kind
            && args.len() == 1
            && matches!(&**name, "__importDefault" | "__importStar" | "_interopRequireDefault" | "_interopRequireWildcard")
            && matches!(args[0].value.kind, ExprKind::Module(_))
        {
            // Compiled imports: the module, or a wrapper whose `default` is the module.
            return args.remove(0).value;
        }
        if let Some(first) = first_there(&callee, &args) {
            return first;
        }
        if let Some(name) = self.external(&callee) {
            if matches!(name.as_str(), "process.exit" | "process.abort" | "Deno.exit") {
                let code = args.into_iter().next().map(|code| code.value);
                return Expr::new(ExprKind::Block(vec![Stmt::Throw(code)]), span);
            }
            if let Some(defined) = defined(&name, &args, span) {
                return defined;
            }
            if name == "util.promisify"
                && let [function] = args.as_slice()
                && self.external(&function.value).is_none()
            {
                return promisified(function.value.clone(), callee.span, span);
            }
            if let ("Promise.allSettled", [list]) = (name.as_str(), args.as_slice()) {
                return settled(list.value.clone(), callee.span, span);
            }
            args = match command(&name, args, span) {
                Ok(command) => return command,
                Err(args) => args,
            };
            if changes_first(&name) && args.len() > 1 && !args[0].spread {
                let target = children(arguments)
                    .into_iter()
                    .next()
                    .filter(|target| matches!(target.kind(), "identifier" | "member_expression" | "subscript_expression"))
                    // A statement that exports.
                    .filter(|target| !matches!(self.cx.str(*target), "exports" | "module.exports"));
                if let Some(target) = target {
                    let call = Expr::new(ExprKind::Call { callee: Box::new(callee), args }, span);
                    return self.assign(self.pattern(target), call, span);
                }
            }
        }
        let call = Expr::new(ExprKind::Call { callee: Box::new(callee), args }, span);
        let types = node.child_by_field_name("type_arguments").map(children).unwrap_or_default();
        match types.as_slice() {
            [ty] => match self.ty(*ty) {
                Type::Any => call,
                ty => Expr::new(ExprKind::Cast { expr: Box::new(call), ty }, span),
            },
            _ => call,
        }
    }

    /// `/^influx/.test(name)` and `name.match(/^influx/)` as the comparison that they are.
    fn regex_test(&self, function: Node<'_>, args: &[Arg], span: Span) -> Option<Expr> {
        let object = function.child_by_field_name("object")?;
        let method = self.cx.str(function.child_by_field_name("property")?);
        let (regex, subject) = match method {
            "test" | "exec" if object.kind() == "regex" => (object, args.first()?.value.clone()),
            "match" => {
                let call = function.parent()?;
                let argument = *children(call.child_by_field_name("arguments")?).first()?;
                (Some(argument).filter(|argument| argument.kind() == "regex")?, self.expr(object))
            }
            _ => return None,
        };
        let pattern = regex.child_by_field_name("pattern")?;
        let tests = regex_literals(self.cx.str(pattern))?;
        tests
            .into_iter()
            .map(|(op, text)| {
                let content = self.cx.span(pattern);
                Expr::compare(op, subject.clone(), implied(&text, content), span)
            })
            .reduce(|first, second| Expr::either(first, second, span))
    }

    fn new_expression(&self, node: Node<'_>) -> Expr {
        let args = node.child_by_field_name("arguments").map(|args| self.arguments(args)).unwrap_or_default();
        let class = Box::new(self.field(node, "constructor"));
        if let (ExprKind::Name(name), [executor]) = (&class.kind, args.as_slice())
            && &**name == "Promise"
        {
            return promise(executor.value.clone(), class.span, self.cx.span(node));
        }
        Expr::new(ExprKind::New { class, args }, self.cx.span(node))
    }

    pub(super) fn assign(&self, target: Pattern, value: Expr, span: Span) -> Expr {
        let (target, value) = (Box::new(target), Box::new(value));
        Expr::new(ExprKind::Assign { target, value, scope: Scope::Nearest }, span)
    }

    fn assignment(&self, node: Node<'_>) -> Expr {
        let value = self.field(node, "right");
        let Some(left) = node.child_by_field_name("left") else { return value };
        let span = self.cx.span(node);
        if let Some(name) = self.exports_target(left) {
            let mut body = Vec::new();
            self.export_commonjs(name.clone(), value, self.cx.span(left), &mut body);
            body.push(Stmt::Value(Expr::name(&Self::exports_variable(name.as_deref()), span)));
            return Expr::new(ExprKind::Block(body), span);
        }
        self.assign(self.pattern(left), value, span)
    }

    fn augmented(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        let Some(left) = node.child_by_field_name("left") else { return self.opaque(node) };
        let (before, operand) = (self.expr(left), self.field(node, "right"));
        let operator = node.child_by_field_name("operator").map_or("", |operator| operator.kind());
        let value = match operator {
            "??=" | "||=" => Expr::either(before, operand, span),
            "&&=" => Expr::new(ExprKind::Both(Box::new(before), Box::new(operand)), span),
            "+=" => Expr::new(ExprKind::Template(vec![before, operand]), span),
            _ => Expr::opaque(vec![before, operand], span),
        };
        self.assign(self.pattern(left), value, span)
    }

    fn unary(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        let value = self.field(node, "argument");
        match node.child_by_field_name("operator").map_or("", |operator| operator.kind()) {
            "!" => Expr::new(ExprKind::Not(Box::new(value)), span),
            "typeof" => Expr::new(ExprKind::Exists(Box::new(value)), span),
            "void" => match value.kind {
                ExprKind::Number(_) => Expr::null(span),
                _ => Expr::new(ExprKind::Block(vec![Stmt::Expr(value)]), span),
            },
            "delete" => Expr::new(ExprKind::Block(vec![Stmt::Delete(value)]), span),
            "-" => match value.kind {
                ExprKind::Number(number) => Expr::new(ExprKind::Number(-number), span),
                _ => Expr::opaque(vec![value], span),
            },
            _ => Expr::opaque(vec![value], span),
        }
    }

    fn binary(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        let operator = node.child_by_field_name("operator").map_or("", |operator| operator.kind());
        match operator {
            "+" => return self.sum(node),
            "==" | "===" | "!=" | "!==" => return self.equality(node, operator.starts_with('!')),
            ">" | ">=" | "<" | "<=" => {
                if let Some(test) = self.count_test(node, operator) {
                    return test;
                }
            }
            _ => {}
        }
        let left = self.field(node, "left");
        let right = self.field(node, "right");
        match operator {
            "??" | "||" => Expr::either(left, right, span),
            "&&" => Expr::new(ExprKind::Both(Box::new(left), Box::new(right)), span),
            "in" => Expr::compare(Op::In, left, right, span),
            _ => Expr::opaque(vec![left, right], span),
        }
    }

    /// A chain of `+`, which may be long, as one template.
    fn sum(&self, node: Node<'_>) -> Expr {
        let mut parts = Vec::new();
        let mut at = node;
        let is_sum = |node: Node<'_>| {
            node.kind() == "binary_expression"
                && node.child_by_field_name("operator").is_some_and(|operator| operator.kind() == "+")
        };
        while is_sum(at)
            && let (Some(left), Some(right)) = (at.child_by_field_name("left"), at.child_by_field_name("right"))
        {
            parts.push(self.expr(right));
            at = left;
        }
        parts.push(self.expr(at));
        parts.reverse();
        Expr::new(ExprKind::Template(parts), self.cx.span(node))
    }

    fn equality(&self, node: Node<'_>, negated: bool) -> Expr {
        let span = self.cx.span(node);
        if let Some(test) = self.count_test(node, if negated { "!=" } else { "==" }) {
            return test;
        }
        let (left, right) = (self.field(node, "left"), self.field(node, "right"));
        let exists = |value: Expr, negated: bool| {
            let test = Expr::new(ExprKind::Exists(Box::new(value)), span);
            if negated { test.not() } else { test }
        };
        match (left.kind, right.kind) {
            // `typeof x === 'undefined'`, and to be of any other type is to be there.
            (ExprKind::Exists(value), ExprKind::Text { value: name, .. })
            | (ExprKind::Text { value: name, .. }, ExprKind::Exists(value)) => exists(*value, (&*name == "undefined") != negated),
            (kind, ExprKind::Null) => exists(Expr::new(kind, left.span), !negated),
            (ExprKind::Null, kind) => exists(Expr::new(kind, right.span), !negated),
            (a, b) => {
                let op = if negated { Op::Ne } else { Op::Eq };
                Expr::compare(op, Expr::new(a, left.span), Expr::new(b, right.span), span)
            }
        }
    }

    /// `x.length > 0` is a test that there is something; `x.indexOf(y) !== -1` that y is in it.
    fn count_test(&self, node: Node<'_>, operator: &str) -> Option<Expr> {
        let span = self.cx.span(node);
        let bound = number_of(node.child_by_field_name("right")?, self.cx.text)?;
        let left = node.child_by_field_name("left")?;
        match left.kind() {
            "member_expression" if self.cx.str(left.child_by_field_name("property")?) == "length" => {
                let there = match (operator, bound) {
                    (">" | "!=", 0) | (">=", 1) => true,
                    ("==" | "<=", 0) | ("<", 1) => false,
                    _ => return None,
                };
                let test = Expr::new(ExprKind::Exists(Box::new(self.field(left, "object"))), span);
                Some(if there { test } else { test.not() })
            }
            "call_expression" => {
                let function = left.child_by_field_name("function")?;
                if self.cx.str(function.child_by_field_name("property")?) != "indexOf" {
                    return None;
                }
                let object = function.child_by_field_name("object")?;
                let what = self.expr(*children(left.child_by_field_name("arguments")?).first()?);
                let (op, there) = match (operator, bound) {
                    (">" | "!=", -1) | (">=", 0) => (Op::Contains, true),
                    ("==" | "<=", -1) | ("<", 0) => (Op::Contains, false),
                    ("==", 0) => (Op::StartsWith, true),
                    ("!=", 0) => (Op::StartsWith, false),
                    _ => return None,
                };
                let object = self.expr(object);
                let test = match object.kind {
                    ExprKind::List(_) => Expr::compare(Op::In, what, object, span),
                    _ => Expr::compare(op, object, what, span),
                };
                Some(if there { test } else { test.not() })
            }
            _ => None,
        }
    }

    fn object(&self, node: Node<'_>) -> Expr {
        let mut members = Vec::new();
        let mut getters = Vec::new();
        for child in children(node) {
            match child.kind() {
                "shorthand_property_identifier" => {
                    members.push(Field::Pair { key: self.cx.key(child), value: self.expr(child) });
                }
                "pair" => {
                    let (Some(key), Some(value)) = (child.child_by_field_name("key"), child.child_by_field_name("value")) else {
                        continue;
                    };
                    members.push(Field::Pair { key: self.property_key(key), value: self.expr(value) });
                }
                "spread_element" => members.push(Field::Spread(self.first(child))),
                "method_definition" => {
                    let Some(name) = child.child_by_field_name("name") else { continue };
                    let span = self.cx.span(child);
                    let function = Function { name: None, ..self.function(child, None) };
                    let value = Expr::new(ExprKind::Function(Arc::new(function)), span);
                    let mut key = self.property_key(name);
                    if has_token(child, "get") {
                        getters.push((key, value));
                        continue;
                    }
                    if has_token(child, "set") {
                        key = Expr::opaque(vec![key], span);
                    }
                    members.push(Field::Pair { key, value });
                }
                _ => {}
            }
        }
        let span = self.cx.span(node);
        if !getters.is_empty() {
            return with_getters(members, getters, span);
        }
        match provided(&members, span) {
            Some(provided) => {
                let record = Expr::new(ExprKind::Record(members), span);
                Expr::new(ExprKind::Block(vec![Stmt::Expr(provided), Stmt::Value(record)]), span)
            }
            None => Expr::new(ExprKind::Record(members), span),
        }
    }

    fn array(&self, node: Node<'_>) -> Expr {
        let mut items = Vec::new();
        let mut filled = false;
        let mut cursor = node.walk();
        for child in node.children(&mut cursor) {
            if child.kind() == "," {
                if !filled {
                    items.push(Arg::of(Expr::null(self.cx.span(child))));
                }
                filled = false;
            } else if child.is_named() && !child.is_extra() {
                filled = true;
                items.push(match child.kind() {
                    "spread_element" => Arg { value: self.first(child), name: None, spread: true },
                    _ => Arg::of(self.expr(child)),
                });
            }
        }
        Expr::new(ExprKind::List(items), self.cx.span(node))
    }

    /// A string or template literal. With escapes or substitutions it is a template of its runs.
    pub(super) fn text(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        let closed = span.end - span.start >= 2 && !self.cx.str(node).ends_with('\\');
        let content = Span { start: (span.start + 1).min(span.end), end: if closed { span.end - 1 } else { span.end } };
        let pieces = children(node);
        if pieces.iter().all(|piece| piece.kind() == "string_fragment") {
            let value = self.cx.text.get(content.range()).unwrap_or_default();
            return Expr::new(ExprKind::Text { value: value.into(), content, exact: true }, span);
        }
        let parts = pieces.into_iter().map(|piece| {
            let span = self.cx.span(piece);
            match piece.kind() {
                "string_fragment" => self.cx.key(piece),
                "escape_sequence" => implied(&unescape(self.cx.str(piece)), span),
                "template_substitution" => self.first(piece),
                _ => self.opaque(piece),
            }
        });
        Expr::new(ExprKind::Template(parts.collect()), span)
    }

    /// An element of a component of one's own is a call of it with its properties; any other is only evaluated.
    fn element(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        let open = node.child_by_field_name("open_tag").unwrap_or(node);
        let mut properties = Vec::new();
        for attribute in fields(open, "attribute") {
            if attribute.kind() == "jsx_expression" {
                if let Some(inner) = children(attribute).first() {
                    let value = if inner.kind() == "spread_element" { self.first(*inner) } else { self.expr(*inner) };
                    properties.push(Field::Spread(value));
                }
                continue;
            }
            let parts = children(attribute);
            let Some(name) = parts.first() else { continue };
            let value = match parts.get(1) {
                Some(value) if value.kind() == "jsx_expression" => self.first(*value),
                Some(value) => self.expr(*value),
                None => Expr::new(ExprKind::Bool(true), self.cx.span(*name)),
            };
            properties.push(Field::Pair { key: self.cx.key(*name), value });
        }
        let inner: Vec<Expr> = children(node)
            .into_iter()
            .filter(|child| matches!(child.kind(), "jsx_element" | "jsx_self_closing_element" | "jsx_expression"))
            .filter(|child| node.child_by_field_name("open_tag").is_some() || child.kind() != "jsx_expression")
            .map(|child| if child.kind() == "jsx_expression" { self.first(child) } else { self.expr(child) })
            .collect();
        let name = open.child_by_field_name("name");
        let component = name.filter(|name| {
            name.kind() == "member_expression" || self.cx.str(*name).starts_with(|c: char| c.is_ascii_uppercase())
        });
        if let Some(component) = component {
            if !inner.is_empty() {
                let children = ExprKind::List(inner.into_iter().map(Arg::of).collect());
                properties.push(Field::Pair { key: implied("children", span), value: Expr::new(children, span) });
            }
            let properties = Expr::new(ExprKind::Record(properties), self.cx.span(open));
            return Expr::call(self.expr(component), vec![properties], span);
        }
        let mut parts: Vec<Expr> = properties
            .into_iter()
            .map(|property| match property {
                Field::Pair { value, .. } | Field::Spread(value) => value,
            })
            .collect();
        parts.extend(inner);
        Expr::opaque(parts, span)
    }
}
