use super::PYTHON;
use crate::syntax::ir::Module;
use crate::syntax::testing::{exact_texts, functions, shape};
use crate::syntax::{Project, Source};

fn lower(text: &str) -> Module {
    (PYTHON.lower)(&Source { text, path: "app.py" })
}

/// A bit of everything; used for the tests of places and of broken files.
const SAMPLE: &str = r#"
import base64, json, os
import pkg.sub as alias
from . import settings
from .helpers import decode as dec, other
from constants import *

RELATIONSHIP: str = "influxdb"

class Reader(Base):
    KEY = "user"
    OTHER = KEY + "x"
    host: str = field(default="h")

    def __init__(self, name, *args, index: int = 0, **kwargs):
        super().__init__(name)
        self.name = name

    @property
    def endpoint(self):
        return self.relationships()[self.name][0]

    @classmethod
    def make(cls, name=None):
        return cls(name or RELATIONSHIP)

def read(rels: Dict[str, List[Endpoint]], key="user"):
    global CACHE
    if (ep := rels.get("influxdb")) is not None and "user" in ep[0]:
        for i, e in enumerate(ep):
            try:
                yield e["user"], e[-1], f"{e['org']!r:>{width}} {{x}}\n"
            except (KeyError, TypeError) as error:
                continue
            else:
                pass
            finally:
                del e["bucket"]
        else:
            sys.exit(1)
    elif not rels:
        raise ValueError("no " "relationships") from None
    while True:
        break
    with open(path) as f, lock:
        data = {**base, "a": [*x, 1], **{k: v for k, v in x.items() if k}}
    url = "http://%(user)s@%%" % ep + "{user}:{0[org]}".format(1, **ep)
    match rels:
        case {"influxdb": [{"user": u, **rest}, *_]} if u:
            return u
        case Endpoint(user="x" | None as y):
            return lambda a, *b: a[1:2]
    assert a < b < c, "no"
    x, (y, *z) = a.b[0], c
    x += await f(*args, k=v, **kw)
    return x if y else not z
"#;

#[test]
fn texts_stand_where_they_are_written() {
    let module = lower(SAMPLE);
    let texts = exact_texts(SAMPLE, &module);
    for wanted in
        ["influxdb", "user", "org", "relationships", "http://%(user)s@%%", "{user}:{0[org]}", "pkg.sub", ".helpers", "decode"]
    {
        assert!(texts.iter().any(|text| text == wanted), "{wanted} in {texts:?}");
    }
    assert!(module.lost.is_empty(), "{:?}", module.lost);
}

#[test]
fn functions_differ_in_their_spans() {
    let mut spans = functions(&lower(SAMPLE));
    let count = spans.len();
    spans.sort();
    spans.dedup();
    assert_eq!(spans.len(), count);
    assert!(count >= 6);
}

#[test]
fn a_broken_file_loses_the_broken_part() {
    for end in 0..SAMPLE.len() {
        exact_texts(SAMPLE, &lower(SAMPLE.get(..end).unwrap_or_default()));
    }
    let module = lower("x = rels['a']\ndef (:\n  y = = 3\nz = rels['b']\n");
    assert!(!module.lost.is_empty());
    assert!(exact_texts("x = rels['a']\ndef (:\n  y = = 3\nz = rels['b']\n", &module).contains(&"b".to_owned()));
}

#[test]
fn deep_and_long_code_is_bounded() {
    let nested = format!("x = {}1{}", "[".repeat(5000), "]".repeat(5000));
    assert!(!lower(&nested).lost.is_empty());
    let long = format!("x = {}", vec!["'a'"; 5000].join(" + "));
    assert!(lower(&long).lost.is_empty());
    let branches = format!("if a:\n  x\n{}", "elif b:\n  y\n".repeat(5000));
    assert!(lower(&branches).lost.is_empty());
    let calls = format!("x{}", ".y()".repeat(3000));
    assert!(!lower(&calls).lost.is_empty());
}

/// The form of the first, without places, is that of the second.
fn same(one: &str, other: &str) {
    assert_eq!(shape(&lower(one)), shape(&lower(other)), "{one} and {other}");
}

