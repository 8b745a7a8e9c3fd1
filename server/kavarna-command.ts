/** The operator's commands, beside a running server or without one: tokens for programs, a link for the first account, all data. */
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import type { AccountId } from '#domain/identifiers.ts';
import { cleanLine } from '#domain/text.ts';
import { accountCommands, type AccountCommands } from './accounts/accounts.ts';
import { ARCHIVE_COMMANDS, ARCHIVE_USAGE } from './command/archive-commands.ts';
import { CommandError } from './command/command-error.ts';
import { DATA_COMMANDS, DATA_USAGE, folderWithData } from './command/data-commands.ts';
import { ConfigurationError, readConfiguration, type Configuration } from './configuration.ts';
import { DataFolderError } from './store/data-folder.ts';
import { openStore, type Store } from './store/database.ts';

const USAGE = `Usage: npm run kavarna -- <command>

  token create --email <e-mail> --label <label>   Make a token for a facilitator's program. It is shown once.
  token list --email <e-mail>                     List a facilitator's tokens, by their ids.
  token revoke --email <e-mail> --id <id>         Make a token useless.
  account link                                    Make a one-time link for the first account, or one more;
                                                  it is good for 24 hours, and earlier ones stop working.
${DATA_USAGE}
${ARCHIVE_USAGE}

The data are those in the folder ./data, or in the one that KAVARNA_DATA names; the server may be running.`;

interface Bench {
  configuration: Configuration;
  store: Store;
  accounts: AccountCommands;
  options: { email?: string | undefined; label?: string | undefined; id?: string | undefined };
}

/** Each returns what is printed. */
const COMMANDS: Record<string, (bench: Bench) => Promise<string>> = {
  async 'token create'(bench) {
    const account = await facilitator(bench);
    return bench.accounts.createToken(account, option(bench, 'label'));
  },

  async 'token list'(bench) {
    const tokens = await bench.accounts.tokensOf(await facilitator(bench));
    const day = (time: number) => new Date(time).toISOString().slice(0, 10);
    const lines = tokens.map(
      ({ id, label, createdAt, lastSeenAt }) => `${id}  made ${day(createdAt)}, last seen ${day(lastSeenAt)}  ${label}`,
    );
    return lines.join('\n') || 'There are no tokens.';
  },

  async 'token revoke'(bench) {
    const account = await facilitator(bench);
    // Whoever has the whole token at hand may give it too.
    const id = option(bench, 'id').split('.')[0] ?? '';
    const tokens = await bench.accounts.tokensOf(account);
    if (!tokens.some((token) => token.id === id)) throw new CommandError(`This facilitator has no token ${id}.`);
    await bench.accounts.revokeToken(account, id);
    return `The token ${id} was revoked.`;
  },

  async 'account link'({ configuration, accounts }) {
    const here = configuration.origin ?? `http://localhost:${configuration.port}`;
    return `${here}/welcome/${await accounts.firstAccountLink()}`;
  },
};

function option({ options }: Bench, name: 'email' | 'label' | 'id'): string {
  const value = cleanLine(options[name] ?? '');
  if (value === '') throw new CommandError(`--${name} is missing.\n\n${USAGE}`);
  return value;
}

async function facilitator(bench: Bench): Promise<AccountId> {
  const email = option(bench, 'email').toLowerCase();
  const account = await bench.store.selectFrom('accounts').select('id').where('email', '=', email).executeTakeFirst();
  if (!account) throw new CommandError(`There is no account with the e-mail address ${email}.`);
  return account.id;
}

function readArguments(args: string[]) {
  try {
    const text = { type: 'string' } as const;
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        email: text,
        label: text,
        id: text,
        data: text,
        replace: { type: 'boolean' },
        'with-history': { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new CommandError(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  }
}

async function run(args: string[]): Promise<string> {
  const { positionals, values } = readArguments(args);
  const name = positionals.join(' ');
  const [first = '', ...files] = positionals;
  const about = { ...DATA_COMMANDS, ...ARCHIVE_COMMANDS };
  const aboutData = Object.hasOwn(about, first) ? about[first] : undefined;
  if (aboutData) return aboutData({ configuration: readConfiguration(process.env), files, options: values });
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) throw new CommandError(name === '' ? USAGE : `There is no command "${name}".\n\n${USAGE}`);
  const configuration = readConfiguration(process.env);
  const { dataFolder } = configuration;
  // A link can be wanted before the first start; all else is about accounts that are there.
  if (name !== 'account link') folderWithData(dataFolder);
  const store = await openStore(dataFolder);
  const now = () => Date.now();
  const accounts = accountCommands({ store, now, randomBytes: (count) => new Uint8Array(randomBytes(count)) });
  try {
    return await command({ configuration, store, accounts, options: values });
  } finally {
    await store.destroy();
  }
}

run(process.argv.slice(2)).then(console.log, (error: unknown) => {
  console.error(
    [CommandError, ConfigurationError, DataFolderError].some((kind) => error instanceof kind)
      ? (error as Error).message
      : error,
  );
  process.exitCode = 1;
});
