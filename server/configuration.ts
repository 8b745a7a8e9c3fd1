/** Every environment variable Kavarna reads, parsed once; a bad one is an error with a sentence. */
import { resolve } from 'node:path';
import { isBoardKind, type BoardKind } from '#domain/board-choice.ts';

export interface Configuration {
  host: string;
  port: number;
  /** The folder that holds everything: database, update log. */
  dataFolder: string;
  /** tldraw's licence, tied to a host name; null: see ARCHITECTURE.md, "The board is replaceable". */
  tldrawLicenceKey: string | null;
  /** What tables show where both may run, until somebody chooses; null: tldraw with a key, else our own. */
  board: BoardKind | null;
  /** The public address where it differs from what is listened on, e.g. https://kavarna.example; null: taken from the request. */
  origin: string | null;
  /** Header in which a trusted reverse proxy gives the client's address; null: the socket's own is used. */
  clientAddressHeader: string | null;
  /** Months after which a new initiative is erased by itself unless its owner sets another day; null: kept without an end. */
  retentionMonths: number | null;
  /** Where a table's new video link leads, e.g. a Jitsi of one's own; null: none is offered, addresses are typed in. Kavarna itself never asks there. */
  videoOrigin: string | null;
  /** Shown sentence by sentence on the console, or not at all (in tests). */
  quiet: boolean;
}

export class ConfigurationError extends Error {}

export function readConfiguration(environment: Record<string, string | undefined>): Configuration {
  const text = (name: string): string | null => {
    const value = environment[name]?.trim();
    return value ? value : null;
  };
  return {
    host: text('HOST') ?? '0.0.0.0',
    port: parsePort(text('PORT')),
    dataFolder: resolve(text('KAVARNA_DATA') ?? 'data'),
    tldrawLicenceKey: text('TLDRAW_LICENSE_KEY'),
    board: parseBoard(text('KAVARNA_BOARD')),
    origin: parseOrigin(text('KAVARNA_ORIGIN')),
    clientAddressHeader: text('KAVARNA_CLIENT_ADDRESS_HEADER')?.toLowerCase() ?? null,
    retentionMonths: parseMonths(text('KAVARNA_RETENTION_MONTHS')),
    videoOrigin: parseVideoOrigin(text('KAVARNA_VIDEO')),
    quiet: false,
  };
}

function parsePort(value: string | null): number {
  if (value === null) return 3000;
  const port = Number(value);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new ConfigurationError(`PORT must be a number from 0 to 65535, not "${value}".`);
  }
  return port;
}

function parseBoard(value: string | null): BoardKind | null {
  if (value === null) return null;
  const board = value === 'kavarna' ? 'plain' : value;
  if (!isBoardKind(board)) throw new ConfigurationError(`KAVARNA_BOARD must be kavarna or tldraw, not "${value}".`);
  return board;
}

function parseOrigin(value: string | null): string | null {
  if (value === null) return null;
  const url = URL.parse(value);
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.pathname !== '/') {
    throw new ConfigurationError(`KAVARNA_ORIGIN must be an address like https://kavarna.example, not "${value}".`);
  }
  return url.origin;
}

function parseVideoOrigin(value: string | null): string | null {
  if (value === null) return 'https://meet.jit.si';
  if (value === 'off') return null;
  const url = URL.parse(value);
  if (url?.protocol !== 'https:' || url.pathname !== '/') {
    throw new ConfigurationError(
      `KAVARNA_VIDEO must be an address like https://meet.kavarna.example, or off, not "${value}".`,
    );
  }
  return url.origin;
}

function parseMonths(value: string | null): number | null {
  if (value === null) return null;
  const months = Number(value);
  if (!Number.isInteger(months) || months < 1 || months > 600) {
    throw new ConfigurationError(`KAVARNA_RETENTION_MONTHS must be a number of months from 1 to 600, not "${value}".`);
  }
  return months;
}
