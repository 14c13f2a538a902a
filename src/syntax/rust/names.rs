//! What a path means: items of this file, modules of this project, crates.

use std::collections::{BTreeSet, HashMap};

use syn::{Item, UseTree};

use super::expr::made;
use super::{CHOSEN, Lower, plain};
use crate::syntax::ir::{Expr, ExprKind, Span, Style, Sym};

/// The names of a file, by inline module (none: the file itself).
#[derive(Default)]
pub(super) struct Tables {
    modules: HashMap<Vec<String>, Table>,
}

#[derive(Default)]
struct Table {
    /// Items by name, with the name that they have in the IR, where inline modules are not told apart.
    items: HashMap<String, Sym>,
    uses: HashMap<String, Vec<String>>,
    /// Modules in files of their own.
    files: BTreeSet<String>,
}

/// What a path leads to.
pub(super) enum Meaning {
    /// An item of this file, and what is taken from it.
    Item(Sym, Vec<String>),
    /// A path that begins with `crate`, `self` or `super` (seen from this file), with another crate, or with a name that only a
    /// glob import can give.
    Path(Vec<String>),
}

impl Tables {
    pub(super) fn of(items: &[Item]) -> Self {
        let mut tables = Self::default();
        let mut seen = HashMap::new();
        tables.add(&[], items, &mut seen);
        tables
    }

    fn add(&mut self, path: &[String], items: &[Item], seen: &mut HashMap<String, usize>) {
        let mut table = Table::default();
        let mut inline = Vec::new();
        for item in items {
            let name = match item {
                Item::Const(item) => plain(&item.ident),
                Item::Enum(item) => plain(&item.ident),
                Item::Fn(item) => plain(&item.sig.ident),
                Item::Static(item) => plain(&item.ident),
                Item::Struct(item) => plain(&item.ident),
                Item::Trait(item) => plain(&item.ident),
                Item::Type(item) => plain(&item.ident),
                Item::Union(item) => plain(&item.ident),
                Item::Use(item) => {
                    add_uses(&mut table.uses, &item.tree, &mut Vec::new());
                    continue;
                }
                Item::Mod(item) => {
                    match &item.content {
                        Some((_, items)) => inline.push((plain(&item.ident), items)),
                        None => {
                            table.files.insert(plain(&item.ident));
                        }
                    }
                    continue;
                }
                Item::Macro(item) => {
                    for name in super::macros::declared(&item.mac) {
                        table.items.insert(name.clone(), name.into());
                    }
                    continue;
                }
                _ => continue,
            };
            let count = seen.entry(name.clone()).or_default();
            *count += 1;
            let sym = if *count == 1 || path.is_empty() { name.clone() } else { format!("{}::{name}", path.join("::")) };
            table.items.insert(name, sym.into());
        }
        self.modules.insert(path.to_vec(), table);
        if path.len() < 32 {
            for (name, items) in inline {
                let mut path = path.to_vec();
                path.push(name);
                self.add(&path, items, seen);
            }
        }
    }

    /// Whether a function or constant of this file has that name.
    pub(super) fn has_item(&self, name: &str) -> bool {
        self.modules.values().any(|table| table.items.contains_key(name))
    }

    /// Whether that module of this file declares an item of that name.
    pub(super) fn item_in(&self, module: &[String], name: &str) -> bool {
        self.modules.get(module).is_some_and(|table| table.items.contains_key(name))
    }

    /// The name that an item has in the IR.
    pub(super) fn item(&self, module: &[String], name: &str) -> Sym {
        self.modules.get(module).and_then(|table| table.items.get(name)).cloned().unwrap_or_else(|| name.into())
    }
}

