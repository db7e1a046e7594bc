//! One sort for all types: each use of the standard sort with another type would add 5 KB to the wasm.

/// Sorts by a key of two numbers. Stable.
pub(crate) fn sort_by_key<T>(items: &mut [T], key: impl Fn(&T) -> (u32, u32)) {
    let keys = items.iter().map(key).zip(0..).collect();
    let mut place = places(keys);
    // Move each item to its place, then look at the item that was there.
    for i in 0..items.len() {
        while place[i] != i {
            let to = place[i];
            items.swap(i, to);
            place.swap(i, to);
        }
    }
}

/// The target index of each item.
fn places(mut keys: Vec<((u32, u32), usize)>) -> Vec<usize> {
    // The index makes keys unique, so an unstable sort keeps the order.
    keys.sort_unstable();
    let mut place = vec![0; keys.len()];
    for (to, (_, from)) in keys.into_iter().enumerate() {
        place[from] = to;
    }
    place
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn agrees_with_std(items in prop::collection::vec((0u32..5, 0u32..3, 0u32..9), 0..40)) {
            let (mut ours, mut theirs) = (items.clone(), items);
            sort_by_key(&mut ours, |i| (i.0, i.1));
            theirs.sort_by_key(|i| (i.0, i.1));
            prop_assert_eq!(ours, theirs);
        }
    }
}
