/** What an archive of an initiative holds: version 1, as docs/archive.md describes it. Read from outside, so every value is checked. */
import { z } from 'zod';
import { isClockTime } from '#domain/evening-time.ts';
import { EVENING_LIMITS, isSteps, STEP_KINDS, type Draft } from '#domain/evening.ts';
import { MARK_KINDS } from '#domain/handover.ts';
import { NOTE_COLOURS } from '#domain/idea.ts';
import { IDENTIFIER_PATTERN } from '#domain/identifiers.ts';
import { parseJoinCode } from '#domain/join-code.ts';
import { dotsCounted, dotsOfHeads, HEADS_MAX } from '#domain/room-count.ts';
import { PICTURE_MAX_BYTES, PICTURES_PER_TABLE } from '#domain/table-picture.ts';
import { SEAT_KINDS, SEAT_SYMBOLS, SIDES } from '#domain/seat.ts';
import { MOST_TRANSLATIONS } from '#domain/table-question.ts';
import { parseVideoLink, VIDEO_LINK_MAX_LENGTH } from '#domain/video-link.ts';
import { LIMITS, PHASES, ROTATIONS, VOTING_STATES, WORKSHOP_KINDS } from '#domain/workshop.ts';

export const ARCHIVE_FORMAT = 'kavarna-archive';
export const ARCHIVE_VERSION = 1;

const Id = <Kind extends string>() =>
  z
    .string()
    .regex(IDENTIFIER_PATTERN)
    .transform((id) => id as Kind);
const Time = z.number().int().min(0).max(8.64e15);
const Count = z.number().int().min(0).max(1_000_000);
const line = (most: number) => z.string().max(most);
const Dots = z.record(z.string().regex(IDENTIFIER_PATTERN), Count);

const Settings = z.object({
  roundCount: z.number().int().min(1).max(LIMITS.rounds),
  roundMinutes: z.number().int().min(1).max(LIMITS.roundMinutes),
  rotation: z.enum(ROTATIONS),
  groups: z.array(line(LIMITS.name)).max(LIMITS.groups),
  decidingGroups: z.array(line(LIMITS.name)).max(LIMITS.groups).default([]),
  dotsPerSeat: z.number().int().min(1).max(LIMITS.dotsPerSeat),
  seatsPerTable: z.number().int().min(1).max(LIMITS.seatsPerTable),
  holdsIdeas: z.boolean().default(false),
  isCalm: z.boolean().default(false),
});

const Votes = z.object({
  /** As far as groups may be told apart: see `group-tallies.ts`. */
  groups: z.array(z.object({ group: line(LIMITS.name), ballots: Count, dots: Dots })).max(LIMITS.groups + 2),
  /** Counted in the room, place by place; `table` null: at no table. */
  room: z
    .array(
      z.object({
        table: Id<'table'>().nullable(),
        heads: z.number().int().min(0).max(HEADS_MAX),
        dots: Dots,
        at: Time,
      }),
    )
    .max(LIMITS.tables + 1)
    .default([]),
});

