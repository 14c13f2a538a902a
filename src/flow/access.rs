//! Reading and writing parts of values: where an access becomes a [`Read`].

use std::rc::Rc;
use std::sync::Arc;

use super::actions::Call;
use super::call::{Args, CONTENT, FIRST};
use super::evaluator::{Evaluator, MAX_DEPTH};
use super::objects::{DEREF_HOOK, INDEX_HOOKS, MEMBER_HOOKS, RUST_INDEX_HOOK, TRAP};
use super::outside::join_name;
use super::state::{Holder, State};
use super::text::{key_text, placed_text, text_place};
use super::typed::{getter_of, spelled, typed, with_type};
use super::value::{AccessPath, Atom, PathValue, Record, Rel, RelKey, Text, TypeRef, Value, When};
use super::{Form, Read, ReadKind, Site, models};
use crate::source::{Place, Span};
use crate::syntax::HOLE;
use crate::syntax::ir::{Expr, ExprKind, MADE_UP, Op, Style, Sym};

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
    pub(super) fn is_written(&self, span: Span) -> bool {
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
                if known && !is_known(key) && !matches!(atom, Atom::Record(_) | Atom::Module(_)) {
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
                    // A table of the keys that are wanted.
                    self.key_tests(&key.clone().into(), &base.clone().into(), Op::In, st);
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
            Atom::Closure(_) | Atom::Partial(_) if style == Style::Index && self.is_nested() => {
                self.call_value(&base.clone().into(), None, Args::of(vec![key.clone().into()]), key_place, st)
            }
            // An atom is no tuple.
            Atom::Text(_) if self.language() == "elixir" && matches!(key, Atom::Number(_)) => Atom::Null.into(),
            // `$class::CONSTANT`
            Atom::Text(class) if style == Style::Static => match self.global_name(&class.value.trim_start_matches('\\').into()) {
                Some(class) => self.access_value(&class, &key.clone().into(), key_place, site, style, st),
                None => Value::unknown(),
            },
            // `Settings['influx']`, where the class has `self.[]`.
            Atom::Class(id)
                if style == Style::Index
                    && self.is_nested()
                    && let Some(hook) = self.class_method(*id, &"[]".into(), &base.clone().into(), st) =>
            {
                self.call_value(&hook, None, Args::of(vec![key.clone().into()]), key_place, st)
            }
            Atom::Class(id) => match key_text(key) {
                Some(name) => self.class_member(*id, &name, &Atom::Class(*id).into(), st).unwrap_or_else(Value::unknown),
                None => Value::unknown(),
            },
            Atom::Module(unit) => {
                let Some(name) = key_text(key) else {
                    // `require('./config')[process.env.NODE_ENV]`
                    return match self.exports[*unit].get("").cloned() {
                        Some(whole) => self.access_value(&whole, &key.clone().into(), key_place, site, style, st),
                        None => self.exports[*unit].values().fold(Value::unknown(), |all, one| all.or(one)),
                    };
                };
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
                // Ktor's `environment.config`
                Atom::Text(text) if self.gives(&format!("environment.{}", text.value)).is_some() => base.clone().into(),
                Atom::Text(text) => self.environment_variable(text, key_place, st),
                _ => Value::unknown(),
            },
            Atom::Null => Value::default(),
            _ => Value::unknown(),
        }
    }

    /// What a property gives that is no field: one that is declared apart from the type, or a library's. `None` for fields.
    pub(super) fn property(
        &mut self,
        base: &Atom,
        key: &Atom,
        key_place: Place,
        site: Option<Site>,
        st: &mut State,
    ) -> Option<Value> {
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

    pub(super) fn access_path(
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
    pub(super) fn field(
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
        let (language, arms, passed) = (self.language(), (*st.arms).clone(), (*st.passed).clone());
        let (root, entry) = (self.root, None);
        self.reads.push(Read { kind, path, place, exact, language, site, trail, arms, passed, root, entry })
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

    /// What the model of an external name gives.
    pub(super) fn gives(&self, name: &str) -> Option<models::Action> {
        models::of(self.language()).get(name).map(|model| model.gives)
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
