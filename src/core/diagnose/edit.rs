//! Ways to write a text anew, each with the mistake that it is.

use super::mistake::Mistake;
use super::scratch::Scratch;

/// A way to write a text anew.
#[derive(Clone, Copy)]
pub struct Edit {
    number: usize,
    of: fn(usize, &[u8], &mut Scratch),
}

impl Edit {
    /// Writes it.
    pub fn write(self, text: &[u8], w: &mut Scratch) {
        (self.of)(self.number, text, w);
    }
}

/// A list of ways. One function has them all: two hundred by themselves, with their addresses, take 15 KB more.
#[derive(Clone, Copy)]
pub struct Edits {
    pub mistakes: &'static [Mistake],
    pub of: fn(usize, &[u8], &mut Scratch),
}

impl Edits {
    /// None.
    pub const NONE: Edits = Edits { mistakes: &[], of: |_, _, _| {} };

    /// Each.
    pub fn iter(self) -> Each {
        Each { lists: [self, Edits::NONE, Edits::NONE], number: 0 }
    }
}

/// Each of some lists.
#[derive(Clone)]
pub struct Each {
    lists: [Edits; 3],
    number: usize,
}

impl Each {
    /// These as well, if that is so.
    pub fn and(mut self, more: Edits, is_so: bool) -> Each {
        if let Some(place) = self.lists.iter_mut().find(|list| is_so && list.mistakes.is_empty()) {
            *place = more;
        }
        self
    }
}

impl Iterator for Each {
    type Item = (Mistake, Edit);

    // A call and not inlined: there are dozens of loops.
    #[inline(never)]
    fn next(&mut self) -> Option<(Mistake, Edit)> {
        let mut number = self.number;
        self.number += 1;
        for list in &self.lists {
            if let Some(mistake) = list.mistakes.get(number) {
                return Some((*mistake, Edit { number, of: list.of }));
            }
            number -= list.mistakes.len();
        }
        None
    }
}

macro_rules! edits {
    ($(($mistake:expr, $edit:expr)),+ $(,)?) => {{
        fn write(number: usize, text: &[u8], w: &mut Scratch) {
            let mut left = number;
            $(
                if left == 0 {
                    let edit: fn(&[u8], &mut Scratch) = $edit;
                    return edit(text, w);
                }
                left = left.wrapping_sub(1);
            )+
            let _ = left;
        }
        Edits { mistakes: &[$($mistake),+], of: write }
    }};
}
pub(super) use edits;
