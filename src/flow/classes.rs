//! Classes: declaring them, what they extend, what extends them.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use super::call::Args;
use super::evaluator::{Activation, ClassInfo, Evaluator};
use super::models::Spelling;
use super::state::State;
use super::text::placed_text;
use super::value::{Atom, ClassId, FrameId, Value};
use crate::hash::{HashMap, HashSet};
use crate::syntax::Naming;
use crate::syntax::ir::{Class, Expr, ExprKind, Function, MADE_UP, MethodKind, Sym};

/// Classes below another that a value of its type may be of.
const MAX_BELOW: usize = 12;

impl Evaluator<'_> {
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
        let ty = super::typed::typed(info.decl.alias.as_ref()?, info.unit, Spelling::default())?;
        self.class_id_of_type(&ty)
    }

    pub(super) fn is_extension(&self, name: &Sym) -> bool {
        self.unit().language.names == Naming::Packaged && self.extensions.contains_key(&(self.language(), name.clone()))
    }

    /// The class and what it extends within the project, nearest first.
    pub(super) fn lineage(&mut self, class: ClassId) -> Vec<ClassId> {
        let mut lineage = vec![class];
        // A module of Ruby may be opened in every file.
        let mut seen: HashSet<ClassId> = lineage.iter().copied().collect();
        let mut at = 0;
        while at < lineage.len() && lineage.len() < 32 {
            let mut st = State::default();
            let bases = self.bases(lineage[at], &mut st);
            let openings = self.openings(lineage[at]).into_iter().map(Atom::Class);
            for atom in openings.chain(bases.atoms().iter().cloned()) {
                if let Atom::Class(base) = atom
                    && seen.insert(base)
                {
                    lineage.push(base);
                }
            }
            at += 1;
        }
        lineage
    }

    /// What extends or implements the class.
    pub(super) fn below(&mut self, class: ClassId) -> Vec<ClassId> {
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
        // While it is found what another extends, what was found of this before will do: else each would ask for all again.
        if let Some((at, bases)) = self.base_values.get(&class)
            && (*at == known
                || !self.extending.is_empty()
                || (!is_partial && bases.atoms().iter().all(|atom| matches!(atom, Atom::Class(_)))))
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

    pub(super) fn this_class(&self) -> Value {
        let mut classes: Value = self
            .act()
            .this
            .atoms()
            .iter()
            .filter_map(|atom| match atom {
                Atom::Object(id) => self.objects[id.0 as usize].class.map(Atom::Class),
                Atom::Class(id) => Some(Atom::Class(*id)),
                _ => None,
            })
            .collect();
        if classes.is_empty() {
            classes = self.act().class.map(Atom::Class).into_iter().collect();
        }
        classes
    }

    pub(super) fn super_class(&mut self, st: &mut State) -> Value {
        match self.act().class {
            Some(class) => self.bases(class, st),
            None => Value::unknown(),
        }
    }

    pub(super) fn decorate(&mut self, decorator: &Expr, value: Value, st: &mut State) -> Value {
        let decorator_value = self.eval(decorator, st);
        let place = self.place(decorator.span);
        let result = self.call_value(&decorator_value, None, Args::of(vec![value.clone()]), place, st);
        if result.atoms().iter().any(|atom| matches!(atom, Atom::Closure(_))) { result } else { value }
    }
}
