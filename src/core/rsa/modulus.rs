//! Powers modulo a number, by Montgomery's multiplication.

/// The limbs of the largest modulus.
const MOST: usize = 64;

/// A number, its lowest limb first.
pub type Number = [u64; MOST];

/// The number that those bytes write, the highest first.
pub fn number(bytes: &[u8]) -> Number {
    let mut number = [0; MOST];
    for (limb, chunk) in number.iter_mut().zip(bytes.rchunks(8)) {
        *limb = chunk.iter().fold(0, |limb, byte| limb << 8 | u64::from(*byte));
    }
    number
}

/// An odd modulus.
pub struct Modulus {
    number: Number,
    limbs: usize,
    bits: usize,
    /// What times the lowest limb is -1.
    inverse: u64,
}

impl Modulus {
    /// Of those bytes, which begin with the highest and not with zero; none if it is even.
    pub fn new(bytes: &[u8]) -> Option<Modulus> {
        let (first, last) = (*bytes.first()?, *bytes.last()?);
        if last.is_multiple_of(2) {
            return None;
        }
        let number = number(bytes);
        // Each step doubles how many of its bits are right, of which three are at first (Hensel).
        let lowest = number[0];
        let inverse = (0..5).fold(lowest, |inverse, _| {
            inverse.wrapping_mul(2_u64.wrapping_sub(lowest.wrapping_mul(inverse)))
        });
        let bits = bytes.len() * 8 - first.leading_zeros() as usize;
        Some(Modulus { number, limbs: bits.div_ceil(64), bits, inverse: inverse.wrapping_neg() })
    }

    /// How many bytes write it.
    pub fn bytes(&self) -> usize {
        self.bits.div_ceil(8)
    }

    /// Whether a number is less than it.
    pub fn is_above(&self, number: &Number) -> bool {
        number.iter().rev().lt(self.number.iter().rev())
    }

    /// A number to the power of 65537.
    pub fn power_65537(&self, number: &Number) -> Number {
        let first = self.product(number, &self.radix_squared());
        let power = (0..16).fold(first, |power, _| self.product(&power, &power));
        // The radix that `first` has is taken out by a factor that has none.
        self.product(&power, number)
    }

    /// R², where R is two to the power of all bits of the limbs: what gives a number the factor R.
    fn radix_squared(&self) -> Number {
        let mut number = [0; MOST];
        number[(self.bits - 1) / 64] = 1 << ((self.bits - 1) % 64);
        // Up to R, which stands for 1; then up to what stands for two to the power of the limbs.
        for _ in 0..64 * self.limbs - (self.bits - 1) + self.limbs {
            self.double(&mut number);
        }
        // And that to the power of 64 is R, which R stands before.
        (0..6).fold(number, |number, _| self.product(&number, &number))
    }

    fn double(&self, number: &mut Number) {
        let mut carry = 0;
        for limb in &mut number[..self.limbs] {
            (*limb, carry) = (*limb << 1 | carry, *limb >> 63);
        }
        self.reduce(number, carry);
    }

    /// Brings what is less than twice the modulus below it; `carry` is its highest bit.
    fn reduce(&self, number: &mut Number, carry: u64) {
        if carry == 0 && self.is_above(number) {
            return;
        }
        let mut borrow = false;
        for (limb, other) in number.iter_mut().zip(&self.number).take(self.limbs) {
            let (less, first) = limb.overflowing_sub(*other);
            let (less, second) = less.overflowing_sub(borrow.into());
            (*limb, borrow) = (less, first | second);
        }
    }

    /// The product without a factor R, as Montgomery has it; both are less than the modulus.
    fn product(&self, one: &Number, other: &Number) -> Number {
        let limbs = self.limbs;
        let (other, modulus) = (&other[..limbs], &self.number[..limbs]);
        let mut sum = [0; MOST];
        let mut top = 0;
        for factor in &one[..limbs] {
            let added = add_product(&mut sum[..limbs], other, *factor);
            let multiple = sum[0].wrapping_mul(self.inverse);
            let reduced = add_product(&mut sum[..limbs], modulus, multiple);
            // The lowest limb is zero now.
            sum.copy_within(1..limbs, 0);
            let high = u128::from(top) + u128::from(added) + u128::from(reduced);
            (sum[limbs - 1], top) = (high as u64, (high >> 64) as u64);
        }
        self.reduce(&mut sum, top);
        sum
    }
}

/// Adds a multiple, and returns what does not fit.
#[inline]
fn add_product(sum: &mut [u64], other: &[u64], factor: u64) -> u64 {
    let mut carry = 0;
    for (limb, other) in sum.iter_mut().zip(other) {
        let wide = u128::from(*limb) + u128::from(*other) * u128::from(factor) + u128::from(carry);
        (*limb, carry) = (wide as u64, (wide >> 64) as u64);
    }
    carry
}
