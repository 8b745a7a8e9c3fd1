/** Workshops, their tables and rounds, as the API takes and gives them. */
import { z } from '@hono/zod-openapi';
import type { TableId, WorkshopId } from '#domain/identifiers.ts';
import type { LanguageTag } from '#domain/language-tag.ts';
import { MOST_TRANSLATIONS } from '#domain/table-question.ts';
import { VIDEO_LINK_MAX_LENGTH } from '#domain/video-link.ts';
import {
  LIMITS,
  PHASES,
  ROTATIONS,
  VOTING_STATES,
  WORKSHOP_KINDS,
  type Round,
  type Table,
  type Workshop,
  type WorkshopSettings,
} from '#domain/workshop.ts';
import type { WorkshopChange, WorkshopInput } from '../../workshops/setup.ts';
import { initiativeId } from './initiatives.ts';
import { filledText, identifier, maybeTime, text, time } from './values.ts';

export const workshopId = identifier<WorkshopId>('The workshop.');
export const WorkshopPath = z.object({ id: workshopId });
export const tableId = identifier<TableId>('The table.');

export const kind = z.enum(WORKSHOP_KINDS);
export const phase = z
  .enum(PHASES)
  .openapi({ description: 'The stage of the evening. Boards can be written on in `rounds`, while a round is open.' });
export const voting = z.enum(VOTING_STATES);

const languageTag = z.string().transform((tag) => tag as LanguageTag);

export const TableSchema = z
  .object({
    id: tableId,
    number: z.number().int().openapi({ description: 'From 1; what people say, and what stands on the card.' }),
    topic: z.string(),
    question: z.string(),
    inLanguages: z
      .array(z.object({ language: languageTag, text: z.string() }))
      .optional()
      .openapi({ description: 'The same question in other languages.' }),
    host: z.string().openapi({ description: 'The host’s name as printed; empty where nobody is named.' }),
    videoLink: z
      .string()
      .optional()
      .openapi({ description: 'Where its remote people are seen and heard; absent: nowhere.' }),
  })
  .openapi('Table') satisfies z.ZodType<Table>;

export const RoundSchema = z
  .object({
    number: z.number().int().openapi({ description: 'From 1.' }),
    openedAt: time('When it was opened.'),
    endsAt: time('When its time is up.'),
    endedAt: maybeTime('When it ended; null while it runs.'),
  })
  .openapi('Round') satisfies z.ZodType<Round>;

const count = (most: number, description: string) => z.number().int().min(1).max(most).openapi({ description });

export const SettingsSchema = z
  .strictObject({
    roundCount: count(LIMITS.rounds, 'How many rounds are held.'),
    roundMinutes: count(LIMITS.roundMinutes, 'How long a round lasts.'),
    rotation: z.enum(ROTATIONS).openapi({
      description:
        '`clockwise`: between rounds people go from table n to n+1. `mixed`: so that people meet new people. `free`: people choose while there are chairs. Hosts stay in all. `none`: everybody stays.',
    }),
    groups: z
      .array(text(LIMITS.name, 'A group.'))
      .max(LIMITS.groups)
      .openapi({ description: 'Groups or sectors a person may name on joining.', example: ['parents', 'NGO'] }),
    decidingGroups: z.array(text(LIMITS.name, 'A group.')).max(LIMITS.groups).openapi({
      description: 'Those of the groups whose people decide: at mixed tables one of them sits at every table.',
      example: [],
    }),
    dotsPerSeat: count(LIMITS.dotsPerSeat, 'Dots each seat spends on measures.'),
    seatsPerTable: count(LIMITS.seatsPerTable, 'Chairs at one table; the table’s own tablet takes none.'),
    holdsIdeas: z.boolean().openapi({
      description:
        'Whether new ideas are shown to others only after a facilitator has approved them; seats then propose.',
    }),
    isCalm: z.boolean().openapi({ description: 'No pointers of others and nothing that moves; a device can choose.' }),
  })
  .openapi('WorkshopSettings') satisfies z.ZodType<WorkshopSettings>;

export const WorkshopSchema = z
  .object({
    id: workshopId,
    initiative: initiativeId,
    ordinal: z.number().int().openapi({ description: 'Which of the initiative’s workshops it is, from 1.' }),
    code: z.string().openapi({ description: 'What people type to join; often written HAR-2749.', example: 'HAR2749' }),
    kind,
    title: z.string(),
    phase,
    settings: SettingsSchema,
    tables: z.array(TableSchema),
    rounds: z.array(RoundSchema).openapi({ description: 'Those that were opened; the last one may be running.' }),
    voting,
    revision: z.number().int().openapi({ description: 'How often its set-up was changed.' }),
    demonstration: z.boolean().openapi({ description: 'Whether Kavarna plays it itself.' }),
    createdAt: time('When it was made.'),
  })
  .openapi('Workshop') satisfies z.ZodType<Workshop>;

const tableInput = {
  topic: text(LIMITS.title, 'What the table talks about.').optional(),
  question: text(LIMITS.question, 'The table’s own question; it wins over the workshop’s.').optional(),
  inLanguages: z
    .array(
      z.strictObject({
        language: text(11, 'BCP 47: "sq", "sr-Cyrl".'),
        text: text(LIMITS.question, 'The question in that language; empty: not in it.'),
      }),
    )
    .max(MOST_TRANSLATIONS)
    .optional()
    .openapi({ description: 'The question in other languages.' }),
  host: text(LIMITS.name, 'The host’s name.').optional(),
  videoLink: text(
    VIDEO_LINK_MAX_LENGTH,
    'Where its remote people are seen and heard: any https address; empty: nowhere.',
  ).optional(),
};

export const NewWorkshop = z
  .strictObject({
    title: filledText(LIMITS.title, 'What it is called.'),
    kind,
    question: text(LIMITS.question, 'One question for all tables.').optional(),
    tables: z
      .array(z.strictObject(tableInput))
      .min(1)
      .max(LIMITS.tables)
      .optional()
      .openapi({ description: 'As many tables as entries; without it, as many as the kind’s template has.' }),
    settings: SettingsSchema.partial().optional().openapi({ description: 'What is absent is as in the template.' }),
  })
  .openapi('NewWorkshop') satisfies z.ZodType<WorkshopInput>;

export const WorkshopChangeSchema = z
  .strictObject({
    title: filledText(LIMITS.title, 'What it is called.').optional(),
    settings: SettingsSchema.partial().optional(),
    tables: z
      .array(z.strictObject({ id: tableId.optional(), ...tableInput }))
      .min(1)
      .max(LIMITS.tables)
      .optional()
      .openapi({
        description:
          'All tables, in the order of their numbers. Entries with an id are written as given, others are new; tables that are missing go, which is refused once a round was held.',
      }),
  })
  .openapi('WorkshopChange', { description: 'What is absent stays as it is.' }) satisfies z.ZodType<WorkshopChange>;

const minutes = z.number().positive().max(LIMITS.roundMinutes);

export const RoundOpening = z.strictObject({
  minutes: minutes.optional().openapi({ description: 'Another length than the workshop’s.' }),
});
export const RoundExtension = z.strictObject({ minutes: minutes.openapi({ description: 'How much longer.' }) });
export const PhaseEntry = z.strictObject({ phase });
