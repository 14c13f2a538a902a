//! Reading and writing parts of values: where an access becomes a [`Read`].

use std::rc::Rc;
use std::sync::Arc;

use super::actions::Call;
use super::call::{Args, CONTENT, FIRST};
use super::eval::{Activation, Evaluator, HOLE, MAX_DEPTH, key_text, placed_text};
use super::models::{self, Spelling};
use super::state::{Holder, State};
use super::value::{AccessPath, Atom, ClassId, Closure, ObjectId, PathValue, Record, Rel, RelKey, Text, TypeRef, Value, When};
use super::{Form, Read, ReadKind, Site};
use crate::source::{Place, Span};
use crate::syntax::Naming;
use crate::syntax::ir::{Class, ClassField, ELEMENTS, Expr, ExprKind, Iter, MADE_UP, MethodKind, Op, Pattern, Style, Sym, Type};

/// How the names of such stores begin.
pub(super) const OUTSIDE: &str = "outside:";
/// The field of a proxy's object that its `get` trap is in.
pub(super) const TRAP: &str = "%get";
/// How far from a known object fields of fields are kept apart.
const MAX_DERIVED: u8 = 4;
/// What answers `object[key]`, an access to a member that isn't there, and an iteration: PHP's names, Python's, Ruby's, and what
/// C#'s indexers are lowered to.
const INDEX_HOOKS: [&str; 4] = ["offsetGet", "__getitem__", "[]", "this[]"];
/// The field of a Rust type that says which type its values are made from.
const MADE_FROM: &str = "from";
/// In Rust; and what stands in for the object where it has nothing of that name itself.
const RUST_INDEX_HOOK: &str = "index";
const DEREF_HOOK: &str = "deref";
const MEMBER_HOOKS: [&str; 2] = ["__get", "__getattr__"];
const ITERATION_HOOKS: [&str; 5] = ["getIterator", "__iter__", "[Symbol.iterator]", "[Symbol.asyncIterator]", ELEMENTS];
/// What answers a call of a method that isn't there.
pub(super) const CALL_HOOKS: [&str; 2] = ["__call", "__callStatic"];

