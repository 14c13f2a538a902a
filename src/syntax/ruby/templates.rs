//! ERB: Ruby between marks in any text. In YAML, what stands there is the value of its key.

use tree_sitter::Node;

use super::{Ruby, Tail};
use crate::syntax::ir::{Expr, ExprKind, Field, Span, Stmt};
use crate::syntax::tree::children;

pub(super) fn is_yaml(path: &str) -> bool {
    [".yml", ".yaml", ".yml.erb", ".yaml.erb"].iter().any(|end| path.ends_with(end))
}

pub(super) fn is_template(path: &str, text: &str) -> bool {
    path.ends_with(".erb") || (is_yaml(path) && text.contains("<%"))
}

/// The code between the marks, each byte where it was, and blanks for the rest.
pub(super) fn code_of(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let blank = |part: &str, code: &mut String| {
        for byte in part.bytes() {
            code.push(if byte == b'\n' { '\n' } else { ' ' });
        }
    };
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("<%") {
        blank(before, &mut code);
        code.push_str("  ");
        let (inside, left) = after.split_once("%>").unwrap_or((after, ""));
        let closed = after.len() > inside.len();
        let body = inside.trim_start_matches(['=', '-', '%']);
        blank(&inside[..inside.len() - body.len()], &mut code);
        if inside.starts_with('#') || inside.starts_with('%') {
            blank(body, &mut code);
        } else {
            let trimmed = body.strip_suffix('-').unwrap_or(body);
            code.push_str(trimmed);
            blank(&body[trimmed.len()..], &mut code);
        }
        if closed {
            // A statement ends here.
            code.push_str("; ");
        }
        rest = left;
    }
    blank(rest, &mut code);
    code
}

/// Levels of a YAML file that are told apart.
const MAX_LEVELS: usize = 32;

/// A line of YAML that has a key.
struct Line<'t> {
    indent: usize,
    key: (usize, &'t str),
    value: (usize, &'t str),
}

impl Ruby<'_> {
    /// What a YAML file gives: a record of its keys. What stands between marks and is nobody's value runs before that.
    pub(super) fn yaml(&self, text: &str, root: Node<'_>) -> Vec<Stmt> {
        let mut body = Vec::new();
        let lines = lines_of(text);
        let is_in = |node: &Node<'_>, line: &Line<'_>| {
            node.start_byte() >= line.value.0 && node.end_byte() <= line.value.0 + line.value.1.len()
        };
        let (values, others): (Vec<Node<'_>>, Vec<Node<'_>>) =
            children(root).into_iter().partition(|node| lines.iter().any(|line| is_in(node, line)));
        self.statements(&others, Tail::Drop, &mut body);
        let value = |line: &Line<'_>| {
            let code: Vec<_> = values.iter().filter(|node| is_in(node, line)).copied().collect();
            self.yaml_value(line.value.1, line.value.0, &code)
        };
        let values: Vec<Expr> = lines.iter().map(value).collect();
        let mut at = 0;
        let record = self.yaml_record(&lines, &values, &mut at, 0, 0);
        body.push(Stmt::Return(Some(record)));
        body
    }

    fn yaml_value(&self, value: &str, at: usize, code: &[Node<'_>]) -> Expr {
        let span = Span::new(at, at + value.len());
        if let [one] = code {
            return self.expr(*one);
        }
        if !code.is_empty() {
            return Expr::opaque(code.iter().map(|node| self.expr(*node)).collect(), span);
        }
        let bare = value.trim_matches(['"', '\'']);
        let offset = value.find(bare).unwrap_or(0);
        Expr::text(bare, Span::new(at + offset, at + offset + bare.len()))
    }

    fn yaml_record(&self, lines: &[Line<'_>], values: &[Expr], at: &mut usize, indent: usize, depth: usize) -> Expr {
        let start = lines.get(*at).map_or(0, |line| line.key.0);
        let mut fields = Vec::new();
        while let Some(line) = lines.get(*at).filter(|line| line.indent >= indent) {
            let (key_at, key) = line.key;
            let value = values[*at].clone();
            *at += 1;
            let (_, written) = line.value;
            if key == "<<" {
                // `<<: *default`: what the anchor's keys are.
                if let Some(anchor) = written.strip_prefix('*') {
                    let anchored = lines.iter().position(|line| line.value.1.strip_prefix('&') == Some(anchor));
                    if let Some(from) = anchored.filter(|_| depth < 8) {
                        let mut inner = from + 1;
                        let deeper = lines.get(inner).map_or(0, |line| line.indent);
                        if deeper > lines[from].indent {
                            fields.push(Field::Spread(self.yaml_record(lines, values, &mut inner, deeper, depth + 1)));
                        }
                    }
                }
                continue;
            }
            let deeper = lines.get(*at).map_or(0, |line| line.indent);
            let value = if deeper > line.indent && depth < MAX_LEVELS && (written.is_empty() || written.starts_with(['&', '*'])) {
                self.yaml_record(lines, values, at, deeper, depth + 1)
            } else {
                value
            };
            let key = Expr::text(key, Span::new(key_at, key_at + key.len()));
            fields.push(Field::Pair { key, value });
        }
        Expr::new(ExprKind::Record(fields), Span::new(start, start))
    }
}

fn lines_of(text: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut at = 0;
    for whole in text.split_inclusive('\n') {
        let start = at;
        at += whole.len();
        let line = whole.trim_end();
        let content = line.trim_start_matches([' ', '-']);
        let indent = line.len() - content.len();
        if content.starts_with(['#', '<', '%']) && !content.starts_with("<<:") {
            continue;
        }
        let Some((key, value)) = content.split_once(':') else { continue };
        if key.contains(['<', ' ', '{']) || !(value.is_empty() || value.starts_with(' ')) {
            continue;
        }
        let bare = key.trim_matches(['"', '\'']);
        let offset = key.find(bare).unwrap_or(0);
        let trimmed = value.trim();
        let value_at = start + indent + key.len() + 1 + (value.len() - value.trim_start().len());
        lines.push(Line { indent, key: (start + indent + offset, bare), value: (value_at, trimmed) });
    }
    lines
}
