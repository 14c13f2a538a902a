//! The one tongue: what every front-end lowers its language to, and all that `flow` knows of a program.
//!
//! It has what following a value needs and no more: where a value is bound, how it is taken apart, what is called with
//! it, and which paths a program may take. Arithmetic, output, types that carry no keys are [`ExprKind::Opaque`]: their
//! parts are still evaluated, for the reads in them, but their value is unknown.
//!
//! Every node has a [`Span`]: bytes in the text that was lowered. Where that text is a region (shell in a YAML block, jq
//! in that shell), whoever cut it out keeps the [`crate::source::OffsetMap`] that leads back to the file; front-ends need not care.

use std::sync::Arc;

/// A half-open range of bytes, counted from 0, in one text.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Span {
    pub start: u32,
    pub end: u32,
}

impl Span {
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start: start as u32, end: end as u32 }
    }
    pub const fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
    /// The smallest span that holds both.
    pub fn to(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
    pub const fn is_empty(self) -> bool {
        self.start >= self.end
    }
}

impl std::fmt::Debug for Span {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

pub type Sym = Arc<str>;

/// How the name of a method ends that is given what an instance is to be made of, and gives what it is made of.
pub const BEFORE: &str = ".before";

/// The variable that is the receiver of the lambda around, where that has one: its members need no `this.` before them.
pub const RECEIVER: &str = "·this";

/// Stands in names that a front-end made up: behind the name as it is written, if there is one. What comes from here on
/// is shown to nobody.
pub const MADE_UP: char = '·';

/// The entry of settings for reading data that says which type is read.
pub const TYPE_INFO: &str = "type·";

/// The name of the argument that is a block, and of the parameter that takes it: Ruby.
pub const BLOCK: &str = "&";

/// The method by which a class gives all that its `each` hands to a block, as a list.
pub const ELEMENTS: &str = "each·";

/// A name and where it is written.
#[derive(Clone, Debug, PartialEq)]
pub struct Ident {
    pub name: Sym,
    pub span: Span,
}

/// One lowered file, or one lowered region of a file.
#[derive(Clone, Debug, Default)]
pub struct Module {
    pub body: Vec<Stmt>,
    /// What a syntax error, or nesting beyond the bound, made unreadable.
    pub lost: Vec<Span>,
}

#[derive(Clone, Debug)]
pub struct Expr {
    pub kind: ExprKind,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub enum ExprKind {
    /// Known text. `content` is where it is written, without its quotes. `exact`: the source there is `value` to
    /// the letter (no escapes), so that a part of the value has a place of its own.
    Text {
        value: Sym,
        content: Span,
        exact: bool,
    },
    Number(i64),
    /// `null`, `None`, `nil`, `undefined`.
    Null,
    Bool(bool),
    /// Text put together from parts: interpolation, `+` on text, `.`, `sprintf`, format strings.
    Template(Vec<Expr>),
    /// A variable, function, class or constant by its name as the language writes it. PHP variables keep their `$`;
    /// PHP classes are fully qualified, without a leading backslash (`Platformsh\ConfigReader\Config`).
    Name(Sym),
    /// `$this`, `self` (the instance; in Python whatever a method's first parameter is called), `this`.
    This,
    /// The class that this code stands in: `static`, PHP's `self`, Python's `cls`, Rust's `Self`.
    ThisClass,
    /// `parent`, `super`: the class above.
    Super,
    /// `base[key]`, `base.key`, `base->key` …: see [`Style`]. A key that is a plain name in the source (`.user`) is a
    /// `Text` expression with the span of that name.
    Access {
        base: Box<Expr>,
        key: Box<Expr>,
        style: Style,
    },
    /// Any one of the elements: jq `.[]`, Go/Python slices, PHP's `...` in a pattern.
    Each(Box<Expr>),
    /// A call. A method call has an [`ExprKind::Access`] of style [`Style::Method`] as its callee.
    Call {
        callee: Box<Expr>,
        args: Vec<Arg>,
    },
    New {
        class: Box<Expr>,
        args: Vec<Arg>,
    },
    /// `expr as T`, a type assertion, `serde_json::from_str::<T>(expr)`: the same value, seen through a type.
    Cast {
        expr: Box<Expr>,
        ty: Type,
    },
    /// A closure, lambda, arrow function, anonymous function.
    Function(Arc<Function>),
    Class(Arc<Class>),
    /// A map, dictionary, associative array, object literal. Also PHP arrays with at least one explicit key.
    Record(Vec<Field>),
    List(Vec<Arg>),
    /// The first unless it is missing (null, false, empty, an error), else the second: `??`, `||`, `or`, `?:`, jq `//`,
    /// `except KeyError`.
    Either(Box<Expr>, Box<Expr>),
    /// The second, if the first holds: `a && b`, `a and b`.
    Both(Box<Expr>, Box<Expr>),
    Cond {
        test: Box<Expr>,
        then: Box<Expr>,
        otherwise: Box<Expr>,
    },
    Not(Box<Expr>),
    Compare {
        op: Op,
        left: Box<Expr>,
        right: Box<Expr>,
    },
    /// Tests that a value is there, without using it: `isset($x['k'])`, `!empty(…)`, `x !== undefined`, `x is not None`,
    /// `[ -n "$x" ]`. A plain truth test of a value needs no wrapper.
    Exists(Box<Expr>),
    /// `expr` matches `pattern`; the pattern's names are bound where it does (`match`, `if let`, `case`, `=~`).
    Matches {
        expr: Box<Expr>,
        pattern: Box<Pattern>,
    },
    /// An assignment used as an expression; its value is the assigned value.
    Assign {
        target: Box<Pattern>,
        value: Box<Expr>,
        scope: Scope,
    },
    /// Statements as an expression; its value is that of the last [`Stmt::Value`] reached.
    Block(Vec<Stmt>),
    /// The module of this project or library that `spec` names: `import`, `require()`, `use`. Reading a name from
    /// it is an [`ExprKind::Access`] of style [`Style::Member`].
    Module(Box<Expr>),
    /// Runs another file where it stands, in the same variables: PHP `include`/`require`, shell `.`/`source`. Its
    /// value is what that file returns.
    Include(Box<Expr>),
    /// Code in another language, made from text at run time: a jq filter, `php -r`, `bash -c`. Front-ends never parse
    /// it themselves: only the evaluator knows the whole text. `input` is what the code reads from (jq's `.`); `names` are
    /// variables handed to it (`--arg`), without `$`. What is named [`ARGUMENTS`] is the list of the program's arguments.
    Code {
        language: &'static str,
        code: Box<Expr>,
        input: Option<Box<Expr>>,
        names: Vec<(Sym, Expr)>,
    },
    /// Runs another file as a program of its own: `bin/report.sh stats`, `python3 ops/report.py "$json"`. Its value is what
    /// it writes, as far as its language follows that. `file` resolves as for [`ExprKind::Include`].
    Program {
        file: Box<Expr>,
        arguments: Vec<Arg>,
        input: Option<Box<Expr>>,
    },
    /// Anything else. Its parts are evaluated; the value is unknown.
    Opaque(Vec<Expr>),
}

/// What the shell calls the list of a program's arguments.
pub const ARGUMENTS: &str = "@";

/// How an access is written, so that its language can write the new one in the same way. The text between the end of
/// the base and the end of the access is what has to be repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// `base['key']`, `base[0]`, `base["key"]`.
    Index,
    /// `base.key`, `base->key`, `base?.key`: the key is a plain name.
    Member,
    /// `base.name`, where only the type of `base` says whether that is a key: of a mapping, nothing is taken so.
    Property,
    /// `Class::CONST`, `Class::$static`, `path::name`.
    Static,
    /// The callee of a method call: `base.name(`…`)`. Reads only if a model says so.
    Method,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Op {
    Eq,
    Ne,
    /// `left` is an element or key of `right`: `in`, `in_array`, `array_key_exists`, `has`.
    In,
    /// `left` has `right` somewhere in its text: `str_contains`, `strpos() !== false`, regular expressions without anchor.
    Contains,
    StartsWith,
    EndsWith,
}

#[derive(Clone, Debug)]
pub struct Arg {
    pub value: Expr,
    /// The name of a named argument: `host=…`, PHP 8 `host: …`.
    pub name: Option<Ident>,
    /// `*xs`, `...xs`, `**kw`: the elements or fields are the arguments.
    pub spread: bool,
}

impl Arg {
    pub fn of(value: Expr) -> Self {
        Self { value, name: None, spread: false }
    }
}

#[derive(Clone, Debug)]
pub enum Field {
    Pair {
        key: Expr,
        value: Expr,
    },
    /// `...base`, `**base`.
    Spread(Expr),
}

#[derive(Clone, Debug)]
pub enum Stmt {
    Expr(Expr),
    /// Every binding and assignment, also compound ones (`x .= y` binds a [`ExprKind::Template`] of both).
    Bind {
        pattern: Pattern,
        value: Expr,
        scope: Scope,
    },
    If {
        test: Expr,
        then: Vec<Self>,
        otherwise: Vec<Self>,
    },
    /// `switch`, `case`, `match` on values. Each case: the values it is for (none: the default), its body. `falls`: a
    /// body runs into the next unless it leaves (C-like `switch`).
    Switch {
        subject: Expr,
        cases: Vec<(Vec<Expr>, Vec<Self>)>,
        falls: bool,
    },
    /// `pattern` is bound to each of what `mode` says of `iter`; [`Iter::Entries`] binds a list of key and value.
    ForEach {
        pattern: Pattern,
        iter: Expr,
        mode: Iter,
        body: Vec<Self>,
    },
    Loop {
        test: Option<Expr>,
        body: Vec<Self>,
    },
    /// A body whose failure runs one of the handlers; `finally` is simply put after it.
    Try {
        body: Vec<Self>,
        handlers: Vec<Vec<Self>>,
    },
    Return(Option<Expr>),
    /// One more element of what the function gives: `yield`, a comprehension's element, a line on a shell function's output.
    Yield(Expr),
    /// The value of the [`ExprKind::Block`] around it, if it is the last one reached.
    Value(Expr),
    Break,
    Continue,
    /// `throw`, `raise`, `exit`, `die`, `panic!`: nothing after it runs.
    Throw(Option<Expr>),
    Function(Arc<Function>),
    Class(Arc<Class>),
    /// What this module gives to others under `name`; `None` is the whole of it (`module.exports = …`, PHP's
    /// `return […]` is a plain [`Stmt::Return`]). Languages whose every top-level name is visible need none.
    Export {
        name: Option<Sym>,
        value: Expr,
    },
    /// Everything `module` gives becomes a name here: `from m import *`, `export * from` (with `reexport`), Rust's `use m::*`.
    ImportAll {
        module: Expr,
        reexport: bool,
    },
    /// These names are the module's in this function (Python and PHP `global`), or the enclosing function's (`nonlocal`).
    Global(Vec<Sym>),
    /// Names that are otherwise unbound here are fields of this: PHP `extract()`. In PHP they have their `$`.
    Extract(Expr),
    /// `unset($x['k'])`, `del x['k']`, `delete x.k`: not a read.
    Delete(Expr),
    Block(Vec<Self>),
}

/// Whose variable a binding sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// A new name, or the one of that name, in this function (in this module at top level): `let`, Python and PHP assignment.
    Local,
    /// The nearest enclosing function that has the name, else the module: JavaScript and Ruby assignment, shell.
    Nearest,
    /// The environment of this process and those it starts: shell `export`. Also sets the variable as `Nearest`.
    Environment,
    /// The same, and of what runs after this process, as CI services hand it on.
    Later,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Iter {
    /// The elements of a list, the values of a mapping: PHP `as $v`, Java, `for of`.
    Values,
    /// The elements of a list, the keys of a mapping: Python's `for`.
    Natural,
    /// The keys of a mapping, the indices of a list: `for in`, Go's `for k := range`.
    Keys,
    /// A list of key and value: PHP `as $k => $v`, `.items()`, `Object.entries`.
    Entries,
    /// The elements of a list, lists of key and value of a mapping: Ruby's `each`.
    Pairs,
}

#[derive(Clone, Debug)]
pub enum Pattern {
    Name(Ident),
    /// An assignment to a part: `x['k'] = …`, `this.creds = …`, `Class::$x = …`. The expression is an [`ExprKind::Access`].
    Place(Box<Expr>),
    /// `{user, org: o = 'x'}`, `['user' => $u] =`, `%{"user" => u}`. Taking a field is a read of its key.
    Record {
        fields: Vec<FieldPattern>,
        rest: Option<Box<Self>>,
        span: Span,
    },
    /// `[a, b] =`, `list($a) =`, `(a, *rest) =`. The index of `rest` is its place among the items.
    List {
        items: Vec<Self>,
        rest: Option<(usize, Box<Self>)>,
        span: Span,
    },
    /// The pattern, or the value where there is nothing to match: `{user = 'admin'}`.
    Default(Box<Self>, Box<Expr>),
    /// The pattern and its type: `const c: Rel = …`, `let v: Vec<Endpoint> = …`.
    Typed(Box<Self>, Type),
    /// Matches this value only; binds nothing.
    Const(Box<Expr>),
    /// Any of these (`a | b`), or all of these on the same value (`x @ p`, `p as x`).
    Any(Vec<Self>),
    All(Vec<Self>),
    Ignore,
}

#[derive(Clone, Debug)]
pub struct FieldPattern {
    /// A `Text` for a plain name or a literal; any expression for a computed key.
    pub key: Expr,
    pub value: Pattern,
    /// Of the whole entry as written (`org: o = 'x'`).
    pub span: Span,
}

#[derive(Clone, Debug)]
pub struct Function {
    /// Absent for closures.
    pub name: Option<Ident>,
    pub params: Vec<Param>,
    pub body: Vec<Stmt>,
    /// Of the whole function: two functions of a file never have the same.
    pub span: Span,
    pub kind: FunctionKind,
    pub yields: Yields,
    pub returns: Option<Type>,
    /// Expressions applied to it, outermost first: decorators, attributes.
    pub decorators: Vec<Expr>,
}

/// What a function sees of the variables around it.
#[derive(Clone, Debug, PartialEq)]
pub enum FunctionKind {
    /// The variables of the enclosing functions and the module (Python, JavaScript, Rust, shell; closures of most).
    Lexical,
    /// The same, but what it sets there is gone once it ends: what the shell runs in a process of its own.
    Process,
    /// Its own only, and what it declares [`Stmt::Global`]; functions, classes and constants of the module (no `$`) are
    /// visible all the same: PHP functions and methods, Ruby `def`.
    Isolated,
    /// Its own and these, taken from around it: PHP `function () use ($x, &$y)`.
    Uses(Vec<Sym>),
}

/// What becomes of [`Stmt::Yield`] in a function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Yields {
    /// There is none.
    No,
    /// A list of what is yielded: generators, list comprehensions.
    List,
    /// One record of all the yielded records: dict comprehensions.
    Record,
    /// Any of what is yielded, as it is: the output of shell functions and of `$(…)`, jq's outputs.
    Any,
}

#[derive(Clone, Debug)]
pub struct Param {
    /// With [`Pattern::Default`] and [`Pattern::Typed`] where it has them (default outermost).
    pub pattern: Pattern,
    pub kind: ParamKind,
    /// The field of `this` that it is also stored in: PHP promotion, TypeScript parameter properties, Kotlin `val`.
    pub field: Option<Sym>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParamKind {
    Plain,
    /// What the function puts into it is in the caller's variable afterwards: PHP's `&$x`.
    Reference,
    /// Given by its name only: Ruby's `user:`.
    Named,
    /// `*args`, `...$args`.
    Rest,
    /// `**kwargs`.
    Keywords,
}

/// A class, an interface, a struct, a record, an enum, a trait, a type alias of an object type: named members, and for
/// each field the key that it has in data.
#[derive(Clone, Debug)]
pub struct Class {
    pub name: Option<Ident>,
    pub bases: Vec<Expr>,
    pub fields: Vec<ClassField>,
    pub methods: Vec<Method>,
    /// Anything else in the body that runs with the class.
    pub body: Vec<Stmt>,
    pub span: Span,
    /// Only a description of a value that exists without it (TypeScript interfaces and type aliases): reading a field is
    /// a read of the key at the access, and the declaration is a second place to change.
    pub erased: bool,
    /// What it is another name for: `type Rels = Record<string, Endpoint[]>`. Without a name of its own, it only adds its
    /// methods to that: Rust's `impl Trait for Value`.
    pub alias: Option<Type>,
    pub decorators: Vec<Expr>,
}

/// Stands behind the name of an enum's variant in the name of the method that tells whether a value is that variant.
pub const IS_VARIANT: &str = "·is";

/// The name of the functions of a schema that what has passed it goes through: zod's `transform`.
pub const TRANSFORM: &str = "·transform";

/// The static field of an alias that holds what a framework puts where that type is asked for: FastAPI's `Annotated`.
pub const GIVEN: &str = "%given";

#[derive(Clone, Debug)]
pub struct ClassField {
    pub name: Ident,
    /// The key in data and where it is written: the tag, attribute or annotation, else the name itself. Empty where the
    /// field is never read from data.
    pub key: Ident,
    pub ty: Option<Type>,
    pub value: Option<Expr>,
    pub is_static: bool,
    /// The data may lack it: `Option`, `#[serde(default)]`, `?:`, `omitempty`.
    pub optional: bool,
    /// Its keys are this object's own: embedded structs, `#[serde(flatten)]`.
    pub flatten: bool,
    /// Other keys it is read from: `#[serde(alias = …)]`.
    pub aliases: Vec<Ident>,
}

#[derive(Clone, Debug)]
pub struct Method {
    pub function: Arc<Function>,
    pub kind: MethodKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MethodKind {
    Plain,
    Constructor,
    Static,
    /// Called by reading the member: `get x()`, `@property`.
    Getter,
    /// Its decorators are applied to the bare function, whose first parameter is the instance: Python.
    Decorated,
}

/// A type as far as it says which keys a value has.
#[derive(Clone, Debug)]
pub enum Type {
    /// A class or type by name, resolved like an expression in the module that it is written in.
    Named(Box<Expr>),
    /// Elements of this type: `T[]`, `Vec<T>`, `[]T`.
    List(Box<Self>),
    /// Values of this type under any key: `Record<string, T>`, `HashMap<String, T>`, `array<string, T>`.
    Map(Box<Self>),
    /// A type written out in place: `{ user: string }`.
    Inline(Arc<Class>),
    /// Texts, and whole numbers: of a parameter, where that decides which of several functions is called.
    Text,
    Number,
    /// Anything that says nothing about keys. `Option<T>`, `T | null`, `Promise<T>`, `Result<T>` are just `T`.
    Any,
}

impl Type {
    /// An expression that gives the class of the type, to hand it to whoever has a parameter for it.
    pub fn class(self, span: Span) -> Expr {
        match self {
            Self::Named(name) => *name,
            Self::Inline(class) => Expr::new(ExprKind::Class(class), span),
            Self::Text | Self::Number | Self::Any => Expr::null(span),
            ty @ (Self::List(_) | Self::Map(_)) => {
                let class = Class {
                    name: None,
                    bases: Vec::new(),
                    fields: Vec::new(),
                    methods: Vec::new(),
                    body: Vec::new(),
                    span,
                    erased: true,
                    alias: Some(ty),
                    decorators: Vec::new(),
                };
                Expr::new(ExprKind::Class(Arc::new(class)), span)
            }
        }
    }
}

impl Expr {
    pub fn new(kind: ExprKind, span: Span) -> Self {
        Self { kind, span }
    }
    /// Text that stands in the file as it is at `span`.
    pub fn text(value: &str, span: Span) -> Self {
        Self::new(ExprKind::Text { value: value.into(), content: span, exact: true }, span)
    }
    pub fn name(name: &str, span: Span) -> Self {
        Self::new(ExprKind::Name(name.into()), span)
    }
    pub fn null(span: Span) -> Self {
        Self::new(ExprKind::Null, span)
    }
    pub fn opaque(parts: Vec<Self>, span: Span) -> Self {
        Self::new(ExprKind::Opaque(parts), span)
    }
    pub fn access(base: Self, key: Self, style: Style, span: Span) -> Self {
        Self::new(ExprKind::Access { base: Box::new(base), key: Box::new(key), style }, span)
    }
    /// `base.name`, where `name` stands at `key`.
    pub fn member(base: Self, name: &str, key: Span, span: Span) -> Self {
        Self::access(base, Self::text(name, key), Style::Member, span)
    }
    pub fn call(callee: Self, args: Vec<Self>, span: Span) -> Self {
        Self::new(ExprKind::Call { callee: Box::new(callee), args: args.into_iter().map(Arg::of).collect() }, span)
    }
    pub fn either(first: Self, second: Self, span: Span) -> Self {
        Self::new(ExprKind::Either(Box::new(first), Box::new(second)), span)
    }
    pub fn compare(op: Op, left: Self, right: Self, span: Span) -> Self {
        Self::new(ExprKind::Compare { op, left: Box::new(left), right: Box::new(right) }, span)
    }
    #[expect(clippy::should_implement_trait, reason = "it makes an expression, it does not negate one")]
    pub fn not(self) -> Self {
        let span = self.span;
        Self::new(ExprKind::Not(Box::new(self)), span)
    }
    /// A function without a name or parameters, called where it stands: how comprehensions and `$(…)` are lowered.
    pub fn run(body: Vec<Stmt>, yields: Yields, span: Span) -> Self {
        let function = Function::closure(Vec::new(), body, yields, span);
        Self::call(Self::new(ExprKind::Function(Arc::new(function)), span), Vec::new(), span)
    }
    /// `let name = value in body`.
    pub fn with(name: &str, value: Self, body: Self, span: Span) -> Self {
        let pattern = Pattern::Name(Ident { name: name.into(), span: value.span });
        let param = Param { pattern, kind: ParamKind::Plain, field: None };
        let function = Function::closure(vec![param], vec![Stmt::Return(Some(body))], Yields::No, span);
        Self::call(Self::new(ExprKind::Function(Arc::new(function)), span), vec![value], span)
    }
    /// The value, if this is known text.
    pub fn as_text(&self) -> Option<&str> {
        match &self.kind {
            ExprKind::Text { value, .. } => Some(value),
            _ => None,
        }
    }
}

impl Function {
    /// A closure over the variables around it.
    pub fn closure(params: Vec<Param>, body: Vec<Stmt>, yields: Yields, span: Span) -> Self {
        Self { name: None, params, body, span, kind: FunctionKind::Lexical, yields, returns: None, decorators: Vec::new() }
    }
}
