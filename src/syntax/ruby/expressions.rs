//! Expressions.

use tree_sitter::Node;

use super::{Ruby, Tail, block_argument, handed};
use crate::syntax::ir::{Arg, BLOCK, Expr, ExprKind, Field, Ident, Op, Pattern, Scope, Span, Stmt, Style};
use crate::syntax::tree::children;

impl Ruby<'_> {
    pub(super) fn expr(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        self.cx.deeper(node, || Expr::opaque(Vec::new(), span), || self.expr_kind(node))
    }

    pub(super) fn all<'t>(&self, nodes: impl IntoIterator<Item = Node<'t>>) -> Vec<Expr> {
        nodes.into_iter().map(|node| self.expr(node)).collect()
    }

    fn expr_kind(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        let kind = match node.kind() {
            "identifier" => return self.identifier(node),
            "constant" | "scope_resolution" => return self.constant_reference(node),
            "self" => ExprKind::This,
            "nil" => ExprKind::Null,
            "true" => ExprKind::Bool(true),
            "false" => ExprKind::Bool(false),
            "integer" => match self.cx.str(node).replace('_', "").parse() {
                Ok(number) => ExprKind::Number(number),
                Err(_) => ExprKind::Opaque(Vec::new()),
            },
            "instance_variable" if self.view.is_some() => return self.assigned_for_view(node),
            "instance_variable" if self.nesting.borrow().is_empty() => ExprKind::Name(self.cx.str(node).into()),
            "instance_variable" => return Expr::member(self.implicit(span), self.cx.str(node), span, span),
            "class_variable" if self.nesting.borrow().is_empty() => ExprKind::Name(self.cx.str(node).into()),
            "class_variable" => {
                let class = Expr::new(ExprKind::ThisClass, Span { start: span.start, end: span.start });
                return Expr::access(class, self.cx.key(node), Style::Static, span);
            }
            "global_variable" => ExprKind::Name(self.cx.str(node).into()),
            "string" | "chained_string" | "heredoc_beginning" | "simple_symbol" | "delimited_symbol" | "hash_key_symbol"
            | "character" | "bare_string" | "bare_symbol" => return self.text(node),
            "regex" => return Expr::opaque(self.interpolations(node), span),
            "subshell" => return self.shell(self.text(node), span),
            "array" => ExprKind::List(self.items(&children(node))),
            "string_array" | "symbol_array" => {
                ExprKind::List(children(node).into_iter().map(|part| Arg::of(self.text(part))).collect())
            }
            "hash" => return self.record(&children(node), span),
            "call" => return self.call(node),
            "element_reference" => return self.element(node),
            "yield" => {
                let mut args = Vec::new();
                if let Some(list) = children(node).into_iter().find(|child| child.kind() == "argument_list") {
                    args = self.arguments(&children(list));
                }
                if self.lists.get() {
                    let given = match &args[..] {
                        [one] if !one.spread => one.value.clone(),
                        _ => Expr::new(ExprKind::List(args), span),
                    };
                    return Self::block_statements(vec![Stmt::Yield(given)], span);
                }
                // `include Dry::Monads[:result, :do]`: what a success holds.
                if let (true, [one]) = (self.unwraps, &args[..]) {
                    return one.value.clone();
                }
                return Expr::new(ExprKind::Call { callee: Box::new(Expr::name(BLOCK, span)), args }, span);
            }
            "super" => return self.super_call(None, span),
            "lambda" => {
                let Some(body) = node.child_by_field_name("body") else { return Expr::opaque(Vec::new(), span) };
                return self.function(body, node.child_by_field_name("parameters"));
            }
            "binary" => return self.binary(node),
            "unary" => {
                let operand = self.field(node, "operand");
                match (self.operator(node), &operand.kind) {
                    ("!" | "not", _) => return Expr { span, ..operand.not() },
                    ("defined?", _) => ExprKind::Exists(Box::new(operand)),
                    ("-", ExprKind::Number(number)) => ExprKind::Number(number.wrapping_neg()),
                    _ => ExprKind::Opaque(vec![operand]),
                }
            }
            "conditional" => ExprKind::Cond {
                test: Box::new(self.field(node, "condition")),
                then: Box::new(self.field(node, "consequence")),
                otherwise: Box::new(self.field(node, "alternative")),
            },
            "assignment" | "operator_assignment" => return self.assignment_value(node),
            "parenthesized_statements" => {
                let parts = children(node);
                match parts[..] {
                    [one] => return self.expr(one),
                    _ => return self.value_of(node),
                }
            }
            "if" | "unless" | "elsif" | "if_modifier" | "unless_modifier" | "case" | "case_match" | "begin" | "while"
            | "until" | "while_modifier" | "until_modifier" | "for" | "return" | "next" | "break" | "redo" | "retry"
            | "method" | "singleton_method" | "class" | "module" | "singleton_class" | "alias" | "then" | "begin_block"
            | "end_block" => {
                return self.value_of(node);
            }
            "rescue_modifier" => {
                let (body, handler) = (self.field(node, "body"), self.field(node, "handler"));
                let body = vec![Stmt::Value(body)];
                return Self::block_statements(vec![Stmt::Try { body, handlers: vec![vec![Stmt::Value(handler)]] }], span);
            }
            "match_pattern" | "test_pattern" => {
                let mut body = Vec::new();
                let subject = self.once(self.field(node, "value"), &mut body);
                let mut asked = Vec::new();
                let pattern = node
                    .child_by_field_name("pattern")
                    .map_or(Pattern::Ignore, |pattern| self.in_pattern(pattern, &subject, &mut asked));
                let matches = Expr::new(ExprKind::Matches { expr: Box::new(subject), pattern: Box::new(pattern) }, span);
                let both = |test, asked| Expr::new(ExprKind::Both(Box::new(asked), Box::new(test)), span);
                body.push(Stmt::Value(asked.into_iter().rev().fold(matches, both)));
                return Self::block_statements(body, span);
            }
            "block_argument" => match node.named_child(0) {
                Some(inner) => return self.block_value(inner),
                None => ExprKind::Name(BLOCK.into()),
            },
            "splat_argument" | "hash_splat_argument" => {
                return node.named_child(0).map_or_else(|| Expr::null(span), |inner| self.expr(inner));
            }
            "pair" => return self.record(&[node], span),
            "block" | "do_block" => return self.function(node, node.child_by_field_name("parameters")),
            "empty_statement" | "comment" => ExprKind::Null,
            _ => ExprKind::Opaque(self.all(children(node))),
        };
        Expr::new(kind, span)
    }

    fn value_of(&self, node: Node<'_>) -> Expr {
        let mut body = Vec::new();
        self.statement(node, Tail::Value, &mut body);
        Self::block_statements(body, self.cx.span(node))
    }

    fn identifier(&self, node: Node<'_>) -> Expr {
        let (name, span) = (self.cx.str(node), self.cx.span(node));
        if let Some((known, _)) = self.variable(name) {
            return Expr::name(&known, span);
        }
        match name {
            // Where the file is, as `require` has it.
            "__dir__" => self.made_text(".", span),
            "__FILE__" => self.made_text("./_", span),
            "block_given?" => Expr::new(ExprKind::Exists(Box::new(Expr::name(BLOCK, span))), span),
            "binding" | "__method__" | "__LINE__" => Expr::opaque(Vec::new(), span),
            "raise" | "fail" | "abort" | "exit" | "exit!" => Self::block_statements(vec![Stmt::Throw(None)], span),
            "new" if !self.nesting.borrow().is_empty() => {
                let class = Box::new(Expr::new(ExprKind::ThisClass, span));
                Expr::new(ExprKind::New { class, args: Vec::new() }, span)
            }
            // Of a template: what it was handed by that name, or a helper.
            _ if self.view.is_some() => {
                let helper = self.bare(name, span, Vec::new(), span);
                Expr::either(helper, self.shown_as(handed::LOCALS, name, span), span)
            }
            _ => self.bare(name, span, Vec::new(), span),
        }
    }

    fn constant_reference(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        if let Some(path) = self.constant_path(node) {
            return self.constant(&path, span);
        }
        let Some((scope, name)) = node.child_by_field_name("scope").zip(node.child_by_field_name("name")) else {
            return Expr::opaque(Vec::new(), span);
        };
        Expr::access(self.expr(scope), self.cx.key(name), Style::Static, span)
    }

    fn assignment_value(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        let Some(left) = node.child_by_field_name("left") else { return Expr::opaque(Vec::new(), span) };
        if self.constant_path(left).is_some() {
            let mut body = Vec::new();
            self.assignment(node, &mut body);
            body.push(Stmt::Value(self.expr(left)));
            return Self::block_statements(body, span);
        }
        let value = Box::new(self.assigned(node));
        let (target, scope) = match left.kind() {
            "identifier" => {
                let (name, outside) = self.declared(self.cx.str(left));
                let scope = if outside { Scope::Nearest } else { Scope::Local };
                (Pattern::Name(Ident { name, span: self.cx.span(left) }), scope)
            }
            _ => (self.pattern(left), Scope::Local),
        };
        Expr::new(ExprKind::Assign { target: Box::new(target), value, scope }, span)
    }

    // ------------------------------------------------------------------ lists and hashes

    /// Elements of an array, or arguments of something that takes no block. Pairs among them are one hash at the end.
    pub(super) fn items(&self, nodes: &[Node<'_>]) -> Vec<Arg> {
        let is_pair = |node: &&Node<'_>| matches!(node.kind(), "pair" | "hash_splat_argument");
        let mut items = Vec::new();
        for node in nodes.iter().filter(|node| !is_pair(node)) {
            match node.kind() {
                "splat_argument" => items.push(Arg { value: self.expr(*node), name: None, spread: true }),
                _ => items.push(Arg::of(self.expr(*node))),
            }
        }
        let pairs: Vec<_> = nodes.iter().filter(is_pair).copied().collect();
        if let [first, .., last] | [first @ last] = &pairs[..] {
            items.push(Arg::of(self.record(&pairs, self.cx.span(*first).to(self.cx.span(*last)))));
        }
        items
    }

    pub(super) fn record(&self, nodes: &[Node<'_>], span: Span) -> Expr {
        let mut fields = Vec::new();
        for &node in nodes {
            match (node.kind(), node.child_by_field_name("key")) {
                ("pair", Some(key)) => {
                    let value = node.child_by_field_name("value").map_or_else(|| self.shorthand(key), |value| self.expr(value));
                    fields.push(Field::Pair { key: self.expr(key), value });
                }
                ("hash_splat_argument", _) => fields.push(Field::Spread(self.expr(node))),
                _ => fields.push(Field::Pair { key: Expr::opaque(Vec::new(), span), value: self.expr(node) }),
            }
        }
        Expr::new(ExprKind::Record(fields), span)
    }

    /// The value of `user:` without one.
    fn shorthand(&self, key: Node<'_>) -> Expr {
        let (name, span) = (self.cx.str(key), self.cx.span(key));
        match self.variable(name) {
            Some((known, _)) => Expr::name(&known, span),
            None => self.bare(name, span, Vec::new(), span),
        }
    }

    /// The arguments of a call, without its block.
    pub(super) fn arguments(&self, nodes: &[Node<'_>]) -> Vec<Arg> {
        let mut args = Vec::new();
        let mut strings = Vec::new();
        for &node in nodes {
            let span = self.cx.span(node);
            match (node.kind(), node.child_by_field_name("key")) {
                ("pair", Some(key)) if key.kind() == "hash_key_symbol" => {
                    let value = node.child_by_field_name("value").map_or_else(|| self.shorthand(key), |value| self.expr(value));
                    args.push(Arg { value, name: Some(self.cx.ident(key)), spread: false });
                }
                ("pair", Some(_)) => strings.push(node),
                ("splat_argument" | "hash_splat_argument", _) if node.named_child_count() == 0 => {
                    let name = if node.kind() == "splat_argument" { "*" } else { "**" };
                    args.push(Arg { value: Expr::name(name, span), name: None, spread: true });
                }
                ("splat_argument" | "hash_splat_argument", _) => {
                    args.push(Arg { value: self.expr(node), name: None, spread: true })
                }
                ("forward_argument", _) => {
                    args.extend(["*", "**"].map(|name| Arg { value: Expr::name(name, span), name: None, spread: true }));
                    args.push(block_argument(Expr::name(BLOCK, span)));
                }
                ("block_argument", _) => args.push(block_argument(self.expr(node))),
                _ => args.push(Arg::of(self.expr(node))),
            }
        }
        if let [first, .., last] | [first @ last] = &strings[..] {
            args.push(Arg::of(self.record(&strings, self.cx.span(*first).to(self.cx.span(*last)))));
        }
        args
    }

    fn element(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        let mut parts = children(node);
        if parts.is_empty() {
            return Expr::opaque(Vec::new(), span);
        }
        let object = parts.remove(0);
        let block = node.child_by_field_name("block").map(|block| block.id());
        parts.retain(|part| Some(part.id()) != block);
        // `Hash[pairs]`, `JSON[text]`
        if let Some(path) =
            self.constant_path(object).filter(|path| matches!(path.as_str(), "Hash" | "JSON" | "Array" | "Set" | "Dir"))
        {
            return self.modelled(&format!("{path}.[]"), self.all(parts), span);
        }
        let base = self.expr(object);
        match parts[..] {
            [range] if range.kind() == "range" => self.send(base, "slice", span, vec![Arg::of(self.expr(range))], span),
            [key] if key.kind() == "regex" => Expr::opaque(vec![base, self.expr(key)], span),
            [key] => Expr::access(base, self.expr(key), Style::Index, span),
            _ => {
                let args = parts.into_iter().map(|part| Arg::of(self.expr(part))).collect();
                self.send(base, "slice", span, args, span)
            }
        }
    }

    // ------------------------------------------------------------------ operators

    fn binary(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        let Some((left, right)) = node.child_by_field_name("left").zip(node.child_by_field_name("right")) else {
            return Expr::opaque(self.all(children(node)), span);
        };
        let operator = self.operator(node);
        match operator {
            "&&" | "and" => return Expr::new(ExprKind::Both(Box::new(self.expr(left)), Box::new(self.expr(right))), span),
            "||" | "or" => return Expr::either(self.expr(left), self.expr(right), span),
            "=~" | "!~" => {
                let (subject, regex) = if left.kind() == "regex" { (right, left) } else { (left, right) };
                let test = self.regex_test(self.expr(subject), regex, span);
                return if operator == "!~" { Expr { span, ..test.not() } } else { test };
            }
            "===" if left.kind() == "regex" => return self.regex_test(self.expr(right), left, span),
            "%" if self.is_text(left) => {
                let args = match right.kind() {
                    "array" => self.items(&children(right)),
                    _ => vec![Arg::of(self.expr(right))],
                };
                return self.send(self.expr(left), "%", span, args, span);
            }
            "<<" => {
                let mut body = Vec::new();
                if self.appends(node, &mut body) {
                    body.push(Stmt::Value(self.expr(left)));
                    return Self::block_statements(body, span);
                }
            }
            _ => {}
        }
        let (one, other) = (self.expr(left), self.expr(right));
        match operator {
            "==" | "===" | "eql?" | "equal?" => Expr::compare(Op::Eq, one, other, span),
            "!=" => Expr::compare(Op::Ne, one, other, span),
            "+" => self.sum(one, other, span),
            ">>" => self.modelled("Proc.>>", vec![one, other], span),
            "<<" => self.modelled("Proc.<<", vec![one, other], span),
            "%" => self.send(one, "%", span, vec![Arg::of(other)], span),
            "|" => {
                let spread = |value| Arg { value, name: None, spread: true };
                Expr::new(ExprKind::List(vec![spread(one), spread(other)]), span)
            }
            "-" | "&" => self.send(one, "intersection", span, vec![Arg::of(other)], span),
            _ => Expr::opaque(vec![one, other], span),
        }
    }

    fn is_text(&self, node: Node<'_>) -> bool {
        matches!(node.kind(), "string" | "chained_string" | "heredoc_beginning")
    }

    /// Texts one after the other, or arrays.
    pub(super) fn sum(&self, one: Expr, other: Expr, span: Span) -> Expr {
        let is_list = |value: &Expr| matches!(value.kind, ExprKind::List(_));
        if is_list(&one) || is_list(&other) {
            let spread = |value| Arg { value, name: None, spread: true };
            return Expr::new(ExprKind::List(vec![spread(one), spread(other)]), span);
        }
        Expr::new(ExprKind::Template(vec![one, other]), span)
    }

    /// `list << value`, where that can be told from a shift of bits.
    pub(super) fn appends(&self, node: Node<'_>, out: &mut Vec<Stmt>) -> bool {
        if self.operator(node) != "<<" {
            return false;
        }
        let Some((left, right)) = node.child_by_field_name("left").zip(node.child_by_field_name("right")) else { return false };
        if !matches!(left.kind(), "identifier" | "instance_variable" | "call" | "element_reference" | "binary" | "class_variable")
        {
            return false;
        }
        if left.kind() == "binary" && !self.appends(left, out) {
            return false;
        }
        let mut target = left;
        while target.kind() == "binary" {
            let Some(inner) = target.child_by_field_name("left") else { return false };
            target = inner;
        }
        out.push(self.appended(self.expr(target), self.expr(right)));
        true
    }

    /// The statement that puts the value at the end of the list.
    pub(super) fn appended(&self, list: Expr, value: Expr) -> Stmt {
        let span = list.span;
        // `(lists[name] ||= []) << value`
        let pattern = Pattern::Place(Box::new(Expr::new(ExprKind::Each(Box::new(list)), span)));
        Stmt::Bind { pattern, value, scope: Scope::Local }
    }

    /// Whether the text matches, as far as the regular expression is plain text.
    pub(super) fn regex_test(&self, subject: Expr, regex: Node<'_>, span: Span) -> Expr {
        let unknown = |subject: Expr| Expr::new(ExprKind::Opaque(vec![subject]), span);
        let parts = children(regex);
        let is_plain = regex.kind() == "regex" && parts.iter().all(|part| part.kind() != "interpolation");
        let ([first, .., last] | [first @ last]) = &parts[..] else { return unknown(subject) };
        let at = self.cx.span(*first).to(self.cx.span(*last));
        let Some(text) = self.cx.text.get(at.range()).filter(|_| is_plain) else { return unknown(subject) };
        let Some(alternatives) = plain_alternatives(text) else { return unknown(subject) };
        let tests = alternatives.into_iter().map(|(op, text)| {
            let text = Expr::new(ExprKind::Text { value: text.as_str().into(), content: at, exact: false }, at);
            Expr::compare(op, subject.clone(), text, span)
        });
        super::statements::any_of(tests.collect(), span)
    }
}

/// What a regular expression compares with, where it is no more than texts and anchors: `\Ainflux(db)?`, `^a|b$` are not.
fn plain_alternatives(regex: &str) -> Option<Vec<(Op, String)>> {
    let mut body = regex;
    let whole = |body: &str| body.starts_with('(') && body.ends_with(')') && body.matches('(').count() == 1;
    let begins = ["\\A", "^"].iter().find_map(|anchor| body.strip_prefix(anchor)).inspect(|rest| body = rest).is_some();
    let ends = ["\\z", "\\Z", "$"].iter().find_map(|anchor| body.strip_suffix(anchor)).inspect(|rest| body = rest).is_some();
    if whole(body) {
        body = body.trim_start_matches("(?:").trim_start_matches('(').trim_end_matches(')');
    } else if (begins || ends) && body.contains('|') {
        return None;
    }
    let op = match (begins, ends) {
        (true, true) => Op::Eq,
        (true, false) => Op::StartsWith,
        (false, true) => Op::EndsWith,
        (false, false) => Op::Contains,
    };
    let plain = |text: &str| {
        let text = text.replace("\\.", ".").replace("\\-", "-").replace("\\/", "/").replace("\\b", "");
        let is_plain =
            !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | ':' | '/' | ' ' | '.'));
        // An unescaped dot is any sign; that a version has one there anyway makes no difference.
        is_plain.then_some((op, text))
    };
    body.split('|').map(plain).collect()
}
