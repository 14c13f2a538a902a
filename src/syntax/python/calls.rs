//! Calls. Most are what they are; here are those that mean more to the flow of values than a model can say: functions that
//! make functions or records, that run code, that never return.

use std::sync::Arc;

use tree_sitter::Node;

use super::classes::NAMES;
use super::{Frame, FrameKind, Python};
use crate::syntax::ir::{
    Arg, Expr, ExprKind, Field, Function, Ident, Iter, Op, Param, ParamKind, Pattern, Scope, Span, Stmt, Style, Sym, Type, Yields,
};
use crate::syntax::tree::children;

impl Python<'_> {
    pub(super) fn call(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        let Some(function) = callee(node) else {
            return Expr::opaque(self.all(children(node)), span);
        };
        let args = self.args(node);
        let known = self.qualified(function).unwrap_or_default();
        if let Some(expr) = self.known_call(&known, node, &args, span) {
            return expr;
        }
        if function.kind() == "attribute"
            && let Some(expr) = self.known_method(function, &args, span)
        {
            return expr;
        }
        let callee = if function.kind() == "attribute" { self.attribute(function, Style::Method) } else { self.expr(function) };
        Expr::new(ExprKind::Call { callee: Box::new(callee), args }, span)
    }

    fn args(&self, call: Node<'_>) -> Vec<Arg> {
        let Some(arguments) = call.child_by_field_name("arguments") else { return Vec::new() };
        if arguments.kind() == "generator_expression" {
            return vec![Arg::of(self.expr(arguments))];
        }
        let mut args = Vec::new();
        for node in children(arguments) {
            match (node.kind(), node.child_by_field_name("name"), node.child_by_field_name("value")) {
                ("keyword_argument", Some(name), Some(value)) => {
                    args.push(Arg { value: self.expr(value), name: Some(self.cx.ident(name)), spread: false });
                }
                ("list_splat" | "dictionary_splat" | "list_splat_pattern", ..) => {
                    let value = node.named_child(0).map_or_else(|| Expr::null(self.cx.span(node)), |value| self.expr(value));
                    args.push(Arg { value, name: None, spread: true });
                }
                _ => args.push(Arg { spread: is_spread_call(node), ..Arg::of(self.expr(node)) }),
            }
        }
        args
    }

    /// A call as a statement, where that is more than the call.
    pub(super) fn call_statement(&self, node: Node<'_>) -> Option<Stmt> {
        let function = node.child_by_field_name("function")?;
        if let Some(known) = self.qualified(function) {
            if never_returns(&known) {
                let parts = self.args(node).into_iter().map(|arg| arg.value).collect();
                return Some(Stmt::Throw(Some(Expr::opaque(parts, self.cx.span(node)))));
            }
            // What is imported may be a list; `sys.path` is none of interest.
            if known.matches('.').count() < 2 || function.child_by_field_name("object")?.kind() != "identifier" {
                return None;
            }
        }
        let (object, method) = function.child_by_field_name("object").zip(function.child_by_field_name("attribute"))?;
        if !matches!(object.kind(), "identifier" | "attribute" | "subscript") && self.part_made(object).is_none() {
            return None;
        }
        let args = self.args(node);
        let value = match (self.cx.str(method), &args[..]) {
            // Of something that is made here, not of a value that is only a default.
            ("setdefault", [key, Arg { value, name: None, spread: false }])
                if matches!(value.kind, ExprKind::Name(_) | ExprKind::Access { .. } | ExprKind::Call { .. }) =>
            {
                let base = self.expr(object);
                let part = Expr::access(base, key.value.clone(), Style::Index, self.cx.span(node));
                let value = Expr::either(part.clone(), value.clone(), self.cx.span(node));
                return Some(Stmt::Bind { pattern: Pattern::Place(Box::new(part)), value, scope: Scope::Local });
            }
            ("append" | "appendleft", [Arg { value, name: None, spread: false }]) => value.clone(),
            ("insert", [_, Arg { value, name: None, spread: false }]) => value.clone(),
            ("extend", [Arg { value, name: None, spread: false }]) => {
                let span = value.span;
                Expr::new(ExprKind::Each(Box::new(value.clone())), span)
            }
            _ => return None,
        };
        let list = self.part_made(object).unwrap_or_else(|| self.expr(object));
        let span = list.span;
        let pattern = Pattern::Place(Box::new(Expr::new(ExprKind::Each(Box::new(list)), span)));
        Some(Stmt::Bind { pattern, value, scope: Scope::Local })
    }

    /// The object and the method, where the call changes the object.
    fn changed<'t>(&self, function: Node<'t>) -> Option<(Node<'t>, Node<'t>)> {
        let (object, method) = function.child_by_field_name("object").zip(function.child_by_field_name("attribute"))?;
        let changes = matches!(self.cx.str(method), "update" | "setdefault" | "append" | "appendleft" | "extend" | "insert");
        changes.then_some((object, method))
    }

    /// Whether the body of a function changes what its parameter of that name is, and leaves the parameter what it is.
    pub(super) fn is_filled(&self, name: &str, body: Node<'_>) -> bool {
        let is_it = |node: Node<'_>| node.kind() == "identifier" && self.cx.str(node) == name;
        let mut found = false;
        let mut stack = vec![body];
        while let Some(node) = stack.pop() {
            match node.kind() {
                "assignment" | "augmented_assignment" => {
                    let Some(mut left) = node.child_by_field_name("left") else { continue };
                    if is_it(left) {
                        return false;
                    }
                    while left.kind() == "subscript"
                        && let Some(value) = left.child_by_field_name("value")
                    {
                        left = value;
                        found |= is_it(left);
                    }
                }
                "call" => {
                    let function = node.child_by_field_name("function");
                    found |= function.and_then(|function| self.changed(function)).is_some_and(|(object, _)| is_it(object));
                }
                _ => {}
            }
            stack.extend(children(node));
        }
        found
    }

    /// `record.setdefault(key, …)`, as the part of the record that is then there to be changed.
    pub(super) fn part_made(&self, node: Node<'_>) -> Option<Expr> {
        let function = node.child_by_field_name("function").filter(|function| function.kind() == "attribute")?;
        let (object, method) = function.child_by_field_name("object").zip(function.child_by_field_name("attribute"))?;
        let key = node.child_by_field_name("arguments").and_then(|arguments| arguments.named_child(0))?;
        let base = || self.part_made(object).unwrap_or_else(|| self.expr(object));
        (self.cx.str(method) == "setdefault").then(|| Expr::access(base(), self.expr(key), Style::Index, self.cx.span(node)))
    }

    fn known_call(&self, name: &str, node: Node<'_>, args: &[Arg], span: Span) -> Option<Expr> {
        let first = args.first().filter(|arg| arg.name.is_none() && !arg.spread).map(|arg| &arg.value);
        let second = args.get(1).filter(|arg| arg.name.is_none() && !arg.spread).map(|arg| &arg.value);
        let named = |wanted: &str| {
            args.iter().find(|arg| arg.name.as_ref().is_some_and(|name| &*name.name == wanted)).map(|arg| &arg.value)
        };
        let argument = |index: usize, name: &str| {
            let nodes = children(node.child_by_field_name("arguments")?);
            let named =
                nodes.iter().find(|node| node.child_by_field_name("name").is_some_and(|found| self.cx.str(found) == name));
            match named {
                Some(node) => node.child_by_field_name("value"),
                None => nodes.get(index).copied().filter(|node| node.kind() != "keyword_argument"),
            }
        };
        Some(match name {
            "super" => Expr::new(ExprKind::Super, span),
            "type" if args.len() == 1 && matches!(first?.kind, ExprKind::This) => self.type_of(first?.clone(), span),
            "exec" | "eval" => self.code("python", first?.clone(), args, span),
            _ if never_returns(name) => {
                let parts = args.iter().map(|arg| arg.value.clone()).collect();
                Expr::new(ExprKind::Block(vec![Stmt::Throw(Some(Expr::opaque(parts, span)))]), span)
            }
            "dict"
            | "collections.OrderedDict"
            | "types.SimpleNamespace"
            | "argparse.Namespace"
            | "types.MappingProxyType"
            | "box.Box"
            | "munch.Munch"
            | "munch.munchify"
            | "munch.DefaultMunch"
            | "dotmap.DotMap"
            | "attrdict.AttrDict"
            | "addict.Dict"
            | "easydict.EasyDict"
            | "frozendict.frozendict" => self.record_of(node, args, span)?,
            "collections.defaultdict" if args.len() < 2 => Expr::new(ExprKind::Record(Vec::new()), span),
            "collections.defaultdict" => second?.clone(),
            // The first that has the key wins.
            "collections.ChainMap" => {
                let maps = args.iter().rev().map(|arg| Field::Spread(arg.value.clone()));
                Expr::new(ExprKind::Record(maps.collect()), span)
            }
            "operator.itemgetter" => self.getter(args, Style::Index, span),
            "operator.attrgetter" => self.getter(args, Style::Member, span),
            "operator.getitem" => Expr::access(first?.clone(), second?.clone(), Style::Index, span),
            "operator.contains" => Expr::compare(Op::In, second?.clone(), first?.clone(), span),
            "functools.partial" | "functools.partialmethod" => self.partial(args, span)?,
            "setattr" | "operator.setitem" => {
                let style = if name == "setattr" { Style::Member } else { Style::Index };
                let target = Expr::access(first?.clone(), second?.clone(), style, span);
                let value = Box::new(args.get(2)?.value.clone());
                Expr::new(
                    ExprKind::Assign { target: Box::new(Pattern::Place(Box::new(target))), value, scope: Scope::Local },
                    span,
                )
            }
            "zip" | "itertools.zip_longest" => self.zip(args, span)?,
            "itertools.chain.from_iterable" | "more_itertools.flatten" | "more_itertools.collapse" => {
                self.flattened(first?.clone(), span)
            }
            "itertools.chain" => {
                let parts = args.iter().filter(|arg| arg.name.is_none());
                // `chain(*lists)` is one of lists.
                let parts = parts.map(|arg| if arg.spread { self.flattened(arg.value.clone(), span) } else { arg.value.clone() });
                let parts = parts.map(|value| Arg { value, name: None, spread: true });
                Expr::new(ExprKind::List(parts.collect()), span)
            }
            "dataclasses.fields" | "attr.fields" | "attrs.fields" => self.described_fields(first?.clone(), span),
            "typing.get_type_hints" => {
                let key = Expr::new(ExprKind::Text { value: NAMES.into(), content: span, exact: false }, span);
                Expr::access(first?.clone(), key, Style::Member, span)
            }
            "typing.NewType" => {
                let name = Ident { name: "%".into(), span };
                let body = vec![Stmt::Return(Some(Expr::name("%", span)))];
                let param = Param { pattern: Pattern::Name(name), kind: ParamKind::Plain, field: None };
                Expr::new(ExprKind::Function(Arc::new(Function::closure(vec![param], body, Yields::No, span))), span)
            }
            "typing.cast" => self.cast(argument(0, "typ")?, second?.clone(), span),
            "pydantic.parse_obj_as" | "pydantic.tools.parse_obj_as" => self.cast(argument(0, "type_")?, second?.clone(), span),
            "dacite.from_dict" => self.cast(argument(0, "data_class")?, named("data").or(second)?.clone(), span),
            "cattrs.structure" | "cattr.structure" | "msgspec.convert" => self.cast(argument(1, "type")?, first?.clone(), span),
            "msgspec.json.decode" => self.cast(argument(usize::MAX, "type")?, first?.clone(), span),
            "importlib.import_module" | "__import__" => Expr::new(ExprKind::Module(Box::new(first?.clone())), span),
            "os.system"
            | "os.popen"
            | "subprocess.getoutput"
            | "subprocess.getstatusoutput"
            | "asyncio.create_subprocess_shell" => self.code("shell", first?.clone(), args, span),
            "subprocess.check_output" | "subprocess.check_call" | "subprocess.call" | "subprocess.run" | "subprocess.Popen" => {
                let output = self.command(first.or(named("args"))?, named("input"), args, span);
                if name == "subprocess.check_output" {
                    output
                } else {
                    let key = Expr::new(ExprKind::Text { value: "stdout".into(), content: span, exact: false }, span);
                    Expr::new(ExprKind::Record(vec![Field::Pair { key, value: output }]), span)
                }
            }
            _ => return None,
        })
    }

    /// `type(object)`
    pub(super) fn type_of(&self, object: Expr, span: Span) -> Expr {
        match object.kind {
            ExprKind::This => Expr::new(ExprKind::ThisClass, span),
            _ => Expr::call(Expr::name("type", span), vec![object], span),
        }
    }

    /// Methods of sets, and those that make an instance of the class they are called on.
    fn known_method(&self, function: Node<'_>, args: &[Arg], span: Span) -> Option<Expr> {
        let (object, method) = function.child_by_field_name("object").zip(function.child_by_field_name("attribute"))?;
        let value = args.first().filter(|arg| arg.name.is_none() && !arg.spread).map(|arg| arg.value.clone());
        match self.cx.str(method) {
            // What a class does to its instances behind its own methods.
            "__setattr__" => {
                let is_super = object.kind() == "call";
                let instance = if is_super { Expr::new(ExprKind::This, span) } else { value? };
                let [.., Arg { value: name, .. }, Arg { value, .. }] = args else { return None };
                let target = Expr::access(instance, name.clone(), Style::Member, span);
                let (target, value) = (Box::new(Pattern::Place(Box::new(target))), Box::new(value.clone()));
                Some(Expr::new(ExprKind::Assign { target, value, scope: Scope::Local }, span))
            }
            "__getattribute__" if self.cx.str(object) == "object" => {
                Some(Expr::access(value?, args.get(1)?.value.clone(), Style::Member, span))
            }
            "__new__" => {
                let name = self.temporary();
                let pattern = Box::new(Pattern::Name(Ident { name: name.clone(), span }));
                let pattern = Pattern::Typed(pattern, Type::Named(Box::new(value?)));
                let made = Stmt::Bind { pattern, value: Expr::opaque(Vec::new(), span), scope: Scope::Local };
                Some(Expr::new(ExprKind::Block(vec![made, Stmt::Value(Expr::name(&name, span))]), span))
            }
            "enter_context" | "enter_async_context" => {
                let value = value?;
                let enter =
                    Expr::new(ExprKind::Text { value: "__enter__".into(), content: value.span, exact: false }, value.span);
                Some(Expr::call(Expr::access(value, enter, Style::Method, span), Vec::new(), span))
            }
            // What the object has goes into the record, whether it is named or at hand.
            "from_object" | "from_pyfile" => {
                let value = if self.cx.str(method) == "from_pyfile" { self.module_at(value?) } else { value? };
                let given = Expr::call(Expr::name("pkgutil.resolve_name", value.span), vec![value], span);
                let update = Expr::access(self.expr(object), self.cx.key(method), Style::Method, self.cx.span(function));
                Some(Expr::call(update, vec![given], span))
            }
            "issubset" | "difference" | "intersection" => Some(self.common(self.expr(object), value?, span)),
            "issuperset" => Some(self.common(value?, self.expr(object), span)),
            "model_validate" | "model_validate_json" | "parse_obj" | "parse_raw" => {
                let arg = Arg { value: value?, name: None, spread: true };
                Some(Expr::new(ExprKind::Call { callee: Box::new(self.expr(object)), args: vec![arg] }, span))
            }
            "validate_python" | "validate_json" if object.kind() == "call" => {
                let adapter = object.child_by_field_name("function").and_then(|function| self.qualified(function))?;
                let ty = children(object.child_by_field_name("arguments")?).into_iter().next()?;
                if adapter == "pydantic.TypeAdapter" { Some(self.cast(ty, value?, span)) } else { None }
            }
            _ => None,
        }
    }

    /// The name of the module at that path, if it is written out.
    fn module_at(&self, path: Expr) -> Expr {
        let module = path.as_text().map(|path| path.trim_start_matches(['.', '/']).trim_end_matches(".py").replace('/', "."));
        match module {
            Some(module) => Expr::new(ExprKind::Text { value: module.into(), content: path.span, exact: false }, path.span),
            None => path,
        }
    }

    fn cast(&self, ty: Node<'_>, value: Expr, span: Span) -> Expr {
        match self.ty(ty) {
            Type::Any => Expr { span, ..value },
            ty => Expr::new(ExprKind::Cast { expr: Box::new(value), ty }, span),
        }
    }

    /// `dict(…)` and its like.
    fn record_of(&self, node: Node<'_>, args: &[Arg], span: Span) -> Option<Expr> {
        if let [Arg { value, name: None, spread: false }] = args {
            let argument = node.child_by_field_name("arguments")?;
            let argument = if argument.kind() == "generator_expression" { argument } else { *children(argument).first()? };
            let pair = |node: &Node<'_>| matches!(node.kind(), "tuple" | "list") && node.named_child_count() == 2;
            return match argument.kind() {
                "generator_expression" | "list_comprehension"
                    if argument.child_by_field_name("body").is_some_and(|body| pair(&body)) =>
                {
                    let body = argument.child_by_field_name("body");
                    Some(self.comprehension(argument, Yields::Record, || body.map(|body| self.record_of_pair(body))))
                }
                "list" | "tuple" if children(argument).iter().all(pair) => {
                    let pairs = children(argument).into_iter().map(|pair| Field::Spread(self.record_of_pair(pair)));
                    Some(Expr::new(ExprKind::Record(pairs.collect()), span))
                }
                // Where it is made from entries, a model says so.
                "call" | "generator_expression" | "list_comprehension" => None,
                _ => Some(Expr { span, ..value.clone() }),
            };
        }
        let field = |arg: &Arg| match &arg.name {
            Some(name) => Field::Pair { key: Expr::text(&name.name, name.span), value: arg.value.clone() },
            None => Field::Spread(arg.value.clone()),
        };
        Some(Expr::new(ExprKind::Record(args.iter().map(field).collect()), span))
    }

    /// A function that reads these keys of its argument.
    fn getter(&self, args: &[Arg], style: Style, span: Span) -> Expr {
        let name = self.temporary();
        let read = |arg: &Arg| {
            let key = &arg.value;
            let base = Expr::name(&name, span);
            match (&key.kind, style) {
                // `attrgetter("a.b")`
                (ExprKind::Text { value, content, exact: true }, Style::Member) => {
                    let mut start = content.start as usize;
                    value.split('.').fold(base, |base, part| {
                        let at = Span::new(start, start + part.len());
                        start += part.len() + 1;
                        Expr::member(base, part, at, span)
                    })
                }
                _ => Expr::access(base, key.clone(), style, span),
            }
        };
        let value = match args {
            [one] => read(one),
            _ => Expr::new(ExprKind::List(args.iter().map(|arg| Arg::of(read(arg))).collect()), span),
        };
        let pattern = Pattern::Name(Ident { name: name.clone(), span });
        let param = Param { pattern, kind: ParamKind::Plain, field: None };
        let function = Function::closure(vec![param], vec![Stmt::Return(Some(value))], Yields::No, span);
        Expr::new(ExprKind::Function(Arc::new(function)), span)
    }

    /// `partial(f, a, k=v)` as a function that calls `f` with these before its own arguments.
    pub(super) fn partial(&self, args: &[Arg], span: Span) -> Option<Expr> {
        let (function, given) = args.split_first()?;
        let (rest, keywords) = (self.temporary(), self.temporary());
        let spread = |name: &str| Arg { value: Expr::name(name, span), name: None, spread: true };
        let (named, positional): (Vec<Arg>, Vec<Arg>) = given.iter().cloned().partition(|arg| arg.name.is_some());
        let mut all = positional;
        all.push(spread(&rest));
        all.extend(named);
        all.push(spread(&keywords));
        let call = Expr::new(ExprKind::Call { callee: Box::new(function.value.clone()), args: all }, span);
        let param = |name: &Sym, kind| Param { pattern: Pattern::Name(Ident { name: name.clone(), span }), kind, field: None };
        let params = vec![param(&rest, ParamKind::Rest), param(&keywords, ParamKind::Keywords)];
        let function = Function::closure(params, vec![Stmt::Return(Some(call))], Yields::No, span);
        Some(Expr::new(ExprKind::Function(Arc::new(function)), span))
    }

    /// A list of tuples of any of the elements.
    fn zip(&self, args: &[Arg], span: Span) -> Option<Expr> {
        let names: Vec<_> = args.iter().map(|_| self.temporary()).collect();
        if names.is_empty() || args.iter().any(|arg| arg.name.is_some() || arg.spread) {
            return None;
        }
        let items = names.iter().zip(args).map(|(name, arg)| Arg::of(Expr::name(name, arg.value.span))).collect();
        let innermost = vec![Stmt::Yield(Expr::new(ExprKind::List(items), span))];
        let body = names.iter().zip(args).rev().fold(innermost, |body, (name, arg)| {
            let pattern = Pattern::Name(Ident { name: name.clone(), span: arg.value.span });
            vec![Stmt::ForEach { pattern, iter: arg.value.clone(), mode: Iter::Natural, body }]
        });
        let frame = Frame { kind: FrameKind::Comprehension, ..Frame::default() };
        Some(self.within(frame, || Expr::run(body, Yields::List, span)))
    }

    /// The elements of the elements.
    fn flattened(&self, lists: Expr, span: Span) -> Expr {
        let (list, element) = (self.temporary(), self.temporary());
        let each = |name: &Sym, iter: Expr, body: Vec<Stmt>| {
            let pattern = Pattern::Name(Ident { name: name.clone(), span: iter.span });
            vec![Stmt::ForEach { pattern, iter, mode: Iter::Natural, body }]
        };
        let innermost = vec![Stmt::Yield(Expr::name(&element, span))];
        let inner = each(&element, Expr::name(&list, span), innermost);
        Expr::run(each(&list, lists, inner), Yields::List, span)
    }

    /// A list of records, each with the name of a field of the class.
    fn described_fields(&self, class: Expr, span: Span) -> Expr {
        let hidden = |text: &str| Expr::new(ExprKind::Text { value: text.into(), content: span, exact: false }, span);
        let name = self.temporary();
        let pattern = Pattern::Name(Ident { name: name.clone(), span });
        let field = Field::Pair { key: hidden("name"), value: Expr::name(&name, span) };
        let body = vec![Stmt::Yield(Expr::new(ExprKind::Record(vec![field]), span))];
        let iter = Expr::access(class, hidden(NAMES), Style::Member, span);
        Expr::run(vec![Stmt::ForEach { pattern, iter, mode: Iter::Natural, body }], Yields::List, span)
    }

    /// A command, as text or as a list of words.
    fn command(&self, command: &Expr, input: Option<&Expr>, args: &[Arg], span: Span) -> Expr {
        let ExprKind::List(words) = &command.kind else { return self.code("shell", command.clone(), args, span) };
        let program = words.first().and_then(|word| word.value.as_text()).unwrap_or_default();
        let plain = |arg: &&Arg| !arg.spread && !arg.value.as_text().is_some_and(|word| word.starts_with('-'));
        if let (Some(input), "jq" | "gojq" | "jaq") = (input, program)
            && let Some(filter) = words.iter().skip(1).find(plain)
        {
            let kind = ExprKind::Code {
                language: "jq",
                code: Box::new(filter.value.clone()),
                input: Some(Box::new(input.clone())),
                names: Vec::new(),
            };
            return Expr::new(kind, span);
        }
        // Code that an interpreter is given as one word.
        let own = matches!(&words.first().map(|word| &word.value.kind), Some(ExprKind::Access { key, .. }) if key.as_text() == Some("executable"));
        let flag = words.iter().position(|word| word.value.as_text() == Some("-c"));
        if let (true, Some(code)) = (own || program.starts_with("python"), flag.and_then(|flag| words.get(flag + 1))) {
            return self.code("python", code.value.clone(), args, span);
        }
        // The words as a shell would have to be given them.
        let glue = |text: &str, at: Span| {
            let content = Span { start: at.start, end: at.start };
            Expr::new(ExprKind::Text { value: text.into(), content, exact: false }, content)
        };
        let mut parts = Vec::new();
        for word in words {
            let at = word.value.span;
            let bare = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '/' | '.' | '=' | ':' | ',' | '+');
            let quote =
                if word.value.as_text().is_some_and(|text| !text.is_empty() && text.chars().all(bare)) { "" } else { "'" };
            if !parts.is_empty() {
                parts.push(glue(" ", at));
            }
            parts.extend(
                [glue(quote, at), word.value.clone(), glue(quote, at)].into_iter().filter(|part| part.as_text() != Some("")),
            );
        }
        self.code("shell", Expr::new(ExprKind::Template(parts), command.span), args, span)
    }

    /// Code in another language; the other arguments are evaluated as well.
    fn code(&self, language: &'static str, code: Expr, args: &[Arg], span: Span) -> Expr {
        let code = Expr::new(ExprKind::Code { language, code: Box::new(code), input: None, names: Vec::new() }, span);
        let mut body: Vec<Stmt> = args.iter().skip(1).map(|arg| Stmt::Expr(arg.value.clone())).collect();
        if body.is_empty() {
            return code;
        }
        body.push(Stmt::Value(code));
        Expr::new(ExprKind::Block(body), span)
    }
}

/// What is called.
fn callee(call: Node<'_>) -> Option<Node<'_>> {
    let function = call.child_by_field_name("function")?;
    if function.kind() == "list_splat" { function.named_child(0) } else { Some(function) }
}

/// Whether it is `*f(x)` behind a comma, where the grammar takes `*f` for what is called.
pub(super) fn is_spread_call(node: Node<'_>) -> bool {
    node.kind() == "call" && node.child_by_field_name("function").is_some_and(|function| function.kind() == "list_splat")
}

fn never_returns(name: &str) -> bool {
    matches!(name, "exit" | "quit" | "sys.exit" | "os._exit" | "os.abort")
}
