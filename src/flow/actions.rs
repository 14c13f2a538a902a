//! What a modelled call does with its arguments.

use std::rc::Rc;

use super::call::{Args, CONTENT};
use super::collections::{MAX_APPENDED, endpoints_of, is_known_list};
use super::evaluator::Evaluator;
use super::models::{Action, FormatSyntax, Kind, Model, Passes, PathSyntax, Ref, Refs, Spelling};
use super::outside::FILES;
use super::state::{Holder, State};
use super::text::{cut, inexact, key_text, part, segments, split_by, split_text, template, texts_within, words};
use super::value::{AccessPath, Atom, ObjectId, PathValue, Record, Test, Text, TypeRef, Value};
use super::{Form, Site};
use crate::source::{Place, Span};
use crate::syntax::ir::{Iter, MADE_UP, Op, Style, Sym, TYPE_INFO, Type, Yields};

/// The call that a model is applied to.
pub(super) struct Call<'a> {
    pub args: &'a Args,
    pub this: Option<&'a Value>,
    pub place: Place,
}

impl Call<'_> {
    pub(super) fn get(&self, at: &Ref) -> Option<Value> {
        match at {
            Ref::Position(index) => self.args.get(*index),
            Ref::Named(name) if name == "self" => self.this.cloned(),
            // `0.load`: a field of an argument.
            Ref::Named(name) if name.contains('.') => {
                let (index, field) = name.split_once('.')?;
                let record = self.args.get(index.parse().ok()?)?;
                record.atoms().iter().find_map(|atom| match atom {
                    Atom::Record(record) => record.fields.get(field).cloned(),
                    _ => None,
                })
            }
            Ref::Named(name) => self.args.named.iter().find(|(given, _)| **given == **name).map(|(_, value)| value.clone()),
            Ref::FirstOf(refs) => refs.iter().find_map(|at| self.get(at)),
        }
    }

    fn opt(&self, at: Option<&Ref>) -> Option<Value> {
        at.and_then(|at| self.get(at))
    }

    fn many(&self, refs: &Refs) -> Vec<Value> {
        let one = |at: &Ref| match at {
            Ref::Named(name) if name == "rest" => {
                let mut all = self.args.positional.clone();
                if !self.args.rest.is_empty() {
                    all.push(self.args.rest.clone());
                }
                all
            }
            at => self.get(at).into_iter().collect(),
        };
        match refs {
            Refs::One(at) => one(at),
            Refs::Many(refs) => {
                let named = refs.iter().filter(|at| matches!(at, Ref::Position(_))).count();
                refs.iter()
                    .flat_map(|at| match at {
                        Ref::Named(name) if name == "rest" => one(at).split_off(named.min(self.args.positional.len())),
                        at => one(at),
                    })
                    .collect()
            }
        }
    }
}

