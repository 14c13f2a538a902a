use super::KOTLIN;
use crate::syntax::Source;
use crate::syntax::ir::{Expr, ExprKind, Module, RECEIVER, Stmt, Style};

fn lower(text: &str) -> Module {
    (KOTLIN.lower)(&Source { text, path: "Main.kt" })
}

/// The value of the only variable in the text.
fn value(text: &str) -> Expr {
    let module = lower(text);
    assert!(module.lost.is_empty(), "{:?}", module.lost);
    match module.body.into_iter().last() {
        Some(Stmt::Bind { value, .. }) => value,
        other => panic!("{other:?}"),
    }
}

#[test]
fn names_in_text_are_read_and_escapes_are_not() {
    let ExprKind::Template(parts) = value(r#"val s = "a $user \$org ${e.b}""#).kind else { panic!() };
    let shown: Vec<String> = parts
        .iter()
        .map(|part| match &part.kind {
            ExprKind::Text { value, .. } => format!("'{value}'"),
            ExprKind::Name(name) => name.to_string(),
            ExprKind::Access { style, .. } => format!("{style:?}"),
            other => format!("{other:?}"),
        })
        .collect();
    assert_eq!(shown, ["'a '", "user", "' '", "'$'", "'org '", "Property"]);
}

#[test]
fn imported_names_are_written_out() {
    let callee = |text| match value(text).kind {
        ExprKind::Call { callee, .. } => match callee.kind {
            ExprKind::Name(name) => name.to_string(),
            other => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    };
    assert_eq!(callee("import com.acme.load as read\nval x = read()"), "com.acme.load");
    assert_eq!(callee("val x = load()"), "load");
}

#[test]
fn a_keyed_read_spans_from_its_base_to_the_bracket() {
    let text = r#"val x = e["user"]!!"#;
    let value = value(text);
    let ExprKind::Access { base, style: Style::Index, .. } = &value.kind else { panic!("{value:?}") };
    assert_eq!(&text[base.span.end as usize..value.span.end as usize], r#"["user"]!!"#);
}

#[test]
fn a_lambda_of_apply_has_a_receiver() {
    let ExprKind::Call { callee, .. } = value("val x = with(e) { user }").kind else { panic!() };
    let ExprKind::Function(function) = callee.kind else { panic!() };
    assert!(format!("{:?}", function.params[0].pattern).contains(RECEIVER));
}

#[test]
fn what_is_broken_is_lost_and_nothing_else() {
    let module = lower("val a = e[\"user\"]\nval b = = )\nfun f() = a\n");
    assert!(!module.lost.is_empty());
    assert!(module.body.iter().any(|stmt| matches!(stmt, Stmt::Bind { .. })));
}

#[test]
fn an_annotation_at_the_end_of_a_file_ends_there() {
    for text in ["class A {\n    val x = 1\n    @In", "class A {\n    val x = 1\n    @In(", "@"] {
        let lost = lower(text).lost;
        assert!(lost.iter().all(|span| text.get(span.range()).is_some()), "{lost:?}");
    }
}
