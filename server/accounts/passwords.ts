/** Passwords as Argon2id hashes in PHC form. Parameters: OWASP Password Storage Cheat Sheet (19 MiB, 2 passes, 1 lane). */
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(argon2);
const MEMORY_KIB = 19_456;
const PASSES = 2;
const LANES = 1;
const TAG_BYTES = 32;
const SALT_BYTES = 16;

/** Characters; length is what makes a password strong (NIST SP 800-63B). */
export const PASSWORD_MIN_LENGTH = 10;
/** Longer input costs the server time and the person nothing. */
const PASSWORD_MAX_LENGTH = 500;

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const tag = await tagOf(password, salt, { memory: MEMORY_KIB, passes: PASSES, lanes: LANES });
  return `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=${LANES}$${base64(salt)}$${base64(tag)}`;
}

/** Whether the password fits the hash. A missing hash takes as long as a wrong password. */
export async function verifyPassword(password: string, hash: string | null): Promise<boolean> {
  const match = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/.exec(hash ?? (await missingHash()));
  if (!match) return false;
  const [, memory, passes, lanes, salt, tag] = match;
  const expected = Buffer.from(tag ?? '', 'base64');
  const actual = await tagOf(password, Buffer.from(salt ?? '', 'base64'), {
    memory: Number(memory),
    passes: Number(passes),
    lanes: Number(lanes),
  });
  return hash !== null && expected.length === actual.length && timingSafeEqual(expected, actual);
}

let missing: Promise<string> | null = null;
function missingHash(): Promise<string> {
  return (missing ??= hashPassword(randomBytes(16).toString('hex')));
}

async function tagOf(
  password: string,
  salt: Buffer,
  cost: { memory: number; passes: number; lanes: number },
): Promise<Buffer> {
  const message = password.normalize('NFC').slice(0, PASSWORD_MAX_LENGTH);
  return derive('argon2id', {
    message,
    nonce: salt,
    parallelism: cost.lanes,
    tagLength: TAG_BYTES,
    memory: cost.memory,
    passes: cost.passes,
  });
}

function base64(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