impl Evaluator<'_> {
    #[expect(clippy::too_many_arguments, reason = "the parts of an access, which stand side by side in the IR too")]
    pub(super) fn access(
        &mut self,
        base: &Value,
        key: &Value,
        base_expr: &Expr,
        key_expr: &Expr,
        span: Span,
        style: Style,
        st: &mut State,
    ) -> Value {
        let site = self.site(span, base_expr.span, Some(key_expr.span));
        let value = self.access_value(base, key, self.place(key_expr.span), Some(site), style, st);
        // A variable or field that was set in place of an access that nothing is known of: `app.config`.
        if let (true, ExprKind::Name(_)) = (value.is_empty(), &base_expr.kind) { Value::unknown() } else { value }
    }

    /// How an access or call that begins with `base` is written.
    pub(super) fn site(&self, whole: Span, base: Span, key: Option<Span>) -> Site {
        let place = self.place(whole);
        let accessor = Span { start: base.end, end: whole.end };
        let form = match key {
            // Code that is put together at run time: the key is put in behind a dot.
            Some(key) if !self.is_written(whole) => {
                let text = &self.unit().text;
                let is_bare = text.get(accessor.range()).and_then(|text| text.strip_prefix('.')) == text.get(key.range());
                if is_bare && self.language() == "jq" { Form::Path(".") } else { Form::Other }
            }
            Some(key) if accessor.start < accessor.end => Form::Access { accessor: self.place(accessor), key: self.place(key) },
            Some(_) => Form::Name,
            None => Form::Other,
        };
        Site { place, form }
    }

    /// Whether the part of the unit at `span` stands in the file as it is.
    fn is_written(&self, span: Span) -> bool {
        self.unit().map.as_ref().is_none_or(|map| map.is_exact(span))
    }

    /// What stands under `key` in `base`. `key_place` is where the key is written, unless its text says otherwise.
    pub(super) fn access_value(
        &mut self,
        base: &Value,
        key: &Value,
        key_place: Place,
        site: Option<Site>,
        style: Style,
        st: &mut State,
    ) -> Value {
        if self.depth >= MAX_DEPTH {
            return Value::unknown();
        }
        self.depth += 1;
        let value = self.access_each(base, key, key_place, site, style, st);
        self.depth -= 1;
        value
    }

    fn access_each(
        &mut self,
        base: &Value,
        key: &Value,
        key_place: Place,
        site: Option<Site>,
        style: Style,
        st: &mut State,
    ) -> Value {
        if let Some(part) = self.part_of_several(base, key) {
            return part;
        }
        // What a module gives under its own name hides the same key of the whole of it.
        if let Some(member) = self.exported(base, key) {
            return member;
        }
        let key = &self.as_keys(key);
        let mut parts = Vec::new();
        let is_known =
            |atom: &Atom| !matches!(atom, Atom::Unknown | Atom::Null | Atom::External(_) | Atom::Instance(_) | Atom::Object(_));
        let known = key.atoms().iter().any(is_known);
        let choice = has_either_level(base).then(|| self.choice());
        for (arm, atom) in base.atoms().iter().enumerate() {
            for key in key.atoms() {
                if let Atom::When(when) = key {
                    let facts = st.suppose(when);
                    let base = self.settle(&atom.clone().into(), st);
                    let part = self.access_value(&base, &when.chosen.clone().into(), key_place, site, style, st);
                    st.facts = facts;
                    parts.push(part);
                    continue;
                }
                if known && !is_known(key) && !matches!(atom, Atom::Record(_)) {
                    continue;
                }
                let part = match choice {
                    Some(choice) => {
                        let mut inner = st.in_arm(choice, arm.min(250) as u8);
                        self.access_atom(atom, key, key_place, site, style, &mut inner)
                    }
                    None => self.access_atom(atom, key, key_place, site, style, st),
                };
                parts.push(part);
            }
            if key.is_empty() {
                parts.push(Value::unknown());
            }
        }
        // It was put under that key on one way through the program, and is looked for where it always was on another.
        if let ([Atom::Text(key)], [_, _, ..]) = (key.atoms(), &parts[..]) {
            let is_own =
                |path: &PathValue| matches!(&*path.path, AccessPath::Field(_, _, keys) if keys.last() == Some(&key.value));
            let has = |own: bool| parts.iter().flat_map(Value::paths).any(|path| is_own(path) == own);
            if has(true) && has(false) {
                self.one_choice(&parts);
            }
        }
        parts.iter().fold(Value::default(), |all, part| all.or(part))
    }

    /// A part of several results. What is no such thing is the first, of which a library gives others too; and the first
    /// is meant where no part is asked for.
    fn part_of_several(&self, base: &Value, key: &Value) -> Option<Value> {
        let [Atom::Text(key)] = key.atoms() else { return None };
        let number = key.value.strip_prefix(MADE_UP)?;
        if !number.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let mut result = Value::default();
        for atom in base.atoms() {
            match atom {
                Atom::Record(several) if several.fields.contains_key(FIRST) => {
                    result.join(several.fields.get(&key.value).unwrap_or(&Value::unknown()));
                }
                _ if number == "0" => {
                    result.add(atom.clone());
                }
                _ => {
                    result.add(Atom::Unknown);
                }
            }
        }
        Some(result)
    }

    /// The results of `g` in `f(g())`, if it has several.
    pub(super) fn several(&self, value: &Value) -> Option<Vec<Value>> {
        let results = value.atoms().iter().find_map(|atom| match atom {
            Atom::Record(record) if record.fields.contains_key(FIRST) => Some(record),
            _ => None,
        })?;
        let part = |name: &Sym| self.part_of_several(value, &Value::text(name)).unwrap_or_default();
        Some(results.fields.keys().map(part).collect())
    }

    /// The value as a key: a case of an enumeration is the text that is its value.
    pub(super) fn as_keys(&self, key: &Value) -> Value {
        if !key.atoms().iter().any(|atom| matches!(atom, Atom::Object(_))) {
            return key.clone();
        }
        let mut keys = Value::default();
        for atom in key.atoms() {
            let value = match atom {
                Atom::Object(id) => self.objects[id.0 as usize].fields.get("value"),
                _ => None,
            };
            match value {
                Some(value) if value.texts().next().is_some() => keys.join(value),
                _ => keys.add(atom.clone()),
            };
        }
        keys
    }

    fn exported(&self, base: &Value, key: &Value) -> Option<Value> {
        let [Atom::Text(name)] = key.atoms() else { return None };
        base.atoms().iter().find_map(|atom| match atom {
            Atom::Module(unit) if base.atoms().len() > 1 => self.exports[*unit].get(&name.value).cloned(),
            _ => None,
        })
    }

    fn access_atom(
        &mut self,
        base: &Atom,
        key: &Atom,
        key_place: Place,
        site: Option<Site>,
        style: Style,
        st: &mut State,
    ) -> Value {
        if style == Style::Property
            && let Some(value) = self.property(base, key, key_place, site, st)
        {
            return value;
        }
        let may_have_properties = match base {
            Atom::List(_) | Atom::Text(_) | Atom::Instance(_) | Atom::RelName(_) | Atom::EndpointKey(..) | Atom::Unknown => true,
            Atom::Record(record) => key_text(key).is_some_and(|name| record.fields.get(&name).is_none()),
            Atom::Object(id) => key_text(key).is_some_and(|name| self.own_field(*id, &name, st).is_empty()),
            _ => false,
        };
        if may_have_properties && let Some(given) = self.library_property(base, key, style, key_place, st) {
            return given;
        }
        match base {
            Atom::Path(path) => self.access_path(path, key, key_place, site, style, st),
            Atom::Record(record) => {
                let Some(name) = key_text(key) else {
                    let mut all = record.any.clone();
                    for (name, value) in &record.fields {
                        all.join(&self.chosen_by(key, name, value, st));
                    }
                    if !record.base.is_empty() {
                        all.join(&self.access_value(&record.base.clone(), &key.clone().into(), key_place, site, style, st));
                    }
                    return all;
                };
                if let Some(value) = record.fields.get(&name) {
                    let value = value.clone();
                    // A getter in an object literal is a function under its name.
                    return self.settle(&value, st);
                }
                let mut value = self.any_under(record, &name, st);
                value.join(&self.access_value(&record.base.clone(), &key.clone().into(), key_place, site, style, st));
                if value.is_empty() { Atom::Null.into() } else { self.settle(&value, st) }
            }
            Atom::List(list) => match key_text(key).and_then(|key| key.parse::<i64>().ok()) {
                Some(index) if index >= 0 && (index as usize) < list.items.len() => list.items[index as usize].clone(),
                Some(_) if !list.rest.is_empty() => list.rest.clone(),
                Some(index) if index < 0 && list.rest.is_empty() => {
                    let at = list.items.len() as i64 + index;
                    usize::try_from(at).ok().and_then(|at| list.items.get(at).cloned()).unwrap_or_else(Value::unknown)
                }
                _ if key_text(key).is_some() => Value::unknown(),
                _ => list.items.iter().fold(list.rest.clone(), |all, item| all.or(item)),
            },
            Atom::Object(id) if style == Style::Index && self.hook_of_rust(*id, RUST_INDEX_HOOK, st) => {
                self.call_hook(*id, &[RUST_INDEX_HOOK], vec![key.clone().into()], key_place, st)
            }
            Atom::Object(id) if style == Style::Index && self.hook_of_rust(*id, DEREF_HOOK, st) => {
                let inner = self.call_hook(*id, &[DEREF_HOOK], Vec::new(), key_place, st);
                self.access_value(&inner, &key.clone().into(), key_place, site, style, st)
            }
            Atom::Object(id) if style == Style::Index && self.hook(*id, &INDEX_HOOKS, st).is_some() => {
                self.call_hook(*id, &INDEX_HOOKS, vec![key.clone().into()], key_place, st)
            }
            // What a proxy's trap answers.
            Atom::Object(id) if self.objects[id.0 as usize].fields.contains_key(TRAP) => {
                let fields = &self.objects[id.0 as usize].fields;
                let (trap, target) = (fields[TRAP].clone(), fields.get("target").cloned().unwrap_or_default());
                self.call_value(&trap, None, Args::of(vec![target, key.clone().into()]), key_place, st)
            }
            Atom::Object(id) => match key_text(key) {
                // JavaScript's name for the class of an object.
                Some(name)
                    if &*name == "constructor"
                        && self.language() == "javascript"
                        && let Some(class) = self.objects[id.0 as usize].class =>
                {
                    Atom::Class(class).into()
                }
                Some(name) => {
                    let key_place = if let Atom::Text(text) = key { text_place(text).unwrap_or(key_place) } else { key_place };
                    if style == Style::Index || self.hook(*id, &MEMBER_HOOKS, st).is_none() {
                        let value = self.object_field(*id, &name, key_place, st);
                        // Pimple and its like: `$container['influx'] = function ($container) { … }`
                        let is_container = self.objects[id.0 as usize].class.is_none() && self.language() == "php";
                        if is_container && matches!(style, Style::Index | Style::Method) {
                            return self.made(&value, &base.clone().into(), key_place, st);
                        }
                        return value;
                    }
                    let value = self.own_field(*id, &name, st);
                    if value.is_empty() || value.is_unknown() {
                        return self.call_hook(*id, &MEMBER_HOOKS, vec![key.clone().into()], key_place, st);
                    }
                    value
                }
                None => {
                    let info = &self.objects[id.0 as usize];
                    if let Some(content) = info.fields.get(CONTENT).filter(|_| !self.spreading.contains(id)).cloned() {
                        self.spreading.push(*id);
                        let value = self.access_value(&content, &key.clone().into(), key_place, site, style, st);
                        self.spreading.pop();
                        return value;
                    }
                    info.fields.values().fold(Value::unknown(), |all, value| all.or(value))
                }
            },
            // A case of an enumeration is its value.
            Atom::Text(_) if style == Style::Member && key_text(key).is_some_and(|key| &*key == "value") => base.clone().into(),
            // `$class::CONSTANT`
            Atom::Text(class) if style == Style::Static => match self.global_name(&class.value.trim_start_matches('\\').into()) {
                Some(class) => self.access_value(&class, &key.clone().into(), key_place, site, style, st),
                None => Value::unknown(),
            },
            Atom::Class(id) => match key_text(key) {
                Some(name) => self.class_member(*id, &name, &Atom::Class(*id).into(), st).unwrap_or_else(Value::unknown),
                None => Value::unknown(),
            },
            Atom::Module(unit) => {
                let Some(name) = key_text(key) else { return Value::unknown() };
                match self.exports[*unit].get("").cloned() {
                    // CommonJS: a part of `module.exports`, read here.
                    Some(whole) if &*name != "default" && !self.exports[*unit].contains_key(&name) => {
                        self.access_value(&whole, &key.clone().into(), key_place, site, style, st)
                    }
                    _ => self.module_member(*unit, &name),
                }
            }
            Atom::External(name) => {
                let member = key_text(key).map(|key| join_name(name, &key));
                if let Some(value) = key_text(key).and_then(|key| self.put_outside(name, &key, st)) {
                    return value;
                }
                match member {
                    Some(member) if models::of(self.language()).get(&member).is_some() => self.external(&member),
                    // A field that holds the document, not a function that gives it.
                    _ if self.gives(name) == Some(models::Action::Document) => {
                        let document = self.document(Some((key_place, "the relationships enter here".to_owned())));
                        self.access_value(&document, &key.clone().into(), key_place, site, style, st)
                    }
                    // A module that is a store, or the environment.
                    _ if matches!(self.gives(name), Some(models::Action::Store | models::Action::EnvironmentMap)) => {
                        let whole = self.external(name);
                        self.access_value(&whole, &key.clone().into(), key_place, site, style, st)
                    }
                    Some(member) => self.external(&member),
                    None => Value::unknown(),
                }
            }
            Atom::Instance(class) => match key_text(key) {
                Some(key) => self.external(&format!("{class}#{key}")),
                None => Value::unknown(),
            },
            Atom::Environment => match key {
                Atom::Text(text) => self.environment_variable(text, key_place, st),
                _ => Value::unknown(),
            },
            Atom::Null => Value::default(),
            _ => Value::unknown(),
        }
    }

    /// What a property gives that is no field: one that is declared apart from the type, or a library's. `None` for fields.
    fn property(&mut self, base: &Atom, key: &Atom, key_place: Place, site: Option<Site>, st: &mut State) -> Option<Value> {
        let name = key_text(key)?;
        let this: Value = base.clone().into();
        match base {
            Atom::Path(path) => {
                if let Some(ty) = path.ty.clone()
                    && (self.type_field(&ty, &name).is_some() || self.embedded(&ty, &name).is_some())
                {
                    return None;
                }
                if let Some(member) = self.typed_method(path, &name, st) {
                    return Some(member);
                }
            }
            Atom::Record(_) | Atom::List(_) | Atom::Text(_) | Atom::Unknown | Atom::RelName(_) | Atom::EndpointKey(..) => {}
            Atom::Instance(class) => {
                if let Some(model) = models::of(self.language()).get(&format!("{class}#{name}")) {
                    let site = site.unwrap_or(Site { place: key_place, form: Form::Other });
                    return Some(self.act_on(model, &Args::default(), Some(&this), site, st));
                }
            }
            Atom::Object(id) => {
                let class = self.objects[id.0 as usize].class?;
                if !self.own_field(*id, &name, st).is_empty() || self.objects[id.0 as usize].fields.contains_key(CONTENT) {
                    return None;
                }
                // A method of Java's that stands for a property.
                let getter: Sym = getter_of(&name).into();
                let method = self.class_method(class, &getter, &this, st)?;
                return Some(self.call_value(&method, None, Args::default(), key_place, st));
            }
            _ => return None,
        }
        if let Some(member) = self.extension(&name, &this, st) {
            return Some(member);
        }
        let models = models::of(self.language());
        let model = models.get(&format!("#.{name}")).or_else(|| models.get(&format!("#{name}")));
        let site = site.unwrap_or(Site { place: key_place, form: Form::Other });
        Some(match model {
            Some(model) => self.act_on(model, &Args::default(), Some(&this), site, st),
            None => Value::unknown(),
        })
    }

    /// What `key`, a property of a relationship, chooses if it is `name`.
    fn chosen_by(&self, key: &Atom, name: &str, value: &Value, st: &State) -> Value {
        let Some(RelKey { rel, property }) = RelKey::of(&key.clone().into()) else { return value.clone() };
        let fact = rel.iter.and_then(|iter| st.facts.get(&iter));
        let candidates = fact.unwrap_or(&rel.candidates);
        let narrowed = self.relationships.narrow(candidates, self.app(), property, Op::Eq, name, true);
        if narrowed.known.is_empty() && !narrowed.open {
            return Value::default();
        }
        let Some(iter) = rel.iter else { return value.clone() };
        let candidates = Arc::new(narrowed);
        let when = |atom: &Atom| match atom {
            Atom::Closure(_) | Atom::Class(_) | Atom::Text(_) => {
                Atom::When(Rc::new(When { iter, candidates: candidates.clone(), chosen: atom.clone() }))
            }
            _ => atom.clone(),
        };
        value.map(|atom| Some(when(atom)))
    }

    /// What may stand under `name` among the values whose keys aren't known.
    fn any_under(&self, record: &Record, name: &str, st: &State) -> Value {
        let Some((key, iter)) = record.any_key.as_ref().and_then(|key| Some((key, key.rel.iter?))) else {
            return record.any.clone();
        };
        // Each value stands under a property of the relationship that it came from.
        let narrowed = self.relationships.narrow(&key.rel.candidates, self.app(), key.property, Op::Eq, name, true);
        let mut named = st.clone();
        Rc::make_mut(&mut named.facts).insert(iter, Arc::new(narrowed));
        self.settle(&record.any, &named)
    }

    fn access_path(
        &mut self,
        value: &PathValue,
        key: &Atom,
        key_place: Place,
        site: Option<Site>,
        style: Style,
        st: &mut State,
    ) -> Value {
        // What stands outside the program (`process.argv[2]`), or in the document itself, names a key that can't be known.
        let key = if matches!(key, Atom::External(_) | Atom::Instance(_) | Atom::Path(_) | Atom::Object(_)) {
            &Atom::Unknown
        } else {
            key
        };
        if let Some(made) = self.made_from(value).or_else(|| self.unmarshalled(value)) {
            return self.access_value(&made, &key.clone().into(), key_place, site, style, st);
        }
        if let Atom::Text(text) = key
            && let Some(ty) = value.ty.clone()
            && let Some(ty) = self.embedded(&ty, &text.value)
        {
            return Atom::Path(PathValue { ty, ..value.clone() }).into();
        }
        // A type in between may call the key by another name.
        if let Atom::Text(text) = key
            && let Some(ty) = value.ty.clone()
            && let Some((field, class_unit, erased)) = self.type_field(&ty, &text.value)
        {
            let spelling = value.ty.as_ref().map(|ty| ty.spelling).unwrap_or_default();
            let field = spelled(field, spelling);
            let field_ty = field.ty.as_ref().and_then(|ty| typed(ty, class_unit, spelling));
            let declared = self.place_in(class_unit, field.key.span);
            if !erased {
                let untyped = PathValue { ty: None, ..value.clone() };
                let result = self.by_any_name(&Atom::Path(untyped).into(), &field, class_unit, style, st);
                return with_type(&result, field_ty.as_ref());
            }
            let untyped = PathValue { ty: None, ..value.clone() };
            // The declaration has to change with the access.
            if matches!(&*value.path, AccessPath::Endpoint(..)) {
                let key = Atom::Text(placed_text(&field.key.name, declared));
                let site = Site { place: declared, form: Form::Declaration { erased: true } };
                self.access_path(&untyped, &key, declared, Some(site), style, st);
            }
            let result = self.access_path(&untyped, key, key_place, site, style, st);
            return with_type(&result, field_ty.as_ref());
        }
        // What the type computes of it, and what it has beside its data.
        if let Atom::Text(text) = key
            && style != Style::Index
            && let Some(member) = self.typed_member(value, &text.value, st)
        {
            return member;
        }
        if let Some(given) = self.library_property(&Atom::Path(value.clone()), key, style, key_place, st) {
            return given;
        }
        if style == Style::Index
            && let Some(hook) = INDEX_HOOKS.iter().find_map(|name| self.typed_method(value, &(*name).into(), st))
        {
            return self.call_value(&hook, None, Args::of(vec![key.clone().into()]), key_place, st);
        }
        // In Go, what is taken by a name in the program is a field of some library's type, and no key.
        let is_declared = site.is_some_and(|site| matches!(site.form, Form::Declaration { .. }));
        if style == Style::Member && !is_declared && self.language() == "go" {
            let same = key_text(key).is_some_and(|key| self.gives(&format!("#{key}")) == Some(models::Action::Same));
            return if same { Atom::Path(value.clone()).into() } else { Value::unknown() };
        }
        let element = value.ty.as_ref().and_then(|ty| self.element_type(ty));
        let element = element.as_ref();
        let next = |path: AccessPath| {
            let path = PathValue { path: Rc::new(path), trail: value.trail.clone(), ty: element.cloned(), reads: Rc::default() };
            Value::from(Atom::Path(path))
        };
        match (&*value.path, key) {
            (AccessPath::Document(app), Atom::Text(text)) if !text.value.contains(HOLE) => {
                let candidates = self.relationships.named(*app, &text.value);
                let path = AccessPath::Endpoints(Rel { candidates, iter: None });
                self.overlaid(&AccessPath::Document(*app), &text.value, next(path), st)
            }
            (AccessPath::Document(_), Atom::RelName(rel)) => next(AccessPath::Endpoints(rel.clone())),
            (AccessPath::Document(app), Atom::Unknown | Atom::Text(_)) => {
                let candidates = self.relationships.all_of(*app);
                next(AccessPath::Endpoints(Rel { candidates, iter: None }))
            }
            (AccessPath::Endpoints(rel), key) => match key_text(key) {
                Some(key) => match key.parse::<u32>() {
                    Ok(index) => next(AccessPath::Endpoint(rel.clone(), Some(index))),
                    // Counted from the end.
                    Err(_) if key.parse::<i64>().is_ok() => next(AccessPath::Endpoint(rel.clone(), None)),
                    Err(_) => Value::unknown(),
                },
                None if matches!(key, Atom::Unknown) => next(AccessPath::Endpoint(rel.clone(), None)),
                None => Value::unknown(),
            },
            (AccessPath::Endpoint(rel, index), Atom::Text(text)) if !text.value.contains(HOLE) => {
                let path = AccessPath::Field(rel.clone(), *index, vec![text.value.clone()]);
                let holder = (*value.path).clone();
                self.field(value, path, text, key_place, site, &holder, element, st)
            }
            (AccessPath::Field(rel, index, keys), Atom::Text(text)) if keys.len() < 4 && !text.value.contains(HOLE) => {
                let mut keys = keys.clone();
                keys.push(text.value.clone());
                let path = AccessPath::Field(rel.clone(), *index, keys);
                let holder = (*value.path).clone();
                self.field(value, path, text, key_place, site, &holder, element, st)
            }
            (AccessPath::Endpoint(rel, index), Atom::Unknown | Atom::Text(_)) => {
                let place = match key {
                    Atom::Text(text) => text_place(text).unwrap_or(key_place),
                    _ => key_place,
                };
                let path = AccessPath::Field(rel.clone(), *index, Vec::new());
                self.read(ReadKind::UnknownKey, value, path, place, false, site, st);
                Value::unknown()
            }
            (AccessPath::Endpoint(rel, index), Atom::EndpointKey(..)) => {
                next(AccessPath::Field(rel.clone(), *index, vec!["*".into()]))
            }
            _ => Value::unknown(),
        }
    }

    /// A read of a known key.
    #[expect(clippy::too_many_arguments, reason = "everything that a read is judged by")]
    fn field(
        &mut self,
        value: &PathValue,
        path: AccessPath,
        text: &Text,
        key_place: Place,
        site: Option<Site>,
        holder: &AccessPath,
        ty: Option<&Rc<TypeRef>>,
        st: &mut State,
    ) -> Value {
        let written = self.written(holder, &text.value, st);
        if let Some(written) = &written
            && !written.atoms().contains(&Atom::Original)
        {
            return written.clone();
        }
        let place = text_place(text).unwrap_or(key_place);
        let exact = text.map.is_exact(Span { start: 0, end: text.value.len() as u32 });
        let read = self.read(ReadKind::Key, value, path.clone(), place, exact, site, st);
        let trail = self.step(value.trail.as_ref(), place, &format!("`{}` is read here", text.value));
        let atom = Atom::Path(PathValue { path: Rc::new(path), trail, ty: ty.cloned(), reads: Rc::new([read]) });
        let mut result = Value::from(atom);
        if let Some(written) = written {
            result.join(&written.map(|atom| (!matches!(atom, Atom::Original)).then(|| atom.clone())));
            // Written only where the old one is missing, or the other way round: the reads stand beside each other.
            let choice = self.choice();
            self.reads.put_in_arm(read, (choice, 0));
            for path in written.paths() {
                for &other in path.reads.iter() {
                    self.reads.put_in_arm(other, (choice, 2));
                }
            }
        }
        result
    }

    #[expect(clippy::too_many_arguments, reason = "everything that a read is judged by")]
    pub(super) fn read(
        &mut self,
        kind: ReadKind,
        value: &PathValue,
        path: AccessPath,
        place: Place,
        exact: bool,
        site: Option<Site>,
        st: &State,
    ) -> u32 {
        let mut trail = Vec::new();
        let mut at = value.trail.as_ref();
        while let Some(step) = at {
            trail.push((step.place, step.label.to_string()));
            at = step.before.as_ref();
        }
        trail.reverse();
        let (language, arms) = (self.language(), (*st.arms).clone());
        self.reads.push(Read { kind, path, place, exact, language, site, trail, arms, root: self.root, entry: None })
    }

    /// What was written over that key of the document.
    fn written(&mut self, holder: &AccessPath, key: &Sym, st: &State) -> Option<Value> {
        if st.fields.is_empty() {
            return None;
        }
        self.field_written(&Holder::Path(self.relationships.display(holder).into()), key, st)
    }

    fn overlaid(&mut self, holder: &AccessPath, key: &Sym, original: Value, st: &State) -> Value {
        match self.written(holder, key, st) {
            Some(written) if written.atoms().contains(&Atom::Original) => {
                original.or(&written.map(|atom| (!matches!(atom, Atom::Original)).then(|| atom.clone())))
            }
            Some(written) => written,
            None => original,
        }
    }

    // ---- types

    pub(super) fn class_of_type(&mut self, ty: &TypeRef) -> Option<(Arc<Class>, usize)> {
        if let Type::Inline(class) = &ty.ty {
            return Some((class.clone(), ty.unit));
        }
        let class = self.class_id_of_type(ty)?;
        let info = &self.classes[class.0 as usize];
        Some((info.decl.clone(), info.unit))
    }

    pub(super) fn class_id_of_type(&mut self, ty: &TypeRef) -> Option<ClassId> {
        let name = match &ty.ty {
            Type::Named(name) => name,
            Type::Inline(class) => return self.class_ids.get(&(ty.unit, class.span)).copied(),
            _ => return None,
        };
        let value = self.in_unit(ty.unit, |this, st| this.eval(name, st));
        value.atoms().iter().find_map(|atom| if let Atom::Class(id) = atom { Some(*id) } else { None })
    }

    /// What becomes of a value on its way to a place of another type: in Rust, `into()` makes it by what the type says.
    pub(super) fn converted(&mut self, path: &PathValue, ty: &TypeRef) -> Option<Value> {
        if self.language() != "rust" || self.depth >= MAX_DEPTH {
            return None;
        }
        let target = self.class_id_of_type(ty)?;
        let value = Value::from(Atom::Path(path.clone()));
        let closure = self.conversion(target, &value)?;
        let place = self.place_in(closure.unit, closure.function.span);
        self.depth += 1;
        let converted = self.call_closure(&closure, Args::of(vec![value]), None, place, &mut State::default());
        self.depth -= 1;
        Some(converted)
    }

    /// Whether a type has nothing but methods.
    pub(super) fn is_interface(&mut self, name: &Expr, unit: usize) -> bool {
        let class = self.in_unit(unit, |this, st| this.eval(name, st));
        class.atoms().iter().any(|atom| match atom {
            Atom::Class(id) => {
                let decl = &self.classes[id.0 as usize].decl;
                decl.erased && decl.alias.is_none() && decl.fields.is_empty()
            }
            _ => false,
        })
    }

    /// A struct whose fields are variables of the environment, in capitals: `envy`.
    pub(super) fn of_environment(&mut self, ty: &TypeRef, prefix: &str) -> Option<Value> {
        let class = self.class_id_of_type(ty)?;
        let info = &self.classes[class.0 as usize];
        let (decl, unit) = (info.decl.clone(), info.unit);
        let mut st = State::default();
        let object = self.object_at(Some(class), self.place_in(unit, decl.span), 0);
        for field in decl.fields.iter().filter(|field| !field.is_static && !field.flatten && !field.key.name.is_empty()) {
            let place = self.place_in(unit, field.key.span);
            let name = placed_text(&format!("{prefix}{}", field.key.name.to_uppercase()), place);
            let mut value = self.environment_variable(&name, place, &st);
            if let Some(ty) = &field.ty {
                value = self.seen_through(value, ty, unit);
            }
            self.set_object_field(object, &field.name.name, &value, &mut st);
        }
        Some(Atom::Object(object).into())
    }

    /// What a type makes of a value that is read into another type first: `#[serde(from = "Raw")]`.
    fn made_from(&mut self, value: &PathValue) -> Option<Value> {
        let ty = value.ty.clone().filter(|ty| self.units[ty.unit].language.id == "rust")?;
        let target = self.class_id_of_type(&ty)?;
        let info = &self.classes[target.0 as usize];
        let unit = info.unit;
        let field = info.decl.fields.iter().find(|field| field.flatten && &*field.name.name == MADE_FROM)?;
        let raw = typed(field.ty.as_ref()?, unit, ty.spelling)?;
        self.converted(&PathValue { ty: Some(raw), ..value.clone() }, &ty)
    }

    /// The `from` of the class for that value. What was never read into a type goes to a `from` that takes no class, of a
    /// class that isn't read from data itself.
    pub(super) fn conversion(&mut self, target: ClassId, value: &Value) -> Option<Rc<Closure>> {
        let path = value.paths().next()?;
        let source = path.ty.clone().and_then(|ty| self.class_id_of_type(&ty));
        let info = &self.classes[target.0 as usize];
        let (decl, unit, frame) = (info.decl.clone(), info.unit, info.frame);
        let is_data = decl.fields.iter().any(|field| !field.is_static && !field.key.name.is_empty());
        if source == Some(target) || (source.is_none() && (is_data || path.ty.is_some())) {
            return None;
        }
        let found = decl.methods.iter().find(|method| {
            let is_from = |name: &Sym| matches!(&**name, "from" | "try_from");
            let takes = match method.function.params.first().map(|param| &param.pattern) {
                Some(Pattern::Typed(_, ty)) => typed(ty, unit, Spelling::default()).and_then(|ty| self.class_id_of_type(&ty)),
                _ => None,
            };
            method.function.name.as_ref().is_some_and(|name| is_from(&name.name)) && takes == source
        })?;
        let this = Atom::Class(target).into();
        Some(self.method_closure(&found.function, unit, frame, target, this))
    }

    /// The method of the class that a value of the document was read into.
    pub(super) fn typed_method(&mut self, value: &PathValue, name: &Sym, st: &mut State) -> Option<Value> {
        let class = self.class_id_of_type(value.ty.as_ref()?)?;
        self.class_method(class, name, &Atom::Path(value.clone()).into(), st)
    }

    /// A getter or a static member of the class that a value of the document was read into.
    pub(super) fn typed_member(&mut self, value: &PathValue, name: &Sym, st: &mut State) -> Option<Value> {
        let ty = value.ty.as_ref().filter(|ty| self.units[ty.unit].language.names == Naming::Packaged)?;
        let class = self.class_id_of_type(ty)?;
        self.class_member(class, name, &Atom::Path(value.clone()).into(), st)
    }

    /// What a property of a library's type gives, which is read like a field.
    fn library_property(&mut self, base: &Atom, key: &Atom, style: Style, place: Place, st: &mut State) -> Option<Value> {
        let Atom::Text(name) = key else { return None };
        let models = models::of(self.language());
        let full = match (base, style) {
            (Atom::Instance(class), Style::Index) => format!("{class}#[]"),
            (_, Style::Index | Style::Method) => return None,
            (Atom::Instance(class), _) if models.get(&format!("{class}#{}", name.value)).is_some() => {
                format!("{class}#{}", name.value)
            }
            _ => format!("#{}", name.value),
        };
        let model = models.get(&full).filter(|model| model.property || style == Style::Index)?;
        let args = if style == Style::Index { vec![key.clone().into()] } else { Vec::new() };
        Some(self.act_on(model, &Args::of(args), Some(&base.clone().into()), Site { place, form: Form::Other }, st))
    }

    /// Reads what a value has to have, so that it could become what its type says: where a missing field is an error, it is
    /// one whether anybody looks at the field or not.
    pub(super) fn demand(&mut self, value: &Value, st: &mut State) {
        for path in value.paths() {
            let refuses = path
                .ty
                .as_ref()
                .is_some_and(|ty| matches!(self.units[ty.unit].language.id, "rust" | "java" | "kotlin" | "csharp"));
            // Of an iteration over several relationships, it is only known later which one this is.
            let is_one =
                path.path.rel().is_none_or(|rel| rel.iter.is_none() && !rel.candidates.open && rel.candidates.known.len() == 1);
            if refuses && is_one {
                self.demand_fields(path, st, 0);
            }
        }
    }

    fn demand_fields(&mut self, value: &PathValue, st: &mut State, depth: u8) {
        let Some(ty) = value.ty.clone().filter(|_| depth < 6) else { return };
        if let AccessPath::Endpoints(rel) = &*value.path {
            let path = Rc::new(AccessPath::Endpoint(rel.clone(), Some(0)));
            let element = PathValue { path, ty: self.element_type(&ty), ..value.clone() };
            self.demand_fields(&element, st, depth + 1);
            return;
        }
        let Some((class, unit)) = self.class_of_type(&ty) else { return };
        if let Some(alias) = &class.alias {
            let alias = PathValue { ty: typed(alias, unit, ty.spelling), ..value.clone() };
            self.demand_fields(&alias, st, depth + 1);
            return;
        }
        // One of several variants: which of them has what is required can't be told.
        let is_choice = class.fields.iter().any(|field| field.flatten && field.name.name.starts_with(char::is_uppercase));
        if class.erased || is_choice {
            return;
        }
        for field in class.fields.iter().filter(|field| !field.is_static && !field.key.name.is_empty()) {
            if field.flatten {
                let embedded =
                    PathValue { ty: field.ty.as_ref().and_then(|inner| typed(inner, unit, ty.spelling)), ..value.clone() };
                self.demand_fields(&embedded, st, depth + 1);
            } else if !field.optional || matches!(&*value.path, AccessPath::Document(_)) {
                let place = self.place_in(unit, field.key.span);
                let name = Atom::Text(placed_text(&field.name.name, place));
                let found = self.access_path(value, &name, place, None, Style::Member, st);
                for path in found.paths() {
                    self.demand_fields(path, st, depth + 1);
                }
            }
        }
    }

    /// The type of a field whose keys are those of the object around it; `None` if `name` is no such field.
    fn embedded(&mut self, ty: &TypeRef, name: &str) -> Option<Option<Rc<TypeRef>>> {
        let (class, unit) = self.class_of_type(ty)?;
        let field = class.fields.iter().find(|field| field.flatten && *field.name.name == *name)?;
        Some(field.ty.as_ref().and_then(|inner| typed(inner, unit, ty.spelling)))
    }

    /// What stands in `holder` under whichever of the field's names in data is there.
    pub(super) fn by_any_name(&mut self, holder: &Value, field: &ClassField, unit: usize, style: Style, st: &mut State) -> Value {
        // The type has said that it is one.
        let style = if style == Style::Property { Style::Member } else { style };
        let choice = self.choice();
        let mut result = Value::default();
        for (arm, name) in std::iter::once(&field.key).chain(&field.aliases).enumerate() {
            let place = self.place_in(unit, name.span);
            let key = Atom::Text(placed_text(&name.name, place)).into();
            let mut inner = if field.aliases.is_empty() { st.clone() } else { st.in_arm(choice, arm.min(250) as u8) };
            let site = Site { place, form: Form::Declaration { erased: false } };
            result.join(&self.access_value(holder, &key, place, Some(site), style, &mut inner));
        }
        result
    }

    /// The field that a type calls `name`, the unit it is declared in, and whether the type is erased.
    pub(super) fn type_field(&mut self, ty: &Rc<TypeRef>, name: &str) -> Option<(ClassField, usize, bool)> {
        self.type_field_within(ty, name, 0)
    }

    fn type_field_within(&mut self, ty: &TypeRef, name: &str, depth: u8) -> Option<(ClassField, usize, bool)> {
        if depth > 5 {
            return None;
        }
        let (class, unit) = self.class_of_type(ty)?;
        if let Some(alias) = &class.alias {
            let alias = typed(alias, unit, ty.spelling)?;
            return self.type_field_within(&alias, name, depth + 1);
        }
        if let Some(field) = class.fields.iter().find(|field| *field.name.name == *name && !field.flatten && !field.is_static) {
            return Some((field.clone(), unit, class.erased));
        }
        let inner = class.fields.iter().filter(|field| field.flatten).filter_map(|field| field.ty.as_ref());
        let inner: Vec<_> = inner.filter_map(|inner| typed(inner, unit, ty.spelling)).collect();
        let bases: Vec<_> =
            class.bases.iter().filter_map(|base| typed(&Type::Named(Box::new(base.clone())), unit, ty.spelling)).collect();
        inner.iter().chain(&bases).find_map(|ty| self.type_field_within(ty, name, depth + 1))
    }

    /// The type of what stands under any key or index of that type.
    pub(super) fn element_type(&mut self, ty: &Rc<TypeRef>) -> Option<Rc<TypeRef>> {
        match &ty.ty {
            Type::List(inner) | Type::Map(inner) => typed(inner, ty.unit, ty.spelling),
            Type::Named(_) | Type::Inline(_) => {
                let (class, unit) = self.class_of_type(ty)?;
                let alias = typed(class.alias.as_ref()?, unit, ty.spelling)?;
                self.element_type(&alias)
            }
            _ => None,
        }
    }

    // ---- objects, classes, modules, externals

    pub(super) fn object_field(&mut self, id: ObjectId, name: &Sym, key_place: Place, st: &mut State) -> Value {
        let value = self.own_field(id, name, st);
        let content = self.objects[id.0 as usize].fields.get(CONTENT).cloned();
        // What is only supposed to be in a field gives way to what was decoded.
        let is_supposed = content.is_some() && self.supposed.contains(&(id, name.clone()));
        if !value.is_empty() && !is_supposed {
            return value;
        }
        if content.is_none()
            && let Some(promoted) = self.promoted(id, name, key_place, st)
        {
            return promoted;
        }
        match content {
            // What was spread into an object may be the object itself.
            Some(_) if self.spreading.contains(&id) => Value::unknown(),
            Some(content) => {
                self.spreading.push(id);
                let key = Atom::Text(placed_text(name, key_place)).into();
                // Without a class, its keys are those of the content.
                let style = if self.objects[id.0 as usize].class.is_some() { Style::Member } else { Style::Index };
                let value = self.access_value(&content, &key, key_place, None, style, st);
                self.spreading.pop();
                if value.is_empty() { Value::unknown() } else { self.settle(&value, st) }
            }
            None if self.objects[id.0 as usize].class.is_none() => self.derived(id, name),
            None => Value::unknown(),
        }
    }

    /// What an object has by another that is embedded in it.
    fn promoted(&mut self, id: ObjectId, name: &Sym, key_place: Place, st: &mut State) -> Option<Value> {
        let class = self.objects[id.0 as usize].class?;
        let info = &self.classes[class.0 as usize];
        if self.units[info.unit].language.id != "go" || self.spreading.contains(&id) {
            return None;
        }
        let embedded = info.decl.fields.iter().filter(|field| field.flatten).map(|field| field.name.name.clone());
        let embedded: Vec<Sym> = embedded.collect();
        self.spreading.push(id);
        let found = embedded.into_iter().find_map(|field| {
            let inner = self.own_field(id, &field, st);
            let key = Atom::Text(placed_text(name, key_place)).into();
            let value = self.access_value(&inner, &key, key_place, None, Style::Member, st);
            (!value.is_unknown()).then_some(value)
        });
        self.spreading.pop();
        found
    }

    /// The field of that name, or the member of the class; empty if there is none.
    pub(super) fn own_field(&mut self, id: ObjectId, name: &Sym, st: &mut State) -> Value {
        if let Some(value) = self.field_written(&Holder::Object(id), name, st) {
            return self.settle(&value, st);
        }
        let info = &self.objects[id.0 as usize];
        let class = info.class;
        let mut value = info.fields.get(name).cloned().unwrap_or_default();
        if let Some(given) = &models::of(self.language()).given
            && self.stores.get(&(self.app(), given.store.clone())) == Some(&id)
        {
            if given.environment.iter().any(|part| **part == **name) {
                return value.or(&Atom::Environment.into());
            }
            if given.externals.iter().any(|part| **part == **name) {
                return self.external(name);
            }
            if given.parts.iter().any(|part| **part == **name) {
                return value.or(&Atom::Object(id).into());
            }
        }
        if let (true, Some(class)) = (value.is_empty(), class) {
            value = self.class_member(class, name, &Atom::Object(id).into(), st).unwrap_or_default();
            if value.is_empty() {
                // Set by code that runs with any other instance.
                for class in self.lineage(class) {
                    let summary = self.classes[class.0 as usize].summary;
                    if let Some(found) = self.objects[summary.0 as usize].fields.get(name) {
                        value.join(found);
                    }
                }
            }
        }
        self.settle(&value, st)
    }

    /// The method of that object by which its language lets it answer accesses.
    pub(super) fn hook(&mut self, id: ObjectId, names: &[&str], st: &mut State) -> Option<Value> {
        let class = self.objects[id.0 as usize].class?;
        let this = Atom::Object(id).into();
        names.iter().find_map(|name| {
            let method = self.class_member(class, &(*name).into(), &this, st)?;
            method.atoms().iter().any(|atom| matches!(atom, Atom::Closure(_))).then_some(method)
        })
    }

    fn hook_of_rust(&mut self, id: ObjectId, name: &str, st: &mut State) -> bool {
        self.language() == "rust" && self.hook(id, &[name], st).is_some()
    }

    /// What an object of Rust stands for, where it is used as something else.
    pub(super) fn dereferenced(&mut self, id: ObjectId, place: Place, st: &mut State) -> Option<Value> {
        (self.depth < MAX_DEPTH && self.hook_of_rust(id, DEREF_HOOK, st))
            .then(|| self.call_hook(id, &[DEREF_HOOK], Vec::new(), place, st))
    }

    pub(super) fn call_hook(&mut self, id: ObjectId, names: &[&str], args: Vec<Value>, place: Place, st: &mut State) -> Value {
        match self.hook(id, names, st) {
            Some(method) => self.call_value(&method, None, Args::of(args), place, st),
            None => Value::unknown(),
        }
    }

    /// The object in a field of an object of which nothing is known: a place where values can be put.
    fn derived(&mut self, of: ObjectId, name: &Sym) -> Value {
        let derived = self.objects[of.0 as usize].derived;
        if derived >= MAX_DERIVED {
            return Value::unknown();
        }
        let id = match self.objects[of.0 as usize].parts.get(name) {
            Some(&id) => id,
            None => {
                let id = self.new_object(None, derived + 1);
                self.objects[of.0 as usize].parts.insert(name.clone(), id);
                id
            }
        };
        Atom::Object(id).into()
    }

    /// A member of the class or of what it extends: a static field, else a method, bound to `this`.
    pub(super) fn class_member(&mut self, class: ClassId, name: &Sym, this: &Value, st: &mut State) -> Option<Value> {
        for class in self.lineage(class) {
            if let Some(value) = self.field_written(&Holder::Class(class), name, st) {
                return Some(if self.is_nested() { self.described(value, this, class, st) } else { value });
            }
            if let Some(value) = self.classes[class.0 as usize].fields.get(name) {
                let value = value.clone();
                return Some(self.described(value, this, class, st));
            }
        }
        self.class_method(class, name, this, st)
    }

    /// What a field of a class is to an instance, where the field says so itself: Python's descriptors.
    fn described(&mut self, value: Value, this: &Value, class: ClassId, st: &mut State) -> Value {
        let of_instance = this.atoms().iter().any(|atom| matches!(atom, Atom::Object(_)));
        let mut described = Value::default();
        for atom in value.atoms() {
            match atom {
                Atom::Object(id) if of_instance && self.hook(*id, &["__get__"], st).is_some() => {
                    let place = self.place_in(self.classes[class.0 as usize].unit, self.classes[class.0 as usize].decl.span);
                    let args = vec![this.clone(), Atom::Class(class).into()];
                    described.join(&self.call_hook(*id, &["__get__"], args, place, st));
                }
                // A method that the class made of a block.
                Atom::Closure(closure) if of_instance && self.is_nested() => {
                    described.join(&self.of_instance(closure, this));
                }
                _ => {
                    described.add(atom.clone());
                }
            }
        }
        described
    }

    /// A method of the class or of what it extends, bound to `this`; for a getter, what it gives.
    pub(super) fn class_method(&mut self, class: ClassId, name: &Sym, this: &Value, st: &mut State) -> Option<Value> {
        // A class may have a method of its own and one of its instances under one name.
        let is_nested = self.units[self.classes[class.0 as usize].unit].language.names == Naming::Nested;
        let lineage = self.lineage(class);
        let passes = if is_nested { 2 } else { 1 };
        for (pass, class) in (0..passes).flat_map(|pass| lineage.iter().map(move |class| (pass, *class))) {
            let info = &self.classes[class.0 as usize];
            let (decl, unit, frame) = (info.decl.clone(), info.unit, info.frame);
            let found = decl.methods.iter().find(|method| {
                method.function.name.as_ref().is_some_and(|ident| self.same_name(&ident.name, name))
                    && method.kind != MethodKind::Constructor
                    && (!is_nested || pass == 1 || Self::is_of_kind(method.kind, this))
            });
            let Some(method) = found else { continue };
            let is_packaged = self.units[unit].language.names == Naming::Packaged;
            if method.kind == MethodKind::Decorated {
                return Some(self.decorated(&method.function, unit, frame, class, this, st));
            }
            if is_packaged && method.kind != MethodKind::Getter {
                return Some(self.overloads(class, name, this));
            }
            let closure = self.method_closure(&method.function, unit, frame, class, this.clone());
            // JavaScript's getters may be the class's own, as may those of languages with static properties.
            let is_called = |atom: &Atom| match atom {
                Atom::Object(_) | Atom::Path(_) => true,
                Atom::Class(_) => self.units[unit].language.id == "javascript" || is_packaged,
                _ => false,
            };
            if method.kind == MethodKind::Getter && this.atoms().iter().any(is_called) {
                let place = self.place_in(unit, method.function.span);
                return Some(self.call_closure(&closure, Args::default(), None, place, st));
            }
            return Some(Atom::Closure(closure).into());
        }
        for external in self.external_bases(class, st) {
            let full = format!("{external}#{name}");
            if models::of(self.language()).get(&full).is_some() {
                return Some(self.external(&full));
            }
        }
        self.extension(name, this, st)
    }

    /// The methods of that name, of the class and above it; of those with as many parameters, the nearest.
    fn overloads(&mut self, class: ClassId, name: &Sym, this: &Value) -> Value {
        let mut all = Value::default();
        let mut known = Vec::new();
        for class in self.lineage(class) {
            let info = &self.classes[class.0 as usize];
            let (decl, unit, frame) = (info.decl.clone(), info.unit, info.frame);
            let own: Vec<_> = decl
                .methods
                .iter()
                .filter(|method| method.function.name.as_ref().is_some_and(|ident| ident.name == *name))
                .filter(|method| method.kind != MethodKind::Constructor && !known.contains(&method.function.params.len()))
                .collect();
            for method in &own {
                let closure = self.method_closure(&method.function, unit, frame, class, this.clone());
                all.add(Atom::Closure(closure));
            }
            known.extend(own.iter().map(|method| method.function.params.len()));
        }
        all
    }

    fn same_name(&self, a: &str, b: &str) -> bool {
        // PHP's method names don't tell upper from lower case.
        if self.language() == "php" { a.eq_ignore_ascii_case(b) } else { a == b }
    }

    /// What the model of an external name gives.
    pub(super) fn gives(&self, name: &str) -> Option<models::Action> {
        models::of(self.language()).get(name).map(|model| model.gives)
    }

    /// What the program that runs was given. The outcome of the functions that ask for it depends on that.
    fn of_program(&mut self, given: impl Fn(&Activation) -> Option<Value>) -> Option<Value> {
        let at = self.activations.iter().rposition(|act| given(act).is_some())?;
        self.activations[at + 1..].iter_mut().for_each(|act| act.impure = true);
        given(&self.activations[at])
    }

    /// What is piped into the program that runs.
    pub(super) fn program_input(&mut self) -> Option<Value> {
        self.of_program(|act| act.input.clone())
    }

    /// What is outside the project under that dotted name.
    pub(super) fn external(&mut self, name: &str) -> Value {
        let model = models::of(self.language()).get(name);
        let is_value = model.is_some_and(|model| model.of.is_none() && model.function.is_none());
        match model.map(|model| (model.gives, &model.store)) {
            Some((models::Action::EnvironmentMap, _)) => Atom::Environment.into(),
            Some((models::Action::Input, _)) if is_value => {
                self.program_input().unwrap_or_else(|| Atom::External(name.into()).into())
            }
            Some((models::Action::Arguments, _)) => {
                self.of_program(|act| act.arguments_given.clone()).unwrap_or_else(|| Atom::External(name.into()).into())
            }
            Some((models::Action::Store, Some(store))) => Atom::Object(self.store(store)).into(),
            _ => Atom::External(name.into()).into(),
        }
    }

    /// What the program put into something outside of it, under that key.
    pub(super) fn put_outside(&mut self, name: &str, key: &Sym, st: &State) -> Option<Value> {
        let store = *self.stores.get(&(self.app(), outside(name)))?;
        let written = self.field_written(&Holder::Object(store), key, st);
        let value = written.or_else(|| self.objects[store.0 as usize].fields.get(key).cloned())?;
        Some(self.settle(&value, st))
    }

    /// The whole document, as it enters at `place`.
    pub(super) fn document(&mut self, place: Option<(Place, String)>) -> Value {
        let trail = place.and_then(|(place, label)| self.step(None, place, &label));
        let unit = self.act().unit;
        self.carriers.insert(unit);
        Atom::path(AccessPath::Document(self.app()), trail).into()
    }

    pub(super) fn environment_variable(&mut self, name: &Text, place: Place, st: &State) -> Value {
        let app = self.app();
        let mut value = Value::default();
        let given = self.overlays.iter().rev().find_map(|given| given.get(&name.value)).cloned();
        if let Some(given) = given {
            self.act_mut().impure = true;
            value = given;
        } else {
            for key in [(app, name.value.clone()), (None, name.value.clone())] {
                if let Some(found) = self.environment.get(&key) {
                    value.join(found);
                }
            }
        }
        if is_relationships_variable(&name.value) {
            let place = text_place(name).unwrap_or(place);
            // The document enters here, whoever else exports it.
            value = value.map(|atom| {
                (!matches!(atom, Atom::Path(path) if matches!(&*path.path, AccessPath::Document(_)))).then(|| atom.clone())
            });
            value.join(&self.document(Some((place, format!("the relationships enter here, from `{}`", name.value)))));
            return value.map(|atom| (!matches!(atom, Atom::Unknown | Atom::Null)).then(|| atom.clone()));
        }
        if value.is_empty() {
            let path = AccessPath::Variable(name.value.clone());
            let whole = PathValue { path: Rc::new(path.clone()), trail: None, ty: None, reads: Rc::default() };
            let exact = name.map.pieces.iter().all(|piece| piece.exact);
            self.read(ReadKind::Key, &whole, path, text_place(name).unwrap_or(place), exact, None, st);
            return Value::unknown();
        }
        if value.carries() {
            let unit = self.act().unit;
            self.carriers.insert(unit);
        }
        value
    }

    // ---- writing

    /// Puts `value` where the access `target` leads.
    pub(super) fn assign(&mut self, target: &Expr, value: Value, st: &mut State) {
        let ExprKind::Access { base, key, style } = &target.kind else {
            match &target.kind {
                ExprKind::Name(name) => self.bind_name(name, value, crate::syntax::ir::Scope::Nearest, st),
                // `$list[] = …`
                ExprKind::Each(base) => {
                    let old = self.quietly(base, st);
                    let list = Value::list(Vec::new(), value.clone());
                    let grown = match old
                        .atoms()
                        .iter()
                        .find_map(|atom| if let Atom::List(list) = atom { Some(list.clone()) } else { None })
                    {
                        Some(list) if list.items.len() < 32 && list.rest.is_empty() => {
                            let mut items = list.items.clone();
                            items.push(value);
                            Value::list(items, Value::default())
                        }
                        Some(old) => Value::list(old.items.clone(), old.rest.clone().or(&value)),
                        None => list,
                    };
                    self.assign_back(base, grown, st);
                }
                _ => {}
            }
            return;
        };
        let holder = self.quietly(base, st);
        let key_value = self.eval(key, st);
        let key_value = self.as_keys(&key_value);
        let keys: Vec<Sym> = key_value.atoms().iter().filter_map(key_text).collect();
        let mut updated = Value::default();
        let mut by_value = false;
        // PHP's arrays are copied by assignment: what is written to one variable is not in the document for others.
        let is_copy = self.language() == "php" && *style == Style::Index;
        for atom in holder.atoms() {
            match atom {
                Atom::Path(_) if is_copy => {
                    by_value = true;
                    let mut record = Record { base: atom.clone().into(), ..Record::default() };
                    if keys.is_empty() {
                        record.any.join(&value);
                    }
                    for key in &keys {
                        record.fields.insert(key.clone(), value.clone());
                    }
                    updated.join(&Value::record(record));
                }
                Atom::Object(id) if keys.is_empty() => {
                    let mut content = Record::default();
                    self.put_any(&mut content, &key_value, &value);
                    if content.any_key.is_some() || !content.base.is_empty() {
                        self.set_object_field(*id, &CONTENT.into(), &Value::record(content), st);
                    }
                }
                Atom::Object(_) | Atom::Class(_)
                    if *style != Style::Static && self.is_written_by_method(atom, *style, &keys, &value, target, st) => {}
                Atom::Object(id) => {
                    for key in &keys {
                        let value = self.as_declared(*id, key, value.clone());
                        self.set_object_field(*id, key, &value, st);
                    }
                }
                Atom::Class(id) => keys.iter().for_each(|key| self.set_class_field(*id, key, &value, st)),
                Atom::Environment => keys.iter().for_each(|key| self.set_environment(key, &value)),
                Atom::Module(unit) => {
                    let frame = self.unit_frames[*unit];
                    keys.iter().for_each(|key| self.keep(frame, key, &value));
                }
                Atom::Path(path) if !keys.is_empty() => {
                    let holder = Holder::Path(self.relationships.display(&path.path).into());
                    keys.iter().for_each(|key| st.set_field(holder.clone(), key.clone(), value.clone()));
                }
                Atom::Record(record) => {
                    by_value = true;
                    let mut record = (**record).clone();
                    if keys.is_empty() {
                        self.put_any(&mut record, &key_value, &value);
                    }
                    for text in key_value.texts() {
                        record.keys.insert(text.value.clone(), text.map.clone());
                    }
                    for key in &keys {
                        record.fields.insert(key.clone(), value.clone());
                    }
                    updated.join(&Value::record(record));
                }
                Atom::List(list) => {
                    by_value = true;
                    let mut list = (**list).clone();
                    match keys.first().map(|key| key.parse::<usize>()) {
                        Some(Ok(index)) if index < list.items.len() => list.items[index] = value.clone(),
                        Some(Err(_)) => {
                            // A PHP array that began empty is a mapping now.
                            let fields = keys.iter().map(|key| (key.clone(), value.clone())).collect();
                            let texts = key_value.texts().map(|text| (text.value.clone(), text.map.clone())).collect();
                            updated.join(&Value::record(Record {
                                fields,
                                keys: texts,
                                any: list.rest.clone(),
                                ..Record::default()
                            }));
                            continue;
                        }
                        None if list.items.is_empty() && list.rest.is_empty() => {
                            let mut record = Record::default();
                            self.put_any(&mut record, &key_value, &value);
                            updated.join(&Value::record(record));
                            continue;
                        }
                        _ => {
                            list.rest.join(&value);
                        }
                    }
                    updated.join(&Value::list(list.items, list.rest));
                }
                _ => {}
            }
        }
        if self.language() == "javascript"
            && let [Atom::External(name)] = holder.atoms()
        {
            // Its modules and global objects are the same for all who use them.
            let store = self.store(&outside(name));
            keys.iter().for_each(|key| self.set_object_field(store, key, &value, st));
            return;
        }
        if holder.atoms().iter().all(|atom| matches!(atom, Atom::Unknown | Atom::Null | Atom::External(_))) {
            // Made by the assignment itself, or by code that isn't here.
            by_value = true;
            let mut record = Record::default();
            if !holder.is_empty() {
                record.any.add(Atom::Unknown);
            }
            if keys.is_empty() {
                self.put_any(&mut record, &key_value, &value);
            }
            for key in &keys {
                record.fields.insert(key.clone(), value.clone());
            }
            updated.join(&Value::record(record));
        }
        if by_value {
            for atom in holder.atoms() {
                if matches!(atom, Atom::Object(_)) || (matches!(atom, Atom::Path(_)) && !is_copy) {
                    updated.add(atom.clone());
                }
            }
            self.assign_back(base, updated, st);
        }
    }

    /// The value as the field of that name has it by its type, in Go.
    fn as_declared(&mut self, id: ObjectId, name: &Sym, value: Value) -> Value {
        let Some(class) = self.objects[id.0 as usize].class else { return value };
        let info = &self.classes[class.0 as usize];
        let unit = info.unit;
        let field = info.decl.fields.iter().find(|field| field.name.name == *name);
        let Some(ty) = field.and_then(|field| field.ty.clone()).filter(|_| self.units[unit].language.id == "go") else {
            return value;
        };
        let chosen = |name: &Sym| self.objects[id.0 as usize].fields.get(name).cloned();
        match self.with_chosen(&ty, unit, &chosen) {
            Some((ty, unit)) => self.seen_through(value, &ty, unit),
            None => self.seen_through(value, &ty, unit),
        }
    }

    /// Whether the class has a method for what is assigned to a part of it: Ruby's `x=` and `[]=`. It is called.
    fn is_written_by_method(
        &mut self,
        holder: &Atom,
        style: Style,
        keys: &[Sym],
        value: &Value,
        target: &Expr,
        st: &mut State,
    ) -> bool {
        let ([key], true) = (keys, self.is_nested()) else { return false };
        let class = match holder {
            Atom::Object(id) => self.objects[id.0 as usize].class,
            Atom::Class(id) => Some(*id),
            _ => None,
        };
        let this: Value = holder.clone().into();
        let (name, args) = match style {
            Style::Index => ("[]=".into(), vec![Value::text(key), value.clone()]),
            _ => (format!("{key}="), vec![value.clone()]),
        };
        let Some(method) = class.and_then(|class| self.class_method(class, &name.as_str().into(), &this, st)) else {
            return false;
        };
        let place = self.place(target.span);
        self.call_value(&method, None, Args::of(args), place, st);
        true
    }

    /// Evaluates what is about to be written to: that is no read.
    pub(super) fn quietly(&mut self, expr: &Expr, st: &mut State) -> Value {
        let reads = self.reads.len();
        self.quiet += 1;
        let value = self.eval(expr, st);
        self.quiet -= 1;
        self.reads.truncate(reads);
        value
    }

    pub(super) fn assign_back(&mut self, base: &Expr, value: Value, st: &mut State) {
        match &base.kind {
            ExprKind::Name(name) => {
                let local = self.lookup(name, st).is_none();
                let scope = if local { crate::syntax::ir::Scope::Local } else { crate::syntax::ir::Scope::Nearest };
                self.bind_name(name, value, scope, st);
            }
            ExprKind::Access { .. } => self.assign(base, value, st),
            // `(lists[name] ||= []).push(…)`
            ExprKind::Assign { target, .. } => self.bind(target, value, crate::syntax::ir::Scope::Nearest, st),
            ExprKind::Cast { expr, ty } => {
                let value = if self.language() == "go" { self.cast(value, ty, st) } else { value };
                self.assign_back(expr, value, st);
            }
            ExprKind::This => {
                let this = self.act().this.clone();
                for atom in this.atoms() {
                    if let Atom::Object(id) = atom {
                        self.set_object_field(*id, &CONTENT.into(), &value, st);
                    }
                }
            }
            _ => {}
        }
    }

    pub(super) fn set_object_field(&mut self, id: ObjectId, name: &Sym, value: &Value, st: &mut State) {
        st.set_field(Holder::Object(id), name.clone(), value.clone());
        let mut ids = vec![id];
        if let Some(class) = self.objects[id.0 as usize].class {
            ids.push(self.classes[class.0 as usize].summary);
        }
        for id in ids {
            if !self.supposed.is_empty() && !value.is_unknown() && self.supposed.remove(&(id, name.clone())) {
                self.objects[id.0 as usize].fields.remove(name);
            }
            if self.objects[id.0 as usize].fields.entry(name.clone()).or_default().join(value) {
                self.version += 1;
            }
        }
    }

    pub(super) fn set_class_field(&mut self, id: ClassId, name: &Sym, value: &Value, st: &mut State) {
        // The one that declares it, if it is inherited; Python's classes then have one of their own.
        let inherits = self.language() != "python";
        let owner = self.lineage(id).into_iter().filter(|_| inherits).find(|class| {
            let info = &self.classes[class.0 as usize];
            info.decl.fields.iter().any(|field| field.is_static && field.name.name == *name)
        });
        let id = owner.unwrap_or(id);
        st.set_field(Holder::Class(id), name.clone(), value.clone());
        if self.classes[id.0 as usize].fields.entry(name.clone()).or_default().join(value) {
            self.version += 1;
        }
    }

    /// Puts the value under a key that isn't known. What an iteration over an endpoint meets, under the key that it has there,
    /// makes a copy of the endpoint.
    pub(super) fn put_any(&mut self, record: &mut Record, key: &Value, value: &Value) {
        if let ([Atom::EndpointKey(endpoint, iter)], [Atom::Path(part)]) = (key.atoms(), value.atoms())
            && let (AccessPath::Endpoint(rel, index), AccessPath::Field(of, at, keys)) = (&**endpoint, &*part.path)
            && (rel, index) == (of, at)
            && matches!(&keys[..], [key] if &**key == "*")
        {
            // No key is taken for what it is called: that is left to whoever reads the copy.
            let path = AccessPath::Field(rel.clone(), *index, Vec::new());
            self.read(ReadKind::KeyOf(*iter), part, path, *iter, false, None, &State::default());
            record.base.add(Atom::Path(PathValue { path: endpoint.clone(), ty: None, ..part.clone() }));
            return;
        }
        record.put_any(key, value);
    }

    // ---- elements

    /// The fields of a class that are instances of it.
    pub(super) fn cases(&self, class: ClassId) -> Vec<ObjectId> {
        let fields = self.classes[class.0 as usize].fields.values().flat_map(Value::atoms);
        let case = |atom: &Atom| match atom {
            Atom::Object(case) if self.objects[case.0 as usize].class == Some(class) => Some(*case),
            _ => None,
        };
        fields.filter_map(case).collect()
    }

    /// What an iteration over the value meets, one by one.
    pub(super) fn items(&mut self, value: &Value, mode: Iter, place: Place, st: &mut State) -> Vec<Value> {
        let mut items = Vec::new();
        let entry = |key: Value, value: Value| Value::list(vec![key, value], Value::default());
        let pick = |key: Value, value: Value, is_mapping: bool| match mode {
            Iter::Values => value,
            Iter::Natural => {
                if is_mapping {
                    key
                } else {
                    value
                }
            }
            Iter::Keys => key,
            Iter::Pairs if !is_mapping => value,
            Iter::Entries | Iter::Pairs => entry(key, value),
        };
        for atom in value.atoms() {
            match atom {
                Atom::Path(path) => {
                    let element = path.ty.as_ref().and_then(|ty| self.element_type(ty));
                    let next = |to: AccessPath| {
                        Value::from(Atom::Path(PathValue {
                            path: Rc::new(to),
                            trail: path.trail.clone(),
                            ty: element.clone(),
                            reads: Rc::default(),
                        }))
                    };
                    match &*path.path {
                        AccessPath::Document(app) => {
                            let rel = Rel { candidates: self.relationships.all_of(*app), iter: Some(place) };
                            let name = Atom::RelName(rel.clone()).into();
                            items.push(pick(name, next(AccessPath::Endpoints(rel)), true));
                        }
                        AccessPath::Endpoints(rel) => {
                            items.push(pick(Value::unknown(), next(AccessPath::Endpoint(rel.clone(), None)), false));
                        }
                        AccessPath::Endpoint(rel, index) => {
                            let key = Atom::EndpointKey(path.path.clone(), place).into();
                            if mode != Iter::Values {
                                let any = AccessPath::Field(rel.clone(), *index, Vec::new());
                                self.read(ReadKind::AllKeys(place), path, any, place, false, None, st);
                            }
                            items.push(pick(key, next(AccessPath::Field(rel.clone(), *index, vec!["*".into()])), true));
                        }
                        AccessPath::Field(..) | AccessPath::Variable(_) => items.push(Value::unknown()),
                    }
                }
                Atom::External(name) if self.gives(name) == Some(models::Action::InputStream) => {
                    items.extend(self.program_input().map(|input| pick(Value::unknown(), input, false)));
                }
                Atom::List(list) => {
                    for (index, item) in list.items.iter().enumerate() {
                        items.push(pick(Atom::Number(index as i64).into(), item.clone(), false));
                    }
                    if !list.rest.is_empty() {
                        items.push(pick(Value::unknown(), list.rest.clone(), false));
                    }
                }
                Atom::Record(record) => {
                    for (key, value) in &record.fields {
                        let map = record.keys.get(key).cloned().unwrap_or_default();
                        let key = Atom::Text(Text { value: key.clone(), map }).into();
                        items.push(pick(key, value.clone(), true));
                    }
                    let named = record.any_key.as_ref().filter(|key| key.property == "name");
                    if let Some((rel, from)) = named.and_then(|key| Some((&key.rel, key.rel.iter?))) {
                        // This iteration is at them now.
                        let name = Atom::RelName(Rel { iter: Some(place), ..rel.clone() });
                        items.push(pick(name.into(), record.any.iterated_at(from, place), true));
                    } else if !record.any.is_empty() {
                        items.push(pick(Value::unknown(), record.any.clone(), true));
                    }
                    let base = record.base.clone();
                    items.extend(self.items(&base, mode, place, st));
                }
                Atom::Environment => {
                    // One of the variables, if it is looked for by its name.
                    let name: Value = Atom::Text(Text::unplaced("PLATFORM_RELATIONSHIPS")).into();
                    let label = "the relationships are one of the variables of the environment".to_owned();
                    let document = self.document(Some((place, label)));
                    let is_pair = mode == Iter::Values && self.language() == "rust";
                    for (name, value) in [(name, document), (Value::unknown(), Value::unknown())] {
                        items.push(if is_pair { entry(name, value) } else { pick(name, value, true) });
                    }
                }
                Atom::Null => {}
                Atom::Class(id)
                    if self.is_nested()
                        && let Some(each) = self.class_method(*id, &ELEMENTS.into(), &atom.clone().into(), st) =>
                {
                    let elements = self.call_value(&each, None, Args::default(), place, st);
                    items.extend(self.items(&elements, mode, place, st));
                }
                // The cases of an enumeration.
                Atom::Class(id) => {
                    let cases = self.cases(*id);
                    items.extend(cases.into_iter().map(|case| Value::from(Atom::Object(case))));
                }
                Atom::Object(id)
                    if self.objects[id.0 as usize].fields.contains_key(CONTENT)
                        && self.hook(*id, &ITERATION_HOOKS, st).is_none() =>
                {
                    let content = self.objects[id.0 as usize].fields[CONTENT].clone();
                    if self.spreading.contains(id) {
                        items.push(Value::unknown());
                        continue;
                    }
                    self.spreading.push(*id);
                    items.extend(self.items(&content, mode, place, st));
                    self.spreading.pop();
                }
                Atom::External(name) if self.gives(name) == Some(models::Action::Document) => {
                    let document = self.document(Some((place, "the relationships enter here".to_owned())));
                    items.extend(self.items(&document, mode, place, st));
                }
                Atom::Object(id) if self.hook(*id, &ITERATION_HOOKS, st).is_some() => {
                    let iterated = self.call_hook(*id, &ITERATION_HOOKS, Vec::new(), place, st);
                    // An object that iterates by yet another one is not followed further.
                    let iterated =
                        iterated.map(|atom| Some(if matches!(atom, Atom::Object(_)) { Atom::Unknown } else { atom.clone() }));
                    items.extend(self.items(&iterated, mode, place, st));
                }
                _ => items.push(Value::unknown()),
            }
        }
        items
    }

    /// Any one of the elements.
    pub(super) fn elements(&mut self, value: &Value, place: Place, st: &mut State) -> Value {
        let items = self.items(value, Iter::Values, place, st);
        items.iter().fold(Value::default(), |all, item| all.or(item))
    }

    /// What is left of a list after its first `skipped` elements.
    pub(super) fn tail(&mut self, value: &Value, skipped: usize, place: Place, st: &mut State) -> Value {
        let rest = |atom: &Atom| match atom {
            Atom::List(list) => {
                let items = list.items.get(skipped..).unwrap_or_default().to_vec();
                Value::list(items, list.rest.clone()).atoms().first().cloned()
            }
            Atom::Path(path) if matches!(&*path.path, AccessPath::Endpoints(_)) => Some(atom.clone()),
            _ => Some(Atom::Unknown),
        };
        let _ = (place, st);
        value.map(rest)
    }

    // ---- tests that are reads

    /// `key in endpoint` reads the key.
    pub(super) fn membership(
        &mut self,
        key: &Value,
        holder: &Value,
        key_expr: &Expr,
        holder_expr: &Expr,
        span: Span,
        st: &mut State,
    ) {
        let (whole, place) = (self.place(span), self.place(key_expr.span));
        let holder_place = self.place(holder_expr.span);
        let is_written = self.is_written(span) && holder_expr.span.start >= span.start && holder_expr.span.end <= span.end;
        let form = if is_written { Form::Test(holder_place) } else { Form::Other };
        self.has_key(key, holder, place, Site { place: whole, form }, st);
    }

    pub(super) fn has_key(&mut self, key: &Value, holder: &Value, place: Place, site: Site, st: &mut State) -> Value {
        let endpoints = holder.map(|atom| match atom {
            Atom::Path(path) if matches!(&*path.path, AccessPath::Endpoint(..) | AccessPath::Field(..)) => Some(atom.clone()),
            Atom::Record(record) if !record.base.is_empty() => Some(atom.clone()),
            Atom::Object(id) if self.objects[id.0 as usize].fields.contains_key(CONTENT) => Some(atom.clone()),
            _ => None,
        });
        let texts = self.as_keys(key).map(|atom| matches!(atom, Atom::Text(_)).then(|| atom.clone()));
        if endpoints.is_empty() || texts.is_empty() {
            return Value::default();
        }
        self.access_value(&endpoints, &texts, place, Some(site), Style::Index, st)
    }

    /// Comparing the key that an iteration over an endpoint is at with a text reads that key.
    pub(super) fn key_tests(&mut self, left: &Value, right: &Value, op: Op, st: &mut State) {
        if !matches!(op, Op::Eq | Op::Ne | Op::In) {
            return;
        }
        for (one, other) in [(left, right), (right, left)] {
            let listed = one.atoms().iter().filter_map(|atom| if let Atom::List(list) = atom { Some(list) } else { None });
            let listed = listed.flat_map(|list| list.items.iter().chain([&list.rest])).flat_map(Value::atoms);
            for atom in one.atoms().iter().chain(listed) {
                let Atom::EndpointKey(path, iter) = atom else { continue };
                let AccessPath::Endpoint(rel, index) = &**path else { continue };
                let mut texts: Vec<Text> = other.texts().cloned().collect();
                for atom in other.atoms() {
                    texts.extend(texts_within(atom).unwrap_or_default());
                }
                for text in texts {
                    let path = AccessPath::Field(rel.clone(), *index, vec![text.value.clone()]);
                    let value = PathValue { path: Rc::new(path.clone()), trail: None, ty: None, reads: Rc::default() };
                    let place = text_place(&text).unwrap_or(*iter);
                    self.read(ReadKind::KeyOf(*iter), &value, path, place, true, None, st);
                }
            }
        }
    }

    /// A value that leaves for code that isn't here: closures in it may be called.
    pub(super) fn escape(&mut self, value: &Value, st: &mut State) {
        for atom in value.atoms() {
            if let Atom::Closure(closure) = atom {
                let place = self.place_in(closure.unit, closure.function.span);
                let closure = closure.clone();
                let this = self.given_object();
                self.call_closure(&closure, Args::unknown(), this, place, st);
            }
        }
    }

    pub(super) fn call_of<'a>(&self, args: &'a Args, this: Option<&'a Value>, place: Place) -> Call<'a> {
        Call { args, this, place }
    }
}

