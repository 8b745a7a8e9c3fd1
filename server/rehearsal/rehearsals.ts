/** Rehearsals: a copy of an evening filled with simulated people, so that a team can practise; thrown away with one tap. */
import type { Asker } from '#domain/access.ts';
import type { InitiativeId, WorkshopId } from '#domain/identifiers.ts';
import type { Refusal } from '#domain/refusal.ts';
import {
  isRehearsalSize,
  REHEARSAL_PACES,
  rehearsalTitle,
  simulatedPlaces,
  type RehearsalPace,
} from '#domain/rehearsal.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { Workshop } from '#domain/workshop.ts';
import type { Language } from '#language/languages.ts';
import type { DemonstrationCommands } from '../demonstrations/demonstrations.ts';
import type { House } from '../house.ts';
import { readEvening } from '../workshops/evening-reading.ts';
import type { EveningCommands } from '../workshops/evenings.ts';
import type { InitiativeCommands } from '../workshops/initiatives.ts';
import { facilitatedWorkshop } from '../workshops/permission.ts';
import { readInitiativeRow, readWorkshop } from '../workshops/reading.ts';
import type { SeatingCommands } from '../workshops/seating.ts';
import type { SetupCommands } from '../workshops/setup.ts';
import { startCrowd, type Crowd } from './crowd.ts';
import { REHEARSAL_WORDS } from './rehearsal-words.ts';

/** Rooms full of simulated people at one time; each costs as much as a real one. */
const MOST_CROWDS = 3;

export interface RehearsalWish {
  people: number;
  pace: RehearsalPace;
  /** In which the simulated people write. */
  language: Language;
}

export interface RehearsalState {
  /** What is rehearsed; null: it has been erased meanwhile. */
  original: WorkshopId | null;
  /** Simulated people in the room now. */
  people: number;
  /** null: they write nothing. */
  pace: RehearsalPace | null;
}

export interface RehearsalCommands {
  /** Where this server is reached from this machine: simulated people come over real connections. */
  listensAt(url: string): void;
  /** Makes the copy and lets people come in; returns the copy. */
  rehearse(asker: Asker, workshop: WorkshopId, wish: RehearsalWish): Promise<Result<WorkshopId, Refusal>>;
  /** `workshop`: the copy. */
  state(asker: Asker, workshop: WorkshopId): Promise<Result<RehearsalState, Refusal>>;
  /** Lets people come to a rehearsal whose people have gone: Kavarna was started anew meanwhile. */
  fill(asker: Asker, workshop: WorkshopId, wish: RehearsalWish): Promise<Result<null, Refusal>>;
  setPace(asker: Asker, workshop: WorkshopId, pace: RehearsalPace | null): Promise<Result<null, Refusal>>;
  /** Everybody leaves and the copy is gone for good; returns what was rehearsed. */
  clear(asker: Asker, workshop: WorkshopId): Promise<Result<WorkshopId | null, Refusal>>;
  /** Everybody leaves every rehearsal. */
  stop(): Promise<void>;
}

interface Rooms {
  initiatives: Pick<InitiativeCommands, 'createInitiative'>;
  setup: Pick<SetupCommands, 'createWorkshop'>;
  seating: Pick<SeatingCommands, 'setSeatKind'>;
  evenings: Pick<EveningCommands, 'changeSteps'>;
  demonstrations: Pick<DemonstrationCommands, 'throwAway'>;
}

