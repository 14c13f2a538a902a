//! Calls. Most are what they are; here are those that mean more to the flow of values than a model can say: methods that
//! make functions, classes or records, that run code, that call a method by a name, that never return.

use tree_sitter::Node;

use super::{FrameKind, Ruby, Tail};
use crate::syntax::ir::{
    Arg, Expr, ExprKind, Field, Function, Ident, Iter, Param, ParamKind, Pattern, Scope, Span, Stmt, Style, Yields,
};
use crate::syntax::tree::children;

impl Ruby<'_> {
    pub(super) fn call(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        let method = node.child_by_field_name("method");
        let nodes = node.child_by_field_name("arguments").map(children).unwrap_or_default();
        let Some(receiver) = node.child_by_field_name("receiver") else {
            return match method {
                Some(method) => self.call_of_self(node, method, &nodes, span),
                None => Expr::opaque(self.all(children(node)), span),
            };
        };
        // `f.(x)` is `f.call(x)`.
        let (name, key) = method.map_or(("call", span), |method| (self.cx.str(method), self.cx.span(method)));
        if let Some(path) = self.constant_path(receiver)
            && let Some(known) = self.known_function(&path, name, node, &nodes, span)
        {
            return known;
        }
        if let Some(known) = self.known_method(node, receiver, name, &nodes, span) {
            return known;
        }
        let mut args = self.arguments(&nodes);
        args.extend(self.block_of_call(node));
        let on = self.expr(receiver);
        let callee_span = on.span.to(key);
        let name = if method.is_some() { Expr::text(name, key) } else { self.made_text(name, key) };
        let callee = Expr::access(on, name, Style::Method, callee_span);
        Expr::new(ExprKind::Call { callee: Box::new(callee), args }, span)
    }

    // ------------------------------------------------------------------ without a receiver

    fn call_of_self(&self, node: Node<'_>, method: Node<'_>, nodes: &[Node<'_>], span: Span) -> Expr {
        let (name, key) = (self.cx.str(method), self.cx.span(method));
        let first = || nodes.first().map(|node| self.expr(*node));
        match name {
            "super" => {
                let mut args = self.arguments(nodes);
                args.extend(self.block_of_call(node));
                return self.super_call(Some(args), span);
            }
            "raise" | "fail" | "abort" | "exit" | "exit!" | "throw" => {
                let parts = self.arguments(nodes).into_iter().map(|arg| arg.value).collect();
                return Self::block_statements(vec![Stmt::Throw(Some(Expr::opaque(parts, span)))], span);
            }
            // `load` is also a name that many methods have.
            "require" | "load" | "require_dependency" | "require_relative"
                if nodes.len() == 1 && (name != "load" || matches!(nodes[0].kind(), "string" | "call")) =>
            {
                let relative = name == "require_relative";
                return Expr::new(ExprKind::Module(Box::new(self.file(nodes[0], relative))), span);
            }
            "autoload" | "eager_autoload" if nodes.len() == 2 => {
                return Expr::new(ExprKind::Module(Box::new(self.file(nodes[1], false))), span);
            }
            "lambda" | "proc" => {
                if let Some(block) = node.child_by_field_name("block") {
                    return self.function(block, block.child_by_field_name("parameters"));
                }
                return first().unwrap_or_else(|| Expr::opaque(Vec::new(), span));
            }
            "format" | "sprintf" | "printf" if !nodes.is_empty() => {
                return self.send(self.expr(nodes[0]), "%", key, self.arguments(&nodes[1..]), span);
            }
            "method" if nodes.len() == 1 => return self.method_value(self.implicit(key), nodes[0], span),
            "send" | "public_send" | "__send__" if !nodes.is_empty() => {
                return self.dynamic(self.implicit(key), nodes, node, span);
            }
            "system" | "exec" | "spawn" | "sh" if !nodes.is_empty() => return self.command(nodes, span),
            "eval" | "instance_eval" | "class_eval"
                if nodes.first().is_some_and(|node| node.kind() == "heredoc_beginning" || node.kind() == "string") =>
            {
                return self.code("ruby", self.expr(nodes[0]), span);
            }
            "new" if !self.nesting.borrow().is_empty() => {
                let class = Box::new(Expr::new(ExprKind::ThisClass, key));
                let mut args = self.arguments(nodes);
                args.extend(self.block_of_call(node));
                return Expr::new(ExprKind::New { class, args }, span);
            }
            "define_method" | "define_singleton_method" if !nodes.is_empty() => {
                let function = match (node.child_by_field_name("block"), nodes.get(1)) {
                    (Some(block), _) => self.function(block, block.child_by_field_name("parameters")),
                    (None, Some(function)) => self.expr(*function),
                    _ => return Expr::opaque(self.all(nodes.iter().copied()), span),
                };
                let class = Expr::new(ExprKind::ThisClass, Span { start: key.start, end: key.start });
                let target = Expr::access(class, self.expr(nodes[0]), Style::Static, key);
                let target = Box::new(Pattern::Place(Box::new(target)));
                return Expr::new(ExprKind::Assign { target, value: Box::new(function), scope: Scope::Local }, span);
            }
            // Rack makes one of the class, of what is behind it and these arguments.
            "use" if nodes.first().is_some_and(|class| matches!(class.kind(), "constant" | "scope_resolution")) => {
                let mut args = vec![Arg::of(Expr::opaque(Vec::new(), key))];
                args.extend(self.arguments(&nodes[1..]));
                args.extend(self.block_of_call(node));
                return Expr::new(ExprKind::New { class: Box::new(self.expr(nodes[0])), args }, span);
            }
            "register" => {
                let mut args = self.arguments(nodes);
                args.extend(self.block_of_call(node));
                let kept = self.registered(node, nodes, span);
                return Self::after(kept.into_iter().collect(), self.bare(name, key, args, span));
            }
            "render" | "erb" | "haml" | "slim" | "render_to_string" | "partial" => {
                let rendered = self.rendered(nodes, span);
                let mut args = self.arguments(nodes);
                args.extend(self.block_of_call(node));
                return Self::after(rendered, self.bare(name, key, args, span));
            }
            "Array" | "Hash" | "String" | "Integer" | "Float" | "Pathname" | "URI" | "JSON" => {
                return self.modelled(&format!("Kernel.{name}"), self.all(nodes.iter().copied()), span);
            }
            _ => {}
        }
        let mut args = self.arguments(nodes);
        args.extend(self.block_of_call(node));
        // A variable is called only with `.()`; a name with arguments is a method.
        self.bare(name, key, args, span)
    }

    pub(super) fn super_call(&self, args: Option<Vec<Arg>>, span: Span) -> Expr {
        let methods = self.methods.borrow();
        let Some(current) = methods.last() else { return Expr::opaque(Vec::new(), span) };
        let args = args.unwrap_or_else(|| current.arguments.clone());
        let above = Expr::new(ExprKind::Super, span);
        let callee = match current.name.as_str() {
            "initialize" => above,
            name => Expr::access(above, Expr::text(name, span), Style::Method, span),
        };
        Expr::new(ExprKind::Call { callee: Box::new(callee), args }, span)
    }

    /// The file that is required, as [`super::files::resolve`] has it.
    fn file(&self, node: Node<'_>, relative: bool) -> Expr {
        let value = self.expr(node);
        if !relative {
            return value;
        }
        let span = value.span;
        Expr::new(ExprKind::Template(vec![self.made_text("./", span), value]), span)
    }

    pub(super) fn code(&self, language: &'static str, code: Expr, span: Span) -> Expr {
        Expr::new(ExprKind::Code { language, code: Box::new(code), input: None, names: Vec::new() }, span)
    }

    /// A command as one text, or as its words; a hash before it is its environment.
    fn command(&self, nodes: &[Node<'_>], span: Span) -> Expr {
        let is_option = |node: &Node<'_>| matches!(node.kind(), "hash" | "pair" | "hash_splat_argument");
        let words: Vec<_> = nodes.iter().filter(|node| !is_option(node)).copied().collect();
        let options: Vec<_> = nodes.iter().filter(|node| is_option(node)).map(|node| self.expr(*node)).collect();
        let code = match words[..] {
            [one] => self.expr(one),
            _ => Expr::new(ExprKind::List(self.items(&words)), span),
        };
        Self::after(options, self.shell(code, span))
    }

    // ------------------------------------------------------------------ of a constant

    /// A method of a library's class that makes something of its own.
    fn known_function(&self, path: &str, name: &str, node: Node<'_>, nodes: &[Node<'_>], span: Span) -> Option<Expr> {
        let path = path.trim_start_matches("::");
        Some(match (path, name) {
            ("Struct" | "Data" | "Class" | "Module", "new" | "define") => self.class_value(node)?,
            (
                "Hash"
                | "Concurrent::Hash"
                | "Concurrent::Map"
                | "ActiveSupport::OrderedOptions"
                | "ActiveSupport::InheritableOptions",
                "new",
            ) if nodes.is_empty() || path == "Hash" => {
                if let Some(block) = node.child_by_field_name("block") {
                    return Some(self.with_default(block, span));
                }
                let rest = nodes.iter().map(|node| self.expr(*node)).collect();
                Self::after(rest, Expr::new(ExprKind::Record(Vec::new()), span))
            }
            ("Array", "new") if nodes.is_empty() => Expr::new(ExprKind::List(Vec::new()), span),
            (
                "OpenStruct"
                | "RecursiveOpenStruct"
                | "Hashie::Mash"
                | "ActiveSupport::HashWithIndifferentAccess"
                | "HashWithIndifferentAccess",
                "new",
            ) if nodes.iter().all(|node| matches!(node.kind(), "pair" | "hash_splat_argument")) => self.record(nodes, span),
            ("Proc", "new") => {
                let block = node.child_by_field_name("block")?;
                self.function(block, block.child_by_field_name("parameters"))
            }
            ("Kernel", "format" | "sprintf") if !nodes.is_empty() => {
                self.send(self.expr(nodes[0]), "%", span, self.arguments(&nodes[1..]), span)
            }
            ("Kernel", "system" | "exec" | "spawn" | "`") | ("IO", "popen") | ("Process", "spawn") if !nodes.is_empty() => {
                self.command(nodes, span)
            }
            ("Open3", "capture2" | "capture2e" | "capture3" | "popen2" | "popen3") if !nodes.is_empty() => {
                let output = Arg::of(self.command(nodes, span));
                let other = || Arg::of(Expr::opaque(Vec::new(), span));
                Expr::new(ExprKind::List(vec![output, other(), other()]), span)
            }
            ("Kernel" | "Process", "exit" | "abort" | "exit!" | "raise" | "fail") => {
                let parts = self.all(nodes.iter().copied());
                Self::block_statements(vec![Stmt::Throw(Some(Expr::opaque(parts, span)))], span)
            }
            ("File", "join") => self.joined(self.all(nodes.iter().copied()), span),
            ("File", "expand_path" | "absolute_path") => match nodes {
                [path] => self.expr(*path),
                [path, directory, ..] => self.joined(vec![self.expr(*directory), self.expr(*path)], span),
                [] => return None,
            },
            ("File", "dirname") => self.joined(vec![self.expr(*nodes.first()?), self.made_text("..", span)], span),
            ("PlatformSH", "config") if nodes.is_empty() => {
                let key = self.made_text("relationships", span);
                let value = self.modelled("PlatformSH.relationships", Vec::new(), span);
                Expr::new(ExprKind::Record(vec![Field::Pair { key, value }]), span)
            }
            ("ENV", "values_at" | "fetch_values") => {
                let variable = |name: Arg| Arg { value: self.modelled("ENV.fetch", vec![name.value], span), ..name };
                Expr::new(ExprKind::List(self.items(nodes).into_iter().map(variable).collect()), span)
            }
            ("ENV", "slice") => {
                let variable = |name: Arg| {
                    let value = self.modelled("ENV.fetch", vec![name.value.clone()], span);
                    Field::Pair { key: name.value, value }
                };
                Expr::new(ExprKind::Record(self.items(nodes).into_iter().map(variable).collect()), span)
            }
            ("Object" | "Kernel", "const_get") => self.send(self.expr(*nodes.first()?), "constantize", span, Vec::new(), span),
            _ => return None,
        })
    }

    /// `Hash.new { |hash, key| … }`: asked for a key, it gives what the block does.
    fn with_default(&self, block: Node<'_>, span: Span) -> Expr {
        let key = self.temporary();
        let made = self.function(block, block.child_by_field_name("parameters"));
        let args = vec![Expr::new(ExprKind::Record(Vec::new()), span), Expr::name(&key, span)];
        let param = Param { pattern: Pattern::Name(Ident { name: key, span }), kind: ParamKind::Plain, field: None };
        let body = vec![Stmt::Return(Some(Expr::call(made, args, span)))];
        let function = Function::closure(vec![param], body, Yields::No, span);
        Expr::new(ExprKind::Function(std::sync::Arc::new(function)), span)
    }

    /// Parts of a path.
    fn joined(&self, parts: Vec<Expr>, span: Span) -> Expr {
        let mut all = Vec::new();
        for part in parts {
            if !all.is_empty() {
                all.push(self.made_text("/", span));
            }
            all.push(part);
        }
        Expr::new(ExprKind::Template(all), span)
    }

    // ------------------------------------------------------------------ of any value

    fn known_method(&self, node: Node<'_>, receiver: Node<'_>, name: &str, nodes: &[Node<'_>], span: Span) -> Option<Expr> {
        let key = node.child_by_field_name("method").map_or(span, |method| self.cx.span(method));
        let is_pairs = |nodes: &[Node<'_>]| {
            !nodes.is_empty() && nodes.iter().all(|node| matches!(node.kind(), "pair" | "hash_splat_argument"))
        };
        Some(match name {
            "new" => {
                let mut args = self.arguments(nodes);
                args.extend(self.block_of_call(node));
                Expr::new(ExprKind::New { class: Box::new(self.expr(receiver)), args }, span)
            }
            "class" if receiver.kind() == "self" => Expr::new(ExprKind::ThisClass, span),
            "class" if nodes.is_empty() => self.send(self.expr(receiver), "singleton_class", key, Vec::new(), span),
            "send" | "public_send" | "__send__" | "try" | "try!" if !nodes.is_empty() && nodes[0].kind() != "block_argument" => {
                return Some(self.dynamic(self.expr(receiver), nodes, node, span));
            }
            "method" | "public_method" if nodes.len() == 1 => self.method_value(self.expr(receiver), nodes[0], span),
            "to_proc" if receiver.kind() == "simple_symbol" => self.block_value(receiver),
            "curry" => self.modelled("Proc.curry", vec![self.expr(receiver)], span),
            "instance_variable_get" if nodes.len() == 1 => {
                Expr::access(self.expr(receiver), self.expr(nodes[0]), Style::Member, span)
            }
            "instance_variable_set" if nodes.len() == 2 => {
                let target = Expr::access(self.expr(receiver), self.expr(nodes[0]), Style::Member, span);
                let value = Box::new(self.expr(nodes[1]));
                Expr::new(
                    ExprKind::Assign { target: Box::new(Pattern::Place(Box::new(target))), value, scope: Scope::Local },
                    span,
                )
            }
            // One list of keys.
            "dig" => {
                let keys = Expr::new(ExprKind::List(self.items(nodes)), nodes.first().map_or(span, |first| self.cx.span(*first)));
                self.send(self.expr(receiver), "dig", key, vec![Arg::of(keys)], span)
            }
            // Texts that are keys too are one hash here, not named arguments.
            "merge" | "merge!" | "update" | "reverse_merge" | "reverse_merge!" | "with_defaults" | "deep_merge"
            | "deep_merge!" | "push" | "append"
                if is_pairs(nodes) =>
            {
                let given = Arg::of(self.record(nodes, span));
                self.send(self.expr(receiver), name, key, vec![given], span)
            }
            "[]" if nodes.len() == 1 => Expr::access(self.expr(receiver), self.expr(nodes[0]), Style::Index, span),
            "to_h" | "to_hash" if node.child_by_field_name("block").is_some() => {
                let args = self.block_of_call(node).into_iter().collect();
                let pairs = self.send(self.expr(receiver), "map", key, args, span);
                self.send(pairs, "to_h", key, Vec::new(), span)
            }
            "match" | "match?" | "===" if nodes.len() == 1 && nodes[0].kind() == "regex" => {
                self.regex_test(self.expr(receiver), nodes[0], span)
            }
            "match?" | "match" | "===" if nodes.len() == 1 && receiver.kind() == "regex" => {
                self.regex_test(self.expr(nodes[0]), receiver, span)
            }
            "is_a?" | "kind_of?" | "instance_of?" if nodes.len() == 1 => self.is_of(self.expr(receiver), nodes[0])?,
            "nil?" if nodes.is_empty() => Expr::new(ExprKind::Exists(Box::new(self.expr(receiver))), span).not(),
            "perform_async" | "perform_later" | "perform_now" | "perform_inline" | "perform_sync" => {
                self.performed(receiver, nodes, span)
            }
            "perform_in" | "perform_at" if nodes.len() > 1 => self.performed(receiver, &nodes[1..], span),
            "index_with" | "index_by" | "group_by" if node.child_by_field_name("block").is_some() => {
                self.indexed(node, receiver, name)?
            }
            "each" | "each_pair" | "each_value" | "each_entry"
                if self.lists.get() && matches!(nodes, [one] if one.kind() == "block_argument") =>
            {
                let item = self.temporary();
                let pattern = Pattern::Name(Ident { name: item.clone(), span });
                let mode = if name == "each_value" { Iter::Values } else { Iter::Pairs };
                let body = vec![Stmt::Yield(Expr::name(&item, span))];
                Self::block_statements(vec![Stmt::ForEach { pattern, iter: self.expr(receiver), mode, body }], span)
            }
            // As loops that have a value.
            _ if self.is_loop(node, name) => {
                let mut body = Vec::new();
                if !self.loop_of(node, receiver, name, Tail::Value, &mut body) {
                    return None;
                }
                Self::block_statements(body, span)
            }
            _ => return None,
        })
    }

    /// A job that is queued: it is performed with these arguments.
    fn performed(&self, receiver: Node<'_>, nodes: &[Node<'_>], span: Span) -> Expr {
        let mut class = receiver;
        // `Job.set(wait: 1.hour).perform_later`
        if class.kind() == "call"
            && let Some(inner) = class.child_by_field_name("receiver")
            && class.child_by_field_name("method").is_some_and(|method| self.cx.str(method) == "set")
        {
            class = inner;
        }
        let job = Expr::new(ExprKind::New { class: Box::new(self.expr(class)), args: Vec::new() }, self.cx.span(class));
        self.send(job, "perform", span, self.arguments(nodes), span)
    }

    /// A call of the method that the first argument names.
    fn dynamic(&self, receiver: Expr, nodes: &[Node<'_>], node: Node<'_>, span: Span) -> Expr {
        let name = self.expr(nodes[0]);
        let mut args = self.arguments(&nodes[1..]);
        args.extend(self.block_of_call(node));
        // Its name is the key of what it reads: `config.public_send(:user)`.
        let callee = Expr::access(receiver, name, Style::Method, span);
        Expr::new(ExprKind::Call { callee: Box::new(callee), args }, span)
    }

    /// `method(:name)` as a function.
    fn method_value(&self, receiver: Expr, name: Node<'_>, span: Span) -> Expr {
        let key = self.expr(name);
        let at = receiver.span.to(key.span);
        let all = |name: &str, kind| Param { pattern: Pattern::Name(Ident { name: name.into(), span }), kind, field: None };
        let pass = |name: &str| Arg { value: Expr::name(name, span), name: None, spread: true };
        let callee = Expr::access(receiver, key, Style::Method, at);
        let call = Expr::new(ExprKind::Call { callee: Box::new(callee), args: vec![pass("*"), pass("**")] }, span);
        let params = vec![all("*", ParamKind::Rest), all("**", ParamKind::Keywords)];
        let function = Function::closure(params, vec![Stmt::Return(Some(call))], Yields::No, span);
        Expr::new(ExprKind::Function(std::sync::Arc::new(function)), span)
    }

    /// What is handed over as a block: `&:name`, `&method(:name)`, `&block`.
    pub(super) fn block_value(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        if !matches!(node.kind(), "simple_symbol" | "delimited_symbol") {
            return self.expr(node);
        }
        let name = self.temporary();
        let key = self.text(node);
        let subject = Expr::name(&name, Span { start: span.start, end: span.start });
        let callee = Expr::access(subject, key, Style::Method, span);
        let call = Expr::new(ExprKind::Call { callee: Box::new(callee), args: Vec::new() }, span);
        let param = Param { pattern: Pattern::Name(Ident { name, span }), kind: ParamKind::Plain, field: None };
        let function = Function::closure(vec![param], vec![Stmt::Return(Some(call))], Yields::No, span);
        Expr::new(ExprKind::Function(std::sync::Arc::new(function)), span)
    }

    // ------------------------------------------------------------------ as statements

    /// A call as a statement, where that is more than the call.
    pub(super) fn call_statement(&self, node: Node<'_>, tail: Tail, out: &mut Vec<Stmt>) -> bool {
        let Some(method) = node.child_by_field_name("method") else { return false };
        let name = self.cx.str(method);
        let nodes = node.child_by_field_name("arguments").map(children).unwrap_or_default();
        let Some(receiver) = node.child_by_field_name("receiver") else {
            return match name {
                "raise" | "fail" | "abort" | "exit" | "exit!" | "throw" => {
                    let parts = self.arguments(&nodes).into_iter().map(|arg| arg.value).collect();
                    out.push(Stmt::Throw(Some(Expr::opaque(parts, self.cx.span(node)))));
                    true
                }
                "loop" => match node.child_by_field_name("block") {
                    Some(block) => {
                        let mut body = Vec::new();
                        self.within(FrameKind::Loop, || {
                            if let Some(inner) = block.child_by_field_name("body") {
                                self.block_of(inner, Tail::Drop, &mut body);
                            }
                        });
                        out.push(Stmt::Loop { test: None, body });
                        true
                    }
                    None => false,
                },
                // `private def name`, `memoize def name`
                _ if nodes.len() == 1 && matches!(nodes[0].kind(), "method" | "singleton_method") => {
                    self.statement(nodes[0], tail, out);
                    true
                }
                _ => false,
            };
        };
        if self.is_loop(node, name) && self.loop_of(node, receiver, name, tail, out) {
            return true;
        }
        let list = |value: Expr| Expr { span: value.span, ..value };
        match (name, &nodes[..]) {
            ("push" | "append" | "unshift" | "prepend" | "add", [value])
                if tail == Tail::Drop
                    && !matches!(value.kind(), "pair" | "splat_argument" | "block_argument")
                    && matches!(receiver.kind(), "identifier" | "instance_variable" | "element_reference" | "class_variable") =>
            {
                out.push(self.appended(list(self.expr(receiver)), self.expr(*value)));
                true
            }
            ("concat", [value])
                if tail == Tail::Drop && matches!(receiver.kind(), "identifier" | "instance_variable" | "element_reference") =>
            {
                let value = self.expr(*value);
                let span = value.span;
                out.push(self.appended(self.expr(receiver), Expr::new(ExprKind::Each(Box::new(value)), span)));
                true
            }
            ("store", [key, value]) if tail == Tail::Drop => {
                let target = Expr::access(self.expr(receiver), self.expr(*key), Style::Index, self.cx.span(node));
                out.push(Stmt::Bind { pattern: Pattern::Place(Box::new(target)), value: self.expr(*value), scope: Scope::Local });
                true
            }
            _ => false,
        }
    }
}
