/** Codes that lead into workshops: a free one for a new workshop, and the workshop behind one as people type it. */
import type { WorkshopId } from '#domain/identifiers.ts';
import { joinCodeFrom, parseJoinCode } from '#domain/join-code.ts';
import type { House } from '../house.ts';

/** No workshop has it, and none ever had: an old card must not lead into somebody else's workshop. */
export async function freeCode({ store, randomBytes }: Pick<House, 'store' | 'randomBytes'>): Promise<string> {
  for (;;) {
    const code = joinCodeFrom(randomBytes(7));
    const taken = await store.selectFrom('workshops').select('id').where('code', '=', code).executeTakeFirst();
    const retired = await store.selectFrom('retired_codes').select('code').where('code', '=', code).executeTakeFirst();
    if (!taken && !retired) return code;
  }
}

export async function workshopOfCode({ store }: Pick<House, 'store'>, typed: string): Promise<WorkshopId | null> {
  const code = parseJoinCode(typed);
  if (code === null) return null;
  const row = await store.selectFrom('workshops').select('id').where('code', '=', code).executeTakeFirst();
  return row?.id ?? null;
}

/** The workshop that a code led to before it was replaced: only for whoever sat down by it. */
export async function workshopOfRetiredCode(
  { store }: Pick<House, 'store'>,
  typed: string,
): Promise<WorkshopId | null> {
  const code = parseJoinCode(typed);
  if (code === null) return null;
  const row = await store.selectFrom('retired_codes').select('workshop_id').where('code', '=', code).executeTakeFirst();
  return row?.workshop_id ?? null;
}
