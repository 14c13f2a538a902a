//! Functions that are part of the language rather than of its library.

use tree_sitter::Node;

use super::Php;
use super::calls::Builtin;
use super::frameworks::construct;
use crate::syntax::ir::{Expr, ExprKind, Field, Op, Span, Stmt, Style};
use crate::syntax::tree::{children, has_token};

impl Php<'_> {
    /// Functions that are part of the language rather than of its library.
    pub(super) fn builtin_call(&self, call: &Builtin<'_>, span: Span) -> Option<Expr> {
        let first = call.args.first().copied();
        Some(match (call.name.as_str(), &call.args[..]) {
            ("isset", args) => {
                let tests = args.iter().map(|arg| Expr::new(ExprKind::Exists(Box::new(self.expr(*arg))), self.cx.span(*arg)));
                tests.reduce(|left, right| Expr::new(ExprKind::Both(Box::new(left), Box::new(right)), span))?
            }
            ("empty", [value]) => Expr::new(ExprKind::Exists(Box::new(self.expr(*value))), span).not(),
            ("is_null", [value]) => Expr::new(ExprKind::Exists(Box::new(self.expr(*value))), span).not(),
            ("exit" | "die", _) => {
                let value = first.map(|value| self.expr(value));
                Expr::new(ExprKind::Block(vec![Stmt::Throw(value)]), span)
            }
            ("compact", args) => self.compact(args, span)?,
            ("dirname", [path, level @ ..]) => self.dirname(*path, level.first().copied(), span)?,
            ("preg_match", [pattern, subject, ..]) => {
                let (op, key) = self.literal_regex(*pattern)?;
                Expr::compare(op, self.expr(*subject), key, span)
            }
            ("shell_exec" | "exec" | "system" | "passthru" | "popen", [command, ..]) => shell(self.expr(*command), span),
            ("sprintf", [format, args @ ..]) => self.sprintf(*format, args, span)?,
            ("vsprintf", [format, args]) if args.kind() == "array_creation_expression" => {
                let args = children(*args)
                    .into_iter()
                    .map(|element| if has_token(element, "=>") { None } else { element.named_child(0) });
                self.sprintf(*format, &args.collect::<Option<Vec<_>>>()?, span)?
            }
            ("putenv", [pair]) => self.environment_pair(*pair, span)?,
            // strtok($type, ':') is the first of what explode() gives; so is strstr($type, ':', true).
            ("strtok", [text, separator]) => self.first_part(*separator, *text, span),
            ("strstr", [text, separator, before]) if self.cx.str(*before).eq_ignore_ascii_case("true") => {
                self.first_part(*separator, *text, span)
            }
            ("fnmatch", [pattern, subject]) => {
                let (op, key) = self.literal_wildcard(*pattern)?;
                Expr::compare(op, self.expr(*subject), key, span)
            }
            // The callback receives what the third argument says.
            ("array_filter", [array, function, mode]) => {
                let mode = if self.cx.str(*mode).contains("USE_KEY") || self.cx.str(*mode) == "2" { "key" } else { "both" };
                let callee = Expr::name(&format!("array_filter:{mode}"), span);
                Expr::call(callee, vec![self.expr(*array), self.expr(*function)], span)
            }
            // Laravel's container: app(Reader::class)
            ("app" | "resolve", [name]) if self.is_config(*name) => Expr::call(Expr::name("config", span), Vec::new(), span),
            ("app" | "resolve", [class]) => self.class_literal(*class).map(|class| construct(class, span))?,
            (function, [argument]) if let Some(configured) = self.configurator_call(function, *argument, span) => configured,
            (function, _) if function.starts_with('_') => self.included_template(call, span)?,
            _ => return None,
        })
    }

    /// `putenv("INFLUX=$json")`: what stands behind the sign is the value, whatever it is.
    fn environment_pair(&self, pair: Node<'_>, span: Span) -> Option<Expr> {
        let pair = self.expr(pair);
        let ExprKind::Template(parts) = &pair.kind else { return None };
        let mut sides = [Vec::new(), Vec::new()];
        let mut side = 0;
        for part in parts {
            match &part.kind {
                ExprKind::Text { value, content, .. } if side == 0 && value.contains('=') => {
                    let (name, rest) = value.split_once('=')?;
                    let text = |value: &str| ExprKind::Text { value: value.into(), content: *content, exact: false };
                    sides[0].push(Expr::new(text(name), part.span));
                    sides[1].push(Expr::new(text(rest), part.span));
                    side = 1;
                }
                _ => sides[side].push(part.clone()),
            }
        }
        let [name, value] = sides.map(|parts| Expr::new(ExprKind::Template(parts), pair.span));
        (side == 1).then(|| Expr::call(Expr::name("apache_setenv", span), vec![name, value], span))
    }

    pub(super) fn first_part(&self, separator: Node<'_>, text: Node<'_>, span: Span) -> Expr {
        let parts = Expr::call(Expr::name("explode", span), vec![self.expr(separator), self.expr(text)], span);
        Expr::access(parts, Expr::new(ExprKind::Number(0), span), Style::Index, span)
    }

    /// `sprintf('%s:%s', $a, $b)` where all of the format is known.
    pub(super) fn sprintf(&self, format: Node<'_>, args: &[Node<'_>], span: Span) -> Option<Expr> {
        let format = self.expr(format);
        let ExprKind::Text { value, content, exact: true } = &format.kind else { return None };
        let start = content.start as usize;
        let mut parts = Vec::new();
        let mut next = 0;
        let mut done = 0;
        while let Some(at) = value.get(done..).and_then(|rest| rest.find('%')).map(|at| at + done) {
            if at > done {
                parts.push(Expr::text(value.get(done..at)?, Span::new(start + done, start + at)));
            }
            let rest = value.get(at + 1..)?;
            let length = rest.find(|c: char| c.is_ascii_alphabetic() || c == '%')?;
            let (spec, kind) = (rest.get(..length)?, rest.get(length..=length)?);
            done = at + 1 + length + 1;
            if kind == "%" {
                let place = Span::new(start + at, start + done);
                parts.push(Expr::new(ExprKind::Text { value: "%".into(), content: place, exact: false }, place));
                continue;
            }
            let index = match spec.split_once('$') {
                Some((number, _)) => number.parse::<usize>().ok()?.checked_sub(1)?,
                None => {
                    next += 1;
                    next - 1
                }
            };
            parts.push(self.expr(*args.get(index)?));
        }
        if let Some(rest) = value.get(done..).filter(|rest| !rest.is_empty()) {
            parts.push(Expr::text(rest, Span::new(start + done, start + value.len())));
        }
        Some(Expr::new(ExprKind::Template(parts), span))
    }

    /// `influx*`: a pattern of a shell with nothing but an end left open.
    pub(super) fn literal_wildcard(&self, pattern: Node<'_>) -> Option<(Op, Expr)> {
        let pattern = self.expr(pattern);
        let ExprKind::Text { value, content, exact: true } = &pattern.kind else { return None };
        let after_start = value.strip_prefix('*').unwrap_or(value);
        let inner = after_start.strip_suffix('*').unwrap_or(after_start);
        if inner.is_empty() || inner.contains(['*', '?', '[', '\\']) {
            return None;
        }
        let op = match (after_start.len() < value.len(), inner.len() < after_start.len()) {
            (false, false) => Op::Eq,
            (false, true) => Op::StartsWith,
            (true, false) => Op::EndsWith,
            (true, true) => Op::Contains,
        };
        let at = content.start as usize + (value.len() - after_start.len());
        Some((op, Expr::text(inner, Span::new(at, at + inner.len()))))
    }

    /// `compact('host', 'user')`: the variables of these names.
    pub(super) fn compact(&self, args: &[Node<'_>], span: Span) -> Option<Expr> {
        let mut fields = Vec::new();
        for arg in args {
            let names = if arg.kind() == "array_creation_expression" { children(*arg) } else { vec![*arg] };
            for name in names {
                let key = self.expr(name);
                let value = Expr::name(&format!("${}", key.as_text()?), key.span);
                fields.push(Field::Pair { key, value });
            }
        }
        Some(Expr::new(ExprKind::Record(fields), span))
    }

    /// `dirname(__DIR__, 2)`: what lies above the directory of this file.
    pub(super) fn dirname(&self, path: Node<'_>, level: Option<Node<'_>>, span: Span) -> Option<Expr> {
        let path = self.expr(path);
        let levels = match level {
            Some(level) => self.cx.str(level).parse::<usize>().ok().filter(|level| (1..20).contains(level))?,
            None => 1,
        };
        let mut value = path.as_text()?.to_owned();
        for _ in 0..levels {
            value = match value.as_str() {
                "./." => ".".to_owned(),
                "." => "..".to_owned(),
                above if above.split('/').all(|part| part == "..") => format!("{above}/.."),
                _ => return None,
            };
        }
        Some(Expr::new(ExprKind::Text { value: value.into(), content: span, exact: false }, span))
    }
}

pub(super) fn shell(code: Expr, span: Span) -> Expr {
    Expr::new(ExprKind::Code { language: "shell", code: Box::new(code), input: None, names: Vec::new() }, span)
}
