//! What the place that is written to can show.

use anstream::stream::RawStream;
use anstream::{AutoStream, ColorChoice};
use clap::ValueEnum;

use crate::report::Look;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    /// On a terminal, unless NO_COLOR is set; anywhere if CLICOLOR_FORCE is.
    #[default]
    Auto,
    Always,
    Never,
}

impl Color {
    pub(super) fn look(self, stream: &impl RawStream) -> Look {
        let color = match self {
            Self::Always => true,
            Self::Never => false,
            Self::Auto => auto(stream),
        };
        Look { color, unicode: unicode(|name| std::env::var(name).ok()) }
    }
}

/// For files.
pub(super) const PLAIN: Look = Look { color: false, unicode: true };

fn auto<S: RawStream>(stream: &S) -> bool {
    AutoStream::choice(stream) != ColorChoice::Never
}

/// A locale that says nothing of its encoding (none set, as in most containers) is taken for UTF-8, as what it is these days.
fn unicode(variable: impl Fn(&str) -> Option<String>) -> bool {
    let set = |name: &&str| variable(name).is_some_and(|value| !value.is_empty());
    let Some(locale) = ["LC_ALL", "LC_CTYPE", "LANG"].iter().find(|name| set(name)).and_then(|name| variable(name)) else {
        return true;
    };
    let locale = locale.to_ascii_lowercase();
    locale.contains("utf-8") || locale.contains("utf8")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_locale_that_is_set_decides() {
        let of =
            |set: &[(&str, &str)]| unicode(|name| set.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned()));
        assert!(of(&[]));
        assert!(of(&[("LANG", "de_DE.UTF-8")]));
        assert!(of(&[("LC_ALL", "C.utf8"), ("LANG", "C")]));
        assert!(of(&[("LC_ALL", ""), ("LANG", "en_GB.UTF-8")]));
        assert!(!of(&[("LC_ALL", "C"), ("LANG", "en_GB.UTF-8")]));
        assert!(!of(&[("LANG", "POSIX")]));
    }
}