/// What each name that `tree` brings stands for.
pub(super) fn add_uses(uses: &mut HashMap<String, Vec<String>>, tree: &UseTree, prefix: &mut Vec<String>) {
    let mut add = |name: String, path: Vec<String>| {
        if path != [name.clone()] {
            uses.insert(name, path);
        }
    };
    match tree {
        UseTree::Path(path) => {
            prefix.push(plain(&path.ident));
            add_uses(uses, &path.tree, prefix);
            prefix.pop();
        }
        UseTree::Name(name) if name.ident == "self" => {
            if let Some(last) = prefix.last() {
                add(last.clone(), prefix.clone());
            }
        }
        UseTree::Name(name) => {
            let name = plain(&name.ident);
            let path = prefix.iter().cloned().chain([name.clone()]).collect();
            add(name, path);
        }
        UseTree::Rename(rename) => {
            let own = (rename.ident != "self").then(|| plain(&rename.ident));
            add(plain(&rename.rename), prefix.iter().cloned().chain(own).collect());
        }
        UseTree::Group(group) => group.items.iter().for_each(|tree| add_uses(uses, tree, prefix)),
        UseTree::Glob(_) => {}
    }
}

/// Whether this is how types and their variants are written.
pub(super) fn is_upper(name: &str) -> bool {
    name.starts_with(|c: char| c.is_uppercase())
}

/// Whether this is how constants are written.
pub(super) fn is_constant(name: &str) -> bool {
    is_upper(name) && name.len() > 1 && !name.contains(|c: char| c.is_lowercase())
}

/// What variants of JSON values and of the standard library's enums are called.
fn is_transparent(variant: &str) -> bool {
    matches!(
        variant,
        "Some"
            | "Ok"
            | "Left"
            | "Right"
            | "Borrowed"
            | "Owned"
            | "Occupied"
            | "Vacant"
            | "Ready"
            | "Continue"
            | "Break"
            | "Included"
            | "Excluded"
            | "String"
            | "Str"
            | "Text"
            | "Object"
            | "Map"
            | "Mapping"
            | "Table"
            | "Array"
            | "List"
            | "Sequence"
            | "Number"
            | "Integer"
            | "Float"
            | "Bool"
            | "Boolean"
            | "Static"
    )
}

