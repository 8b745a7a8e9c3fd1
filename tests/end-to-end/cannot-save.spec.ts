/** The centre can't write: nothing is called saved, words are kept and seen, and everything is saved once it can. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { facilitatorsProgram } from './facilitators-program.ts';
import { expect, newParticipant, newWorkshop, signInAsFacilitator, test } from './kavarna-fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'kavarna-e2e-'));
test.use({ settings: { KAVARNA_DATA: folder } });
test.afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));
test.setTimeout(120_000);

test('S10: while the disk takes nothing, the page says that words are on the device; they are saved when it does again', async ({
  page: desk,
  browser,
  kavarna,
}) => {
  await signInAsFacilitator(desk, kavarna);
  const call = await facilitatorsProgram(desk, kavarna);
  const workshop = await newWorkshop(desk, kavarna);
  await call('post', `/workshops/${workshop.id}/rounds`);
  const people = await Promise.all(
    ['Lejla', 'Tea'].map((name) => newParticipant(browser, kavarna, { code: workshop.code, table: 1, name })),
  );
  const [lejla, tea] = people.map(({ page }) => page);
  if (!lejla || !tea) throw new Error('Two people sit at the table.');
  const saved = lejla.getByText('Shranjeno', { exact: true });
  await expect(saved).toBeVisible();

  // Another process holds the log's file for itself, as a failing disk would: every commit fails.
  const log = new BetterSqlite(join(folder, 'updates.sqlite'));
  log.exec('BEGIN EXCLUSIVE');
  try {
    await lejla.getByRole('button', { name: 'Dodaj zamisel' }).click();
    await lejla.locator('li[data-idea] textarea:focus').pressSequentially('Klopi ob poti');
    await expect(lejla.getByText('Na tej napravi, še ni poslano: 1 zamisel')).toBeVisible({ timeout: 15_000 });
    await expect(saved).toHaveCount(0);
    // People go on working together.
    await expect(tea.getByRole('textbox', { name: '„Klopi ob poti' })).toBeVisible();
  } finally {
    log.exec('ROLLBACK');
    log.close();
  }

  await expect(saved).toBeVisible({ timeout: 15_000 });
  await lejla.reload();
  await expect(lejla.getByRole('textbox', { name: '„Klopi ob poti' })).toHaveValue('Klopi ob poti');
  for (const { context } of people) await context.close();
});
