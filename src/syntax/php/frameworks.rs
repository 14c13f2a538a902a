//! What frameworks make of code that no model can tell: their containers, settings, templates.

use std::sync::Arc;

use tree_sitter::Node;

use super::{Php, symfony};
use crate::syntax::ir::{
    Expr, ExprKind, Field, Function, FunctionKind, Ident, MADE_UP, Op, Param, ParamKind, Pattern, Span, Stmt, Style, Yields,
};
use crate::syntax::tree::children;

impl Php<'_> {
    /// After `$settings['influx']['user'] = …` in Drupal's settings: hands `influx` to whoever asks for settings.
    pub(super) fn site_setting(&self, assignment: Node<'_>) -> Option<Stmt> {
        if !self.is_settings || self.frames.borrow().len() > 1 {
            return None;
        }
        let mut target = assignment.child_by_field_name("left")?;
        loop {
            let [base, key] = children(target)[..] else { return None };
            if target.kind() != "subscript_expression" {
                return None;
            }
            if base.kind() != "variable_name" {
                target = base;
                continue;
            }
            let setter = match self.cx.str(base) {
                "$settings" => "drupal:settings",
                "$config" => "drupal:config",
                _ => return None,
            };
            let (span, key) = (self.cx.span(target), self.expr(key));
            key.as_text()?;
            let value = Expr::access(self.expr(base), key.clone(), Style::Index, span);
            return Some(Stmt::Expr(Expr::call(Expr::name(setter, span), vec![key, value], span)));
        }
    }

    /// What Symfony's `#[Autowire('%env(…)%')]` and `#[Autowire(env: '…')]` give a parameter.
    pub(super) fn autowired(&self, param: Node<'_>) -> Option<Expr> {
        let list = param.child_by_field_name("attributes")?;
        let attributes = children(list).into_iter().flat_map(children);
        for attribute in attributes {
            let Some(name) = attribute.named_child(0) else { continue };
            if self.class_name(name) != "Symfony\\Component\\DependencyInjection\\Attribute\\Autowire" {
                continue;
            }
            let Some(arguments) = attribute.child_by_field_name("parameters") else { continue };
            for argument in self.arguments(arguments) {
                let is_env = argument.name.as_ref().is_some_and(|name| &*name.name == "env");
                match &argument.value.kind {
                    ExprKind::Text { value, content, exact: true } if is_env => {
                        return Some(symfony::env_processors(value, content.start as usize, argument.value.span));
                    }
                    _ if argument.name.is_none() || argument.name.as_ref().is_some_and(|name| &*name.name == "value") => {
                        return Some(argument.value);
                    }
                    _ => {}
                }
            }
        }
        None
    }

    /// What Laravel's `view('metrics.show', ['creds' => $creds])->with('host', $host)` runs: the template, whose variables are
    /// the fields of what it is given.
    pub(super) fn view(&self, node: Node<'_>) -> Option<Expr> {
        let span = self.cx.span(node);
        let mut given = Vec::new();
        let mut call = node;
        let name = loop {
            let args = self.arguments(call.child_by_field_name("arguments")?);
            let mut values = args.into_iter().map(|arg| arg.value);
            if call.kind() != "member_call_expression" {
                let function =
                    call.child_by_field_name("function").filter(|name| matches!(self.cx.str(*name), "view" | "\\view"))?;
                let first = values.next().filter(|_| function.kind() != "variable_name")?;
                given.extend(values.map(Field::Spread));
                break first;
            }
            if self.cx.str(call.child_by_field_name("name")?) != "with" {
                return None;
            }
            match (values.next()?, values.next()) {
                (key, Some(value)) => given.push(Field::Pair { key, value }),
                (all, None) => given.push(Field::Spread(all)),
            }
            call = call.child_by_field_name("object")?;
        };
        let path = format!("resources/views/{}.blade.php", name.as_text()?.replace('.', "/"));
        let file = Expr::new(ExprKind::Text { value: path.into(), content: name.span, exact: false }, name.span);
        given.reverse();
        let data = Expr::new(ExprKind::Record(given), span);
        let variable = Ident { name: format!("${MADE_UP}given").into(), span: name.span };
        let body = vec![
            Stmt::Extract(Expr::name(&variable.name, name.span)),
            Stmt::Expr(Expr::new(ExprKind::Include(Box::new(file)), name.span)),
        ];
        let param = Param { pattern: Pattern::Name(variable), kind: ParamKind::Plain, field: None };
        let template = Function { kind: FunctionKind::Isolated, ..Function::closure(vec![param], body, Yields::No, name.span) };
        Some(Expr::call(Expr::new(ExprKind::Function(Arc::new(template)), name.span), vec![data], span))
    }

    /// `->where('rel', 'influxdb')` on a collection: a filter by one of the properties that tell services apart.
    pub(super) fn collection_filter(&self, node: Node<'_>, object: &Expr) -> Option<Expr> {
        let span = self.cx.span(node);
        let filter = match self.cx.str(node.child_by_field_name("name")?) {
            "where" => "filter",
            "firstWhere" => "first",
            _ => return None,
        };
        let arguments: Vec<_> = children(node.child_by_field_name("arguments")?);
        let (key, value) = match &arguments[..] {
            [key, value] => (key, value),
            [key, operator, value] if matches!(self.cx.str(*operator).trim_matches(['\'', '"']), "=" | "==" | "===") => {
                (key, value)
            }
            _ => return None,
        };
        let key = self.expr(*key);
        if !matches!(key.as_text()?, "rel" | "type" | "scheme" | "service" | "port") {
            return None;
        }
        let element = Ident { name: "$element".into(), span };
        let read = Expr::access(Expr::name(&element.name, span), key, Style::Index, span);
        let test = Expr::compare(Op::Eq, read, self.expr(*value), span);
        let param = Param { pattern: Pattern::Name(element), kind: ParamKind::Plain, field: None };
        let test = Function::closure(vec![param], vec![Stmt::Return(Some(test))], Yields::No, span);
        let callee = Expr::member(object.clone(), filter, span, span);
        let callee = match callee.kind {
            ExprKind::Access { base, key, .. } => Expr::new(ExprKind::Access { base, key, style: Style::Method }, span),
            kind => Expr::new(kind, span),
        };
        Some(Expr::call(callee, vec![Expr::new(ExprKind::Function(Arc::new(test)), span)], span))
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

    /// Methods of containers and configurations that are part of a framework rather than of the project.
    pub(super) fn framework_method(&self, node: Node<'_>) -> Option<Expr> {
        let span = self.cx.span(node);
        let name = self.cx.str(node.child_by_field_name("name")?);
        let arguments: Vec<_> = children(node.child_by_field_name("arguments")?);
        let values: Vec<_> = arguments.iter().filter_map(|argument| children(*argument).pop()).collect();
        match (name, &values[..]) {
            // $container->get(Reader::class)
            ("get" | "make" | "resolve", [class]) => {
                let class = self.class_literal(*class)?;
                Some(construct(class, span))
            }
            _ => None,
        }
    }
}

pub(super) fn construct(class: Expr, span: Span) -> Expr {
    Expr::new(ExprKind::New { class: Box::new(class), args: Vec::new() }, span)
}
