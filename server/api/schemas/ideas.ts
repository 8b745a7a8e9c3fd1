/** Ideas as the API takes and gives them. */
import { z } from '@hono/zod-openapi';
import { IDEA_MAX_LENGTH, NOTE_COLOURS, type Idea } from '#domain/idea.ts';
import { readIdeaSource, type IdeaSource } from '#domain/idea-source.ts';
import type { IdeaId } from '#domain/identifiers.ts';
import { parseLanguageTag, type LanguageTag } from '#domain/language-tag.ts';
import { parsePaperCode } from '#domain/paper-code.ts';
import type { SourcedIdea } from '#domain/measure.ts';
import { pictureId } from './paper.ts';
import { seatId } from './seats.ts';
import { filledText, identifier, maybeTime, text, time } from './values.ts';
import { tableId, workshopId } from './workshops.ts';

export const ideaId = identifier<IdeaId>('The idea.');
export const TablePath = z.object({ id: tableId });
export const IdeaPath = z.object({ id: tableId, idea: ideaId });

const round = z
  .number()
  .int()
  .openapi({ description: 'The round in which it was written, from 1; 0 before the first.' });
const colour = z.enum(NOTE_COLOURS).openapi({ description: 'The note’s paper.' });

const paperSource = z
  .object({
    kind: z.literal('paper'),
    code: z.string().openapi({ description: 'The code printed on the note; empty: it has none.', example: 'T3-P07' }),
    picture: pictureId.nullable().openapi({ description: 'The photo it can be seen on.' }),
    spot: z
      .union([z.object({ x: z.number().min(0).max(1), y: z.number().min(0).max(1) }), z.null()])
      .openapi({ description: 'Where on the photo, from 0 to 1 of its width and height.' }),
  })
  .openapi('PaperSource');
const language = z
  .string()
  .refine((tag): tag is LanguageTag => parseLanguageTag(tag) !== null)
  .openapi({ type: 'string', maxLength: 11, description: 'In which it was said (BCP 47).', example: 'sq' });
const dictatedSource = z
  .object({ kind: z.literal('dictated'), language: language.optional() })
  .openapi('DictatedSource');

const source = z.union([paperSource, dictatedSource]).openapi({
  description: 'Typed from paper, or written by somebody for whoever said it; absent: its author typed it.',
}) satisfies z.ZodType<IdeaSource>;

/** What a program may leave out of a source. */
const NewSource = z
  .union([
    z.strictObject({
      kind: z.literal('paper'),
      code: z
        .string()
        .max(20)
        .refine((code) => code === '' || parsePaperCode(code) !== null, 'Not a code like T3-P07.')
        .default(''),
      picture: pictureId.nullable().default(null),
      spot: z
        .union([z.strictObject({ x: z.number().min(0).max(1), y: z.number().min(0).max(1) }), z.null()])
        .default(null),
    }),
    z.strictObject({ kind: z.literal('dictated'), language: language.optional() }),
  ])
  .transform((given) => readIdeaSource(given) ?? { kind: 'dictated' as const });

export const IdeaSchema = z
  .object({
    id: ideaId,
    table: tableId,
    text: z.string(),
    colour,
    place: z
      .object({ x: z.number(), y: z.number() })
      .openapi({ description: 'The note’s top left corner on the board; 1 unit is 1 CSS pixel at 100 %.' }),
    round,
    seat: seatId.nullable().openapi({ description: 'Who wrote it; null: a facilitator or the table’s tablet.' }),
    writtenAt: time('When it was written.'),
    removedAt: maybeTime('When it was removed; it can be restored. null: it stands.'),
    source: source.optional(),
    isCovered: z
      .literal(true)
      .optional()
      .openapi({ description: 'Others write in silence just now: its text is left out until they are done.' }),
  })
  .openapi('Idea') satisfies z.ZodType<Idea>;

export const SourcedIdeaSchema = z
  .object({
    id: ideaId,
    code: z.string().openapi({ description: 'Names it in the plan: table, round, number.', example: 'T3-R2-017' }),
    text: z.string(),
    workshop: workshopId,
    table: tableId,
    tableNumber: z.number().int(),
    round,
    writtenAt: time('When it was written.'),
    source: source.optional(),
  })
  .openapi('SourcedIdea', {
    description: 'An idea that counts, with where it came from.',
  }) satisfies z.ZodType<SourcedIdea>;

export const NewIdea = z
  .strictObject({
    text: filledText(IDEA_MAX_LENGTH, 'What is written on the note.'),
    colour: colour.optional(),
    source: NewSource.optional().openapi({ description: 'Where it comes from; absent: its author writes it.' }),
    round: z
      .number()
      .int()
      .min(0)
      .optional()
      .openapi({ description: 'Paper is typed later: the round in which it was written. Absent: the present one.' }),
    seat: seatId
      .optional()
      .openapi({ description: 'Who says it, where a tablet writes for one of those who share it.' }),
  })
  .openapi('NewIdea');

export const IdeaChange = z
  .strictObject({
    text: text(IDEA_MAX_LENGTH, 'What is written on the note from now on.').optional(),
    colour: colour.optional(),
    removed: z.boolean().optional().openapi({ description: 'true removes it, false restores it.' }),
    source: dictatedSource
      .nullable()
      .optional()
      .openapi({ description: 'Written down for somebody; null: typed by its author. What came from paper stays so.' }),
  })
  .openapi('IdeaChange', { description: 'What is absent stays as it is.' });
