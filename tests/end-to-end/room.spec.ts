/** The desk and two tables, one with a tablet, one with a phone: a call, a message to all, locked boards, a person moved, everybody led. */
import type { Browser, Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import {
  expect,
  newParticipant,
  newWorkshop,
  programToken,
  signInAsFacilitator,
  test,
  type NewWorkshop,
  type RunningKavarna,
} from './kavarna-fixture.ts';

test.use({ viewport: { width: 1440, height: 900 } });

const tableOnDesk = (page: Page, number: number) =>
  page.locator('.room a').filter({ has: page.locator(`svg[aria-label^="Miza ${number},"]`) });

async function newTablet(browser: Browser, kavarna: RunningKavarna, { code }: NewWorkshop): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1180, height: 820 }, locale: 'sl-SI' });
  // As a tablet that has been on the table for hours, without its cable.
  await context.addInitScript(() => {
    const battery = Object.assign(new EventTarget(), { level: 0.14, charging: false });
    Object.assign(navigator, { getBattery: () => Promise.resolve(battery) });
  });
  const page = await context.newPage();
  const joining = `${kavarna.url}/w/${code}/t/1`;
  await page.request.post(joining, { form: { as: 'tablet' }, headers: { origin: kavarna.url }, maxRedirects: 0 });
  await page.goto(`${kavarna.url}/w/${code}/seat`);
  return page;
}

// On a busy machine.
test.setTimeout(180_000);

