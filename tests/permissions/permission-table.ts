/**
 * Every page, every form and every address of the server, and what each role is answered there. The test finds the routes in src/routes and
 * fails where one has no row here, or a row no route. A row is one line:
 *
 *   'GET /workshops/[id]/history': TEAM,                  a page, or an endpoint's method
 *   'POST /workshops/[id]/history?/restore': TEAM,        a form's action; `default` where it has no name
 *   'POST /initiatives/[id]/team?/leave': once(TEAM),     where an allowed request takes something away, so that each role needs a fresh scene
 *   'POST /workshops/[id]?/enterPhase': withForm(TEAM, { phase: 'rounds' }),   where an empty form is sent back before anybody looks who asks
 *
 * Forms are sent empty otherwise: who may is told what is missing, who may not is turned away before that.
 */

/** Somebody with a cookie of their own. `colleague`: facilitates another initiative. `stranger`: has a seat in another workshop. */
export const ROLES = [
  'owner',
  'facilitator',
  'colleague',
  'host',
  'participant',
  'remote',
  'tablet',
  'stranger',
  'observer',
  'nobody',
] as const;
export type Role = (typeof ROLES)[number];

/** What is answered: done or told what is missing; sent to sign in; sent to take a seat; not theirs (403, 404, 410). */
export type Answer = 'allowed' | 'sign in' | 'take a seat' | 'not theirs';

export interface Row {
  answers: Record<Role, Answer>;
  needsFreshScene: boolean;
  /** What the form says ([table] stands for the scene's own), where an empty one is sent back to everybody. */
  form?: Record<string, string>;
}

function row(rest: Answer, some: Partial<Record<Role, Answer>>): Row {
  const answers = Object.fromEntries(ROLES.map((role) => [role, some[role] ?? rest])) as Row['answers'];
  return { answers, needsFreshScene: false };
}

const withForm = (of: Row, form: Record<string, string>): Row => ({ ...of, form });
const once = (of: Row): Row => ({ ...of, needsFreshScene: true });

const EVERYBODY = row('allowed', {});
/** Whoever is signed in, about what is their own. */
const SIGNED_IN = row('sign in', { owner: 'allowed', facilitator: 'allowed', colleague: 'allowed' });
const TEAM = row('sign in', { owner: 'allowed', facilitator: 'allowed', colleague: 'not theirs' });
const OWNER = row('sign in', { owner: 'allowed', facilitator: 'not theirs', colleague: 'not theirs' });
const SEATED = { host: 'allowed', participant: 'allowed', remote: 'allowed', tablet: 'allowed' } as const;
const SEATS = row('take a seat', SEATED);
/** At the own table. */
const HOST = row('take a seat', {
  host: 'allowed',
  participant: 'not theirs',
  remote: 'not theirs',
  tablet: 'not theirs',
});
/** The table's tablet, for those who share it. */
const TABLET = row('take a seat', {
  host: 'not theirs',
  participant: 'not theirs',
  remote: 'not theirs',
  tablet: 'allowed',
});
/** Those who stay at a table when the others move, and so keep its photos and pins: its host and its tablet. */
const KEEPERS = { host: 'allowed', participant: 'not theirs', remote: 'not theirs', tablet: 'allowed' } as const;
/** Who is turned away does not learn whether there is such a photo. */
const READERS = row('not theirs', {
  ...{ owner: 'allowed', facilitator: 'allowed', observer: 'allowed' },
  ...SEATED,
});
const OBSERVER = row('not theirs', { observer: 'allowed' });
/** Only what is a demonstration is thrown away. */
const DEMONSTRATIONS = row('sign in', { owner: 'not theirs', facilitator: 'not theirs', colleague: 'not theirs' });

