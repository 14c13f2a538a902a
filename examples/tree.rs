//! Writes a tree to measure on: `cargo run --release --example tree -- DIRECTORY [FILES]`.
//!
//! 20,000 files unless told otherwise, of 1 to 30 KB in the languages of a large web project, in nested directories, with
//! ignore files. One in a thousand reads the relationships document. The same tree every time.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

fn main() -> io::Result<()> {
    let mut arguments = std::env::args_os().skip(1);
    let Some(root) = arguments.next().map(PathBuf::from) else {
        return Err(io::Error::other("name the directory to write to"));
    };
    let files = arguments.next().and_then(|count| count.to_str()?.parse().ok()).unwrap_or(20_000);
    if root.exists() {
        return Err(io::Error::other("there is something in that place already"));
    }
    let mut random = Random(0x5EED);
    let directories = directories(&mut random, files / 12);
    for directory in &directories {
        fs::create_dir_all(root.join(directory))?;
    }
    for index in 0..files {
        let language = LANGUAGES[random.weighted(&LANGUAGES.map(|language| language.weight))];
        let directory = root.join(&directories[random.below(directories.len())]);
        let name = format!("{}{index}.{}", random.word(), language.extension);
        // Evenly over the tree.
        if index % (files / 20).max(1) == 7 {
            let (name, text) = READS[index / (files / 20).max(1) % READS.len()];
            fs::write(directory.join(name), text)?;
        } else {
            fs::write(directory.join(name), text(&mut random, &language))?;
        }
    }
    fs::create_dir_all(root.join(".git/info"))?;
    write(&root, ".git/HEAD", "ref: refs/heads/main\n")?;
    write(&root, ".gitignore", "*.log\n/build/\n*.tmp\n.cache/\n.idea/\n!important.log\n*.orig\n/coverage\n")?;
    write(
        &root,
        ".platform.app.yaml",
        "name: app\ntype: php:8.3\nrelationships:\n    influxdb: 'influx:influxdb'\n    database: 'db:mysql'\n",
    )?;
    write(
        &root,
        ".platform/services.yaml",
        "influx:\n    type: influxdb:2.2\n    disk: 1024\ndb:\n    type: mariadb:11.0\n    disk: 1024\n",
    )?;
    for index in 0..files / 40 {
        write(&root, &format!("build/out/{index}.js"), &text(&mut random, &LANGUAGES[2]))?;
    }
    Ok(())
}

fn write(root: &Path, path: &str, text: &str) -> io::Result<()> {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap_or(root))?;
    fs::write(path, text)
}

#[derive(Clone, Copy)]
struct Language {
    extension: &'static str,
    /// How many of a hundred files are in it, about.
    weight: usize,
    /// Lines, with `$a`, `$b`, `$c` for words.
    lines: &'static [&'static str],
}

#[rustfmt::skip]
const LANGUAGES: [Language; 12] = [
    Language { extension: "php", weight: 26, lines: &[
        "    public function $a(string $$b, array $$c = []): ?$a\n    {\n", "        $$a = $this->$b->find$c($$b['$c'] ?? null);\n",
        "        if (!$$a instanceof $b) {\n            throw new $cException('No $a for $b');\n        }\n", "        return $$a;\n    }\n\n",
        "        // The $a of a $b is kept as long as its $c.\n", "        $this->logger->info('$a $b', ['user' => $$c->getUser()]);\n",
        "        foreach ($$a['items'] as $$b => $$c) {\n            $$a[] = sprintf('%s: %s', $$b, $$c);\n        }\n", "use App\\$a\\$b$c;\n",
    ] },
    Language { extension: "py", weight: 16, lines: &[
        "def $a_$b(self, $c, *, user=None):\n    \"\"\"The $a of $b.\"\"\"\n", "    $a = self.$b.get('$c', {}).get('name')\n",
        "    if not $a:\n        raise ValueError(f'no $b: {$c}')\n", "    return [$a for $a in $b if $a.$c]\n\n", "import $a.$b\nfrom $c import $a\n",
        "    logger.debug('%s $a', $b['org'])\n", "    # $a before $b, since $c may be empty\n",
    ] },
    Language { extension: "js", weight: 14, lines: &[
        "const { $a, $b } = require('./$c');\n", "function $a($b, $c = {}) {\n  return $b.map((x) => x.$c).filter(Boolean);\n}\n",
        "  const $a = await this.$b.query('SELECT * FROM $c WHERE id = ?', [$a.id]);\n", "  if ($a === undefined || !$b.$c) return null;\n",
        "module.exports.$a = $b;\n", "  // $a $b $c\n", "  element.addEventListener('$a', ($b) => $b.target.$c);\n",
    ] },
    Language { extension: "ts", weight: 12, lines: &[
        "export interface $a {\n  $b: string;\n  $c?: number;\n}\n", "import { $a } from '../$b/$c';\n",
        "  private async $a($b: string): Promise<$c[]> {\n    return this.$b.get<$c[]>(`/api/$a/${$b}`);\n  }\n", "  readonly $a = signal<$b | null>(null);\n",
    ] },
    Language { extension: "tsx", weight: 5, lines: &[
        "export function $a({ $b, user }: Props) {\n  const [$c, set$c] = useState('');\n  return <div className=\"$a\">{$b.map((x) => <$c key={x.id} {...x} />)}</div>;\n}\n",
        "import $a from './$b';\n", "  useEffect(() => { load$a($b).then(set$c); }, [$b]);\n",
    ] },
    Language { extension: "sh", weight: 3, lines: &[
        "export $a=\"${$b:-$c}\"\n", "if [ -n \"$$a\" ]; then\n    echo \"$b: $$c\" >&2\nfi\n", "$a=$(curl -s \"https://$b.example.com/$c\" | jq -r '.user')\n",
    ] },
    Language { extension: "json", weight: 8, lines: &["  \"$a\": { \"$b\": \"$c\", \"user\": \"$a\", \"values\": [1, 2, 3] },\n", "  \"$a-$b\": \"^1.2.$c\",\n"] },
    Language { extension: "yaml", weight: 5, lines: &["$a:\n    $b: $c\n    - name: $a\n", "    arguments: ['@$a.$b', '%$c%']\n"] },
    Language { extension: "css", weight: 3, lines: &[".$a-$b { color: #1a2b3c; padding: 0 1rem; }\n", "@media (min-width: 40em) { .$a > .$b { display: $c } }\n"] },
    Language { extension: "html", weight: 4, lines: &["<div class=\"$a $b\"><a href=\"/$c\">$a</a></div>\n", "{% if $a.$b %}{{ $c|escape }}{% endif %}\n"] },
    Language { extension: "md", weight: 3, lines: &["## $a $b\n\n", "The $a is a $b of the platform, as every $c relates to a relationship of its own.\n"] },
    Language { extension: "rs", weight: 1, lines: &["pub fn $a(&self, $b: &str) -> Option<$c> {\n    self.$b.get($b).map(|x| x.$c.clone())\n}\n", "use crate::$a::$b;\n"] },
];

