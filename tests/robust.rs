//! Whatever the input: no panic, no hang, and what can't be analysed is said.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use std::any::Any;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::panic::{RefUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use influx_upgrade_lint::embed::{self, Around, Reading};
use influx_upgrade_lint::rules::Severity;
use influx_upgrade_lint::source::{FileId, SourceFile};
use influx_upgrade_lint::syntax::{LANGUAGES, Language, Source};
use influx_upgrade_lint::{Options, Outcome, check};

mod stress;

/// As much of the machine as there is; each thread with room for what recurses within its bounds. Tells all that goes wrong.
fn on_all_cores<T: Sync + RefUnwindSafe>(items: &[T], work: impl Fn(&T) -> Result<(), String> + Sync + RefUnwindSafe) {
    let next = AtomicUsize::new(0);
    let complaints = std::thread::scope(|scope| {
        let run = || {
            let mut complaints = Vec::new();
            while let Some(item) = items.get(next.fetch_add(1, Ordering::Relaxed)) {
                let panicked = |panic: Box<dyn Any + Send>| {
                    let message = panic.downcast_ref::<String>().cloned();
                    Err(message.unwrap_or_else(|| panic.downcast_ref::<&str>().unwrap_or(&"panicked").to_string()))
                };
                complaints.extend(catch_unwind(|| work(item)).unwrap_or_else(panicked).err());
            }
            complaints
        };
        let threads = std::thread::available_parallelism().map_or(2, usize::from);
        let spawn = |_| std::thread::Builder::new().stack_size(64 << 20).spawn_scoped(scope, run).unwrap();
        let handles: Vec<_> = (0..threads).map(spawn).collect();
        handles.into_iter().flat_map(|handle| handle.join().unwrap()).collect::<BTreeSet<_>>()
    });
    assert!(complaints.is_empty(), "{complaints:#?}");
}

/// What takes longer hangs, even on a machine that is busy with much else; how fast things are is for the benchmarks to say.
const HANG: Duration = Duration::from_secs(180);

/// Lowers, and sees to it that no span leads out of the text or into the midst of a character.
fn lower(language: &Language, path: &str, text: &str) -> Result<(), String> {
    let told = || format!("{path}, {} bytes beginning with {:?}", text.len(), text.chars().take(30).collect::<String>());
    let start = Instant::now();
    let module = catch_unwind(|| (language.lower)(&Source { text, path })).map_err(|_| format!("{}: panicked", told()))?;
    for lost in module.lost {
        text.get(lost.range()).ok_or_else(|| format!("{}: lost {lost:?}", told()))?;
    }
    let took = start.elapsed();
    if took < HANG { Ok(()) } else { Err(format!("{}: took {took:?}", told())) }
}

fn fixtures() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/apps");
    let entries = walkdir::WalkDir::new(&root).sort_by_file_name().into_iter().map(Result::unwrap);
    let files = entries.filter(|entry| entry.file_type().is_file()).filter_map(|entry| {
        let text = fs::read_to_string(entry.path()).ok()?;
        Some((entry.path().strip_prefix(&root).unwrap().to_str()?.to_string(), text))
    });
    files.collect()
}

