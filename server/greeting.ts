/** What the console says once Kavarna runs: where to go, from here and from the tablets, and how to make the first account. */
import type { Kavarna } from './kavarna.ts';
import { networkAddresses } from './network-addresses.ts';

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