/// Files that read the document: name and text. The names are what such files are called, and common words.
#[rustfmt::skip]
const READS: [(&str, &str); 5] = [
    ("database.php", "<?php\n\n$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);\n$influx = $relationships['influxdb'][0];\n\nreturn [\n    'url' => $influx['scheme'] . '://' . $influx['host'] . ':' . $influx['port'],\n    'user' => $influx['user'],\n    'org' => $influx['org'],\n];\n"),
    ("settings.py", "import base64\nimport json\nimport os\n\nrelationships = json.loads(base64.b64decode(os.environ[\"PLATFORM_RELATIONSHIPS\"]))\nendpoint = relationships[\"influxdb\"][0]\n\nINFLUX_BUCKET = endpoint[\"bucket\"]\nINFLUX_TOKEN = endpoint.get(\"api_token\")\n"),
    ("config.js", "const relationships = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());\nconst { host, org, bucket } = relationships.influxdb[0];\n\nmodule.exports = { host, org, bucket };\n"),
    ("environment.sh", "export INFLUX_ORG=$(echo \"$PLATFORM_RELATIONSHIPS\" | base64 --decode | jq -r '.influxdb[0].org')\nexport INFLUX_USER=$(echo \"$PLATFORM_RELATIONSHIPS\" | base64 --decode | jq -r '.influxdb[0].user')\n"),
    ("client.ts", "interface Endpoint { host: string; user: string; api_token: string }\n\nconst raw = process.env['PLATFORM_RELATIONSHIPS'] ?? '';\nconst relationships: Record<string, Endpoint[]> = JSON.parse(Buffer.from(raw, 'base64').toString('utf8'));\nexport const token = relationships['influxdb'][0].api_token;\n"),
];

fn text(random: &mut Random, language: &Language) -> String {
    // Small files are more frequent: the logarithm of the size is what is even.
    let size = (1024.0 * 30f64.powf(random.below(1000) as f64 / 1000.0)) as usize;
    let mut text = String::with_capacity(size + 256);
    if language.extension == "php" {
        text.push_str("<?php\n\n");
    }
    while text.len() < size {
        let line = language.lines[random.below(language.lines.len())];
        let mut parts = line.split('$');
        text.push_str(parts.next().unwrap_or_default());
        for part in parts {
            match part.chars().next() {
                Some('a'..='c') => {
                    let _ = write!(text, "{}{}", random.word(), &part[1..]);
                }
                _ => {
                    text.push('$');
                    text.push_str(part);
                }
            }
        }
    }
    text
}

fn directories(random: &mut Random, count: usize) -> Vec<PathBuf> {
    let mut directories = vec![PathBuf::new()];
    while directories.len() < count.max(2) {
        let parent = directories[random.below(directories.len())].clone();
        if parent.components().count() < 8 {
            directories.push(parent.join(format!("{}{}", random.word(), directories.len())));
        }
    }
    directories
}

/// xorshift64*: not good, but the same everywhere.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % limit
    }

    fn weighted(&mut self, weights: &[usize]) -> usize {
        let mut at = self.below(weights.iter().sum());
        weights.iter().position(|&weight| at.checked_sub(weight).map(|rest| at = rest).is_none()).unwrap_or(0)
    }

    fn word(&mut self) -> &'static str {
        #[rustfmt::skip]
        const WORDS: [&str; 48] = [
            "account",
            "address",
            "article",
            "basket",
            "billing",
            "branch",
            "cache",
            "category",
            "channel",
            "client",
            "comment",
            "config",
            "content",
            "country",
            "coupon",
            "currency",
            "customer",
            "delivery",
            "document",
            "event",
            "export",
            "filter",
            "folder",
            "gateway",
            "import",
            "invoice",
            "language",
            "listing",
            "manager",
            "message",
            "metric",
            "order",
            "package",
            "payment",
            "permission",
            "platform",
            "product",
            "profile",
            "project",
            "provider",
            "report",
            "request",
            "schedule",
            "service",
            "session",
            "setting",
            "stock",
            "template",
        ];
        WORDS[self.below(WORDS.len())]
    }
}