impl Evaluator<'_> {
    pub(super) fn act_on(&mut self, model: &Model, args: &Args, this: Option<&Value>, site: Site, st: &mut State) -> Value {
        let mut value = self.act_as(model, args, this, site, st);
        if model.spelling.is_some() || model.options.is_some() {
            let call = self.call_of(args, this, site.place);
            let said = call.opt(model.options.as_ref()).and_then(|options| self.spelling_of(&options));
            value = self.spelled(value, said.or(model.spelling).unwrap_or_default(), site.place);
        }
        if self.language() == "csharp"
            && let Some(class) = self.chosen_for(model, args, this, site.place)
        {
            value = self.cast_to(value, &class, st);
            self.demand(&value, st);
        }
        if model.optional {
            value = Value::list(vec![value], Value::default());
        }
        match model.out {
            Some(index) => {
                self.put_out.push((index, value.clone()));
                test(Test::Truthy(value))
            }
            None => value,
        }
    }

    /// The only type that a call of a library is made for: `Deserialize<T>(json)`, `Deserialize(json, Context.Default.T)`.
    fn chosen_for(&self, model: &Model, args: &Args, this: Option<&Value>, place: Place) -> Option<Value> {
        let mut chosen = args.named.iter().filter(|(name, _)| name.starts_with(MADE_UP));
        if let (Some((_, class)), None) = (chosen.next(), chosen.next()) {
            return Some(class.clone());
        }
        let settings = self.call_of(args, this, place).opt(model.options.as_ref())?;
        settings.atoms().iter().find_map(|atom| match atom {
            Atom::Record(record) => record.fields.get(TYPE_INFO).cloned(),
            _ => None,
        })
    }

    /// How settings say that data is spelled.
    fn spelling_of(&self, settings: &Value) -> Option<Spelling> {
        let named = |name: &str| super::models::of(self.language()).get(name).and_then(|model| model.spelling);
        let said = settings.atoms().iter().filter_map(|atom| match atom {
            Atom::External(name) | Atom::Instance(name) => named(name),
            Atom::Record(record) => {
                let fields = record.fields.iter().filter_map(|(name, value)| match value.atoms() {
                    [Atom::Bool(true)] => named(name),
                    _ => self.spelling_of(value),
                });
                fields.chain(self.spelling_of(&record.base)).max()
            }
            _ => None,
        });
        said.max()
    }

    fn act_as(&mut self, model: &Model, args: &Args, this: Option<&Value>, site: Site, st: &mut State) -> Value {
        let call = self.call_of(args, this, site.place);
        if model.curried.is_some_and(|arity| args.positional.len() < arity) && args.rest.is_empty() {
            return partial(model, args.positional.clone());
        }
        let is_method = model.names.iter().all(|name| name.contains('#'));
        let of = match &model.of {
            Some(refs) => call.many(refs),
            None if is_method && this.is_some() => vec![this.cloned().unwrap_or_default()],
            None => call.get(&Ref::Position(0)).into_iter().collect(),
        };
        let mut subject = of.first().cloned().unwrap_or_else(Value::unknown);
        let place = site.place;
        // A mapping is a list of pairs to it.
        if model.passes == Passes::Pair && !matches!(model.gives, Action::Filter | Action::Find | Action::MapValues) {
            subject = self.pairs(&subject, place, st);
        }
        if model.passes == Passes::Pairs {
            subject = self.pairs(&subject, place, st);
        }
        // `Class.get(endpoint, 'user')` is called on something else.
        let on_receiver = match &model.of {
            Some(Refs::One(of)) => matches!(of, Ref::Named(name) if name == "self"),
            Some(Refs::Many(_)) => false,
            None => is_method,
        };
        let site = if on_receiver { site } else { Site { form: Form::Other, ..site } };
        // What orders or chooses elements is called with each.
        if let (Action::Slice | Action::Element, Some(function)) = (model.gives, call.opt(model.function.as_ref())) {
            let elements = self.elements(&subject, place, st);
            self.call_value(&function, None, Args::of(vec![elements]), place, st);
        }
        match model.gives {
            Action::Environment => {
                self.act_mut().meets = true;
                let Some(name) = call.opt(model.name.as_ref().or(Some(&Ref::Position(0)))) else {
                    return Atom::Environment.into();
                };
                let mut value = Value::default();
                let texts: Vec<Text> = name.texts().cloned().collect();
                for text in texts {
                    // A reader may put a prefix before the name.
                    if is_method && &*text.value == "RELATIONSHIPS" {
                        value.join(&self.document(Some((place, "the relationships enter here".to_owned()))));
                        continue;
                    }
                    value.join(&self.environment_variable(&text, place, st));
                }
                if let Some(default) = call.opt(model.default.as_ref()) {
                    value.join(&default.map(|atom| (!matches!(atom, Atom::Closure(_))).then(|| atom.clone())));
                }
                if value.is_empty() { Value::unknown() } else { value }
            }
            Action::Setting => {
                self.act_mut().meets = true;
                let name = call.opt(model.name.as_ref().or(Some(&Ref::Position(0)))).unwrap_or_default();
                let names: Vec<Text> = name.texts().cloned().collect();
                let mut value = Value::default();
                for name in &names {
                    value.join(&self.setting_or_variable(name, place, st));
                }
                value.join(&call.opt(model.default.as_ref()).unwrap_or_default());
                if value.is_empty() { Value::unknown() } else { value }
            }
            Action::EnvironmentMap => Atom::Environment.into(),
            Action::SetEnvironment => {
                if let Some(pair) = call.opt(model.pair.as_ref()) {
                    // `NAME=` and then a value that is text is the app's own; more is not followed through text.
                    for text in pair.texts() {
                        if let Some((name, value)) = text.value.split_once('=') {
                            self.set_environment(&name.into(), &Value::text(value));
                        }
                    }
                } else if let (Some(name), Some(value)) = (call.opt(model.name.as_ref()), call.opt(model.value.as_ref())) {
                    for name in name.texts() {
                        self.set_environment(&name.value, &value);
                    }
                }
                Value::unknown()
            }
            Action::Document => self.document(Some((place, "the relationships enter here".to_owned()))),
            Action::Credentials => {
                let endpoint = self.credentials(model, &call, st);
                match call.opt(model.function.as_ref()) {
                    Some(formatter) => self.call_value(&formatter, None, Args::of(vec![endpoint]), place, st),
                    None => endpoint,
                }
            }
            Action::Instance => {
                let class = model.class.as_deref().unwrap_or_else(|| model.names.first().map_or("", |name| name));
                Atom::Instance(class.into()).into()
            }
            // `new Set()`
            Action::Slice if of.is_empty() => Value::list(Vec::new(), Value::default()),
            // `process.argv.slice(2)`
            Action::Slice
                if let Some([Atom::Number(from)]) = call.opt(model.index.as_ref()).as_ref().map(Value::atoms)
                    && *from > 0 =>
            {
                let lists = |lists: bool| subject.map(|atom| (matches!(atom, Atom::List(_)) == lists).then(|| atom.clone()));
                self.tail(&lists(true), *from as usize, place, st).or(&lists(false))
            }
            Action::Same | Action::Slice => {
                for key in model.key.as_ref().map(|key| call.many(&Refs::One(key.clone()))).unwrap_or_default() {
                    let within = key.atoms().iter().filter_map(texts_within).flatten();
                    let keys: Value = key.texts().cloned().chain(within).map(Atom::Text).collect();
                    self.has_key(&keys, &subject, place, Site { form: Form::Other, ..site }, st);
                }
                if let Some(what) = call.opt(model.what.as_ref()) {
                    self.key_tests(&subject, &what, Op::In, st);
                }
                let value = of.iter().fold(Value::default(), |all, value| all.or(value));
                if model.decodes { self.with_step(value, place, |_| "decoded here".to_owned()) } else { value }
            }
            Action::Lower | Action::Upper => subject.map(|atom| {
                let text = match atom {
                    Atom::Text(text) => text,
                    Atom::EndpointKey(..) if model.gives == Action::Upper => return Some(Atom::Unknown),
                    _ => return Some(atom.clone()),
                };
                let value = if model.gives == Action::Lower { text.value.to_lowercase() } else { text.value.to_uppercase() };
                if *value == *text.value {
                    return Some(atom.clone());
                }
                // It stays where it is written, in other letters.
                let whole = text.map.place(Span { start: 0, end: text.value.len() as u32 });
                Some(Atom::Text(whole.map_or_else(|| Text::unplaced(&value), |place| inexact(&value, place))))
            }),
            Action::Before
            | Action::BeforeLast
            | Action::After
            | Action::AfterLast
            | Action::WithoutPrefix
            | Action::WithoutSuffix => {
                let what = call.opt(model.what.as_ref()).unwrap_or_default();
                let [Atom::Text(what)] = what.atoms() else { return subject };
                subject.map(|atom| match atom {
                    Atom::Text(text) => Some(Atom::Text(cut(text, &what.value, model.gives))),
                    atom => Some(atom.clone()),
                })
            }
            Action::Get => {
                let Some(key) = call.opt(model.key.as_ref().or(Some(&Ref::Position(0)))) else { return held(&subject) };
                // A method of the class above looks into what that keeps.
                let is_inherited = model.names.iter().all(|name| !name.starts_with('#')) && is_method;
                let subject = if is_inherited { self.contents(&subject) } else { subject };
                let default = call.opt(model.default.as_ref());
                if key.is_unknown() && subject.is_unknown() {
                    return default.unwrap_or_else(Value::unknown);
                }
                let mut value = self.access_value(&subject, &key, place, Some(site), Style::Method, st);
                // `config.get('influx.org')`
                let nothing = |atom: &Atom| matches!(atom, Atom::Unknown | Atom::Null | Atom::Object(_));
                let holds = |atom: &Atom| matches!(atom, Atom::Record(_) | Atom::Object(_) | Atom::Module(_));
                if key.texts().any(|text| text.value.contains('.'))
                    && value.atoms().iter().all(nothing)
                    && subject.atoms().iter().any(holds)
                {
                    value = self.by_path(&subject, &key, model.syntax, site, st);
                }
                if let Some(default) = default {
                    // The default stands beside the read: either may be what is used.
                    self.beside(&value, &default);
                    let given = model.arguments.as_ref().map(|refs| call.many(refs)).unwrap_or_default();
                    let default = self.called_if_closure(&default, given, place, st);
                    value = value.map(|atom| (!matches!(atom, Atom::Null)).then(|| atom.clone()));
                    value.join(&default);
                }
                value
            }
            Action::Path => {
                // Keys one by one: `jsonparser.GetString(data, "influxdb", "[0]", "user")`.
                let keys = model.keys.as_ref().map(|keys| Value::list(path_keys(&call.many(keys), model), Value::default()));
                let path = keys.or_else(|| call.opt(model.path.as_ref().or(Some(&Ref::Position(1)))));
                let Some(path) = path else { return subject };
                let subject = if of.is_empty() && model.of.is_none() { self.document(None) } else { subject };
                let mut value = self.by_path(&subject, &path, model.syntax, site, st);
                if let Some(default) = call.opt(model.default.as_ref()) {
                    self.beside(&value, &default);
                    value.join(&default);
                }
                value
            }
            Action::Parts => {
                let keys = model.keys.as_ref().map(|keys| call.many(keys)).unwrap_or_default();
                let mut part = |key: &Value| {
                    self.access_value(&subject, key, place, Some(Site { form: Form::Other, ..site }), Style::Index, st)
                };
                // They may be given as one list.
                let listed = |key: &Value| match key.atoms() {
                    [Atom::List(list)] if list.rest.is_empty() => list.items.clone(),
                    _ => vec![key.clone()],
                };
                Value::list(keys.iter().flat_map(listed).map(|key| part(&key)).collect(), Value::default())
            }
            Action::Pick => {
                let keys = model.keys.as_ref().map(|keys| call.many(keys)).unwrap_or_default();
                let texts: Vec<Text> = keys.iter().flat_map(Value::texts).cloned().collect();
                if texts.is_empty() {
                    return subject;
                }
                let mut record = Record::default();
                for text in texts {
                    let key = Atom::Text(text.clone()).into();
                    let value =
                        self.access_value(&subject, &key, place, Some(Site { form: Form::Other, ..site }), Style::Index, st);
                    record.fields.insert(text.value.clone(), value);
                    record.keys.insert(text.value.clone(), text.map.clone());
                }
                Value::record(record)
            }
            Action::Column => {
                let element = self.elements(&subject, place, st);
                let column = |this: &mut Self, key: &Option<Ref>, st: &mut State| {
                    let key = call.opt(key.as_ref()).filter(|key| !key.is_unknown() && *key != Atom::Null.into())?;
                    Some(this.access_value(&element, &key, place, Some(site), Style::Index, st))
                };
                let value = column(self, &model.key, st).unwrap_or_else(|| element.clone());
                match column(self, &model.index, st) {
                    None => Value::list(Vec::new(), value),
                    Some(name) => {
                        let mut record = Record::default();
                        self.put_any(&mut record, &name, &value);
                        Value::record(record)
                    }
                }
            }
            Action::Decode => {
                let value = if model.decodes { self.with_step(subject, place, |_| "decoded here".to_owned()) } else { subject };
                if value.carries() {
                    let unit = self.act().unit;
                    self.carriers.insert(unit);
                }
                self.decoded.extend(model.into.map(|into| (into, value)));
                Value::unknown()
            }
            Action::DecodeEnvironment => {
                let target = model.into.and_then(|into| args.get(into)).unwrap_or_default();
                let prefix =
                    call.opt(model.name.as_ref()).and_then(|name| name.texts().next().map(|text| text.value.to_uppercase()));
                let prefix = prefix.filter(|prefix| !prefix.is_empty()).map(|prefix| format!("{prefix}_")).unwrap_or_default();
                for atom in target.atoms() {
                    let Atom::Object(id) = atom else { continue };
                    let Some(class) = self.objects[id.0 as usize].class else { continue };
                    let info = &self.classes[class.0 as usize];
                    let ty = TypeRef {
                        ty: Type::Inline(info.decl.clone()),
                        unit: info.unit,
                        at: info.decl.span,
                        spelling: Spelling::default(),
                    };
                    if let Some(content) = self.of_environment(&ty, &prefix) {
                        self.set_object_field(*id, &CONTENT.into(), &content, st);
                    }
                }
                Value::unknown()
            }
            Action::Search => {
                let key = call.opt(model.key.as_ref()).unwrap_or_default();
                if subject.atoms().contains(&Atom::Environment) {
                    return key.texts().fold(Value::default(), |all, name| all.or(&self.environment_variable(name, place, st)));
                }
                // `sed 's/.*"influxdb":\[{\([^]]*\).*/\1/'` cuts out what is under that name.
                let is_relationship = |name: &Text| self.relationships.is_declared(self.app(), &name.value);
                if key.texts().next().is_some() && key.texts().all(is_relationship) {
                    let found =
                        self.access_value(&subject, &key, place, Some(Site { form: Form::Other, ..site }), Style::Index, st);
                    if found.paths().next().is_some() {
                        return self.elements(&found, place, st);
                    }
                }
                let mut endpoints = subject.clone();
                for _ in 0..2 {
                    let below = |atom: &Atom| matches!(atom, Atom::Path(path) if matches!(&*path.path, AccessPath::Document(_) | AccessPath::Endpoints(_)));
                    let above: Value = endpoints.atoms().iter().filter(|atom| below(atom)).cloned().collect();
                    endpoints = endpoints.map(|atom| (!below(atom)).then(|| atom.clone())).or(&self.elements(&above, place, st));
                }
                self.access_value(&endpoints, &key, place, Some(Site { form: Form::Other, ..site }), Style::Index, st);
                subject
            }
            Action::Keys => self.listed(&subject, Iter::Keys, place, st),
            Action::Values => self.listed(&subject, Iter::Values, place, st),
            Action::Entries => self.listed(&subject, Iter::Entries, place, st),
            Action::Pairs => self.pairs(&subject, place, st),
            // `new Map()`
            Action::FromEntries if of.is_empty() => Value::record(Record::default()),
            Action::FromEntries => self.of_entries(&subject, place, st),
            Action::Collect => self.collected(&subject, place, st),
            Action::PairKey | Action::PairValue => {
                if let Some(key) = call.opt(model.key.as_ref()) {
                    return self.access_value(&subject, &key, place, Some(site), Style::Method, st);
                }
                let index = i64::from(model.gives == Action::PairValue);
                let mut result = Value::default();
                for atom in subject.atoms() {
                    result.join(&match atom {
                        Atom::List(pair) if pair.items.len() == 2 => self.entry_part(&atom.clone().into(), index, place, st),
                        atom => atom.clone().into(),
                    });
                }
                result
            }
            Action::Element => {
                let value = self.element(&subject, place, st);
                match call.opt(model.default.as_ref()) {
                    Some(default) => value.or(&default),
                    None => value,
                }
            }
            Action::Item => {
                let index = call.opt(model.key.as_ref()).unwrap_or_default();
                let list = subject.map(|atom| matches!(atom, Atom::List(_)).then(|| atom.clone()));
                let item = self.access_value(&list, &index, place, None, Style::Index, st);
                item.or(&subject.map(|atom| (!matches!(atom, Atom::List(_))).then(|| atom.clone())))
            }
            Action::Part => {
                let index = Atom::Number(model.at.unwrap_or_default()).into();
                self.access_value(&subject, &index, place, None, Style::Index, st)
            }
            Action::Held => {
                let value = held(&subject);
                match call.opt(model.default.as_ref()) {
                    Some(default) => {
                        let default = self.called_if_closure(&default, Vec::new(), place, st);
                        self.beside(&value, &default);
                        value.or(&default)
                    }
                    None => value,
                }
            }
            Action::ValueOf => match call.opt(model.path.as_ref()) {
                // A pointer is asked for what it points to: `pointer.getValue(object)`.
                Some(path) if subject.texts().next().is_some() => self.by_path(&path, &subject, PathSyntax::Slashes, site, st),
                Some(path) if path.texts().any(|text| text.value.contains('/')) => {
                    self.by_path(&subject, &path, PathSyntax::Slashes, site, st)
                }
                Some(key) => self.access_value(&subject, &key, place, Some(site), Style::Method, st),
                None => {
                    let is_pair = |atom: &Atom| matches!(atom, Atom::List(pair) if pair.items.len() == 2 && pair.rest.is_empty());
                    let pairs = subject.map(|atom| is_pair(atom).then(|| atom.clone()));
                    let others = subject.map(|atom| (!is_pair(atom)).then(|| atom.clone()));
                    self.entry_part(&pairs, 1, place, st).or(&others)
                }
            },
            Action::Found => {
                let key = call.opt(model.key.as_ref()).unwrap_or_default();
                let mut holders = subject;
                for _ in 0..2 {
                    let below = |atom: &Atom| matches!(atom, Atom::Path(path) if matches!(&*path.path, AccessPath::Document(_) | AccessPath::Endpoints(_)));
                    let above: Value = holders.atoms().iter().filter(|atom| below(atom)).cloned().collect();
                    holders = holders.map(|atom| (!below(atom)).then(|| atom.clone())).or(&self.elements(&above, place, st));
                }
                self.access_value(&holders, &key, place, Some(site), Style::Method, st)
            }
            Action::Merge => {
                let mut record = Record::default();
                for value in &of {
                    self.merge_into(&mut record, value);
                }
                // A list of lists stays one.
                if record.fields.is_empty()
                    && record.any.is_empty()
                    && of.iter().flat_map(Value::atoms).all(|atom| matches!(atom, Atom::List(_)))
                {
                    let items = of.iter().map(|value| self.elements(value, place, st)).collect::<Vec<_>>();
                    return Value::list(Vec::new(), items.iter().fold(Value::default(), |all, one| all.or(one)));
                }
                Value::record(record)
            }
            Action::Imported => {
                let mut result = Value::default();
                for atom in subject.atoms() {
                    let imported = if let Atom::Text(name) = atom { self.imported(&name.value, place, st) } else { None };
                    result.join(&imported.unwrap_or_else(|| atom.clone().into()));
                }
                result
            }
            Action::Update => match (call.opt(model.key.as_ref()), call.opt(model.value.as_ref())) {
                (Some(key), Some(value)) => {
                    let mut given = Record::default();
                    let keys: Vec<Sym> = key.atoms().iter().filter_map(key_text).collect();
                    if keys.is_empty() {
                        self.put_any(&mut given, &key, &value);
                    }
                    given.fields.extend(keys.into_iter().map(|key| (key, value.clone())));
                    self.update(&subject, &given, st)
                }
                _ => {
                    // `Object.assign(target, …)`: the rest is put into the first.
                    let target = usize::from(matches!(model.of, Some(Refs::One(Ref::Position(0)))));
                    let positional = args.positional.get(target..).unwrap_or_default().to_vec();
                    let given = self.given(&Args { positional, ..args.clone() });
                    self.update(&subject, &given, st)
                }
            },
            Action::Append => subject.map(|atom| match atom {
                Atom::List(list) => {
                    let mut list = (**list).clone();
                    if list.rest.is_empty() && list.items.len() < MAX_APPENDED {
                        list.items.extend(args.positional.iter().cloned());
                    } else {
                        args.positional.iter().for_each(|value| _ = list.rest.join(value));
                    }
                    list.rest.join(&args.rest);
                    Value::list(list.items, list.rest).atoms().first().cloned()
                }
                Atom::Record(record) if args.positional.len() == 2 => {
                    let mut record = (**record).clone();
                    let (key, value) = (&args.positional[0], &args.positional[1]);
                    let keys: Vec<Sym> = key.atoms().iter().filter_map(key_text).collect();
                    if keys.is_empty() {
                        self.put_any(&mut record, key, value);
                    }
                    for text in key.texts() {
                        record.keys.insert(text.value.clone(), text.map.clone());
                    }
                    keys.into_iter().for_each(|key| record.fields.insert(key, value.clone()));
                    Value::record(record).atoms().first().cloned()
                }
                atom => Some(atom.clone()),
            }),
            Action::Map | Action::Flatmap => {
                let function = call.opt(model.function.as_ref().or(Some(&Ref::Position(0)))).unwrap_or_default();
                let mut results = Vec::new();
                if function.is_empty() {
                    let elements = self.elements(&subject, place, st);
                    let elements = if model.gives == Action::Flatmap { self.flattened(&elements, place, st) } else { elements };
                    return Value::list(Vec::new(), elements);
                }
                // `_.map(list, 'user')`
                let path = call.opt(model.path.as_ref()).filter(|path| path.texts().next().is_some());
                let in_turn = is_known_list(&subject);
                for args in self.callback_args(&subject, model.passes, place, st) {
                    // Of elements that aren't known one by one, any may be the last, and there may be none.
                    let before = (!in_turn).then(|| st.clone());
                    results.push(match (&path, args.positional.first()) {
                        (Some(path), Some(item)) => self.by_path(item, path, model.syntax, site, st),
                        _ => self.call_value(&function, None, args, place, st),
                    });
                    if let Some(before) = before {
                        st.join(before);
                    }
                }
                if model.gives == Action::Flatmap {
                    results = results.iter().map(|value| self.flattened(value, place, st)).collect();
                }
                if results.len() <= 16 && model.gives == Action::Map && is_known_list(&subject) {
                    return Value::list(results, Value::default());
                }
                Value::list(Vec::new(), results.iter().fold(Value::default(), |all, one| all.or(one)))
            }
            Action::MapValues => {
                let function = call.opt(model.function.as_ref().or(Some(&Ref::Position(0)))).unwrap_or_default();
                let (endpoints, subject) = endpoints_of(&subject);
                let elements = self.elements(&endpoints, place, st);
                if !elements.is_empty() {
                    // Its keys stay what they are.
                    self.call_value(
                        &function,
                        None,
                        Args { positional: vec![elements], rest: Value::unknown(), ..Args::default() },
                        place,
                        st,
                    );
                    if subject.is_empty() {
                        return endpoints;
                    }
                }
                let mut record = Record::default();
                let mut results = Vec::new();
                let is_list = subject.atoms().iter().all(|atom| match atom {
                    Atom::List(_) => true,
                    Atom::Path(path) => matches!(&*path.path, AccessPath::Endpoints(_)),
                    _ => false,
                });
                let in_turn = is_known_list(&subject);
                for entry in self.items(&subject, Iter::Entries, place, st) {
                    let (key, item) = (self.entry_part(&entry, 0, place, st), self.entry_part(&entry, 1, place, st));
                    let before = (!in_turn).then(|| st.clone());
                    let given = if model.passes == Passes::ValueKey { vec![item, key.clone()] } else { vec![item] };
                    let result = self.call_value(&function, None, Args::of(given), place, st);
                    if let Some(before) = before {
                        st.join(before);
                    }
                    if is_list {
                        results.push(result);
                        continue;
                    }
                    match key.atoms() {
                        [key] if key_text(key).is_some() => record.fields.extend(key_text(key).map(|key| (key, result))),
                        _ => self.put_any(&mut record, &key, &result),
                    }
                }
                if is_list && in_turn {
                    return Value::list(results, Value::default());
                }
                if is_list {
                    return Value::list(Vec::new(), results.iter().fold(Value::default(), |all, one| all.or(one)));
                }
                Value::record(record)
            }
            Action::Each => {
                let function = call.opt(model.function.as_ref()).unwrap_or_default();
                let takes_two = |atom: &Atom| matches!(atom, Atom::Closure(closure) if closure.function.params.len() == 2);
                let passes = if function.atoms().iter().any(takes_two) { Passes::KeyValue } else { Passes::Value };
                let in_turn = is_known_list(&subject);
                for args in self.callback_args(&subject, passes, place, st) {
                    let before = (!in_turn).then(|| st.clone());
                    self.call_value(&function, None, args, place, st);
                    if let Some(before) = before {
                        st.join(before);
                    }
                }
                Value::unknown()
            }
            Action::ToMap | Action::Group => {
                let functions = [call.opt(model.key.as_ref()), call.opt(model.value.as_ref())].map(Option::unwrap_or_default);
                let mut pairs = Vec::new();
                for args in self.callback_args(&subject, Passes::Value, place, st) {
                    let element = args.get(0).unwrap_or_default();
                    let [key, value] = functions.each_ref().map(|function| {
                        if function.is_empty() {
                            element.clone()
                        } else if function.texts().next().is_some() {
                            self.access_value(&element, function, place, Some(site), Style::Index, st)
                        } else {
                            self.call_value(function, None, args.clone(), place, st)
                        }
                    });
                    let value = if model.gives == Action::Group { Value::list(Vec::new(), value) } else { value };
                    pairs.push(Value::list(vec![key, value], Value::default()));
                }
                self.collected(&Value::list(pairs, Value::default()), place, st)
            }
            Action::Any => {
                let Some(function) = call.opt(model.function.as_ref()) else { return self.elements(&subject, place, st) };
                let items = self.callback_args(&subject, model.passes, place, st);
                items.into_iter().fold(Value::default(), |all, args| all.or(&self.call_value(&function, None, args, place, st)))
            }
            Action::Filter | Action::Find => {
                let function = call.opt(model.function.as_ref().or(Some(&Ref::Position(0)))).unwrap_or_default();
                if function.is_empty() && model.gives == Action::Find {
                    return self.element(&subject, place, st);
                }
                // Without a function, what is not empty: of an endpoint, nothing is taken by its key so.
                let (endpoints, others) = endpoints_of(&subject);
                if function.is_empty() && others.is_empty() {
                    return endpoints;
                }
                self.filtered(&subject, &function, model, place, st)
            }
            Action::Reduce => {
                let function = call.opt(model.function.as_ref().or(Some(&Ref::Position(0)))).unwrap_or_default();
                let mut acc = call.opt(model.initial.as_ref()).unwrap_or_default();
                // A list that is written out is run through in its order.
                let in_order = is_known_list(&subject);
                for _ in 0..if in_order { 1 } else { 2 } {
                    let mut items = self.callback_args(&subject, model.passes, place, st);
                    if model.backwards {
                        items.reverse();
                    }
                    for item in items {
                        let mut args = vec![acc.clone()];
                        args.extend(item.positional);
                        let next = self.call_value(&function, None, Args::of(args), place, st);
                        if in_order {
                            acc = next;
                        } else {
                            acc.join(&next);
                        }
                    }
                }
                acc
            }
            Action::Call => {
                let function = call.opt(model.function.as_ref().or(Some(&Ref::Position(0)))).unwrap_or_default();
                let given = match &model.arguments {
                    Some(Refs::One(Ref::Position(from))) => {
                        let positional = args.positional.get(*from..).unwrap_or_default().to_vec();
                        Args { positional, rest: args.rest.clone(), named: args.named.clone(), keywords: args.keywords.clone() }
                    }
                    Some(refs) => Args::of(call.many(refs)),
                    None => Args::default(),
                };
                let value = self.call_value(&function, receiver(&call, model).as_ref(), given, place, st);
                // A promise's `then` gives what its callback gives.
                if value.is_empty() { Value::unknown() } else { value }
            }
            Action::Given => {
                let given = self.act().arguments.clone().unwrap_or_else(Args::unknown);
                Value::list(given.positional, given.rest)
            }
            Action::Tap => {
                let function = call.opt(model.function.as_ref().or(Some(&Ref::Position(1)))).unwrap_or_default();
                if !function.is_empty() {
                    self.call_value(&function, None, Args::of(vec![subject.clone()]), place, st);
                }
                subject
            }
            Action::Combine => {
                let values = call.opt(model.value.as_ref());
                let mut entries = Vec::new();
                for (at, entry) in self.items(&subject, Iter::Entries, place, st).iter().enumerate() {
                    let key = self.entry_part(entry, 1, place, st);
                    let value = match values.as_ref().map(|values| (values, values.atoms())) {
                        None => self.entry_part(entry, 0, place, st),
                        Some((_, [Atom::List(list)])) => list.items.get(at).cloned().unwrap_or_else(|| list.rest.clone()),
                        Some((value, _)) => value.clone(),
                    };
                    entries.push(Value::list(vec![key, value], Value::default()));
                }
                self.of_entries(&Value::list(entries, Value::default()), place, st)
            }
            Action::ConfigFile => {
                let Some(path) = call.opt(model.path.as_ref().or(Some(&Ref::Position(0)))) else {
                    return Atom::Instance(model.class.as_deref().unwrap_or_default().into()).into();
                };
                let mut value = Value::default();
                for text in path.texts() {
                    let (file, rest) = text.value.split_once('.').unwrap_or((&text.value, ""));
                    let whole = match self.language() {
                        "javascript" => self.configured_by(&format!("config/{file}"), place, st),
                        "ruby" => self.configured_for(file, place, st),
                        _ => self.returned_by(&format!("config/{file}.php")).unwrap_or_default(),
                    };
                    let rest = Atom::Text(part(text, text.value.len() - rest.len(), text.value.len())).into();
                    value.join(&self.by_path(&whole, &rest, model.syntax, site, st));
                }
                value = if value.is_empty() { Value::unknown() } else { value };
                if let Some(default) = call.opt(model.default.as_ref()) {
                    self.beside(&value, &default);
                    value.join(&self.called_if_closure(&default, Vec::new(), place, st));
                }
                value
            }
            Action::Register | Action::Inject => {
                let store = self.store(model.store.as_deref().unwrap_or_default());
                let keys = model.keys.as_ref().map(|refs| call.many(refs)).unwrap_or_default();
                let names: Vec<Sym> = keys.iter().flat_map(Value::texts).map(|text| text.value.clone()).collect();
                if model.gives == Action::Register {
                    let value = call.opt(model.value.as_ref()).unwrap_or_default();
                    names.iter().for_each(|name| self.set_object_field(store, name, &value, st));
                    return value;
                }
                let kept = names.iter().find_map(|name| self.objects[store.0 as usize].fields.get(name).cloned());
                kept.unwrap_or_else(Value::unknown)
            }
            Action::Provide => {
                let function = call.opt(model.function.as_ref().or(Some(&Ref::Position(0)))).unwrap_or_default();
                let value = self.call_value(&function, None, Args::default(), place, st);
                let generates = |atom: &Atom| matches!(atom, Atom::Closure(closure) if closure.function.yields == Yields::List);
                if function.atoms().iter().any(generates) { self.elements(&value, place, st) } else { value }
            }
            Action::Apply => {
                let function = call.opt(model.function.as_ref().or(Some(&Ref::Position(0)))).unwrap_or_default();
                let list = model.arguments.as_ref().map(|refs| call.many(refs)).unwrap_or_default();
                let mut given = Args::default();
                for atom in list.iter().flat_map(Value::atoms) {
                    match atom {
                        Atom::List(list) => {
                            given.positional = list.items.clone();
                            given.rest.join(&list.rest);
                        }
                        Atom::Record(record) => given.named = record.fields.iter().map(|(k, v)| (k.clone(), v.clone())).collect(),
                        Atom::Path(_) => {
                            given.keywords.add(atom.clone());
                        }
                        _ => {
                            given.rest.add(Atom::Unknown);
                        }
                    }
                }
                self.call_value(&function, receiver(&call, model).as_ref(), given, place, st)
            }
            Action::Bind => {
                let function = call.opt(model.function.as_ref().or(Some(&Ref::Position(0)))).unwrap_or_default();
                let given = match &model.arguments {
                    Some(Refs::One(Ref::Position(from))) => args.positional.get(*from..).unwrap_or_default().to_vec(),
                    Some(refs) => call.many(refs),
                    None => Vec::new(),
                };
                let mut result = Value::default();
                for atom in function.atoms() {
                    if let Atom::Closure(closure) = atom {
                        let this = call.opt(model.value.as_ref());
                        result.join(&self.bound(closure, this, given.clone()));
                    } else {
                        result.add(atom.clone());
                    }
                }
                result
            }
            Action::Itemgetter => {
                let keys = model.keys.as_ref().map_or_else(|| args.positional.clone(), |refs| call.many(refs));
                Atom::Getter(Rc::new(keys)).into()
            }
            Action::Has => {
                let key = call.opt(model.key.as_ref().or(Some(&Ref::Position(0)))).unwrap_or_default();
                let read = self.has_key(&key, &subject, place, site, st);
                if read.is_empty() { test(Test::Compare(Op::In, key, subject)) } else { test(Test::Truthy(read)) }
            }
            Action::MissingAt => match call.opt(model.key.as_ref()) {
                None => test(Test::Not(Rc::new(Test::Truthy(subject)))),
                Some(key) => {
                    let read = self.has_key(&key, &subject, place, site, st);
                    if read.is_empty() { Value::unknown() } else { test(Test::Not(Rc::new(Test::Truthy(read)))) }
                }
            },
            Action::HasRelationship => Value::unknown(),
            Action::Contains | Action::StartsWith | Action::EndsWith | Action::Equals | Action::In => {
                let what =
                    call.opt(model.what.as_ref().or(Some(&Ref::Position(if is_method { 0 } else { 1 })))).unwrap_or_default();
                let op = match model.gives {
                    Action::Contains => Op::Contains,
                    Action::StartsWith => Op::StartsWith,
                    Action::EndsWith => Op::EndsWith,
                    Action::Equals => Op::Eq,
                    _ => Op::In,
                };
                // `list.includes(x)` and `text.includes('x')` share a name.
                let holds_elements = subject.atoms().iter().any(|atom| matches!(atom, Atom::List(_) | Atom::Record(_)));
                // A mapping includes its keys.
                if op == Op::Contains
                    && subject.paths().any(|path| matches!(&*path.path, AccessPath::Endpoint(..) | AccessPath::Document(_)))
                {
                    let read = self.has_key(&what, &subject, place, site, st);
                    return if read.is_empty() { test(Test::Compare(Op::In, what, subject)) } else { test(Test::Truthy(read)) };
                }
                if op == Op::In || (op == Op::Contains && holds_elements) {
                    self.key_tests(&what, &subject, Op::In, st);
                    return test(Test::Compare(Op::In, what, subject));
                }
                self.key_tests(&subject, &what, op, st);
                test(Test::Compare(op, subject, what))
            }
            Action::Exists => test(Test::Truthy(subject)),
            Action::OfKind => match of_kind(&subject, model) {
                Some(known) => Atom::Bool(known).into(),
                None => test(Test::Truthy(subject)),
            },
            Action::Missing => test(Test::Not(Rc::new(Test::Truthy(subject)))),
            Action::Text => {
                let parts: Vec<_> = of.into_iter().map(|value| (value, place)).collect();
                template(&parts, false)
            }
            Action::Join => {
                let between = call.opt(model.what.as_ref()).unwrap_or_else(Value::unknown);
                let mut parts = Vec::new();
                for value in &of {
                    let items = match value.atoms() {
                        [Atom::List(list)] if list.rest.is_empty() => list.items.clone(),
                        [Atom::List(_)] => return Value::unknown(),
                        _ => vec![value.clone()],
                    };
                    for item in items {
                        if !parts.is_empty() {
                            parts.push((between.clone(), place));
                        }
                        parts.push((item, place));
                    }
                }
                template(&parts, false)
            }
            Action::Format => {
                let syntax = model.format.unwrap_or(FormatSyntax::Braces);
                // The format may be one of the arguments itself.
                let behind = match &model.of {
                    Some(Refs::One(Ref::Position(at))) => at + 1,
                    _ => 0,
                };
                let positional = match &model.arguments {
                    Some(refs) => call.many(refs),
                    None => args.positional.get(behind..).unwrap_or_default().to_vec(),
                };
                self.format(&subject, &Args { positional, ..args.clone() }, syntax, place, st)
            }
            Action::Split => {
                let part = |atom: &Atom| match atom {
                    Atom::Path(path) => match &*path.path {
                        AccessPath::Field(rel, index, keys) if keys.len() == 1 => {
                            let path_value = AccessPath::Field(rel.clone(), *index, vec![keys[0].clone(), "*".into()]);
                            Some(Atom::Path(PathValue { path: Rc::new(path_value), ..path.clone() }))
                        }
                        _ => Some(Atom::Unknown),
                    },
                    _ => Some(Atom::Unknown),
                };
                let texts: Vec<Text> = subject.texts().cloned().collect();
                let what = call.opt(model.what.as_ref()).filter(|what| *what != Atom::Null.into());
                let separators: Vec<Sym> = what.iter().flat_map(Value::texts).map(|text| text.value.clone()).collect();
                if let ([text], None) = (&texts[..], &what) {
                    return Value::list(words(text).into_iter().map(|text| Atom::Text(text).into()).collect(), Value::default());
                }
                if let ([text], [separator]) = (&texts[..], &separators[..])
                    && !separator.is_empty()
                {
                    return Value::list(
                        split_text(text, separator).into_iter().map(|text| Atom::Text(text).into()).collect(),
                        Value::default(),
                    );
                }
                Value::list(Vec::new(), subject.map(part))
            }
            Action::Words | Action::Lines | Action::Fields => {
                let lines = |text: &Text| split_text(text, "\n").into_iter().filter(|line| !line.value.trim().is_empty());
                let separators = call.opt(model.what.as_ref()).unwrap_or_default();
                let separators = separators.texts().next().map(|text| text.value.clone()).filter(|text| !text.trim().is_empty());
                let words = |text: &Text| -> Vec<Value> {
                    let words = match &separators {
                        Some(separators) => split_by(text, separators),
                        None => words(text),
                    };
                    words.into_iter().map(|word| Atom::Text(word).into()).collect()
                };
                let pieces = |text: &Text| -> Vec<Value> {
                    match model.gives {
                        Action::Words => words(text),
                        Action::Lines => lines(text).map(|line| Atom::Text(line).into()).collect(),
                        _ => lines(text).map(|line| Value::list(words(&line), Value::default())).collect(),
                    }
                };
                if let [Atom::Text(text)] = subject.atoms() {
                    let pieces = pieces(text);
                    return Value::list(if pieces.is_empty() { vec![subject] } else { pieces }, Value::default());
                }
                if model.gives == Action::Words && subject.texts().next().is_none() {
                    return Value::list(vec![subject], Value::default());
                }
                let all = subject.atoms().iter().fold(Value::default(), |all, atom| match atom {
                    Atom::Text(text) => pieces(text).iter().fold(all, |all, piece| all.or(piece)),
                    atom => all.or(&atom.clone().into()),
                });
                Value::list(Vec::new(), all)
            }
            Action::List => {
                let items = if model.of.is_some() { of } else { args.positional.clone() };
                Value::list(items, args.rest.clone())
            }
            Action::FirstTruthy => {
                let of: Vec<Value> = of.iter().map(|value| self.called_if_closure(value, Vec::new(), place, st)).collect();
                for pair in of.windows(2) {
                    self.beside(&pair[0], &pair[1]);
                }
                of.iter().fold(Value::default(), |all, value| all.or(value))
            }
            Action::RegisterFormatter => {
                let name = call.opt(model.name.as_ref().or(Some(&Ref::Position(0)))).unwrap_or_default();
                let function = call.opt(model.function.as_ref().or(Some(&Ref::Position(1)))).unwrap_or_default();
                for name in name.texts() {
                    let name = name.value.clone();
                    if self.formatters.entry(name).or_default().join(&function) {
                        self.version += 1;
                    }
                }
                this.cloned().unwrap_or_default()
            }
            Action::Formatted => {
                let name = call.opt(model.name.as_ref().or(Some(&Ref::Position(1)))).unwrap_or_default();
                let endpoint = self.credentials(model, &call, st);
                let mut result = Value::default();
                let names: Vec<Sym> = name.texts().map(|text| text.value.clone()).collect();
                for name in names {
                    if let Some(function) = self.formatters.get(&name).cloned() {
                        let value = self.call_value(&function, None, Args::of(vec![endpoint.clone()]), place, st);
                        result.join(&value);
                    }
                }
                // The formatter itself, handed over in place of a name.
                for atom in name.atoms() {
                    if matches!(atom, Atom::Closure(_)) {
                        let value = self.call_value(&atom.clone().into(), None, Args::of(vec![endpoint.clone()]), place, st);
                        result.join(&value);
                    }
                }
                if result.is_empty() { Value::unknown() } else { result }
            }
            Action::Store => Atom::Object(self.store(model.store.as_deref().unwrap_or_default())).into(),
            Action::StoreGet => {
                let object = self.store(model.store.as_deref().unwrap_or_default());
                let mut value = Atom::Object(object).into();
                for member in &model.under {
                    value = self.access_value(&value, &Value::text(member), place, None, Style::Member, st);
                }
                let first = call.opt(model.path.as_ref().or(Some(&Ref::Position(0)))).unwrap_or_default();
                let further = model.keys.as_ref().map(|refs| call.many(refs)).unwrap_or_default();
                for path in [first].iter().chain(&further) {
                    value = self.by_path(&value, path, model.syntax, site, st);
                }
                // A container makes what it is asked for.
                if let Some(container) = &model.class {
                    value = self.made(&value, &Atom::Instance(container.as_str().into()).into(), place, st);
                }
                let nothing = value.atoms().iter().all(|atom| matches!(atom, Atom::Unknown | Atom::Object(_)));
                if let (Some(name), true) = (call.opt(model.name.as_ref()), nothing) {
                    let names: Vec<Text> = name.texts().cloned().collect();
                    value = names.iter().fold(Value::unknown(), |all, name| all.or(&self.environment_variable(name, place, st)));
                }
                match call.opt(model.default.as_ref()) {
                    Some(default) => {
                        self.beside(&value, &default);
                        if value.is_unknown() { default } else { value }
                    }
                    None => value,
                }
            }
            Action::StoreSet => {
                let object = self.store(model.store.as_deref().unwrap_or_default());
                let path = call.opt(model.path.as_ref().or(Some(&Ref::Position(0)))).unwrap_or_default();
                if let Some(function) = &model.function {
                    let function = call.get(function).unwrap_or_default();
                    let value = self.provided(&function, &model.under, place, st);
                    if path.texts().next().is_none() {
                        let mut given = Record::default();
                        self.merge_into(&mut given, &value);
                        self.update(&Atom::Object(object).into(), &given, st);
                    }
                    path.texts().for_each(|path| self.put_by_path(object, &path.value, &value, st));
                    let fields = model.under.iter().map(|name| (name.as_str().into(), path.clone())).collect();
                    return function.or(&Value::record(Record { fields, ..Record::default() }));
                }
                let value = call.opt(model.value.as_ref().or(Some(&Ref::Position(1)))).unwrap_or_default();
                if path.is_empty() {
                    let mut given = Record::default();
                    self.merge_into(&mut given, &value);
                    self.update(&Atom::Object(object).into(), &given, st);
                }
                for path in path.texts() {
                    match model.syntax {
                        PathSyntax::Whole => self.set_object_field(object, &path.value, &value, st),
                        _ => self.put_by_path(object, &path.value, &value, st),
                    }
                }
                Value::unknown()
            }
            Action::ConstantSet => {
                let name = call.opt(model.name.as_ref().or(Some(&Ref::Position(0)))).unwrap_or_default();
                let value = call.opt(model.value.as_ref().or(Some(&Ref::Position(1)))).unwrap_or_default();
                for name in name.texts() {
                    let name = name.value.clone();
                    self.note_namespaced(&name);
                    if self.constants.entry(name).or_default().join(&value) {
                        self.version += 1;
                    }
                }
                Value::unknown()
            }
            Action::ConstantGet => {
                let name = call.opt(model.name.as_ref().or(Some(&Ref::Position(0)))).unwrap_or_default();
                let mut value = Value::default();
                for name in name.texts() {
                    if let Some(found) = self.constants.get(&name.value) {
                        value.join(found);
                    }
                }
                if value.is_empty() { Value::unknown() } else { value }
            }
            Action::Exit => {
                st.dead = true;
                Value::default()
            }
            Action::File => {
                let mut value = self.configured_by(model.file.as_deref().unwrap_or_default(), place, st);
                for member in &model.under {
                    value = self.access_value(&value, &Value::text(member), place, None, Style::Member, st);
                }
                value
            }
            Action::Pipe | Action::Compose | Action::Curry => partial(model, args.positional.clone()),
            Action::Thread => {
                let functions = args.positional.iter().skip(1);
                functions.fold(subject, |value, function| self.call_value(function, None, Args::of(vec![value]), place, st))
            }
            Action::Proxy => {
                let Some(trap) = call.opt(model.function.as_ref()) else { return subject };
                let proxy = self.object_at(None, place, 0);
                self.set_object_field(proxy, &super::objects::TRAP.into(), &trap, st);
                self.set_object_field(proxy, &"target".into(), &subject, st);
                Atom::Object(proxy).into()
            }
            Action::Listen | Action::Emit => {
                let name = call.opt(model.name.as_ref().or(Some(&Ref::Position(0)))).unwrap_or_default();
                let events: Vec<Sym> = name.texts().map(|text| format!("on {}", text.value).into()).collect();
                for atom in subject.atoms() {
                    let Atom::Object(id) = atom else { continue };
                    for event in &events {
                        let now = self.field_written(&Holder::Object(*id), event, st).unwrap_or_default();
                        let known = self.objects[id.0 as usize].fields.get(event).cloned().unwrap_or_default().or(&now);
                        if model.gives == Action::Listen {
                            let function = call.opt(model.function.as_ref().or(Some(&Ref::Position(1)))).unwrap_or_default();
                            self.set_object_field(*id, event, &known.or(&function), st);
                        } else if !known.is_empty() {
                            let positional = args.positional.get(1..).unwrap_or_default().to_vec();
                            self.call_value(&known, None, Args { positional, ..args.clone() }, place, st);
                        }
                    }
                }
                subject
            }
            Action::Cast => {
                let class = call.opt(model.class_of.as_ref()).unwrap_or_default();
                self.cast_to(subject, &class, st)
            }
            Action::Step => {
                let value = self.element(&subject, place, st);
                let fields = std::iter::once(("value".into(), value)).collect();
                Value::record(Record { fields, any: Value::unknown(), ..Record::default() })
            }
            Action::Wrap => {
                let class = call.opt(model.class_of.as_ref()).unwrap_or_default();
                let subject = self.cast_to(subject, &class, st);
                let named = model.under.iter().filter(|name| !name.is_empty());
                let fields = named.map(|name| (name.as_str().into(), subject.clone())).collect();
                let base = if model.under.iter().any(String::is_empty) { subject } else { Value::default() };
                // What else is in it tells whether there is one.
                Value::record(Record { fields, base, any: Value::unknown(), ..Record::default() })
            }
            Action::Schema => self.schema(&subject, place, st, 0),
            // A value, which is no function.
            Action::Input => self.read_input(model, &of, &call, st),
            Action::InputStream | Action::Arguments | Action::Unknown => Value::unknown(),
        }
    }

    /// What a call reads that may read from the standard input: what was piped into the program.
    fn read_input(&mut self, model: &Model, of: &[Value], call: &Call<'_>, st: &mut State) -> Value {
        if let Some(function) = call.opt(model.function.as_ref()) {
            if let Some(input) = self.program_input() {
                self.call_value(&function, None, Args::of(vec![input]), call.place, st);
            }
            return call.this.cloned().unwrap_or_else(Value::unknown);
        }
        let Some(of) = of.first() else {
            return self.program_input().unwrap_or_else(Value::unknown);
        };
        let mut result = Value::default();
        for atom in of.atoms() {
            result.join(&match atom {
                Atom::Number(0) => self.program_input().unwrap_or_else(Value::unknown),
                Atom::Text(text) if matches!(&*text.value, "php://stdin" | "/dev/stdin" | "/proc/self/fd/0") => {
                    self.program_input().unwrap_or_else(Value::unknown)
                }
                Atom::External(name) if self.gives(name) == Some(Action::InputStream) => {
                    self.program_input().unwrap_or_else(Value::unknown)
                }
                Atom::Text(text) => self.put_into(FILES, &text.value, st).unwrap_or_else(Value::unknown),
                // The input itself: PHP's `STDIN`.
                Atom::Path(_) => atom.clone().into(),
                _ => Value::unknown(),
            });
        }
        result
    }

    /// Calls a modelled function that had some of its arguments before.
    pub(super) fn call_partial(&mut self, name: &Sym, given: &[Value], args: &Args, site: Site, st: &mut State) -> Value {
        let Some(model) = super::models::of(self.language()).get(name) else { return Value::unknown() };
        let positional: Vec<Value> = given.iter().chain(&args.positional).cloned().collect();
        match model.gives {
            Action::Pipe | Action::Compose => {
                let mut functions: Vec<Value> = match given {
                    [list] if list.atoms().iter().all(|atom| matches!(atom, Atom::List(_))) => {
                        self.items(list, Iter::Values, site.place, st)
                    }
                    functions => functions.to_vec(),
                };
                if model.gives == Action::Compose {
                    functions.reverse();
                }
                let mut args = args.clone();
                for function in functions {
                    args = Args::of(vec![self.call_value(&function, None, args, site.place, st)]);
                }
                args.get(0).unwrap_or_default()
            }
            Action::Curry => {
                let Some((function, given)) = positional.split_first() else { return Value::unknown() };
                let arity = function.atoms().iter().filter_map(|atom| match atom {
                    Atom::Closure(closure) => Some(closure.function.params.len()),
                    _ => None,
                });
                if arity.max().is_some_and(|arity| given.len() < arity) {
                    return partial(model, positional);
                }
                let args = Args { positional: given.to_vec(), ..args.clone() };
                self.call_value(function, None, args, site.place, st)
            }
            _ => self.act_on(model, &Args { positional, ..args.clone() }, None, site, st),
        }
    }

    /// What the app's module of that path gives; of a function, what it gives to the framework that calls it.
    fn configured_by(&mut self, path: &str, place: Place, st: &mut State) -> Value {
        let modules = self.modules(&Value::text(&format!("/{path}")));
        let mut value = Value::default();
        for atom in modules.atoms() {
            if let Atom::Module(unit) = atom {
                value.join(&self.module_member(*unit, &"default".into()));
            }
        }
        if value.atoms().iter().any(|atom| matches!(atom, Atom::Closure(_))) {
            let given = self.given_object().unwrap_or_default();
            value = self.call_value(&value, None, Args::of(vec![given]), place, st);
        }
        value
    }

    /// What a file of the app's configuration holds for the environment that the app runs in on the platform.
    fn configured_for(&mut self, file: &str, place: Place, st: &mut State) -> Value {
        let whole = self.returned_by(&format!("config/{file}.yml")).unwrap_or_default();
        let mut of = |name: &str| self.access_value(&whole, &Value::text(name), place, None, Style::Index, st);
        let mut record = Record::default();
        let parts = [of("shared"), of("production")];
        parts.iter().for_each(|part| self.merge_into(&mut record, part));
        let value = Value::record(record);
        let is_empty = |atom: &Atom| matches!(atom, Atom::Record(record) if record.fields.is_empty() && record.base.is_empty());
        if value.atoms().iter().all(is_empty) { whole } else { value }
    }

    /// What the functions give that a framework is handed to be called by it. Those that are known to it by a name
    /// (`under`) already are not meant.
    fn provided(&mut self, functions: &Value, under: &[String], place: Place, st: &mut State) -> Value {
        let named = |value: &Value| {
            let mut records =
                value.atoms().iter().filter_map(|atom| if let Atom::Record(record) = atom { Some(record) } else { None });
            records.any(|record| !under.is_empty() && under.iter().all(|name| record.fields.contains_key(name.as_str())))
        };
        let mut result = Value::default();
        for atom in functions.atoms() {
            match atom {
                Atom::List(list) => {
                    for item in list.items.iter().chain([&list.rest]).filter(|item| !named(item)) {
                        result.join(&self.provided(item, under, place, st));
                    }
                }
                Atom::Closure(_) | Atom::Module(_) => {
                    result.join(&self.call_value(&atom.clone().into(), None, Args::default(), place, st));
                }
                _ => {}
            }
        }
        result
    }

    /// What a schema gives: `{ influx: { env: 'INFLUX', default: … } }`.
    fn schema(&mut self, schema: &Value, place: Place, st: &State, depth: u8) -> Value {
        let mut result = Value::default();
        for atom in schema.atoms() {
            let Atom::Record(record) = atom else { continue };
            let names: Vec<Text> = record.fields.get("env").into_iter().flat_map(Value::texts).cloned().collect();
            if !names.is_empty() || record.fields.contains_key("default") {
                names.iter().for_each(|name| _ = result.join(&self.environment_variable(name, place, st)));
                result.join(record.fields.get("default").unwrap_or(&Value::default()));
            } else if depth < 8 {
                let fields = record.fields.clone();
                let fields = fields.iter().map(|(key, part)| (key.clone(), self.schema(part, place, st, depth + 1))).collect();
                result.join(&Value::record(Record { fields, ..Record::default() }));
            }
        }
        if result.is_empty() { Value::unknown() } else { result }
    }

    fn credentials(&mut self, model: &Model, call: &Call<'_>, st: &mut State) -> Value {
        let place = call.place;
        let document = self.document(Some((place, "the credentials enter here".to_owned())));
        let Some(relationship) = call.opt(model.relationship.as_ref().or(Some(&Ref::Position(0)))) else { return document };
        let endpoints = self.access_value(&document, &relationship, place, None, Style::Index, st);
        let index = call.opt(model.index.as_ref()).filter(|index| !index.is_empty()).unwrap_or_else(|| Atom::Number(0).into());
        let endpoint = self.access_value(&endpoints, &index, place, None, Style::Index, st);
        match call.opt(model.key.as_ref()) {
            Some(key) => self.access_value(&endpoint, &key, place, None, Style::Index, st),
            None => endpoint,
        }
    }

    /// What objects keep for their class above, whatever members of theirs are called like its keys.
    fn contents(&self, value: &Value) -> Value {
        let mut result = Value::default();
        for atom in value.atoms() {
            match atom {
                Atom::Object(id) if let Some(content) = self.objects[id.0 as usize].fields.get(CONTENT) => result.join(content),
                atom => result.add(atom.clone()),
            };
        }
        result
    }

    /// Reads that are in `value` and in `other` stand beside each other in one choice.
    fn beside(&mut self, value: &Value, other: &Value) {
        self.one_choice(&[value.clone(), other.clone()]);
    }

    /// Reads that are in these values stand beside each other in one choice, the first in its test.
    pub(super) fn one_choice(&mut self, values: &[Value]) {
        let choice = self.choice();
        for (arm, value) in values.iter().enumerate() {
            for path in value.paths() {
                for &read in path.reads.iter() {
                    self.reads.put_in_arm(read, (choice, arm.min(250) as u8));
                }
            }
        }
    }

    /// What the functions that stand in a container make, which are called with it; everything else as it is.
    pub(super) fn made(&mut self, value: &Value, container: &Value, place: Place, st: &mut State) -> Value {
        let mut result = Value::default();
        for atom in value.atoms() {
            let atom: Value = atom.clone().into();
            match atom.atoms() {
                [Atom::Closure(_)] => result.join(&self.call_value(&atom, None, Args::of(vec![container.clone()]), place, st)),
                _ => result.join(&atom),
            };
        }
        result
    }

    fn called_if_closure(&mut self, value: &Value, given: Vec<Value>, place: Place, st: &mut State) -> Value {
        let mut result = Value::default();
        for atom in value.atoms() {
            match atom {
                Atom::Closure(closure) if closure.function.params.is_empty() || !given.is_empty() => {
                    let called = self.call_value(&atom.clone().into(), None, Args::of(given.clone()), place, st);
                    result.join(&called);
                }
                atom => {
                    result.add(atom.clone());
                }
            }
        }
        result
    }

    /// Follows a path that is written as text.
    pub(super) fn by_path(&mut self, base: &Value, path: &Value, syntax: PathSyntax, site: Site, st: &mut State) -> Value {
        let mut result = Value::default();
        let mut known = false;
        for atom in path.atoms() {
            let between = match (atom, syntax) {
                (Atom::Text(_), PathSyntax::Dotted) => ".",
                (Atom::Text(_), PathSyntax::Slashes) => "/",
                (Atom::Text(_), PathSyntax::Brackets) => "][",
                (Atom::Text(_), PathSyntax::Whole) => "",
                _ => ", ",
            };
            let segments: Vec<Value> = match atom {
                Atom::Text(text) => segments(text, syntax).into_iter().map(|text| Atom::Text(text).into()).collect(),
                Atom::List(list) => list.items.clone(),
                Atom::Number(_) => vec![atom.clone().into()],
                _ => continue,
            };
            known = true;
            let mut value = base.clone();
            for segment in segments {
                let site = Site { form: Form::Path(between), ..site };
                let wildcard = segment.texts().any(|text| matches!(&*text.value, "*" | "" | "#"));
                value = if wildcard {
                    self.elements(&value, site.place, st)
                } else {
                    self.access_value(&value, &segment, site.place, Some(site), Style::Index, st)
                };
            }
            result.join(&value);
        }
        if known {
            return result;
        }
        self.access_value(base, &Value::unknown(), site.place, Some(site), Style::Index, st)
    }

    fn put_by_path(&mut self, object: ObjectId, path: &str, value: &Value, st: &mut State) {
        let Some((first, rest)) = path.split_once('.') else { return self.set_object_field(object, &path.into(), value, st) };
        let nowhere = Place { file: crate::source::FileId(0), span: Span::default() };
        let held = self.object_field(object, &first.into(), nowhere, st);
        match held.atoms().iter().find_map(|atom| if let Atom::Object(id) = atom { Some(*id) } else { None }) {
            Some(id) => self.put_by_path(id, rest, value, st),
            None => self.set_object_field(object, &first.into(), &put_into(&held, rest, value), st),
        }
    }

    pub(super) fn store(&mut self, name: &str) -> ObjectId {
        let key = (self.app(), name.to_owned());
        if let Some(&id) = self.stores.get(&key) {
            return id;
        }
        let id = self.new_object(None, 0);
        self.stores.insert(key, id);
        id
    }

    /// What `subject` is once the fields of the arguments were put into it. Objects and paths keep them themselves.
    /// The fields that the arguments of `update` give.
    pub(super) fn given(&mut self, args: &Args) -> Record {
        let mut given = Record::default();
        for value in args.positional.iter().chain([&args.rest]) {
            self.merge_into(&mut given, value);
        }
        given.fields.extend(args.named.iter().cloned());
        self.merge_into(&mut given, &args.keywords);
        given
    }
}

