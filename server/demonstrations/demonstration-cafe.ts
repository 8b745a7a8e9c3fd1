/** A café that never was, in a municipality that isn't: what the demonstration plays, in Slovenian, as people would have written it. */
import type { CafeScript, ScriptedPerson, ScriptedPlan } from '../player/cafe-script.ts';
import { scatterDots } from '../player/scattered-dots.ts';
import { DEMONSTRATION_IDEAS, type DemonstrationMeasure } from './demonstration-ideas.ts';

const CHAIRS = 3;
const DOTS_PER_SEAT = 5;
/** Any number does; this one gives a clear first and a close second. */
const SEED = 5;

const TABLES: CafeScript['tables'] = [
  {
    topic: 'Pot po mestu',
    question: 'Kje se v Lipovcu zatakne nekomu, ki ne vozi, slabo vidi ali potiska voziček?',
    host: 'Marjeta Kos',
  },
  {
    topic: 'Družine z majhnimi otroki',
    question: 'Kaj bi staršem z majhnimi otroki olajšalo čisto navaden torek?',
    host: 'Peter Zorman',
  },
  {
    topic: 'Novi sosedje',
    question: 'Kako nekdo, ki se je pravkar priselil, pri nas najde prve ljudi in prve odgovore?',
    host: 'Samira Hodžić',
  },
  {
    topic: 'Starejši in sami',
    question: 'Kdo opazi, če koga tri dni ni na spregled, in kaj potem stori?',
    host: 'Jože Brezar',
  },
  {
    topic: 'Mladi in prostor',
    question: 'Kje so mladi v Lipovcu zaželeni in ne samo dovoljeni?',
    host: 'Neža Vidic',
  },
];

const PEOPLE: readonly (readonly [name: string, group: string, remote?: 'remote'])[] = [
  ['Ana', 'starši'],
  ['Fadil', 'priseljenci'],
  ['Gregor', 'občina'],
  ['Tjaša', 'starši'],
  ['Milica', 'priseljenci'],
  ['Bojan', 'društva'],
  ['Oksana', 'priseljenci'],
  ['Irena', 'občina'],
  ['Matic', 'starši', 'remote'],
  ['Zdenka', 'društva'],
  ['Rok', 'društva'],
  ['', 'starši'],
  ['Lara', ''],
  ['Edin', 'priseljenci', 'remote'],
  ['Vida', 'društva'],
];

const OBJECTIVES = ['Vsak pride, kamor je namenjen', 'Nihče ne ostane sam'];

const MEASURES: Record<
  DemonstrationMeasure,
  { title: string; description: string; objective: number | null; appeal: number; plan: ScriptedPlan }
