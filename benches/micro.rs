//! What each part of a run costs: searching a file for the words that matter, lowering, and a whole app.
//! `cargo bench --bench micro`, with a part's name to run only that.

use std::fs;
use std::path::{Path, PathBuf};

use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use influx_upgrade_lint::project::walk::{Walk, walk};
use influx_upgrade_lint::source::scan::{Literals, Scanner, Want};
use influx_upgrade_lint::syntax::{LANGUAGES, Language, Source, language_of};
use influx_upgrade_lint::{Options, check};

fn main() {
    divan::main();
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/apps")
}

/// The fixture apps' files, all that are UTF-8.
fn files() -> Vec<(String, String)> {
    let (walked, _) = walk(&Walk::new(root()), || (), |(), _, _| {}).expect("the fixtures are there");
    let paths = walked.files.into_iter().map(|entry| entry.path);
    paths.filter_map(|path| Some((path.clone(), fs::read_to_string(root().join(path)).ok()?))).collect()
}

fn apps() -> Vec<String> {
    let entries = fs::read_dir(root()).into_iter().flatten().filter_map(Result::ok);
    let mut names: Vec<String> = entries.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.sort();
    names
}

#[divan::bench]
fn walk_the_fixtures(bencher: Bencher<'_, '_>) {
    let what = Walk { threads: 1, ..Walk::new(root()) };
    let (walked, _) = walk(&what, || (), |(), _, _| {}).expect("the fixtures are there");
    bencher.counter(ItemsCount::new(walked.files.len())).bench(|| walk(&what, || (), |(), _, _| {}));
}

#[divan::bench(args = [1, 8, 40])]
fn search_the_fixtures(bencher: Bencher<'_, '_>, words: usize) {
    let literals = Literals::new((0..words).map(|word| format!("{:x}", (word + 1) * 0x0123_4567_89AB_CDEF % 0xFFFF_FFFF_FFFB)));
    let what = Walk { threads: 1, ..Walk::new(root()) };
    let bytes: usize = files().iter().map(|(_, text)| text.len()).sum();
    bencher
        .counter(BytesCount::new(bytes))
        .bench(|| Scanner::start(what.clone(), black_box(&literals), |_| Want::IfFound, |_| false, |_, _, _| None));
}

#[divan::bench(args = LANGUAGES.iter().map(|language| language.id))]
fn lower(bencher: Bencher<'_, '_>, id: &str) {
    let of = |(path, text): &(String, String)| language_of(path, text).is_some_and(|language: &Language| language.id == id);
    let files: Vec<_> = files().into_iter().filter(of).collect();
    let language = influx_upgrade_lint::syntax::language(id).expect("it comes from the table");
    let bytes: usize = files.iter().map(|(_, text)| text.len()).sum();
    bencher.counter(BytesCount::new(bytes)).bench_local(|| {
        for (path, text) in &files {
            black_box((language.lower)(&Source { text, path }));
        }
    });
}

#[divan::bench(args = apps())]
fn whole_app(bencher: Bencher<'_, '_>, app: &str) {
    let options = Options { paths: vec![root().join(app)], ..Options::default() };
    bencher.bench(|| check(black_box(&options)).map(|outcome| outcome.findings.len()).map_err(|error| error.message));
}
