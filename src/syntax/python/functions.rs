//! Functions, their parameters and decorators.

use std::collections::HashSet;

use tree_sitter::Node;

use super::{Frame, FrameKind, Python};
use crate::syntax::ir::{Expr, Function, FunctionKind, Param, ParamKind, Pattern, Sym, Type, Yields};
use crate::syntax::tree::children;

impl Python<'_> {
    /// `decorators`: the nodes; those that say how the function is called are dropped.
    pub(super) fn function(&self, node: Node<'_>, decorators: &[Node<'_>], role: Role) -> Function {
        let nodes = node.child_by_field_name("parameters").map(children).unwrap_or_default();
        let (mut params, this, mut names) = self.params(&nodes, role);
        for param in params.iter_mut().filter(|param| param.kind == ParamKind::Plain) {
            let is_filled = |name: Sym| node.child_by_field_name("body").is_some_and(|body| self.is_filled(&name, body));
            if param_name(&param.pattern).is_some_and(is_filled) {
                param.kind = ParamKind::Reference;
            }
        }
        self.given_by_pytest(node, decorators, &mut params);
        let decorators: Vec<(String, Expr)> = decorators
            .iter()
            .filter_map(|decorator| decorator.named_child(0))
            .map(|expr| (self.decorator_name(expr), self.expr(expr)))
            .collect();
        for (name, decorator) in &decorators {
            self.given_by_click(name, decorator.span, &mut params);
        }
        let once = decorators.iter().any(|(name, _)| is_context_manager(name));
        let body = node.child_by_field_name("body");
        names.extend(this.iter().map(|(name, _)| name.clone()));
        let frame = Frame { kind: FrameKind::Function, this, names };
        let lowered = self.within(frame, || body.map(|body| self.block(body)).unwrap_or_default());
        let yields = match body.is_some_and(yields) {
            false => Yields::No,
            true if once => Yields::Any,
            true => Yields::List,
        };
        Function {
            name: node.child_by_field_name("name").map(|name| self.cx.ident(name)),
            params,
            body: lowered,
            span: self.cx.span(node),
            kind: FunctionKind::Lexical,
            yields,
            returns: node.child_by_field_name("return_type").map(|ty| self.ty(ty)).filter(|ty| !matches!(ty, Type::Any)),
            decorators: decorators.into_iter().filter(|(name, _)| !is_plain_decorator(name)).map(|(_, expr)| expr).collect(),
        }
    }

    /// The last part of a decorator's name.
    pub(super) fn decorator_name(&self, node: Node<'_>) -> String {
        let node = node.child_by_field_name("function").unwrap_or(node);
        match node.kind() {
            "attribute" => node.child_by_field_name("attribute").map_or("", |name| self.cx.str(name)),
            "identifier" => {
                self.origins.get(self.cx.str(node)).map_or(self.cx.str(node), |origin| origin.rsplit('.').next().unwrap_or(""))
            }
            _ => "",
        }
        .to_owned()
    }

    /// The parameters, the one that is `this`, and the names of all.
    pub(super) fn params(&self, nodes: &[Node<'_>], role: Role) -> (Vec<Param>, Option<(Sym, bool)>, HashSet<Sym>) {
        let mut params = Vec::new();
        let mut this = None;
        let mut names = HashSet::new();
        for (index, &node) in nodes.iter().enumerate() {
            let Some(param) = self.param(node) else { continue };
            if let Some(name) = param_name(&param.pattern) {
                if index == 0 && role != Role::Plain && param.kind == ParamKind::Plain {
                    this = Some((name, role == Role::ClassMethod));
                    continue;
                }
                names.insert(name);
            }
            params.push(param);
        }
        (params, this, names)
    }

    pub(super) fn param(&self, node: Node<'_>) -> Option<Param> {
        let plain = |pattern| Some(Param { pattern, kind: ParamKind::Plain, field: None });
        let ty = node.child_by_field_name("type");
        match node.kind() {
            "identifier" => plain(Pattern::Name(self.cx.ident(node))),
            "tuple_pattern" => plain(self.pattern(node)),
            "list_splat_pattern" | "dictionary_splat_pattern" => {
                let kind = if node.kind() == "list_splat_pattern" { ParamKind::Rest } else { ParamKind::Keywords };
                Some(Param { pattern: Pattern::Name(self.cx.ident(node.named_child(0)?)), kind, field: None })
            }
            "typed_parameter" => {
                let mut param = self.param(node.named_child(0)?)?;
                if param.kind == ParamKind::Plain {
                    param.pattern = self.typed(param.pattern, ty?);
                }
                Some(param)
            }
            "default_parameter" | "typed_default_parameter" => {
                let name = self.pattern(node.child_by_field_name("name")?);
                let pattern = match ty {
                    Some(ty) => self.typed(name, ty),
                    None => name,
                };
                plain(Pattern::Default(Box::new(pattern), Box::new(self.field(node, "value"))))
            }
            _ => None,
        }
    }

    /// A parameter with its type, which may say where its value comes from.
    pub(super) fn typed(&self, pattern: Pattern, node: Node<'_>) -> Pattern {
        let pattern = match self.ty(node) {
            Type::Any => pattern,
            ty => Pattern::Typed(Box::new(pattern), ty),
        };
        match self.injected(node) {
            Some(value) => Pattern::Default(Box::new(pattern), Box::new(value)),
            None => pattern,
        }
    }
}

/// What a function is to the class around it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Plain,
    Method,
    ClassMethod,
}

pub(super) fn param_name(pattern: &Pattern) -> Option<Sym> {
    match pattern {
        Pattern::Name(ident) => Some(ident.name.clone()),
        Pattern::Default(inner, _) | Pattern::Typed(inner, _) => param_name(inner),
        _ => None,
    }
}

/// A generator that gives one value to whoever enters it.
pub(super) fn is_context_manager(decorator: &str) -> bool {
    matches!(decorator, "contextmanager" | "asynccontextmanager" | "fixture")
}

/// Decorators that leave the function what it is.
pub(super) fn is_plain_decorator(name: &str) -> bool {
    is_context_manager(name)
        || is_getter(name)
        || matches!(
            name,
            "staticmethod"
                | "classmethod"
                | "abstractmethod"
                | "override"
                | "overload"
                | "final"
                | "setter"
                | "deleter"
                | "lru_cache"
                | "cache"
                | "wraps"
        )
}

pub(super) fn is_getter(name: &str) -> bool {
    matches!(name, "property" | "cached_property" | "abstractproperty" | "classproperty" | "lazy_property" | "computed_field")
}

/// Whether the body of a function yields.
fn yields(body: Node<'_>) -> bool {
    contains(body, "yield", &["function_definition", "class_definition", "lambda"])
}

pub(super) fn contains(node: Node<'_>, kind: &str, except: &[&str]) -> bool {
    let mut stack = vec![node];
    while let Some(node) = stack.pop() {
        if node.kind() == kind {
            return true;
        }
        if !except.contains(&node.kind()) {
            stack.extend(children(node));
        }
    }
    false
}
