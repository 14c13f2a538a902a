//! Calls: binding arguments, running functions of the project, making objects, loading modules.

use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

use super::access::CALL_HOOKS;
use super::eval::{Activation, ClassInfo, Evaluator, FrameInfo, ObjectInfo, Seen, placed_text};
use super::map::Same;
use super::models::{self, Action, Spelling};
use super::state::{Facts, Fields, Holder, State, Variables, join_all};
use super::value::{AccessPath, Atom, ClassId, Closure, FrameId, FunctionKey, ObjectId, PathValue, Record, Text, Value, When};
use super::{Form, Site, Unit};
use crate::hash::{HashMap, Hashing};
use crate::source::Place;
use crate::syntax::ir::{
    Arg, BEFORE, BLOCK, Class, Expr, ExprKind, Function, FunctionKind, GIVEN, MADE_UP, Method, MethodKind, ParamKind, Pattern,
    RECEIVER, Scope, Style, Sym, Type,
};
use crate::syntax::{Naming, Project};

/// The field of an object under which it keeps what its other fields are looked up in.
pub(super) const CONTENT: &str = "**";
/// What Python's data classes call once their fields are set.
const POST_INIT: [&str; 2] = ["__post_init__", "__attrs_post_init__"];
/// The first of several results of a function, and how the names of all begin.
pub(super) const FIRST: &str = "·0";
/// The method of a type of Go that is decoded by itself.
const UNMARSHAL: &str = "UnmarshalJSON";
/// Calls within each other.
pub(super) const MAX_CALLS: usize = 1_200;
/// The same function within itself, with other arguments each time.
const MAX_RECURSION: usize = 4;
/// Runs of one function with arguments that hold nothing of the document, if it met nothing of it in any of them.
const MAX_RUNS: usize = 64;
/// Outcomes of one function with the same arguments, for different variables and fields around it.
const MAX_MEMOS: usize = 8;
/// Classes below another that a value of its type may be of.
const MAX_BELOW: usize = 12;

#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Args {
    pub positional: Vec<Value>,
    /// Any number of these after the positional ones.
    pub rest: Value,
    pub named: Vec<(Sym, Value)>,
    /// Mappings whose fields are named arguments.
    pub keywords: Value,
}

impl Args {
    pub(super) fn of(positional: Vec<Value>) -> Self {
        Self { positional, ..Self::default() }
    }
    /// Arguments of which nothing is known.
    pub(super) fn unknown() -> Self {
        Self { rest: Value::unknown(), ..Self::default() }
    }
    pub(super) fn get(&self, index: usize) -> Option<Value> {
        self.positional.get(index).cloned().or_else(|| (!self.rest.is_empty()).then(|| self.rest.clone()))
    }
    pub(super) fn all(&self) -> impl Iterator<Item = &Value> {
        self.positional.iter().chain([&self.rest, &self.keywords]).chain(self.named.iter().map(|(_, value)| value))
    }
}

#[derive(PartialEq, Eq, Hash)]
pub(super) struct MemoKey {
    function: FunctionKey,
    frame: FrameId,
    args: Args,
    this: Value,
    facts: Facts,
}

/// The outcome of a call. It holds only where what the function saw is the same, and takes no notice of what outlives a run
/// having changed since: then there is another round, which begins without it.
pub(super) struct Memo {
    value: Value,
    seen: Seen,
    /// The variables in the frames that it saw as a whole, the fields that it saw or wrote, and all if it saw too many, as they
    /// were before.
    frames: Vec<(FrameId, Option<Variables>)>,
    fields: Vec<((Holder, Sym), Option<Value>)>,
    all_fields: Option<Fields>,
    writes: Vec<((Holder, Sym), Value)>,
    reads: Range<usize>,
    meets: bool,
}

impl Memo {
    fn holds(&self, st: &State) -> bool {
        let unchanged = |(frame, before): &(FrameId, Option<Variables>)| match (before, st.frames.get(frame)) {
            (Some(before), Some(now)) => before.same(now),
            (before, now) => before.is_none() && now.is_none(),
        };
        self.all_fields.as_ref().is_none_or(|before| before.same(&st.fields))
            && self.frames.iter().all(unchanged)
            && self.seen.variables.iter().all(|((frame, name), value)| st.get(*frame, name) == Some(value))
            && self.fields.iter().all(|(key, before)| st.fields.get(key) == before.as_ref())
    }
}