fn project(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let tree = tempfile::tempdir().unwrap();
    for (path, bytes) in files {
        let path = tree.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    tree
}

/// What each such program costs is in `benches/stress.rs`.
#[test]
fn long_programs_are_followed_to_their_end() {
    let programs = stress::programs(100);
    on_all_cores(&programs, |program| {
        let app = project(&[CONFIG, SERVICES, (program.path, program.text.as_bytes())]);
        let outcome = checked(app.path());
        let found: Vec<_> = outcome.findings.iter().map(|finding| (finding.rule, finding.severity)).collect();
        let whole = outcome.coverage.incomplete.is_empty();
        if found == [("renamed-user", Severity::Error)] && whole {
            return Ok(());
        }
        Err(format!("{}: {found:?}, {:?}", program.name, outcome.coverage.incomplete))
    });
}

const CONFIG: (&str, &[u8]) = (".platform.app.yaml", b"name: app\nrelationships:\n    influxdb: 'influx:influxdb'\n");
const SERVICES: (&str, &[u8]) = (".platform/services.yaml", b"influx:\n    type: influxdb:2.2\n");

fn checked(root: &Path) -> Outcome {
    check(&Options { paths: vec![root.into()], ..Options::default() }).map_err(|error| error.message).unwrap()
}

/// Every file of the fixture apps that has a language, without its end, for many ends.
#[test]
fn files_cut_anywhere() {
    let files = fixtures();
    assert!(!files.is_empty());
    let mut cuts: Vec<(&Language, &str, &str)> = Vec::new();
    for (path, text) in &files {
        let Some(language) = influx_upgrade_lint::syntax::language_of(path, text) else { continue };
        let ends = (0..text.len()).step_by(97).map(|end| text.floor_char_boundary(end));
        cuts.extend(ends.map(|end| (language, path.as_str(), &text[..end])));
    }
    on_all_cores(&cuts, |(language, path, text)| lower(language, path, text));
}

/// Whatever file is asked for, it is the one that asks.
struct Itself(Arc<SourceFile>);

impl Around for Itself {
    fn read(&mut self, _: &str) -> Option<(FileId, Arc<SourceFile>)> {
        Some((FileId(0), Arc::clone(&self.0)))
    }
    fn list(&self, directory: &str) -> Vec<String> {
        vec![format!("{directory}/a.mk")]
    }
}

/// Cuts a file that has code of other languages in it into its regions, and lowers those.
fn embedded(path: &str, text: &str) -> Result<(), String> {
    let Some(format) = embed::format_of(path) else { return Ok(()) };
    let file = Arc::new(SourceFile::new(path, text.as_bytes().to_vec()));
    let mut around = Itself(Arc::clone(&file));
    let mut reading = Reading { id: FileId(0), file: Arc::clone(&file), around: &mut around };
    let told = |why: &str| format!("{path}, {} bytes: {why}", text.len());
    let work = || {
        let regions = (format.regions)(&mut reading).unwrap_or_default();
        regions.iter().filter_map(|region| region.lower(path)).collect::<Vec<_>>()
    };
    let start = Instant::now();
    let lowered = catch_unwind(std::panic::AssertUnwindSafe(work)).map_err(|_| told("panicked"))?;
    for region in lowered {
        for piece in &region.map.pieces {
            file.text.get(piece.place.span.range()).ok_or_else(|| told("a piece lies outside"))?;
            region.text.get(piece.start as usize..).ok_or_else(|| told("a piece begins inside a character"))?;
        }
    }
    if start.elapsed() < HANG { Ok(()) } else { Err(told("took too long")) }
}

#[test]
fn embedding_files_cut_anywhere() {
    let files = fixtures();
    let cuts: Vec<(&str, &str)> = files
        .iter()
        .filter(|(path, _)| embed::format_of(path).is_some())
        .flat_map(|(path, text)| {
            (0..=text.len()).step_by(97).map(move |end| (path.as_str(), &text[..text.floor_char_boundary(end)]))
        })
        .collect();
    assert!(!cuts.is_empty());
    on_all_cores(&cuts, |(path, text)| embedded(path, text));
}

/// Under the name of every format: what it is made of in any order, nested, and repeated.
#[test]
fn embedding_files_of_anything() {
    let names = [
        "Dockerfile",
        "Makefile",
        ".github/workflows/a.yml",
        ".gitlab-ci.yml",
        ".circleci/config.yml",
        "bitbucket-pipelines.yml",
        "azure-pipelines.yml",
        ".travis.yml",
        "docker-compose.yml",
        ".ddev/config.yaml",
        ".lando.yml",
        "Taskfile.yml",
        "package.json",
        "composer.json",
        "Procfile",
        "a.service",
    ];
    let tokens = "RUN CMD ENV <<EOF EOF \\\n \n \n \t # [ ] \" ' $ $$ $( ${ ) } ${{ }} << >> || . [0] = := ?= += != : , - run: script: jobs: steps: env: X: include define endef ifeq endif export call shell eval X é \u{1F600} \u{fffc} ExecStart= Environment= %% \"a=b";
    let tokens: Vec<&str> = tokens.split(' ').collect();
    let mut random = 0x2545_F491_4F6C_DD1Du64;
    let mut next = || {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        random as usize
    };
    let mut jobs: Vec<(&str, String)> = Vec::new();
    for name in names {
        assert!(embed::format_of(name).is_some(), "{name}");
        for round in 0..60 {
            let between = if round % 2 == 0 { " " } else { "" };
            let text = (0..400).map(|_| tokens[next() % tokens.len()]).collect::<Vec<_>>().join(between);
            jobs.push((name, text));
        }
        jobs.push((name, "a := $(a)$(a)$(a)\nb = $(b)$(b)$(c)\nc = $(b)$(c)\nx: ; $(b)$(call b,$(c))\ninclude a\n".repeat(20)));
        jobs.push((name, format!("X = {}{}\nt:\n\t$(X)\n", "$(".repeat(5000), ")".repeat(5000))));
        jobs.push((name, format!("jobs: {}{}", "{a: [".repeat(2000), "]}".repeat(2000))));
        jobs.push((name, format!("env: {{A: x}}\nrun: '{}'", "${{ env.A }}${{ (((fromJSON(a.b).c[0])) }}".repeat(500))));
    }
    on_all_cores(&jobs, |(path, text)| embedded(path, text));
}

/// Cut files still go through the whole, all apps at once, each under a directory of its own.
#[test]
fn apps_cut_in_the_middle() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/apps");
    let mut apps = BTreeMap::<String, Vec<(String, String)>>::new();
    for (path, text) in fixtures() {
        let (app, path) = path.split_once('/').unwrap();
        apps.entry(app.to_string()).or_default().push((path.to_string(), text));
    }
    assert!(root.is_dir());
    let jobs: Vec<(String, usize)> = apps.keys().flat_map(|app| (1..4).map(|quarter| (app.clone(), quarter))).collect();
    on_all_cores(&jobs, |(app, quarter)| {
        let cut: Vec<(&str, &[u8])> = apps[app]
            .iter()
            .map(|(path, text)| {
                let config = path.contains(".platform") || path.contains(".upsun") || path.contains(".magento");
                let end = if config { text.len() } else { text.len() * quarter / 4 };
                (path.as_str(), &text.as_bytes()[..end])
            })
            .collect();
        let tree = project(&cut);
        let options = Options { paths: vec![tree.path().into()], ..Options::default() };
        let outcome = catch_unwind(|| check(&options)).map_err(|_| format!("{app}, cut at {quarter}/4: panicked"))?;
        // What the config includes may be YAML that was cut: that is told, with its place. Nothing else may be an error.
        match outcome {
            Err(error) if !error.message.contains(".yaml") => Err(format!("{app}, cut at {quarter}/4: {}", error.message)),
            _ => Ok(()),
        }
    });
}