> = {
  prevoz: {
    title: 'Prevoz na klic za vse, ki ne vozijo',
    description:
      'Prostovoljni vozniki in kombi občine povezujejo vasi z zdravstvenim domom, tržnico in knjižnico. Naroči se po telefonu, dan prej, brez aplikacije.',
    objective: 0,
    appeal: 9,
    plan: {
      activities: 'Razpis za koordinatorja, usposabljanje voznikov, telefonska številka, poskusno leto v treh vaseh.',
      targetGroup: 'Starejši, osebe z oviranostmi, starši brez avtomobila',
      lead: 'Občina Lipovec',
      partners: 'Društvo upokojencev Lipovec, Zdravstveni dom, Prostovoljno gasilsko društvo',
      funding: 'Občinski proračun, LAS Med griči',
      indicator: 'Število opravljenih voženj na mesec',
      baseline: '0',
      target: '160',
      starts: '2027-03',
      ends: '2029-12',
      cost: { '2027': 34000, '2028': 21000, '2029': 21000 },
    },
  },
  poti: {
    title: 'Varne in dostopne poti v središču',
    description:
      'Znižani robniki, klopi na vsakih sto metrov in dovolj dolga zelena luč med šolo, zdravstvenim domom in trgom. Začne se s pregledom na vozičku.',
    objective: 0,
    appeal: 6,
    plan: {
      activities: 'Pregled poti z ljudmi, ki jih uporabljajo; popis ovir; ureditev desetih najhujših točk.',
      targetGroup: 'Osebe z oviranostmi, starši z vozički, starejši',
      lead: 'Občina Lipovec',
      partners: 'Društvo paraplegikov, Osnovna šola Lipovec',
      funding: 'Občinski proračun',
      indicator: 'Delež odpravljenih ovir s popisa',
      baseline: '0 %',
      target: '80 %',
      starts: '2027-04',
      ends: '2028-10',
      cost: { '2027': 18000, '2028': 62000 },
    },
  },
  zibelka: {
    title: 'Družinska soba v stari pošti',
    description:
      'Topel prostor, kamor starši z majhnimi otroki pridejo brez prijave in brez plačila: previjalna miza, čaj, kotiček za igro, enkrat na teden patronažna sestra.',
    objective: 1,
    appeal: 7,
    plan: {
      activities: 'Obnova pritličja, urnik dežurstev staršev, tedenski obisk patronažne službe.',
      targetGroup: 'Družine z otroki do sedmega leta',
      lead: 'Vrtec Lipovec',
      partners: 'Zdravstveni dom, Knjižnica Lipovec, starši',
      funding: 'Občinski proračun, Eko sklad za obnovo',
      indicator: 'Povprečno število obiskovalcev na dan',
      baseline: '0',
      target: '25',
      starts: '2027-09',
      ends: '2028-06',
      cost: { '2027': 27000, '2028': 9000 },
    },
  },
  vodnik: {
    title: 'Prvi teden v Lipovcu: vodnik in sosed, ki pomaga',
    description:
      'Kratek vodnik v petih jezikih in seznam ljudi, ki so se pripravljeni z novo družino usesti za mizo: zdravnik, vrtec, smeti, avtobus, tečaj slovenščine.',
    objective: 1,
    appeal: 5,
    plan: {
      activities:
        'Vodnik v slovenščini, albanščini, bosanščini, ukrajinščini in angleščini; mreža dvanajstih spremljevalcev.',
      targetGroup: 'Priseljene družine v prvem letu',
      lead: 'Knjižnica Lipovec',
      partners: 'Center za socialno delo, Društvo Sosedje, Ljudska univerza',
      funding: 'Sklad za azil, migracije in vključevanje',
      indicator: 'Delež novih družin, ki imajo spremljevalca',
      baseline: '5 %',
      target: '70 %',
      starts: '2027-02',
      ends: '2027-12',
      cost: { '2027': 12500 },
    },
  },
  slovenscina: {
    title: 'Slovenščina tam, kjer so ljudje',
    description:
      'Tečaji ob uri, ko nihče ne dela, z varstvom za otroke in s pogovorno kavo, na katero pridejo tudi domačini.',
    objective: 1,
    appeal: 3,
    plan: {
      targetGroup: 'Odrasli priseljenci, predvsem matere',
      lead: 'Ljudska univerza Lipovec',
      partners: 'Vrtec Lipovec, podjetja v industrijski coni',
      funding: 'Ministrstvo, pristojno za izobraževanje',
      indicator: 'Število ljudi, ki tečaj končajo',
      baseline: '11',
      target: '45',
      starts: '2027-10',
      ends: '2029-06',
      cost: { '2027': 4000, '2028': 8000, '2029': 5000 },
    },
  },
  zvonec: {
    title: 'Zvonec: sosedje, ki pozvonijo',
    description:
      'Poštar, patronažna sestra, trgovka in sosedje vedo, koga poklicati, kadar koga nekaj dni ni. Enkrat na teden pozvoni prostovoljec, samo na klepet.',
    objective: 1,
    appeal: 6,
    plan: {
      activities: 'Dogovor med službami, dvajset prostovoljcev, ena telefonska številka.',
      targetGroup: 'Starejši, ki živijo sami',
      lead: 'Rdeči križ, območno združenje Lipovec',
      partners: 'Pošta, patronažna služba, Društvo upokojencev Lipovec',
      funding: 'Občinski proračun',
      indicator: 'Število ljudi z rednim obiskom',
      baseline: '18',
      target: '120',
      starts: '2027-01',
      ends: '2028-12',
      cost: { '2027': 6500, '2028': 6500 },
    },
  },
  skladisce: {
    title: 'Skladišče 7: prostor, ki ga vodijo mladi',
    description:
      'Prazno skladišče ob železnici postane prostor za vaje, delavnice in nič posebnega. Ključ imajo mladi, občina plača elektriko.',
    objective: null,
    appeal: 4,
    plan: {
      activities: 'Pogodba o uporabi, pregled statike, dvajset delovnih sobot.',
      targetGroup: 'Mladi od 14 do 25 let',
      lead: 'Klub mladih Lipovec',
      indicator: 'Število dogodkov, ki jih pripravijo mladi',
      baseline: '2',
      target: '30',
      starts: '2027-06',
      ends: '2029-06',
      cost: { '2027': 15000, '2028': 10000 },
    },
  },
};

export const DEMONSTRATION_CAFE: CafeScript = demonstrationCafe();

function demonstrationCafe(): CafeScript {
  const written = DEMONSTRATION_IDEAS.flatMap((rounds, table) =>
    rounds.flatMap((notes, round) =>
      notes.map(([text, measure], index) => ({
        measure,
        idea: { table: table + 1, round: round + 1, chair: index % CHAIRS, text },
      })),
    ),
  );
  const names = Object.keys(MEASURES) as DemonstrationMeasure[];
  const ideasOf = (name: DemonstrationMeasure) =>
    [...written.keys()].filter((index) => written[index]?.measure === name);
  return {
    initiative: {
      title: 'Načrt za vključujoče mesto',
      body: 'Občina Lipovec',
      period: '2027–2029',
      currency: 'EUR',
    },
    title: 'Svetovna kavarna v Lipovcu',
    question: 'Kaj bi v našem mestu naredili drugače, da bi bil vsak zraven?',
    tables: TABLES,
    roundCount: 3,
    roundMinutes: 20,
    groups: ['starši', 'priseljenci', 'društva', 'občina'],
    people: PEOPLE.map(personAt),
    ideas: written.map(({ idea }) => idea),
    objectives: OBJECTIVES,
    measures: names.map((name) => {
      const { title, description, objective, plan } = MEASURES[name];
      return { title, description, objective, plan, ideas: ideasOf(name) };
    }),
    dotsPerSeat: DOTS_PER_SEAT,
    dots: scatterDots({
      people: PEOPLE.length,
      appeal: names.map((name) => MEASURES[name].appeal),
      dotsPerSeat: DOTS_PER_SEAT,
      seed: SEED,
    }),
  };
}

function personAt([name, group, remote]: (typeof PEOPLE)[number], index: number): ScriptedPerson {
  return { table: Math.floor(index / CHAIRS) + 1, name, group, remote: remote === 'remote' };
}
