/** The plan: fields typed by two at once, measures by objective, and the Word file that names every idea. */
import AxeBuilder from '@axe-core/playwright';
import JSZip from 'jszip';
import type { Page } from '@playwright/test';
import { awake, expect, test } from './kavarna-fixture.ts';
import { withholdServer } from './late-server.ts';
import { secondFacilitator, writtenCafe } from './synthesis-cafe.ts';

test.use({ viewport: { width: 1440, height: 900 } });

const isLive = (page: Page) => expect(page.getByText('Shranjeno', { exact: true })).toBeVisible();

test('C7, C9: two people fill in one measure, group it, and the Word file says where it comes from', async ({
  page,
  browser,
  kavarna,
}) => {
  const { workshop, call } = await writtenCafe(page, kavarna, [
    [['Klopi v senci', 'Rampa pri pošti'], ['Kava v knjižnici']],
  ]);
  const base = `/initiatives/${workshop.initiative}`;
  const ideas = await call<{ id: string }[]>('get', `/workshops/${workshop.id}/ideas`);
  const { id: paths } = await call<{ id: string }>('post', `${base}/measures`, { title: 'Poti za vse' });
  await call('post', `${base}/measures`, { title: 'Družabni prostor' });
  await call('post', `${base}/placements`, { measure: paths, ideas: ideas.slice(0, 2).map((idea) => idea.id) });
  const address = `${kavarna.url}${base}/plan`;
  await page.goto(address);
  const other = await secondFacilitator(browser, kavarna, address);
  await isLive(page);
  await isLive(other);
  await expect(page.getByText('2 ukrepa · 2 še brez nosilca')).toBeVisible();
  await expect(page.getByRole('row', { name: /Poti za vse/ })).toContainText('manjka nosilec');

  await page.getByRole('button', { name: 'Dodaj cilj' }).click();
  await page.getByLabel('Ime cilja 1').fill('Vsak pride povsod');
  await expect(other.getByLabel('Ime cilja 1')).toHaveValue('Vsak pride povsod');

  for (const one of [page, other]) await one.getByRole('button', { name: /Poti za vse/ }).click();
  await page.getByLabel('Cilj', { exact: true }).selectOption('1 · Vsak pride povsod');
  await expect(other.getByRole('table', { name: 'Ukrepi: Vsak pride povsod' })).toContainText('1.1 Poti za vse');

  const [mine, theirs] = [page.getByLabel('Nosilec'), other.getByLabel('Nosilec')];
  await mine.fill('Občina');
  await expect(theirs).toHaveValue('Občina');
  await theirs.focus();
  await other.keyboard.press('End');
  await mine.focus();
  await page.keyboard.press('Home');
  await Promise.all([other.keyboard.type(' Lipovec', { delay: 15 }), page.keyboard.type('Mestna ', { delay: 15 })]);
  await expect(mine).toHaveValue('Mestna Občina Lipovec');
  await expect(theirs).toHaveValue('Mestna Občina Lipovec');

  await page.getByLabel('Rok: mesec').selectOption('september');
  await page.getByLabel('Rok: leto').selectOption('2028');
  await other.getByLabel('Strošek v letu 2028').fill('12.400');
  await other.getByLabel('Strošek v letu 2028').press('Tab');
  await expect(page.getByText('Skupaj: 12.400 €')).toBeVisible();
  await other.getByLabel('Strošek v letu 2028').fill('veliko');
  await other.getByLabel('Strošek v letu 2028').press('Tab');
  await expect(other.getByRole('alert')).toContainText('Vpišite znesek');
  await expect(page.getByRole('row', { name: /Poti za vse/ })).toContainText('september 2028');
  await expect(page.getByRole('complementary', { name: 'Podatki o ukrepu' })).toContainText('T1-R1-001');
  await expect(page.getByText('2 ukrepa · 1 še brez nosilca')).toBeVisible();

  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);

  await isLive(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Prenesi načrt: Word' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.docx$/);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  const xml = await (await JSZip.loadAsync(Buffer.concat(chunks))).file('word/document.xml')?.async('string');
  const text = (xml ?? '').replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
  for (const said of [
    'Vsak pride povsod',
    'Poti za vse',
    'Mestna Občina Lipovec',
    'Klopi v senci',
    'T1-R1-002',
    'T2-R1-001',
  ])
    expect(text).toContain(said);
});

