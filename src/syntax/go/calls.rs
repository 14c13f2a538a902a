//! Calls: builtin functions, and the few of libraries that no model can tell of.

use tree_sitter::Node;

use super::expressions::within;
use super::{Go, Local, made, tuple};
use crate::syntax::ir::{Arg, Expr, ExprKind, Op, Pattern, Scope, Span, Stmt, Style, Type};
use crate::syntax::tree::children;

impl<'t> Go<'_, 't> {
    pub(super) fn call(&self, node: Node<'t>, span: Span) -> Expr {
        let (Some(function), Some(list)) = (node.child_by_field_name("function"), node.child_by_field_name("arguments")) else {
            return Expr::opaque(self.exprs(children(node)), span);
        };
        let given = children(list);
        let mut chosen = node.child_by_field_name("type_arguments").map(children).unwrap_or_default();
        let mut function = function;
        match function.kind() {
            "identifier" => {
                let name = self.cx.str(function);
                if self.local(name).is_none()
                    && !self.declared.contains_key(name)
                    && let Some(value) = self.builtin(name, &given, span)
                {
                    return value;
                }
            }
            "index_expression" => {
                if let (Some(operand), Some(index)) =
                    (function.child_by_field_name("operand"), function.child_by_field_name("index"))
                    && (self.is_instantiation(operand, index) || self.is_shared_function(operand, index))
                {
                    (function, chosen) = (operand, vec![index]);
                }
            }
            "type_instantiation_expression" => {
                let parts = children(function);
                if let Some((of, types)) = parts.split_first() {
                    (function, chosen) = (*of, types.to_vec());
                }
            }
            // `(*T)(x)`, `(func())(f)`
            "parenthesized_expression" => {
                let inner = children(function).into_iter().next();
                let is_type = |node: Node<'t>| match node.kind() {
                    "unary_expression" => self.cx.str(node).starts_with('*'),
                    kind => kind.ends_with("_type"),
                };
                if let (Some(inner), [value]) = (inner, &given[..])
                    && is_type(inner)
                {
                    return within(self.expr(*value), span);
                }
            }
            _ => {}
        }
        let callee = match function.kind() {
            "selector_expression" => self.selector(function, Style::Method),
            "type_identifier" | "qualified_type" => self.ty(function).class(self.cx.span(function)),
            _ => self.expr(function),
        };
        // What a context keeps, under a key that is only compared.
        if let (ExprKind::Access { base, key, style: Style::Method }, [key_of]) = (&callee.kind, &given[..])
            && key.as_text() == Some("Value")
        {
            let args = vec![(**base).clone(), self.context_key(*key_of)];
            return Expr::call(Expr::name("context.Value", span), args, span);
        }
        if let ExprKind::Name(name) = &callee.kind
            && let Some(value) = self.library(name, &given, span)
        {
            return value;
        }
        let mut args: Vec<Arg> = given
            .iter()
            .map(|arg| Arg { value: self.expr(*arg), name: None, spread: arg.kind() == "variadic_argument" })
            .collect();
        args.extend(self.type_arguments(chosen));
        Expr::new(ExprKind::Call { callee: Box::new(callee), args }, span)
    }

    /// Whether what is called is a function of a package that a type of another is chosen for: `psh.Read[config.All](…)`.
    fn is_shared_function(&self, operand: Node<'t>, index: Node<'t>) -> bool {
        let is_of_package = |node: Node<'t>| {
            let package = node.child_by_field_name("operand").filter(|_| node.kind() == "selector_expression");
            package.is_some_and(|package| self.package(self.cx.str(package)).is_some())
        };
        let name = self.cx.str(operand);
        let is_open = operand.kind() == "identifier" && self.local(name).is_none() && !self.declared.contains_key(name);
        let is_type = is_of_package(index) || (index.kind() == "identifier" && self.local(self.cx.str(index)).is_none());
        (is_open || is_of_package(operand)) && is_type
    }

    fn builtin(&self, name: &str, given: &[Node<'t>], span: Span) -> Option<Expr> {
        let first = given.first().copied();
        Some(match name {
            "append" => {
                let args = given.iter().enumerate().map(|(index, arg)| {
                    let spread = index == 0 || arg.kind() == "variadic_argument";
                    Arg { value: self.expr(*arg), name: None, spread }
                });
                Expr::new(ExprKind::List(args.collect()), span)
            }
            "make" => match first?.kind() {
                "channel_type" => Expr::call(Expr::name("builtin.channel", span), Vec::new(), span),
                _ => self.zero(first?, span),
            },
            "new" => self.zero(first?, span),
            "copy" => {
                let target = Pattern::Place(Box::new(self.expr(first?)));
                let value = self.expr(*given.get(1)?);
                Expr::new(ExprKind::Assign { target: Box::new(target), value: Box::new(value), scope: Scope::Nearest }, span)
            }
            "min" | "max" => Expr::new(ExprKind::List(given.iter().map(|arg| Arg::of(self.expr(*arg))).collect()), span),
            "delete" => {
                let (holder, key) = (self.expr(first?), self.expr(*given.get(1)?));
                let target = Expr::access(holder, key, Style::Index, span);
                Expr::new(ExprKind::Block(vec![Stmt::Delete(target)]), span)
            }
            "panic" => Expr::new(ExprKind::Block(vec![Stmt::Throw(first.map(|value| self.expr(value)))]), span),
            name if super::types::BUILTIN.contains(&name) && given.len() == 1 => within(self.expr(first?), span),
            "len" | "cap" | "close" | "clear" | "print" | "println" | "recover" | "complex" | "real" | "imag" => {
                Expr::opaque(given.iter().map(|arg| self.expr(*arg)).collect(), span)
            }
            _ => return None,
        })
    }

    fn library(&self, name: &str, given: &[Node<'t>], span: Span) -> Option<Expr> {
        let first = || given.first().map(|arg| self.expr(*arg));
        Some(match name {
            // What stands before the separator, what behind it, and whether it is there.
            "strings.Cut" | "bytes.Cut" => {
                let (text, what) = (first()?, self.expr(*given.get(1)?));
                let cut = |function: &str| Expr::call(Expr::name(function, span), vec![text.clone(), what.clone()], span);
                let found = Expr::compare(Op::Contains, text.clone(), what.clone(), span);
                tuple(vec![cut("builtin.before"), cut("builtin.after"), found], span)
            }
            "context.WithValue" => {
                let args = vec![first()?, self.context_key(*given.get(1)?), self.expr(*given.get(2)?)];
                Expr::call(Expr::name(name, span), args, span)
            }
            "os.ExpandEnv" => {
                let text = first()?;
                let ExprKind::Text { value, content, exact: true } = &text.kind else { return None };
                Expr::new(ExprKind::Template(expanded(value, *content)), span)
            }
            // What stands under these keys, each of which the function is called with.
            "github.com/buger/jsonparser.ArrayEach" => {
                let function = self.expr(*given.get(1)?);
                let mut path = vec![first()?];
                path.extend(given.iter().skip(2).map(|key| self.expr(*key)));
                let list = Expr::call(Expr::name("github.com/buger/jsonparser.Get", span), path, span);
                Expr::call(Expr::name("builtin.each", span), vec![list, function], span)
            }
            "os/exec.Command" | "os/exec.CommandContext" => {
                let code = Box::new(self.words(name, given, span));
                Expr::new(ExprKind::Code { language: "shell", code, input: None, names: Vec::new() }, span)
            }
            _ => return None,
        })
    }

    fn context_key(&self, node: Node<'t>) -> Expr {
        let written = self.cx.str(node);
        made(written.rsplit('.').next().unwrap_or(written), self.cx.span(node))
    }

    fn words(&self, name: &str, given: &[Node<'t>], span: Span) -> Expr {
        let words = given.iter().skip(usize::from(name.ends_with("Context")));
        let words = words.map(|arg| Arg { value: self.expr(*arg), name: None, spread: arg.kind() == "variadic_argument" });
        Expr::new(ExprKind::List(words.collect()), span)
    }

    /// `cmd := exec.Command(…)`: its words, kept until it is known what it reads.
    pub(super) fn command(&self, name: Node<'t>, value: Node<'t>, body: &mut Vec<Stmt>) -> bool {
        let function = value.child_by_field_name("function").filter(|_| value.kind() == "call_expression");
        let Some(function) = function.filter(|function| function.kind() == "selector_expression") else { return false };
        let ExprKind::Name(called) = self.selector(function, Style::Method).kind else { return false };
        if !matches!(&*called, "os/exec.Command" | "os/exec.CommandContext") {
            return false;
        }
        let span = self.cx.span(value);
        let given = value.child_by_field_name("arguments").map(children).unwrap_or_default();
        let words = self.words(&called, &given, span);
        let pattern = self.declare(name, None);
        let Pattern::Name(ident) = &pattern else { return false };
        let list = self.fresh("·words");
        let local = Local::Command { name: ident.name.clone(), words: list.clone() };
        self.enter(self.cx.str(name), local);
        let kept = Pattern::Name(super::Ident { name: list.clone(), span });
        body.push(Stmt::Bind { pattern: kept, value: words, scope: Scope::Local });
        let code = Box::new(Expr::name(&list, span));
        let value = Expr::new(ExprKind::Code { language: "shell", code, input: None, names: Vec::new() }, span);
        body.push(Stmt::Bind { pattern, value, scope: Scope::Local });
        true
    }

    /// `cmd.Stdin = reader`
    pub(super) fn piped(&self, target: Node<'t>, value: Node<'t>) -> Option<Stmt> {
        let operand = target.child_by_field_name("operand").filter(|operand| operand.kind() == "identifier")?;
        if self.cx.str(target.child_by_field_name("field")?) != "Stdin" {
            return None;
        }
        let Some(Local::Command { name, words }) = self.local(self.cx.str(operand)) else { return None };
        let span = self.cx.span(target);
        let (code, input) = (Box::new(Expr::name(&words, span)), Some(Box::new(self.expr(value))));
        let value = Expr::new(ExprKind::Code { language: "shell", code, input, names: Vec::new() }, span);
        let pattern = Pattern::Name(super::Ident { name, span });
        Some(Stmt::Bind { pattern, value, scope: Scope::Nearest })
    }

    /// The test that a value is there which `value, ok := …` gives.
    pub(super) fn found(&self, pattern: &Pattern, value: Expr, span: Span) -> Expr {
        match pattern {
            Pattern::Name(ident) => Expr::new(ExprKind::Exists(Box::new(Expr::name(&ident.name, span))), span),
            Pattern::Typed(inner, _) => self.found(inner, value, span),
            _ => Expr::new(ExprKind::Exists(Box::new(value)), span),
        }
    }

    pub(super) fn typed(pattern: Pattern, ty: Option<Type>) -> Pattern {
        match ty {
            Some(ty) if !super::expressions::says_nothing(&ty) => Pattern::Typed(Box::new(pattern), ty),
            _ => pattern,
        }
    }
}

/// A text with `$NAME` and `${NAME}` filled from the environment.
fn expanded(value: &str, content: Span) -> Vec<Expr> {
    let mut parts = Vec::new();
    let mut rest = value;
    let mut at = content.start as usize;
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    while let Some(start) = rest.find('$') {
        let (before, after) = (&rest[..start], &rest[start + 1..]);
        parts.push(Expr::text(before, Span::new(at, at + before.len())));
        let skip = usize::from(after.starts_with('{'));
        let name = &after[skip..];
        let name = &name[..name.find(|c: char| !is_name(c)).unwrap_or(name.len())];
        let place = Span::new(at + start + 1 + skip, at + start + 1 + skip + name.len());
        parts.push(Expr::call(Expr::name("os.Getenv", place), vec![Expr::text(name, place)], place));
        let end = skip + name.len() + usize::from(skip == 1 && after[skip + name.len()..].starts_with('}'));
        rest = &after[end..];
        at += start + 1 + end;
    }
    parts.push(Expr::text(rest, Span::new(at, at + rest.len())));
    parts.retain(|part| part.as_text() != Some(""));
    if parts.is_empty() {
        parts.push(made("", content));
    }
    parts
}
