/** How the figures of crowds are printed: a line for each measurement, the ratios to the bare relay, the knees. */
import { milliseconds } from './figures.ts';
import type { Measured } from './measure-crowd.ts';

/** Share of the clients' own event loop beyond which they, not the server, may be what is slow. */
const CLIENTS_BUSY = 0.85;
/** Milliseconds by which they may be late in sending. */
const CLIENTS_LATE_MS = 15;

export function definitions(): string {
  return [
    "cpu/1000: the server's processor time, all threads, in seconds, for 1,000 messages that should reach somebody: edits × the others at the",
    '  table + presence messages × the others at the table, as they were sent. It is the same load for every server: whoever sends several',
    '  messages in one frame, or only the latest of two presences, needs less for it, and that counts in their favour. What was in fact seen',
    '  is told beside it. × relay: the same as a ratio to the bare relay with as many people.',
    'p50, p99: from typing to each other screen at the table. saved: from typing to the acknowledgement (Kavarna: on disk; Hocuspocus: in memory).',
    'seen: edits that reached every other screen in the end, and presence states that did while measured. frames: WebSocket messages per 1,000.',
    "loop: how busy the server's event loop was. clients: how busy the measuring process's own was; * where the clients may be what is slow.",
    'others: processors that were busy with neither of the two.',
  ].join('\n');
}

const COLUMNS = [
  ['people', 6],
  ['server', 12],
  ['p50', 8],
  ['p99', 9],
  ['saved p99', 10],
  ['cpu/1000', 9],
  ['cores', 6],
  ['loop', 5],
  ['edits seen', 11],
  ['presence', 9],
  ['frames', 7],
  ['memory', 8],
  ['clients', 8],
  ['others', 7],
  ['content', 8],
] as const;

export const TITLES = COLUMNS.map(([title, width]) => title.padStart(width)).join(' ');

export function line(one: Measured): string {
  const asked = one.offered.edits + one.offered.presences;
  const cells = [
    one.people,
    one.server,
    milliseconds(one.delay.median),
    milliseconds(one.delay.p99),
    one.saved ? milliseconds(one.saved.p99) : '–',
    one.cpuPerThousand.toFixed(4),
    one.cores.toFixed(2),
    percent(one.loop),
    percent(one.seen.edits / one.offered.edits, 1),
    percent(one.seen.presences / one.offered.presences),
    Math.round((1000 * one.frames) / asked),
    `${Math.round(one.memory / 2 ** 20)} MiB`,
    `${percent(one.clients.busy)}${isLimitedByClients(one) ? '*' : ''}`,
    one.others.toFixed(2),
    one.complaints.length === 0 ? 'whole' : `${one.complaints.length} bad`,
  ];
  return cells.map((cell, index) => String(cell).padStart(COLUMNS[index]?.[1] ?? 0)).join(' ');
}

function isLimitedByClients({ clients }: Measured): boolean {
  return clients.busy > CLIENTS_BUSY || clients.lateP99 > CLIENTS_LATE_MS;
}

/** cpu/1000 against the bare relay with as many people, where both were measured. */
export function ratios(measured: readonly Measured[]): string {
  const sizes = [...new Set(measured.map(({ people }) => people))];
  const servers = [...new Set(measured.map(({ server }) => server))];
  const lines = [['cpu/1000, × relay', ...sizes.map((people) => String(people).padStart(8))].join(' ')];
  for (const server of servers) {
    const cells = sizes.map((people) => {
      const own = measured.find((one) => one.server === server && one.people === people);
      const relay = measured.find((one) => one.server === 'relay' && one.people === people);
      return own && relay ? (own.cpuPerThousand / relay.cpuPerThousand).toFixed(2).padStart(8) : '–'.padStart(8);
    });
    lines.push([server.padStart(17), ...cells].join(' '));
  }
  return lines.join('\n');
}

export function knees(measured: readonly Measured[], kneeMs: number): string {
  return [...new Set(measured.map(({ server }) => server))]
    .map((server) => {
      const own = measured.filter((one) => one.server === server);
      const within = own.filter((one) => one.delay.p99 <= kneeMs).at(-1);
      const beyond = own.find((one) => !(one.delay.p99 <= kneeMs));
      const last = within ? `${within.people} people with p99 ${milliseconds(within.delay.p99)}` : 'nobody';
      const limited = beyond && isLimitedByClients(beyond) ? ', where the clients were what was slow, or were too' : '';
      const next = beyond
        ? `; ${beyond.people} people: ${milliseconds(beyond.delay.p99)}${limited}`
        : '; its knee was not reached';
      return `${server.padStart(12)}: p99 within ${kneeMs} ms up to ${last}${next}`;
    })
    .join('\n');
}

function percent(share: number, digits = 0): string {
  return `${(100 * share).toFixed(digits)}%`;
}
