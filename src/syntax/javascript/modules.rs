//! Imports and exports: ES modules, CommonJS, and what compilers make of the one in the other.

use tree_sitter::Node;

use super::{JavaScript, implied, scope};
use crate::syntax::ir::{Arg, Expr, ExprKind, Field, Ident, Pattern, Scope, Span, Stmt, Style, Sym};
use crate::syntax::tree::{children, has_token};

impl JavaScript<'_> {
    /// The body of a file or a namespace: imports, then functions and types, which are there before the first statement
    /// runs, then the rest, then what it exports.
    pub(super) fn module(&self, nodes: &[Node<'_>]) -> Vec<Stmt> {
        self.in_function(&[], nodes, || {
            self.exports.borrow_mut().push(Vec::new());
            let mut body = Vec::new();
            for &node in nodes.iter().filter(|node| node.kind() == "import_statement") {
                self.import(node, &mut body);
            }
            body.extend(self.body(nodes));
            body.extend(self.exports.borrow_mut().pop().unwrap_or_default());
            body
        })
    }

    pub(super) fn export(&self, name: Option<&str>, value: Expr) {
        if let Some(exports) = self.exports.borrow_mut().last_mut() {
            exports.push(Stmt::Export { name: name.map(Into::into), value });
        }
    }

    /// The module that a string literal names.
    pub(super) fn module_named(&self, spec: Expr, span: Span) -> Expr {
        let spec = match spec.kind {
            // `node:fs` and `fs` are one module.
            ExprKind::Text { value, content, exact: true } if value.starts_with("node:") => {
                let content = Span { start: content.start + 5, end: content.end };
                Expr::new(ExprKind::Text { value: value[5..].into(), content, exact: true }, spec.span)
            }
            kind => Expr::new(kind, spec.span),
        };
        Expr::new(ExprKind::Module(Box::new(spec)), span)
    }

    pub(super) fn source(&self, node: Node<'_>) -> Option<Expr> {
        let source = node.child_by_field_name("source")?;
        Some(self.module_named(self.expr(source), self.cx.span(source)))
    }

    fn bind_import(&self, name: Node<'_>, value: Expr, out: &mut Vec<Stmt>) {
        let pattern = Pattern::Name(self.binding(name));
        self.note_library(&pattern, &value);
        out.push(Stmt::Bind { pattern, value, scope: Scope::Local });
    }

    /// A name that a module gives; one written as a string (`"user-name"`) as well.
    pub(super) fn exported(&self, module: &Expr, name: Node<'_>) -> Expr {
        let key = if name.kind() == "string" { self.expr(name) } else { self.cx.key(name) };
        let span = self.cx.span(name);
        Expr::access(Expr::new(module.kind.clone(), span), key, Style::Member, span)
    }

    pub(super) fn import(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        for child in children(node) {
            if child.kind() == "import_require_clause" {
                if let (Some(module), Some(name)) = (self.source(child), children(child).first()) {
                    self.bind_import(*name, module, out);
                }
                return;
            }
        }
        let Some(module) = self.source(node) else { return };
        let Some(clause) = children(node).into_iter().find(|child| child.kind() == "import_clause") else {
            out.push(Stmt::Expr(module));
            return;
        };
        for child in children(clause) {
            match child.kind() {
                "identifier" => {
                    let span = self.cx.span(child);
                    let module = Expr::new(module.kind.clone(), span);
                    self.bind_import(child, Expr::access(module, implied("default", span), Style::Member, span), out);
                }
                "namespace_import" => {
                    if let Some(name) = children(child).first() {
                        self.bind_import(*name, module.clone(), out);
                    }
                }
                "named_imports" => {
                    for specifier in children(child).into_iter().filter(|child| child.kind() == "import_specifier") {
                        let Some(name) = specifier.child_by_field_name("name") else { continue };
                        let alias = specifier.child_by_field_name("alias").unwrap_or(name);
                        self.bind_import(alias, self.exported(&module, name), out);
                    }
                }
                _ => {}
            }
        }
    }

    /// The unquoted name of an export specifier.
    fn export_name(&self, node: Node<'_>) -> Sym {
        self.expr_if(node.kind() == "string", node)
            .and_then(|text| text.as_text().map(Into::into))
            .unwrap_or_else(|| self.cx.str(node).into())
    }

    fn expr_if(&self, wanted: bool, node: Node<'_>) -> Option<Expr> {
        wanted.then(|| self.expr(node))
    }

    pub(super) fn export_statement(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let module = self.source(node);
        if let Some(declaration) = node.child_by_field_name("declaration") {
            if has_token(node, "default") {
                let value = match declaration.child_by_field_name("name") {
                    Some(name) => {
                        self.statement(declaration, out);
                        self.name(name)
                    }
                    None => self.expr(declaration),
                };
                self.export(Some("default"), value);
            } else {
                self.statement(declaration, out);
                for name in scope::declared(declaration) {
                    self.export(Some(self.cx.str(name)), self.name(name));
                }
            }
            return;
        }
        if let Some(value) = node.child_by_field_name("value") {
            self.export(Some("default"), self.expr(value));
            return;
        }
        for child in children(node) {
            match child.kind() {
                "export_clause" => {
                    for specifier in children(child).into_iter().filter(|child| child.kind() == "export_specifier") {
                        let Some(name) = specifier.child_by_field_name("name") else { continue };
                        let alias = specifier.child_by_field_name("alias").unwrap_or(name);
                        let value = module.as_ref().map_or_else(|| self.name(name), |module| self.exported(module, name));
                        self.export(Some(&self.export_name(alias)), value);
                    }
                    return;
                }
                "namespace_export" => {
                    if let (Some(module), Some(name)) = (module, children(child).first()) {
                        self.export(Some(&self.export_name(*name)), module);
                    }
                    return;
                }
                _ => {}
            }
        }
        if let Some(module) = module {
            out.push(Stmt::ImportAll { module, reexport: true });
        } else if has_token(node, "=")
            && let Some(value) = children(node).last()
        {
            self.export(None, self.expr(*value));
        }
    }

    /// What an assignment to `module.exports` (`None`), `exports.name` or `module.exports.name` exports.
    pub(super) fn exports_target(&self, node: Node<'_>) -> Option<Option<Sym>> {
        if !matches!(node.kind(), "member_expression" | "subscript_expression") {
            return None;
        }
        let object = node.child_by_field_name("object")?;
        let is = |node: Node<'_>, text: &str, root: &str| self.cx.str(node) == text && !self.is_bound(root);
        if is(node, "module.exports", "module") {
            return Some(None);
        }
        if !is(object, "exports", "exports") && !is(object, "module.exports", "module") {
            return None;
        }
        if let Some(property) = node.child_by_field_name("property") {
            return Some(Some(self.cx.str(property).into()));
        }
        let index = self.expr(node.child_by_field_name("index")?);
        Some(Some(index.as_text()?.into()))
    }

    /// The variable that stands for `exports.name` within its module.
    pub(super) fn exports_variable(name: Option<&str>) -> Sym {
        name.map_or_else(|| "module.exports".into(), |name| format!("module.exports.{name}").into())
    }

    pub(super) fn export_commonjs(&self, name: Option<Sym>, value: Expr, span: Span, out: &mut Vec<Stmt>) {
        let variable = Self::exports_variable(name.as_deref());
        let pattern = Pattern::Name(Ident { name: variable.clone(), span });
        out.push(Stmt::Bind { pattern, value, scope: Scope::Nearest });
        out.push(Stmt::Export { name, value: Expr::name(&variable, span) });
    }

    /// What compilers write for `export … from`: `__exportStar(require("./x"), exports)` and
    /// `Object.defineProperty(exports, "x", { get: function () { return m.x; } })`; and `Object.assign(exports, …)`.
    pub(super) fn compiled_export(&self, node: Node<'_>, expr: &Expr) -> Option<Stmt> {
        let ExprKind::Call { args, .. } = &expr.kind else { return None };
        let callee = self.cx.str(node.child_by_field_name("function")?);
        let target =
            |arg: &Arg| matches!(&arg.value.kind, ExprKind::Name(name) if matches!(&**name, "exports" | "module.exports"));
        match args.as_slice() {
            [module, exports] if callee.ends_with("__exportStar") && target(exports) => {
                Some(Stmt::ImportAll { module: module.value.clone(), reexport: true })
            }
            [exports, given @ ..] if callee == "Object.assign" && target(exports) => {
                let all = given.iter().map(|arg| Stmt::ImportAll { module: arg.value.clone(), reexport: true });
                Some(Stmt::Block(all.collect()))
            }
            [exports, name, descriptor] if callee == "Object.defineProperty" && target(exports) => {
                let ExprKind::Record(fields) = &descriptor.value.kind else { return None };
                let value = fields.iter().find_map(|field| match field {
                    Field::Pair { key, value } => match key.as_text() {
                        Some("get") => Some(Expr::call(value.clone(), Vec::new(), value.span)),
                        Some("value") => Some(value.clone()),
                        _ => None,
                    },
                    Field::Spread(_) => None,
                })?;
                Some(Stmt::Export { name: Some(name.value.as_text()?.into()), value })
            }
            _ => None,
        }
    }
}