#[test]
fn what_means_the_same_is_lowered_the_same() {
    same("x = await f()", "x = f()");
    same("async def f():\n  async with a as b:\n    pass", "async def f():\n  async with (a as b):\n    pass");
    same("x = (a)['k']", "x = a['k']");
    same("x = None is y", "x = y is None");
    same("x = y == None", "x = not y is not None");
    same("x = dict(a, user=b)", "x = {**a, 'user': b}");
    same("x = dict(a)", "x = a");
    same("x = dict((k, v) for k, v in y)", "x = {k: v for k, v in y}");
    same("sys = 1\nassert x", "sys = 1\nif x:\n  pass\nelse:\n  raise");
    same("x = X.model_validate(d)", "x = X(**d)");
    same("with (a as b, c): pass", "with a as b, c: pass");
    same("import operator\nf(operator.getitem(a, 'k'))", "import operator\nf(a['k'])");
    same("from typing import cast\nx = cast(dict, y)", "from typing import cast\nx = y");
}

#[test]
fn the_first_parameter_of_a_method_is_this() {
    let module = lower(
        "class A:\n  def f(me, x):\n    def g(): return me.a\n    return lambda me: me\n  @staticmethod\n  def h(me): me\n",
    );
    let shape = shape(&module);
    assert_eq!(shape.matches("This").count(), 1, "{shape}");
    assert_eq!(shape.matches("Name(\"me\")").count(), 2, "{shape}");
}

#[test]
fn builtins_give_way_to_definitions() {
    assert!(shape(&lower("exit(1)")).contains("Throw"));
    assert!(!shape(&lower("from x import exit\nexit(1)")).contains("Throw"));
    assert!(!shape(&lower("def exit(a): pass\nexit(1)")).contains("Throw"));
    assert!(shape(&lower("from sys import exit\nexit(1)")).contains("Throw"));
    assert!(shape(&lower("import sys as system\nsystem.exit(1)")).contains("Throw"));
}

#[test]
fn fields_have_keys() {
    let source = "class A(BaseModel):\n  login: str = Field(alias='user')\n  org: str\nB = namedtuple('B', 'host user')\n";
    let source = &format!("from collections import namedtuple\n{source}");
    let debug = format!("{:?}", lower(source));
    for key in ["user", "org"] {
        let at = source.find(key).unwrap();
        let ident = format!("key: Ident {{ name: \"{key}\", span: {at}..{} }}", at + key.len());
        assert!(debug.contains(&ident), "{ident} in {debug}");
    }
    let at = source.rfind("user").unwrap();
    assert!(debug.contains(&format!("name: Ident {{ name: \"user\", span: {at}..{} }}", at + 4)));
}

fn resolve(spec: &str, from: &str, app_root: &str, files: &[&str]) -> Option<String> {
    let exists = |path: &str| files.contains(&path);
    (PYTHON.resolve)(spec, &Project { from, app_root, exists: &exists, read: &|_| None, only: &|_| None, list: &|_| Vec::new() })
}

#[test]
fn imports_lead_to_files() {
    let files = &[
        "api/app/__init__.py",
        "api/app/config.py",
        "api/app/views/__init__.py",
        "api/config.py",
        "shared/__init__.py",
        "api/src/x.py",
    ];
    let view = "api/app/views/index.py";
    let check = |spec: &str, from: &str, file: Option<&str>| {
        assert_eq!(resolve(spec, from, "api", files).as_deref(), file, "{spec} in {from}")
    };
    check("app.config", view, Some("api/app/config.py"));
    check("config", view, Some("api/config.py"));
    check("..config", view, Some("api/app/config.py"));
    check(".", view, Some("api/app/views/__init__.py"));
    check("..", view, Some("api/app/__init__.py"));
    check(".....", view, None);
    check("shared", view, Some("shared/__init__.py"));
    check("x", view, Some("api/src/x.py"));
    check("os.path", view, None);
    check("config", "api/config.py", Some("api/app/config.py").filter(|_| false));
    check("config", "api/app/main.py", Some("api/config.py"));
}

#[test]
fn what_a_settings_module_sets_is_stored() {
    let text = "if x:\n  DATABASES = 1\ndef f():\n  LOCAL = 2\nlower = 3\n";
    let stored = |path: &str| shape(&(PYTHON.lower)(&Source { text, path })).matches("django.conf").count();
    assert_eq!(stored("site/settings.py"), 1);
    assert_eq!(stored("site/settings_psh.py"), 1);
    assert_eq!(stored("site/settings/base.py"), 1);
    assert_eq!(stored("site/views.py"), 0);
}
