//! What library calls give: `rules/models/<language>.toml`, parsed once.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, LazyLock, OnceLock};

use serde::Deserialize;

use crate::syntax::LANGUAGES;
use crate::syntax::ir::MADE_UP;

/// Which argument of a call.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum Ref {
    /// By position, from 0.
    Position(usize),
    /// `self` (what the method is called on), `rest` (all arguments not named otherwise), or the name of a keyword argument.
    Named(String),
    /// The first of these that is given.
    FirstOf(Vec<Self>),
}

/// Where a list of arguments is taken from.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum Refs {
    Many(Vec<Ref>),
    One(Ref),
}

/// What a callback is called with for each element.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Passes {
    #[default]
    Value,
    ValueKey,
    KeyValue,
    Key,
    /// One list of key and value.
    Entry,
    /// Of a mapping, such a list; of a list, the element.
    Pair,
    /// One by one, the elements of the list of such lists that a mapping is taken for.
    Pairs,
}

/// How the names of a type's fields are spelled in data, where these don't say so themselves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Spelling {
    #[default]
    AsWritten,
    /// In whatever letters, small or capital.
    Insensitive,
    /// `apiToken`
    Camel,
    /// `api_token`
    Snake,
}

impl Spelling {
    /// The key of an endpoint that a field of that name is for.
    pub(super) fn of(self, name: &str) -> String {
        match self {
            Self::AsWritten => name.to_owned(),
            Self::Insensitive => name.to_lowercase(),
            Self::Camel => {
                let mut chars = name.chars();
                chars.next().map(|first| first.to_lowercase().chain(chars).collect()).unwrap_or_default()
            }
            Self::Snake => {
                let mut spelled = String::new();
                for c in name.chars() {
                    if c.is_uppercase() && !spelled.is_empty() && !spelled.ends_with('_') {
                        spelled.push('_');
                    }
                    spelled.extend(c.to_lowercase());
                }
                spelled
            }
        }
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum PathSyntax {
    /// `influxdb.0.user`, `influxdb[0].user`.
    #[default]
    Dotted,
    /// `/influxdb/0/user`.
    Slashes,
    /// `[influxdb][0][user]`.
    Brackets,
    /// The whole text is one name.
    Whole,
}

/// How the fields in a format are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum FormatSyntax {
    /// `%s`, `%(name)s`, `%<name>s`, `%{name}`.
    Percent,
    /// `{}`, `{name[key]}`.
    Braces,
    /// `$name`, `${name}`.
    Dollar,
    /// `{{ .name }}`, with all that Go's templates have.
    Template,
}

/// What a value can be told to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Kind {
    Text,
    List,
    Map,
    Function,
    Number,
    Bool,
    Null,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Action {
    Environment,
    /// A setting of the program by its name: what its files of settings say, else the variable that is called like it
    /// (`influx.token`, `INFLUX_TOKEN`).
    Setting,
    EnvironmentMap,
    SetEnvironment,
    Document,
    Credentials,
    Instance,
    /// With `key`, only what stands under these keys, which are read so.
    Same,
    /// Text in small letters, or in capitals; anything else as it is.
    Lower,
    Upper,
    /// What of a text stands before the first or the last `what`, or behind it; without a `what`, all of it.
    Before,
    BeforeLast,
    After,
    AfterLast,
    /// A text without `what` at its start, or at its end.
    WithoutPrefix,
    WithoutSuffix,
    Get,
    Path,
    /// A list of what stands under these keys.
    Parts,
    /// A mapping with only these keys; of positions, the elements of a list.
    Pick,
    Column,
    /// Puts what it decodes into the argument `into`: `json.Unmarshal(data, &v)`.
    Decode,
    /// Puts variables of the environment into the fields of the argument `into`, by their tags, behind a prefix (`name`).
    DecodeEnvironment,
    /// Looks for a key in the text of the document or of a part of it, and gives that on.
    Search,
    Keys,
    Values,
    Entries,
    /// What an iterator of Rust runs over: the elements of a list, lists of key and value of a mapping.
    Pairs,
    FromEntries,
    /// A mapping of what two functions (`key`, `value`) make of each element; without one of them, that is the element.
    ToMap,
    /// A mapping of lists: of what a function makes of each element, or what stands there under a key, to such elements.
    Group,
    /// A list of such pairs as a mapping again; any other list as it is.
    Collect,
    /// The key, or the value, of such a pair; anything else as it is.
    PairKey,
    PairValue,
    Element,
    /// The next element as an iterator of JavaScript gives it: `{ value }`.
    Step,
    /// An item of a list, by its number; of anything else, that itself: `{:ok, value}` is the value.
    Item,
    /// The element at `at` of a list, what is first in a pair; of anything else, that itself.
    Part,
    /// What an `Optional` holds, or the default.
    Held,
    /// The value of a pair of key and value; with a `path`, what stands there.
    ValueOf,
    /// What stands under the key, however deep.
    Found,
    Merge,
    /// Puts the arguments' fields into what it is called on; with `key` and `value`, that one field.
    Update,
    /// Puts the arguments at the end of the list that it is called on; into a mapping, a key and a value.
    Append,
    Map,
    MapValues,
    Flatmap,
    Filter,
    Find,
    /// Calls the function with each element; with two parameters, with each key and value.
    Each,
    /// Whether the function holds of an element: it tells of a list of endpoints what it tells of the endpoint.
    Any,
    Reduce,
    Call,
    /// Calls the function with a value, and gives that.
    Tap,
    /// A mapping of the keys in one list: to the elements of another, or to any one value; without these, to their own keys.
    Combine,
    /// What the running function was called with.
    Given,
    /// A path of which the first part is a file under `config`.
    ConfigFile,
    /// Keeps a value for whoever asks for it by one of these names (`keys`).
    Register,
    /// The value that was kept under the first of these names that has one.
    Inject,
    /// What a call gives to whoever it is injected into: of a generator, what it yields.
    Provide,
    Apply,
    Bind,
    Itemgetter,
    Has,
    /// That nothing stands under the key; without one, that it is nothing itself.
    MissingAt,
    HasRelationship,
    Contains,
    StartsWith,
    EndsWith,
    Equals,
    In,
    Exists,
    Missing,
    /// Whether it is of one of these `kinds`; that it is there, if it is of those that may be of them (`perhaps`) or unknown.
    OfKind,
    Text,
    /// A text whose fields are filled from the arguments.
    Format,
    /// The elements of a list as one text, with `what` between them.
    Join,
    Split,
    /// The words of a text, or its lines; of anything else, that alone.
    Words,
    Lines,
    /// Lists of the words of each line of a text.
    Fields,
    Slice,
    List,
    FirstTruthy,
    RegisterFormatter,
    Formatted,
    Store,
    StoreGet,
    StoreSet,
    ConstantSet,
    ConstantGet,
    Exit,
    /// What a dotted name leads to, where it is a module or in one: `app.config.Production`, `app.config:settings`. Anything else
    /// as it is.
    Imported,
    /// What a file of the app gives: a framework's configuration.
    File,
    /// These functions, one after the other, or the last of them first.
    Pipe,
    Compose,
    /// What functions make of the first argument, one after the other.
    Thread,
    /// A function that may be given its arguments one by one.
    Curry,
    /// An object whose members a function (`function`) answers for.
    Proxy,
    /// Puts a function under an event's name, and calls those under it.
    Listen,
    Emit,
    /// The value as an instance of a class (`class-of`).
    Cast,
    /// The value as a part of a result: `{ success, data }`.
    Wrap,
    /// The value of a schema whose parts name variables of the environment.
    Schema,
    /// What is piped into the program, where the project knows it: `sys.stdin` in `… | python -c`. Of a call with `of`: where
    /// that is the standard input; with `function`: that is called with it.
    Input,
    /// The standard input as an object that is read from: `process.stdin`.
    InputStream,
    /// The program's arguments behind its name, where the project knows them.
    Arguments,
    Unknown,
}

impl Action {
    /// Whether functions among its arguments are called by it, or kept: those of any other call may be called by whoever
    /// has them.
    pub(super) fn takes_functions(self) -> bool {
        use Action::{
            Any, Apply, Bind, Call, Compose, Credentials, Curry, Each, Element, Filter, Find, Flatmap, Formatted, Group, Held,
            Input, Map, MapValues, Pipe, Proxy, Reduce, RegisterFormatter, Same, Tap, Thread, ToMap,
        };
        matches!(
            self,
            Any | Compose
                | Curry
                | Thread
                | Pipe
                | Proxy
                | Map
                | Each
                | ToMap
                | Group
                | Element
                | Credentials
                | MapValues
                | Flatmap
                | Held
                | Filter
                | Find
                | Reduce
                | Call
                | Apply
                | Bind
                | RegisterFormatter
                | Formatted
                | Input
                | Same
                | Tap
        )
    }
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Model {
    pub names: Vec<String>,
    pub gives: Action,
    pub of: Option<Refs>,
    pub name: Option<Ref>,
    pub key: Option<Ref>,
    pub keys: Option<Refs>,
    pub value: Option<Ref>,
    pub pair: Option<Ref>,
    pub default: Option<Ref>,
    pub path: Option<Ref>,
    #[serde(default)]
    pub syntax: PathSyntax,
    pub format: Option<FormatSyntax>,
    pub relationship: Option<Ref>,
    pub index: Option<Ref>,
    pub class: Option<String>,
    #[serde(rename = "class-of")]
    pub class_of: Option<Ref>,
    pub function: Option<Ref>,
    pub arguments: Option<Refs>,
    pub initial: Option<Ref>,
    /// The position of the argument that the value is put into.
    pub into: Option<usize>,
    #[serde(default)]
    pub passes: Passes,
    pub what: Option<Ref>,
    #[serde(default)]
    pub kinds: Vec<Kind>,
    #[serde(default)]
    pub perhaps: Vec<Kind>,
    /// From 0.
    pub at: Option<i64>,
    pub store: Option<String>,
    /// What it gives is what its argument was made from: base64, JSON. For people only; to the evaluator both are the same.
    #[serde(default)]
    pub decodes: bool,
    /// A file of the app, without its extension.
    pub file: Option<String>,
    /// Reading the member is the call: a property.
    #[serde(default)]
    pub property: bool,
    /// The argument that gets the value; the call itself tells whether there is one.
    pub out: Option<usize>,
    /// How data is spelled that is read into types, unless the settings in an argument (`options`) say it: these name others
    /// that have a spelling, or a field that has one and is true.
    pub spelling: Option<Spelling>,
    pub options: Option<Ref>,
    /// With fewer arguments than this, it gives a function that takes the rest.
    pub curried: Option<usize>,
    /// Keeps what the function does not hold for.
    #[serde(default)]
    pub negated: bool,
    /// Begins with the last element.
    #[serde(default)]
    pub backwards: bool,
    /// What it gives is a list of that one, or of none: Java's `Optional`.
    #[serde(default)]
    pub optional: bool,
    /// The names under which a call gives its value; the empty one is the value itself.
    #[serde(default)]
    pub under: Vec<String>,
}

/// What frameworks hand to the functions that are registered with them.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Given {
    /// The store that all of it is taken for: what one handler puts there, others find.
    pub store: String,
    /// What parameters of that kind are called.
    pub parameters: Vec<String>,
    /// Members of it by which one comes from one such thing to another.
    pub parts: Vec<String>,
    /// Members that are the environment.
    pub environment: Vec<String>,
    /// Parameters and members that are modelled under their own name.
    pub externals: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ModelFile {
    given: Option<Given>,
    #[serde(default)]
    model: Vec<Model>,
}

/// The models of one language.
#[derive(Default)]
pub(super) struct Models {
    by_name: HashMap<String, Arc<Model>>,
    /// Classes that a model makes instances of, or has methods for.
    classes: HashSet<String>,
    /// What stands before the first `.` of a name.
    libraries: HashSet<String>,
    pub given: Option<Given>,
}

impl Models {
    /// The model of that name; the `default` of an imported package is the package.
    /// So is what a front-end put behind a name to tell it from others of the project.
    pub(super) fn get(&self, name: &str) -> Option<&Model> {
        let name = name.split(MADE_UP).next().unwrap_or(name);
        self.by_name.get(name).or_else(|| self.by_name.get(&name.replace(".default", ""))).map(|model| &**model)
    }
    /// The names by which programs reach what is kept under that name.
    pub(super) fn names_of_store<'m>(&'m self, store: &'m str) -> impl Iterator<Item = &'m str> {
        let of_store = move |(_, model): &(&String, &Arc<Model>)| model.store.as_deref() == Some(store);
        self.by_name.iter().filter(of_store).map(|(name, _)| name.as_str())
    }
    /// Whether what is kept in that store is asked for by its names.
    pub(super) fn injects(&self, store: &str) -> bool {
        self.by_name.values().any(|model| model.gives == Action::Inject && model.store.as_deref() == Some(store))
    }
    /// The names by which programs reach what that file gives.
    pub(super) fn names_of_file<'m>(&'m self, path: &'m str) -> impl Iterator<Item = &'m str> {
        let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
        let of_file =
            move |(_, model): &(&String, &Arc<Model>)| model.file.as_ref().is_some_and(|file| stem.ends_with(file.as_str()));
        self.by_name.iter().filter(of_file).map(|(name, _)| name.as_str())
    }
    /// Whether something of that library is modelled.
    pub(super) fn has_library(&self, name: &str) -> bool {
        self.libraries.contains(name)
    }
    pub(super) fn has_class(&self, name: &str) -> bool {
        self.classes.contains(name)
    }
    fn parse(text: &str) -> Result<Self, toml::de::Error> {
        let file: ModelFile = toml::from_str(text)?;
        let mut models = Self { given: file.given, ..Self::default() };
        for model in file.model.into_iter().map(Arc::new) {
            models.classes.extend(model.class.clone());
            for name in &model.names {
                if let Some((class, _)) = name.split_once('#')
                    && !class.is_empty()
                {
                    models.classes.insert(class.to_owned());
                }
                models.libraries.extend(name.split_once('.').map(|(library, _)| library.to_owned()));
                models.by_name.insert(name.clone(), model.clone());
            }
        }
        Ok(models)
    }
}

/// The models of each language, parsed when they are first asked for.
static PARSED: LazyLock<Vec<OnceLock<Models>>> = LazyLock::new(|| LANGUAGES.iter().map(|_| OnceLock::new()).collect());

static NONE: LazyLock<Models> = LazyLock::new(Models::default);

pub(super) fn of(language: &str) -> &'static Models {
    let all = LANGUAGES.iter().zip(&*PARSED);
    let Some((of, models)) = all.into_iter().find(|(of, _)| of.id == language) else { return &NONE };
    let broken = |error| panic!("internal error: rules/models/{language}.toml: {error}");
    models.get_or_init(|| Models::parse(of.models).unwrap_or_else(broken))
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_model_file_parses() {
        for language in crate::syntax::LANGUAGES {
            assert!(!super::of(language.id).by_name.is_empty(), "{}", language.id);
        }
    }
}
