/** Practising an evening: a room of simulated people on the desk within seconds, slowed and stopped, and cleared away with one tap. */
import { expectAccessibleAtEverySize } from './accessible.ts';
import { expect, newWorkshop, signInAsFacilitator, test } from './kavarna-fixture.ts';

test.setTimeout(120_000);

test('a team rehearses its evening, and nothing of that stays', async ({ page: desk, kavarna }) => {
  await signInAsFacilitator(desk, kavarna);
  const workshop = await newWorkshop(desk, kavarna);
  await desk.goto(`${kavarna.url}/workshops/${workshop.id}`);
  await desk.getByRole('link', { name: 'Vaja' }).click();
  await expect(desk.getByLabel('Navideznih ljudi')).toHaveValue('20');
  await expectAccessibleAtEverySize(desk, 'beginning a rehearsal');
  await desk.getByLabel('Navideznih ljudi').fill('12');
  await desk.getByLabel('hitro').check();
  await desk.getByRole('button', { name: 'Začni vajo' }).click();

  await expect(desk.getByText('12 navideznih ljudi je v dvorani.')).toBeVisible();
  expect(desk.url()).not.toContain(workshop.id);
  await expect(desk.getByText('Pridruženih: 12 oseb, 4 mize.')).toBeVisible({ timeout: 30_000 });
  await expectAccessibleAtEverySize(desk, 'a rehearsal’s desk');
  await desk.getByRole('button', { name: 'ne pišejo' }).click();
  await expect(desk.getByRole('button', { name: 'ne pišejo' })).toHaveAttribute('aria-pressed', 'true');

  await desk.getByRole('button', { name: 'Pospravi vajo' }).click();
  await desk.getByRole('dialog').getByRole('button', { name: 'Pospravi vajo' }).click();
  await desk.waitForURL(new RegExp(workshop.id));
  await desk.goto(`${kavarna.url}/initiatives`);
  await expect(desk.getByText('Načrt za vključujoče mesto').first()).toBeVisible();
  await expect(desk.getByText('Vaja: ')).toHaveCount(0);
});
