//! What is known of the upgrade, as data, and what follows from a read: a [`Finding`].

mod finding;
mod load;

pub use finding::{Applicability, Confidence, Edit, Finding, Fix, Severity, Step};
pub use load::{Example, Explanation, Rule, rule, rules};
