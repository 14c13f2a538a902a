//! What frameworks hand over by name: to views the instance variables of their controller, and local variables that are named
//! where a view is rendered; to classes what a container of dry-rb or Hanami has for them.

use tree_sitter::Node;

use super::Ruby;
use super::classes::Building;
use super::files::underscored;
use crate::source::path::above;
use crate::syntax::ir::{Expr, ExprKind, Field, Ident, Param, ParamKind, Pattern, Scope, Span, Style};
use crate::syntax::tree::children;

/// Where all of it is kept, as models name it.
const HANDED: &str = "Rails.views";

/// What is handed over by name.
pub(super) const LOCALS: &str = "locals";

/// What a container has.
const COMPONENTS: &str = "components";

/// The controller above all others.
const ABOVE: &str = "application";

/// The controller of a view, as its directory is called; empty where views have none.
pub(super) fn controller_of(path: &str) -> Option<String> {
    let (before, inside) = path.rsplit_once("views/")?;
    let is_of_rails = before.ends_with("app/");
    let directory = above(inside);
    Some(if is_of_rails { directory.to_owned() } else { String::new() })
}

impl Ruby<'_> {
    fn kept(&self, of: &str, key: Expr, span: Span) -> Expr {
        let at = Span { start: span.start, end: span.start };
        let of = Expr::access(Expr::name(HANDED, at), self.made_text(of, at), Style::Index, at);
        Expr::access(of, key, Style::Index, span)
    }

    /// What is kept for the views of that controller under that name.
    pub(super) fn shown_as(&self, controller: &str, name: &str, span: Span) -> Expr {
        self.kept(controller, self.made_text(name, Span { start: span.start, end: span.start }), span)
    }

    fn keep(&self, place: Expr, value: Expr) -> Expr {
        let span = place.span;
        let target = Box::new(Pattern::Place(Box::new(place)));
        Expr::new(ExprKind::Assign { target, value: Box::new(value), scope: Scope::Local }, span)
    }

    /// `register 'influx.endpoint', endpoint`, `register(:endpoint) { … }`
    pub(super) fn registered(&self, call: Node<'_>, nodes: &[Node<'_>], span: Span) -> Option<Expr> {
        let name = nodes.first().filter(|name| matches!(name.kind(), "string" | "simple_symbol"))?;
        let value = match (nodes.get(1), call.child_by_field_name("block")) {
            (Some(value), _) => self.expr(*value),
            (None, Some(block)) => Expr::call(self.function(block, block.child_by_field_name("parameters")), Vec::new(), span),
            (None, None) => return None,
        };
        Some(self.keep(self.kept(COMPONENTS, self.expr(*name), span), value))
    }

    /// `include Deps['influx.endpoint', store: 'influx.store']`: a method for each.
    pub(super) fn injected(&self, node: Node<'_>, building: &mut Building) -> bool {
        let parts = children(node);
        let Some((object, wanted)) = parts.split_first().filter(|_| node.kind() == "element_reference") else { return false };
        let named = self.constant_path(*object).unwrap_or_default();
        if !matches!(named.rsplit("::").next(), Some("Deps" | "Import" | "Inject" | "AutoInject")) {
            return false;
        }
        for node in wanted {
            let (name, component) = match (node.child_by_field_name("key"), node.child_by_field_name("value")) {
                (Some(name), Some(component)) => (self.name_of(name), self.name_of(component)),
                _ => (self.name_of(*node), self.name_of(*node)),
            };
            let Some((name, component)) = name.zip(component) else { continue };
            let last = name.name.rsplit('.').next().unwrap_or(&name.name);
            let name = Ident { name: last.into(), span: name.span };
            let value = self.shown_as(COMPONENTS, &component.name, name.span);
            building.method(self.small(name, Vec::new(), value, self.cx.span(*node)), false);
        }
        true
    }

    /// `Container['influx.endpoint']`, `Container.resolve(:endpoint)`
    pub(super) fn components(&self, span: Span, building: &mut Building) {
        for (at, name) in ["[]", "resolve"].into_iter().enumerate() {
            let key = Ident { name: "key".into(), span };
            let param = Param { pattern: Pattern::Name(key), kind: ParamKind::Plain, field: None };
            let value = self.kept(COMPONENTS, Expr::name("key", span), span);
            // No two functions stand in the same place.
            let own = Span { start: span.start, end: span.end - at as u32 };
            building.method(self.small(Ident { name: name.into(), span }, vec![param], value, own), true);
        }
    }

    /// The controller whose views see the instance variables that are set here.
    pub(super) fn is_shown_to(&self) -> Option<String> {
        let nesting = self.nesting.borrow();
        let class = nesting.last().map_or("", String::as_str);
        if class.ends_with("Controller") || class.ends_with("Mailer") {
            let parts: Vec<String> = class.split("::").map(underscored).collect();
            let path = parts.join("/");
            return Some(path.strip_suffix("_controller").unwrap_or(&path).to_owned());
        }
        self.is_sinatra.then(String::new)
    }

    /// `@endpoint` in a view.
    pub(super) fn assigned_for_view(&self, node: Node<'_>) -> Expr {
        let (name, span) = (self.cx.str(node), self.cx.span(node));
        let own = self.shown_as(self.view.as_deref().unwrap_or_default(), name, span);
        Expr::either(own, self.shown_as(ABOVE, name, span), span)
    }

    /// `render :show, locals: { endpoint: endpoint }`
    pub(super) fn rendered(&self, nodes: &[Node<'_>], span: Span) -> Vec<Expr> {
        let locals = nodes.iter().find_map(|node| {
            let key = node.child_by_field_name("key")?;
            if self.cx.str(key) == LOCALS { node.child_by_field_name("value") } else { None }
        });
        let Some(ExprKind::Record(fields)) = locals.map(|locals| self.expr(locals).kind) else { return Vec::new() };
        let put = |field: Field| {
            let Field::Pair { key, value } = field else { return None };
            Some(self.keep(self.shown_as(LOCALS, key.as_text()?, span), value))
        };
        fields.into_iter().filter_map(put).collect()
    }
}
