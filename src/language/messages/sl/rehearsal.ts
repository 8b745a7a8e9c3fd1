/** Slovenian. Practising an evening with simulated people. */
export default {
  'rehearsal.title': 'Vaja',
  'rehearsal.open': 'Vaja',
  'rehearsal.lead':
    'Kopijo tega večera napolnimo z navideznimi ljudmi: sedejo za mize, pišejo, menjajo mize in glasujejo. Vi vadite voditeljski pult, projektor in tablice. Prave delavnice se vaja ne dotakne.',
  'rehearsal.people': 'Navideznih ljudi',
  'rehearsal.people-hint': 'Največ {most}. Prvi za vsako mizo jo gosti, vsak peti sodeluje na daljavo.',
  'rehearsal.pace': 'Kako hitro pišejo',
  'rehearsal.pace.calm': 'umirjeno',
  'rehearsal.pace.hall': 'kot v dvorani',
  'rehearsal.pace.fast': 'hitro',
  'rehearsal.begin': 'Začni vajo',
  'rehearsal.beginning': 'Pripravljam dvorano …',
  'rehearsal.afterwards': 'Vajo pospravite z enim dotikom; sicer jo Kavarna pospravi sama v enem dnevu.',
  'rehearsal.banner': 'To je vaja.',
  'rehearsal.banner-text':
    '{count, plural, =0 {Navideznih ljudi ni v dvorani.} one {# navidezni človek je v dvorani.} two {# navidezna človeka sta v dvorani.} few {# navidezni ljudje so v dvorani.} other {# navideznih ljudi je v dvorani.}} Pravi se lahko pridružijo s kodo.',
  'rehearsal.paused': 'ne pišejo',
  'rehearsal.fill': 'Povabi jih znova',
  'rehearsal.clear': 'Pospravi vajo',
  'rehearsal.clear-question': 'Vse, kar je nastalo med vajo, izgine. Prava delavnica ostane, kot je.',
};
