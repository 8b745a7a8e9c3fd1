/** Loads the words of the page's language: a phone at a table does not load the desk's. */
import { loadMessages, type Area } from '#language/load.ts';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = async ({ data, url }) => ({
  ...data,
  messages: await loadMessages(data.language, areasOf(url.pathname)),
});

/** All that a workshop's facilitators read. */
const AT_DESK: Area[] = [
  'everywhere',
  'access',
  'account',
  'board',
  'participant',
  'facilitator',
  'plan',
  'data',
  'moderation',
  'review',
  'history',
  'desk',
  'evening',
  'help',
  'places',
  'rehearsal',
  'sharing',
  'handover',
  'picture',
  'projector',
  'paper',
  'pack',
];

/** What those read who look on by a link. */
const AT_WATCHING: Area[] = ['everywhere', 'access', 'help', 'projector', 'paper'];

function areasOf(path: string): Area[] {
  if (path.startsWith('/w/'))
    return [
      'everywhere',
      'participant',
      'board',
      'moderation',
      'help',
      'sharing',
      'handover',
      'places',
      'evening',
      'paper',
    ];
  if (/^\/watching\/[^/]+\/projector/.test(path)) return [...AT_WATCHING, 'participant', 'board'];
  if (path.startsWith('/watching/')) return AT_WATCHING;
  if (path.startsWith('/workshops/')) return AT_DESK;
  if (path.startsWith('/initiatives'))
    return ['everywhere', 'access', 'account', 'facilitator', 'plan', 'data', 'review', 'paper'];
  if (path === '/account') return ['everywhere', 'access', 'account'];
  return ['everywhere', 'account'];
}
