/** A table's call for the facilitator: one at a time, waiting until somebody comes or the table needs nobody any more. */
import type { TableId } from './identifiers.ts';

/** What a table may say it is about; it need not say anything. */
export const CALL_REASONS = ['question', 'writing', 'device', 'talk'] as const;
export type CallReason = (typeof CALL_REASONS)[number];

export interface TableCall {
  table: TableId;
  /** null: the table gave none. */
  reason: CallReason | null;
  /** Epoch ms by the server's clock, as below. */
  calledAt: number;
  /** Who is on the way, as the table reads it; null: nobody yet. */
  taken: { by: string; at: number } | null;
}

export function isCallReason(value: unknown): value is CallReason {
  return CALL_REASONS.includes(value as CallReason);
}
