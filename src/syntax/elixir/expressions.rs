//! Expressions other than calls.

use tree_sitter::Node;

use super::{DEFAULTS, Elixir, Leaf, STRUCT, both, left, made, of_arity, right};
use crate::syntax::ir::{Arg, Expr, ExprKind, Field, Ident, Op, Pattern, Span, Stmt, Style};
use crate::syntax::tree::children;

impl Elixir<'_> {
    pub(super) fn expr(&self, node: Node<'_>) -> Expr {
        self.cx.deeper(node, || Expr::opaque(Vec::new(), self.cx.span(node)), || self.expr_kind(node))
    }

    pub(super) fn all(&self, nodes: &[Node<'_>]) -> Vec<Expr> {
        nodes.iter().map(|node| self.expr(*node)).collect()
    }

    fn expr_kind(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        match node.kind() {
            "string" | "charlist" => self.quoted(node),
            "quoted_atom" => self.quoted(node),
            "sigil" => self.sigil(node),
            "atom" => {
                let name = self.cx.str(node);
                let bare = name.trim_start_matches(':');
                let content = Span { start: span.start + (name.len() - bare.len()) as u32, end: span.end };
                Expr::new(ExprKind::Text { value: bare.into(), content, exact: true }, span)
            }
            "alias" => match self.module_of(node) {
                Some(name) => Expr::name(&name, span),
                None => Expr::opaque(Vec::new(), span),
            },
            "nil" => Expr::null(span),
            "boolean" => Expr::new(ExprKind::Bool(self.cx.str(node) == "true"), span),
            "integer" => match self.cx.str(node).replace('_', "").parse() {
                Ok(number) => Expr::new(ExprKind::Number(number), span),
                Err(_) => Expr::opaque(Vec::new(), span),
            },
            "identifier" => self.identifier(node),
            "block" => match children(node)[..] {
                [only] => Expr { span, ..self.expr(only) },
                ref nodes => super::block(self.scoped(|| self.body(nodes, Leaf::Value)), span),
            },
            "list" => self.list(node),
            "tuple" => self.tuple(node),
            "map" => self.map(node),
            "keywords" => Expr::new(ExprKind::Record(self.record_fields(node)), span),
            "access_call" => {
                let base = node.child_by_field_name("target").map(|target| self.expr(target));
                let key = node.child_by_field_name("key").map(|key| self.expr(key));
                match (base, key) {
                    (Some(base), Some(key)) => Expr::access(base, key, Style::Index, span),
                    _ => Expr::opaque(Vec::new(), span),
                }
            }
            "anonymous_function" => self.anonymous(node),
            "unary_operator" => self.unary(node),
            "binary_operator" => self.binary(node),
            "call" => self.call(node, None),
            // `MyApp.{A, B}`, `__MODULE__.Endpoint`
            "dot" => match self.module_of(node) {
                Some(name) => Expr::name(&name, span),
                None => Expr::opaque(Vec::new(), span),
            },
            _ => Expr::opaque(self.all(&expressions(node)), span),
        }
    }

    fn identifier(&self, node: Node<'_>) -> Expr {
        let (name, span) = (self.cx.str(node), self.cx.span(node));
        if let Some(variable) = self.variable(name) {
            return Expr::name(&variable, span);
        }
        match name {
            "__MODULE__" => match self.module_name() {
                Some(name) => Expr::name(&name, span),
                None => Expr::opaque(Vec::new(), span),
            },
            "__DIR__" | "__ENV__" | "__CALLER__" => Expr::opaque(Vec::new(), span),
            // What it was given.
            _ if self.is_template => Expr::name(name, span),
            _ => self.local_call(name, span, Vec::new(), span),
        }
    }

    fn list(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        let items = children(node);
        // Keywords, and tuples of an atom and a value, which are the same.
        let is_pair = |item: &Node<'_>| match item.kind() {
            "keywords" => true,
            "tuple" => {
                matches!(&children(*item)[..], [key, _] if key.kind() == "atom" && !matches!(self.cx.str(*key), ":ok" | ":error"))
            }
            _ => false,
        };
        if !items.is_empty() && items.iter().all(is_pair) {
            let fields = items.iter().flat_map(|item| match item.kind() {
                "keywords" => self.record_fields(*item),
                _ => match &children(*item)[..] {
                    [key, value] => vec![Field::Pair { key: self.expr(*key), value: self.expr(*value) }],
                    _ => Vec::new(),
                },
            });
            return Expr::new(ExprKind::Record(fields.collect()), span);
        }
        let mut all = Vec::new();
        for item in items {
            if item.kind() == "binary_operator" && self.operator(item) == "|" {
                all.push(Arg::of(self.expr(left(item))));
                all.push(Arg { value: self.expr(right(item)), name: None, spread: true });
            } else {
                all.push(Arg::of(self.expr(item)));
            }
        }
        Expr::new(ExprKind::List(all), span)
    }

    fn tuple(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        match self.tagged(node) {
            Some(("ok", value)) => Expr { span, ..self.expr(value) },
            // What went wrong is not the value that was asked for.
            Some((_, reason)) => super::block(vec![Stmt::Expr(self.expr(reason)), Stmt::Value(Expr::null(span))], span),
            None => self.list_of(self.all(&children(node)), span),
        }
    }

    pub(super) fn list_of(&self, items: Vec<Expr>, span: Span) -> Expr {
        Expr::new(ExprKind::List(items.into_iter().map(Arg::of).collect()), span)
    }

    pub(super) fn record_fields(&self, node: Node<'_>) -> Vec<Field> {
        let entries = self.entries(node).into_iter();
        let field = |(key, value, _): (Node<'_>, Node<'_>, _)| {
            let key = self.key_expr(key);
            let value = if key.as_text() == Some("config_providers") { self.provided(value) } else { self.expr(value) };
            Field::Pair { key, value }
        };
        entries.map(field).collect()
    }

    fn map(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        let parts = children(node);
        let content = parts.iter().find(|part| part.kind() == "map_content").copied();
        let update = content.and_then(|content| content.named_child(0));
        let update = update.filter(|update| update.kind() == "binary_operator" && self.operator(*update) == "|");
        if let Some(update) = update {
            let mut fields = vec![Field::Spread(self.expr(left(update)))];
            let given = right(update);
            fields.extend(match given.kind() {
                "keywords" => self.record_fields(given),
                _ => vec![Field::Pair { key: self.expr(left(given)), value: self.expr(right(given)) }],
            });
            // `%{m | "a" => 1, "b" => 2}`: those behind the first stand beside it.
            if let Some(content) = content {
                for (key, value, entry) in self.entries(content) {
                    if entry.start_byte() >= update.end_byte() {
                        fields.push(Field::Pair { key: self.key_expr(key), value: self.expr(value) });
                    }
                }
            }
            return Expr::new(ExprKind::Record(fields), span);
        }
        let fields = content.map(|content| self.record_fields(content)).unwrap_or_default();
        let named = parts.iter().find(|part| part.kind() == "struct").and_then(|part| part.named_child(0));
        match named.map(|named| (named, self.module_of(named))) {
            Some((named, Some(name))) => self.new_struct(&name, self.cx.span(named), fields, span),
            _ => Expr::new(ExprKind::Record(fields), span),
        }
    }

    /// A struct is a map that has all of its fields. What is made anywhere is noted for functions that nobody is seen to call
    /// with one.
    fn new_struct(&self, name: &str, at: Span, fields: Vec<Field>, span: Span) -> Expr {
        let mut body = Vec::new();
        let fields: Vec<Field> = fields
            .into_iter()
            .map(|field| match field {
                Field::Pair { key, value }
                    if !matches!(value.kind, ExprKind::Text { .. } | ExprKind::Null | ExprKind::Number(_)) =>
                {
                    Field::Pair { key, value: self.once(value, &mut body) }
                }
                field => field,
            })
            .collect();
        let class = Box::new(Expr::name(name, at));
        let args = fields.iter().cloned().map(named_arg).collect();
        body.push(Stmt::Expr(Expr::new(ExprKind::New { class, args }, span)));
        let defaults = Field::Spread(self.module_call(name, DEFAULTS, Vec::new(), span));
        let of = Field::Pair { key: made(STRUCT, at), value: made(name, at) };
        let all = [defaults, of].into_iter().chain(fields).collect();
        body.push(Stmt::Value(Expr::new(ExprKind::Record(all), span)));
        super::block(body, span)
    }

    fn unary(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        let Some(operand) = node.child_by_field_name("operand") else { return Expr::opaque(Vec::new(), span) };
        match self.operator_of_unary(node) {
            "!" | "not" => {
                let value = self.expr(operand);
                Expr { span, ..value.not() }
            }
            "&" => self.capture(operand, span),
            "@" => {
                let name = self.cx.str(operand);
                match self.variable(&format!("@{name}")) {
                    Some(variable) => Expr::name(&variable, span),
                    // In a template: what it was given.
                    None => {
                        let base = Expr::name("assigns", Span { start: span.start, end: span.start + 1 });
                        Expr::member(base, name, self.cx.span(operand), span)
                    }
                }
            }
            "^" => self.expr(operand),
            _ => Expr::opaque(vec![self.expr(operand)], span),
        }
    }

    /// `&Map.get(&1, "user")`, `&decode/1`, `&1`
    fn capture(&self, operand: Node<'_>, span: Span) -> Expr {
        if operand.kind() == "integer" {
            let number: usize = self.cx.str(operand).parse().unwrap_or(1);
            let mut captures = self.captures.borrow_mut();
            let Some(names) = captures.last_mut() else { return Expr::opaque(Vec::new(), span) };
            while names.len() < number.clamp(1, 255) {
                let name = self.fresh("");
                names.push(name);
            }
            return match names.get(number.saturating_sub(1)) {
                Some(name) => Expr::name(name, span),
                None => Expr::opaque(Vec::new(), span),
            };
        }
        if operand.kind() == "binary_operator" && self.operator(operand) == "/" && right(operand).kind() == "integer" {
            let arity: usize = self.cx.str(right(operand)).parse().unwrap_or(1);
            let named = left(operand);
            if named.kind() == "identifier" {
                return self.local_function(self.cx.str(named), arity, self.cx.span(named));
            }
            let target = named.child_by_field_name("target").unwrap_or(named);
            let module = target.child_by_field_name("left").and_then(|left| self.module_of(left));
            let name = target.child_by_field_name("right");
            if let (Some(module), Some(name)) = (module, name) {
                return self.remote_function(&module, self.cx.str(name), arity, self.cx.span(name));
            }
            // The module is in a variable or an attribute.
            if let Some((owner, name)) = target.child_by_field_name("left").zip(name) {
                let at = self.cx.span(name);
                return Expr::access(self.expr(owner), made(&of_arity(self.cx.str(name), arity), at), Style::Static, at);
            }
        }
        self.captures.borrow_mut().push(Vec::new());
        let callback = self.callback.replace(false);
        let value = self.expr(operand);
        self.callback.set(callback);
        let names = self.captures.borrow_mut().pop().unwrap_or_default();
        let params = names.into_iter().map(|name| Pattern::Name(Ident { name, span })).collect();
        self.function(params, vec![Stmt::Return(Some(value))], span)
    }

    /// `&Mod.fun/1`
    pub(super) fn remote_function(&self, module: &str, name: &str, arity: usize, span: Span) -> Expr {
        let key = Expr::new(ExprKind::Text { value: of_arity(name, arity), content: span, exact: false }, span);
        Expr::access(Expr::name(module, span), key, Style::Static, span)
    }

    /// A function of the module that what is quoted is put into.
    fn function_of_user(&self, name: &str, arity: usize, span: Span) -> Expr {
        let key = Expr::new(ExprKind::Text { value: of_arity(name, arity), content: span, exact: false }, span);
        Expr::access(Expr::new(ExprKind::ThisClass, Span { start: span.start, end: span.start }), key, Style::Static, span)
    }

    /// A function by its name alone.
    pub(super) fn local_function(&self, name: &str, arity: usize, span: Span) -> Expr {
        if let (true, Some(module)) = (self.defines(name, arity), self.module_name()) {
            return match self.is_quoted.get() {
                true => self.function_of_user(name, arity, span),
                false => self.remote_function(&module, name, arity, span),
            };
        }
        if is_of_kernel(name) {
            return self.remote_function("Kernel", name, arity, span);
        }
        let mut modules = self.imports_of(name);
        let mut own = None;
        if modules.is_empty() {
            modules = self.uses();
            own = match self.module_name() {
                _ if self.is_quoted.get() => Some(self.function_of_user(name, arity, span)),
                Some(module) if !modules.is_empty() => Some(self.remote_function(&module, name, arity, span)),
                _ => None,
            };
            modules.push("Kernel".to_owned());
        }
        let functions = modules.into_iter().map(|module| self.remote_function(&module, name, arity, span));
        let functions = own.into_iter().chain(functions);
        let functions = functions.reduce(|before, function| Expr::either(before, function, span));
        functions.unwrap_or_else(|| Expr::opaque(Vec::new(), span))
    }

    fn binary(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        let (first, second) = (left(node), right(node));
        let compare = |op: Op| Expr::compare(op, self.expr(first), self.expr(second), span);
        match self.operator(node) {
            "|>" => self.pipe(node),
            "=" => {
                let mut body = Vec::new();
                let value = self.expr(second);
                let value = self.once(value, &mut body);
                self.match_statement(first, value.clone(), &mut body);
                body.push(Stmt::Value(value));
                super::block(body, span)
            }
            "||" | "or" => Expr::either(self.expr(first), self.expr(second), span),
            "&&" | "and" => {
                let both = both(self.expr(first), self.expr(second));
                Expr { span, ..both }
            }
            "==" | "===" if second.kind() == "nil" => Expr::new(ExprKind::Exists(Box::new(self.expr(first))), span).not(),
            "!=" | "!==" if second.kind() == "nil" => Expr::new(ExprKind::Exists(Box::new(self.expr(first))), span),
            "==" | "===" => compare(Op::Eq),
            "!=" | "!==" => compare(Op::Ne),
            "=~" => match second.kind() {
                "sigil" | "string" => self.resembles(first, second, span),
                _ => Expr::opaque(vec![self.expr(first), self.expr(second)], span),
            },
            "in" => {
                // `not x in list` is parsed as `(not x) in list`.
                if first.kind() == "unary_operator" && self.operator_of_unary(first) == "not" {
                    let inner = first.child_by_field_name("operand").unwrap_or(first);
                    return Expr::compare(Op::In, self.expr(inner), self.expr(second), span).not();
                }
                compare(Op::In)
            }
            operator if operator.starts_with("not") => compare(Op::In).not(),
            "<>" => Expr::new(ExprKind::Template(vec![self.expr(first), self.expr(second)]), span),
            "++" => self.module_call("Enum", "concat", vec![self.expr(first), self.expr(second)], span),
            "--" => Expr { span, ..self.expr(first) },
            "when" | "\\\\" | "::" => self.expr(first),
            _ => Expr::opaque(vec![self.expr(first), self.expr(second)], span),
        }
    }

    /// `type =~ ~r/^influxdb:/`
    fn resembles(&self, subject: Node<'_>, pattern: Node<'_>, span: Span) -> Expr {
        let subject = self.expr(subject);
        let pattern = self.quoted(pattern);
        let Some(text) = pattern.as_text() else { return Expr::opaque(vec![subject, pattern], span) };
        let (starts, ends) = (text.starts_with('^'), text.ends_with('$'));
        let bare = text.trim_start_matches('^').trim_end_matches('$').trim_start_matches("\\A");
        if !bare.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | ':' | '/')) || bare.is_empty() {
            return Expr::opaque(vec![subject], span);
        }
        let op = match (starts, ends) {
            (true, true) => Op::Eq,
            (true, false) => Op::StartsWith,
            (false, true) => Op::EndsWith,
            (false, false) => Op::Contains,
        };
        Expr::compare(op, subject, made(bare, pattern.span), span)
    }
}

