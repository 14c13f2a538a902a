//! Expressions, and the choices that they stand in.

use std::rc::Rc;
use std::sync::Arc;

use super::evaluator::{Evaluator, Given, MAX_DEPTH, Tested};
use super::patterns::kind_of;
use super::programs::words_of;
use super::state::{State, join_all};
use super::text::{key_text, pieces_of, placed_text, template};
use super::value::{AccessPath, Atom, Closure, Record, Test, Text, Value};
use super::{Form, Site};
use crate::source::{OffsetMap, Piece, Span};
use crate::syntax::ir::{ARGUMENTS, Expr, ExprKind, Field, Function, MADE_UP, Op, Scope, Style, Sym, Type};

impl Evaluator<'_> {
    pub(super) fn eval(&mut self, expr: &Expr, st: &mut State) -> Value {
        self.steps += 1;
        self.evaluated += 1;
        if self.depth >= MAX_DEPTH {
            self.incomplete("the program nests too deep to be followed to its end", self.place(expr.span));
            return Value::default();
        }
        self.depth += 1;
        let value = self.eval_kind(expr, st);
        self.depth -= 1;
        if let Some(act) = self.activations.last_mut() {
            act.meets |= value.atoms().iter().any(is_of_document);
        }
        value
    }

    pub(super) fn eval_all<'e>(&mut self, exprs: impl IntoIterator<Item = &'e Expr>, st: &mut State) {
        for expr in exprs {
            self.eval(expr, st);
        }
    }

    fn eval_kind(&mut self, expr: &Expr, st: &mut State) -> Value {
        match &expr.kind {
            ExprKind::Text { value, content, exact } => {
                let place = self.place(*content);
                let map = match &self.unit().map {
                    // Each line of a region has a place of its own, which an exact text keeps.
                    Some(map) if *exact => map.cut(*content),
                    _ => OffsetMap { pieces: vec![Piece { start: 0, place, exact: *exact }] },
                };
                Atom::Text(Text { value: value.clone(), map: Rc::new(map) }).into()
            }
            ExprKind::Number(number) => Atom::Number(*number).into(),
            ExprKind::Null => Atom::Null.into(),
            ExprKind::Bool(truth) => Atom::Bool(*truth).into(),
            ExprKind::Template(parts) => {
                let parts = parts.iter().map(|part| (self.eval(part, st), self.place(part.span))).collect::<Vec<_>>();
                template(&parts, false)
            }
            ExprKind::Name(name) => self.name(name, expr.span, st),
            // A closure outside a class is bound to the container by whoever routes to it.
            ExprKind::This if self.act().this.is_empty() && self.language() == "php" => {
                Atom::Instance(r"Psr\Container\ContainerInterface".into()).into()
            }
            ExprKind::This => self.settle(&self.act().this, st),
            ExprKind::ThisClass => self.this_class(),
            ExprKind::Super => self.super_class(st),
            ExprKind::Access { base, key, style } => {
                let base_value = match &base.kind {
                    // A name that the module gives comes before a field of the whole of it.
                    ExprKind::Module(spec) => {
                        let spec = self.eval(spec, st);
                        self.modules(&spec)
                    }
                    _ => self.eval(base, st),
                };
                let base_value = if *style == Style::Static { self.named_classes(base_value) } else { base_value };
                let key_value = self.eval(key, st);
                self.access(&base_value, &key_value, base, key, expr.span, *style, st)
            }
            ExprKind::Each(base) => {
                let value = self.eval(base, st);
                self.elements(&value, self.place(expr.span), st)
            }
            ExprKind::Call { callee, args } => self.call(expr, callee, args, st),
            ExprKind::New { class, args } => {
                let class = self.eval(class, st);
                let args = self.args(args, st);
                self.construct(&class, args, self.place(expr.span), st)
            }
            ExprKind::Cast { expr: inner, ty } => {
                let value = self.eval(inner, st);
                let value = self.cast(value, ty, st);
                self.demand(&value, st);
                value
            }
            ExprKind::Function(function) => self.closure(function, st).into(),
            ExprKind::Class(class) => Atom::Class(self.declare_class(class, st)).into(),
            ExprKind::Record(fields) => self.record(fields, st),
            ExprKind::List(items) => {
                let args = self.args(items, st);
                // PHP's `[...$defaults, ...$endpoint]` keeps the keys.
                if self.language() == "php" && !(args.keywords.is_empty() && args.named.is_empty()) {
                    let mut record = Record::default();
                    for (at, item) in items.iter().enumerate() {
                        let value = self.quietly(&item.value, st);
                        if item.spread {
                            self.merge_into(&mut record, &value);
                        } else {
                            record.fields.insert(at.to_string().into(), value);
                        }
                    }
                    return Value::record(record);
                }
                Value::list(args.positional, args.rest)
            }
            ExprKind::Either(first, second) => self.either(first, second, st),
            ExprKind::Both(first, second) => {
                let test = self.eval(first, st);
                let choice = self.choice();
                self.tag_tested(&test, choice);
                let mut inner = st.in_arm(choice, 1);
                self.assume(&test, true, &mut inner);
                self.recognize(first, true, &mut inner);
                let value = if inner.dead { Value::default() } else { self.eval(second, &mut inner) };
                let mut outer = st.clone();
                self.assume(&test, false, &mut outer);
                let arms = st.arms.clone();
                *st = join_all([inner, outer]);
                if st.dead {
                    st.dead = false;
                }
                st.arms = arms;
                if matches!(value.atoms(), [Atom::Bool(false)]) {
                    return value;
                }
                let and = Test::And(Rc::new(truth_of(&test)), Rc::new(truth_of(&value)));
                let mut both: Value = Atom::Test(Rc::new(and)).into();
                both.join(&value.map(|atom| (!matches!(atom, Atom::Test(_))).then(|| atom.clone())));
                both
            }
            ExprKind::Cond { test, then, otherwise } => {
                let choice = self.choice();
                let tested = if is_nothing(otherwise) { Tested::Kept } else { Tested::Both };
                let (yes, no) = self.branch(test, tested, choice, st);
                let (mut yes, mut no) = (yes, no);
                let mut value = Value::default();
                if !yes.dead {
                    value = self.eval(then, &mut yes);
                }
                if !no.dead {
                    let other = self.eval(otherwise, &mut no);
                    value.join(&other);
                }
                let arms = st.arms.clone();
                *st = join_all([yes, no]);
                st.arms = arms;
                st.dead = false;
                value
            }
            ExprKind::Not(inner) => {
                let tested = self.tested;
                self.tested = tested.not();
                let value = self.eval(inner, st);
                self.tested = tested;
                Atom::Test(Rc::new(Test::Not(Rc::new(truth_of(&value))))).into()
            }
            ExprKind::Compare { op, left, right } => {
                let left_value = self.eval(left, st);
                let right_value = self.eval(right, st);
                self.key_tests(&left_value, &right_value, *op, st);
                let read = match op {
                    Op::In => self.membership(&left_value, &right_value, left, right, expr.span, st),
                    _ => Value::default(),
                };
                let test = if read.is_empty() { Test::Compare(*op, left_value, right_value) } else { Test::Truthy(read) };
                Atom::Test(Rc::new(test)).into()
            }
            ExprKind::Exists(inner) => {
                let value = self.eval(inner, st);
                Atom::Test(Rc::new(Test::Truthy(value))).into()
            }
            ExprKind::Matches { expr: inner, pattern } => {
                let value = self.eval(inner, st);
                let Some(test) = self.pattern_test(pattern, &value, st) else {
                    let value = match kind_of(pattern) {
                        // A list, or a mapping: which of them it is, the document tells.
                        Some(ty @ (Type::List(_) | Type::Map(_))) => {
                            let is = |atom: &Atom| is_list(atom).map(|is_list| is_list == matches!(ty, Type::List(_)));
                            if !value.is_empty() && value.atoms().iter().all(|atom| is(atom) == Some(false)) {
                                return Atom::Bool(false).into();
                            }
                            let kept = value.map(|atom| (is(atom) != Some(false)).then(|| atom.clone()));
                            self.bind(pattern, kept, Scope::Local, st);
                            return Atom::Test(Rc::new(Test::Truthy(value))).into();
                        }
                        Some(ty) => self.of_kind(&value, ty, true, st),
                        None => value,
                    };
                    self.bind(pattern, value, Scope::Local, st);
                    return Value::unknown();
                };
                // What is taken from it is taken where it matches.
                let test: Value = Atom::Test(Rc::new(test)).into();
                let mut matching = st.clone();
                self.assume(&test, true, &mut matching);
                let value = if matching.dead { Value::default() } else { self.settle(&value, &matching) };
                self.bind(pattern, value, Scope::Local, st);
                test
            }
            ExprKind::Assign { target, value, scope } => {
                let value = self.eval(value, st);
                self.bind(target, value.clone(), *scope, st);
                value
            }
            ExprKind::Block(body) => {
                self.act_mut().blocks.push(Value::default());
                self.exec(body, st);
                self.act_mut().blocks.pop().unwrap_or_default()
            }
            ExprKind::Module(spec) => {
                let spec = self.eval(spec, st);
                let modules = self.modules(&spec);
                self.wholes(&modules)
            }
            ExprKind::Include(spec) => {
                let spec = self.eval(spec, st);
                self.include(&spec, st)
            }
            ExprKind::Code { language, code, input, names } => {
                let parts: Vec<_> = match &code.kind {
                    ExprKind::Template(parts) => parts.iter().map(|part| (self.eval(part, st), self.place(part.span))).collect(),
                    _ => words_of(language, self.eval(code, st), self.place(code.span)),
                };
                let text = template(&parts, true);
                let input = input.as_ref().map(|input| self.eval(input, st));
                let mut arguments = None;
                let mut variables = Vec::new();
                for (name, value) in names {
                    let value = self.eval(value, st);
                    match &**name {
                        ARGUMENTS => arguments = Some(value),
                        name => variables.push((format!("${name}").into(), value)),
                    }
                }
                let holes: Vec<_> =
                    parts.into_iter().map(|(value, _)| value).filter(|value| pieces_of(value).next().is_none()).collect();
                self.code(language, &text, Given { input, arguments, variables }, &holes, st)
            }
            ExprKind::Program { file, arguments, input } => {
                let file = self.eval(file, st);
                let args = self.args(arguments, st);
                let input = input.as_ref().map(|input| self.eval(input, st));
                self.program(&file, &args, input, st)
            }
            ExprKind::Opaque(parts) => {
                for part in parts {
                    let value = self.eval(part, st);
                    self.escape(&value, st);
                }
                Value::unknown()
            }
        }
    }

    pub(super) fn name(&mut self, name: &Sym, span: Span, st: &mut State) -> Value {
        if self.is_nested() && name.starts_with(|c: char| c.is_uppercase() || c == ':') {
            let written = name.split(MADE_UP).next().unwrap_or_default().trim_start_matches("::").to_owned();
            return self.nested_name(name).unwrap_or_else(|| self.external(&written));
        }
        if let Some(value) = self.lookup(name, st) {
            return value;
        }
        let extracted = self.act().extracted.clone();
        if !extracted.is_empty() {
            let key = name.trim_start_matches('$');
            let offset = (name.len() - key.len()) as u32;
            let key_span = Span { start: span.start + offset, end: span.end };
            let text = placed_text(key, self.place(key_span));
            let site = Site { place: self.place(span), form: Form::Name };
            return self.access_value(&extracted, &Atom::Text(text).into(), self.place(key_span), Some(site), Style::Index, st);
        }
        // A variable of the shell that nothing sets comes with the environment; its commands have `()` in their names.
        if self.language() == "shell" && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') {
            let place = self.place(span);
            let module = self.frames[self.act().frame.0 as usize].module;
            let own = self.kept.get(&module).is_some_and(|variables| variables.contains_key(name));
            if own && !self.environment.contains_key(&(self.app(), name.clone())) {
                return Value::unknown();
            }
            return self.environment_variable(&placed_text(name, place), place, st);
        }
        if let Some(value) = self.implied_member(name, st) {
            return value;
        }
        let global = self.global_name(name).or_else(|| self.put_outside("globalThis", name, st));
        global.unwrap_or_else(|| self.external(name))
    }

    fn either(&mut self, first: &Expr, second: &Expr, st: &mut State) -> Value {
        let choice = self.choice();
        let mut one = st.in_arm(choice, 1);
        let mut value = self.eval(first, &mut one);
        if value.is_unknown() && self.is_unset(first) {
            value = Atom::Null.into();
        }
        self.tag_tested(&value, choice);
        let arms = st.arms.clone();
        let mut two = one.clone();
        two.arms = st.arms.clone();
        let mut two = two.in_arm(choice, 2);
        self.assume(&value, false, &mut two);
        let other = if two.dead { Value::default() } else { self.eval(second, &mut two) };
        self.tag(&other, choice, 2);
        // As a test, either of them; as a value, the first unless it is missing.
        let tests = value.atoms().iter().any(|atom| matches!(atom, Atom::Test(_)));
        let mut result: Value =
            value.atoms().iter().filter(|atom| !matches!(atom, Atom::Null | Atom::Test(_))).cloned().collect();
        if tests {
            result.add(Atom::Test(Rc::new(Test::Or(Rc::new(truth_of(&value)), Rc::new(truth_of(&other))))));
            result.join(&other.atoms().iter().filter(|atom| !matches!(atom, Atom::Test(_))).cloned().collect());
        } else if self.language() != "shell" || !value.is_there() {
            // `${1:-influxdb}` is nothing else where an argument is given.
            result.join(&other);
        }
        self.assume(&value, true, &mut one);
        *st = join_all([one, two]);
        st.dead = false;
        st.arms = arms;
        result
    }

    /// Evaluates the test and gives the states of its two outcomes, each in its arm of `choice`.
    pub(super) fn branch(&mut self, test: &Expr, of: Tested, choice: u32, st: &mut State) -> (State, State) {
        let arms = st.arms.clone();
        let mut tested = st.in_arm(choice, 0);
        let around = std::mem::replace(&mut self.tested, of);
        let value = self.eval(test, &mut tested);
        self.tested = around;
        self.tag_tested(&value, choice);
        tested.arms = arms;
        let mut yes = tested.in_arm(choice, 1);
        self.assume(&value, true, &mut yes);
        self.recognize(test, true, &mut yes);
        let mut no = tested.in_arm(choice, 2);
        self.assume(&value, false, &mut no);
        self.recognize(test, false, &mut no);
        (yes, no)
    }

    /// A variable of which nothing is known is what it was found to be equal to, where it was: `if key in ("host", "port")`.
    fn recognize(&mut self, test: &Expr, truth: bool, st: &mut State) {
        match &test.kind {
            ExprKind::Not(inner) => self.recognize(inner, !truth, st),
            ExprKind::Both(one, other) if truth => {
                self.recognize(one, truth, st);
                self.recognize(other, truth, st);
            }
            ExprKind::Either(one, other) if !truth => {
                self.recognize(one, truth, st);
                self.recognize(other, truth, st);
            }
            ExprKind::Compare { op, left, right } if (truth && matches!(op, Op::Eq | Op::In)) || (!truth && *op == Op::Ne) => {
                if !self.is_open(left, st) {
                    return;
                }
                let known = self.quietly(right, st);
                let known: Vec<Value> = match known.atoms() {
                    [Atom::List(list)] if *op == Op::In && list.rest.is_empty() => list.items.clone(),
                    _ if *op != Op::In => vec![known],
                    _ => return,
                };
                self.is_among(left, &known, st);
            }
            ExprKind::Matches { expr, pattern } => {
                let (ExprKind::Name(name), Some(ty)) = (&expr.kind, kind_of(pattern)) else { return };
                let Some(value) = self.lookup(name, st) else { return };
                let kept = self.of_kind(&value, ty, truth, st);
                if kept.is_empty() && !value.is_empty() {
                    st.dead = true;
                } else if kept != value {
                    self.bind_name(name, kept, Scope::Nearest, st);
                }
            }
            _ => {}
        }
    }

    /// The objects among these that can be, or can be other than, instances of a class of the project; and all else.
    fn of_kind(&mut self, value: &Value, ty: &Type, truth: bool, st: &mut State) -> Value {
        let Type::Named(name) = ty else { return value.clone() };
        let classes = self.quietly(name, st);
        let [Atom::Class(kind)] = classes.atoms() else { return value.clone() };
        value.map(|atom| {
            let Atom::Object(id) = atom else { return Some(atom.clone()) };
            let Some(class) = self.objects[id.0 as usize].class else { return Some(atom.clone()) };
            let is = self.lineage(class).contains(kind);
            let may_be = is || (self.is_summary(*id) && self.lineage(*kind).contains(&class));
            (if truth { may_be } else { !is }).then(|| atom.clone())
        })
    }

    /// Whether it is a variable, or an argument of a script, of which nothing is known.
    pub(super) fn is_open(&mut self, subject: &Expr, st: &mut State) -> bool {
        match &subject.kind {
            ExprKind::Name(name) => st.get(self.act().frame, name).is_some_and(|value| !value.is_empty() && value.is_unknown()),
            ExprKind::Access { base, .. } if self.language() == "shell" && matches!(base.kind, ExprKind::Name(_)) => {
                self.quietly(subject, st).is_unknown()
            }
            _ => false,
        }
    }

    pub(super) fn is_among(&mut self, subject: &Expr, known: &[Value], st: &mut State) {
        if !known.is_empty() && known.iter().all(|value| matches!(value.atoms(), [Atom::Text(_)])) {
            let texts = known.iter().fold(Value::default(), |all, one| all.or(one));
            match &subject.kind {
                ExprKind::Name(name) => st.set(self.act().frame, name.clone(), texts),
                _ => self.assign(subject, texts, st),
            }
        }
    }

    /// Notes of the reads whose outcome is tested that they stand in the test of `choice`.
    pub(super) fn tag_tested(&mut self, value: &Value, choice: u32) {
        self.tag(value, choice, 0);
    }

    /// Notes of the reads that gave a value in which arm of `choice` it stands.
    fn tag(&mut self, value: &Value, choice: u32, arm: u8) {
        let mut reads = Vec::new();
        collect_reads(value, &mut reads, 0);
        for read in reads {
            if !self.reads.arms(read).iter().any(|&(id, _)| id == choice) {
                self.reads.put_in_arm(read, (choice, arm));
            }
        }
    }

    pub(super) fn record(&mut self, fields: &[Field], st: &mut State) -> Value {
        let mut record = Record::default();
        for field in fields {
            match field {
                Field::Pair { key, value } => {
                    let key = self.eval(key, st);
                    let key = self.as_keys(&key);
                    let value = self.eval(value, st);
                    let keys: Vec<Sym> = key.atoms().iter().filter_map(key_text).collect();
                    if keys.is_empty() {
                        self.put_any(&mut record, &key, &value);
                    }
                    for text in key.texts() {
                        record.keys.insert(text.value.clone(), text.map.clone());
                    }
                    for key in keys {
                        record.fields.insert(key, value.clone());
                    }
                }
                Field::Spread(base) => {
                    let base = self.eval(base, st);
                    self.merge_into(&mut record, &base);
                }
            }
        }
        Value::record(record)
    }

    /// Puts all that `value` holds over what `record` holds.
    pub(super) fn merge_into(&self, record: &mut Record, value: &Value) {
        for atom in value.atoms() {
            match atom {
                Atom::Record(other) => {
                    if !record.fields.is_empty() && other.base.carries() {
                        let before = Value::record(std::mem::take(record));
                        record.base = other.base.clone().or(&before);
                    }
                    for (key, value) in &other.fields {
                        record.fields.insert(key.clone(), value.clone());
                    }
                    record.keys.extend(other.keys.iter().map(|(key, map)| (key.clone(), map.clone())));
                    record.base.join(&other.base);
                    record.join_any(other);
                }
                Atom::Null | Atom::Bool(_) => {}
                Atom::Path(_) if !record.fields.is_empty() => {
                    // It may have any of these keys, too.
                    let before = Value::record(std::mem::take(record));
                    record.base = Value::from(atom.clone()).or(&before);
                }
                atom => {
                    record.fields.for_each_value(&mut |value| _ = value.add(Atom::Unknown));
                    record.base.add(atom.clone());
                }
            }
        }
    }

    pub(super) fn closure(&mut self, function: &Arc<Function>, st: &mut State) -> Atom {
        let (unit, frame) = (self.act().unit, self.act().frame);
        let closure = Rc::new(Closure {
            function: function.clone(),
            unit,
            frame,
            this: self.act().this.clone(),
            class: self.act().class,
            given: Vec::new(),
        });
        self.captured.insert(frame);
        self.note_created(&closure);
        let _ = st;
        Atom::Closure(closure)
    }

    pub(super) fn note_created(&mut self, closure: &Rc<Closure>) {
        if self.created_keys.insert(closure.key()) {
            self.created.push(closure.clone());
        }
    }
}

