//! What frameworks hand to functions that nobody in the program calls: the context of a command, fixtures of tests.

use tree_sitter::Node;

use super::Python;
use super::functions::param_name;
use crate::syntax::ir::{Expr, ExprKind, Param, ParamKind, Pattern, Span, Stmt, Style};
use crate::syntax::tree::children;

impl Python<'_> {
    /// The context of a command, or the object that its group left there, is its first argument.
    pub(super) fn given_by_click(&self, decorator: &str, span: Span, params: &mut [Param]) {
        let context = Expr::member(self.module("click", span), "get_current_context", span, span);
        let context = Expr::call(context, Vec::new(), span);
        let given = match decorator {
            "pass_context" => context,
            "pass_obj" => Expr::member(context, "obj", span, span),
            _ => return,
        };
        if let Some(param) = params.first_mut() {
            give(param, given);
        }
    }

    /// A test and a fixture get the fixtures that their parameters are called after, and the values of `parametrize`.
    pub(super) fn given_by_pytest(&self, node: Node<'_>, decorators: &[Node<'_>], params: &mut [Param]) {
        let Some(name) = node.child_by_field_name("name").filter(|_| self.is_test) else { return };
        if !self.cx.str(name).starts_with("test") && self.fixture(node, decorators).is_none() {
            return;
        }
        let calls = decorators.iter().filter_map(|decorator| decorator.named_child(0));
        let calls = calls.filter(|call| call.kind() == "call" && self.decorator_name(*call) == "parametrize");
        let sets: Vec<(Vec<String>, Node<'_>)> = calls.filter_map(|call| self.parameter_set(call)).collect();
        for param in params {
            let (Some(name), span) = (param_name(&param.pattern), self.cx.span(name)) else { continue };
            let set =
                sets.iter().find_map(|(names, values)| Some((names, *values, names.iter().position(|own| **own == *name)?)));
            let given = match set {
                Some((names, values, at)) => {
                    let values = self.expr(values);
                    let span = values.span;
                    let each = Expr::new(ExprKind::Each(Box::new(values)), span);
                    let part = Expr::new(ExprKind::Number(at as i64), span);
                    if names.len() == 1 { each } else { Expr::access(each, part, Style::Index, span) }
                }
                None => Expr::call(Expr::name("pytest gives", span), vec![Expr::text(&name, span)], span),
            };
            give(param, given);
        }
    }

    /// The names in `parametrize("a,b", values)`, and the values.
    fn parameter_set<'t>(&self, call: Node<'t>) -> Option<(Vec<String>, Node<'t>)> {
        let arguments = children(call.child_by_field_name("arguments")?);
        let (names, values) = (*arguments.first()?, *arguments.get(1)?);
        let texts = if names.kind() == "string" { vec![names] } else { children(names) };
        let texts = texts.into_iter().map(|text| self.expr(text));
        let names = texts.flat_map(|text| {
            text.as_text().unwrap_or_default().split(',').map(|name| name.trim().to_owned()).collect::<Vec<_>>()
        });
        Some((names.collect(), values))
    }

    /// Keeps what a fixture gives under its name.
    pub(super) fn fixture(&self, function: Node<'_>, decorators: &[Node<'_>]) -> Option<Stmt> {
        let mut expressions = decorators.iter().filter_map(|decorator| decorator.named_child(0));
        let name = function.child_by_field_name("name").filter(|_| self.is_test)?;
        expressions.any(|expr| self.decorator_name(expr) == "fixture").then(|| {
            let span = self.cx.span(name);
            let name = self.cx.str(name);
            let made = Expr::call(Expr::name("pytest makes", span), vec![Expr::name(name, span)], span);
            Stmt::Expr(Expr::call(Expr::name("pytest keeps", span), vec![Expr::text(name, span), made], span))
        })
    }
}

/// What the parameter is where nobody passes anything for it.
fn give(param: &mut Param, given: Expr) {
    if matches!(param.kind, ParamKind::Plain | ParamKind::Reference) && !matches!(param.pattern, Pattern::Default(..)) {
        let pattern = std::mem::replace(&mut param.pattern, Pattern::Ignore);
        param.pattern = Pattern::Default(Box::new(pattern), Box::new(given));
    }
}