#[test]
fn random_bytes_under_every_extension() {
    let mut random = 0x9E37_79B9_7F4A_7C15u64;
    let mut next = || {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        random
    };
    let tokens: Vec<&str> = "( ) [ ] { } < > ' \" ` $ $a a -> => . , ; : :: = == ?? ?. // # /* */ <?php ?> <<EOF EOF \n \t \\ 0 1.5 if for function class return import from as def async await match enum struct fn let @ & | && || ! ~ % 'user' \"org\" ${ #{ | jq -r '.influxdb[0].user' PLATFORM_RELATIONSHIPS é \u{1F600} \u{feff} \0"
        .split(' ')
        .collect();
    let mut jobs: Vec<(&Language, String, String)> = Vec::new();
    for language in LANGUAGES {
        let names = language.extensions.iter().map(|extension| format!("x.{extension}"));
        let names: Vec<String> = names.chain(language.file_names.iter().map(ToString::to_string)).collect();
        for round in 0..60 {
            let name = names[round % names.len()].clone();
            let text = if round % 3 == 0 {
                let bytes: Vec<u8> = (0..2000).map(|_| next() as u8).collect();
                String::from_utf8_lossy(&bytes).into_owned()
            } else {
                (0..600).map(|_| tokens[next() as usize % tokens.len()]).collect::<Vec<_>>().join(if round % 3 == 1 {
                    " "
                } else {
                    ""
                })
            };
            jobs.push((language, name, text));
        }
    }
    on_all_cores(&jobs, |(language, path, text)| lower(language, path, text));
    // And as files on disk, all together, as invalid UTF-8.
    let bytes: Vec<Vec<u8>> =
        jobs.iter().map(|(_, _, text)| [&b"RELATIONSHIPS \xff\xfe\xc3("[..], text.as_bytes()].concat()).collect();
    let paths: Vec<String> = jobs.iter().enumerate().map(|(at, (_, name, _))| format!("{at}/{name}")).collect();
    let mut files: Vec<(&str, &[u8])> = vec![CONFIG, SERVICES];
    // Zero bytes would make most of them binary.
    let texts: Vec<Vec<u8>> =
        bytes.iter().map(|bytes| bytes.iter().map(|&byte| if byte == 0 { b' ' } else { byte }).collect()).collect();
    files.extend(paths.iter().zip(&texts).map(|(path, bytes)| (path.as_str(), bytes.as_slice())).step_by(4));
    let tree = project(&files);
    assert!(checked(tree.path()).coverage.files_read >= files.len() - 2);
}

