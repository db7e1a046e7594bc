//! Works on several threads; the results come in the order of the items.

use std::{
    collections::BTreeMap,
    io,
    sync::{Condvar, Mutex, PoisonError, mpsc},
    thread,
};

/// How many items may be in memory for each thread: one in work, one read ahead, and some results that wait for a
/// slower one.
const ITEMS_PER_JOB: usize = 4;

/// Takes an item. Returns an error if the output has failed.
pub(crate) type Submit<'s, I> = dyn FnMut(I) -> io::Result<()> + 's;

/// Runs `feed`, which submits items; calls `work` for each item on one of `jobs` threads; and calls `done` with the
/// results, in the order of the items, each as early as possible. At most `jobs * ITEMS_PER_JOB` items are in memory.
///
/// Returns the first error of `feed` or `done`. `work` must not panic.
pub(crate) fn in_order<I: Send, O: Send>(
    jobs: usize,
    feed: impl FnOnce(&mut Submit<'_, I>) -> io::Result<()>,
    work: impl Fn(I) -> O + Sync,
    mut done: impl FnMut(O) -> io::Result<()> + Send,
) -> io::Result<()> {
    if jobs <= 1 {
        return feed(&mut |item| done(work(item)));
    }
    let window = Window::default();
    let (to_work, items) = mpsc::channel::<(usize, I)>();
    let (to_done, results) = mpsc::channel::<(usize, O)>();
    let items = Mutex::new(items);
    thread::scope(|scope| {
        for _ in 0..jobs {
            let to_done = to_done.clone();
            scope.spawn(|| {
                // Moved into the thread, so that the channel closes when the last thread ends.
                let to_done = to_done;
                loop {
                    let next = items.lock().unwrap_or_else(PoisonError::into_inner).recv();
                    let Ok((number, item)) = next else { break };
                    if to_done.send((number, work(item))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(to_done);
        let writer = scope.spawn(|| {
            let (mut waiting, mut next) = (BTreeMap::new(), 0);
            for (number, result) in results {
                waiting.insert(number, result);
                while let Some(result) = waiting.remove(&next) {
                    if let Err(error) = done(result) {
                        window.close();
                        return Err(error);
                    }
                    next += 1;
                    window.open_to(next);
                }
            }
            Ok(())
        });
        let mut number = 0;
        let fed = feed(&mut |item| {
            let room = window.wait(number, jobs * ITEMS_PER_JOB) && to_work.send((number, item)).is_ok();
            number += 1;
            if room { Ok(()) } else { Err(io::ErrorKind::BrokenPipe.into()) }
        });
        drop(to_work);
        // If both failed, the error of the writer is the cause.
        writer.join().unwrap_or_else(|_| Err(io::Error::other("the writer panicked"))).and(fed)
    })
}

/// The progress of the results, which `feed` waits for.
#[derive(Default)]
struct Window {
    /// The progress, and whether the output has failed.
    done: Mutex<State>,
    moved: Condvar,
}

#[derive(Default)]
struct State {
    done: usize,
    closed: bool,
}

impl Window {
    fn open_to(&self, done: usize) {
        self.done.lock().unwrap_or_else(PoisonError::into_inner).done = done;
        self.moved.notify_one();
    }

    fn close(&self) {
        self.done.lock().unwrap_or_else(PoisonError::into_inner).closed = true;
        self.moved.notify_one();
    }

    /// Waits until item `number` is less than `size` ahead of the results. Returns false if the output has failed.
    fn wait(&self, number: usize, size: usize) -> bool {
        let state = self.done.lock().unwrap_or_else(PoisonError::into_inner);
        let full = |s: &mut State| !s.closed && number >= s.done + size;
        let state = self.moved.wait_while(state, full).unwrap_or_else(PoisonError::into_inner);
        !state.closed
    }
}

#[cfg(test)]
mod tests {
    use super::{ITEMS_PER_JOB, in_order};
    use std::{
        io,
        sync::atomic::{AtomicUsize, Ordering},
        thread,
        time::Duration,
    };

    #[test]
    fn results_come_in_order() {
        for jobs in [1, 2, 5] {
            let mut got = Vec::new();
            let slow_first = |n: u64| {
                thread::sleep(Duration::from_micros((n % 7) * 300));
                n * 2
            };
            let feed = |submit: &mut super::Submit<'_, u64>| (0..100).try_for_each(submit);
            in_order(jobs, feed, slow_first, |n| {
                got.push(n);
                Ok(())
            })
            .unwrap();
            assert_eq!(got, (0..100).map(|n| n * 2).collect::<Vec<_>>());
        }
    }

    #[test]
    fn few_items_are_in_memory() {
        let (jobs, inside, most) = (3, AtomicUsize::new(0), AtomicUsize::new(0));
        let feed = |submit: &mut super::Submit<'_, usize>| {
            (0..200).try_for_each(|n| {
                most.fetch_max(inside.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                submit(n)
            })
        };
        // The first item is slow: the others must not pile up behind it.
        let work = |n| {
            thread::sleep(Duration::from_millis(if n == 0 { 50 } else { 0 }));
            n
        };
        in_order(jobs, feed, work, |_| {
            inside.fetch_sub(1, Ordering::SeqCst);
            Ok(())
        })
        .unwrap();
        // One more item waits to be submitted.
        assert!(most.into_inner() <= jobs * ITEMS_PER_JOB + 1);
    }

    #[test]
    fn a_failed_output_stops_the_input() {
        for jobs in [1, 4] {
            let mut fed = 0;
            let feed = |submit: &mut super::Submit<'_, usize>| {
                (0..100_000).try_for_each(|n| {
                    fed = n;
                    submit(n)
                })
            };
            let full = |n| if n == 10 { Err(io::ErrorKind::StorageFull.into()) } else { Ok(()) };
            assert_eq!(in_order(jobs, feed, |n| n, full).unwrap_err().kind(), io::ErrorKind::StorageFull);
            assert!(fed < 1000, "{fed}");
        }
    }
}
