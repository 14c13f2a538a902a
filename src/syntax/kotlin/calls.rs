//! Calls: of functions, methods, constructors; and those that are lowered to what they do.

use tree_sitter::Node;

use super::control::{Last, lambda_parts, typed};
use super::scope::{Kind, Scope};
use super::types::{cast, list};
use super::{Kotlin, shared};
use crate::syntax::ir::{
    Arg, Expr, ExprKind, Field, Function, Ident, Iter, Param, ParamKind, Pattern, RECEIVER, Scope as Binds, Span, Stmt, Style,
    Type, Yields,
};
use crate::syntax::tree::{children, has_token};

/// An argument as it is written.
#[derive(Clone, Copy)]
pub(super) struct Argument<'t> {
    pub name: Option<Node<'t>>,
    pub value: Node<'t>,
    pub spread: bool,
}

/// A call as it is written.
pub(super) struct Call<'t> {
    pub callee: Node<'t>,
    /// What a method is called on.
    pub receiver: Option<Node<'t>>,
    /// `?.`
    pub is_safe: bool,
    /// Absent where what is called is no name.
    pub name: Option<Node<'t>>,
    pub types: Option<Node<'t>>,
    pub arguments: Vec<Argument<'t>>,
    /// The lambda behind the arguments.
    pub lambda: Option<Node<'t>>,
}