fn is_of_document(atom: &Atom) -> bool {
    matches!(atom, Atom::Path(_) | Atom::Instance(_) | Atom::Environment | Atom::RelName(_) | Atom::EndpointKey(..))
}

/// Whether it is a list, and no mapping, or the other way round, where that is known.
fn is_list(atom: &Atom) -> Option<bool> {
    match atom {
        Atom::List(_) => Some(true),
        Atom::Record(_) => Some(false),
        Atom::Path(path) => match &*path.path {
            AccessPath::Endpoints(_) => Some(true),
            AccessPath::Document(_) | AccessPath::Endpoint(..) => Some(false),
            AccessPath::Field(..) | AccessPath::Variable(_) => None,
        },
        _ => None,
    }
}

/// The value as a test.
pub(super) fn truth_of(value: &Value) -> Test {
    let tests: Vec<_> =
        value.atoms().iter().filter_map(|atom| if let Atom::Test(test) = atom { Some(test) } else { None }).collect();
    match tests[..] {
        [test] => (**test).clone(),
        _ => Test::Truthy(value.clone()),
    }
}

fn collect_reads(value: &Value, reads: &mut Vec<u32>, depth: u8) {
    if depth > 6 {
        return;
    }
    for atom in value.atoms() {
        match atom {
            Atom::Path(path) => reads.extend(path.reads.iter()),
            Atom::Test(test) => collect_test_reads(test, reads, depth + 1),
            _ => {}
        }
    }
}

fn collect_test_reads(test: &Test, reads: &mut Vec<u32>, depth: u8) {
    if depth > 6 {
        return;
    }
    match test {
        Test::Compare(_, a, b) => {
            collect_reads(a, reads, depth);
            collect_reads(b, reads, depth);
        }
        Test::Truthy(value) => collect_reads(value, reads, depth),
        Test::Not(inner) => collect_test_reads(inner, reads, depth + 1),
        Test::And(a, b) | Test::Or(a, b) => {
            collect_test_reads(a, reads, depth + 1);
            collect_test_reads(b, reads, depth + 1);
        }
    }
}

fn is_nothing(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Null => true,
        ExprKind::Block(body) => body.is_empty(),
        ExprKind::List(items) => items.is_empty(),
        _ => false,
    }
}
