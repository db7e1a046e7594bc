//! Panics: a fault of ours in one article must not lose the others.

use std::{
    cell::{Cell, RefCell},
    panic::{self, AssertUnwindSafe},
    sync::Once,
};

thread_local! {
    static CONTAINED: Cell<bool> = const { Cell::new(false) };
    static WHERE: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Does `work`; if it panics, says so in words, and nothing is printed. What `work` changes must not be looked at after
/// that.
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
        format!("a fault of Whosaid's own, please report it: {text}{}", WHERE.take())
    })
}

#[cfg(test)]
mod tests {
    use super::contained;

    #[test]
    fn a_panic_is_put_in_words() {
        assert_eq!(contained(|| 1), Ok(1));
        let line = line!() + 1;
        let got = contained(|| panic!("no {}", "such\nthing"));
        assert_eq!(
            got,
            Err::<(), _>(format!("a fault of Whosaid's own, please report it: no such\nthing ({}:{line})", file!()))
        );
        assert_eq!(contained(|| contained(|| panic!("x")).is_err_and(|e: String| e.contains(": x ("))), Ok(true));
    }
}
