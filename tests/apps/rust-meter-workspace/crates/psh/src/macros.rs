#[macro_export]
macro_rules! field {
    ($value:expr, $key:expr) => {
        $value.get($key).and_then(|v| v.as_str()).unwrap_or_default()
    };
    ($value:expr, $key:expr, $default:expr) => {
        $value.get($key).and_then(|v| v.as_str()).unwrap_or($default)
    };
}