/// What `held` is with `value` at the end of that path through it.
fn put_into(held: &Value, path: &str, value: &Value) -> Value {
    let (first, rest) = path.split_once('.').unwrap_or((path, ""));
    let inner = |held: Option<&Value>| match rest {
        "" => value.clone(),
        rest => put_into(&held.cloned().unwrap_or_default(), rest, value),
    };
    let mut put = Value::default();
    for atom in held.atoms() {
        let mut record = match atom {
            Atom::Record(record) => (**record).clone(),
            Atom::Path(_) => Record { base: atom.clone().into(), ..Record::default() },
            _ => continue,
        };
        let value = inner(record.fields.get(first));
        record.fields.insert(first.into(), value);
        put.join(&Value::record(record));
    }
    if put.is_empty() {
        let fields = [(first.into(), inner(None))].into_iter().collect();
        put = Value::record(Record { fields, ..Record::default() });
    }
    put
}

/// The keys that a call is given one by one, each of which may be a path itself, and `[0]` for an index.
fn path_keys(given: &[Value], model: &Model) -> Vec<Value> {
    let given = if matches!(model.of, Some(Refs::One(Ref::Position(0)))) { given.get(1..).unwrap_or_default() } else { given };
    let mut keys = Vec::new();
    for key in given {
        match key.atoms() {
            [Atom::Text(text)] => keys.extend(segments(text, PathSyntax::Dotted).into_iter().map(|text| Atom::Text(text).into())),
            _ => keys.push(key.clone()),
        }
    }
    keys
}

