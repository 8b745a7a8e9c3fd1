/** A café in its first round, set up by command, for measuring. */
import type { Asker } from '#domain/access.ts';
import type { InitiativeId } from '#domain/identifiers.ts';
import type { Workshop } from '#domain/workshop.ts';
import type { Kavarna } from '#server/kavarna.ts';

export interface Team {
  asker: Asker;
  initiative: InitiativeId;
}

/** The first account of an empty Kavarna, with an initiative. */
export async function gatherTeam(kavarna: Kavarna): Promise<Team> {
  const link = await kavarna.accounts.firstAccountLink();
  const person = { name: 'Meritev', email: 'meritev@kavarna.example', password: 'kava z mlekom' };
  const session = must(await kavarna.accounts.createAccount(link, person));
  const signedIn = await kavarna.accounts.signedIn(session);
  if (!signedIn) throw new Error('A new account is signed in.');
  const initiative = must(await kavarna.initiatives.createInitiative(signedIn.asker, { title: 'Meritev' }));
  return { asker: { ...signedIn.asker, initiatives: new Set([initiative.id]) }, initiative: initiative.id };
}

export async function openCafe(kavarna: Kavarna, { asker, initiative }: Team, tables: number): Promise<Workshop> {
  const workshop = must(
    await kavarna.setup.createWorkshop(asker, initiative, {
      title: 'Meritev',
      kind: 'world-cafe',
      tables: Array.from({ length: tables }, () => ({})),
      settings: { seatsPerTable: 60 },
    }),
  );
  must(await kavarna.rounds.openRound(asker, workshop.id, 120));
  return workshop;
}

export async function setUpCafe(kavarna: Kavarna, tables: number): Promise<Workshop> {
  return openCafe(kavarna, await gatherTeam(kavarna), tables);
}

/** The value of a command that must succeed here. */
export function must<Value>(result: { ok: true; value: Value } | { ok: false; reason: string }): Value {
  if (!result.ok) throw new Error(`refused: ${result.reason}`);
  return result.value;
}
