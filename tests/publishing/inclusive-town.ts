/** An initiative as it is published: a town of our invention, a world café and a focus group, two objectives, loose ideas, votes. */
import { ideaCode } from '#domain/idea-code.ts';
import type { IdeaId, InitiativeId, MeasureId, ObjectiveId, TableId, WorkshopId } from '#domain/identifiers.ts';
import {
  EMPTY_PLAN,
  type InitiativeContent,
  type Measure,
  type Objective,
  type PlanFields,
  type SourcedIdea,
} from '#domain/measure.ts';
import { planOf } from '#domain/plan.ts';
import type { Language } from '#language/languages.ts';
import type { PublishedInitiative, PublishedWorkshop } from '#server/publishing/published-initiative.ts';

const CAFE = 'cafe' as WorkshopId;
const FOCUS_GROUP = 'focus' as WorkshopId;
export const COURSES = 'courses' as MeasureId;
export const INFORMATION = 'information' as MeasureId;
export const KITCHEN = 'kitchen' as MeasureId;
export const BENCHES = 'benches' as MeasureId;
/** Stood to the vote, and was removed afterwards. */
export const REMOVED = 'removed' as MeasureId;

const TEXTS: readonly [text: string, workshop: WorkshopId, table: number, round: number, measure: MeasureId | null][] =
  [
    ['Tečaj slovenščine zvečer, z varstvom otrok', CAFE, 1, 1, COURSES],
    ['Pogovorna skupina v knjižnici', CAFE, 1, 1, COURSES],
    ['Šola naj bo popoldne odprta tudi za starše', CAFE, 3, 1, COURSES],
    ['Besede, ki jih potrebuješ pri zdravniku', CAFE, 3, 2, COURSES],
    ['Eno okno za vse: vloge, vrtec, zdravnik', CAFE, 2, 1, INFORMATION],
    ['Navodila v preprostem jeziku\nin s sličicami', CAFE, 2, 2, INFORMATION],
    ['Nekdo, ki te prvič pospremi na urad', CAFE, 4, 2, INFORMATION],
    ['Skupna kuhinja enkrat na mesec', CAFE, 4, 1, KITCHEN],
    ['Recepti sosedov', CAFE, 4, 3, KITCHEN],
    ['Več avtobusov v nedeljo', CAFE, 2, 3, null],
    ['Ne vem, kam z otrokom med tečajem', FOCUS_GROUP, 1, 1, COURSES],
    ['Klopi v senci pred zdravstvenim domom', FOCUS_GROUP, 1, 1, BENCHES],
  ];

function measure(
  id: MeasureId,
  order: string,
  objective: ObjectiveId | null,
  title: string,
  rest: { description?: string; plan?: Partial<PlanFields> } = {},
): Measure {
  return {
    id,
    title,
    description: rest.description ?? '',
    objective,
    order,
    mergedInto: null,
    removedAt: null,
    plan: { ...EMPTY_PLAN, ...rest.plan },
  };
}

const UNDERSTOOD = 'understood' as ObjectiveId;
const NEIGHBOURS = 'neighbours' as ObjectiveId;

export interface Variation {
  language?: Language;
  /** Every text that people typed goes through here. */
  typed?: (text: string) => string;
}

export function inclusiveTown({ language = 'sl', typed = (text) => text }: Variation = {}): PublishedInitiative {
  const numbers = new Map<string, number>();
  const ideas = TEXTS.map(([text, workshop, table, round], at): SourcedIdea => {
    const number = (numbers.get(`${workshop}/${table}`) ?? 0) + 1;
    numbers.set(`${workshop}/${table}`, number);
    return {
      id: `idea${at}` as IdeaId,
      code: ideaCode(workshop === CAFE ? 1 : 2, table, round, number),
      text: typed(text),
      workshop,
      table: `${workshop}-${table}` as TableId,
      tableNumber: table,
      round,
      writtenAt: Date.UTC(2026, 10, 12, 17, at),
    };
  });
  const objectives: Objective[] = [
    { id: UNDERSTOOD, title: typed('Novi prebivalci razumejo in so razumljeni'), order: 'a', removedAt: null },
    { id: NEIGHBOURS, title: typed('Sosedje se poznajo'), order: 'b', removedAt: null },
  ];
  const content: InitiativeContent = {
    measures: measures().map((one) => ({
      ...one,
      title: typed(one.title),
      description: typed(one.description),
      plan: {
        ...one.plan,
        activities: typed(one.plan.activities),
        lead: typed(one.plan.lead),
        partners: typed(one.plan.partners),
        indicator: typed(one.plan.indicator),
      },
    })),
    objectives,
    placements: TEXTS.flatMap(([, , , , placed], at) =>
      placed === null ? [] : [{ idea: `idea${at}` as IdeaId, measure: placed, placedAt: 0 }],
    ),
  };
  return {
    initiative: {
      id: 'town' as InitiativeId,
      title: typed('Mesto, v katerem je vsakdo doma'),
      body: typed('Občina Lipovec'),
      period: '2027–2029',
      currency: language === 'sr' ? 'RSD' : 'EUR',
      rehearsalOf: null,
      createdAt: 0,
    },
    workshops: workshops(ideas, typed),
    plan: planOf(
      content,
      ideas,
      new Map([
        [COURSES, 38],
        [INFORMATION, 35],
        [KITCHEN, 22],
      ]),
    ),
    language,
    publishedAt: Date.UTC(2026, 10, 22, 12),
  };
}

