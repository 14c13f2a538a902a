//! Calls, and what no model can say of a library function: it takes other arguments than it is written with, makes maps,
//! or asks for parts by a list that is written out.

use tree_sitter::Node;

use super::expressions::{is_of_kernel, named_arg};
use super::{Elixir, Leaf, arguments, block_of, left, made, right};
use crate::syntax::ir::{Arg, Expr, ExprKind, Field, Ident, Pattern, Span, Stmt, Style};
use crate::syntax::tree::children;

/// An argument: as it is written, or what was piped in before the others.
#[derive(Clone)]
pub(super) enum Given<'t> {
    Node(Node<'t>),
    Value(Expr),
}

impl<'t> Given<'t> {
    pub(super) fn node(&self) -> Option<Node<'t>> {
        match self {
            Self::Node(node) => Some(*node),
            Self::Value(_) => None,
        }
    }
}

impl Elixir<'_> {
    pub(super) fn value(&self, given: &Given<'_>) -> Expr {
        match given {
            Given::Node(node) => self.expr(*node),
            Given::Value(value) => value.clone(),
        }
    }

    fn values(&self, given: &[Given<'_>]) -> Vec<Expr> {
        given.iter().map(|given| self.value(given)).collect()
    }

    // ------------------------------------------------------------------ calls

    /// `value |> f(x)` is `f(value, x)`.
    pub(super) fn pipe(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        let (first, second) = (left(node), right(node));
        let value = self.expr(first);
        match second.kind() {
            "call" => {
                if matches!(self.target(second), "case" | "if" | "unless") {
                    let mut body = Vec::new();
                    if self.control(second, Some(value.clone()), Leaf::Value, &mut body) {
                        return super::block(body, span);
                    }
                }
                Expr { span, ..self.call(second, Some(value)) }
            }
            "identifier" => self.local_call(self.cx.str(second), self.cx.span(second), vec![Given::Value(value)], span),
            "unary_operator" | "anonymous_function" | "block" => Expr::call(self.expr(second), vec![value], span),
            _ => Expr::opaque(vec![value, self.expr(second)], span),
        }
    }

    pub(super) fn call(&self, node: Node<'_>, piped: Option<Expr>) -> Expr {
        let span = piped.as_ref().map_or_else(|| self.cx.span(node), |piped| piped.span.to(self.cx.span(node)));
        let has_piped = piped.is_some();
        let written = children(node).into_iter().find(|child| child.kind() == "arguments");
        let mut given: Vec<Given<'_>> = piped.map(Given::Value).into_iter().collect();
        given.extend(written.map(children).unwrap_or_default().into_iter().map(Given::Node));
        let Some(target) = node.child_by_field_name("target") else { return Expr::opaque(self.values(&given), span) };
        match target.kind() {
            "identifier" => {
                let name = self.cx.str(target);
                if name == "for" {
                    return self.comprehension(node);
                }
                let mut body = Vec::new();
                if !has_piped && self.control(node, None, Leaf::Value, &mut body) {
                    return super::block(body, span);
                }
                // `config :my_app, …` and macros with a block.
                let value = self.local_call(name, self.cx.span(target), given, span);
                match block_of(node) {
                    Some(block) => {
                        let mut body = vec![Stmt::Expr(value)];
                        body.extend(self.scoped(|| self.guarded_block(block, Leaf::Value)));
                        super::block(body, span)
                    }
                    None => value,
                }
            }
            "dot" => {
                let Some(owner) = target.child_by_field_name("left") else { return Expr::opaque(self.values(&given), span) };
                let Some(name) = target.child_by_field_name("right") else {
                    // `function.(x)`
                    return Expr::call(self.expr(owner), self.values(&given), span);
                };
                let name_span = self.cx.span(name);
                let text = match name.kind() {
                    "string" | "charlist" => return Expr::opaque(self.values(&given), span),
                    _ => self.cx.str(name),
                };
                let is_module = owner.kind() != "identifier" || self.cx.str(owner) == "__MODULE__";
                if let Some(module) = self.module_of(owner).filter(|_| is_module) {
                    return self.module_function(&module, text, name_span, given, span);
                }
                if written.is_none() && !has_piped {
                    return Expr::member(self.expr(owner), text, name_span, span);
                }
                // The module is in a variable or an attribute.
                let key = made(&super::of_arity(text, given.len()), name_span);
                let callee = Expr::access(self.expr(owner), key, Style::Method, self.cx.span(target));
                Expr::call(callee, self.values(&given), span)
            }
            _ => Expr::call(self.expr(target), self.values(&given), span),
        }
    }

    /// A call of a function by its name alone.
    pub(super) fn local_call(&self, name: &str, at: Span, given: Vec<Given<'_>>, span: Span) -> Expr {
        if !self.defines(name, given.len()) {
            let imports = if is_of_kernel(name) { Vec::new() } else { self.imports_of(name) };
            let modules = if imports.is_empty() { vec!["Kernel".to_owned()] } else { imports };
            if let Some(known) = modules.iter().find_map(|module| self.known(module, name, &given, span)) {
                return known;
            }
        }
        let callee = self.local_function(name, given.len(), at);
        Expr::call(callee, self.values(&given), span)
    }

    /// A call of a module's function.
    fn module_function(&self, module: &str, name: &str, at: Span, given: Vec<Given<'_>>, span: Span) -> Expr {
        if let Some(known) = self.known(module, name, &given, span) {
            return known;
        }
        self.call_of(module, name, self.values(&given), at, span)
    }

    pub(super) fn call_of(&self, module: &str, name: &str, given: Vec<Expr>, at: Span, span: Span) -> Expr {
        Expr::call(self.remote_function(module, name, given.len(), at), given, span)
    }

    /// A call of a library's function that nobody wrote.
    pub(super) fn module_call(&self, module: &str, name: &str, given: Vec<Expr>, span: Span) -> Expr {
        self.call_of(module, name, given, Span { start: span.start, end: span.start }, span)
    }

    /// A call of one of `Enum`'s functions, given what they work on.
    pub(super) fn enum_call(&self, name: &str, mut given: Vec<Expr>, span: Span) -> Expr {
        // The accumulator comes last in Elixir, and first elsewhere.
        if name == "reduce"
            && given.len() == 3
            && let Some(function) = given.pop()
        {
            let at = Span { start: function.span.start, end: function.span.start };
            let (acc, item) = (self.fresh(""), self.fresh(""));
            let call = Expr::call(function, vec![Expr::name(&item, at), Expr::name(&acc, at)], span);
            let params = [acc, item].map(|name| Pattern::Name(Ident { name, span: at }));
            given.push(self.function(params.into(), vec![Stmt::Return(Some(call))], at));
        }
        self.module_call("Enum", name, given, span)
    }

    /// What is iterated over: of a map, tuples of key and value.
    pub(super) fn pairs(&self, value: Expr) -> Expr {
        if matches!(value.kind, ExprKind::List(_)) {
            return value;
        }
        let span = value.span;
        self.module_call("Enum", "to_list", vec![value], span)
    }

    /// A function of one argument, made of another.
    fn made_function(&self, at: Span, body: impl FnOnce(Expr) -> Expr) -> Expr {
        let at = Span { start: at.start, end: at.start };
        let name = self.fresh("");
        let value = body(Expr::name(&name, at));
        self.function(vec![Pattern::Name(Ident { name, span: at })], vec![Stmt::Return(Some(value))], at)
    }

    // ------------------------------------------------------------------ known functions

    fn known(&self, module: &str, name: &str, given: &[Given<'_>], span: Span) -> Option<Expr> {
        let value = match module {
            "Kernel" => self.known_kernel(name, given, span),
            "Map" | "Keyword" => self.known_map(name, given, span),
            "Enum" | "Stream" => self.known_enum(name, given, span),
            "System" | ":os" => self.known_command(name, given, span),
            "Ecto.Changeset" if name == "cast" && given.len() > 2 => {
                self.taken(self.value(given.get(1)?), self.value(given.get(2)?), span)
            }
            "EEx" => self.known_template(name, given, span),
            "Supervisor" | "DynamicSupervisor" => self.supervised(name, given, span),
            _ => self.known_state(module, name, given, span),
        };
        value.map(|value| Expr { span, ..value })
    }

    fn known_kernel(&self, name: &str, given: &[Given<'_>], span: Span) -> Option<Expr> {
        let first = || given.first().map(|first| self.value(first));
        let second = || given.get(1).map(|second| self.value(second));
        Some(match (name, given.len()) {
            ("unquote" | "unquote_splicing", 1) => {
                let outer = self.is_unquoted.replace(true);
                let value = first();
                self.is_unquoted.set(outer);
                value?
            }
            ("is_nil", 1) => Expr::new(ExprKind::Exists(Box::new(first()?)), span).not(),
            ("raise" | "reraise" | "throw" | "exit", _) => {
                let value = Expr::opaque(self.values(given), span);
                super::block(vec![Stmt::Throw(Some(value))], span)
            }
            ("get_in", 1) => Expr { span, ..first()? },
            ("get_in", 2) => match given.get(1)?.node() {
                Some(path) if path.kind() == "list" => self.by_path(first()?, &children(path), span),
                _ => return None,
            },
            ("put_in", 3) => {
                self.put_by_path(first()?, &children(given.get(1)?.node()?), &|_| given.get(2).map(|v| self.value(v)), span)?
            }
            ("put_in", 2) => self.put_in_access(given.first()?.node()?, &|_| second(), span)?,
            ("update_in", 3) => {
                let path = children(given.get(1)?.node()?);
                self.put_by_path(first()?, &path, &|old| Some(Expr::call(self.value(given.get(2)?), vec![old], span)), span)?
            }
            ("update_in", 2) => {
                self.put_in_access(given.first()?.node()?, &|old| Some(Expr::call(second()?, vec![old], span)), span)?
            }
            ("pop_in", 2) => {
                let value = self.by_path(first()?, &children(given.get(1)?.node()?), span);
                self.list_of(vec![value, first()?], span)
            }
            ("match?", 2) => {
                let pattern = given.first()?.node()?;
                let mut body = Vec::new();
                let subject = self.once(second()?, &mut body);
                let branch = self.scoped(|| self.branch(&[pattern], &[subject], None, Vec::new));
                // What is bound is lost; that it is asked for is not.
                let mut inner = branch.body;
                inner.push(Stmt::Value(Expr::new(ExprKind::Bool(true), span)));
                let value = super::block(inner, span);
                body.push(Stmt::Value(match branch.test {
                    Some(test) => super::both(test, value),
                    None => value,
                }));
                super::block(body, span)
            }
            ("apply", 2) => Expr::call(first()?, self.items(given.get(1)?)?, span),
            ("apply", 3) => {
                let values = self.items(given.get(2)?)?;
                let name = second()?;
                let name = made(&super::of_arity(name.as_text()?, values.len()), name.span);
                let owner = first()?;
                let at = owner.span;
                Expr::call(Expr::access(owner, name, Style::Static, at), values, span)
            }
            ("struct" | "struct!", _) => {
                let class = Box::new(first()?);
                let args = match given.get(1).and_then(Given::node) {
                    Some(list) if matches!(list.kind(), "list" | "keywords" | "map") => match self.expr(list).kind {
                        ExprKind::Record(fields) => fields.into_iter().map(named_arg).collect(),
                        _ => Vec::new(),
                    },
                    _ => second().map(|value| Arg { value, name: None, spread: true }).into_iter().collect(),
                };
                Expr::new(ExprKind::New { class, args }, span)
            }
            ("config", 2 | 3) => self.config(given, span)?,
            ("plug", 1 | 2) => self.plug(given, span)?,
            _ => return None,
        })
    }

    /// `plug MyApp.Influx, keys: […]`: what the module makes of the options is what it is called with.
    fn plug(&self, given: &[Given<'_>], span: Span) -> Option<Expr> {
        let module = self.module_of(given.first()?.node().filter(|node| node.kind() == "alias")?)?;
        let nothing = || Expr::new(ExprKind::List(Vec::new()), Span { start: span.start, end: span.start });
        let options = given.get(1).map_or_else(nothing, |options| self.value(options));
        let options = self.module_call(&module, "init", vec![options], span);
        Some(self.module_call(&module, "call", vec![Expr::opaque(Vec::new(), span), options], span))
    }

    /// The processes that a supervisor starts: each a module, or a module and what it is started with.
    fn supervised(&self, name: &str, given: &[Given<'_>], span: Span) -> Option<Expr> {
        let children = match (name, given.len()) {
            ("start_link" | "init", 2) => self.value(given.first()?),
            ("start_child", 2) => self.list_of(vec![self.value(given.get(1)?)], span),
            _ => return None,
        };
        let start = |module: Expr, argument: Expr| {
            let key = made(&super::of_arity("start_link", 1), span);
            Expr::call(Expr::access(module, key, Style::Static, span), vec![argument], span)
        };
        let started = self.made_function(span, |child| {
            let item = |index: i64| super::part(child.clone(), Expr::new(ExprKind::Number(index), child.span));
            let both = vec![start(item(0), item(1)), start(child.clone(), Expr::opaque(Vec::new(), child.span))];
            self.list_of(both, span)
        });
        Some(self.enum_call("each", vec![children, started], span))
    }

    /// The items of a list that is written out.
    fn items(&self, given: &Given<'_>) -> Option<Vec<Expr>> {
        let list = given.node().filter(|list| list.kind() == "list")?;
        Some(self.all(&children(list)))
    }

    /// `get_in(value, ["influxdb", Access.at(0), "user"])`
    pub(super) fn by_path(&self, value: Expr, path: &[Node<'_>], span: Span) -> Expr {
        // Each key stands by itself: nothing is written between it and what it is looked up in.
        let found = path.iter().fold(value, |value, key| self.by_key(Expr { span, ..value }, *key, span));
        super::block(vec![Stmt::Value(found)], span)
    }

    fn by_key(&self, value: Expr, key: Node<'_>, span: Span) -> Expr {
        let at = self.cx.span(key);
        let access = |key: Expr| Expr::access(value.clone(), key, Style::Index, at);
        let target = if key.kind() == "call" { key.child_by_field_name("target") } else { None };
        let name = target.filter(|target| target.kind() == "dot").and_then(|target| target.child_by_field_name("right"));
        let arguments = arguments(key);
        match name.map(|name| self.cx.str(name)) {
            Some("at" | "at!" | "key!") => arguments.first().map_or_else(|| access(self.expr(key)), |at| access(self.expr(*at))),
            Some("key") => {
                let Some(first) = arguments.first() else { return access(self.expr(key)) };
                let found = access(self.expr(*first));
                match arguments.get(1) {
                    Some(default) if default.kind() != "nil" => Expr::either(found, self.expr(*default), span),
                    _ => found,
                }
            }
            Some("all") => Expr::new(ExprKind::Each(Box::new(value)), span),
            Some("filter" | "find") => {
                let function = arguments.first().map(|function| self.expr(*function));
                let given = std::iter::once(value).chain(function).collect();
                self.module_call("Enum", "find", given, span)
            }
            Some("elem") => value,
            _ => access(self.expr(key)),
        }
    }

    /// The value with another under the keys.
    fn put_by_path(&self, value: Expr, path: &[Node<'_>], new: &dyn Fn(Expr) -> Option<Expr>, span: Span) -> Option<Expr> {
        let Some((key, rest)) = path.split_first() else { return new(value) };
        let old = self.by_key(value.clone(), *key, span);
        let inner = self.put_by_path(old, rest, new, span)?;
        let fields = vec![Field::Spread(value), Field::Pair { key: self.expr(*key), value: inner }];
        Some(Expr::new(ExprKind::Record(fields), span))
    }

    /// `put_in(state.creds["user"], value)`
    fn put_in_access(&self, node: Node<'_>, new: &dyn Fn(Expr) -> Option<Expr>, span: Span) -> Option<Expr> {
        let (base, key) = match node.kind() {
            "access_call" => (node.child_by_field_name("target")?, self.expr(node.child_by_field_name("key")?)),
            "call" => {
                let target = node.child_by_field_name("target").filter(|target| target.kind() == "dot")?;
                (target.child_by_field_name("left")?, self.cx.key(target.child_by_field_name("right")?))
            }
            _ => return new(self.expr(node)),
        };
        let put = |old_base: Expr| {
            let old = Expr::access(old_base.clone(), key.clone(), Style::Index, old_base.span);
            let fields = vec![Field::Spread(old_base), Field::Pair { key: key.clone(), value: new(old)? }];
            Some(Expr::new(ExprKind::Record(fields), span))
        };
        self.put_in_access(base, &put, span)
    }

    fn known_map(&self, name: &str, given: &[Given<'_>], span: Span) -> Option<Expr> {
        let at = |index: usize| given.get(index).map(|given| self.value(given));
        let access = |key: Expr| Some(super::part(at(0)?, key));
        let put = |value: Expr| {
            let fields = vec![Field::Spread(at(0)?), Field::Pair { key: at(1)?, value }];
            Some(Expr::new(ExprKind::Record(fields), span))
        };
        Some(match (name, given.len()) {
            ("put" | "replace" | "replace!", 3) => put(at(2)?)?,
            ("put_new", 3) => {
                let fields = vec![Field::Pair { key: at(1)?, value: at(2)? }, Field::Spread(at(0)?)];
                Expr::new(ExprKind::Record(fields), span)
            }
            ("update!" | "replace_lazy", 3) => put(Expr::call(at(2)?, vec![access(at(1)?)?], span))?,
            ("update", 4) => put(Expr::either(Expr::call(at(3)?, vec![access(at(1)?)?], span), at(2)?, span))?,
            ("get_and_update" | "get_and_update!", 3) => Expr::call(at(2)?, vec![access(at(1)?)?], span),
            ("pop" | "pop!" | "pop_lazy", _) => {
                let value = self.module_call("Map", "get", self.values(given), span);
                self.list_of(vec![value, at(0)?], span)
            }
            ("take", 2) => self.taken(at(0)?, at(1)?, span)?,
            ("split", 2) => {
                let taken = self.module_call("Map", "take", self.values(given), span);
                self.list_of(vec![taken, at(0)?], span)
            }
            ("new", 2) => {
                let mapped = self.enum_call("map", vec![self.pairs(at(0)?), at(1)?], span);
                self.module_call("Map", "new", vec![mapped], span)
            }
            ("new", 1) => self.module_call("Map", "new", vec![self.pairs(at(0)?)], span),
            ("filter" | "reject", 2) => {
                let kept = self.known_enum(name, given, span)?;
                self.module_call("Map", "new", vec![kept], span)
            }
            ("merge", 3) => self.module_call("Map", "merge", vec![at(0)?, at(1)?], span),
            ("to_list", 1) => self.pairs(at(0)?),
            _ => return None,
        })
    }

    /// A map with only these keys: of those that are written out, each is read.
    fn taken(&self, from: Expr, keys: Expr, span: Span) -> Option<Expr> {
        let ExprKind::List(keys) = keys.kind else { return None };
        let mut body = Vec::new();
        let holder = self.once(from, &mut body);
        let field = |key: Arg| Field::Pair { value: super::part(holder.clone(), key.value.clone()), key: key.value };
        let taken = Expr::new(ExprKind::Record(keys.into_iter().map(field).collect()), span);
        body.push(Stmt::Value(taken));
        Some(super::block(body, span))
    }

    fn known_enum(&self, name: &str, given: &[Given<'_>], span: Span) -> Option<Expr> {
        let at = |index: usize| given.get(index).map(|given| self.value(given));
        let all = || Some(self.pairs(at(0)?));
        Some(match (name, given.len()) {
            ("to_list", 1) => self.pairs(at(0)?),
            ("reject", 2) => {
                let function = at(1)?;
                let negated = self.made_function(function.span, |item| Expr::call(function, vec![item], span).not());
                self.enum_call("filter", vec![all()?, negated], span)
            }
            ("find_value", _) => {
                let mapped = self.enum_call("flat_map", vec![all()?, at(given.len() - 1)?], span);
                let mapped = self.module_call("Enum", "random", vec![mapped], span);
                if given.len() == 3 { Expr::either(mapped, at(1)?, span) } else { mapped }
            }
            ("find", 3) => Expr::either(self.enum_call("find", vec![all()?, at(2)?], span), at(1)?, span),
            ("into", 2) => {
                let collected = self.module_call("Map", "new", vec![all()?], span);
                self.into(collected, given.get(1)?, span)
            }
            ("into", 3) => {
                let mapped = self.enum_call("map", vec![all()?, at(2)?], span);
                let collected = self.module_call("Map", "new", vec![mapped], span);
                self.into(collected, given.get(1)?, span)
            }
            ("group_by", 2 | 3) => {
                let function = at(1)?;
                let entry = self.made_function(function.span, |item| {
                    let key = Expr::call(function, vec![item.clone()], span);
                    let value = at(2).map_or_else(|| item.clone(), |value| Expr::call(value, vec![item.clone()], span));
                    let value = self.list_of(vec![value], span);
                    self.list_of(vec![key, value], span)
                });
                let mapped = self.enum_call("map", vec![all()?, entry], span);
                self.module_call("Map", "new", vec![mapped], span)
            }
            ("split_with" | "partition", 2) => {
                let kept = self.enum_call("filter", vec![all()?, at(1)?], span);
                let others = self.known_enum("reject", given, span)?;
                self.list_of(vec![kept, others], span)
            }
            ("with_index", _) => {
                let pair = self.made_function(span, |item| {
                    self.list_of(vec![item, Expr::opaque(Vec::new(), Span { start: span.start, end: span.start })], span)
                });
                self.enum_call("map", vec![all()?, pair], span)
            }
            ("reduce_while", 3) => {
                // `{:cont, acc}` and `{:halt, acc}`
                let function = at(2)?;
                let start = Span { start: function.span.start, end: function.span.start };
                let (item, acc) = (self.fresh(""), self.fresh(""));
                let call = Expr::call(function, vec![Expr::name(&item, start), Expr::name(&acc, start)], span);
                let value = super::part(call, Expr::new(ExprKind::Number(1), start));
                let params = [acc, item].map(|name| Pattern::Name(Ident { name, span: start }));
                let function = self.function(params.into(), vec![Stmt::Return(Some(value))], start);
                self.module_call("Enum", "reduce", vec![all()?, at(1)?, function], span)
            }
            ("zip", 2) => match (at(0)?, at(1)?) {
                (Expr { kind: ExprKind::List(one), .. }, Expr { kind: ExprKind::List(other), .. }) => {
                    let pairs = one.into_iter().zip(other).map(|(one, other)| self.list_of(vec![one.value, other.value], span));
                    self.list_of(pairs.collect(), span)
                }
                (one, other) => {
                    let any = Expr::new(ExprKind::Each(Box::new(other)), span);
                    let pair = self.made_function(span, |item| self.list_of(vec![item, any], span));
                    self.enum_call("map", vec![self.pairs(one), pair], span)
                }
            },
            ("reduce", 3) => self.enum_call("reduce", vec![all()?, at(1)?, at(2)?], span),
            ("concat", 2) => return None,
            ("sum_by" | "map_join", _) => self.enum_call("map", vec![all()?, at(given.len() - 1)?], span),
            _ => {
                let mut values = vec![all()?];
                values.extend(given.iter().skip(1).map(|given| self.value(given)));
                self.module_call("Enum", name, values, span)
            }
        })
    }

    fn into(&self, collected: Expr, into: &Given<'_>, span: Span) -> Expr {
        match into.node() {
            Some(node) if matches!(node.kind(), "map" | "list") && children(node).is_empty() => collected,
            _ => self.module_call("Map", "merge", vec![self.value(into), collected], span),
        }
    }

    /// `System.cmd("sh", ["-c", script])`, `System.shell(script)`, `:os.cmd(~c"…")`
    fn known_command(&self, name: &str, given: &[Given<'_>], span: Span) -> Option<Expr> {
        let first = || given.first().map(|first| self.value(first));
        let code = |code: Expr| {
            let kind = ExprKind::Code { language: "shell", code: Box::new(code), input: None, names: Vec::new() };
            Expr::new(kind, span)
        };
        let with_status = |output: Expr| {
            let options = given.get(if name == "cmd" { 2 } else { 1 }).map(|options| self.value(options));
            self.list_of(vec![output, Expr::opaque(options.into_iter().collect(), span)], span)
        };
        match (name, given.len()) {
            ("shell", 1 | 2) => Some(with_status(code(first()?))),
            ("cmd", 1) => Some(code(first()?)),
            ("cmd", 2 | 3) => {
                let mut words = vec![Arg::of(first()?)];
                match self.value(given.get(1)?).kind {
                    ExprKind::List(items) => words.extend(items),
                    _ => return None,
                }
                Some(with_status(code(Expr::new(ExprKind::List(words), span))))
            }
            ("halt" | "stop", _) => Some(super::block(vec![Stmt::Throw(None)], span)),
            _ => None,
        }
    }
}
