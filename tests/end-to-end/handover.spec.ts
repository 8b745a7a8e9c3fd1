/** A table passes on what was said, and does not forget those who sit at it from afar. */
import { expectAccessible, PHONE, TABLET } from './accessible.ts';
import { expect, newParticipant, newWorkshop, programToken, signInAsFacilitator, test } from './kavarna-fixture.ts';

test('C3: a tablet pins what it passes on, hands it over at the gong, and the next guests read it; a remote guest finds the call', async ({
  page,
  browser,
  kavarna,
}) => {
  await signInAsFacilitator(page, kavarna);
  const { id, code } = await newWorkshop(page, kavarna);
  const headers = { authorization: `Bearer ${await programToken(page, kavarna)}` };
  const workshop = `${kavarna.url}/api/v1/workshops/${id}`;

  await test.step('the set-up makes a link for every table', async () => {
    await page.goto(`${kavarna.url}/workshops/${id}/setup`);
    await page.getByRole('button', { name: 'Ustvari povezavo za vsako mizo' }).click();
    await expect(page.getByLabel('Videoklic za udeležence na daljavo').first()).toHaveValue(
      /^https:\/\/meet\.jit\.si\//,
    );
  });
  const tables = ((await (await page.request.get(workshop, { headers })).json()) as { tables: { id: string }[] })
    .tables;

  const context = await browser.newContext({ viewport: TABLET, locale: 'sl-SI' });
  const tablet = await context.newPage();
  const form = { form: { as: 'tablet' }, headers: { origin: kavarna.url }, maxRedirects: 0 };
  // Remote people keep to tables that have a device.
  const other = await browser.newContext();
  await Promise.all([
    tablet.request.post(`${kavarna.url}/w/${code}/t/1`, form),
    other.request.post(`${kavarna.url}/w/${code}/t/2`, form),
  ]);
  const { page: remote } = await newParticipant(browser, kavarna, { code, table: 1, name: 'Tea', remote: true });
  await page.request.post(`${workshop}/rounds`, { headers });
  for (const text of ['Klop pri pošti', 'Kdo plača kombi na klic?', 'Senca na igrišču', 'Pitnik ob poti'])
    await page.request.post(`${kavarna.url}/api/v1/tables/${tables[0]?.id}/ideas`, { headers, data: { text } });
  await tablet.goto(`${kavarna.url}/w/${code}/seat`);

  await test.step('the tablet shows who sits there from afar; the remote guest goes to the call of this table', async () => {
    await expect(tablet.getByRole('list', { name: 'Pri tej mizi na daljavo' })).toContainText('Tea');
    const call = remote.getByRole('link', { name: 'Videoklic mize 1' });
    await expect(call).toHaveAttribute('href', /^https:\/\/meet\.jit\.si\/Kavarna-/);
    await expect(call).toHaveAttribute('rel', /noopener/);
    await expect(call).toHaveAttribute('target', '_blank');
  });

  await test.step('the tablet pins a point and marks a question', async () => {
    await expect(tablet.getByText('Shranjeno', { exact: true })).toBeVisible();
    await tablet.getByRole('button', { name: 'Seznam' }).click();
    const note = (text: string) => tablet.locator('li[data-idea]').filter({ has: tablet.getByLabel(text) });
    await expect(tablet.locator('li[data-idea]')).toHaveCount(4);
    await note('Klop pri pošti').getByRole('button', { name: 'Pripni' }).click();
    await expect(note('Klop pri pošti')).toContainText('predamo naprej');
    await note('Kdo plača').locator('summary').click();
    await note('Kdo plača').getByRole('button', { name: 'Označi kot odprto vprašanje' }).click();
    await expect(note('Kdo plača')).toContainText('odprto vprašanje');
  });

  await test.step('at the gong it shows the card', async () => {
    await page.request.post(`${workshop}/rounds/current/end`, { headers });
    const card = tablet.getByRole('region', { name: 'Kartica za predajo' });
    await expect(card).toContainText('Klop pri pošti');
    await expect(card).toContainText('Odprta vprašanja');
    await expect(card).toContainText('4 zamisli');
    await expectAccessible(tablet, 'handover card');
    await tablet.setViewportSize(PHONE);
    const ofAllTables = async () => {
      await page.goto(`${kavarna.url}/workshops/${id}/handover`);
      await expect(page.locator('.sheet').first()).toContainText('Klop pri pošti');
      await expectAccessible(page, 'all cards');
    };
    await Promise.all([expectAccessible(tablet, 'handover card, on a phone'), ofAllTables()]);
  });

  await test.step('whoever arrives reads what was said', async () => {
    await page.request.post(`${workshop}/rounds`, { headers });
    const { page: guest } = await newParticipant(browser, kavarna, { code, table: 1, name: 'Arben' });
    const before = guest.locator('details', { hasText: 'Kaj je bilo tu povedano pred vami' });
    await expect(before).toContainText('Klop pri pošti');
    await expectAccessible(guest, 'what was said before');
    await expect(remote.getByRole('link', { name: 'Videoklic mize 2' })).toBeVisible();
  });
});