test('C3: a table calls and somebody comes, everybody hears a message, boards are locked, a person moves, all look at one place', async ({
  page,
  browser,
  kavarna,
}) => {
  await signInAsFacilitator(page, kavarna);
  const workshop = await newWorkshop(page, kavarna);
  const desk = `${kavarna.url}/workshops/${workshop.id}`;
  const token = await programToken(page, kavarna);
  const headers = { authorization: `Bearer ${token}` };
  const api = `${kavarna.url}/api/v1/workshops/${workshop.id}`;
  await page.request.post(`${api}/rounds`, { headers });
  const { tables } = (await (await page.request.get(api, { headers })).json()) as { tables: { id: string }[] };
  const tablet = await newTablet(browser, kavarna, workshop);
  const { page: phone, context: pocket } = await newParticipant(browser, kavarna, {
    code: workshop.code,
    table: 2,
    name: 'Lejla',
  });
  // The same facilitator, on another device.
  const second = await (
    await browser.newContext({ viewport: { width: 1180, height: 820 }, locale: 'sl-SI' })
  ).newPage();
  await signInAsFacilitator(second, kavarna);
  await Promise.all([page.goto(desk), second.goto(desk)]);

  await test.step('the desk sees the tables at a glance, also that a tablet needs its cable', async () => {
    await expect(tableOnDesk(page, 1).getByText('baterija 15 %')).toBeVisible();
    await expect(tableOnDesk(page, 2).getByRole('img', { name: /1 oseba, 1 povezana naprava/ })).toBeVisible();
    await page.getByRole('button', { name: 'Najprej, kjer je treba' }).click();
    await expect(
      page
        .locator('.room a')
        .first()
        .getByRole('img', { name: /^Miza 1,/ }),
    ).toBeVisible();
  });

  await test.step('a table calls; both desks see it; one tap says who comes; it outlasts a reload and is settled at the table', async () => {
    await tablet.getByRole('button', { name: 'Pokliči voditelja' }).click();
    await tablet.getByRole('button', { name: 'Naprava ali povezava ne dela' }).click();
    await expect(tablet.getByText('Voditelj je poklican.')).toBeVisible();
    for (const one of [page, second]) {
      await expect(one.getByText(/Miza 1 čaka/)).toBeVisible();
      await expect(one.getByText('Naprava ali povezava ne dela')).toBeVisible();
    }
    await expect(tableOnDesk(page, 1).getByText(/^kliče/)).toBeVisible();
    await expectAccessible(page, 'the desk with a call');
    await second.getByRole('button', { name: 'Grem tja' }).click();
    await expect(page.getByText('Miza 1: Vesna Kos je na poti')).toBeVisible();
    await tablet.reload();
    await expect(tablet.getByText('K vaši mizi prihaja Vesna Kos.')).toBeVisible();
    await expectAccessible(tablet, 'a tablet whose call was taken');
    await tablet.getByRole('button', { name: 'Ni več treba' }).click();
    await expect(page.getByRole('heading', { name: 'Klici' })).toHaveCount(0);
    await expect(tablet.getByRole('button', { name: 'Pokliči voditelja' })).toBeVisible();
  });

  const message = 'Čaj je pri vratih. Čaj je kod vrata.';
  await test.step('a message is on every screen; a phone puts it away, the table’s tablet shows it until it is taken back', async () => {
    await page.getByText('Sporočilo vsem').click();
    await page.getByLabel('Kaj naj vsi preberejo?').fill(message);
    await page.getByRole('button', { name: 'Pokaži vsem' }).click();
    await expect(second.getByText(`Vsi berejo: »${message}«`)).toBeVisible();
    await expect(tablet.getByText(message)).toBeVisible();
    await expect(tablet.getByRole('button', { name: 'Skrij sporočilo' })).toHaveCount(0);
    await phone.getByRole('button', { name: 'Skrij sporočilo' }).click();
    await expect(phone.getByText(message)).toHaveCount(0);
    await page.getByRole('button', { name: 'Umakni' }).click();
    await expect(tablet.getByText(message)).toHaveCount(0);
  });

  await test.step('a locked board says so, and hands back what came too late; unlocked, it takes it', async () => {
    await phone.getByRole('button', { name: 'Dodaj zamisel' }).click();
    await phone.locator('textarea:focus').fill('Prevoz');
    await expect(tableOnDesk(page, 2).getByText('1 v krogu')).toBeVisible();
    await pocket.setOffline(true);
    await phone.locator('textarea').first().fill('Prevoz na klic tudi v soboto');
    await page.getByRole('button', { name: 'Zakleni vse' }).click();
    await expect(tablet.getByText('Voditelj je tablo za zdaj zaklenil.')).toBeVisible();
    await expect(tablet.getByRole('button', { name: 'Dodaj zamisel' })).toBeDisabled();
    await pocket.setOffline(false);
    await expect(phone.getByText('Tabla je bila zaklenjena, preden so te besede prispele.')).toBeVisible();
    await expect(phone.locator('blockquote')).toContainText('na klic tudi v soboto');
    await page.getByRole('button', { name: 'Odkleni vse' }).click();
    await phone.getByRole('button', { name: 'Dodaj zdaj' }).click();
    await expect(tableOnDesk(page, 2).getByText('2 v krogu')).toBeVisible();
  });

  await test.step('a person is moved with one tap and a choice, and back with another', async () => {
    await tableOnDesk(page, 2).click();
    const panel = page.getByRole('dialog');
    await panel.getByRole('button', { name: 'Presedi: Lejla' }).click();
    await expectAccessible(page, 'choosing where a person goes');
    await panel.getByRole('button', { name: /^Miza 1/ }).click();
    await expect(panel.getByText('Lejla: zdaj pri mizi 1.')).toBeVisible();
    await expect(tableOnDesk(page, 1).getByRole('img', { name: /1 oseba/ })).toBeAttached();
    await panel.getByRole('button', { name: 'Razveljavi' }).click();
    await expect(panel.getByRole('button', { name: 'Presedi: Lejla' })).toBeVisible();
  });

  await test.step('everybody at a table is brought where the facilitator looks, and may look around again', async () => {
    await page.request.post(`${kavarna.url}/api/v1/tables/${tables[0]?.id ?? ''}/ideas`, {
      headers,
      data: { text: 'Klop pod lipo' },
    });
    await page.getByRole('dialog').getByRole('button', { name: 'Zapri', exact: true }).click();
    await page.getByRole('link', { name: 'Odpri tablo: Miza 1' }).click();
    const noteWidth = async () => (await tablet.locator('[data-idea]').first().boundingBox())?.width ?? 0;
    await expect.poll(noteWidth).toBeGreaterThan(0);
    const before = await noteWidth();
    await page.getByRole('button', { name: 'Povabi vse pri mizi sem' }).click();
    await expect(tablet.getByText('Voditelj vam kaže del table.')).toBeVisible();
    for (let times = 0; times < 3; times++) await page.getByRole('button', { name: 'Oddalji' }).click();
    await expect.poll(noteWidth).toBeLessThan(before * 0.8);
    await tablet.getByRole('button', { name: 'Ogled po svoje' }).click();
    await expect(tablet.getByRole('button', { name: 'Glej z voditeljem' })).toBeVisible();
    await page.getByRole('button', { name: 'Vsi pri mizi gledajo sem' }).click();
    await expect(tablet.getByText('Voditelj vam kaže del table.')).toHaveCount(0);
  });
});
