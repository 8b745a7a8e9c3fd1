/** The whole chain by hand: from an empty initiative to a Word file in which a measure names the ideas it came from. */
import { readFile } from 'node:fs/promises';
import JSZip from 'jszip';
import type { Browser, Page } from '@playwright/test';
import { awake, dotsCounted, expect, signInAsFacilitator, test, goOnTo } from './kavarna-fixture.ts';

test.use({ viewport: { width: 1440, height: 900 } });

const TABLET = { width: 1180, height: 820 };
const PHONE = { width: 390, height: 844 };

async function device(browser: Browser, viewport: typeof TABLET): Promise<Page> {
  return (await browser.newContext({ viewport, locale: 'sl-SI' })).newPage();
}

async function writeOnPhone(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: 'Dodaj zamisel' }).click();
  await page.locator('[data-idea] textarea:focus').pressSequentially(text);
  await expect(page.getByText('Shranjeno', { exact: true })).toBeVisible();
}

/** What a reader of the Word file sees, a line a text. */
async function wordText(path: string): Promise<string> {
  const zip = await JSZip.loadAsync(await readFile(path));
  const xml = (await zip.file('word/document.xml')?.async('string')) ?? '';
  return [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map((match) => match[1]).join('\n');
}

test('C1-C9: note, cluster, measure, priority, plan row, Word file: three browsers walk the whole chain', async ({
  page: desk,
  browser,
  kavarna,
}) => {
  test.setTimeout(180_000);
  await signInAsFacilitator(desk, kavarna);

  const code = await test.step('the facilitator makes an initiative and a world café of two tables', async () => {
    await desk.goto(`${kavarna.url}/initiatives`);
    await desk.getByLabel('Naslov').fill('Načrt za vključujočo Lipo');
    await desk.getByLabel('Kdo sprejme načrt').fill('Občina Lipa');
    await desk.getByRole('button', { name: 'Ustvari pobudo' }).click();
    await desk.getByLabel('Naslov delavnice').fill('Prva svetovna kavarna');
    await desk.getByLabel('Vprašanje za vse mize').fill('Kaj bi pomagalo, da se hitreje spoznamo?');
    await desk.getByRole('button', { name: 'Ustvari delavnico' }).click();
    await desk.waitForURL(/\/setup$/);
    for (const table of [4, 3]) {
      await desk.getByRole('button', { name: `Odstrani mizo ${table}` }).click();
      await expect(desk.getByLabel('Tema')).toHaveCount(table - 1);
    }
    await desk.getByRole('button', { name: 'Shrani', exact: true }).last().click();
    await expect(desk.getByText('Shranjeno.')).toBeVisible();
    const shown = await desk
      .getByText(/[A-Z]{3}-[2-9]{4}/)
      .first()
      .textContent();
    return /[A-Z]{3}-[2-9]{4}/.exec(shown ?? '')?.[0] ?? '';
  });
  const workshop = desk.url().replace(/\/setup$/, '');

  const tablet = await device(browser, TABLET);
  const phone = await device(browser, PHONE);
  const otherTablet = await device(browser, TABLET);
  await test.step('a tablet is registered at each table, somebody at home joins by the code', async () => {
    for (const [number, page] of [tablet, otherTablet].entries()) {
      await page.goto(`${kavarna.url}/w/${code.replace('-', '')}/t/${number + 1}`);
      await page.getByRole('button', { name: 'Ta naprava leži na mizi' }).click();
      await page.waitForURL(/\/seat$/);
    }
    await phone.goto(kavarna.url);
    await phone.getByLabel('Koda delavnice').fill(code.toLowerCase());
    await phone.getByRole('button', { name: 'Pridruži se' }).click();
    await phone.getByLabel('Ime').fill('Tea');
    await phone.getByLabel('Miza', { exact: true }).selectOption('1');
    await phone.getByLabel('Sodelujem na daljavo').check();
    await phone.getByRole('button', { name: 'Prisedi' }).click();
    await expect(phone.getByRole('heading', { name: 'Krog se še ni začel' })).toBeVisible();
  });

  await test.step('round 1: both write, each sees the other, the desk sees both', async () => {
    await desk.goto(workshop);
    await goOnTo(desk, '1. krog: pogovor');
    await writeOnPhone(phone, 'Šola odprta popoldne za starše');
    await expect(tablet.getByText('Šola odprta popoldne za starše').first()).toBeVisible();
    await expect(tablet.locator('.board.plain')).toBeVisible();
    await tablet.getByRole('button', { name: 'Dodaj zamisel' }).click();
    await tablet.keyboard.type('Skupno kuhanje ob sredah');
    await expect(phone.getByRole('textbox', { name: /Skupno kuhanje ob sredah/ })).toBeVisible();
    await expect(desk.getByText('Skupno kuhanje ob sredah')).toBeVisible();
  });

  await test.step('round 2: the remote person is at table 2 by themselves, the tablet has stayed', async () => {
    await goOnTo(desk, 'Menjava miz');
    await expect(phone.getByRole('heading', { name: 'Pojdite k mizi 2' })).toBeVisible();
    await expect(tablet.getByText('Ta tablica ostane pri mizi 1')).toBeVisible();
    await expect(tablet.getByRole('button', { name: 'Dodaj zamisel' })).toBeDisabled();
    await goOnTo(desk, '2. krog: pogovor');
    await expect(phone.getByText('Miza 2 · 2. krog od 3')).toBeVisible();
    await writeOnPhone(phone, 'Praznik sosesk');
    await goOnTo(desk, 'Odmor');
  });

  await test.step('synthesis: ideas of both tables become a measure, by keyboard', async () => {
    await desk.goto(`${workshop}/synthesis`);
    const loose = desk.getByRole('listbox', { name: 'Zamisli, ki jih je mogoče umestiti' });
    await expect(loose.getByRole('option')).toHaveCount(3);
    await awake(desk);
    await loose.getByRole('option').filter({ hasText: 'Skupno kuhanje' }).click();
    await loose.getByRole('option').filter({ hasText: 'Praznik sosesk' }).click();
    await desk.keyboard.press('n');
    await desk.getByLabel('Ime ukrepa 1').fill('Skupna kuhinja in srečanja sosedov');
    await expect(desk.getByText('2 umeščeni')).toBeVisible();
    await expect(desk.getByText('Shranjeno', { exact: true })).toBeVisible();
  });

  await test.step('priorities: the remote person spends dots, the vote is closed and counted', async () => {
    await desk.getByRole('link', { name: 'Naprej: prioritete' }).click();
    await desk.getByRole('button', { name: 'Odpri glasovanje' }).click();
    const give = phone.getByRole('button', { name: /^Daj piko ukrepu „Skupna kuhinja/ });
    for (let dots = 1; dots <= 3; dots++) {
      await give.click();
      await expect(phone.getByText(['Še 4 pike', 'Še 3 pike', 'Še 2 piki'][dots - 1] ?? '')).toBeVisible();
    }
    await expect(desk.getByText('Glasovalo: 1 od 1')).toBeVisible();
    await dotsCounted(phone);
    await desk.getByRole('button', { name: 'Zaključi glasovanje' }).click();
    await expect(phone.getByText('3 pike')).toBeVisible();
  });

  await test.step('plan: an objective, a lead and a month are filled in', async () => {
    await desk.getByRole('link', { name: 'Naprej: akcijski načrt' }).click();
    await desk.getByRole('button', { name: 'Skupna kuhinja in srečanja sosedov' }).first().click();
    const panel = desk
      .getByRole('complementary')
      .or(desk.getByRole('dialog'))
      .or(desk.getByRole('region', { name: 'Podatki o ukrepu' }));
    await panel.getByLabel('Nosilec').first().fill('Mladinski center');
    await panel.getByLabel('Vir financiranja').first().fill('LAS');
    // The page as the server renders it knows what has arrived there.
    const rendered = async () => (await desk.request.get(desk.url())).text();
    await expect.poll(rendered).toMatch(/Mladinski center[\s\S]*LAS/);
  });

  await test.step('the Word file names the measure, its lead, its ideas with their codes, and what was not placed', async () => {
    const downloading = desk.waitForEvent('download');
    await desk.getByRole('link', { name: /Word/ }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toMatch(/\.docx$/);
    const text = await wordText(await download.path());
    for (const expected of [
      'Načrt za vključujočo Lipo',
      'Skupna kuhinja in srečanja sosedov',
      'Mladinski center',
      'Skupno kuhanje ob sredah',
      'Praznik sosesk',
      'Šola odprta popoldne za starše',
      'T1-R1-001',
      'T1-R1-002',
      'T2-R2-001',
    ]) {
      expect(text).toContain(expected);
    }
    expect(text).toMatch(/2 zamisli, 2 miz, 2 krogov/);
    expect(text).not.toContain('Tea');
  });
  await tablet.context().close();
  await phone.context().close();
});
