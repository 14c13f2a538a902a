//! Functions, closures, their parameters.

use std::sync::Arc;

use tree_sitter::Node;

use super::{Frame, Php, has_child};
use crate::syntax::ir::{Expr, ExprKind, Function, FunctionKind, Ident, Param, ParamKind, Pattern, Stmt, Sym, Type, Yields};
use crate::syntax::tree::children;

impl Php<'_> {
    pub(super) fn type_of(&self, node: Node<'_>) -> Type {
        self.cx.deeper(
            node,
            || Type::Any,
            || match node.kind() {
                "named_type" => match node.named_child(0) {
                    Some(name) => Type::Named(Box::new(self.class_reference(name))),
                    None => Type::Any,
                },
                "optional_type" | "union_type" | "intersection_type" | "disjunctive_normal_form_type" => {
                    let types = children(node).into_iter().map(|part| self.type_of(part));
                    types.into_iter().find(|ty| !matches!(ty, Type::Any)).unwrap_or(Type::Any)
                }
                _ => Type::Any,
            },
        )
    }

    pub(super) fn params(&self, node: Node<'_>) -> Vec<Param> {
        let Some(params) = node.child_by_field_name("parameters") else { return Vec::new() };
        let mut out = Vec::new();
        for param in children(params) {
            let Some(mut name) = param.child_by_field_name("name") else { continue };
            let by_reference = name.kind() == "by_ref" || has_child(param, "reference_modifier");
            if name.kind() == "by_ref" {
                name = name.named_child(0).unwrap_or(name);
            }
            let ident = self.cx.ident(name);
            let mut pattern = Pattern::Name(ident.clone());
            if let Some(ty) = param.child_by_field_name("type") {
                match self.type_of(ty) {
                    Type::Any => {}
                    ty => pattern = Pattern::Typed(Box::new(pattern), ty),
                }
            }
            let default = param.child_by_field_name("default_value").map(|value| self.expr(value));
            if let Some(value) = self.autowired(param).or(default) {
                pattern = Pattern::Default(Box::new(pattern), Box::new(value));
            }
            let promoted = param.kind() == "property_promotion_parameter";
            let field = promoted.then(|| ident.name.trim_start_matches('$').into());
            let kind = match param.kind() {
                "variadic_parameter" => ParamKind::Rest,
                _ if by_reference => ParamKind::Reference,
                _ => ParamKind::Plain,
            };
            out.push(Param { pattern, kind, field });
        }
        out
    }

    /// The body of a function, in a frame of its own.
    pub(super) fn in_function(&self, globals: Vec<Sym>, lower: impl FnOnce() -> Vec<Stmt>) -> (Vec<Stmt>, Yields) {
        self.frames.borrow_mut().push(Frame { globals, ..Frame::default() });
        let mut body = lower();
        let frame = self.frames.borrow_mut().pop().unwrap_or_default();
        if !frame.globals.is_empty() {
            body.insert(0, Stmt::Global(frame.globals));
        }
        let yields = match frame.yields {
            None => Yields::No,
            Some(true) => Yields::Record,
            Some(false) => Yields::List,
        };
        (body, yields)
    }

    pub(super) fn function(&self, node: Node<'_>, name: Option<Ident>, kind: FunctionKind) -> Function {
        let params = self.params(node);
        let shared = self.shared_variables(node);
        let (body, yields) = self.in_function(shared, || match node.child_by_field_name("body") {
            Some(body) if body.kind() == "compound_statement" => self.body(body),
            Some(body) if body.kind() == "throw_expression" => {
                let mut out = Vec::new();
                self.expression_statement(body, &mut out);
                out
            }
            Some(body) => vec![Stmt::Return(Some(self.expr(body)))],
            None => Vec::new(),
        });
        let returns = node.child_by_field_name("return_type").map(|ty| self.type_of(ty));
        let returns = returns.filter(|ty| !matches!(ty, Type::Any));
        Function { name, params, body, span: self.cx.span(node), kind, yields, returns, decorators: Vec::new() }
    }

    pub(super) fn function_definition(&self, node: Node<'_>) -> Function {
        let name = node.child_by_field_name("name").map(|name| self.qualified(name));
        self.function(node, name, FunctionKind::Isolated)
    }

    /// Variables that a closure shares with what is around it: `use (&$x)`.
    pub(super) fn shared_variables(&self, node: Node<'_>) -> Vec<Sym> {
        let clause = children(node).into_iter().find(|child| child.kind() == "anonymous_function_use_clause");
        let by_reference = clause.map(children).unwrap_or_default().into_iter().filter(|name| name.kind() == "by_ref");
        by_reference.filter_map(|name| name.named_child(0)).map(|name| self.cx.str(name).into()).collect()
    }

    pub(super) fn closure(&self, node: Node<'_>) -> Expr {
        let kind = if node.kind() == "arrow_function" {
            FunctionKind::Lexical
        } else {
            let clause = children(node).into_iter().find(|child| child.kind() == "anonymous_function_use_clause");
            let names = clause.map(children).unwrap_or_default().into_iter().map(|name| {
                let name = if name.kind() == "by_ref" { name.named_child(0).unwrap_or(name) } else { name };
                self.cx.str(name).into()
            });
            FunctionKind::Uses(names.collect())
        };
        let function = self.function(node, None, kind);
        Expr::new(ExprKind::Function(Arc::new(function)), self.cx.span(node))
    }
}
