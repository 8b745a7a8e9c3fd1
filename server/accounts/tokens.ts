/** Secret tokens `id.secret`: the id is looked up, of the secret only its SHA-256 is kept, and compared in constant time. Design: Lucia. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { identifierFrom, isIdentifier } from '#domain/identifiers.ts';

export interface NewToken {
  id: string;
  secretHash: Uint8Array;
  /** What its owner keeps; it can't be shown a second time. */
  token: string;
}

export function newToken(randomBytes: (count: number) => Uint8Array): NewToken {
  const id = identifierFrom<string>(randomBytes(20));
  // 100 random bits in the id, 100 in the secret.
  const secret = identifierFrom<string>(randomBytes(20));
  return { id, secretHash: hashOf(secret), token: `${id}.${secret}` };
}

/** The two halves; null where it can't be a token. */
export function parseToken(token: string): { id: string; secret: string } | null {
  const [id, secret, ...rest] = token.split('.');
  return rest.length === 0 && isIdentifier(id) && isIdentifier(secret) ? { id, secret } : null;
}

export function secretFits(secret: string, secretHash: Uint8Array): boolean {
  const hash = hashOf(secret);
  return hash.length === secretHash.length && timingSafeEqual(hash, secretHash);
}

function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
