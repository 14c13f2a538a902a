//! Symfony's configuration in PHP: `$services->set(Client::class)->args([env('…')->json()])` makes what the same configuration in
//! YAML makes.

use tree_sitter::Node;

use super::symfony::{Service, container, of_parameter, parameter};
use super::{Php, frameworks::construct};
use crate::syntax::ir::{Arg, Expr, ExprKind, Ident, Span, Stmt};
use crate::syntax::tree::children;

/// A call in a chain of them.
struct Link<'t> {
    name: Node<'t>,
    arguments: Node<'t>,
}

impl Php<'_> {
    /// What the chain of calls does that ends with this one, if it tells the container of services or parameters.
    pub(super) fn configured(&self, node: Node<'_>) -> Option<Expr> {
        if !self.is_configurator {
            return None;
        }
        let mut links = Vec::new();
        let mut call = node;
        while call.kind() == "member_call_expression" {
            let (name, arguments) = (call.child_by_field_name("name")?, call.child_by_field_name("arguments")?);
            links.push(Link { name, arguments });
            call = call.child_by_field_name("object")?;
        }
        if !links.iter().any(|link| matches!(self.cx.str(link.name), "set" | "defaults" | "load" | "instanceof")) {
            return None;
        }
        let span = self.cx.span(node);
        let mut body = Vec::new();
        let mut service: Option<Service> = None;
        for link in links.iter().rev() {
            let mut args = self.arguments(link.arguments).into_iter();
            match (self.cx.str(link.name), args.next(), args.next()) {
                ("set", Some(name), Some(value)) if !is_class(&value.value) => {
                    let call = Expr::call(container("setParameter", span), vec![name.value, of_parameters(value.value)], span);
                    body.push(Stmt::Expr(call));
                }
                ("set", Some(id), class) => {
                    body.extend(service.take().and_then(|service| service.made(span)));
                    let class = class.unwrap_or(id).value;
                    service = class.as_text().map(|name| Service::of(Expr::name(name.trim_start_matches('\\'), class.span)));
                }
                ("load" | "defaults" | "instanceof" | "get" | "alias", ..) => {
                    body.extend(service.take().and_then(|service| service.made(span)));
                }
                ("bind" | "arg", Some(name), Some(value)) => {
                    let (key, value) = (name.value, of_parameters(value.value));
                    let text = key.as_text().map(parameter);
                    match (&mut service, text) {
                        (Some(service), Some(name)) => {
                            let name = Some(Ident { name: name.into(), span: key.span });
                            service.args.push(Arg { value, name, spread: false });
                        }
                        (Some(service), None) => service.args.push(Arg::of(value)),
                        (None, Some(name)) => {
                            let name = Expr::text(&format!("${name}"), key.span);
                            body.push(Stmt::Expr(Expr::call(container("setParameter", span), vec![name, value], span)));
                        }
                        (None, None) => {}
                    }
                }
                ("args", Some(list), _) => {
                    if let Some(service) = &mut service {
                        service.args.extend(arguments_in(list.value));
                    }
                }
                ("factory", Some(factory), _) => {
                    if let Some(service) = &mut service {
                        service.factory = Some(factory.value);
                    }
                }
                ("call", Some(method), given) => {
                    if let Some(service) = &mut service {
                        service.calls.push((method.value, given.map(|given| arguments_in(given.value)).unwrap_or_default()));
                    }
                }
                (_, first, second) => {
                    body.extend(first.into_iter().chain(second).map(|arg| Stmt::Expr(arg.value)));
                }
            }
        }
        body.extend(service.and_then(|service| service.made(span)));
        Some(Expr::new(ExprKind::Block(body), span))
    }

    /// `param('app.bucket')` and `service(Client::class)`.
    pub(super) fn configurator_call(&self, function: &str, argument: Node<'_>, span: Span) -> Option<Expr> {
        if !self.is_configurator {
            return None;
        }
        match function {
            "param" => Some(Expr::call(container("getParameter", span), vec![self.expr(argument)], span)),
            "service" | "ref" => self.class_literal(argument).map(|class| construct(class, span)),
            _ => None,
        }
    }

    /// The class in `Reader::class`.
    pub(super) fn class_literal(&self, node: Node<'_>) -> Option<Expr> {
        match children(node)[..] {
            [class, word]
                if node.kind() == "class_constant_access_expression" && self.cx.str(word).eq_ignore_ascii_case("class") =>
            {
                matches!(class.kind(), "name" | "qualified_name" | "relative_name").then(|| self.class_reference(class))
            }
            _ => None,
        }
    }
}

/// Whether it is `Client::class`, which is no text that is written.
fn is_class(value: &Expr) -> bool {
    matches!(&value.kind, ExprKind::Text { exact: false, .. })
}

/// The arguments in a list, or in an array by the names of parameters.
fn arguments_in(list: Expr) -> Vec<Arg> {
    use crate::syntax::ir::Field;
    match list.kind {
        ExprKind::List(items) => items.into_iter().map(|item| Arg { value: of_parameters(item.value), ..item }).collect(),
        ExprKind::Record(fields) => fields
            .into_iter()
            .filter_map(|field| match field {
                Field::Pair { key, value } => {
                    let name = key.as_text().map(|name| Ident { name: parameter(name).into(), span: key.span });
                    Some(Arg { value: of_parameters(value), name, spread: false })
                }
                Field::Spread(_) => None,
            })
            .collect(),
        _ => Vec::new(),
    }
}

/// The parameter that a text of Symfony's configuration means (`'%app.bucket%'`); anything else as it is.
pub(super) fn of_parameters(value: Expr) -> Expr {
    match &value.kind {
        ExprKind::Text { value: text, content, exact: true } => of_parameter(text, *content, value.span).unwrap_or(value),
        _ => value,
    }
}
