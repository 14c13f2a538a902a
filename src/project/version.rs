//! Versions of services: numbers between dots.

use std::cmp::Ordering;

/// By number, part for part: 2 < 2.2 < 2.3 < 2.10 < 3. What is no number comes after every number, in the order of its text.
pub fn compare(left: &str, right: &str) -> Ordering {
    left.split('.').map(part).cmp(right.split('.').map(part))
}

fn part(text: &str) -> (u64, &str) {
    text.parse().map_or((u64::MAX, text), |number| (number, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_count_as_numbers() {
        let mut versions = ["3", "2.10", "2.3", "2", "1.8", "2.2", "2.x"];
        versions.sort_by(|left, right| compare(left, right));
        assert_eq!(versions, ["1.8", "2", "2.2", "2.3", "2.10", "2.x", "3"]);
        assert_eq!(compare("2.03", "2.3"), Ordering::Equal);
    }
}
