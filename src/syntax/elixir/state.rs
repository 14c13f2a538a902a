//! What is put somewhere and asked for elsewhere: an app's configuration, the states of processes, tables.

use tree_sitter::Node;

use super::calls::Given;
use super::{Elixir, bind, made, part};
use crate::syntax::ir::{Expr, ExprKind, Field, Pattern, Span, Stmt, Style};
use crate::syntax::tree::children;

/// Functions that a process calls with its state, and which argument that is.
const CALLBACKS: &[(&str, usize, usize)] = &[
    ("handle_call", 3, 2),
    ("handle_cast", 2, 1),
    ("handle_info", 2, 1),
    ("handle_continue", 2, 1),
    ("handle_batch", 4, 3),
    ("handle_message", 3, 2),
    ("handle_events", 3, 2),
    ("handle_demand", 2, 1),
    ("terminate", 2, 1),
];

impl Elixir<'_> {
    // ------------------------------------------------------------------ places

    fn place(&self, store: &str, key: Expr) -> Expr {
        let at = Span { start: key.span.start, end: key.span.start };
        Expr::access(Expr::name(store, at), key, Style::Index, at)
    }

    fn put(&self, place: Expr, value: Expr) -> Stmt {
        bind(Pattern::Place(Box::new(place)), value)
    }

    /// A name that something is kept under: a module, an atom, a tuple of such.
    fn store_key(&self, given: &Given<'_>) -> Expr {
        match given.node() {
            Some(node) => self.store_key_of(node),
            None => self.value(given),
        }
    }

    pub(super) fn store_key_of(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        if node.kind() == "tuple" {
            let parts: Option<Vec<String>> =
                children(node).into_iter().map(|part| self.store_key_of(part).as_text().map(str::to_owned)).collect();
            if let Some(parts) = parts {
                return made(&parts.join(","), span);
            }
        }
        match self.module_of(node) {
            Some(module) if node.kind() != "atom" => made(&module, span),
            _ => match self.attribute_key(node) {
                Some(key) => made(&key, span),
                None => self.expr(node),
            },
        }
    }

    /// The key that an attribute holds: `@key {__MODULE__, :endpoint}`.
    fn attribute_key(&self, node: Node<'_>) -> Option<String> {
        let name = self.attribute_name(node)?;
        self.levels.borrow().iter().rev().find_map(|level| level.keys.get(name).cloned())
    }

    // ------------------------------------------------------------------ the state of a process

    pub(super) fn has_state(&self, body: &[Node<'_>]) -> bool {
        body.iter().any(|node| {
            let used = super::arguments(*node).first().and_then(|first| self.module_of(*first));
            self.target(*node) == "use"
                && used.is_some_and(|used| matches!(&*used, "GenServer" | "GenStage" | "Agent" | "Broadway"))
        })
    }

    fn keeps_state(&self) -> bool {
        self.modules.borrow().last().is_some_and(|frame| frame.has_state)
    }

    pub(super) fn is_callback(&self, name: &str, arity: usize) -> bool {
        let known = CALLBACKS.iter().any(|(callback, of, _)| *callback == name && *of == arity);
        self.keeps_state() && (known || (name == "init" && arity == 1))
    }

    fn state_of(&self, span: Span) -> Option<Expr> {
        Some(self.place("GenServer", made(&self.module_name()?, Span { start: span.start, end: span.start })))
    }

    /// What a callback's parameter holds, if it is the state.
    pub(super) fn kept_state(&self, name: &str, arity: usize, at: usize, span: Span) -> Option<Expr> {
        let is_state = CALLBACKS.contains(&(name, arity, at));
        if is_state && self.keeps_state() { self.state_of(span) } else { None }
    }

    /// What a callback gives back as the state: `{:ok, state}`, `{:noreply, state}`, `{:reply, value, state}`.
    pub(super) fn given_state(&self, node: Node<'_>) -> Option<Stmt> {
        if node.kind() != "tuple" {
            return None;
        }
        let parts = children(node);
        let at = match self.cx.str(*parts.first()?) {
            ":ok" | ":noreply" => 1,
            ":reply" => 2,
            _ => return None,
        };
        let state = self.expr(*parts.get(at)?);
        Some(self.put(self.state_of(state.span)?, state))
    }

    /// The module of a process: itself, or what was started under that name.
    fn server(&self, given: &Given<'_>, span: Span) -> Expr {
        let named = given.node().filter(|node| matches!(node.kind(), "alias" | "identifier" | "atom"));
        let module = named.and_then(|node| self.module_of(node));
        match (named, module) {
            (Some(node), Some(module)) => {
                let kept = self.place("Process.registered", self.store_key_of(node));
                if node.kind() == "atom" { kept } else { Expr::either(kept, Expr::name(&module, self.cx.span(node)), span) }
            }
            _ => self.value(given),
        }
    }

    fn gen_server(&self, name: &str, given: &[Given<'_>], span: Span) -> Option<Expr> {
        let at = |index: usize| given.get(index).map(|given| self.value(given));
        let here = Span { start: span.start, end: span.start };
        let state = |server: &Expr| match &server.kind {
            ExprKind::Name(module) => self.place("GenServer", made(module, here)),
            _ => Expr::opaque(Vec::new(), here),
        };
        let callback = |server: Expr, name: &str, values: Vec<Expr>| {
            let key = made(&super::of_arity(name, values.len()), here);
            Expr::call(Expr::access(server, key, Style::Static, here), values, span)
        };
        Some(match (name, given.len()) {
            ("start_link" | "start", 2 | 3) => {
                let module = at(0)?;
                let mut body = Vec::new();
                let options = given.get(2).and_then(Given::node);
                if let Some(name) = options.and_then(|options| self.option(&[options], "name")) {
                    body.push(self.put(self.place("Process.registered", self.store_key_of(name)), module.clone()));
                }
                body.push(Stmt::Expr(callback(module.clone(), "init", vec![at(1)?])));
                body.push(Stmt::Value(module));
                super::block(body, span)
            }
            ("call", 2 | 3) => {
                let server = self.server(given.first()?, span);
                let values = vec![at(1)?, Expr::opaque(Vec::new(), here), state(&self.module_alone(given.first()?))];
                let reply = callback(server, "handle_call", values);
                part(reply, Expr::new(ExprKind::Number(1), here))
            }
            ("cast", 2) => {
                let server = self.server(given.first()?, span);
                callback(server, "handle_cast", vec![at(1)?, state(&self.module_alone(given.first()?))])
            }
            _ => return None,
        })
    }

    fn module_alone(&self, given: &Given<'_>) -> Expr {
        match given.node().and_then(|node| self.module_of(node)) {
            Some(module) => Expr::name(&module, Span::default()),
            None => Expr::opaque(Vec::new(), Span::default()),
        }
    }

    fn agent(&self, name: &str, given: &[Given<'_>], span: Span) -> Option<Expr> {
        let at = |index: usize| given.get(index).map(|given| self.value(given));
        let state = || Some(self.place("Agent", self.store_key(given.first()?)));
        Some(match (name, given.len()) {
            ("start_link" | "start", 1 | 2) => {
                let options = given.get(1).and_then(Given::node);
                let key = match options.and_then(|options| self.option(&[options], "name")) {
                    Some(name) => self.store_key_of(name),
                    None => made(&self.fresh("agent"), Span { start: span.start, end: span.start }),
                };
                let start = self.put(self.place("Agent", key.clone()), Expr::call(at(0)?, Vec::new(), span));
                super::block(vec![start, Stmt::Value(key)], span)
            }
            ("get", 2 | 3) => Expr::call(at(1)?, vec![state()?], span),
            ("update" | "cast", 2 | 3) => super::block(vec![self.put(state()?, Expr::call(at(1)?, vec![state()?], span))], span),
            ("get_and_update", 2 | 3) => {
                let both = Expr::call(at(1)?, vec![state()?], span);
                part(both, Expr::new(ExprKind::Number(0), Span { start: span.start, end: span.start }))
            }
            _ => return None,
        })
    }

    // ------------------------------------------------------------------ configuration

    /// `config :my_app, MyApp.Influx, user: …`, `config :my_app, key: …`
    pub(super) fn config(&self, given: &[Given<'_>], span: Span) -> Option<Expr> {
        let app = self.place("Application", self.store_key(given.first()?));
        let mut body = Vec::new();
        match given {
            [_, Given::Node(options)] => {
                let Expr { kind: ExprKind::Record(fields), .. } = self.expr(*options) else { return None };
                for field in fields {
                    if let Field::Pair { key, value } = field {
                        body.push(self.put(part(app.clone(), key), value));
                    }
                }
            }
            [_, key, value] => body.push(self.put(part(app, self.store_key(key)), self.value(value))),
            _ => return None,
        }
        Some(super::block(body, span))
    }

    /// `[my_app: [key: value]]` as configuration, and then `value`.
    fn configured(&self, apps: Node<'_>, value: Expr) -> Expr {
        let span = self.cx.span(apps);
        let mut body = Vec::new();
        for (app, options, _) in self.entries(apps) {
            if let ExprKind::Record(fields) = self.expr(options).kind {
                for field in fields {
                    if let Field::Pair { key, value } = field {
                        body.push(self.put(part(self.place("Application", self.key_expr(app)), key), value));
                    }
                }
            }
        }
        body.push(Stmt::Value(value));
        super::block(body, span)
    }

    /// `config_providers: [{MyApp.Provider, options}]`: what a release is configured by when it starts.
    pub(super) fn provided(&self, providers: Node<'_>) -> Expr {
        let span = self.cx.span(providers);
        let mut body = Vec::new();
        for provider in children(providers) {
            let parts = if provider.kind() == "tuple" { children(provider) } else { vec![provider] };
            let Some(module) = parts.first().and_then(|module| self.module_of(*module)) else { continue };
            let options = parts.get(1).map_or_else(|| Expr::null(span), |options| self.expr(*options));
            let options = self.module_call(&module, "init", vec![options], span);
            let empty = Expr::new(ExprKind::Record(Vec::new()), span);
            body.push(Stmt::Expr(self.module_call(&module, "load", vec![empty, options], span)));
        }
        body.push(Stmt::Value(Expr::opaque(Vec::new(), span)));
        super::block(body, span)
    }

    fn application(&self, name: &str, given: &[Given<'_>], span: Span) -> Option<Expr> {
        let app = || Some(self.place("Application", self.store_key(given.first()?)));
        let default =
            || given.get(2).map(|default| self.value(default)).filter(|default| !matches!(default.kind, ExprKind::Null));
        Some(match (name, given.len()) {
            ("get_env" | "fetch_env" | "fetch_env!" | "compile_env" | "compile_env!", 2 | 3) => {
                let path = given.get(1)?;
                let found = match path.node() {
                    // `Application.compile_env(:my_app, [MyApp.Influx, :user])`
                    Some(list) if list.kind() == "list" => {
                        children(list).into_iter().fold(app()?, |value, key| part(value, self.store_key_of(key)))
                    }
                    _ => part(app()?, self.store_key(path)),
                };
                match default() {
                    Some(default) => Expr::either(found, default, span),
                    None => Expr { span, ..found },
                }
            }
            ("get_all_env", 1) => app()?,
            ("put_env", 3 | 4) => {
                let value = self.value(given.get(2)?);
                super::block(vec![self.put(part(app()?, self.store_key(given.get(1)?)), value)], span)
            }
            _ => return None,
        })
    }

    // ------------------------------------------------------------------ tables

    pub(super) fn known_state(&self, module: &str, name: &str, given: &[Given<'_>], span: Span) -> Option<Expr> {
        let at = |index: usize| given.get(index).map(|given| self.value(given));
        let kept = |index: usize| Some(self.place(module, self.store_key(given.get(index)?)));
        Some(match (module, name, given.len()) {
            ("GenServer" | "GenStage", ..) => return self.gen_server(name, given, span),
            ("Agent", ..) => return self.agent(name, given, span),
            ("Config" | "Mix.Config", "config", _) => return self.config(given, span),
            ("Config.Reader", "merge", 2) => self.configured(given.get(1)?.node()?, at(0)?),
            ("Application", "put_all_env", 1 | 2) => self.configured(given.first()?.node()?, Expr::null(span)),
            ("Application", ..) => return self.application(name, given, span),
            (":persistent_term" | "Process", "put", 2) => super::block(vec![self.put(kept(0)?, at(1)?)], span),
            (":persistent_term" | "Process", "get", 1) => kept(0)?,
            (":persistent_term" | "Process", "get", 2) => Expr::either(kept(0)?, at(1)?, span),
            (":ets", "insert" | "insert_new", 2) => {
                let entry = given.get(1)?.node().filter(|entry| entry.kind() == "tuple")?;
                let [key, value] = children(entry)[..] else { return None };
                super::block(vec![self.put(self.place(module, self.store_key_of(key)), self.expr(value))], span)
            }
            (":ets", "lookup", 2) => {
                let entry = self.list_of(vec![self.store_key(given.get(1)?), kept(1)?], span);
                self.list_of(vec![entry], span)
            }
            (":ets", "lookup_element", 3) => kept(1)?,
            _ => return None,
        })
    }
}
