/** Places in the rounds to come, as the API takes and gives them. */
import { z } from '@hono/zod-openapi';
import { MOVEMENTS, type Places } from '#domain/places/places.ts';
import type { PlacesNumbers } from '#domain/places/places-numbers.ts';
import type { PlacesProposal, SeatRoute } from '../../workshops/places/planning.ts';
import { identifier, text } from './values.ts';
import { tableId, workshopId } from './workshops.ts';
import type { SeatId, TableId } from '#domain/identifiers.ts';

const seatId = identifier<SeatId>('The seat.');
const language = text(12, 'A language as in BCP 47, for instance `sq`; empty: any.');
const count = (description: string) => z.number().int().openapi({ description });

export const ProposalPath = z.object({ id: workshopId, proposal: identifier<string>('The proposal.') });
export const TablePlacePath = z.object({ id: workshopId, table: tableId });
export const SeatPlacePath = z.object({ id: workshopId, seat: seatId });

const way = z
  .enum(['keep', 'anew'])
  .openapi({ description: 'keep: as little change as possible. anew: everything from the beginning.' });
export const Planning = z.strictObject({ way: way.optional() }).openapi('Planning');

const NumbersSchema = z
  .object({
    moving: count('People who change tables for the next round.'),
    changed: count('Of those who had a place for the next round: who now goes elsewhere.'),
    standing: count('People without a chair.'),
    repeatedMeetings: count('Each further time that two people sit at one table.'),
    sameDecider: count('Of these, those of somebody who decides with somebody who does not.'),
    returns: count('People who come back to a table, where topics differ.'),
    missingDeciders: count('Tables without anybody who decides, although there are enough.'),
    unevenTables: count('Chairs by which tables differ beyond one.'),
    unevenGroups: count('People by which groups are spread less evenly than they could be.'),
    withoutDevice: count('People from elsewhere, or without a device, at tables that have none either.'),
    otherLanguage: count('People at tables whose language they don’t speak.'),
  })
  .openapi('PlacesNumbers', {
    description: 'What could not be met, over all rounds to come; 0 where everything could.',
  }) satisfies z.ZodType<PlacesNumbers>;

export const ProposalSchema = z
  .object({
    id: identifier<string>('The proposal.'),
    way,
    round: count('The round the places are for.'),
    numbers: NumbersSchema,
    moves: z.array(z.object({ seat: seatId, from: tableId, to: tableId })),
  })
  .openapi('PlacesProposal') satisfies z.ZodType<PlacesProposal>;

export const RouteSchema = z
  .object({
    seat: seatId,
    tables: z
      .array(tableId.nullable())
      .openapi({ description: 'Round after round; null: not known, or not there.', example: [] }),
  })
  .openapi('SeatRoute') satisfies z.ZodType<SeatRoute>;

export const TablePlace = z
  .strictObject({ isClosed: z.boolean().optional(), language: language.optional() })
  .openapi('TablePlace');

export const SeatPlace = z
  .strictObject({
    movement: z
      .enum(MOVEMENTS)
      .optional()
      .openapi({ description: 'stays: can’t move. away: is not here, and needs no chair.' }),
    language: language.optional(),
  })
  .openapi('SeatPlace');

const languages = z.record(z.string(), z.string());
export const PlacesSchema = z
  .object({
    closedTables: z.array(tableId),
    tableLanguages: languages as unknown as z.ZodType<Record<TableId, string>>,
    seatLanguages: languages as unknown as z.ZodType<Record<SeatId, string>>,
    staying: z.array(seatId).openapi({ description: 'Who can’t move.' }),
    away: z.array(seatId).openapi({ description: 'Who is not here.' }),
    onTheWay: z
      .array(seatId)
      .openapi({ description: 'Who was sent to another table and has not said yet that they arrived.' }),
  })
  .openapi('Places') satisfies z.ZodType<Places>;

export const NextTable = z.strictObject({ table: tableId }).openapi('NextTable');
export const Hosting = z.strictObject({ isHost: z.boolean() }).openapi('Hosting');
