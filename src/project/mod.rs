//! What is being looked at: the files, the apps, and the services that their relationships lead to.

pub mod walk;