#[test]
fn ten_thousand_nested_brackets() {
    const DEPTH: usize = 10_000;
    let (open, shut) = ("(".repeat(DEPTH), ")".repeat(DEPTH));
    let (square, squared) = ("[".repeat(DEPTH), "]".repeat(DEPTH));
    let (curly, curled) = ("{".repeat(DEPTH), "}".repeat(DEPTH));
    let shapes = [
        format!("x = {open}1{shut}\n"),
        format!("x = {open}\n"),
        format!("x = {square}1{squared}\n"),
        format!("{curly}{curled}\n"),
        format!("x = {}1{}\n", "{a: [(".repeat(DEPTH / 3), ")]}".repeat(DEPTH / 3)),
        format!("x{}\n", "['a']".repeat(DEPTH)),
        format!("x{}\n", ".a".repeat(DEPTH)),
        format!("x{}\n", "()".repeat(DEPTH)),
        format!("x = {}1\n", "!".repeat(DEPTH)),
        format!("x = {}1\n", "- ".repeat(DEPTH)),
        format!("x = {}1\n", "1 + ".repeat(DEPTH)),
        format!("x = {}1\n", "a ?? ".repeat(DEPTH)),
        format!("x = {}1\n", "a ? b : ".repeat(DEPTH)),
        format!("{}\n", "if (a) ".repeat(DEPTH)),
        format!("{}\n", "if a:\n ".repeat(300)),
        format!("x = {}1\n", "$(".repeat(DEPTH)),
        format!("x = \"{}\n", "${".repeat(DEPTH)),
        format!("echo x {}\n", "| jq . ".repeat(2000)),
        format!("jq '{}.a{}'\n", "(".repeat(DEPTH), ")".repeat(DEPTH)),
        format!("{}\n", "if (a) {} else ".repeat(DEPTH)),
        format!("{}\n", "fn f() { ".repeat(DEPTH)),
        format!("{}\n", "() => ".repeat(DEPTH)),
    ];
    let mut jobs: Vec<(&Language, String, String)> = Vec::new();
    for language in LANGUAGES {
        let name = match language.extensions.first() {
            Some(extension) => format!("x.{extension}"),
            None => language.file_names.first().unwrap_or(&"x").to_string(),
        };
        for shape in &shapes {
            let text = if language.id == "php" { format!("<?php\n{};", shape.replace("x", "$x")) } else { shape.clone() };
            jobs.push((language, name.clone(), text));
        }
    }
    on_all_cores(&jobs, |(language, path, text)| lower(language, path, text));
    // The engine, too, must get by with what is not lost.
    let paths: Vec<String> = jobs.iter().enumerate().map(|(at, (_, name, _))| format!("{at}/{name}")).collect();
    let texts: Vec<String> = jobs.iter().map(|(_, _, text)| format!("{text}// # PLATFORM_RELATIONSHIPS\n")).collect();
    let mut files: Vec<(&str, &[u8])> = vec![CONFIG, SERVICES];
    files.extend(paths.iter().zip(&texts).map(|(path, text)| (path.as_str(), text.as_bytes())));
    let tree = project(&files);
    checked(tree.path());
}

#[test]
fn fifty_megabytes() {
    let mut large = "const a = 1; // nothing of interest in this line\n".repeat((50 << 20) / 50);
    large.push_str("process.env.PLATFORM_RELATIONSHIPS\n");
    let one_line = format!("var x = '{}'; // RELATIONSHIPS", "y".repeat(6 << 20));
    let read = b"<?php $r = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true); echo $r['influxdb'][0]['user'];";
    let tree = project(&[CONFIG, SERVICES, ("large.js", large.as_bytes()), ("line.js", one_line.as_bytes()), ("read.php", read)]);
    let start = Instant::now();
    let outcome = checked(tree.path());
    assert!(start.elapsed() < HANG, "took {:?}", start.elapsed());
    assert!(
        outcome.coverage.incomplete.iter().any(|incomplete| incomplete.path == "large.js"),
        "{:?}",
        outcome.coverage.incomplete
    );
    let found: Vec<(&str, &str)> =
        outcome.findings.iter().map(|finding| (finding.rule, outcome.files.get(finding.place.file).path.as_str())).collect();
    assert_eq!(found, [("renamed-user", "read.php")], "the other files are not lost with it");
}

