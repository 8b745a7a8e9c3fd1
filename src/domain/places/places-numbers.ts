/** What a plan of places costs, in numbers, and which of them a facilitator is told, the weightiest first. */

/** What a facilitator sees before accepting; 0 where everything could be met. Over all rounds to come, except where a round is named. */
export interface PlacesNumbers {
  /** People who change tables for the next round. */
  moving: number;
  /** Of those who had a place for the next round: who now goes elsewhere. */
  changed: number;
  /** People without a chair. */
  standing: number;
  repeatedMeetings: number;
  /** Of the repeated meetings, those of somebody who decides with somebody who does not. */
  sameDecider: number;
  /** People who come back to a table, where topics differ. */
  returns: number;
  /** Tables without anybody who decides, although there are enough for all. */
  missingDeciders: number;
  /** Chairs by which tables differ beyond one. */
  unevenTables: number;
  /** People by which groups are spread less evenly than they could be. */
  unevenGroups: number;
  /** People from elsewhere, or without a device, at tables that have none either. */
  withoutDevice: number;
  /** People at tables whose language they don't speak. */
  otherLanguage: number;
}

/** A change in what people were told weighs most, then who has no chair, then the company they find. */
const BY_WEIGHT = [
  'changed',
  'moving',
  'standing',
  'repeatedMeetings',
  'unevenGroups',
  'missingDeciders',
  'sameDecider',
  'returns',
  'unevenTables',
  'withoutDevice',
  'otherLanguage',
] as const satisfies readonly (keyof PlacesNumbers)[];

export type PlacesNumber = (typeof BY_WEIGHT)[number];

/** Said even where they are 0, because a facilitator asks for them; of groups only where there are some. The others only where something could not be met. */
const ALWAYS_SAID: readonly PlacesNumber[] = ['changed', 'moving', 'repeatedMeetings', 'unevenGroups'];

export interface SaidNumber {
  name: PlacesNumber;
  count: number;
  /** Something that could not be met, and no mere change. */
  isShort: boolean;
}

export function saidNumbers(numbers: PlacesNumbers, hasGroups: boolean): SaidNumber[] {
  return BY_WEIGHT.map((name) => ({
    name,
    count: numbers[name],
    isShort: numbers[name] > 0 && name !== 'changed' && name !== 'moving',
  })).filter(({ name, count }) => count > 0 || (ALWAYS_SAID.includes(name) && (name !== 'unevenGroups' || hasGroups)));
}
