//! Tests of the Kotlin front-end.
