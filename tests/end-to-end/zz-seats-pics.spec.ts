import { test, newWorkshop, signInAsFacilitator } from './kavarna-fixture.ts';
import { facilitatorsProgram } from './facilitators-program.ts';
test('pictures', async ({ page, browser, kavarna }) => {
  await signInAsFacilitator(page, kavarna);
  const workshop = await newWorkshop(page, kavarna);
  const call = await facilitatorsProgram(page, kavarna);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`${kavarna.url}/workshops/${workshop.id}/setup`);
  await page.screenshot({ path: '/tmp/seats-pics/setup.png', fullPage: true });
  await call('post', `/workshops/${workshop.id}/rounds`);
  const context = await browser.newContext({ viewport: { width: 1180, height: 820 }, locale: 'sl-SI', hasTouch: true });
  const tablet = await context.newPage();
  const shot = async (name: string) => { await tablet.evaluate(() => new Promise((r) => setTimeout(r, 900))); await tablet.screenshot({ path: `/tmp/seats-pics/${name}.png` }); };
  await tablet.goto(`${kavarna.url}/w/${workshop.code}/t/1`);
  await shot('join');
  await tablet.getByRole('button', { name: 'Ta naprava leži na mizi' }).click();
  await tablet.waitForURL(/\/seat$/);
  await tablet.getByText('Shranjeno', { exact: true }).waitFor();
  await shot('empty');
  for (const [side, text] of [[0, 'Klop pri pošti'], [90, 'Več sence na poti v šolo'], [180, 'Prevoz na klic tudi ob sobotah'], [270, 'Skupna kuhinja'], [0, 'Nočni avtobus']] as const) {
    await tablet.locator(`[data-side="${side}"]`).getByRole('button', { name: 'Prisedi na tej strani' }).tap();
    await tablet.getByRole('textbox', { name: 'Vaša zamisel' }).fill(text);
    if (side === 90) { await tablet.getByText('Ime, skupina, barva').click(); await tablet.getByLabel('Ime', { exact: true }).fill('Lejla'); await tablet.getByLabel('Ime', { exact: true }).blur(); }
    await shot(`writing-${side}`);
    await tablet.getByRole('button', { name: 'Oddaj' }).click();
  }
  await shot('board');
  await tablet.getByRole('button', { name: 'Podajaj' }).click();
  await shot('passing');
  await tablet.getByRole('button', { name: 'Na tablo' }).click();
  await tablet.setViewportSize({ width: 390, height: 844 });
  await shot('phone');
  await tablet.locator('[data-side="0"]').getByRole('button').first().click();
  await shot('phone-writing');
  await tablet.getByRole('button', { name: 'Odloži' }).click();
  await tablet.setViewportSize({ width: 1440, height: 900 });
  await shot('board-wide');
  await call('post', `/workshops/${workshop.id}/rounds/current/end`);
  await call('post', `/initiatives/${workshop.initiative}/measures`, { title: 'Klopi' });
  await call('put', `/workshops/${workshop.id}/phase`, { phase: 'synthesis' });
  await call('post', `/workshops/${workshop.id}/voting/open`);
  await tablet.setViewportSize({ width: 1180, height: 820 });
  await tablet.getByRole('link', { name: /: glasuj/ }).first().waitFor();
  await shot('vote-turns');
  await tablet.getByRole('link', { name: /: glasuj/ }).first().click();
  await tablet.getByRole('button', { name: 'Daj piko ukrepu „Klopi“' }).click();
  await shot('vote');
});