impl Kotlin<'_> {
    pub(super) fn call_parts<'t>(&self, node: Node<'t>) -> Call<'t> {
        let mut call =
            Call { callee: node, receiver: None, is_safe: false, name: None, types: None, arguments: Vec::new(), lambda: None };
        let mut at = node;
        loop {
            let parts = children(at);
            for part in parts.iter().skip(1) {
                match part.kind() {
                    "type_arguments" => call.types = Some(*part),
                    "value_arguments" => call.arguments = self.argument_nodes(*part),
                    "annotated_lambda" => {
                        call.lambda = children(*part).into_iter().find(|part| part.kind() == "lambda_literal");
                    }
                    _ => {}
                }
            }
            let Some(first) = parts.first() else { break };
            call.callee = *first;
            // `f(a) { … }` is a call of what `f(a)` gives, to the grammar.
            let only_lambda = call.lambda.is_some() && !parts.iter().skip(1).any(|part| part.kind() == "value_arguments");
            let has_lambda = |node: Node<'_>| children(node).iter().any(|part| part.kind() == "annotated_lambda");
            if at == node && only_lambda && first.kind() == "call_expression" && !has_lambda(*first) {
                at = *first;
            } else {
                break;
            }
        }
        match call.callee.kind() {
            "identifier" => call.name = Some(call.callee),
            "navigation_expression" if !has_token(call.callee, "::") => {
                let parts = children(call.callee);
                call.receiver = parts.first().copied();
                call.name = parts.last().copied().filter(|_| parts.len() > 1);
                call.is_safe = has_token(call.callee, "?.");
            }
            _ => {}
        }
        call
    }

    pub(super) fn argument_nodes<'t>(&self, list: Node<'t>) -> Vec<Argument<'t>> {
        let argument = |node: Node<'t>| {
            let parts = children(node);
            let name = has_token(node, "=").then(|| parts.first().copied()).flatten().filter(|_| parts.len() > 1);
            let value = parts.last().copied()?;
            let is_spread = value.kind() == "spread_expression";
            let value = if is_spread { children(value).into_iter().last()? } else { value };
            Some(Argument { name, value, spread: is_spread || has_token(node, "*") })
        };
        children(list).into_iter().filter(|node| node.kind() == "value_argument").filter_map(argument).collect()
    }

    pub(super) fn arguments(&self, nodes: &[Argument<'_>]) -> Vec<Arg> {
        let argument = |node: &Argument<'_>| Arg {
            value: self.expr(node.value),
            name: node.name.map(|name| self.ident(name)),
            spread: node.spread,
        };
        nodes.iter().map(argument).collect()
    }

    pub(super) fn call(&self, node: Node<'_>, span: Span) -> Expr {
        let call = self.call_parts(node);
        let Some(name_node) = call.name else {
            let callee = self.expr(call.callee);
            let args = self.all_arguments(&call, None);
            return Expr::new(ExprKind::Call { callee: Box::new(callee), args }, span);
        };
        let name = self.plain(name_node);
        let special = match call.receiver {
            None if self.local(&name).is_none() => self.function_call(&call, &name, span),
            None => None,
            Some(receiver) => self.scope_function(&call, receiver, &name, span),
        };
        if let Some(special) = special {
            return special;
        }
        let ty = self.type_given(&call, &name);
        // What says the type says nothing else.
        let decodes = decodes(&name) && call.arguments.len() > 1;
        let given: Vec<Argument<'_>> =
            call.arguments.iter().copied().filter(|argument| !(decodes && self.token(argument.value).is_some())).collect();
        let call = Call { arguments: given, ..call };
        let args = self.all_arguments(&call, Some(&name));
        let callee = match call.receiver {
            None => {
                let ident = self.ident(name_node);
                let callee = self.name(&ident.name, ident.span);
                match callee.kind {
                    // A member of the class around: its method of that name, whatever else is called so.
                    ExprKind::Access { base, key, style: Style::Property } => {
                        Expr::access(*base, *key, Style::Method, ident.span)
                    }
                    _ => callee,
                }
            }
            // A function with a receiver, in a variable: `builder.block()`.
            Some(receiver) if self.local(&name).is_some_and(|local| self.is_function(&local)) => {
                let callee = self.name(&name, self.cx.span(name_node));
                let receiver = Arg::of(self.expr(receiver));
                let args = std::iter::once(receiver).chain(args).collect();
                return cast(Expr::new(ExprKind::Call { callee: Box::new(callee), args }, span), ty);
            }
            Some(receiver) => {
                let ident = self.ident(name_node);
                if let Some(class) = self.qualified_class(call.callee) {
                    class
                } else {
                    let base = self.expr(receiver);
                    let key = Expr::text(self.member(&ident.name), ident.span);
                    Expr::access(base, key, Style::Method, self.cx.span(call.callee))
                }
            }
        };
        if self.runs_command(&callee, &name) {
            return self.command(args, span);
        }
        let is_class = matches!(&callee.kind, ExprKind::Name(full) if is_class_name(full, &name));
        let kind = if is_class {
            ExprKind::New { class: Box::new(callee), args }
        } else {
            ExprKind::Call { callee: Box::new(callee), args }
        };
        // `filterIsInstance<Endpoint>()` gives many.
        let ty = if name == "filterIsInstance" { ty.map(list) } else { ty };
        cast(Expr::new(kind, span), ty)
    }

    fn qualified_class(&self, callee: Node<'_>) -> Option<Expr> {
        let expr = self.expr(callee);
        matches!(expr.kind, ExprKind::Name(_)).then_some(expr)
    }

    /// The type that a call is told to give: `<T>`, or an argument that stands for one.
    fn type_given(&self, call: &Call<'_>, name: &str) -> Option<Type> {
        if let Some(ty) = self.type_argument(call) {
            return Some(ty);
        }
        if decodes(name) {
            if let Some(ty) = call.arguments.iter().find_map(|argument| self.token(argument.value)) {
                return Some(ty);
            }
            return call.receiver.and_then(|receiver| self.token(receiver));
        }
        None
    }

    /// The arguments, and the lambda behind them as the last.
    fn all_arguments(&self, call: &Call<'_>, name: Option<&str>) -> Vec<Arg> {
        let mut args = self.arguments(&call.arguments);
        if let Some(lambda) = call.lambda {
            args.push(Arg::of(self.lambda(lambda, name)));
        }
        args
    }

    /// Whether a call starts a program: `ProcessBuilder(…)`, `Runtime.getRuntime().exec(…)`.
    fn runs_command(&self, callee: &Expr, name: &str) -> bool {
        match &callee.kind {
            ExprKind::Name(full) => matches!(&**full, "ProcessBuilder" | "java.lang.ProcessBuilder"),
            ExprKind::Access { base, .. } if name == "exec" => match &base.kind {
                ExprKind::Call { callee, .. } => {
                    matches!(&callee.kind, ExprKind::Access { key, .. } if key.as_text() == Some("getRuntime"))
                }
                _ => false,
            },
            _ => false,
        }
    }

    /// A command by its words, or in one text; its value is what it writes.
    fn command(&self, args: Vec<Arg>, span: Span) -> Expr {
        let is_one = |arg: &Arg| {
            !arg.spread
                && matches!(arg.value.kind, ExprKind::List(_) | ExprKind::Text { .. } | ExprKind::Template(_) | ExprKind::Name(_))
        };
        let code = match &args[..] {
            [one] if is_one(one) => one.value.clone(),
            _ => Expr::new(ExprKind::List(args), span),
        };
        Expr::new(ExprKind::Code { language: "shell", code: Box::new(code), input: None, names: Vec::new() }, span)
    }

    // ---- lambdas

    /// A lambda, handed to the function of that name.
    pub(super) fn lambda(&self, node: Node<'_>, _of: Option<&str>) -> Expr {
        let span = self.cx.span(node);
        let (params, nodes) = lambda_parts(node);
        let has_arrow = has_token(node, "->");
        let kind = if params.is_empty() && !has_arrow { Kind::Lambda("it".into()) } else { Kind::Block };
        let function = self.scoped(Scope { kind, ..Scope::default() }, || {
            let mut patterns: Vec<Pattern> = params.iter().map(|param| self.pattern(*param)).collect();
            if params.is_empty() && !has_arrow {
                self.declare("it", "it");
                patterns.push(Pattern::Name(Ident { name: "it".into(), span: Span { start: span.start, end: span.start } }));
            }
            let params = patterns.into_iter().map(|pattern| Param { pattern, kind: ParamKind::Plain, field: None }).collect();
            Function::closure(params, self.statements(&nodes, Last::Return), Yields::No, span)
        });
        Expr::new(ExprKind::Function(shared(function)), span)
    }

    /// A lambda with a receiver, called with it.
    fn with_receiver(&self, lambda: Node<'_>, receiver: Expr, span: Span) -> Expr {
        let function = self.receiver_lambda(lambda);
        Expr::call(function, vec![receiver], span)
    }

    pub(super) fn receiver_lambda(&self, lambda: Node<'_>) -> Expr {
        let span = self.cx.span(lambda);
        let (_, nodes) = lambda_parts(lambda);
        let scope = Scope { kind: Kind::Receiver, ..Scope::default() };
        let body = self.scoped(scope, || self.statements(&nodes, Last::Return));
        let pattern = Pattern::Name(Ident { name: RECEIVER.into(), span: Span { start: span.start, end: span.start } });
        let param = Param { pattern, kind: ParamKind::Plain, field: None };
        Expr::new(ExprKind::Function(shared(Function::closure(vec![param], body, Yields::No, span))), span)
    }

    // ---- functions that are lowered to what they do

    fn function_call(&self, call: &Call<'_>, name: &str, span: Span) -> Option<Expr> {
        let first = call.arguments.first();
        let block = |body: Vec<Stmt>| Some(Expr::new(ExprKind::Block(body), span));
        match (name, call.lambda) {
            ("error" | "TODO" | "exitProcess" | "fail", None) if !self.is_own(name) => {
                let args = self.arguments(&call.arguments).into_iter().map(|arg| arg.value).collect();
                block(vec![Stmt::Throw(Some(Expr::opaque(args, span)))])
            }
            ("require" | "check" | "assert", _) if first.is_some() => {
                let test = self.expr(first?.value);
                let otherwise = vec![Stmt::Throw(None)];
                block(vec![Stmt::If { test, then: Vec::new(), otherwise }])
            }
            ("requireNotNull" | "checkNotNull", lambda) if first.is_some() => {
                let value = self.expr(first?.value);
                let message = lambda.map(|lambda| self.lambda(lambda, None));
                match message {
                    Some(message) => {
                        let refused = block(vec![Stmt::Throw(Some(message))])?;
                        Some(Expr::either(value, refused, span))
                    }
                    None => Some(Expr { span, ..value }),
                }
            }
            ("run", Some(lambda)) if call.arguments.is_empty() && !self.returns_to(lambda, name) => {
                let (_, nodes) = lambda_parts(lambda);
                block(self.in_block(|| self.statements(&nodes, Last::Value)))
            }
            ("sequence" | "iterator" | "flow" | "buildList" | "buildSet" | "buildMap", Some(lambda)) => {
                let yields = if name == "buildMap" { Yields::Record } else { Yields::List };
                let (_, nodes) = lambda_parts(lambda);
                let scope = Scope { is_generator: true, ..Scope::default() };
                let body = self.scoped(scope, || self.statements(&nodes, Last::Dropped));
                Some(Expr::run(body, yields, span))
            }
            ("yield" | "emit" | "add" | "yieldAll" | "emitAll" | "addAll" | "put", None)
                if first.is_some() && self.generates() =>
            {
                let mut args = self.arguments(&call.arguments).into_iter().map(|arg| arg.value);
                let value = args.next()?;
                block(vec![match (name, args.next()) {
                    ("put", Some(second)) => {
                        let pair = Field::Pair { key: value, value: second };
                        Stmt::Yield(Expr::new(ExprKind::Record(vec![pair]), span))
                    }
                    ("yieldAll" | "emitAll" | "addAll", None) => {
                        let element = self.temporary();
                        let pattern = Pattern::Name(Ident { name: element.as_str().into(), span });
                        let body = vec![Stmt::Yield(Expr::name(&element, span))];
                        Stmt::ForEach { pattern, iter: self.iterated(value), mode: Iter::Values, body }
                    }
                    _ => Stmt::Yield(value),
                }])
            }
            ("synchronized", Some(lambda)) if call.arguments.len() == 1 => {
                let (_, nodes) = lambda_parts(lambda);
                block(self.in_block(|| self.statements(&nodes, Last::Value)))
            }
            ("with", Some(lambda)) if call.arguments.len() == 1 => {
                let receiver = self.expr(first?.value);
                Some(self.with_receiver(lambda, receiver, span))
            }
            (
                "mapOf" | "mutableMapOf" | "hashMapOf" | "linkedMapOf" | "sortedMapOf" | "emptyMap" | "LinkedHashMap" | "HashMap",
                None,
            ) => self.record(call, span),
            (
                "listOf" | "mutableListOf" | "setOf" | "mutableSetOf" | "arrayOf" | "arrayListOf" | "listOfNotNull"
                | "sequenceOf" | "hashSetOf" | "linkedSetOf" | "emptyList" | "emptySet" | "Pair" | "Triple" | "setOfNotNull"
                | "flowOf" | "emptyArray" | "ArrayList" | "HashSet",
                None,
            ) if !self.is_own(name) => {
                let items = self.arguments(&call.arguments).into_iter().map(|arg| Arg { name: None, ..arg }).collect();
                Some(Expr::new(ExprKind::List(items), span))
            }
            _ => None,
        }
    }

    /// Whether a parameter of that name was declared as a function.
    fn is_function(&self, name: &str) -> bool {
        self.functions.borrow().contains(name)
    }

    /// Whether the code stands in a lambda that makes a sequence or collection.
    fn generates(&self) -> bool {
        let scopes = self.scopes.borrow();
        let inside = scopes.iter().rev().take_while(|scope| matches!(scope.kind, Kind::Block));
        inside.into_iter().any(|scope| scope.is_generator)
    }

    /// Whether the name is the project's.
    fn is_own(&self, name: &str) -> bool {
        self.imports.get(name).is_some_and(|full| !full.starts_with("kotlin")) || self.local(name).is_some()
    }

    /// `mapOf("a" to b)`.
    fn record(&self, call: &Call<'_>, span: Span) -> Option<Expr> {
        let mut fields = Vec::new();
        for argument in &call.arguments {
            let value = self.expr(argument.value);
            match value.kind {
                ExprKind::List(mut pair) if pair.len() == 2 && !argument.spread => {
                    let value = pair.pop()?.value;
                    fields.push(Field::Pair { key: pair.pop()?.value, value });
                }
                // A copy of another map, or a number.
                _ => fields.push(Field::Spread(value)),
            }
        }
        Some(Expr::new(ExprKind::Record(fields), span))
    }

    fn scope_function(&self, call: &Call<'_>, receiver: Node<'_>, name: &str, span: Span) -> Option<Expr> {
        let lambda = match (call.lambda, &call.arguments[..]) {
            (Some(lambda), []) => lambda,
            (None, [only]) if only.value.kind() == "lambda_literal" => only.value,
            _ => return None,
        };
        let (params, _) = lambda_parts(lambda);
        let is_one = params.len() <= 1;
        let block = |body: Vec<Stmt>| Expr::new(ExprKind::Block(body), span);
        match name {
            "let" | "use" if is_one && !self.returns_to(lambda, name) => {
                let value = self.expr(receiver);
                if !call.is_safe || !self.leaves(lambda) {
                    return Some(block(self.inlined(lambda, value, Last::Value, None)));
                }
                Some(self.once(value, span, |value| {
                    let then = block(self.inlined(lambda, value.clone(), Last::Value, None));
                    self.unless_null(value, then, span)
                }))
            }
            "also" | "onEach" if is_one && !self.returns_to(lambda, name) && name == "also" => {
                let value = self.expr(receiver);
                Some(self.once(value, span, |value| {
                    let done = block(self.inlined(lambda, value.clone(), Last::Dropped, None));
                    let done =
                        if call.is_safe && self.leaves(lambda) { self.unless_null(value.clone(), done, span) } else { done };
                    block(vec![Stmt::Expr(done), Stmt::Value(value)])
                }))
            }
            "run" if params.is_empty() => {
                let value = self.expr(receiver);
                Some(self.with_receiver(lambda, value, span))
            }
            "apply" if params.is_empty() => {
                let value = self.expr(receiver);
                Some(self.once(value, span, |value| {
                    let done = self.with_receiver(lambda, value.clone(), span);
                    block(vec![Stmt::Expr(done), Stmt::Value(value)])
                }))
            }
            "takeIf" | "takeUnless" if is_one && !self.returns_to(lambda, name) => {
                let value = self.expr(receiver);
                Some(self.once(value, span, |value| {
                    let test = block(self.inlined(lambda, value.clone(), Last::Value, None));
                    let (then, otherwise) = if name == "takeIf" { (value, Expr::null(span)) } else { (Expr::null(span), value) };
                    let kind = ExprKind::Cond { test: Box::new(test), then: Box::new(then), otherwise: Box::new(otherwise) };
                    Expr::new(kind, span)
                }))
            }
            "ifEmpty" | "ifBlank" if params.is_empty() => {
                let value = self.expr(receiver);
                let (_, nodes) = lambda_parts(lambda);
                let other = block(self.in_block(|| self.statements(&nodes, Last::Value)));
                Some(Expr::either(value, other, span))
            }
            "forEach" | "onEach" if params.len() <= 2 && name == "forEach" => {
                let iter = self.iterated(self.expr(receiver));
                let body = self.turns(lambda, name, &params, iter, Iter::Values);
                Some(block(vec![body]))
            }
            "associateBy" | "associateWith" | "associate" | "groupBy" if params.len() <= 1 => {
                Some(self.mapping(lambda, self.expr(receiver), name, span))
            }
            "firstNotNullOf" | "firstNotNullOfOrNull" => {
                let mapped = self.method(self.expr(receiver), "map", vec![self.lambda(lambda, None)], span);
                Some(self.method(mapped, "first", Vec::new(), span))
            }
            "forEachIndexed" if params.len() == 2 => {
                let iter = self.expr(receiver);
                let body = self.turns(lambda, name, &params, iter, Iter::Entries);
                Some(block(vec![body]))
            }
            _ => None,
        }
    }

    /// A call that the program hasn't written so.
    fn method(&self, base: Expr, name: &str, args: Vec<Expr>, span: Span) -> Expr {
        let key = Expr::text(name, Span { start: span.end, end: span.end });
        Expr::call(Expr::access(base, key, Style::Method, span), args, span)
    }

    /// A map made of a list's elements.
    fn mapping(&self, lambda: Node<'_>, list: Expr, name: &str, span: Span) -> Expr {
        let iter = self.iterated(list);
        let (params, nodes) = lambda_parts(lambda);
        let element = self.temporary();
        let at = iter.span;
        let read = || Expr::name(&element, at);
        let body = self.scoped(Scope::default(), || {
            let pattern = self.inlined_pattern(&params, at);
            let found = Expr::new(ExprKind::Block(self.statements(&nodes, Last::Value)), self.cx.span(lambda));
            let part = |index: i64| {
                let index = Expr::new(ExprKind::Number(index), at);
                Expr::access(found.clone(), index, Style::Index, at)
            };
            let (key, value) = match name {
                "associateBy" => (found.clone(), read()),
                "groupBy" => (found.clone(), Expr::new(ExprKind::List(vec![Arg::of(read())]), at)),
                "associateWith" => (read(), found.clone()),
                _ => (part(0), part(1)),
            };
            let entry = Expr::new(ExprKind::Record(vec![Field::Pair { key, value }]), at);
            vec![Stmt::Bind { pattern, value: read(), scope: Binds::Local }, Stmt::Yield(entry)]
        });
        let pattern = Pattern::Name(Ident { name: element.as_str().into(), span: at });
        let body = vec![Stmt::ForEach { pattern, iter, mode: Iter::Values, body }];
        Expr::run(body, Yields::Record, span)
    }

    fn turns(&self, lambda: Node<'_>, name: &str, params: &[Node<'_>], iter: Expr, mode: Iter) -> Stmt {
        let (_, nodes) = lambda_parts(lambda);
        let scope = Scope { turn_of: Some(name.to_owned()), ..Scope::default() };
        self.scoped(scope, || {
            let pattern = self.inlined_pattern(params, iter.span);
            let body = self.statements(&nodes, Last::Dropped);
            Stmt::ForEach { pattern, iter, mode, body }
        })
    }

    /// Whether code in the lambda leaves the function around it.
    fn leaves(&self, lambda: Node<'_>) -> bool {
        let mut open = vec![lambda];
        while let Some(node) = open.pop() {
            if matches!(node.kind(), "return_expression" | "throw_expression")
                || (node.kind() == "identifier" && matches!(self.cx.str(node), "continue" | "break" | "error"))
            {
                return true;
            }
            open.extend(children(node));
        }
        false
    }

    fn unless_null(&self, value: Expr, then: Expr, span: Span) -> Expr {
        let test = Expr::new(ExprKind::Exists(Box::new(value)), span);
        let kind = ExprKind::Cond { test: Box::new(test), then: Box::new(then), otherwise: Box::new(Expr::null(span)) };
        Expr::new(kind, span)
    }

    /// Evaluates `value` once, for all the places that `make` puts it in.
    fn once(&self, value: Expr, span: Span, make: impl FnOnce(Expr) -> Expr) -> Expr {
        if matches!(value.kind, ExprKind::Name(_) | ExprKind::This) {
            return make(value);
        }
        let (name, at) = (self.temporary(), value.span);
        let pattern = Pattern::Name(Ident { name: name.as_str().into(), span: at });
        let made = make(Expr::name(&name, at));
        let bound = Stmt::Bind { pattern, value, scope: Binds::Local };
        Expr::new(ExprKind::Block(vec![bound, Stmt::Value(made)]), span)
    }

    /// The types of a function's parameters and what it gives.
    pub(super) fn param(&self, node: Node<'_>, kind: ParamKind, default: Option<Expr>) -> Option<Param> {
        let name = children(node).into_iter().find(|part| part.kind() == "identifier")?;
        let ident = self.ident(name);
        self.declare(&ident.name, &ident.name);
        if children(node).iter().any(|part| part.kind() == "function_type") {
            self.functions.borrow_mut().insert(ident.name.clone());
        }
        let ty = self.type_within(node);
        let ty = if kind == ParamKind::Rest { ty.map(list) } else { ty.or_else(|| self.plain_type(node)) };
        let pattern = typed(Pattern::Name(ident), ty);
        let pattern = match default {
            Some(default) => Pattern::Default(Box::new(pattern), Box::new(default)),
            None => pattern,
        };
        Some(Param { pattern, kind, field: None })
    }
}

/// Whether a function of that name makes a value of a type from text or data.
fn decodes(name: &str) -> bool {
    matches!(
        name,
        "readValue"
            | "convertValue"
            | "treeToValue"
            | "readerFor"
            | "decodeFromString"
            | "decodeFromStream"
            | "decodeFromJsonElement"
            | "decodeFromByteArray"
            | "fromJson"
            | "fromJsonValue"
            | "fromJsonTree"
            | "parse"
            | "decode"
            | "cast"
    )
}

/// Whether a call by that name makes an instance.
fn is_class_name(full: &str, name: &str) -> bool {
    let own = full.rsplit('.').next().unwrap_or(name);
    own.starts_with(char::is_uppercase) && own.contains(|c: char| c.is_lowercase())
}
