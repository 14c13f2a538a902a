//! What tests of front-ends look at in a lowered module. All of it reads the `Debug` form, which has every node.

use regex::Regex;

use super::ir::{Module, Span};

fn spans(module: &Module, pattern: &str) -> Vec<Span> {
    let pattern = Regex::new(pattern).expect("internal error: a pattern of a test");
    let number = |text: &str| text.parse::<usize>().expect("internal error: digits");
    pattern.captures_iter(&format!("{module:?}")).map(|found| Span::new(number(&found[1]), number(&found[2]))).collect()
}

/// The slice of the source at each exact text, in the order of the tree. Fails where the slice is not the text's value.
pub(super) fn exact_texts(source: &str, module: &Module) -> Vec<String> {
    let shown = Regex::new(r#"Text \{ value: "((?:[^"\\]|\\.)*)", content: \d+\.\.\d+, exact: true"#)
        .expect("internal error: a pattern of a test");
    let debug = format!("{module:?}");
    let values = shown.captures_iter(&debug).map(|found| found[1].to_owned());
    let places = spans(module, r#"Text \{ value: "(?:[^"\\]|\\.)*", content: (\d+)\.\.(\d+), exact: true"#);
    let slices = places.into_iter().map(|place| source.get(place.range()).expect("internal error: a span within the text"));
    values
        .zip(slices)
        .map(|(value, slice)| {
            assert_eq!(value, format!("{slice:?}").trim_matches('"').replace("\\'", "'"), "in {source}");
            slice.to_owned()
        })
        .collect()
}

/// The spans of all functions.
pub(super) fn functions(module: &Module) -> Vec<Span> {
    spans(module, r"span: (\d+)\.\.(\d+), kind: (?:Lexical|Isolated|Uses)")
}

/// The tree without its places.
pub(super) fn shape(module: &Module) -> String {
    let place = Regex::new(r"\d+\.\.\d+").expect("internal error: a pattern of a test");
    place.replace_all(&format!("{module:?}"), "_").into_owned()
}
