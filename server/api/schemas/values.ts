/** The small values that all schemas are made of: identifiers, times, texts of a bounded length. */
import { z } from '@hono/zod-openapi';
import { IDENTIFIER_PATTERN } from '#domain/identifiers.ts';

/** An identifier of one kind; what was parsed can't be mistaken for another kind's. */
export function identifier<Id extends string>(description: string): z.ZodType<Id, Id> {
  const schema = z.string().regex(IDENTIFIER_PATTERN).openapi({ description, example: 'k3v9x0c2m4n6p8r1t5w7' });
  return schema as unknown as z.ZodType<Id, Id>;
}

export const time = (description: string) =>
  z
    .number()
    .int()
    .openapi({ description: `${description} Milliseconds since 1970 by the server's clock.` });

export const maybeTime = (description: string) => time(description).nullable();

/** What a program sends as text. Half a surrogate pair is no text and could not be kept as it came. */
export const text = (most: number, description: string) =>
  z
    .string()
    .max(most)
    .refine((given) => given.isWellFormed(), 'Not well-formed Unicode.')
    .openapi({ description });

/** A text that says something. */
export const filledText = (most: number, description: string) =>
  text(most, description).refine((given) => given.trim() !== '', 'Must not be empty.');

/** A named schema or null. As `nullable()` the document would point to the schema alone and forbid null. */
export const orNull = <Schema extends z.ZodType>(schema: Schema) => z.union([schema, z.null()]);
