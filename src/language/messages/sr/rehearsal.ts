/** Serbian in Latin letters. Practising an evening with simulated people. */
export default {
  'rehearsal.title': 'Proba',
  'rehearsal.open': 'Proba',
  'rehearsal.lead':
    'Kopiju ove večeri popunjavamo zamišljenim ljudima: sedaju za stolove, pišu, menjaju stolove i glasaju. Vi vežbate pult voditelja, projektor i tablete. Prava radionica ostaje netaknuta.',
  'rehearsal.people': 'Zamišljenih ljudi',
  'rehearsal.people-hint': 'Najviše {most}. Prvi za svakim stolom je domaćin, svaki peti učestvuje na daljinu.',
  'rehearsal.pace': 'Koliko brzo pišu',
  'rehearsal.pace.calm': 'mirno',
  'rehearsal.pace.hall': 'kao u sali',
  'rehearsal.pace.fast': 'brzo',
  'rehearsal.begin': 'Započni probu',
  'rehearsal.beginning': 'Pripremam salu …',
  'rehearsal.afterwards': 'Proba se uklanja jednim dodirom; inače je Kavarna sama ukloni u roku od jednog dana.',
  'rehearsal.banner': 'Ovo je proba.',
  'rehearsal.banner-text':
    '{count, plural, =0 {Zamišljenih ljudi nema u sali.} one {# zamišljena osoba je u sali.} few {# zamišljene osobe su u sali.} other {# zamišljenih osoba je u sali.}} Pravi ljudi mogu da se pridruže kodom.',
  'rehearsal.paused': 'ne pišu',
  'rehearsal.fill': 'Pozovi ih ponovo',
  'rehearsal.clear': 'Ukloni probu',
  'rehearsal.clear-question': 'Sve što je nastalo tokom probe nestaje. Prava radionica ostaje kakva jeste.',
};
