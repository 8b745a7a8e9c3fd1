/** What the console says once Kavarna runs: where to go, from here and from the tablets, and how to make the first account. */
import { networkInterfaces } from 'node:os';
import type { Kavarna } from './kavarna.ts';

export async function greeting(kavarna: Kavarna, port: number): Promise<string> {
  const here = kavarna.configuration.origin ?? `http://localhost:${port}`;
  const lines = ['', 'Kavarna is running.', '', `  On this machine:  ${here}`];
  for (const address of networkAddresses()) lines.push(`  For tablets:      http://${address}:${port}`);
  if (!(await kavarna.accounts.hasAccounts())) {
    const link = await kavarna.accounts.firstAccountLink();
    lines.push('', '  There is no facilitator account yet. This link makes the first one (once, within 24 hours):');
    lines.push(`  ${here}/welcome/${link}`);
  }
  lines.push('', `  Everything is kept in ${kavarna.configuration.dataFolder}`, '  Ctrl+C stops.', '');
  return lines.join('\n');
}

/** This machine's addresses in the networks it is in. */
export function networkAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter((address) => address.family === 'IPv4' && !address.internal)
    .map((address) => address.address);
}