impl Evaluator<'_> {
    pub(super) fn args(&mut self, args: &[Arg], st: &mut State) -> Args {
        let mut result = Args::default();
        for arg in args {
            let value = self.eval(&arg.value, st);
            if args.len() == 1
                && !arg.spread
                && let Some(parts) = self.several(&value)
            {
                result.positional = parts;
                break;
            }
            let place = self.place(arg.value.span);
            match (&arg.name, arg.spread) {
                (Some(name), _) => {
                    let value = self.with_step(value, place, |_| format!("passed as `{}`", name.name));
                    result.named.push((name.name.clone(), value));
                }
                (None, false) => {
                    if result.rest.is_empty() {
                        result.positional.push(value);
                    } else {
                        result.rest.join(&value);
                    }
                }
                (None, true) => {
                    for atom in value.atoms() {
                        match atom {
                            Atom::List(list) if result.rest.is_empty() => {
                                result.positional.extend(list.items.iter().cloned());
                                result.rest.join(&list.rest);
                            }
                            Atom::List(list) => {
                                list.items.iter().for_each(|item| {
                                    result.rest.join(item);
                                });
                                result.rest.join(&list.rest);
                            }
                            Atom::Record(record) if record.base.is_empty() && record.any.is_empty() => {
                                result.named.extend(record.fields.iter().map(|(key, value)| (key.clone(), value.clone())));
                            }
                            Atom::Record(_) => {
                                result.keywords.add(atom.clone());
                            }
                            Atom::Path(path) if matches!(&*path.path, super::AccessPath::Endpoints(_)) => {
                                let items = self.elements(&Atom::Path(path.clone()).into(), place, st);
                                result.rest.join(&items);
                            }
                            Atom::Path(_) => {
                                result.keywords.add(atom.clone());
                            }
                            _ => {
                                result.rest.add(Atom::Unknown);
                            }
                        }
                    }
                }
            }
        }
        result
    }

    pub(super) fn call(&mut self, expr: &Expr, callee: &Expr, args: &[Arg], st: &mut State) -> Value {
        let place = self.place(expr.span);
        if let ExprKind::Access { base, key, style } = &callee.kind
            && matches!(style, Style::Method | Style::Static | Style::Member)
        {
            let base_value = self.eval(base, st);
            let key_value = self.eval(key, st);
            let args_value = self.args(args, st);
            // `$this->$method($endpoint)`, where the relationship decides which method that is.
            if let Some(Atom::When(_)) = key_value.atoms().first() {
                let mut result = Value::default();
                for atom in key_value.atoms() {
                    let Atom::When(when) = atom else { continue };
                    let Atom::Text(name) = &when.chosen else { continue };
                    let site = Site { place, form: Form::Other };
                    let value = self.where_it_holds(when, &args_value, st, |this, _, args, st| {
                        this.call_method(&base_value, name, args, site, *style == Style::Static, st)
                    });
                    result.join(&value);
                }
                return result;
            }
            let Some(method) = key_value.texts().next().cloned() else {
                let key_place = self.place(key.span);
                let function = self.access_value(&base_value, &key_value, key_place, None, *style, st);
                let site = Site { place, form: Form::Other };
                return self.call_site(&function, Some(&base_value), args_value, site, st);
            };
            let name = method.value.clone();
            // `parent::method()`, `super.method()` run on this object.
            let on_this = matches!(base.kind, ExprKind::Super | ExprKind::ThisClass) || *style == Style::Static;
            let by_member = (args.is_empty() && self.is_nested()).then_some(key.span);
            let site = self.site(expr.span, base.span, args.first().map(|arg| arg.value.span).or(by_member));
            self.decoded.clear();
            if matches!(base.kind, ExprKind::Super)
                && matches!(&*name, "__construct" | "constructor" | "__init__" | "initialize" | "")
            {
                return self.super_construct(&base_value, args_value, place, st);
            }
            if matches!(base.kind, ExprKind::This) && base.span.is_empty() && self.is_nested() {
                return self.call_bare(&method, args_value, site, st);
            }
            let value = match self.method_of_declared(base, &base_value, &name, st) {
                Some(method) => self.call_site(&method, None, args_value, site, st),
                None => self.call_method(&base_value, &method, args_value, site, on_this, st),
            };
            self.copy_out(args, st);
            // Methods that change what they are called on; `map.set(…)` gives the map, the others nothing of use.
            let model = self.model(&format!("#{name}"));
            let changes = |atom: &Atom| match model.map(|model| model.gives) {
                Some(Action::Update) => matches!(atom, Atom::Record(_)),
                Some(Action::Append) => matches!(atom, Atom::List(_) | Atom::Record(_)),
                _ => false,
            };
            if base_value.atoms().iter().any(changes) {
                self.assign_back(base, value.clone(), st);
                return if model.is_some_and(|model| model.key.is_some()) { value } else { Atom::Null.into() };
            }
            return value;
        }
        let callee_value = self.eval(callee, st);
        let args_value = self.args(args, st);
        if let (ExprKind::Name(name), [Atom::External(_)]) = (&callee.kind, callee_value.atoms()) {
            let site = Site { place, form: Form::Other };
            if let Some(value) = self.implied_call(name, &args_value, site, st) {
                return value;
            }
        }
        if matches!(callee.kind, ExprKind::Super) {
            return self.super_construct(&callee_value, args_value, place, st);
        }
        // `this(…)` at the start of a constructor runs another.
        if matches!(callee.kind, ExprKind::This) && self.unit().language.names == Naming::Packaged {
            return self.construct_by_another(args_value, place, st);
        }
        let site = Site { place, form: Form::Other };
        self.decoded.clear();
        // A method that the class around has from a library.
        let of_this = self.unit().language.names == Naming::Packaged
            && matches!(callee.kind, ExprKind::Name(_))
            && callee_value.atoms().iter().any(|atom| matches!(atom, Atom::External(name) if name.contains('#')));
        let this = of_this.then(|| self.act().this.clone());
        let value = self.call_site(&callee_value, this.as_ref(), args_value, site, st);
        self.copy_out(args, st);
        value
    }

    /// The method of the type that a variable of Go is declared with, where its value is a text, a number, or made of such.
    fn method_of_declared(&mut self, base: &Expr, value: &Value, name: &Sym, st: &mut State) -> Option<Value> {
        let is_plain = |atom: &Atom| {
            matches!(
                atom,
                Atom::Text(_)
                    | Atom::Number(_)
                    | Atom::Bool(_)
                    | Atom::Record(_)
                    | Atom::List(_)
                    | Atom::Null
                    | Atom::Unknown
                    | Atom::RelName(_)
            )
        };
        if self.language() != "go" || value.is_empty() || !value.atoms().iter().all(is_plain) {
            return None;
        }
        let class = match &base.kind {
            ExprKind::This => self.act().class,
            ExprKind::Cast { ty: Type::Named(class), .. } => {
                let class = self.eval(class, st);
                class.atoms().iter().find_map(|atom| if let Atom::Class(id) = atom { Some(*id) } else { None })
            }
            _ => None,
        }?;
        self.class_method(class, name, value, st)
    }

    /// What the function that was called left in parameters that it takes by reference is in the variables handed to it.
    fn copy_out(&mut self, args: &[Arg], st: &mut State) {
        let mut given: BTreeMap<usize, Value> = BTreeMap::new();
        for (index, value) in std::mem::take(&mut self.put_out) {
            given.entry(index).or_default().join(&value);
        }
        for (index, value) in given {
            if let Some(arg) = args.get(index).filter(|arg| arg.name.is_none() && !arg.spread) {
                self.assign_back(&arg.value, value, st);
            }
        }
        for (index, value) in std::mem::take(&mut self.decoded) {
            if let Some(arg) = args.get(index) {
                self.fill(&arg.value, value, st);
            }
        }
    }

    /// Puts what was decoded into the variable behind `&x`, or into what a pointer points to.
    fn fill(&mut self, target: &Expr, value: Value, st: &mut State) {
        if !matches!(target.kind, ExprKind::Cast { .. }) {
            let held = self.quietly(target, st);
            let objects = held.atoms().iter().filter_map(|atom| if let Atom::Object(id) = atom { Some(*id) } else { None });
            let objects: Vec<ObjectId> = objects.collect();
            if !objects.is_empty() {
                objects.into_iter().filter(|_| !value.is_unknown()).for_each(|id| self.fill_object(id, &value, st));
                return;
            }
        }
        self.assign_back(target, value, st);
    }

    /// What is decoded into an object is what its fields are looked up in from then on; unless it decodes itself.
    fn fill_object(&mut self, id: ObjectId, value: &Value, st: &mut State) {
        let Some(class) = self.objects[id.0 as usize].class else {
            self.set_object_field(id, &CONTENT.into(), value, st);
            return;
        };
        let this: Value = Atom::Object(id).into();
        let own = self.act().function;
        let decoder = self.class_method(class, &UNMARSHAL.into(), &this, st);
        let is_own = |atom: &Atom| matches!(atom, Atom::Closure(closure) if own == Some(closure.key()));
        match decoder {
            Some(decoder) if !decoder.atoms().iter().any(is_own) => {
                let info = &self.classes[class.0 as usize];
                let place = self.place_in(info.unit, info.decl.span);
                self.call_value(&decoder, None, Args::of(vec![value.clone()]), place, st);
            }
            _ => {
                let info = &self.classes[class.0 as usize];
                let (decl, unit) = (Class { methods: Vec::new(), ..(*info.decl).clone() }, info.unit);
                let content = self.seen_through(value.clone(), &Type::Inline(Arc::new(decl)), unit);
                self.set_object_field(id, &CONTENT.into(), &content, st);
            }
        }
    }

    /// What is decoded into a type of Go that does it by a method of its own.
    pub(super) fn unmarshalled(&mut self, value: &PathValue) -> Option<Value> {
        let ty = value.ty.clone().filter(|ty| self.units[ty.unit].language.id == "go")?;
        let (decl, _) = self.class_of_type(&ty)?;
        let is_decoder = |method: &Method| method.function.name.as_ref().is_some_and(|name| &*name.name == UNMARSHAL);
        if decl.alias.is_some() || !decl.methods.iter().any(is_decoder) {
            return None;
        }
        let class = self.class_id_of_type(&ty)?;
        let info = &self.classes[class.0 as usize];
        let place = self.place_in(info.unit, info.decl.span);
        let mut hasher = Hashing::default();
        value.path.hash(&mut hasher);
        let object = self.object_at(Some(class), place, hasher.finish());
        let mut st = State::default();
        self.default_fields(object, class, &mut st);
        let untyped = Atom::Path(PathValue { ty: None, ..value.clone() });
        self.fill_object(object, &untyped.into(), &mut st);
        Some(Atom::Object(object).into())
    }

    /// `Endpoint(value)`, in a language where that makes nothing.
    fn converted_to(&mut self, class: ClassId, args: &Args) -> Value {
        let info = &self.classes[class.0 as usize];
        let (ty, unit) = (Type::Inline(info.decl.clone()), info.unit);
        self.seen_through(args.get(0).unwrap_or_else(Value::unknown), &ty, unit)
    }

    /// The variable of the environment that the first argument names, or the second argument.
    fn asked_by_name(&mut self, args: &Args, place: Place, st: &State) -> Value {
        let names: Vec<_> = args.get(0).iter().flat_map(Value::texts).cloned().collect();
        let value = names.iter().fold(Value::default(), |all, name| all.or(&self.environment_variable(name, place, st)));
        if names.is_empty() { Atom::Environment.into() } else { value.or(&args.get(1).unwrap_or_default()) }
    }

    fn escape_all(&mut self, args: &Args, st: &mut State) {
        let values: Vec<_> = args.all().cloned().collect();
        for value in values {
            self.escape(&value, st);
            for atom in value.atoms() {
                match atom {
                    Atom::Record(record) => record.fields.values().for_each(|value| self.escape(value, st)),
                    Atom::List(list) => list.items.iter().chain([&list.rest]).for_each(|value| self.escape(value, st)),
                    _ => {}
                }
            }
        }
    }

    pub(super) fn call_value(&mut self, callee: &Value, this: Option<&Value>, args: Args, place: Place, st: &mut State) -> Value {
        self.call_site(callee, this, args, Site { place, form: Form::Other }, st)
    }

    pub(super) fn call_site(&mut self, callee: &Value, this: Option<&Value>, args: Args, site: Site, st: &mut State) -> Value {
        let mut result = Value::default();
        let callee = &self.overload(callee, &args);
        for atom in callee.atoms() {
            let value = match atom {
                Atom::Closure(closure) => {
                    let closure = closure.clone();
                    self.call_closure(&closure, args.clone(), this.cloned(), site.place, st)
                }
                Atom::Class(class) if self.language() == "go" => self.converted_to(*class, &args),
                Atom::Class(_) => self.construct(&atom.clone().into(), args.clone(), site.place, st),
                Atom::External(name) => {
                    let name = name.clone();
                    self.call_external(&name, &args, this, site, st)
                }
                // `env('NAME')`
                Atom::Environment => self.asked_by_name(&args, site.place, st),
                // What keeps an app's values is the app, and is made by calling it.
                Atom::Object(id) if self.stores.values().any(|store| store == id) => atom.clone().into(),
                Atom::Object(_) => {
                    let method = if self.language() == "python" { "__call__" } else { "__invoke" };
                    self.call_method(&atom.clone().into(), &Text::unplaced(method), args.clone(), site, false, st)
                }
                Atom::Instance(class) => self.call_external(&format!("{class}#__call__"), &args, this, site, st),
                // A function by its name, a method by object and name: PHP's callables.
                Atom::Text(text) => match self.named_function(&text.value) {
                    Some(function) => self.call_site(&function, this, args.clone(), site, st),
                    None => {
                        let name = text.value.trim_start_matches('\\').to_owned();
                        self.call_external(&name, &args, this, site, st)
                    }
                },
                Atom::List(list) if list.items.len() == 2 => match list.items[1].texts().next().cloned() {
                    Some(name) => {
                        // The class may be given by its name.
                        let mut holder = list.items[0].clone();
                        if let [Atom::Text(class)] = holder.atoms()
                            && let Some(class) = self.global_name(&class.value.trim_start_matches('\\').into())
                        {
                            holder = class;
                        }
                        self.call_method(&holder, &name, args.clone(), site, false, st)
                    }
                    None => Value::unknown(),
                },
                Atom::When(when) => {
                    let when = when.clone();
                    self.where_it_holds(&when, &args, st, |this_, chosen, args, st| {
                        this_.call_site(&chosen, this, args, site, st)
                    })
                }
                Atom::Getter(keys) => {
                    let (keys, from) = (keys.clone(), args.get(0).unwrap_or_default());
                    let parts: Vec<_> =
                        keys.iter().map(|key| self.access_value(&from, key, site.place, Some(site), Style::Index, st)).collect();
                    if let [part] = &parts[..] { part.clone() } else { Value::list(parts, Value::default()) }
                }
                Atom::Partial(partial) => {
                    let partial = partial.clone();
                    self.call_partial(&partial.0, &partial.1, &args, site, st)
                }
                // A method that was taken from data and not called there: `map(endpoint.get, keys)`.
                Atom::Path(path) if matches!(&*path.path, AccessPath::Field(_, _, keys) if !keys.is_empty()) => {
                    let AccessPath::Field(rel, index, keys) = &*path.path else { continue };
                    let (above, method) = keys.split_at(keys.len() - 1);
                    let holder = match above {
                        [] => AccessPath::Endpoint(rel.clone(), *index),
                        above => AccessPath::Field(rel.clone(), *index, above.to_vec()),
                    };
                    let holder = Atom::Path(PathValue { path: Rc::new(holder), ..path.clone() }).into();
                    self.call_method(&holder, &Text::unplaced(&method[0]), args.clone(), site, false, st)
                }
                Atom::Module(unit) => {
                    // What is called is what it exports as a whole, never a module again.
                    let exported = self.module_member(*unit, &"".into());
                    let exported = exported.map(|atom| (!matches!(atom, Atom::Module(_))).then(|| atom.clone()));
                    if exported.is_unknown() { Value::unknown() } else { self.call_site(&exported, this, args.clone(), site, st) }
                }
                _ => {
                    self.escape_all(&args, st);
                    Value::unknown()
                }
            };
            result.join(&value);
        }
        if callee.is_empty() {
            self.escape_all(&args, st);
            return Value::unknown();
        }
        result
    }

    /// Of methods of one name, those that take as many arguments.
    fn overload(&self, callee: &Value, args: &Args) -> Value {
        let of_class = |atom: &Atom| matches!(atom, Atom::Closure(closure) if closure.class.is_some());
        if callee.atoms().len() < 2 || !callee.atoms().iter().all(of_class) {
            return callee.clone();
        }
        let takes = |atom: &Atom| matches!(atom, Atom::Closure(closure) if takes(&closure.function, args)).then(|| atom.clone());
        let taking = callee.map(takes);
        if taking.is_empty() { callee.clone() } else { taking }
    }

    /// The constructor of a class that takes as many arguments, else its first.
    fn constructor(&self, class: ClassId, args: &Args) -> Option<Arc<Function>> {
        let decl = &self.classes[class.0 as usize].decl;
        let all = || decl.methods.iter().filter(|method| method.kind == MethodKind::Constructor).map(|method| &method.function);
        all().find(|function| takes(function, args)).or_else(|| all().next()).cloned()
    }

    /// Calls what an iteration's relationship chose, with only that relationship in view.
    fn where_it_holds(
        &mut self,
        when: &When,
        args: &Args,
        st: &mut State,
        call: impl FnOnce(&mut Self, Value, Args, &mut State) -> Value,
    ) -> Value {
        let facts = st.suppose(when);
        let settle = |value: &Value| self.settle(value, st);
        let args = Args {
            positional: args.positional.iter().map(settle).collect(),
            rest: settle(&args.rest),
            named: args.named.iter().map(|(name, value)| (name.clone(), settle(value))).collect(),
            keywords: settle(&args.keywords),
        };
        let value = call(self, when.chosen.clone().into(), args, st);
        st.facts = facts;
        value
    }

    pub(super) fn call_method(
        &mut self,
        base: &Value,
        called: &Text,
        args: Args,
        site: Site,
        on_this: bool,
        st: &mut State,
    ) -> Value {
        let name = &called.value;
        // What `__call($name, $arguments)` is called with.
        let hooked = || {
            let name = Atom::Text(called.clone()).into();
            vec![name, Value::list(args.positional.clone(), args.rest.clone())]
        };
        let mut result = Value::default();
        // A keyed read looks at all that the value may be at once: which of them has the key is one choice.
        let reads = self.model(&format!("#{name}")).is_some_and(|model| matches!(model.gives, Action::Get | Action::Has));
        let mut data = Value::default();
        for atom in base.atoms() {
            let receiver: Value = atom.clone().into();
            let value = match atom {
                Atom::Object(id) => {
                    // A method and a field may share a name.
                    let class = self.objects[id.0 as usize].class;
                    let method = class.and_then(|class| self.class_method(class, name, &receiver, st));
                    if method.is_none() && self.hook(*id, &CALL_HOOKS[..1], st).is_some() {
                        let value = self.call_hook(*id, &CALL_HOOKS[..1], hooked(), site.place, st);
                        result.join(&value);
                        continue;
                    }
                    // What an object that wraps another has no method for is one of that.
                    if method.is_none()
                        && let Some(content) = self.wrapped(*id)
                    {
                        self.spreading.push(*id);
                        result.join(&self.call_method(&content, called, args.clone(), site, on_this, st));
                        self.spreading.pop();
                        continue;
                    }
                    let member = method.unwrap_or_else(|| self.object_field(*id, name, site.place, st));
                    if member.atoms().iter().any(|atom| matches!(atom, Atom::Closure(_) | Atom::External(_) | Atom::Class(_))) {
                        self.call_site(&member, Some(&receiver), args.clone(), site, st)
                    } else if !member.is_unknown()
                        && (class.is_some() || self.model(&format!("#{name}")).is_none())
                        && let Some(member) = self.member_called(&receiver, called, &args, site, st)
                    {
                        member
                    } else if let Some(inner) = self.dereferenced(*id, site.place, st) {
                        self.depth += 1;
                        let value = self.call_method(&inner, called, args.clone(), site, on_this, st);
                        self.depth -= 1;
                        value
                    } else {
                        self.call_on_unknown(&receiver, name, &args, site, st)
                    }
                }
                Atom::Class(id) => {
                    // A class of Rust may have several.
                    if matches!(&**name, "from" | "try_from")
                        && let Some(conversion) = self.conversion(*id, &args.get(0).unwrap_or_default())
                    {
                        result.join(&self.call_closure(&conversion, args.clone(), None, site.place, st));
                        continue;
                    }
                    let this = if on_this && self.language() != "rust" && self.is_this_kind_of(*id) {
                        self.act().this.clone()
                    } else {
                        receiver.clone()
                    };
                    let method = self.class_method(*id, name, &this, st);
                    match method.or_else(|| self.class_member(*id, name, &this, st)) {
                        Some(member) if !is_callable(&member) && self.is_nested() => member,
                        Some(member) => self.call_site(&member, None, args.clone(), site, st),
                        None => match self.class_method(*id, &CALL_HOOKS[1].into(), &this, st) {
                            Some(hook) => self.call_site(&hook, None, Args::of(hooked()), site, st),
                            None => {
                                self.escape_all(&args, st);
                                Value::unknown()
                            }
                        },
                    }
                }
                Atom::Module(unit) => {
                    let member = self.module_member(*unit, name);
                    if member.is_unknown() {
                        self.call_on_unknown(&receiver, name, &args, site, st)
                    } else {
                        self.call_site(&member, None, args.clone(), site, st)
                    }
                }
                Atom::External(base) => {
                    let full = format!("{base}.{name}");
                    if models::of(self.language()).get(&full).is_some() {
                        self.call_external(&full, &args, Some(&receiver), site, st)
                    } else if self.is_extension(name) {
                        self.call_on_unknown(&receiver, name, &args, site, st)
                    } else if on_this && self.unit().language.names == Naming::Packaged && !args.positional.is_empty() {
                        // A method of a library's class by its name: `JsonNode::asText`.
                        let mut args = args.clone();
                        let receiver = args.positional.remove(0);
                        self.call_method(&receiver, called, args, site, false, st)
                    } else if self.model(&format!("#{name}")).is_some_and(|model| model.of.is_some() || !takes_self(model)) {
                        self.call_external(&format!("#{name}"), &args, Some(&receiver), site, st)
                    } else if let Some(member) = self.member_called(&receiver, called, &args, site, st) {
                        member
                    } else {
                        self.call_external(&full, &args, Some(&receiver), site, st)
                    }
                }
                Atom::Instance(class) if self.model(&format!("{class}#{name}")).is_none() && self.is_extension(name) => {
                    self.call_on_unknown(&receiver, name, &args, site, st)
                }
                Atom::Instance(class) => {
                    let full = format!("{class}#{name}");
                    self.call_external(&full, &args, Some(&receiver), site, st)
                }
                // A function where an object with one method is asked for.
                Atom::Closure(_) if self.unit().language.names == Naming::Packaged && !COMBINES.contains(&&**name) => {
                    self.call_site(&receiver, None, args.clone(), site, st)
                }
                Atom::Record(record) if record.fields.get(name).is_some_and(is_callable) => {
                    let member = record.fields.get(name).cloned().unwrap_or_default();
                    self.call_site(&member, Some(&receiver), args.clone(), site, st)
                }
                // `env.json('NAME')`
                Atom::Environment if args.get(0).is_some_and(|name| name.texts().next().is_some()) => {
                    self.asked_by_name(&args, site.place, st)
                }
                Atom::Record(_) if reads => {
                    data.add(atom.clone());
                    continue;
                }
                // `{ ...require('./lib') }.method()`
                Atom::Record(record)
                    if record.base.atoms().iter().any(|atom| matches!(atom, Atom::Module(_) | Atom::Record(_))) =>
                {
                    let key = Value::text(name);
                    let member = self.access_value(&receiver, &key, site.place, None, Style::Member, st);
                    let member = member.map(|atom| is_callable(&atom.clone().into()).then(|| atom.clone()));
                    if member.is_empty() {
                        self.call_on_unknown(&receiver, name, &args, site, st)
                    } else {
                        self.call_site(&member, Some(&receiver), args.clone(), site, st)
                    }
                }
                Atom::Null => Value::default(),
                Atom::Path(path) => match self.typed_method(path, name, st) {
                    Some(method) => self.call_site(&method, None, args.clone(), site, st),
                    None if reads => {
                        data.add(atom.clone());
                        continue;
                    }
                    None if self.model(&format!("#{name}")).is_none()
                        && let Some(member) = self.member_called(&receiver, called, &args, site, st) =>
                    {
                        member
                    }
                    None => self.call_on_unknown(&receiver, name, &args, site, st),
                },
                Atom::Record(_)
                    if self.model(&format!("#{name}")).is_none()
                        && let Some(member) = self.member_called(&receiver, called, &args, site, st) =>
                {
                    result.join(&member);
                    continue;
                }
                _ => self.call_on_unknown(&receiver, name, &args, site, st),
            };
            result.join(&value);
        }
        if !data.is_empty() {
            result.join(&self.call_on_unknown(&data, name, &args, site, st));
        }
        if base.is_empty() {
            self.escape_all(&args, st);
            return Value::unknown();
        }
        result
    }

    /// `Class::method(object, …)`, in languages where that is `object.method(…)`.
    fn with_receiver(&self, closure: &Closure, this: Value, mut args: Args) -> (Value, Args) {
        let ([Atom::Class(_)], Some(class)) = (this.atoms(), closure.class) else { return (this, args) };
        let is_method = |method: &Method| method.kind == MethodKind::Plain && Arc::ptr_eq(&method.function, &closure.function);
        let methods = &self.classes[class.0 as usize].decl.methods;
        let language = self.units[closure.unit].language;
        let by_class = language.id == "rust" || language.names == Naming::Packaged;
        if !by_class || args.positional.is_empty() || !methods.iter().any(is_method) {
            return (this, args);
        }
        let receiver = args.positional.remove(0);
        (receiver, args)
    }

    /// Whether this object is an instance of that class: then its name before a method means a class above.
    fn is_this_kind_of(&mut self, class: ClassId) -> bool {
        let this = self.act().this.clone();
        let of = |atom: &Atom| match atom {
            Atom::Object(id) => self.objects[id.0 as usize].class,
            Atom::Class(id) => Some(*id),
            _ => None,
        };
        let classes: Vec<ClassId> = this.atoms().iter().filter_map(of).collect();
        classes.into_iter().any(|own| self.lineage(own).contains(&class))
    }

    pub(super) fn model(&self, name: &str) -> Option<&'static models::Model> {
        models::of(self.language()).get(name)
    }

    /// A method of a data value.
    fn call_on_unknown(&mut self, receiver: &Value, name: &Sym, args: &Args, site: Site, st: &mut State) -> Value {
        let full = format!("#{name}");
        let is_own = self.language() == "kotlin" && self.extensions.contains_key(&("kotlin", name.clone()));
        match self.model(&full).filter(|_| !is_own) {
            Some(_) => self.call_external(&full, args, Some(receiver), site, st),
            None => match self.extension(name, receiver, st) {
                Some(methods) => self.call_site(&methods, None, args.clone(), site, st),
                None => {
                    self.escape_all(args, st);
                    Value::unknown()
                }
            },
        }
    }

    fn call_external(&mut self, name: &str, args: &Args, this: Option<&Value>, site: Site, st: &mut State) -> Value {
        if let Some(model) = self.model(name) {
            if !model.gives.takes_functions() {
                self.escape_all(args, st);
            }
            return self.act_on(model, args, this, site, st);
        }
        self.escape_all(args, st);
        if name.contains('#') {
            return Value::unknown();
        }
        // An object of which nothing is known but where it was made: values can be put into it.
        let id = self.object_at(None, site.place, 0);
        Atom::Object(id).into()
    }

    // ---- functions of the project

    pub(super) fn method_closure(
        &mut self,
        function: &Arc<Function>,
        unit: usize,
        frame: FrameId,
        class: ClassId,
        this: Value,
    ) -> Rc<Closure> {
        Rc::new(Closure { function: function.clone(), unit, frame, this, class: Some(class), given: Vec::new() })
    }

    pub(super) fn call_closure(
        &mut self,
        closure: &Rc<Closure>,
        args: Args,
        this: Option<Value>,
        place: Place,
        st: &mut State,
    ) -> Value {
        let key = closure.key();
        let within = self.running.get(&key).copied().unwrap_or(0);
        // Whoever is called here runs for its own sake then, if nobody else calls it.
        let stops = match () {
            () if within == 0 && self.root == Some(key) => None,
            () if self.is_exhausted() => Some("the program is too large to follow every call in it"),
            () if self.activations.len() >= MAX_CALLS => Some("calls nest too deep to be followed to their end"),
            () => None,
        };
        if let Some(why) = stops {
            self.incomplete(why, place);
            return Value::default();
        }
        let args = self.taken_as(closure, args);
        let own_root = self.root;
        self.callers.entry(key).or_default().insert(own_root);
        let this = match this {
            Some(this) if closure.this.is_empty() => this,
            _ => closure.this.clone(),
        };
        let args = if closure.given.is_empty() {
            args
        } else {
            Args { positional: closure.given.iter().chain(&args.positional).cloned().collect(), ..args }
        };
        if within >= MAX_RECURSION {
            return Value::default();
        }
        let (this, args) = self.with_receiver(closure, this, args);
        let memo_key =
            MemoKey { function: key, frame: closure.frame, args: args.clone(), this: this.clone(), facts: st.facts.clone() };
        if within > 0 && self.activations.iter().any(|act| act.function == Some(key) && act.arguments_are(&memo_key.args)) {
            return Value::default();
        }
        if let Some(memo) = self.memo.get(&memo_key).and_then(|memos| memos.iter().find(|memo| memo.holds(st))) {
            let memo = memo.clone();
            return self.recall(&memo, st);
        }
        // What it would give for these arguments too can hardly lead to the document.
        let (runs, meets) = self.runs.get(&key).copied().unwrap_or_default();
        if runs >= MAX_RUNS && !meets && !this.carries() && !args.all().any(Value::carries) {
            self.escape_all(&args, st);
            return Value::unknown();
        }
        let first_read = self.reads.len();
        let frame = self.frame(closure, &args, &this);
        let mut inner = st.clone();
        inner.frames.remove(&frame);
        let mut act = Activation::new(closure.unit, frame);
        act.this = this;
        act.class = closure.class;
        act.function = Some(key);
        act.arguments = Some(args.clone());
        self.activations.push(act);
        self.running.insert(key, within + 1);
        self.bind_params(&closure.function, &args, &mut inner);
        self.exec(&closure.function.body, &mut inner);
        self.running.insert(key, within);
        let mut act = self.activations.pop().expect("internal error: the function's own activation");
        self.touch_all(&act.seen);
        if let Some(outer) = self.activations.last_mut() {
            outer.impure |= act.impure;
            outer.meets |= act.meets;
        }
        let run = self.runs.entry(key).or_default();
        *run = (run.0 + 1, run.1 | act.meets);
        let mut exits = std::mem::take(&mut act.exits);
        exits.push(inner);
        let mut exit = join_all(exits);
        self.put_out.clear();
        for (index, param) in closure.function.params.iter().enumerate().filter(|(_, param)| param.kind == ParamKind::Reference) {
            if let Some(value) = pattern_name(&param.pattern).and_then(|(name, _)| exit.get(frame, &name).cloned()) {
                self.put_out.push((index, value));
            }
        }
        if self.captured.contains(&frame)
            && let Some(variables) = exit.frames.get(&frame).cloned()
        {
            for (name, value) in variables.iter() {
                self.keep(frame, name, value);
            }
        } else if !exit.dead {
            exit.frames.remove(&frame);
        }
        let before = st.clone();
        if !exit.dead {
            if closure.function.kind != FunctionKind::Process {
                st.frames = exit.frames;
            }
            st.fields = exit.fields;
        }
        let value = match Self::finish_yields(&act, closure.function.yields) {
            Some(value) => value,
            None => std::mem::take(&mut act.returns),
        };
        let value = match &closure.function.returns {
            Some(ty) => self.seen_through(value, ty, closure.unit),
            None => value,
        };
        if value.carries() {
            self.demand(&value, st);
            self.carriers.insert(closure.unit);
        }
        if !act.impure && self.quiet == 0 && self.put_out.is_empty() {
            self.remember(memo_key, value.clone(), act, &before, st, first_read);
        }
        value
    }

    fn remember(&mut self, key: MemoKey, value: Value, act: Activation, before: &State, after: &State, first_read: usize) {
        let seen = act.seen;
        let mut written = Vec::new();
        before.fields.differences(&after.fields, &mut written);
        let writes: Vec<_> = written.iter().filter_map(|&key| Some((key.clone(), after.fields.get(key)?.clone()))).collect();
        // What was written may be what stood there joined with what the function put there.
        let fields = seen.fields.iter().chain(written).map(|key| (key.clone(), before.fields.get(key).cloned())).collect();
        let memo = Memo {
            value,
            frames: seen.frames.iter().map(|&frame| (frame, before.frames.get(&frame).cloned())).collect(),
            fields,
            all_fields: seen.all_fields.then(|| before.fields.clone()),
            writes,
            reads: first_read..self.reads.len(),
            meets: act.meets,
            seen,
        };
        let known = self.memo.entry(key).or_default();
        if known.len() >= MAX_MEMOS {
            known.remove(0);
        }
        known.push(Rc::new(memo));
    }

    /// Does what a call did before.
    fn recall(&mut self, memo: &Memo, st: &mut State) -> Value {
        self.put_out.clear();
        for ((holder, name), value) in &memo.writes {
            st.set_field(holder.clone(), name.clone(), value.clone());
        }
        self.touch_all(&memo.seen);
        self.act_mut().meets |= memo.meets;
        memo.writes.iter().for_each(|(key, _)| self.touch_field(key.clone()));
        let again = self.reads.range(memo.reads.clone());
        if again.first().is_some_and(|first| !st.arms.is_empty() || self.root != first.root) {
            let again = again.to_vec();
            for mut read in again {
                read.arms.extend(st.arms.iter().copied());
                read.root = self.root;
                self.reads.push(read);
            }
        }
        memo.value.clone()
    }

    fn frame(&mut self, closure: &Closure, args: &Args, this: &Value) -> FrameId {
        let mut hasher = Hashing::default();
        (args, this).hash(&mut hasher);
        let key = (closure.key(), closure.frame, hasher.finish());
        if let Some(&frame) = self.frame_ids.get(&key) {
            return frame;
        }
        let module = self.frames[closure.frame.0 as usize].module;
        self.frames.push(FrameInfo { parent: Some(closure.frame), module, kind: closure.function.kind.clone() });
        let frame = FrameId(self.frames.len() as u32 - 1);
        self.frame_ids.insert(key, frame);
        frame
    }

    fn bind_params(&mut self, function: &Function, args: &Args, st: &mut State) {
        let mut position = 0;
        let mut named: Vec<(Sym, Value)> = args.named.clone();
        for param in &function.params {
            let name = pattern_name(&param.pattern);
            let value = match param.kind {
                ParamKind::Rest => {
                    let rest = args.positional.get(position..).unwrap_or_default().to_vec();
                    position = args.positional.len();
                    Value::list(rest, args.rest.clone())
                }
                ParamKind::Keywords => {
                    let mut record = Record::default();
                    let (block, own): (Vec<_>, Vec<_>) = named.drain(..).partition(|(name, _)| &**name == BLOCK);
                    named = block;
                    for (key, value) in own {
                        record.fields.insert(key, value);
                    }
                    record.base = args.keywords.clone();
                    if !args.rest.is_empty() {
                        record.any.add(Atom::Unknown);
                    }
                    Value::record(record)
                }
                ParamKind::Plain | ParamKind::Reference | ParamKind::Named => {
                    let by_name = name.as_ref().and_then(|(name, _)| {
                        let bare = name.trim_start_matches('$');
                        let at = named.iter().position(|(given, _)| given.trim_start_matches('$') == bare)?;
                        Some(named.remove(at).1)
                    });
                    let is_named = param.kind == ParamKind::Named;
                    let by_position = || args.positional.get(position).filter(|_| !is_named).cloned();
                    match by_name.or_else(by_position) {
                        Some(value) => {
                            position += usize::from(!is_named);
                            value
                        }
                        None => {
                            position += usize::from(!is_named);
                            self.missing_argument(name.as_ref(), args, st)
                        }
                    }
                }
            };
            let has_default = matches!(param.pattern, Pattern::Default(..));
            let value = match value.is_unknown() && !has_default {
                true => self.given_to(&param.pattern, st).unwrap_or(value),
                false => value,
            };
            let value = if value.is_empty() && !has_default { Value::unknown() } else { value };
            let value = match &name {
                Some((name, _)) if value.is_unknown() && self.language() == "php" => self.bound_to(name).unwrap_or(value),
                _ => value,
            };
            let pattern = match &param.pattern {
                Pattern::Default(inner, _) if is_given(&value) => inner,
                pattern => pattern,
            };
            self.bind(pattern, value, Scope::Local, st);
            if let (Some(field), Some((name, _))) = (&param.field, &name) {
                let bound = st.get(self.act().frame, name).cloned().unwrap_or_default();
                let this = self.act().this.clone();
                for atom in this.atoms() {
                    if let Atom::Object(id) = atom {
                        self.set_object_field(*id, field, &bound, st);
                    }
                }
            }
        }
    }

    /// What a framework hands to a parameter, going by how it is called.
    fn given_to(&mut self, pattern: &Pattern, st: &mut State) -> Option<Value> {
        let given = models::of(self.language()).given.as_ref()?;
        match pattern {
            Pattern::Typed(inner, ty) if self.value_of_type(ty, st).is_none() => self.given_to(inner, st),
            Pattern::Name(ident) => {
                let written = ident.name.split(MADE_UP).next().unwrap_or_default();
                if given.externals.iter().any(|name| name == written) {
                    return Some(self.external(written));
                }
                given.parameters.iter().any(|name| name == written).then(|| self.given_object()).flatten()
            }
            Pattern::Record { fields, .. } => {
                let keys = fields.iter().filter_map(|field| field.key.as_text());
                let known = keys
                    .into_iter()
                    .any(|key| given.parts.iter().chain(&given.environment).chain(&given.externals).any(|part| part == key));
                known.then(|| self.given_object()).flatten()
            }
            _ => None,
        }
    }

    /// What a framework hands to the functions that are registered with it.
    pub(super) fn given_object(&mut self) -> Option<Value> {
        let given = models::of(self.language()).given.as_ref()?;
        Some(Atom::Object(self.store(&given.store)).into())
    }

    /// What Symfony's container hands to every parameter of that name: `bind: { $name: … }`.
    fn bound_to(&self, name: &Sym) -> Option<Value> {
        let store = self.stores.get(&(self.app(), "parameters".to_owned()))?;
        self.objects[store.0 as usize].fields.get(name).cloned()
    }

    fn missing_argument(&mut self, name: Option<&(Sym, crate::syntax::ir::Span)>, args: &Args, st: &mut State) -> Value {
        if let (Some((name, span)), false) = (name, args.keywords.is_empty()) {
            let place = self.place(*span);
            let key = Atom::Text(placed_text(name.trim_start_matches('$'), place)).into();
            let site = Site { place, form: Form::Declaration { erased: false } };
            return self.access_value(&args.keywords, &key, place, Some(site), Style::Index, st);
        }
        args.rest.clone()
    }

    /// A project function by name: PHP's `'fmt'`, a call of what another file defines.
    pub(super) fn named_function(&mut self, name: &str) -> Option<Value> {
        let bare = name.trim_start_matches('\\');
        if let Some((class, method)) = bare.split_once("::") {
            let class = self.global_name(&class.into())?;
            let key = Atom::Text(Text::unplaced(method)).into();
            let place = self.place(crate::syntax::ir::Span::default());
            let mut st = State::default();
            return Some(self.access_value(&class, &key, place, None, Style::Static, &mut st));
        }
        let key = (self.language(), bare.to_owned());
        let found = self.functions_by_name.get(&key)?;
        Some(found.iter().map(|closure| Atom::Closure(closure.clone())).collect())
    }

    /// What a name means that no scope around it binds: a class or function of the project that its language finds by name.
    pub(super) fn global_name(&mut self, name: &Sym) -> Option<Value> {
        let language = self.language();
        match self.unit().language.names {
            Naming::Imported => return None,
            Naming::Packaged => return self.packaged(name),
            Naming::Nested => return self.nested_name(name),
            Naming::Global | Naming::Qualified => {}
        }
        if name.starts_with('$') {
            return match &**name {
                "$_ENV" | "$_SERVER" => Some(Atom::Environment.into()),
                _ => None,
            };
        }
        if language == "php" && name.eq_ignore_ascii_case("self") {
            return self.act().class.map(|class| Atom::Class(class).into());
        }
        self.defined(language, name).or_else(|| {
            // Without its namespace, a function or constant is looked up in that of whoever uses it, and then in the global one.
            // Which that is isn't known here: the only one of that name in the project will do.
            let full = self.namespaced.get(name).filter(|full| full.len() == 1 && self.model(name).is_none())?.first()?.clone();
            self.defined(language, &full)
        })
    }

    /// What a name means by the file that its language finds for it.
    fn packaged(&mut self, name: &Sym) -> Option<Value> {
        // Behind what a front-end puts there, the name means whatever is called so anywhere: all parts of a class.
        if let Some(bare) = name.strip_suffix(MADE_UP) {
            // Which file is the next depends on which this is.
            let next = self.with_project(|unit, project| (unit.language.autoload)(name, project));
            if let Some(unit) = next.and_then(|path| self.load(&path)) {
                self.run_unit(unit);
            }
            let classes = self.classes_by_name.get(&(self.language(), bare.to_owned()))?;
            return Some(classes.iter().map(|&class| Atom::Class(class)).collect());
        }
        let last: Sym = name.rsplit(['.', '/', '\\', ':']).next().unwrap_or(name).into();
        if let Some(unit) = self.autoload(name).and_then(|path| self.load(&path)) {
            self.run_unit(unit);
            let value = self.module_member(unit, &last);
            if !value.is_unknown() {
                return Some(value);
            }
            // A member of what the file has: `com.acme.Keys.USER`.
            if let Some((above, _)) = name.rsplit_once('.')
                && above.rsplit('.').next().is_some_and(|above| above.starts_with(char::is_uppercase))
                && let Some(holder) = self.packaged(&above.into())
            {
                let place = self.place_in(unit, crate::syntax::ir::Span::default());
                let key = Atom::Text(Text::unplaced(&last)).into();
                let value = self.access_value(&holder, &key, place, None, Style::Static, &mut State::default());
                if !value.is_unknown() {
                    return Some(value);
                }
            }
        }
        let classes = (last == *name).then(|| self.classes_by_name.get(&(self.language(), name.to_string())))??;
        self.model(name).is_none().then(|| classes.iter().map(|&class| Atom::Class(class)).collect())
    }

    /// A member of what is around the function that runs, where its language needs no `this.` before it: of the receivers of
    /// the lambdas around, of the class.
    pub(super) fn implied_member(&mut self, name: &Sym, st: &mut State) -> Option<Value> {
        if self.unit().language.names != Naming::Packaged {
            return None;
        }
        for receiver in self.receivers(st) {
            let mut value = Value::default();
            for atom in receiver.atoms() {
                match atom {
                    Atom::Object(id) => value.join(&self.own_field(*id, name, st)),
                    Atom::Class(id) => value.join(&self.class_member(*id, name, &atom.clone().into(), st).unwrap_or_default()),
                    Atom::Path(path) => {
                        let place = self.place(crate::syntax::ir::Span::default());
                        value.join(&self.implied_part(path, &receiver, name, place, st).unwrap_or_default())
                    }
                    _ => false,
                };
            }
            if !value.is_empty() {
                return Some(value);
            }
        }
        None
    }

    /// The field or the property of a value of the document whose type, or whose extensions, have one of that name.
    fn implied_part(&mut self, path: &PathValue, this: &Value, name: &Sym, place: Place, st: &mut State) -> Option<Value> {
        if path.ty.as_ref().is_some_and(|ty| self.type_field(ty, name).is_some()) {
            let key = Atom::Text(Text::unplaced(name)).into();
            return Some(self.access_value(this, &key, place, None, Style::Property, st));
        }
        self.typed_member(path, name, st).or_else(|| self.extension(name, this, st))
    }

    /// What the members of are in reach without being named: the nearest first.
    fn receivers(&mut self, st: &State) -> Vec<Value> {
        let mut receivers = Vec::new();
        let mut frame = Some(self.act().frame);
        while let Some(here) = frame {
            if let Some(value) = st.get(here, RECEIVER).or_else(|| self.kept.get(&here)?.get(RECEIVER)) {
                let value = value.clone();
                self.touch(here, RECEIVER, &value);
                receivers.push(self.settle(&value, st));
            }
            frame = self.frames[here.0 as usize].parent;
        }
        receivers.push(self.act().this.clone());
        receivers
    }

    /// A function called by its bare name that is a method of a receiver around: of data, a modelled one.
    fn implied_call(&mut self, name: &str, args: &Args, site: Site, st: &mut State) -> Option<Value> {
        let last = name.rsplit('.').next().unwrap_or(name);
        if self.unit().language.names != Naming::Packaged || last.starts_with(char::is_uppercase) {
            return None;
        }
        for receiver in self.receivers(st) {
            let is_data = |atom: &Atom| match atom {
                Atom::Path(_) | Atom::Record(_) | Atom::List(_) | Atom::Instance(_) => true,
                Atom::Object(id) => self.objects[id.0 as usize].fields.contains_key(CONTENT),
                _ => false,
            };
            let data = receiver.map(|atom| is_data(atom).then(|| atom.clone()));
            let [atom, ..] = data.atoms() else { continue };
            let name: Sym = last.into();
            let has = match atom {
                Atom::Instance(class) => self.model(&format!("{class}#{last}")).is_some(),
                _ => self.model(&format!("#{last}")).is_some() || self.extension(&name, &data, st).is_some(),
            };
            if has {
                return Some(self.call_method(&data, &Text::unplaced(last), args.clone(), site, false, st));
            }
        }
        None
    }

    /// Remembers a name in a namespace by its last part.
    pub(super) fn note_namespaced(&mut self, name: &Sym) {
        if let Some((_, last)) = name.rsplit_once('\\') {
            self.namespaced.entry(last.into()).or_default().insert(name.clone());
        }
    }

    pub(super) fn autoload(&mut self, name: &Sym) -> Option<String> {
        let (directory, _) = self.unit().path.rsplit_once('/').unwrap_or_default();
        let key = (directory.to_owned(), name.clone());
        if let Some(path) = self.autoloaded.get(&key) {
            return path.clone();
        }
        let path = self.with_project(|unit, project| (unit.language.autoload)(name, project));
        self.autoloaded.insert(key, path.clone());
        path
    }

    fn defined(&mut self, language: &'static str, name: &Sym) -> Option<Value> {
        for _ in 0..2 {
            let key = (language, name.to_string());
            if let Some(classes) = self.classes_by_name.get(&key) {
                return Some(classes.iter().map(|&class| Atom::Class(class)).collect());
            }
            if let Some(functions) = self.functions_by_name.get(&key) {
                return Some(functions.iter().map(|closure| Atom::Closure(closure.clone())).collect());
            }
            if let Some(value) = self.constants.get(name) {
                return Some(value.clone());
            }
            let path = self.autoload(name)?;
            let unit = self.load(&path)?;
            if self.ran[unit] {
                return None;
            }
            self.run_unit(unit);
        }
        None
    }

    // ---- classes and objects

    pub(super) fn class_id(&mut self, class: &Arc<Class>) -> ClassId {
        let key = (self.act().unit, class.span);
        if let Some(&id) = self.class_ids.get(&key) {
            return id;
        }
        let summary = self.new_object(None, 0);
        let id = ClassId(self.classes.len() as u32);
        self.objects[summary.0 as usize].class = Some(id);
        self.classes.push(ClassInfo {
            decl: class.clone(),
            unit: key.0,
            frame: self.act().frame,
            fields: BTreeMap::new(),
            summary,
        });
        self.class_ids.insert(key, id);
        self.captured.insert(self.act().frame);
        if let Some(name) = &class.name {
            self.classes_by_name.entry((self.language(), name.name.to_string())).or_default().push(id);
            // Whoever looked for it before may find it now.
            self.version += u64::from(self.is_nested());
        }
        id
    }

    pub(super) fn declare_class(&mut self, class: &Arc<Class>, st: &mut State) -> ClassId {
        let id = self.class_id(class);
        let mut act = Activation::new(self.act().unit, self.act().frame);
        act.this = Atom::Class(id).into();
        act.class = Some(id);
        self.activations.push(act);
        for field in &class.fields {
            if let (true, Some(value)) = (field.is_static, &field.value) {
                let value = self.eval(value, st);
                if self.classes[id.0 as usize].fields.entry(field.name.name.clone()).or_default().join(&value) {
                    self.version += 1;
                }
                self.tell_name(&value, &field.name, id, st);
            }
        }
        for decorator in &class.decorators {
            let value = self.eval(decorator, st);
            self.escape(&value, st);
        }
        if !class.body.is_empty() {
            self.exec(&class.body, st);
        }
        self.activations.pop();
        if let Some(name) = &class.name {
            let value: Value = Atom::Class(id).into();
            let frame = self.act().frame;
            st.set(frame, name.name.clone(), value.clone());
            self.keep(frame, &name.name, &value);
        } else if class.alias.is_some() {
            for (index, method) in class.methods.iter().enumerate() {
                let Some(name) = &method.function.name else { continue };
                let known = self.extensions.entry((self.language(), name.name.clone())).or_default();
                if !known.contains(&(id, index)) {
                    known.push((id, index));
                    self.version += 1;
                }
            }
        }
        id
    }

    /// Tells a descriptor which name it has in the class: Python's `__set_name__`.
    fn tell_name(&mut self, value: &Value, name: &crate::syntax::ir::Ident, class: ClassId, st: &mut State) {
        let place = self.place(name.span);
        for atom in value.atoms() {
            if let Atom::Object(id) = atom
                && let Some(method) = self.hook(*id, &["__set_name__"], st)
            {
                let args = vec![Atom::Class(class).into(), Atom::Text(placed_text(&name.name, place)).into()];
                self.call_value(&method, None, Args::of(args), place, st);
            }
        }
    }

    /// The methods of that name that are declared apart from the type they are for; of a property, what it gives.
    pub(super) fn extension(&mut self, name: &Sym, this: &Value, st: &mut State) -> Option<Value> {
        let key = (self.language(), name.clone());
        let is_looked_for = match self.language() {
            "kotlin" => true,
            "csharp" => this.carries(),
            _ => false,
        };
        if is_looked_for && !self.extensions.contains_key(&key) {
            // Such methods are found like functions: in the package, and in what is imported.
            if let Some(unit) = self.autoload(name).and_then(|path| self.load(&path)) {
                self.run_unit(unit);
            }
        }
        let mut found = self.extensions.get(&key)?.clone();
        // Of a class of the project, those that are declared for it.
        let own = this.atoms().iter().find_map(|atom| match atom {
            Atom::Object(id) => self.objects[id.0 as usize].class,
            Atom::Path(path) => path.ty.clone().and_then(|ty| self.class_id_of_type(&ty)),
            _ => None,
        });
        if self.language() == "go" {
            found.retain(|(class, _)| own.is_some() && self.extended(*class) == own);
        }
        let mut all = Value::default();
        for (class, index) in found {
            let info = &self.classes[class.0 as usize];
            let (method, unit, frame) = (info.decl.methods[index].clone(), info.unit, info.frame);
            let closure = self.method_closure(&method.function, unit, frame, class, this.clone());
            if method.kind == MethodKind::Getter {
                let place = self.place_in(unit, method.function.span);
                all.join(&self.call_closure(&closure, Args::default(), None, place, st));
            } else {
                all.add(Atom::Closure(closure));
            }
        }
        Some(all)
    }

    /// The class that methods are declared for apart from it.
    fn extended(&mut self, class: ClassId) -> Option<ClassId> {
        let info = &self.classes[class.0 as usize];
        let ty = super::access::typed(info.decl.alias.as_ref()?, info.unit, Spelling::default())?;
        self.class_id_of_type(&ty)
    }

    fn is_extension(&self, name: &Sym) -> bool {
        self.unit().language.names == Naming::Packaged && self.extensions.contains_key(&(self.language(), name.clone()))
    }

    /// The class and what it extends within the project, nearest first.
    pub(super) fn lineage(&mut self, class: ClassId) -> Vec<ClassId> {
        let mut lineage = vec![class];
        let mut at = 0;
        while at < lineage.len() && lineage.len() < 32 {
            let mut st = State::default();
            let bases = self.bases(lineage[at], &mut st);
            let openings = self.openings(lineage[at]).into_iter().map(Atom::Class);
            for atom in openings.chain(bases.atoms().iter().cloned()) {
                if let Atom::Class(base) = atom
                    && !lineage.contains(&base)
                {
                    lineage.push(base);
                }
            }
            at += 1;
        }
        lineage
    }

    /// What extends or implements the class.
    fn below(&mut self, class: ClassId) -> Vec<ClassId> {
        if self.below.0 != self.classes.len() {
            let mut below: HashMap<ClassId, Vec<ClassId>> = HashMap::default();
            for id in (0..self.classes.len()).map(|id| ClassId(id as u32)) {
                for above in self.lineage(id).into_iter().skip(1) {
                    let known = below.entry(above).or_default();
                    if known.len() < MAX_BELOW {
                        known.push(id);
                    }
                }
            }
            self.below = (self.classes.len(), below);
        }
        self.below.1.get(&class).cloned().unwrap_or_default()
    }

    pub(super) fn bases(&mut self, class: ClassId, _st: &mut State) -> Value {
        let info = &self.classes[class.0 as usize];
        let (decl, unit, frame) = (info.decl.clone(), info.unit, info.frame);
        if decl.bases.is_empty() {
            return Value::default();
        }
        // What is no class may be one once more of the program is known; and a class may have further parts.
        let is_partial = decl.bases.iter().any(|base| matches!(&base.kind, ExprKind::Name(name) if name.ends_with(MADE_UP)));
        let known = self.classes.len() + self.units.len();
        if let Some((at, bases)) = self.base_values.get(&class)
            && (*at == known || (!is_partial && bases.atoms().iter().all(|atom| matches!(atom, Atom::Class(_)))))
        {
            return bases.clone();
        }
        self.extending.push(class);
        let bases = self.in_unit(unit, |this, st| {
            // The class that a function makes of its argument: `Parent => class extends Parent {}`.
            if frame != this.unit_frames[unit] {
                let variables = this.kept.get(&frame).cloned().unwrap_or_default();
                st.frames.insert(frame, variables);
                this.act_mut().frame = frame;
            }
            let mut bases = Value::default();
            for base in &decl.bases {
                bases.join(&this.eval(base, st));
            }
            bases
        });
        self.extending.pop();
        self.base_values.insert(class, (known, bases.clone()));
        bases
    }

    pub(super) fn external_bases(&mut self, class: ClassId, st: &mut State) -> Vec<Rc<str>> {
        let mut names = Vec::new();
        for class in self.lineage(class) {
            for atom in self.bases(class, st).atoms() {
                if let Atom::External(name) = atom {
                    names.push(name.clone());
                }
            }
        }
        names
    }

    /// Evaluates something at the top level of a unit, outside its run.
    pub(super) fn in_unit<T>(&mut self, unit: usize, run: impl FnOnce(&mut Self, &mut State) -> T) -> T {
        let frame = self.unit_frames[unit];
        let reads = self.reads.len();
        self.activations.push(Activation::new(unit, frame));
        let mut st = State::default();
        self.quiet += 1;
        let value = run(self, &mut st);
        self.quiet -= 1;
        self.activations.pop();
        self.reads.truncate(reads);
        value
    }

    pub(super) fn new_object(&mut self, class: Option<ClassId>, derived: u8) -> ObjectId {
        self.objects.push(ObjectInfo { class, fields: BTreeMap::new(), derived, parts: BTreeMap::new() });
        ObjectId(self.objects.len() as u32 - 1)
    }

    pub(super) fn object_at(&mut self, class: Option<ClassId>, place: Place, context: u64) -> ObjectId {
        if let Some(&id) = self.object_ids.get(&(class, place, context)) {
            return id;
        }
        let id = self.new_object(class, 0);
        self.object_ids.insert((class, place, context), id);
        id
    }

    /// `new class(args)`.
    pub(super) fn construct(&mut self, class: &Value, args: Args, place: Place, st: &mut State) -> Value {
        let mut result = Value::default();
        for atom in class.atoms() {
            match atom {
                Atom::Class(id) if self.language() == "go" && self.classes[id.0 as usize].decl.alias.is_some() => {
                    result.join(&self.construct_alias(*id, &args, place, st));
                }
                Atom::Class(id) => {
                    let mut hasher = Hashing::default();
                    args.hash(&mut hasher);
                    let object = self.object_at(Some(*id), place, hasher.finish());
                    self.initialize(object, *id, args.clone(), place, st);
                    result.add(Atom::Object(object));
                }
                Atom::External(name) => {
                    let name = name.clone();
                    let value = self.call_external(&name, &args, None, Site { place, form: Form::Other }, st);
                    result.join(&value);
                }
                Atom::When(when) => {
                    let when = when.clone();
                    let value =
                        self.where_it_holds(&when, &args, st, |this, chosen, args, st| this.construct(&chosen, args, place, st));
                    result.join(&value);
                }
                Atom::Closure(closure) => {
                    // JavaScript's constructor functions.
                    let object = self.object_at(None, place, 0);
                    let closure = closure.clone();
                    self.call_closure(&closure, args.clone(), Some(Atom::Object(object).into()), place, st);
                    result.add(Atom::Object(object));
                }
                Atom::Text(text) => {
                    if let Some(class) = self.global_name(&text.value.trim_start_matches('\\').into()) {
                        let value = self.construct(&class, args.clone(), place, st);
                        result.join(&value);
                    }
                }
                _ => {
                    self.escape_all(&args, st);
                    result.add(Atom::Unknown);
                }
            }
        }
        if result.is_empty() { Value::unknown() } else { result }
    }

    /// A value of a type that is another by a name of its own.
    fn construct_alias(&mut self, class: ClassId, args: &Args, place: Place, st: &mut State) -> Value {
        let info = &self.classes[class.0 as usize];
        match &info.decl.alias {
            Some(Type::List(_)) => Value::list(args.positional.clone(), Value::default()),
            Some(Type::Map(_)) => Value::record(Record { fields: args.named.iter().cloned().collect(), ..Record::default() }),
            Some(ty @ (Type::Named(_) | Type::Inline(_))) => {
                let (ty, unit) = (ty.clone(), info.unit);
                let of = match &ty {
                    Type::Named(name) => self.in_unit(unit, |this, st| this.eval(name, st)),
                    Type::Inline(decl) => {
                        let mut act = Activation::new(unit, self.unit_frames[unit]);
                        act.this = self.act().this.clone();
                        self.activations.push(act);
                        let id = self.class_id(decl);
                        self.activations.pop();
                        Atom::Class(id).into()
                    }
                    _ => Value::default(),
                };
                let is_class = of.atoms().iter().any(|atom| matches!(atom, Atom::Class(of) if *of != class));
                if is_class && self.depth < super::eval::MAX_DEPTH {
                    self.depth += 1;
                    let value = self.construct(&of, args.clone(), place, st);
                    self.depth -= 1;
                    return value;
                }
                Value::unknown()
            }
            _ => Atom::Null.into(),
        }
    }

    fn initialize(&mut self, object: ObjectId, class: ClassId, args: Args, place: Place, st: &mut State) {
        // What is embedded in a struct of Go is an object of its own.
        let is_go = self.language() == "go";
        let lineage = if is_go { vec![class] } else { self.lineage(class) };
        for (name, value) in args.named.iter().filter(|(name, _)| is_go && name.starts_with(MADE_UP)) {
            self.objects[object.0 as usize].fields.insert(name.clone(), value.clone());
        }
        let this: Value = Atom::Object(object).into();
        for class in lineage.iter().rev() {
            self.default_fields(object, *class, st);
        }
        for class in &lineage {
            let info = &self.classes[class.0 as usize];
            let (unit, frame) = (info.unit, info.frame);
            if let Some(constructor) = self.constructor(*class, &args) {
                let closure = self.method_closure(&constructor, unit, frame, *class, this);
                self.call_closure(&closure, args, None, place, st);
                return;
            }
        }
        for base in self.external_bases(class, st) {
            if self.contains(object, &base, &args, place, st) {
                return;
            }
        }
        let args = self.prepared(&lineage, args, &this, place, st);
        // Without a constructor, arguments are fields: data classes, records, structs.
        let mut position = 0;
        let mut given = Args::default();
        for class in lineage.iter().rev() {
            let info = &self.classes[class.0 as usize];
            let (decl, unit) = (info.decl.clone(), info.unit);
            for field in decl.fields.iter().filter(|field| !field.is_static) {
                let named = args.named.iter().find(|(name, _)| *name == field.key.name || *name == field.name.name);
                let value = match named {
                    Some((_, value)) => Some(value.clone()),
                    None if position < args.positional.len() => {
                        position += 1;
                        Some(args.positional[position - 1].clone())
                    }
                    None if !args.keywords.is_empty() => Some(self.by_any_name(&args.keywords, field, unit, Style::Index, st)),
                    None => None,
                };
                if let Some(value) = value {
                    let value = match &field.ty {
                        Some(ty) => self.seen_through(value, ty, unit),
                        None => value,
                    };
                    self.set_object_field(object, &field.name.name, &value, st);
                    given.named.push((field.name.name.clone(), value));
                }
            }
        }
        for hook in POST_INIT.map(Sym::from) {
            if let Some(method) = self.class_method(class, &hook, &this, st) {
                self.call_value(&method, None, given.clone(), place, st);
            }
        }
        if !args.keywords.is_empty() {
            let keywords = args.keywords.clone();
            self.set_object_field(object, &CONTENT.into(), &keywords, st);
        }
        self.escape_all(&args, st);
    }

    /// The arguments as methods that look at them first make them.
    fn prepared(&mut self, lineage: &[ClassId], mut args: Args, this: &Value, place: Place, st: &mut State) -> Args {
        for &class in lineage {
            let info = &self.classes[class.0 as usize];
            let (decl, unit, frame) = (info.decl.clone(), info.unit, info.frame);
            let before = |name: &crate::syntax::ir::Ident| name.name.ends_with(BEFORE);
            for method in decl.methods.iter().filter(|method| method.function.name.as_ref().is_some_and(before)) {
                let given = Value::record(self.given(&args));
                let closure = self.method_closure(&method.function, unit, frame, class, this.clone());
                args = Args { keywords: self.call_closure(&closure, Args::of(vec![given]), None, place, st), ..Args::default() };
            }
        }
        args
    }

    pub(super) fn default_fields(&mut self, object: ObjectId, class: ClassId, st: &mut State) {
        let info = &self.classes[class.0 as usize];
        let (decl, unit, frame) = (info.decl.clone(), info.unit, info.frame);
        if decl.fields.iter().all(|field| field.is_static || (field.value.is_none() && field.ty.is_none())) {
            return;
        }
        let mut act = Activation::new(unit, frame);
        act.this = Atom::Object(object).into();
        act.class = Some(class);
        self.activations.push(act);
        for field in decl.fields.iter().filter(|field| !field.is_static) {
            if let Some(value) = &field.value {
                // In Go, what a struct in a struct is until it is set or decoded.
                if self.language() == "go" {
                    let known = self.objects[object.0 as usize].fields.contains_key(&field.name.name);
                    if !known {
                        // A struct can't hold itself, but what is written may say so.
                        self.objects[object.0 as usize].fields.insert(field.name.name.clone(), Value::default());
                        let value = self.eval(value, st);
                        self.objects[object.0 as usize].fields.insert(field.name.name.clone(), value);
                        self.supposed.insert((object, field.name.name.clone()));
                    }
                    continue;
                }
                let value = self.eval(value, st);
                self.set_object_field(object, &field.name.name, &value, st);
            } else if let Some(ty) = &field.ty
                && !self.objects[object.0 as usize].fields.contains_key(&field.name.name)
                && let Some(value) = self.value_of_type(ty, st)
            {
                // Put there by whoever makes the object: injected. In Rust, only what makes the object can do that.
                self.objects[object.0 as usize].fields.insert(field.name.name.clone(), value);
                if matches!(self.language(), "go" | "java" | "rust") {
                    self.supposed.insert((object, field.name.name.clone()));
                }
            }
        }
        self.activations.pop();
    }

    /// Runs the constructor of the class around for those arguments on this object.
    fn construct_by_another(&mut self, args: Args, place: Place, st: &mut State) -> Value {
        let Some(class) = self.act().class else { return Value::unknown() };
        let (this, own) = (self.act().this.clone(), self.act().function);
        let info = &self.classes[class.0 as usize];
        let (unit, frame) = (info.unit, info.frame);
        if let Some(constructor) = self.constructor(class, &args).filter(|function| own != Some((unit, function.span))) {
            let closure = self.method_closure(&constructor, unit, frame, class, this);
            self.call_closure(&closure, args, None, place, st);
        }
        Value::unknown()
    }

    fn super_construct(&mut self, bases: &Value, args: Args, place: Place, st: &mut State) -> Value {
        let this = self.act().this.clone();
        for base in bases.atoms() {
            if let Atom::External(base) = base {
                let objects = this.atoms().iter().filter_map(|atom| if let Atom::Object(id) = atom { Some(*id) } else { None });
                for object in objects.collect::<Vec<_>>() {
                    self.contains(object, base, &args, place, st);
                }
            }
            let Atom::Class(base) = base else { continue };
            for class in self.lineage(*base) {
                let info = &self.classes[class.0 as usize];
                let (unit, frame) = (info.unit, info.frame);
                if let Some(constructor) = self.constructor(class, &args) {
                    let closure = self.method_closure(&constructor, unit, frame, class, this.clone());
                    self.call_closure(&closure, args.clone(), None, place, st);
                    break;
                }
            }
        }
        Value::unknown()
    }

    /// Fills an object with what its base class, which is none of the project's, would hold: a class that extends a
    /// dictionary. Whether the base is of that kind.
    fn contains(&mut self, object: ObjectId, base: &str, args: &Args, place: Place, st: &mut State) -> bool {
        use Action::{Collect, FromEntries, Merge, Same};
        let Some(model) = self.model(base).filter(|model| matches!(model.gives, Collect | FromEntries | Merge | Same)) else {
            return false;
        };
        let mut content = if args.positional.is_empty() {
            Value::default()
        } else {
            self.act_on(model, args, None, Site { place, form: Form::Other }, st)
        };
        if !args.named.is_empty() || !args.keywords.is_empty() {
            let mut record = Record::default();
            self.merge_into(&mut record, &content);
            record.fields.extend(args.named.iter().cloned());
            self.merge_into(&mut record, &args.keywords);
            content = Value::record(record);
        }
        if !content.is_empty() {
            self.set_object_field(object, &CONTENT.into(), &content, st);
            // Where `collections.UserDict` keeps it.
            self.set_object_field(object, &"data".into(), &content, st);
        }
        true
    }

    /// What a parameter or field of that type holds when nobody in the project passes it: an instance.
    pub(super) fn value_of_type(&mut self, ty: &Type, st: &mut State) -> Option<Value> {
        let Type::Named(name) = ty else { return None };
        let class = self.eval(name, st);
        let mut result = Value::default();
        for atom in class.atoms() {
            match atom {
                Atom::Class(id) => {
                    let info = &self.classes[id.0 as usize];
                    if let Some(given) = info.fields.get(GIVEN).filter(|_| info.decl.alias.is_some()) {
                        result.join(given);
                    }
                    if !info.decl.erased && info.decl.alias.is_none() {
                        result.add(Atom::Object(info.summary));
                        for class in self.below(*id) {
                            let summary = self.classes[class.0 as usize].summary;
                            result.add(Atom::Object(summary));
                        }
                    }
                }
                // The one that keeps the app's values.
                Atom::Object(id) if self.stores.values().any(|store| store == id) => {
                    result.add(Atom::Object(*id));
                }
                Atom::External(name) if models::of(self.language()).has_class(name) => {
                    result.add(Atom::Instance(name.clone()));
                }
                _ => {}
            }
        }
        (!result.is_empty()).then_some(result)
    }

    // ---- modules

    pub(super) fn with_project<T>(&self, ask: impl FnOnce(&Unit, &Project<'_>) -> T) -> T {
        self.with_project_of(self.unit(), ask)
    }

    fn with_project_of<T>(&self, unit: &Unit, ask: impl FnOnce(&Unit, &Project<'_>) -> T) -> T {
        let host = &*self.host;
        let exists = |path: &str| host.exists(path);
        let read = |path: &str| host.read(path);
        let only = |tail: &str| host.only(&unit.app_root, tail);
        let list = |directory: &str| host.list(directory);
        let (from, app_root) = (&*unit.path, &*unit.app_root);
        ask(unit, &Project { from, app_root, exists: &exists, read: &read, only: &only, list: &list })
    }

    /// The unit of the file, loaded if need be.
    pub(super) fn load(&mut self, path: &str) -> Option<usize> {
        if let Some(&unit) = self.by_path.get(path) {
            return Some(unit);
        }
        let unit = self.host.load(path)?;
        Some(self.add_unit(unit))
    }

    pub(super) fn add_unit(&mut self, unit: Unit) -> usize {
        let id = self.units.len();
        if !unit.embedded {
            self.by_path.insert(unit.path.clone(), id);
        }
        self.units.push(Rc::new(unit));
        let frame = FrameId(self.frames.len() as u32);
        self.frames.push(FrameInfo { parent: None, module: frame, kind: FunctionKind::Lexical });
        self.unit_frames.push(frame);
        self.captured.insert(frame);
        self.ran.push(false);
        self.exports.push(BTreeMap::new());
        id
    }

    /// Runs the top level of a unit, unless it ran already.
    pub(super) fn run_unit(&mut self, unit: usize) -> Value {
        if std::mem::replace(&mut self.ran[unit], true) || self.activations.len() >= MAX_CALLS {
            return Value::default();
        }
        let frame = self.unit_frames[unit];
        let mut st = State::default();
        let outer_root = self.root.take();
        let steps = std::mem::take(&mut self.steps);
        // It may be loaded by other programs too, and runs only once.
        let overlays = std::mem::take(&mut self.overlays);
        self.activations.push(Activation::new(unit, frame));
        let module = self.units[unit].module.clone();
        self.exec(&module.body, &mut st);
        let mut act = self.activations.pop().expect("internal error: the unit's own activation");
        self.overlays = overlays;
        self.root = outer_root;
        self.steps = steps;
        let mut exits = std::mem::take(&mut act.exits);
        exits.push(st);
        let exit = join_all(exits);
        if let Some(variables) = exit.frames.get(&frame) {
            for (name, value) in variables.iter() {
                self.keep(frame, name, value);
            }
        }
        let returns = act.returns.clone();
        if !returns.is_empty() && self.exports[unit].entry("return".into()).or_default().join(&returns) {
            self.version += 1;
        }
        returns
    }

    pub(super) fn modules(&mut self, spec: &Value) -> Value {
        let mut result = Value::default();
        let texts: Vec<Sym> = spec.texts().map(|text| text.value.clone()).collect();
        for spec in texts {
            match self.module_file(&spec) {
                Some(unit) => {
                    self.run_unit(unit);
                    result.add(Atom::Module(unit));
                }
                None => {
                    result.add(Atom::External(spec.as_ref().into()));
                }
            }
        }
        if result.is_empty() { Value::unknown() } else { result }
    }

    /// The file that an import or an include means.
    fn module_file(&mut self, spec: &str) -> Option<usize> {
        if let Some(path) = self.with_project(|unit, project| (unit.language.resolve)(spec, project)) {
            return self.load(&path);
        }
        let unit = self.only_module(spec).and_then(|path| self.load(&path))?;
        self.guessed.insert((self.unit().file, self.units[unit].file));
        Some(unit)
    }

    /// Paths that are set up elsewhere (`sys.path`, a bundler's aliases) lead anywhere: what no rule finds is the only file
    /// of that name.
    pub(super) fn only_module(&self, spec: &str) -> Option<String> {
        let unit = self.unit();
        if models::of(unit.language.id).has_library(spec.split('.').next().unwrap_or(spec)) {
            return None;
        }
        let found = (unit.language.guess)(spec).iter().find_map(|tail| self.host.only(&unit.app_root, tail))?;
        (found != unit.path).then_some(found)
    }

    /// The values that modules are: `module.exports` where that was assigned, and the module for the names beside it.
    pub(super) fn wholes(&self, modules: &Value) -> Value {
        let mut result = Value::default();
        for atom in modules.atoms() {
            let exports = match atom {
                Atom::Module(unit) => &self.exports[*unit],
                _ => &BTreeMap::new(),
            };
            match exports.get("") {
                Some(whole) if !whole.is_empty() => {
                    result.join(whole);
                    if exports.len() > 1 {
                        result.add(atom.clone());
                    }
                }
                _ => {
                    result.add(atom.clone());
                }
            }
        }
        result
    }

    /// What a module gives under `name`; the empty name is all of it.
    pub(super) fn module_member(&mut self, unit: usize, name: &Sym) -> Value {
        let mut value = self.exports[unit].get(name).cloned().unwrap_or_default();
        if value.is_empty()
            && let Some(whole) = self.exports[unit].get("").cloned()
        {
            // CommonJS: a member of `module.exports`; its default import is the whole.
            if &**name == "default" {
                return whole;
            }
            let place = self.place_in(unit, crate::syntax::ir::Span::default());
            let key = Atom::Text(Text::unplaced(name)).into();
            let mut st = State::default();
            value = self.access_value(&whole, &key, place, None, Style::Member, &mut st);
            value = value.map(|atom| (!matches!(atom, Atom::Unknown | Atom::Null)).then(|| atom.clone()));
        }
        if value.is_empty() {
            let frame = self.unit_frames[unit];
            value = self.kept.get(&frame).and_then(|variables| variables.get(name)).cloned().unwrap_or_default();
            // A module that is still running has its variables in a state further down: they come in the next round.
        }
        if value.is_empty() {
            if &**name == "default" && self.exports[unit].is_empty() {
                return Atom::Module(unit).into();
            }
            // A submodule: `from package import module`.
            let from = self.units[unit].clone();
            let submodule = self.with_project_of(&from, |unit, project| (unit.language.resolve)(&format!(".{name}"), project));
            if from.language.id == "python"
                && let Some(unit) = submodule.and_then(|path| self.load(&path))
            {
                self.run_unit(unit);
                return Atom::Module(unit).into();
            }
            return Value::unknown();
        }
        value
    }

    pub(super) fn import_all(&mut self, module: &Value, reexport: bool, st: &mut State) {
        for atom in module.atoms() {
            let owned = |(name, value): (&Sym, &Value)| (name.clone(), value.clone());
            let members: Variables = match atom {
                Atom::Module(unit) if self.exports[*unit].is_empty() => {
                    self.kept.get(&self.unit_frames[*unit]).cloned().unwrap_or_default()
                }
                Atom::Module(unit) => self.exports[*unit].iter().map(owned).collect(),
                Atom::Class(id) => self.static_members(*id, st),
                // `Object.assign(exports, { … })`
                Atom::Record(record) => record.fields.iter().map(owned).collect(),
                _ => continue,
            };
            for (name, value) in &members {
                if matches!(&**name, "" | "default") {
                    continue;
                }
                if reexport {
                    let own = self.act().unit;
                    if self.exports[own].entry(name.clone()).or_default().join(value) {
                        self.version += 1;
                    }
                } else {
                    self.bind_name(name, value.clone(), Scope::Local, st);
                }
            }
        }
    }

    fn static_members(&mut self, id: ClassId, st: &mut State) -> Variables {
        let mut members: Variables =
            self.classes[id.0 as usize].fields.iter().map(|(name, value)| (name.clone(), value.clone())).collect();
        let decl = self.classes[id.0 as usize].decl.clone();
        for method in decl.methods.iter().filter(|method| method.kind == MethodKind::Static) {
            let Some(name) = &method.function.name else { continue };
            if let Some(value) = self.class_method(id, &name.name, &Atom::Class(id).into(), st) {
                members.insert(name.name.clone(), value);
            }
        }
        members
    }

    /// What another file returns, which runs in variables of its own.
    pub(super) fn returned_by(&mut self, spec: &str) -> Option<Value> {
        let path = self.with_project(|unit, project| (unit.language.resolve)(spec, project))?;
        let unit = self.load(&path)?;
        self.run_unit(unit);
        self.exports[unit].get("return").cloned()
    }

    /// Runs another file in the variables of this one.
    pub(super) fn include(&mut self, spec: &Value, st: &mut State) -> Value {
        let mut result = Value::default();
        let texts: Vec<Sym> = spec.texts().map(|text| text.value.clone()).collect();
        for spec in texts {
            let Some(unit) = self.module_file(&spec) else {
                result.add(Atom::Unknown);
                continue;
            };
            let running = self.activations.iter().any(|act| act.unit == unit);
            if running || self.activations.len() >= MAX_CALLS {
                continue;
            }
            self.ran[unit] = true;
            self.included.insert((self.act().unit, unit));
            let frame = self.act().frame;
            let mut act = Activation::new(unit, frame);
            act.this = self.act().this.clone();
            act.class = self.act().class;
            act.globals = self.act().globals.clone();
            act.extracted = self.act().extracted.clone();
            act.impure = true;
            self.activations.push(act);
            let module = self.units[unit].module.clone();
            self.exec(&module.body, st);
            let mut act = self.activations.pop().expect("internal error: the file's own activation");
            self.act_mut().impure = true;
            let mut exits = std::mem::take(&mut act.exits);
            exits.push(std::mem::replace(st, State { dead: true, ..State::default() }));
            let joined = join_all(exits);
            *st = joined;
            result.join(&act.returns);
        }
        if result.is_empty() { Value::unknown() } else { result }
    }

    pub(super) fn extract(&mut self, value: &Value, st: &mut State) {
        let mut rest = Value::default();
        let prefix = if self.language() == "php" { "$" } else { "" };
        for atom in value.atoms() {
            match atom {
                Atom::Record(record) => {
                    for (key, value) in &record.fields {
                        self.bind_name(&format!("{prefix}{key}").into(), value.clone(), Scope::Local, st);
                    }
                    rest.join(&record.base);
                }
                Atom::Path(_) => {
                    rest.add(atom.clone());
                }
                _ => {}
            }
        }
        self.act_mut().extracted.join(&rest);
    }

    /// A method as its decorators make it, with the instance given.
    pub(super) fn decorated(
        &mut self,
        function: &Arc<Function>,
        unit: usize,
        frame: FrameId,
        class: ClassId,
        this: &Value,
        st: &mut State,
    ) -> Value {
        let mut act = Activation::new(unit, frame);
        act.class = Some(class);
        self.activations.push(act);
        let mut value: Value = Atom::Closure(self.method_closure(function, unit, frame, class, this.clone())).into();
        for decorator in function.decorators.iter().rev() {
            value = self.decorate(decorator, value, st);
        }
        self.activations.pop();
        let mut bound = Value::default();
        for atom in value.atoms() {
            if let Atom::Closure(closure) = atom {
                bound.join(&self.bound(closure, None, vec![this.clone()]));
            }
        }
        bound
    }

    pub(super) fn bound(&mut self, closure: &Rc<Closure>, this: Option<Value>, given: Vec<Value>) -> Value {
        let mut bound = (**closure).clone();
        if let Some(this) = this {
            bound.this = this;
        }
        bound.given.extend(given);
        Atom::Closure(Rc::new(bound)).into()
    }
}

/// What makes a function of functions.
const COMBINES: [&str; 4] = ["andThen", "compose", "negate", "reversed"];

/// Whether a function takes as many arguments as these.
fn takes(function: &Function, args: &Args) -> bool {
    let given = args.positional.len() + args.named.len();
    let most = if function.params.iter().any(|param| param.kind == ParamKind::Rest) { usize::MAX } else { function.params.len() };
    let least = function
        .params
        .iter()
        .filter(|param| param.kind == ParamKind::Plain && !matches!(param.pattern, Pattern::Default(..)))
        .count();
    given <= most && (given >= least || !args.rest.is_empty())
}

/// Whether an argument is there, so that the parameter's default is not used: a field of an endpoint may be missing itself.
fn is_given(value: &Value) -> bool {
    let given = |atom: &Atom| match atom {
        Atom::Path(path) => !matches!(&*path.path, super::AccessPath::Field(..)),
        atom => !matches!(atom, Atom::Unknown | Atom::Null),
    };
    !value.is_empty() && value.atoms().iter().all(given)
}

fn takes_self(model: &models::Model) -> bool {
    model.of.is_none()
}

fn is_callable(value: &Value) -> bool {
    value.atoms().iter().any(|atom| matches!(atom, Atom::Closure(_) | Atom::Class(_) | Atom::Partial(_)))
}

/// The name that a parameter binds, and where it stands.
fn pattern_name(pattern: &Pattern) -> Option<(Sym, crate::syntax::ir::Span)> {
    match pattern {
        Pattern::Name(ident) => Some((ident.name.clone(), ident.span)),
        Pattern::Default(inner, _) | Pattern::Typed(inner, _) => pattern_name(inner),
        _ => None,
    }
}
