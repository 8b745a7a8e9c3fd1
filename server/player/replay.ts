/** The command behind `npm run cafe:replay`: plays a recorded café, and says what it put in and what it found again. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfiguration } from '../configuration.ts';
import { buildKavarna } from '../kavarna.ts';
import { serveBare } from './bare-server.ts';
import { RefusedError, UnreachableError } from './cafe-api.ts';
import type { CafeScript } from './cafe-script.ts';
import { isFaultless } from './comparison.ts';
import { playCafe } from './play-cafe.ts';
import { insightsBeside, readInsights, readRecording, recordedCafe, RecordingError } from './recorded-cafe.ts';
import { differences, progressLine, summaryTable } from './replay-report.ts';

const USAGE = `npm run cafe:replay -- <file.tsv> [--url http://localhost:3000 --token …] [--pace milliseconds]

  <file.tsv>  the notes of a café, in the columns sheet, field and text; insights of the
              plenary are read from …plenary-insights.md beside …table-sheets.tsv
  --url       a Kavarna that is running; without it one is started, and thrown away again
  --token     a program's key for that Kavarna, from the account page: "Keys for programs"
  --pace      milliseconds from one character to the next; 0 (as fast as it goes) without it`;

/** What stands in the way, in a sentence for whoever typed the command. */
class CommandError extends Error {}

interface Command {
  file: string;
  url: string | null;
  token: string | null;
  pace: number;
}

function readCommand(args: readonly string[]): Command {
  const { values, positionals } = parse(args);
  const [file, ...more] = positionals;
  if (!file || more.length > 0) throw new CommandError(`Name one file to play.\n\n${USAGE}`);
  const pace = Number(values.pace ?? 0);
  if (!Number.isFinite(pace) || pace < 0) throw new CommandError('--pace is a number of milliseconds, 0 or more.');
  const url = values.url === undefined ? null : URL.parse(values.url);
  if (values.url !== undefined && (!url || !/^https?:$/.test(url.protocol))) {
    throw new CommandError(`--url is an address like http://localhost:3000, not "${values.url}".`);
  }
  if (url && !values.token) {
    throw new CommandError(
      `That Kavarna wants to know who asks: give --token. Sign in there and create a key for programs at ${url.origin}/account.`,
    );
  }
  return { file, url: url?.origin ?? null, token: values.token ?? null, pace };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { url: { type: 'string' }, token: { type: 'string' }, pace: { type: 'string' } },
    });
  } catch (error) {
    throw new CommandError(`${(error as Error).message}\n\n${USAGE}`);
  }
}

function readScript(file: string): CafeScript {
  const read = (path: string) => readFileSync(path, 'utf8');
  if (!existsSync(file)) throw new CommandError(`There is no file ${file}.`);
  const insights = insightsBeside(file);
  try {
    return recordedCafe({
      title: basename(file, '.tsv'),
      notes: readRecording(read(file)),
      insights: insights && existsSync(insights) ? readInsights(read(insights)) : [],
    });
  } catch (error) {
    if (error instanceof RecordingError) throw new CommandError(`${file} can't be played. ${error.message}`);
    throw error;
  }
}

/** A Kavarna for this one evening, with an account and a token, in a folder that is thrown away. */
async function startOwnKavarna(): Promise<{ url: string; token: string; end: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'kavarna-replay-'));
  const kavarna = await buildKavarna(readConfiguration({ KAVARNA_DATA: folder }));
  const server = await serveBare(kavarna, kavarna.api);
  const person = { name: 'Replay', email: 'replay@localhost', password: crypto.randomUUID() };
  const session = await kavarna.accounts.createAccount(await kavarna.accounts.firstAccountLink(), person);
  const signedIn = session.ok ? await kavarna.accounts.signedIn(session.value) : null;
  if (!signedIn) throw new Error('invariant: an empty Kavarna takes its first account');
  return {
    url: server.url,
    token: await kavarna.accounts.createToken(signedIn.account.id, 'replay'),
    async end() {
      await kavarna.close();
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function replay({ file, url, token, pace }: Command): Promise<boolean> {
  const script = readScript(file);
  const own = url === null || token === null ? await startOwnKavarna() : null;
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort(new CommandError('Stopped.')));
  try {
    const { comparisons } = await playCafe(script, {
      url: own?.url ?? url ?? '',
      token: own?.token ?? token ?? '',
      pace,
      signal: stop.signal,
      report: (progress) => console.log(progressLine(progress)),
    });
    console.log(`\n${summaryTable(comparisons)}`);
    for (const line of differences(comparisons)) console.log(line);
    return isFaultless(comparisons);
  } finally {
    await own?.end();
  }
}

try {
  const isRight = await replay(readCommand(process.argv.slice(2)));
  console.log(
    isRight ? '\nNothing is missing, nothing is there twice.' : '\nNot everything was found as it was put in.',
  );
  process.exitCode = isRight ? 0 : 1;
} catch (error) {
  const isForeseen = [CommandError, RefusedError, UnreachableError].some((foreseen) => error instanceof foreseen);
  console.error(isForeseen ? (error as Error).message : error);
  process.exitCode = 1;
}