/// What `function.call(this)` says that `this` is, where that is anything.
pub(super) fn receiver(call: &Call<'_>, model: &Model) -> Option<Value> {
    call.opt(model.value.as_ref())
        .filter(|this| this.atoms().iter().any(|atom| matches!(atom, Atom::Object(_) | Atom::Record(_))))
}

/// The modelled function with the first of its arguments.
pub(super) fn partial(model: &Model, given: Vec<Value>) -> Value {
    let name: Sym = model.names.first().map_or("", |name| name).into();
    Atom::Partial(Rc::new((name, given))).into()
}

/// The type of a mapping to values of that type.
pub(super) fn map_of(ty: &Rc<TypeRef>) -> Rc<TypeRef> {
    Rc::new(TypeRef { ty: Type::Map(Box::new(ty.ty.clone())), unit: ty.unit, at: ty.at, spelling: ty.spelling })
}

pub(super) fn test(test: Test) -> Value {
    Atom::Test(Rc::new(test)).into()
}

/// The keys of a path that is written as text, each with its place.
/// What something holds that is asked for it without a key: an `Optional`.
pub(super) fn held(value: &Value) -> Value {
    let one = |atom: &Atom| match atom {
        Atom::List(list) if list.rest.is_empty() && list.items.len() < 2 => list.items.first().cloned().unwrap_or_default(),
        atom => atom.clone().into(),
    };
    value.atoms().iter().fold(Value::default(), |all, atom| all.or(&one(atom)))
}

/// Whether the value is of one of these kinds, where that is the same whatever it turns out to be.
fn of_kind(value: &Value, model: &Model) -> Option<bool> {
    let kind = |atom: &Atom| match atom {
        Atom::Text(_) => Some(Kind::Text),
        Atom::List(_) => Some(Kind::List),
        Atom::Record(_) => Some(Kind::Map),
        Atom::Closure(_) => Some(Kind::Function),
        Atom::Number(_) => Some(Kind::Number),
        Atom::Bool(_) => Some(Kind::Bool),
        Atom::Null => Some(Kind::Null),
        _ => None,
    };
    let is_decided = |kind: &Kind| !model.perhaps.contains(kind);
    let mut known = value.atoms().iter().map(|atom| kind(atom).filter(is_decided).map(|kind| model.kinds.contains(&kind)));
    let first = known.next()??;
    known.all(|other| other == Some(first)).then_some(first)
}
