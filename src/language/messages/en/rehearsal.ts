/** English. Practising an evening with simulated people. */
export default {
  'rehearsal.title': 'Rehearsal',
  'rehearsal.open': 'Rehearse',
  'rehearsal.lead':
    'We fill a copy of this evening with simulated people: they sit down at the tables, write, change tables and vote. You practise the desk, the projector and the tablets. The real workshop is not touched.',
  'rehearsal.people': 'Simulated people',
  'rehearsal.people-hint': 'At most {most}. The first at each table hosts it, every fifth takes part from elsewhere.',
  'rehearsal.pace': 'How fast they write',
  'rehearsal.pace.calm': 'calmly',
  'rehearsal.pace.hall': 'as in a hall',
  'rehearsal.pace.fast': 'fast',
  'rehearsal.begin': 'Begin the rehearsal',
  'rehearsal.beginning': 'Preparing the room …',
  'rehearsal.afterwards': 'One tap clears the rehearsal away; otherwise Kavarna does so by itself within a day.',
  'rehearsal.banner': 'This is a rehearsal.',
  'rehearsal.banner-text':
    '{count, plural, =0 {No simulated people are in the room.} one {# simulated person is in the room.} other {# simulated people are in the room.}} Real ones can join with the code.',
  'rehearsal.paused': 'not writing',
  'rehearsal.fill': 'Invite them again',
  'rehearsal.clear': 'Clear the rehearsal',
  'rehearsal.clear-question': 'Everything made in the rehearsal goes. The real workshop stays as it is.',
};
