//! Calls: binding arguments, running functions and methods of the project, and those that models know.

use std::hash::{Hash, Hasher};
use std::rc::Rc;
use std::sync::Arc;

use super::evaluator::{Activation, ClassInfo, Evaluator, FrameInfo};
use super::memo::MemoKey;
use super::models::{self, Action, Spelling};
use super::objects::CALL_HOOKS;
use super::state::{State, join_all};
use super::text::placed_text;
use super::typed::typed;
use super::value::{AccessPath, Atom, ClassId, Closure, FrameId, FunctionKey, PathValue, Record, Text, Value, When};
use super::{Form, Site, is_test};
use crate::hash::Hashing;
use crate::source::Place;
use crate::syntax::Naming;
use crate::syntax::ir::{
    Arg, BLOCK, Expr, ExprKind, Function, FunctionKind, MADE_UP, Method, MethodKind, ParamKind, Pattern, Scope, Style, Sym, Type,
};

/// The field of an object under which it keeps what its other fields are looked up in.
pub(super) const CONTENT: &str = "**";
/// The first of several results of a function, and how the names of all begin.
pub(super) const FIRST: &str = "·0";
/// The method of a type of Go that is decoded by itself.
pub(super) const UNMARSHAL: &str = "UnmarshalJSON";
/// Calls within each other.
pub(super) const MAX_CALLS: usize = 1_200;
/// The same function within itself, with other arguments each time.
const MAX_RECURSION: usize = 4;
/// Runs of one function with arguments that hold nothing of the document, if it met nothing of it in any of them.
const MAX_RUNS: usize = 64;
/// What makes a function of functions.
const COMBINES: [&str; 4] = ["andThen", "compose", "negate", "reversed"];

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
                    // JavaScript spreads what can be iterated over: of a mapping, lists of key and value.
                    let value = if self.language() == "javascript" { self.pairs(&value, place, st) } else { value };
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
            let base_value = if *style == Style::Static { self.named_classes(base_value) } else { base_value };
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
            _ => self.only_type_with(name, value),
        }?;
        self.class_method(class, name, value, st)
    }

    /// The only type of Go that is made of a text or a number and has such a method: a constant of another package doesn't
    /// say which it is of.
    fn only_type_with(&self, name: &Sym, value: &Value) -> Option<ClassId> {
        if !value.atoms().iter().all(|atom| matches!(atom, Atom::Text(_) | Atom::Number(_))) {
            return None;
        }
        let has = |info: &ClassInfo| {
            let is_it = |method: &Method| method.function.name.as_ref().is_some_and(|own| own.name == *name);
            self.units[info.unit].language.id == "go"
                && info.decl.name.is_some()
                && matches!(info.decl.alias, Some(Type::Any))
                && info.decl.methods.iter().any(is_it)
        };
        let mut found = self.classes.iter().enumerate().filter(|(_, info)| has(info));
        let (only, _) = found.next()?;
        found.next().is_none().then_some(ClassId(only as u32))
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
    fn converted_to(&mut self, class: ClassId, args: &Args, st: &mut State) -> Value {
        let info = &self.classes[class.0 as usize];
        let (decl, unit) = (info.decl.clone(), info.unit);
        let (ty, place) = (Type::Inline(decl.clone()), self.place_in(unit, decl.span));
        let is_struct = !decl.erased || matches!(decl.alias, Some(Type::Named(_)));
        let mut result = Value::default();
        for atom in args.get(0).unwrap_or_else(Value::unknown).atoms() {
            let of = match atom {
                Atom::Object(id) => self.objects[id.0 as usize].class,
                Atom::Path(path) => path.ty.clone().and_then(|ty| self.class_id_of_type(&ty)),
                _ => None,
            };
            // The fields of a struct are those of the other, whatever keys they have in data.
            if is_struct && of.is_some_and(|of| of != class) {
                let mut hasher = Hashing::default();
                atom.hash(&mut hasher);
                let object = self.object_at(Some(class), place, hasher.finish());
                self.set_object_field(object, &CONTENT.into(), &atom.clone().into(), st);
                result.add(Atom::Object(object));
            } else {
                result.join(&self.seen_through(atom.clone().into(), &ty, unit));
            }
        }
        result
    }

    /// The variable of the environment that the first argument names, or the second argument.
    fn asked_by_name(&mut self, args: &Args, place: Place, st: &State) -> Value {
        let names: Vec<_> = args.get(0).iter().flat_map(Value::texts).cloned().collect();
        let value = names.iter().fold(Value::default(), |all, name| all.or(&self.environment_variable(name, place, st)));
        if names.is_empty() { Atom::Environment.into() } else { value.or(&args.get(1).unwrap_or_default()) }
    }

    pub(super) fn escape_all(&mut self, args: &Args, st: &mut State) {
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
                Atom::Class(class) if self.language() == "go" => self.converted_to(*class, &args, st),
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

    /// Of methods of one name, those that take as many arguments; of these, those whose parameters are of their types.
    fn overload(&mut self, callee: &Value, args: &Args) -> Value {
        let of_class = |atom: &Atom| matches!(atom, Atom::Closure(closure) if closure.class.is_some());
        if callee.atoms().len() < 2 || !callee.atoms().iter().all(of_class) {
            return callee.clone();
        }
        let takes = |atom: &Atom| matches!(atom, Atom::Closure(closure) if takes(&closure.function, args)).then(|| atom.clone());
        let taking = callee.map(takes);
        if taking.is_empty() {
            return callee.clone();
        }
        let fits = taking.atoms().iter().map(|atom| match atom {
            Atom::Closure(closure) => self.fit(&closure.function, closure.unit, args),
            _ => None,
        });
        let fits: Vec<_> = fits.collect();
        let best = fits.iter().max().copied().flatten();
        let mut fits = fits.iter();
        taking.map(|atom| (fits.next().copied().flatten() == best).then(|| atom.clone()))
    }

    /// How many of the arguments are surely of their parameters' types; `None` where one is surely of another.
    fn fit(&mut self, function: &Function, unit: usize, args: &Args) -> Option<usize> {
        let mut fit = 0;
        for (param, value) in function.params.iter().zip(&args.positional) {
            if let (Pattern::Typed(_, ty), ParamKind::Plain) = (&param.pattern, param.kind) {
                fit += usize::from(self.is_of_type(value, ty, unit)?);
            }
        }
        Some(fit)
    }

    /// Whether a value is surely of that type; `None` where it is surely of another.
    fn is_of_type(&mut self, value: &Value, ty: &Type, unit: usize) -> Option<bool> {
        let wanted = match ty {
            Type::Named(_) => match typed(ty, unit, Spelling::default()).and_then(|ty| self.class_id_of_type(&ty)) {
                None => return Some(false),
                class => class,
            },
            Type::Text | Type::Number => None,
            _ => return Some(false),
        };
        let (mut may, mut may_not) = (value.is_empty(), value.is_empty());
        for atom in value.atoms() {
            let is = match (atom, wanted) {
                (Atom::Object(id), Some(wanted)) => {
                    self.objects[id.0 as usize].class.map(|class| self.lineage(class).contains(&wanted))
                }
                (Atom::Text(_) | Atom::Number(_) | Atom::Bool(_), Some(_)) => Some(false),
                (Atom::Text(_) | Atom::RelName(_) | Atom::EndpointKey(..), None) => Some(matches!(ty, Type::Text)),
                (Atom::Number(_), None) => Some(matches!(ty, Type::Number)),
                (Atom::Object(_) | Atom::Closure(_) | Atom::Record(_) | Atom::List(_) | Atom::Instance(_), None) => Some(false),
                (Atom::Path(path), None) if matches!(&*path.path, AccessPath::Endpoints(_) | AccessPath::Endpoint(..)) => {
                    Some(false)
                }
                _ => None,
            };
            may |= is != Some(false);
            may_not |= is != Some(true);
        }
        may.then_some(!may_not)
    }

    /// The constructor of a class that takes as many arguments, of such types; else its first.
    pub(super) fn constructor(&mut self, class: ClassId, args: &Args) -> Option<Arc<Function>> {
        let info = &self.classes[class.0 as usize];
        let (decl, unit) = (info.decl.clone(), info.unit);
        let all = || decl.methods.iter().filter(|method| method.kind == MethodKind::Constructor).map(|method| &method.function);
        let taking = all().filter(|function| takes(function, args));
        let best = taking.rev().max_by_key(|function| self.fit(function, unit, args));
        best.or_else(|| all().next()).cloned()
    }

    /// Calls what an iteration's relationship chose, with only that relationship in view.
    pub(super) fn where_it_holds(
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
                            // The class of a schema: `Endpoint.parse(data)`.
                            None if self.classes[id.0 as usize].decl.erased => {
                                self.call_on_unknown(&receiver, name, &args, site, st)
                            }
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
                // `f[x, y]`, and a function as a pattern: Ruby.
                Atom::Closure(_) | Atom::Partial(_) if self.is_nested() && matches!(&**name, "slice" | "===") => {
                    self.call_site(&receiver, None, args.clone(), site, st)
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

    pub(super) fn call_external(&mut self, name: &str, args: &Args, this: Option<&Value>, site: Site, st: &mut State) -> Value {
        if let Some(model) = self.model(name) {
            if !model.gives.takes_functions() {
                self.escape_all(args, st);
            }
            if self.language() == "php" && !args.named.is_empty() {
                // `json_decode(json: $text, associative: true)`: almost always in the order of the parameters.
                let mut args = args.clone();
                args.positional.extend(args.named.iter().map(|(_, value)| value.clone()));
                return self.act_on(model, &args, this, site, st);
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

    /// The classes whose names are known: `$class::create()` in PHP.
    pub(super) fn named_classes(&mut self, value: Value) -> Value {
        if self.language() != "php" {
            return value;
        }
        let names: Vec<Sym> = value.texts().map(|text| text.value.trim_start_matches('\\').into()).collect();
        names.iter().fold(value, |all, name| match self.global_name(name) {
            Some(class) => all.or(&class),
            None => all,
        })
    }

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
        if !self.callers.get(&key).is_some_and(|callers| callers.contains(&own_root)) && !self.is_called_by_test(&key) {
            self.callers.entry(key).or_default().insert(own_root);
        }
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
        // What it has already isn't among the arguments.
        let params = closure.function.params.iter().skip(closure.given.len()).enumerate();
        for (index, param) in params.filter(|(_, param)| param.kind == ParamKind::Reference) {
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

    /// Whether what runs now is a test of something that is none.
    fn is_called_by_test(&self, callee: &FunctionKey) -> bool {
        let first = self.root.map(|root| root.0).or_else(|| self.activations.first().map(|act| act.unit));
        let is_test = |unit: usize| is_test(&self.units[unit].path);
        first.is_some_and(is_test) && !is_test(callee.0)
    }

    pub(super) fn frame(&mut self, closure: &Closure, args: &Args, this: &Value) -> FrameId {
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

    pub(super) fn bound(&mut self, closure: &Rc<Closure>, this: Option<Value>, given: Vec<Value>) -> Value {
        let mut bound = (**closure).clone();
        if let Some(this) = this {
            bound.this = this;
        }
        bound.given.extend(given);
        Atom::Closure(Rc::new(bound)).into()
    }
}

/// Whether a function takes as many arguments as these.
pub(super) fn takes(function: &Function, args: &Args) -> bool {
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
pub(super) fn is_given(value: &Value) -> bool {
    let given = |atom: &Atom| match atom {
        Atom::Path(path) => !matches!(&*path.path, super::AccessPath::Field(..)),
        atom => !matches!(atom, Atom::Unknown | Atom::Null),
    };
    !value.is_empty() && value.atoms().iter().all(given)
}

fn takes_self(model: &models::Model) -> bool {
    model.of.is_none()
}

pub(super) fn is_callable(value: &Value) -> bool {
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
