use super::RUBY;
use crate::syntax::Source;
use crate::syntax::ir::Module;
use crate::syntax::testing::{exact_texts, shape};

fn lowered(text: &str) -> Module {
    let module = (RUBY.lower)(&Source { text, path: "a.rb" });
    assert!(module.lost.is_empty(), "{:?} in {text}", module.lost);
    module
}

#[test]
fn keys_stand_where_they_are_written() {
    let source = "a = x['user'][:org]&.fetch(\"bucket\")\nb = { user: 1, 'k' => 2 }\nc = %w[d e]\nd = <<~X\n  f\nX\n";
    let texts = exact_texts(source, &lowered(source));
    assert_eq!(texts, ["x", "user", "org", "fetch", "bucket", "user", "k", "d", "e", "  f\n"]);
}

#[test]
fn a_bare_name_is_a_variable_once_it_was_set() {
    let shown = shape(&lowered("def a(b)\n  c\n  c = b\n  c\nend\n"));
    assert!(shown.contains(r#"Access { base: Expr { kind: This"#), "{shown}");
    assert!(shown.contains(r#"Return(Some(Expr { kind: Name("c")"#), "{shown}");
}

#[test]
fn constants_have_the_module_around_them() {
    let shown = shape(&lowered("module A\n  class B < C\n    D = E::F\n  end\nend\n"));
    for name in ["\"A::B\"", "\"C·A\"", "\"E::F·A::B\""] {
        assert!(shown.contains(name), "{name} in {shown}");
    }
}

#[test]
fn nothing_panics() {
    for source in
        ["", "def", "class", "a b c do |", "x = <<~A\n", "case x\nin {", "%w[", "\"#{", "a&.", "é.ü = ö['ä']", "<<A + <<B\n"]
    {
        let _ = (RUBY.lower)(&Source { text: source, path: "a.rb" });
        let _ = (RUBY.lower)(&Source { text: source, path: "config/a.yml" });
    }
    for source in ["<%", "a: <%= é %>\nb", "<%= x", "<%# é %>", "k: \"<%= ENV['x'] %>\"\n  <<: *a"] {
        let _ = (RUBY.lower)(&Source { text: source, path: "config/a.yml.erb" });
    }
}