/// The parts of a node that is not known, as far as they are expressions.
fn expressions<'t>(node: Node<'t>) -> Vec<Node<'t>> {
    children(node).into_iter().filter(|child| !matches!(child.kind(), "struct" | "arguments" | "do_block")).collect()
}

pub(super) fn named_arg(field: Field) -> Arg {
    match field {
        Field::Pair { key, value } => match &key.kind {
            ExprKind::Text { value: name, content, .. } => {
                Arg { name: Some(Ident { name: name.clone(), span: *content }), value, spread: false }
            }
            _ => Arg::of(value),
        },
        Field::Spread(value) => Arg { value, name: None, spread: true },
    }
}

/// Whether a name that the module does not define is what every module has from the start.
pub(super) fn is_of_kernel(name: &str) -> bool {
    matches!(
        name,
        "hd" | "tl"
            | "elem"
            | "put_elem"
            | "then"
            | "tap"
            | "get_in"
            | "put_in"
            | "update_in"
            | "pop_in"
            | "is_map_key"
            | "is_nil"
            | "to_string"
            | "to_charlist"
            | "struct"
            | "struct!"
            | "inspect"
            | "apply"
            | "raise"
            | "exit"
            | "throw"
            | "match?"
            | "length"
            | "map_size"
            | "tuple_size"
            | "byte_size"
            | "abs"
            | "div"
            | "rem"
            | "round"
            | "trunc"
            | "max"
            | "min"
            | "is_map"
            | "is_list"
            | "is_binary"
            | "is_atom"
            | "is_integer"
            | "is_number"
            | "is_tuple"
            | "is_function"
            | "is_struct"
            | "is_boolean"
            | "is_float"
            | "is_pid"
            | "is_exception"
            | "not"
            | "self"
            | "send"
            | "spawn"
            | "spawn_link"
            | "make_ref"
            | "node"
            | "dbg"
            | "binary_part"
            | "function_exported?"
            | "if"
            | "unless"
            | "sigil_s"
    )
}