export function rehearsalCommands(house: House, rooms: Rooms): RehearsalCommands {
  const { store } = house;
  const crowds = new Map<WorkshopId, Crowd>();
  let ownUrl: string | null = null;

  /** A copy that is rehearsed in, for those who lead it. */
  async function rehearsal(asker: Asker, id: WorkshopId) {
    const found = await facilitatedWorkshop(store, asker, id, 'rehearse');
    if (!found.ok) return found;
    const original = (await readInitiativeRow(store, found.value.initiative))?.rehearsalOf ?? null;
    return original === null ? refused('not-found') : done({ workshop: found.value, original });
  }

  async function copy(asker: Asker, original: Workshop, language: Language): Promise<Result<Workshop, Refusal>> {
    const initiative = await readInitiativeRow(store, original.initiative);
    if (!initiative) return refused('not-found');
    const { title } = REHEARSAL_WORDS[language];
    const input = { ...initiative, title: rehearsalTitle(title, initiative.title) };
    const options = { demonstration: true, rehearsalOf: original.id };
    const made = await rooms.initiatives.createInitiative(asker, input, options);
    if (!made.ok) return made;
    await shareWithTeam(original.initiative, made.value.id);
    const owner = ownerOf(asker, made.value.id);
    const workshop = await rooms.setup.createWorkshop(owner, made.value.id, {
      ...{ title: original.title, kind: original.kind, settings: original.settings },
      tables: original.tables.map(({ topic, question, host }) => ({ topic, question, host })),
    });
    if (workshop.ok) await copyEvening(owner, original, workshop.value);
    return workshop;
  }

  /** The steps as they are planned, none of them begun. */
  async function copyEvening(owner: Asker, original: Workshop, made: Workshop): Promise<void> {
    const planned = await readEvening(store, original);
    await rooms.evenings.changeSteps(owner, made.id, {
      basedOn: (await readEvening(store, made)).revision,
      steps: planned.steps.map(({ kind, minutes }) => ({ kind, minutes })),
      startTime: planned.startTime,
    });
  }

  /** Who leads the evening practises it too, and any of them may clear it away. */
  async function shareWithTeam(from: InitiativeId, to: InitiativeId): Promise<void> {
    const team = await store.selectFrom('memberships').selectAll().where('initiative_id', '=', from).execute();
    await store
      .insertInto('memberships')
      .values(team.map(({ account_id }) => ({ account_id, initiative_id: to, role: 'owner' as const })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }

  function letIn(asker: Asker, workshop: Workshop, { people, pace, language }: RehearsalWish): void {
    if (ownUrl === null) throw new Error('invariant: a rehearsal is held on a server that listens');
    const owner = ownerOf(asker, workshop.initiative);
    const crowd = startCrowd({
      ...{ url: ownUrl, code: workshop.code, pace, report: house.report },
      places: simulatedPlaces(people, workshop.tables.length, workshop.settings.groups),
      words: REHEARSAL_WORDS[language],
      seed: new DataView(house.randomBytes(4).buffer).getUint32(0),
      async makeHost(seat) {
        await rooms.seating.setSeatKind(owner, workshop.id, seat, 'host');
      },
    });
    crowds.set(workshop.id, crowd);
  }

  async function sendHome(workshop: WorkshopId): Promise<void> {
    const crowd = crowds.get(workshop);
    crowds.delete(workshop);
    await crowd?.leave();
  }

  /** Rehearsals that were thrown away some other way: their people have nowhere to sit. */
  async function sendStrandedHome(): Promise<void> {
    for (const id of crowds.keys()) if (!(await readWorkshop(store, id))) await sendHome(id);
  }

  function isSensible({ people, pace }: RehearsalWish, { tables, settings }: Workshop): boolean {
    return REHEARSAL_PACES.includes(pace) && isRehearsalSize(people, tables.length, settings.seatsPerTable);
  }

  return {
    listensAt(url) {
      ownUrl = url;
    },

    async rehearse(asker, id, wish) {
      const found = await facilitatedWorkshop(store, asker, id, 'rehearse');
      if (!found.ok) return found;
      if (!isSensible(wish, found.value)) return refused('invalid-input');
      await sendStrandedHome();
      if (crowds.size >= MOST_CROWDS) return refused('too-many-tries');
      const made = await copy(asker, found.value, wish.language);
      if (!made.ok) return made;
      letIn(asker, made.value, wish);
      return done(made.value.id);
    },

    async state(asker, id) {
      const found = await rehearsal(asker, id);
      if (!found.ok) return found;
      const crowd = crowds.get(id);
      const original = (await readWorkshop(store, found.value.original))?.id ?? null;
      return done({ original, people: crowd?.people() ?? 0, pace: crowd?.pace() ?? null });
    },

    async fill(asker, id, wish) {
      const found = await rehearsal(asker, id);
      if (!found.ok) return found;
      if (!isSensible(wish, found.value.workshop)) return refused('invalid-input');
      // Two facilitators may tap at once: the room is filled once.
      if (crowds.get(id)?.people()) return done(null);
      await sendHome(id);
      letIn(asker, found.value.workshop, wish);
      return done(null);
    },

    async setPace(asker, id, pace) {
      const found = await rehearsal(asker, id);
      if (!found.ok) return found;
      if (pace !== null && !REHEARSAL_PACES.includes(pace)) return refused('invalid-input');
      const crowd = crowds.get(id);
      if (!crowd) return refused('not-found');
      crowd.setPace(pace);
      return done(null);
    },

    async clear(asker, id) {
      const found = await rehearsal(asker, id);
      if (!found.ok) return found;
      await sendHome(id);
      const original = (await readWorkshop(store, found.value.original))?.id ?? null;
      const gone = await rooms.demonstrations.throwAway(asker, found.value.workshop.initiative);
      return gone.ok ? done(original) : gone;
    },

    async stop() {
      await Promise.all([...crowds.keys()].map(sendHome));
    },
  };
}

/** Whoever begins a rehearsal, with what they have just made. */
function ownerOf(asker: Asker, initiative: InitiativeId): Asker {
  if (asker.kind !== 'facilitator') return asker;
  return {
    ...asker,
    initiatives: new Set([...asker.initiatives, initiative]),
    owned: new Set([...asker.owned, initiative]),
  };
}
