//! What frameworks make of code that no model can tell: their containers, settings, templates.

use std::sync::Arc;

use tree_sitter::Node;

use super::calls::Builtin;
use super::configurator::of_parameters;
use super::symfony::container;
use super::{Php, symfony};
use crate::syntax::ir::{
    Arg, Class, Expr, ExprKind, Field, Function, FunctionKind, Ident, MADE_UP, Op, Param, ParamKind, Pattern, Scope, Span, Stmt,
    Style, Yields,
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

    /// What attributes give a parameter: Symfony's `#[Autowire('%env(…)%')]`, `#[Autowire(env: '…')]` and `#[Autowire(param: '…')]`,
    /// Laravel's `#[Config('…')]`.
    pub(super) fn autowired(&self, param: Node<'_>) -> Option<Expr> {
        let list = param.child_by_field_name("attributes")?;
        let attributes = children(list).into_iter().flat_map(children);
        for attribute in attributes {
            let Some(name) = attribute.named_child(0) else { continue };
            let Some(arguments) = attribute.child_by_field_name("parameters") else { continue };
            let span = self.cx.span(attribute);
            let mut arguments = self.arguments(arguments).into_iter();
            match self.class_name(name).as_str() {
                "Illuminate\\Container\\Attributes\\Config" => {
                    let args = arguments.map(|argument| argument.value).collect();
                    return Some(Expr::call(Expr::name("config", span), args, span));
                }
                "Symfony\\Component\\DependencyInjection\\Attribute\\Autowire" => {}
                _ => continue,
            }
            return arguments.find_map(|argument| {
                let value = argument.value;
                match (argument.name.as_ref().map(|name| &*name.name), &value.kind) {
                    (Some("env"), ExprKind::Text { value: text, content, exact: true }) => {
                        Some(symfony::env_processors(text, content.start as usize, value.span))
                    }
                    (Some("param"), _) => Some(Expr::call(container("getParameter", span), vec![value], span)),
                    (None | Some("value"), _) => Some(of_parameters(value)),
                    _ => None,
                }
            });
        }
        None
    }

    /// What Laravel's `view('metrics.show', ['creds' => $creds])->with('host', $host)` runs: the template, whose variables are
    /// the fields of what it is given.
    pub(super) fn view(&self, node: Node<'_>) -> Option<Expr> {
        let mut calls = vec![node];
        while let Some(call) = calls.last()
            && call.kind() == "member_call_expression"
        {
            let named = call.child_by_field_name("name").is_some_and(|name| self.cx.str(name) == "with");
            calls.push(call.child_by_field_name("object").filter(|_| named)?);
        }
        let function = calls.last()?.child_by_field_name("function")?;
        if function.kind() == "variable_name" || !matches!(self.cx.str(function), "view" | "\\view") {
            return None;
        }
        let mut calls = calls.into_iter().rev().map(|call| {
            let args = call.child_by_field_name("arguments").map(|args| self.arguments(args)).unwrap_or_default();
            args.into_iter().map(|arg| arg.value)
        });
        let mut args = calls.next()?;
        let name = args.next()?;
        let mut given: Vec<Field> = args.map(Field::Spread).collect();
        for mut args in calls {
            match (args.next()?, args.next()) {
                (key, Some(value)) => given.push(Field::Pair { key, value }),
                (all, None) => given.push(Field::Spread(all)),
            }
        }
        self.template(&name, given, self.cx.span(node))
    }

    /// Runs the template of that name with these variables, and with those that all templates have.
    fn template(&self, name: &Expr, given: Vec<Field>, span: Span) -> Option<Expr> {
        let file = template_file(name)?;
        let data = Expr::new(ExprKind::Record(given), span);
        let variable = Ident { name: format!("${MADE_UP}given").into(), span: name.span };
        let body = vec![
            Stmt::Extract(Expr::call(Expr::name("laravel:shared", name.span), Vec::new(), name.span)),
            Stmt::Extract(Expr::name(&variable.name, name.span)),
            Stmt::Expr(Expr::new(ExprKind::Include(Box::new(file)), name.span)),
        ];
        let param = Param { pattern: Pattern::Name(variable), kind: ParamKind::Plain, field: None };
        let template = Function { kind: FunctionKind::Isolated, ..Function::closure(vec![param], body, Yields::No, name.span) };
        Some(Expr::call(Expr::new(ExprKind::Function(Arc::new(template)), name.span), vec![data], span))
    }

    /// Directives of templates that stand for another one, as [`blade`](super::blade) writes them: `@include('x', ['a' => $a])`.
    /// It has the variables of the one that it stands in.
    pub(super) fn included_template(&self, call: &Builtin<'_>, span: Span) -> Option<Expr> {
        let (name, data) = match (call.name.as_str(), &call.args[..]) {
            ("_nclude" | "_ncludeif" | "_xtends" | "_omponent", [name, data @ ..]) => (*name, data.first()),
            ("_ncludewhen" | "_ncludeunless", [_, name, data @ ..]) => (*name, data.first()),
            _ => return None,
        };
        let file = template_file(&self.expr(name))?;
        let mut body: Vec<Stmt> = data.map(|data| Stmt::Extract(self.expr(*data))).into_iter().collect();
        body.push(Stmt::Expr(Expr::new(ExprKind::Include(Box::new(file)), span)));
        Some(Expr::new(ExprKind::Block(body), span))
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

    /// Methods of containers and configurations that are part of a framework rather than of the project.
    pub(super) fn framework_method(&self, node: Node<'_>) -> Option<Expr> {
        let span = self.cx.span(node);
        let name = self.cx.str(node.child_by_field_name("name")?);
        let arguments: Vec<_> = children(node.child_by_field_name("arguments")?);
        let values: Vec<_> = arguments.iter().filter_map(|argument| children(*argument).pop()).collect();
        let call = |name: &str, args: &[Node<'_>]| {
            Expr::call(Expr::name(name, span), args.iter().map(|arg| self.expr(*arg)).collect(), span)
        };
        match (name, &values[..]) {
            // $container->get(Reader::class), GeneralUtility::makeInstance(Reader::class, …)
            ("get" | "make" | "resolve" | "makeInstance", [class, args @ ..]) if let Some(class) = self.class_literal(*class) => {
                let args =
                    if name == "makeInstance" { args.iter().map(|arg| Arg::of(self.expr(*arg))).collect() } else { Vec::new() };
                Some(Expr::new(ExprKind::New { class: Box::new(class), args }, span))
            }
            // $this->app->make('config'), and Laminas' $container->get('config')
            ("make", [name]) if self.is_config(*name) => Some(call("config", &[])),
            ("get", [name]) if self.is_config(*name) => Some(call("laminas:merged", &[])),
            // In what composes a template: $view->with('influx', $influx)
            ("with", args) if self.cx.str(node.child_by_field_name("object")?) == "$view" => match args.len() {
                1 => Some(call("laravel:share-all", args)),
                _ => Some(call("laravel:share", args)),
            },
            _ => None,
        }
    }

    /// Whether it is the name by which containers know all of the configuration.
    pub(super) fn is_config(&self, name: Node<'_>) -> bool {
        matches!(self.cx.str(name).trim_matches(['\'', '"']), "config" | "Config" | "configuration")
    }

    /// Whether that is Laravel's container: `$app['config']`.
    pub(super) fn is_container(&self, node: Node<'_>) -> bool {
        matches!(self.cx.str(node), "$app" | "$this->app" | "app()" | "$container" | "$this->container")
    }

    /// Hands on what a file of configuration returns that Laminas puts together with others.
    pub(super) fn merged(&self, body: Vec<Stmt>) -> Vec<Stmt> {
        let mut out = Vec::new();
        for stmt in body {
            let Stmt::Return(Some(value)) = stmt else {
                out.push(stmt);
                continue;
            };
            let span = value.span;
            let config = Ident { name: format!("${MADE_UP}config").into(), span };
            let read = || Expr::name(&config.name, span);
            let merge = Expr::call(Expr::name("laminas:merge", span), vec![read()], span);
            let returned = Stmt::Return(Some(read()));
            out.push(Stmt::Bind { pattern: Pattern::Name(config.clone()), value, scope: Scope::Local });
            out.extend([Stmt::Expr(merge), returned]);
        }
        out
    }

    /// The same of a class that is called for its part: `Telemetry\ConfigProvider`.
    pub(super) fn merged_provider(&self, class: &Class) -> Option<Stmt> {
        let name = class.name.as_ref().filter(|name| name.name.rsplit('\\').next() == Some("ConfigProvider"))?;
        let given = Expr::call(construct(Expr::name(&name.name, name.span), name.span), Vec::new(), name.span);
        Some(Stmt::Expr(Expr::call(Expr::name("laminas:merge", name.span), vec![given], name.span)))
    }
}

/// Whether Laminas puts together what the file at `path` returns with what others do.
pub(super) fn is_merged(path: &str) -> bool {
    path.ends_with(".php") && (path.contains("config/autoload/") || path.ends_with("config/module.config.php"))
}

/// The file of a template: `meters.index`.
fn template_file(name: &Expr) -> Option<Expr> {
    let path = format!("resources/views/{}.blade.php", name.as_text()?.replace('.', "/"));
    Some(Expr::new(ExprKind::Text { value: path.into(), content: name.span, exact: false }, name.span))
}

pub(super) fn construct(class: Expr, span: Span) -> Expr {
    Expr::new(ExprKind::New { class: Box::new(class), args: Vec::new() }, span)
}