test('C6: the plan is put in the order of the dots, on a phone each row is a card, and nobody else gets the files', async ({
  page,
  browser,
  kavarna,
}) => {
  const { workshop, call } = await writtenCafe(page, kavarna, [[['Klopi v senci']]]);
  const base = `/initiatives/${workshop.initiative}`;
  await call('post', `${base}/measures`, { title: 'Brez pik' });
  const { id: favourite } = await call<{ id: string }>('post', `${base}/measures`, { title: 'Najljubši' });
  await call('post', `/workshops/${workshop.id}/voting/open`);
  const joined = await page.request.post(`${kavarna.url}/api/v1/join`, { data: { code: workshop.code } });
  const { token } = (await joined.json()) as { token: string };
  const ballot = await page.request.put(`${kavarna.url}/api/v1/ballot/${favourite}`, {
    headers: { authorization: `Bearer ${token}` },
    data: { dots: 3 },
  });
  expect(ballot.ok()).toBe(true);
  await call('post', `/workshops/${workshop.id}/voting/close`);

  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${kavarna.url}${base}/plan`);
  await isLive(page);
  const rows = page.getByRole('button', { name: /^Uredi/ });
  await expect(rows).toHaveText(['1.1 Brez pik', '1.2 Najljubši']);
  await page.getByRole('button', { name: 'Razvrsti po pikah' }).click();
  await expect(rows).toHaveText(['1.1 Najljubši', '1.2 Brez pik']);
  await page.getByRole('button', { name: 'Razveljavi', exact: true }).last().click();
  await expect(rows).toHaveText(['1.1 Brez pik', '1.2 Najljubši']);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);

  await rows.last().click();
  const sheet = page.getByRole('dialog', { name: '1.2 Najljubši' });
  await sheet.getByLabel('Vir financiranja').fill('LAS');
  await sheet.getByRole('button', { name: 'Zapri' }).click();
  await expect(page.getByRole('row', { name: /Najljubši/ })).toContainText('LAS');

  const stranger = await browser.newContext();
  const answer = await stranger.request.get(`${kavarna.url}${base}/exports/plan.docx`, { maxRedirects: 0 });
  expect(answer.status()).toBe(303);
  expect((await page.request.get(`${kavarna.url}${base}/exports/plan.exe`)).status()).toBe(404);
});

test('S10: a plan and a synthesis that have not come yet take no words, so that none are lost', async ({
  page,
  kavarna,
}) => {
  const { workshop, call } = await writtenCafe(page, kavarna, [[['Klopi v senci']]]);
  await call('post', `/initiatives/${workshop.initiative}/measures`, { title: 'Poti za vse' });
  const release = await withholdServer(page.context());
  const synthesis = await page.context().newPage();
  await synthesis.goto(`${kavarna.url}/workshops/${workshop.id}/synthesis`);
  const title = synthesis.getByLabel('Ime ukrepa 1');
  await page.goto(`${kavarna.url}/initiatives/${workshop.initiative}/plan`);
  for (const one of [page, synthesis]) await awake(one);
  await page.getByRole('button', { name: /Poti za vse/ }).click();
  const lead = page.getByLabel('Nosilec');
  await expect(lead).toBeVisible();
  await expect(lead).not.toBeEditable();
  await expect(page.getByRole('button', { name: 'Dodaj ukrep' })).toBeDisabled();
  await expect(title).not.toBeEditable();
  release();
  await lead.fill('Občina');
  await expect(page.getByRole('row', { name: /Poti za vse/ })).toContainText('Občina');
  await title.fill('Poti brez stopnic');
  await expect(page.getByRole('row', { name: /Poti brez stopnic/ })).toBeVisible();
});