/// Whether the value is an endpoint or the dictionary below it, whichever has what is looked for: `c["query"] or c`.
fn has_either_level(value: &Value) -> bool {
    let is_level = |atom: &Atom, below: bool| match atom {
        Atom::Path(path) => match &*path.path {
            AccessPath::Endpoint(..) => !below,
            AccessPath::Field(_, _, keys) => below && keys.len() == 1,
            _ => false,
        },
        // A copy of the endpoint.
        Atom::Record(record) => !below && record.base.paths().any(|path| matches!(&*path.path, AccessPath::Endpoint(..))),
        _ => false,
    };
    let atoms = value.atoms();
    atoms.len() > 1 && atoms.iter().any(|atom| is_level(atom, false)) && atoms.iter().any(|atom| is_level(atom, true))
}

/// The texts that a list has as its elements, or a record as its keys; `None` if it may have others.
pub(super) fn texts_within(atom: &Atom) -> Option<Vec<Text>> {
    match atom {
        Atom::List(list) => {
            let elements = list.items.iter().chain([&list.rest]).flat_map(Value::atoms);
            elements.map(|atom| if let Atom::Text(text) = atom { Some(text.clone()) } else { None }).collect()
        }
        Atom::Record(record) if record.base.is_empty() && record.any.is_empty() => {
            let text = |key: &Sym| Text { value: key.clone(), map: record.keys.get(key).cloned().unwrap_or_default() };
            Some(record.fields.keys().map(text).collect())
        }
        _ => None,
    }
}

