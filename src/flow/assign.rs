//! Writing into parts of values.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::ReadKind;
use super::call::{Args, CONTENT, UNMARSHAL};
use super::evaluator::Evaluator;
use super::outside::outside;
use super::state::{Holder, State};
use super::text::key_text;
use super::value::{AccessPath, Atom, ClassId, ObjectId, PathValue, Record, Value};
use crate::syntax::ir::{Arg, Class, Expr, ExprKind, Style, Sym, Type};

impl Evaluator<'_> {
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
                if let Some(frame) = self.frame_of(self.act().frame, name, st) {
                    self.keep_imported(frame, name, &value);
                }
                self.bind_name(name, value, scope, st);
            }
            ExprKind::Access { .. } => self.assign(base, value, st),
            // `(lists[name] ||= []).push(…)`
            ExprKind::Assign { target, .. } => self.bind(target, value, crate::syntax::ir::Scope::Nearest, st),
            ExprKind::Cast { expr, ty } => {
                let value = if matches!(self.language(), "go" | "csharp") { self.cast(value, ty, st) } else { value };
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
            self.read(ReadKind::KeyOf { at: *iter, only: true }, part, path, *iter, false, None, &State::default());
            record.base.add(Atom::Path(PathValue { path: endpoint.clone(), ty: None, ..part.clone() }));
            return;
        }
        record.put_any(key, value);
    }

    /// What the function that was called left in parameters that it takes by reference is in the variables handed to it.
    pub(super) fn copy_out(&mut self, args: &[Arg], st: &mut State) {
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
        let held = self.quietly(target, st);
        let objects = held.atoms().iter().filter_map(|atom| if let Atom::Object(id) = atom { Some(*id) } else { None });
        let objects: Vec<ObjectId> = objects.collect();
        let is_variable = matches!(target.kind, ExprKind::Cast { .. });
        for &id in objects.iter().filter(|_| !value.is_unknown()) {
            if is_variable { self.fill_embedded(id, &value, st) } else { self.fill_object(id, &value, st) }
        }
        if is_variable || objects.is_empty() {
            self.assign_back(target, value, st);
        }
    }

    /// What is decoded into an object is what its fields are looked up in from then on; unless it decodes itself.
    pub(super) fn fill_object(&mut self, id: ObjectId, value: &Value, st: &mut State) {
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
                self.fill_content(id, class, value, st);
                self.fill_embedded(id, value, st);
            }
        }
    }

    fn fill_content(&mut self, id: ObjectId, class: ClassId, value: &Value, st: &mut State) {
        let info = &self.classes[class.0 as usize];
        let (decl, unit) = (Class { methods: Vec::new(), ..(*info.decl).clone() }, info.unit);
        let content = self.seen_through(value.clone(), &Type::Inline(Arc::new(decl)), unit);
        self.set_object_field(id, &CONTENT.into(), &content, st);
    }

    /// `json.Unmarshal(data, &struct{ *alias }{ (*alias)(e) })` in Go fills `e`, too.
    fn fill_embedded(&mut self, id: ObjectId, value: &Value, st: &mut State) {
        let Some(class) = self.objects[id.0 as usize].class else { return };
        let decl = self.classes[class.0 as usize].decl.clone();
        for field in decl.fields.iter().filter(|field| field.flatten) {
            let held = self.field_written(&Holder::Object(id), &field.name.name, st).unwrap_or_default();
            for atom in held.atoms() {
                if let Atom::Object(inner) = atom
                    && *inner != id
                    && let Some(class) = self.objects[inner.0 as usize].class
                {
                    self.fill_content(*inner, class, value, st);
                }
            }
        }
    }
}