impl Lower<'_> {
    pub(super) fn meaning(&self, path: &[String]) -> Meaning {
        let mut segments = path.to_vec();
        let mut module = self.module.clone();
        // Whether the first segment can only be a name of `module`.
        let mut pinned = false;
        for _ in 0..16 {
            let Some(head) = segments.first().cloned() else { return Meaning::Path(vec!["self".into()]) };
            match &*head {
                "crate" if self.is_root => {
                    module.clear();
                    segments.remove(0);
                    pinned = true;
                    continue;
                }
                "self" => {
                    segments.remove(0);
                    pinned = true;
                    continue;
                }
                "super" if !module.is_empty() => {
                    module.pop();
                    segments.remove(0);
                    pinned = true;
                    continue;
                }
                "crate" | "super" => return Meaning::Path(segments),
                _ => {}
            }
            if !pinned && let Some(path) = self.scopes.iter().rev().find_map(|scope| scope.uses.get(&head)) {
                segments.splice(..1, path.iter().cloned());
                continue;
            }
            // An inline module sees what is around it by `use super::*` only; without that, the names would be errors.
            let reach = if pinned { 1 } else { module.len() + 1 };
            let found = (0..reach).map(|up| &module[..module.len() - up]).find_map(|path| {
                let table = self.tables.modules.get(path)?;
                let below: Vec<_> = path.iter().cloned().chain([head.clone()]).collect();
                if let Some(item) = table.items.get(&head) {
                    return Some(Step::Item(item.clone()));
                }
                if self.tables.modules.contains_key(&below) {
                    return Some(Step::Inline(below));
                }
                if table.files.contains(&head) {
                    return Some(Step::File(below));
                }
                table.uses.get(&head).map(|path| Step::Use(path.clone()))
            });
            match found {
                Some(Step::Item(name)) => return Meaning::Item(name, segments.split_off(1)),
                Some(Step::Inline(path)) => {
                    module = path;
                    segments.remove(0);
                    pinned = true;
                }
                Some(Step::File(mut path)) => {
                    path.insert(0, "self".into());
                    path.extend(segments.split_off(1));
                    return Meaning::Path(path);
                }
                Some(Step::Use(path)) => {
                    segments.splice(..1, path);
                    pinned = false;
                }
                // Declared by a macro, or nowhere.
                None if pinned && segments.len() > 1 && !is_upper(&head) => {
                    let around = std::iter::once("self".to_owned()).chain(module);
                    return Meaning::Path(around.chain(segments).collect());
                }
                None if pinned => return Meaning::Item(head.into(), segments.split_off(1)),
                None => return Meaning::Path(segments),
            }
        }
        Meaning::Path(segments)
    }

    /// The whole path of what `path` means, where it is none of this file's.
    pub(super) fn full_path(&self, path: &syn::Path) -> Vec<String> {
        let written: Vec<_> = path.segments.iter().map(|segment| plain(&segment.ident)).collect();
        match self.meaning(&written) {
            Meaning::Item(name, rest) => std::iter::once(name.to_string()).chain(rest).collect(),
            Meaning::Path(path) => path,
        }
    }

    /// The enum of this project whose variant the path names, and the variant. Those of libraries are told by what
    /// their variants are called: they hold data as it is.
    pub(super) fn variant(&self, path: &syn::Path) -> Option<(Expr, String)> {
        let span = self.span(path);
        let written: Vec<_> = path.segments.iter().map(|segment| plain(&segment.ident)).collect();
        if let [this, variant] = &written[..]
            && this == "Self"
        {
            return is_upper(variant).then(|| (Expr::new(ExprKind::ThisClass, span), variant.clone()));
        }
        let (class, variant) = match self.meaning(&written) {
            Meaning::Item(name, mut rest) => {
                let variant = rest.pop().filter(|_| is_upper(&name))?;
                (accesses(Expr::name(&name, span), &rest, span, span), variant)
            }
            Meaning::Path(mut path) => {
                let variant = path.pop()?;
                let is_library = path.first().is_some_and(|head| matches!(&**head, "std" | "core" | "alloc"));
                if is_library || !path.last().is_some_and(|name| is_upper(name)) {
                    return None;
                }
                (outside(&path, span, span), variant)
            }
        };
        (is_upper(&variant) && !is_constant(&variant) && !is_transparent(&variant)).then_some((class, variant))
    }

    pub(super) fn path(&self, path: &syn::Path) -> Expr {
        let span = self.span(path);
        let written: Vec<_> = path.segments.iter().map(|segment| plain(&segment.ident)).collect();
        let last = path.segments.last().map_or(span, |segment| self.at(segment.ident.span()));
        if let [name] = &written[..] {
            match &**name {
                "self" => return Expr::new(ExprKind::This, span),
                "Self" => return Expr::new(ExprKind::ThisClass, span),
                name => {
                    if let Some(variable) = self.variable(name) {
                        return Expr::name(variable, span);
                    }
                }
            }
        }
        if written.first().is_some_and(|name| name == "Self") {
            return accesses(Expr::new(ExprKind::ThisClass, span), &written[1..], last, span);
        }
        let chosen = |name: &String| self.scopes.iter().any(|scope| scope.chosen.as_ref() == Some(name));
        if written.len() > 1 && chosen(&written[0]) {
            return accesses(Expr::name(CHOSEN, span), &written[1..], last, span);
        }
        match self.meaning(&written) {
            Meaning::Item(name, rest) => accesses(Expr::name(&name, span), &rest, last, span),
            Meaning::Path(path) => outside(&path, last, span),
        }
    }
}

enum Step {
    Item(Sym),
    Inline(Vec<String>),
    File(Vec<String>),
    Use(Vec<String>),
}

fn accesses(base: Expr, names: &[String], last: Span, span: Span) -> Expr {
    names.iter().fold(base, |base, name| Expr::access(base, made(name, last), Style::Static, span))
}

/// What `path` names in another module: the segments before the first that is a type, or the last, are the module.
pub(super) fn outside(path: &[String], last: Span, span: Span) -> Expr {
    let Some((head, rest)) = path.split_first() else { return Expr::opaque(Vec::new(), span) };
    let is_module = matches!(&**head, "crate" | "self" | "super");
    if (rest.is_empty() && !is_module) || is_upper(head) {
        return accesses(Expr::name(head, span), rest, last, span);
    }
    let deeper = rest.iter().take(rest.len().saturating_sub(1)).take_while(|name| !is_upper(name)).count();
    let (modules, names) = path.split_at(1 + deeper);
    accesses(module(&modules.join("::"), span), names, last, span)
}

pub(super) fn module(spec: &str, span: Span) -> Expr {
    Expr::new(ExprKind::Module(Box::new(made(spec, span))), span)
}
