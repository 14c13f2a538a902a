//! What calls in the body of a class make of it: accessors, mixins, delegated and generated methods.

use std::sync::Arc;

use tree_sitter::Node;

use super::classes::Building;
use super::{FrameKind, Ruby, Tail};
use crate::syntax::ir::{
    Arg, Expr, ExprKind, Function, FunctionKind, Ident, MADE_UP, Method, MethodKind, Param, ParamKind, Pattern, Scope, Span,
    Stmt, Style, Yields,
};
use crate::syntax::tree::children;

impl Ruby<'_> {
    /// A call in the body of a class, where it says something of the class.
    pub(super) fn member_call(&self, node: Node<'_>, building: &mut Building, is_static: bool) -> bool {
        let Some(method) = node.child_by_field_name("method") else { return false };
        let nodes = node.child_by_field_name("arguments").map(children).unwrap_or_default();
        let block = node.child_by_field_name("block");
        let name = self.cx.str(method);
        if node.child_by_field_name("receiver").is_some_and(|receiver| receiver.kind() != "self") {
            if let Some((texts, block, param)) = self.written_out(node) {
                return self.generated(&texts, block, &param, building, is_static);
            }
            return false;
        }
        match name {
            "attr_reader" | "attr_writer" | "attr_accessor" | "attr" => {
                for ident in nodes.iter().filter_map(|node| self.name_of(*node)) {
                    if name != "attr_writer" {
                        building.method(
                            self.reader(&ident, self.implicit(ident.span), &format!("@{}", ident.name), Style::Member),
                            is_static,
                        );
                    }
                    if matches!(name, "attr_writer" | "attr_accessor") {
                        building.method(
                            self.writer(&ident, self.implicit(ident.span), &format!("@{}", ident.name), Style::Member),
                            is_static,
                        );
                    }
                    if building.takes_hash && !is_static {
                        building.attributes.push(ident);
                    }
                }
            }
            "mattr_accessor"
            | "cattr_accessor"
            | "mattr_reader"
            | "cattr_reader"
            | "class_attribute"
            | "thread_mattr_accessor" => {
                let default = nodes.iter().find_map(|node| {
                    let key = node.child_by_field_name("key")?;
                    if self.cx.str(key) == "default" {
                        node.child_by_field_name("value").map(|value| self.expr(value))
                    } else {
                        None
                    }
                });
                let block = block.map(|block| Expr::call(self.function(block, None), Vec::new(), self.cx.span(block)));
                for ident in nodes.iter().filter(|node| node.kind() != "pair").filter_map(|node| self.name_of(*node)) {
                    let key = format!("@@{}", ident.name);
                    let class = || Expr::new(ExprKind::ThisClass, Span { start: ident.span.start, end: ident.span.start });
                    building.method(self.reader(&ident, class(), &key, Style::Static), true);
                    building.method(self.writer(&ident, class(), &key, Style::Static), true);
                    if let Some(value) = default.clone().or_else(|| block.clone()) {
                        let target = Expr::access(class(), self.made_text(&key, ident.span), Style::Static, ident.span);
                        building.body.push(Stmt::Bind { pattern: Pattern::Place(Box::new(target)), value, scope: Scope::Local });
                    }
                }
            }
            "include" | "extend" | "prepend" | "helpers" if !nodes.is_empty() => {
                for node in nodes.iter().filter(|node| node.kind() != "self") {
                    if self.injected(*node, building) {
                        continue;
                    }
                    let above = self.cx.str(*node);
                    if above == "Dry::Container::Mixin" {
                        self.components(self.cx.span(*node), building);
                    }
                    building.takes_hash |=
                        matches!(above, "ActiveModel::Model" | "ActiveModel::API" | "ActiveModel::Attributes" | "Virtus.model");
                    if above == "Singleton" {
                        let class = Box::new(Expr::new(ExprKind::ThisClass, self.cx.span(*node)));
                        let made = Expr::new(ExprKind::New { class, args: Vec::new() }, self.cx.span(*node));
                        let name = Ident { name: "instance".into(), span: self.cx.span(*node) };
                        building.method(self.small(name, Vec::new(), made, self.cx.span(*node)), true);
                    }
                    building.bases.push(self.expr(*node));
                }
            }
            // What is said in these is said of the class that includes the module.
            "included" | "extended" | "prepended" | "concerning" | "helpers" | "class_methods" if block.is_some() => {
                if let Some(body) = block.and_then(|block| block.child_by_field_name("body")) {
                    self.members(&children(body), building, is_static || name == "class_methods");
                }
            }
            "private"
            | "protected"
            | "public"
            | "module_function"
            | "private_class_method"
            | "memoize"
            | "memo_wise"
            | "helper_method"
            | "public_class_method"
            | "memoise"
            | "sig"
            | "private_constant" => {
                let defined: Vec<_> =
                    nodes.into_iter().filter(|node| !matches!(node.kind(), "simple_symbol" | "string")).collect();
                self.members(&defined, building, is_static);
            }
            "alias_method" if nodes.len() == 2 => {
                if let Some((new, old)) = self.name_of(nodes[0]).zip(self.name_of(nodes[1])) {
                    building.method(self.forwarding(new, self.implicit(old.span), &old, self.cx.span(node)), is_static);
                }
            }
            "delegate"
            | "def_delegators"
            | "def_delegator"
            | "def_instance_delegators"
            | "def_instance_delegator"
            | "instance_delegate" => {
                self.delegated(name, &nodes, building, is_static);
            }
            "define_method" | "define_singleton_method" if block.is_some() => {
                let Some((ident, block)) = nodes.first().and_then(|name| self.name_of(*name)).zip(block) else { return false };
                let function = self.defined(ident, block, None, self.cx.span(node));
                building.method(function, is_static || name == "define_singleton_method");
            }
            "attribute" | "attribute?" | "option" | "const" | "prop"
                if nodes.first().is_some_and(|node| node.kind() == "simple_symbol") =>
            {
                if let Some(ident) = nodes.first().and_then(|name| self.name_of(*name)) {
                    building.method(
                        self.reader(&ident, self.implicit(ident.span), &format!("@{}", ident.name), Style::Member),
                        false,
                    );
                    building.attributes.push(ident);
                }
            }
            _ => return false,
        }
        true
    }

    // ------------------------------------------------------------------ small methods

    pub(super) fn small(&self, name: Ident, params: Vec<Param>, value: Expr, span: Span) -> Function {
        Function {
            name: Some(name),
            params,
            body: vec![Stmt::Return(Some(value))],
            span,
            kind: FunctionKind::Isolated,
            yields: Yields::No,
            returns: None,
            decorators: Vec::new(),
        }
    }

    fn reader(&self, name: &Ident, holder: Expr, key: &str, style: Style) -> Function {
        let at = Span { start: name.span.start.saturating_sub(1), end: name.span.end };
        let value = Expr::access(holder, self.made_text(key, name.span), style, name.span);
        self.small(name.clone(), Vec::new(), value, at)
    }

    fn writer(&self, name: &Ident, holder: Expr, key: &str, style: Style) -> Function {
        let target = Expr::access(holder, self.made_text(key, name.span), style, name.span);
        let value = Ident { name: "value".into(), span: name.span };
        let param = Param { pattern: Pattern::Name(value.clone()), kind: ParamKind::Plain, field: None };
        let assigned = ExprKind::Assign {
            target: Box::new(Pattern::Place(Box::new(target))),
            value: Box::new(Expr::name("value", name.span)),
            scope: Scope::Local,
        };
        let setter = Ident { name: format!("{}=", name.name).into(), span: name.span };
        self.small(setter, vec![param], Expr::new(assigned, name.span), name.span)
    }

    /// A method that calls another of `target` with what it is given.
    fn forwarding(&self, name: Ident, target: Expr, method: &Ident, span: Span) -> Function {
        let at = method.span;
        let here = Span { start: at.start, end: at.start };
        let all = |name: &str, kind| Param {
            pattern: Pattern::Name(Ident { name: format!("{name}{MADE_UP}").into(), span: here }),
            kind,
            field: None,
        };
        let pass = |name: &str| Arg { value: Expr::name(&format!("{name}{MADE_UP}"), here), name: None, spread: true };
        // There is no accessor that could be written in another way.
        let target = if matches!(target.kind, ExprKind::This) { target } else { Expr { span: at, ..target } };
        let callee = Expr::access(target, Expr::text(&method.name, at), Style::Method, at);
        let call = Expr::new(ExprKind::Call { callee: Box::new(callee), args: vec![pass("*"), pass("**")] }, at);
        self.small(name, vec![all("*", ParamKind::Rest), all("**", ParamKind::Keywords)], call, span)
    }

    pub(super) fn alias(&self, node: Node<'_>) -> Option<Function> {
        let (new, old) = node.child_by_field_name("name").zip(node.child_by_field_name("alias"))?;
        let ident = |node: Node<'_>| {
            let text = self.cx.str(node).trim_start_matches(':');
            let end = node.end_byte();
            Ident { name: text.into(), span: Span::new(end - text.len(), end) }
        };
        let old = ident(old);
        Some(self.forwarding(ident(new), self.implicit(old.span), &old, self.cx.span(node)))
    }

    /// `delegate :user, :org, to: :credentials`, `def_delegators :@credentials, :user`
    fn delegated(&self, call: &str, nodes: &[Node<'_>], building: &mut Building, is_static: bool) {
        let option = |wanted: &str| {
            nodes.iter().find_map(|node| {
                let key = node.child_by_field_name("key")?;
                if self.cx.str(key) == wanted { node.child_by_field_name("value") } else { None }
            })
        };
        let mut names: Vec<Node<'_>> =
            nodes.iter().filter(|node| matches!(node.kind(), "simple_symbol" | "string" | "delimited_symbol")).copied().collect();
        let to = match call {
            "delegate" | "instance_delegate" => option("to"),
            _ if names.is_empty() => None,
            _ => Some(names.remove(0)),
        };
        let Some(to) = to else { return };
        let target_name = self.name_of(to).map(|ident| ident.name.to_string());
        let target = |at: Span| match target_name.as_deref() {
            Some("class") | Some("self.class") => Expr::new(ExprKind::ThisClass, Span { start: at.start, end: at.start }),
            Some(name) if name.starts_with("@@") => {
                let class = Expr::new(ExprKind::ThisClass, Span { start: at.start, end: at.start });
                Expr::access(class, self.made_text(name, at), Style::Static, Span { start: at.start, end: at.start })
            }
            Some(name) if name.starts_with('@') => {
                Expr::access(self.implicit(at), self.made_text(name, at), Style::Member, Span { start: at.start, end: at.start })
            }
            Some(name) if name.starts_with(char::is_uppercase) => self.constant(name, Span { start: at.start, end: at.start }),
            Some(name) => {
                self.bare(name, Span { start: at.start, end: at.start }, Vec::new(), Span { start: at.start, end: at.start })
            }
            None => self.expr(to),
        };
        let prefix = option("prefix").map(|prefix| match prefix.kind() {
            "true" => target_name.clone().unwrap_or_default(),
            _ => self.name_of(prefix).map_or_else(String::new, |ident| ident.name.to_string()),
        });
        if let ("def_delegator" | "def_instance_delegator", Some(method)) =
            (call, names.first().and_then(|name| self.name_of(*name)))
        {
            let name = names.get(1).and_then(|name| self.name_of(*name)).unwrap_or_else(|| method.clone());
            let function = self.forwarding(name, target(method.span), &method, self.cx.span(names[0]));
            building.method(function, is_static);
            return;
        }
        for node in names {
            let Some(method) = self.name_of(node) else { continue };
            let name = match prefix.as_deref() {
                Some(prefix) if !prefix.is_empty() => {
                    Ident { name: format!("{prefix}_{}", method.name).into(), span: method.span }
                }
                _ => method.clone(),
            };
            building.method(self.forwarding(name, target(method.span), &method, self.cx.span(node)), is_static);
        }
    }

    // ------------------------------------------------------------------ methods that are made

    /// The method that a block is the body of.
    fn defined(&self, name: Ident, block: Node<'_>, given: Option<(&str, &Expr)>, span: Span) -> Function {
        self.within(FrameKind::Method, || {
            let mut body = Vec::new();
            if let Some((variable, value)) = given {
                let pattern = Pattern::Name(Ident { name: self.new_variable(variable), span: value.span });
                body.push(Stmt::Bind { pattern, value: value.clone(), scope: Scope::Local });
            }
            let nodes = block.child_by_field_name("parameters").map(children).unwrap_or_default();
            let params = self.params(&nodes, &mut body);
            if let Some(inner) = block.child_by_field_name("body") {
                self.block_of(inner, Tail::Return, &mut body);
            }
            Function {
                name: Some(name),
                params,
                body,
                span,
                kind: FunctionKind::Isolated,
                yields: Yields::No,
                returns: None,
                decorators: Vec::new(),
            }
        })
    }

    /// A method for each of the texts: `%i[user org].each { |key| define_method(key) { credentials[key] } }`.
    fn generated(&self, texts: &[Expr], block: Node<'_>, param: &str, building: &mut Building, is_static: bool) -> bool {
        let Some(body) = block.child_by_field_name("body") else { return false };
        let mut made = Vec::new();
        for statement in children(body) {
            let method = statement.child_by_field_name("method").map_or("", |method| self.cx.str(method));
            if !matches!(method, "define_method" | "define_singleton_method") {
                return false;
            }
            let name = statement.child_by_field_name("arguments").and_then(|arguments| arguments.named_child(0));
            let Some((name, inner)) = name.zip(statement.child_by_field_name("block")) else { return false };
            for text in texts {
                let Some(full) = text.as_text().and_then(|value| self.with_parameter(name, param, value)) else { return false };
                let at = Span { start: text.span.start, end: text.span.end };
                let function = self.defined(Ident { name: full.into(), span: at }, inner, Some((param, text)), at);
                let kind = if is_static || method == "define_singleton_method" { MethodKind::Static } else { MethodKind::Plain };
                made.push(Method { function: Arc::new(function), kind });
            }
        }
        building.methods.append(&mut made);
        true
    }

    /// The text that `node` is if the parameter is `value`.
    fn with_parameter(&self, node: Node<'_>, param: &str, value: &str) -> Option<String> {
        match node.kind() {
            "identifier" => (self.cx.str(node) == param).then(|| value.to_owned()),
            "string" | "delimited_symbol" => children(node)
                .into_iter()
                .map(|part| match part.kind() {
                    "string_content" => Some(self.cx.str(part).to_owned()),
                    "interpolation" => self.with_parameter(part.named_child(0)?, param, value),
                    _ => None,
                })
                .collect(),
            _ => None,
        }
    }

    /// `initialize` of a class whose attributes are set from a hash.
    pub(super) fn constructor(&self, attributes: &[Ident], span: Span) -> Function {
        let here = Span { start: span.start, end: span.start };
        let name: crate::syntax::ir::Sym = "attributes".into();
        let set = |attribute: &Ident| {
            let value = Expr::access(
                Expr::name(&name, attribute.span),
                Expr::text(&attribute.name, attribute.span),
                Style::Index,
                attribute.span,
            );
            let target = Expr::member(self.implicit(here), &format!("@{}", attribute.name), attribute.span, attribute.span);
            Stmt::Bind { pattern: Pattern::Place(Box::new(target)), value, scope: Scope::Local }
        };
        let pattern = Pattern::Default(
            Box::new(Pattern::Name(Ident { name: name.clone(), span: here })),
            Box::new(Expr::new(ExprKind::Record(Vec::new()), here)),
        );
        Function {
            name: Some(Ident { name: "initialize".into(), span: here }),
            params: vec![Param { pattern, kind: ParamKind::Plain, field: None }],
            body: attributes.iter().map(set).collect(),
            span: Span { start: span.start, end: span.start + 1 },
            kind: FunctionKind::Isolated,
            yields: Yields::No,
            returns: None,
            decorators: Vec::new(),
        }
    }
}