/// Where the text is written, if it is a literal.
pub(super) fn text_place(text: &Text) -> Option<Place> {
    let end = text.value.len() as u32;
    text.map.place(Span { start: 0, end }).filter(|place| !place.span.is_empty())
}

pub(super) fn typed(ty: &Type, unit: usize, spelling: Spelling) -> Option<Rc<TypeRef>> {
    let at = match ty {
        Type::Named(expr) => expr.span,
        Type::List(inner) | Type::Map(inner) => {
            return typed(inner, unit, spelling).map(|inner| Rc::new(TypeRef { ty: ty.clone(), unit, at: inner.at, spelling }));
        }
        Type::Inline(class) => class.span,
        Type::Any => return None,
    };
    Some(Rc::new(TypeRef { ty: ty.clone(), unit, at, spelling }))
}

/// The field under the name that it has in data of that spelling.
fn spelled(mut field: ClassField, spelling: Spelling) -> ClassField {
    if field.key == field.name {
        field.key.name = spelling.of(&field.name.name).into();
    }
    field
}

fn with_type(value: &Value, ty: Option<&Rc<TypeRef>>) -> Value {
    value.map(|atom| {
        Some(match atom {
            Atom::Path(path) => Atom::Path(PathValue { ty: ty.cloned(), ..path.clone() }),
            atom => atom.clone(),
        })
    })
}

/// What Java calls the method that gives a property.
fn getter_of(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    format!("get{first}{}", letters.as_str())
}

fn join_name(base: &str, key: &str) -> String {
    format!("{base}.{key}")
}

/// The store of what is put into something outside the program.
fn outside(name: &str) -> String {
    match name {
        "global" | "window" | "self" => format!("{OUTSIDE}globalThis"),
        name => format!("{OUTSIDE}{name}"),
    }
}

/// Whether the platform gives the document under that name: the prefix is the vendor's.
fn is_relationships_variable(name: &str) -> bool {
    name.strip_suffix("_RELATIONSHIPS").is_some_and(|prefix| {
        !prefix.is_empty() && prefix.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_')
    })
}
