//! Catches panics, so that a bug that affects one article does not lose the others.

use std::{
    cell::{Cell, RefCell},
    panic::{self, AssertUnwindSafe},
    sync::Once,
};

thread_local! {
    static CONTAINED: Cell<bool> = const { Cell::new(false) };
    static WHERE: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Runs `work`. If it panics, returns a message and prints nothing; what `work` was changing is then in an undefined
/// state and must not be used.
pub(crate) fn contained<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let default = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            if CONTAINED.get() {
                let place = panic.location().map(|l| format!(" ({}:{})", l.file(), l.line()));
                WHERE.set(place.unwrap_or_default());
            } else {
                default(panic);
            }
        }));
    });
    let outer = CONTAINED.replace(true);
    let done = panic::catch_unwind(AssertUnwindSafe(work));
    CONTAINED.set(outer);
    done.map_err(|payload| {
        let text = payload.downcast_ref::<String>().map(String::as_str);
        let text = text.or_else(|| payload.downcast_ref::<&str>().copied()).unwrap_or("it panicked");
        format!("internal error, please report it: {text}{}", WHERE.take())
    })
}

#[cfg(test)]
mod tests {
    use super::contained;

    #[test]
    fn a_panic_becomes_a_message() {
        assert_eq!(contained(|| 1), Ok(1));
        let line = line!() + 1;
        let got = contained(|| panic!("no {}", "such\nthing"));
        assert_eq!(got, Err::<(), _>(format!("internal error, please report it: no such\nthing ({}:{line})", file!())));
        assert_eq!(contained(|| contained(|| panic!("x")).is_err_and(|e: String| e.contains(": x ("))), Ok(true));
    }
}
