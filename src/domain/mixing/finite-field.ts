/** Arithmetic in a finite field: q elements, numbered 0 to q - 1, where q is a power of a prime. */

export interface FiniteField {
  size: number;
  add(a: number, b: number): number;
  subtract(a: number, b: number): number;
  multiply(a: number, b: number): number;
}

/** Larger than any hall. */
const MAX_SIZE = 128;

/** The field with `size` elements; null where there is none: sizes are powers of primes. */
export function finiteField(size: number): FiniteField | null {
  const power = primePower(size);
  if (!power) return null;
  const { prime, exponent } = power;
  const modulus = exponent === 1 ? null : irreducible(prime, exponent);
  const combine = (a: number, b: number, sign: 1 | -1): number => {
    let sum = 0;
    for (let place = 1; place < size; place *= prime) {
      const digit = (Math.floor(a / place) % prime) + sign * (Math.floor(b / place) % prime);
      sum += ((digit + prime) % prime) * place;
    }
    return sum;
  };
  const products = Array.from({ length: size }, (_, a) =>
    Array.from({ length: size }, (__, b) =>
      modulus
        ? number(remainder(product(digits(a, prime), digits(b, prime), prime), modulus, prime), prime)
        : (a * b) % prime,
    ),
  );
  return {
    size,
    add: (a, b) => combine(a, b, 1),
    subtract: (a, b) => combine(a, b, -1),
    multiply: (a, b) => products[a]?.[b] ?? 0,
  };
}

function primePower(size: number): { prime: number; exponent: number } | null {
  if (!Number.isInteger(size) || size < 2 || size > MAX_SIZE) return null;
  let prime = 2;
  while (size % prime !== 0) prime++;
  let exponent = 0;
  for (let left = size; left > 1; left /= prime, exponent++) if (left % prime !== 0) return null;
  return { prime, exponent };
}

/** Polynomials over the prime field, as digits from the constant term upwards. */
type Polynomial = number[];

const digits = (value: number, prime: number): Polynomial => {
  const places: Polynomial = [];
  for (let left = value; left > 0; left = Math.floor(left / prime)) places.push(left % prime);
  return places;
};

const number = (polynomial: Polynomial, prime: number): number =>
  polynomial.reduceRight((value, digit) => value * prime + digit, 0);

function product(a: Polynomial, b: Polynomial, prime: number): Polynomial {
  const result: Polynomial = new Array<number>(a.length + b.length).fill(0);
  for (const [i, x] of a.entries())
    for (const [j, y] of b.entries()) result[i + j] = ((result[i + j] ?? 0) + x * y) % prime;
  return result;
}

/** `divisor` has 1 as its highest digit. */
function remainder(dividend: Polynomial, divisor: Polynomial, prime: number): Polynomial {
  const rest = [...dividend];
  for (let top = rest.length - 1; top >= divisor.length - 1; top--) {
    const factor = rest[top] ?? 0;
    for (const [index, digit] of divisor.entries()) {
      const at = top - divisor.length + 1 + index;
      rest[at] = ((rest[at] ?? 0) - factor * digit + prime * prime) % prime;
    }
  }
  return rest.slice(0, divisor.length - 1);
}

/** The first polynomial of this degree, with 1 as its highest digit, that no smaller one divides. */
function irreducible(prime: number, degree: number): Polynomial {
  for (let tail = 0; tail < prime ** degree; tail++) {
    const candidate = [...padded(digits(tail, prime), degree), 1];
    if (!hasDivisor(candidate, prime, degree)) return candidate;
  }
  throw new Error('invariant: there is an irreducible polynomial of every degree');
}

function hasDivisor(candidate: Polynomial, prime: number, degree: number): boolean {
  for (let size = 1; size <= degree / 2; size++) {
    for (let tail = 0; tail < prime ** size; tail++) {
      const divisor = [...padded(digits(tail, prime), size), 1];
      if (remainder(candidate, divisor, prime).every((digit) => digit === 0)) return true;
    }
  }
  return false;
}

const padded = (polynomial: Polynomial, length: number): Polynomial =>
  Array.from({ length }, (_, index) => polynomial[index] ?? 0);