#[test]
fn what_is_no_utf8_is_read_all_the_same() {
    let latin = b"<?php // caf\xe9\n$r = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);\necho $r['influxdb'][0]['user'];\n";
    let utf16: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain(String::from_utf8_lossy(latin).encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let tree = project(&[CONFIG, SERVICES, ("latin.php", latin), ("wide.php", &utf16)]);
    let outcome = checked(tree.path());
    let line = |finding: &influx_upgrade_lint::rules::Finding| {
        let file = outcome.files.get(finding.place.file);
        (file.path.clone(), file.position(finding.place.span.range().start).line)
    };
    let found: Vec<_> = outcome.findings.iter().map(line).collect();
    assert_eq!(found, [("latin.php".to_string(), 3), ("wide.php".to_string(), 3)]);
}

/// Files that import each other, variables that stand for themselves, functions that call themselves.
#[test]
fn circles() {
    let tree = project(&[
        CONFIG,
        SERVICES,
        ("a.js", b"const b = require('./b'); module.exports = (x) => b(x.a, process.env.PLATFORM_RELATIONSHIPS);"),
        ("b.js", b"const a = require('./a'); module.exports = (x, y) => a(a(x, y)[y], x).user;"),
        ("a.php", b"<?php include 'b.php'; $a = &$a; function f($x) { return f([$x, getenv('PLATFORM_RELATIONSHIPS')]); } f(f);"),
        ("b.php", b"<?php include 'a.php'; class A extends A { function g() { return $this->g()->g()['user']; } } (new A)->g();"),
        ("a.py", b"import os\nfrom b import *\ndef f(x):\n    global r\n    r = {'a': r, 'b': os.environ['PLATFORM_RELATIONSHIPS']}\n    return f(r)\nwhile True:\n    x = [x]\n"),
        ("b.py", b"from a import *\nclass C(C):\n    def __getattr__(self, name): return getattr(self, name)\nf(f)(C().user)\n"),
        ("a.sh", b". ./b.sh\nf() { f \"$1$PLATFORM_RELATIONSHIPS\"; }\nf \"$(f)\"\nexport A=\"$B\" B=\"$A\"\n"),
        ("b.sh", b". ./a.sh\n. ./b.sh\neval \"$A\"\n"),
    ]);
    let start = Instant::now();
    checked(tree.path());
    assert!(start.elapsed() < HANG, "took {:?}", start.elapsed());
}

/// What grows with each step must not grow without end.
#[test]
fn many_branches_and_many_values() {
    let mut text = String::from(
        "<?php\n$r = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);\n$c = $r['influxdb'][0];\n$x = $c;\n$k = 'user';\n",
    );
    for at in 0..200 {
        text.push_str(&format!(
            "if (rand() == {at}) {{ $x = ['k{at}' => $x, 'other' => $c]; $k .= 'a{at}'; }} else {{ $x = f{at}($x, $k); }}\n"
        ));
        text.push_str(&format!("function f{at}($a, $b) {{ return g($a, fn($z) => f{}($z, $b)) ?? $a[$b]; }}\n", (at * 7) % 200));
    }
    text.push_str("function g($a, $f) { return $f($f($a)); }\necho $x[$k];\n");
    let tree = project(&[CONFIG, SERVICES, ("branches.php", text.as_bytes())]);
    let start = Instant::now();
    checked(tree.path());
    assert!(start.elapsed() < HANG, "took {:?}", start.elapsed());
}

#[cfg(unix)]
#[test]
fn what_cannot_be_opened_is_said() {
    use std::os::unix::fs::PermissionsExt;
    let tree = project(&[CONFIG, SERVICES, ("locked/a.php", b"<?php"), ("b.php", b"<?php")]);
    let locked: [PathBuf; 2] = [tree.path().join("b.php"), tree.path().join("locked")];
    for path in &locked {
        fs::set_permissions(path, fs::Permissions::from_mode(0o000)).unwrap();
    }
    let readable = fs::read(&locked[0]).is_ok();
    let outcome = checked(tree.path());
    for path in &locked {
        fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
    }
    // Root may read everything.
    if !readable {
        let paths: Vec<&str> = outcome.coverage.incomplete.iter().map(|incomplete| incomplete.path.as_str()).collect();
        assert_eq!(paths, ["b.php", "locked"]);
    }
}
