/** Which addresses a table's remote people may be sent to. */
import { expect, it } from 'vitest';
import { parseVideoLink, videoHost } from './video-link.ts';

it.each([
  ['https://meet.example.org/Kavarna-3', 'https://meet.example.org/Kavarna-3'],
  ['  https://zoom.example/j/123?pwd=a#x ', 'https://zoom.example/j/123?pwd=a#x'],
  ['https://šola.example/soba', 'https://xn--ola-zza.example/soba'],
  ['', ''],
  ['   ', ''],
  ['http://meet.example.org/a', null],
  ['javascript:alert(1)', null],
  ['data:text/html,x', null],
  ['meet.example.org/a', null],
  ['https://ana:geslo@meet.example.org/a', null],
  ['https://meet.example.org/a b', null],
  [`https://meet.example.org/${'a'.repeat(500)}`, null],
  ['https://', null],
])('%s is kept as %s', (given, kept) => {
  expect(parseVideoLink(given)).toBe(kept);
});

it('tells where a link leads', () => {
  expect(videoHost('https://meet.example.org/Kavarna-3')).toBe('meet.example.org');
  expect(videoHost('')).toBe('');
});