function measures(): Measure[] {
  return [
    measure(COURSES, 'a', UNDERSTOOD, 'Tečaji slovenščine za starše z otroki', {
      description:
        'Večerni tečaj dvakrat na teden z varstvom otrok in pogovorna skupina v knjižnici.\nTečaj se začne z besedami, ki jih ljudje potrebujejo pri zdravniku, v vrtcu in na uradu.',
      plan: {
        activities: '- razpis za izvajalca\n- dva tečaja po 60 ur na leto\n- pogovorna skupina vsak četrtek',
        targetGroup: 'starši z otroki do 7 let',
        lead: 'Ljudska univerza',
        partners: 'OŠ Lipovec, knjižnica, vrtec',
        funding: 'LAS, občinski proračun',
        indicator: 'udeleženci, ki tečaj končajo',
        baseline: '0',
        target: '60',
        starts: '2027-02',
        ends: '2028-12',
        cost: { 2027: 12_400, 2028: 9_800 },
        status: 'under-way',
      },
    }),
    measure(INFORMATION, 'b', UNDERSTOOD, 'Ena vstopna točka z informacijami v več jezikih', {
      description: 'Kdor pride na novo, izve vse na enem mestu in v jeziku, ki ga razume.',
      plan: { lead: 'Občina Lipovec', ends: '2028-01', cost: { 2028: 15_000 } },
    }),
    measure(KITCHEN, 'c', NEIGHBOURS, 'Skupna kuhinja in srečanja sosedov', {
      plan: { lead: 'Mladinski center', partners: 'društva', starts: '2027-05' },
    }),
    measure(BENCHES, 'd', null, 'Klopi in senca pred javnimi stavbami'),
  ];
}

function workshops(ideas: readonly SourcedIdea[], typed: (text: string) => string): PublishedWorkshop[] {
  const count = (workshop: WorkshopId) => ideas.filter((idea) => idea.workshop === workshop).length;
  return [
    {
      id: CAFE,
      ordinal: 1,
      kind: 'world-cafe',
      title: typed('Prva kavarna v dvorani'),
      heldAt: Date.UTC(2026, 10, 12, 16),
      tables: [
        { number: 1, topic: typed('Jezik'), question: typed('Kaj bi ti pomagalo, da bi se lažje sporazumel?') },
        { number: 2, topic: typed('Uradi'), question: typed('Kje se zatakne?') },
        { number: 3, topic: typed('Šola in vrtec'), question: '' },
        { number: 4, topic: typed('Sosedje'), question: typed('Kako se spoznamo?') },
      ],
      rounds: 3,
      people: 32,
      ideas: count(CAFE),
      groups: [
        { group: typed('starši'), people: 14 },
        { group: typed('ustanove'), people: 12 },
        { group: '', people: 6 },
      ],
      votes: {
        ballots: 20,
        room: { heads: 0, dots: {} },
        dots: { [COURSES]: 38, [INFORMATION]: 35, [KITCHEN]: 22, [REMOVED]: 5 },
        byGroup: [
          { group: typed('starši'), ballots: 10, dots: { [COURSES]: 26, [INFORMATION]: 14, [KITCHEN]: 10 } },
          { group: typed('ustanove'), ballots: 8, dots: { [COURSES]: 10, [INFORMATION]: 19, [KITCHEN]: 11 } },
          { group: '', ballots: 2, dots: { [COURSES]: 2, [INFORMATION]: 2, [KITCHEN]: 1, [REMOVED]: 5 } },
        ],
      },
    },
    {
      id: FOCUS_GROUP,
      ordinal: 2,
      kind: 'focus-group',
      title: typed('Pogovor s starši predšolskih otrok'),
      heldAt: Date.UTC(2026, 10, 19, 16),
      tables: [{ number: 1, topic: '', question: typed('Kako preživite popoldan z otrokom?') }],
      rounds: 1,
      people: 2,
      ideas: count(FOCUS_GROUP),
      groups: [],
      votes: null,
    },
  ];
}