export const ArchivedWorkshop = z.object({
  id: Id<'workshop'>(),
  ordinal: z.number().int().min(1).max(10_000),
  code: z.string().refine((code) => parseJoinCode(code) === code),
  kind: z.enum(WORKSHOP_KINDS),
  title: line(LIMITS.title).min(1),
  phase: z.enum(PHASES),
  settings: Settings,
  voting: z.enum(VOTING_STATES),
  ballot: z
    .array(z.object({ id: Id<'measure'>(), title: line(400), description: line(8_000), ideas: Count }))
    .max(10_000),
  createdAt: Time,
  tables: z
    .array(
      z.object({
        id: Id<'table'>(),
        number: z.number().int().min(1).max(LIMITS.tables),
        topic: line(LIMITS.title),
        question: line(LIMITS.question),
        inLanguages: z
          .array(z.object({ language: z.string().regex(/^[a-zA-Z-]{2,12}$/), text: line(LIMITS.question) }))
          .max(MOST_TRANSLATIONS)
          .default([]),
        host: line(LIMITS.name),
        videoLink: line(VIDEO_LINK_MAX_LENGTH)
          .refine((link) => parseVideoLink(link) === link)
          .optional(),
      }),
    )
    .min(1)
    .max(LIMITS.tables),
  rounds: z
    .array(z.object({ number: z.number().int().min(1), openedAt: Time, endsAt: Time, endedAt: Time }))
    .max(LIMITS.rounds),
  seats: z
    .array(
      z.object({
        id: Id<'seat'>(),
        kind: z.enum(SEAT_KINDS),
        table: Id<'table'>(),
        name: line(LIMITS.name),
        group: line(LIMITS.name),
        colour: z.enum(NOTE_COLOURS),
        // What an archive of an earlier version says nothing of.
        symbol: z.enum(SEAT_SYMBOLS).default('leaf'),
        isShared: z.boolean().default(false),
        side: z.literal(SIDES).default(0),
        remote: z.boolean(),
        createdAt: Time,
      }),
    )
    .max(LIMITS.tables * LIMITS.seatsPerTable * 4),
  stays: z
    .array(z.object({ seat: Id<'seat'>(), table: Id<'table'>(), from: Time, until: Time.nullable() }))
    .max(1_000_000),
  ideaNumbers: z
    .array(z.object({ idea: Id<'idea'>(), table: Id<'table'>(), number: z.number().int().min(1).max(1_000_000) }))
    .max(1_000_000),
  hidden: z
    .array(
      z.object({
        idea: Id<'idea'>(),
        table: Id<'table'>(),
        at: Time,
        by: z.enum(['host', 'facilitator']),
        reason: line(2_000),
      }),
    )
    .max(1_000_000),
  /** The plan of the evening and where it stood; null: the template's. */
  evening: z
    .object({
      steps: z
        .array(
          z.object({
            id: z.string().regex(/^[a-z-]{1,40}-[1-9]\d{0,3}$/),
            kind: z.enum(STEP_KINDS),
            minutes: z.number().int().min(1).max(EVENING_LIMITS.minutes),
          }),
        )
        .min(1)
        .max(EVENING_LIMITS.steps)
        .refine((steps) => isSteps(steps as Draft[])),
      step: z.string().max(60).nullable(),
      since: Time.nullable(),
      endsAt: Time.nullable(),
      begunAt: Time.nullable(),
      endedAt: Time.nullable(),
      startTime: z.string().refine(isClockTime).nullable(),
      gong: z.object({ isOn: z.boolean(), volume: z.number().int().min(1).max(100) }),
    })
    .nullable()
    .default(null),
  /** Pins and open questions. */
  marks: z
    .array(z.object({ idea: Id<'idea'>(), table: Id<'table'>(), kind: z.enum(MARK_KINDS), at: Time }))
    .max(1_000_000)
    .default([]),
  /** null: not out. */
  votes: Votes.nullable(),
  /** Photos of what lies on the tables. */
  pictures: z
    .array(
      z.object({
        id: Id<'picture'>(),
        table: Id<'table'>(),
        round: z.number().int().min(0).max(LIMITS.rounds),
        at: Time,
        jpeg: z.base64().max(Math.ceil((PICTURE_MAX_BYTES * 4) / 3) + 4),
      }),
    )
    .max(LIMITS.tables * PICTURES_PER_TABLE)
    .default([]),
});
export type ArchivedWorkshop = z.infer<typeof ArchivedWorkshop>;

/** No hand without a person. */
function isHonestlyCounted({ settings, votes }: ArchivedWorkshop): boolean {
  return (votes?.room ?? []).every((count) => dotsCounted(count) <= dotsOfHeads(count.heads, settings.dotsPerSeat));
}

export const ArchivedDocument = z.object({
  name: z.string().regex(/^(initiative|table)\/[0-9a-z]{20}$/),
  updates: z.array(z.object({ at: Time, bytes: z.base64() })).min(1),
});

export const Archive = z.object({
  format: z.literal(ARCHIVE_FORMAT),
  version: z.number().int().min(1),
  madeAt: Time,
  initiative: z.object({
    id: Id<'initiative'>(),
    title: line(LIMITS.title).min(1),
    body: line(LIMITS.title),
    period: line(LIMITS.name),
    currency: z.enum(['EUR', 'RSD']),
    createdAt: Time,
    eraseAt: Time.nullable(),
  }),
  workshops: z.array(ArchivedWorkshop.refine(isHonestlyCounted)).max(1_000),
  documents: z.array(ArchivedDocument).max(100_000),
});
export type Archive = z.infer<typeof Archive>;