export const PERMISSIONS: Record<string, Row> = {
  'GET /': EVERYBODY,
  'POST /?/join': EVERYBODY,
  'POST /?/demonstrate': EVERYBODY,
  'GET /api': EVERYBODY,
  // Each operation has a row of its own in tests/collaboration/api-access.test.ts: cookies do not count there.
  'fallback /api/v1/[...path]': EVERYBODY,
  'POST /language': EVERYBODY,
  'POST /board': EVERYBODY,
  'GET /sign-in': EVERYBODY,
  'POST /sign-in?/default': EVERYBODY,
  'POST /sign-out': once(EVERYBODY),
  'GET /welcome/[link]': EVERYBODY,
  'POST /welcome/[link]?/create': EVERYBODY,
  'POST /welcome/[link]?/accept': once(SIGNED_IN),

  'GET /account': SIGNED_IN,
  'POST /account?/createToken': SIGNED_IN,
  'POST /account?/revokeToken': SIGNED_IN,
  'POST /account?/changePassword': SIGNED_IN,
  'GET /initiatives': SIGNED_IN,
  'POST /initiatives?/create': SIGNED_IN,
  'POST /initiatives?/import': SIGNED_IN,

  'GET /initiatives/[id]': TEAM,
  'POST /initiatives/[id]?/createWorkshop': withForm(TEAM, { title: 'Druga', kind: 'world-cafe' }),
  'POST /initiatives/[id]?/change': TEAM,
  'GET /initiatives/[id]/plan': TEAM,
  'GET /initiatives/[id]/exports/[file]': TEAM,
  'GET /initiatives/[id]/data': TEAM,
  'POST /initiatives/[id]/data?/keep': OWNER,
  'POST /initiatives/[id]/data?/erase': once(withForm(OWNER, { title: 'Mesto' })),
  'GET /initiatives/[id]/data/archive': OWNER,
  'GET /initiatives/[id]/team': TEAM,
  'POST /initiatives/[id]/team?/invite': OWNER,
  'POST /initiatives/[id]/team?/revokeInvitation': OWNER,
  'POST /initiatives/[id]/team?/setRole': OWNER,
  'POST /initiatives/[id]/team?/remove': OWNER,
  'POST /initiatives/[id]/team?/leave': once(TEAM),

  'GET /workshops/[id]': TEAM,
  'POST /workshops/[id]?/goOn': TEAM,
  'POST /workshops/[id]?/goBack': TEAM,
  'POST /workshops/[id]?/extend': TEAM,
  'POST /workshops/[id]?/changeSteps': TEAM,
  'POST /workshops/[id]?/setGong': TEAM,
  'POST /workshops/[id]?/openRound': TEAM,
  'POST /workshops/[id]?/endRound': TEAM,
  'POST /workshops/[id]?/extendRound': TEAM,
  'POST /workshops/[id]?/enterPhase': withForm(TEAM, { phase: 'preparation' }),
  'POST /workshops/[id]?/setKind': TEAM,
  'POST /workshops/[id]?/moveSeat': TEAM,
  'POST /workshops/[id]?/proposePlaces': TEAM,
  'POST /workshops/[id]?/acceptPlaces': TEAM,
  'POST /workshops/[id]?/arrangeTable': TEAM,
  'POST /workshops/[id]?/arrangeSeat': TEAM,
  'POST /workshops/[id]?/removeSeat': TEAM,
  'POST /workshops/[id]?/takeCall': withForm(TEAM, { table: '[table]' }),
  'POST /workshops/[id]?/closeCall': withForm(TEAM, { table: '[table]' }),
  'POST /workshops/[id]?/announce': TEAM,
  'POST /workshops/[id]?/project': withForm(TEAM, { shows: 'step' }),
  'POST /workshops/[id]?/takeBackAnnouncement': TEAM,
  'POST /workshops/[id]?/lock': TEAM,
  'POST /workshops/[id]?/unlock': TEAM,
  'POST /workshops/[id]?/eraseSeat': TEAM,
  'POST /workshops/[id]?/eraseIdea': withForm(TEAM, { table: '[table]' }),
  'POST /workshops/[id]?/erase': once(TEAM),
  'POST /workshops/[id]?/throwAway': DEMONSTRATIONS,
  'GET /workshops/[id]/handover': TEAM,
  'GET /workshops/[id]/history': TEAM,
  'GET /workshops/[id]/links': TEAM,
  'POST /workshops/[id]/links?/renew': once(TEAM),
  'POST /workshops/[id]/links?/make': withForm(TEAM, { lifetime: 'day' }),
  'POST /workshops/[id]/links?/revoke': TEAM,
  'GET /workshops/[id]/boards/[pages]': TEAM,
  'GET /workshops/[id]/pulse': TEAM,
  'GET /workshops/[id]/print': TEAM,
  'GET /workshops/[id]/priorities': TEAM,
  'POST /workshops/[id]/priorities?/setDots': TEAM,
  'POST /workshops/[id]/priorities?/open': TEAM,
  'POST /workshops/[id]/priorities?/count': TEAM,
  'POST /workshops/[id]/priorities?/close': TEAM,
  'POST /workshops/[id]/priorities?/orderByDots': TEAM,
  'GET /workshops/[id]/rehearsal': TEAM,
  'POST /workshops/[id]/rehearsal?/begin': TEAM,
  'POST /workshops/[id]/rehearsal?/fill': TEAM,
  'POST /workshops/[id]/rehearsal?/pace': TEAM,
  'POST /workshops/[id]/rehearsal?/clear': TEAM,
  'GET /workshops/[id]/projector': TEAM,
  'GET /workshops/[id]/review': TEAM,
  // About one idea: what is not there is not found, whoever asks.
  'POST /workshops/[id]/review?/approve': SIGNED_IN,
  'POST /workshops/[id]/review?/refuse': SIGNED_IN,
  'POST /workshops/[id]/review?/undo': SIGNED_IN,
  'POST /workshops/[id]/review?/hide': withForm(TEAM, { table: '[table]' }),
  'POST /workshops/[id]/review?/unhide': withForm(TEAM, { table: '[table]' }),
  'GET /workshops/[id]/setup': TEAM,
  'POST /workshops/[id]/setup?/default': TEAM,
  'GET /workshops/[id]/synthesis': TEAM,
  'GET /workshops/[id]/tables/[number]': TEAM,
  'POST /workshops/[id]/tables/[number]?/add': TEAM,
  'POST /workshops/[id]/tables/[number]?/change': TEAM,
  'POST /workshops/[id]/tables/[number]?/pin': TEAM,
  'POST /workshops/[id]/tables/[number]?/question': TEAM,
  'POST /workshops/[id]/tables/[number]?/hide': TEAM,
  'POST /workshops/[id]/tables/[number]?/unhide': TEAM,
  'GET /workshops/[id]/tables/[number]/board/[picture]': TEAM,
  'POST /workshops/[id]/tables/[number]/pictures': TEAM,
  'DELETE /workshops/[id]/tables/[number]/pictures': once(TEAM),
  'GET /workshops/[id]/tables/[number]/history': TEAM,
  'GET /workshops/[id]/tables/[number]/history/outcome': TEAM,
  'GET /workshops/[id]/tables/[number]/history/updates': TEAM,
  'POST /workshops/[id]/tables/[number]/history?/restoreBoard': TEAM,
  'POST /workshops/[id]/tables/[number]/history?/restoreIdea': TEAM,
  'POST /workshops/[id]/tables/[number]/history?/undo': TEAM,

  'GET /t/[key]': EVERYBODY,
  'GET /w/[code]': EVERYBODY,
  'POST /w/[code]?/default': EVERYBODY,
  'GET /w/[code]/t/[number]': EVERYBODY,
  'POST /w/[code]/t/[number]?/default': EVERYBODY,
  'GET /w/[code]/seat': SEATS,
  'POST /w/[code]/seat?/sit': TABLET,
  'POST /w/[code]/seat?/changeSharer': TABLET,
  'POST /w/[code]/seat?/giveBack': TABLET,
  'POST /w/[code]/seat?/add': SEATS,
  'POST /w/[code]/seat?/change': SEATS,
  'POST /w/[code]/seat?/vote': SEATS,
  'POST /w/[code]/seat?/chooseTable': SEATS,
  'POST /w/[code]/seat?/arrive': SEATS,
  'POST /w/[code]/seat?/host': once(SEATS),
  'POST /w/[code]/seat?/call': SEATS,
  'POST /w/[code]/seat?/settleCall': SEATS,
  'POST /w/[code]/seat?/count': HOST,
  'POST /w/[code]/seat/pictures': row('sign in', SEATED),
  'DELETE /w/[code]/seat/pictures': row('sign in', KEEPERS),
  'GET /w/[code]/seat/proposals': row('sign in', SEATED),
  'POST /w/[code]/seat?/propose': SEATS,
  'POST /w/[code]/seat?/changeProposal': SEATS,
  'POST /w/[code]/seat?/pin': row('take a seat', KEEPERS),
  'POST /w/[code]/seat?/question': SEATS,
  'POST /w/[code]/seat?/hide': HOST,
  'POST /w/[code]/seat?/unhide': HOST,

  'GET /pictures/[photo]': READERS,

  // The link itself is the permission; what is behind it needs the cookie that the link gives.
  'GET /watch/[link]': EVERYBODY,
  'GET /watching/[id]': OBSERVER,
  'GET /watching/[id]/projector': OBSERVER,
};
