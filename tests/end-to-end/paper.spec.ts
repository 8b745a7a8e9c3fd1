/** An evening with paper: a host photographs the table, types two notes, counts hands; the result shows devices and the room side by side. */
import { facilitatorsProgram } from './facilitators-program.ts';
import { expectAccessible } from './accessible.ts';
import { awake, expect, newParticipant, newWorkshop, signInAsFacilitator, test } from './kavarna-fixture.ts';

/** What a camera adds to a photo: that it was held upright (Exif 2.3, tag 0x0112, “right top”). */
function withCameraNotes(jpeg: Buffer): Buffer {
  const tiff = '4d4d002a00000008' + '0001' + '0112000300000001' + '00060000' + '00000000';
  const notes = Buffer.concat([Buffer.from('Exif\0\0'), Buffer.from(tiff, 'hex')]);
  const head = Buffer.from([0xff, 0xe1, 0, notes.length + 2]);
  return Buffer.concat([jpeg.subarray(0, 2), head, notes, jpeg.subarray(2)]);
}

test('paper is equal: photo, typing and hands end in the same result as devices', async ({
  page,
  kavarna,
  browser,
}) => {
  test.setTimeout(90_000);
  await signInAsFacilitator(page, kavarna);
  const workshop = await newWorkshop(page, kavarna);
  const call = await facilitatorsProgram(page, kavarna);
  const desk = `${kavarna.url}/workshops/${workshop.id}`;
  await page.goto(desk);
  const host = await newParticipant(browser, kavarna, { code: workshop.code, table: 2, name: 'Gregor' });
  const guest = await newParticipant(browser, kavarna, { code: workshop.code, table: 1 });
  const seats = await call<{ id: string; name: string }[]>('get', `/workshops/${workshop.id}/seats`);
  const gregor = seats.find(({ name }) => name === 'Gregor')?.id ?? '';
  await call('put', `/workshops/${workshop.id}/seats/${gregor}/kind`, { kind: 'host' });
  await call('post', `/workshops/${workshop.id}/rounds`);
  const { tables } = await call<{ tables: { id: string; number: number }[] }>('get', `/workshops/${workshop.id}`);
  const table2 = tables.find(({ number }) => number === 2)?.id ?? '';

  await test.step('the host photographs the table; without a network the photo waits and is sent by itself', async () => {
    await host.page.getByRole('button', { name: 'Papir' }).click();
    const paper = host.page.getByRole('dialog', { name: 'Papir mize 2' });
    await expect(paper).toBeVisible();
    await host.context.setOffline(true);
    const choose = paper.locator('input[type=file]').last();
    const drawing = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
    for (const mimeType of ['image/svg+xml', 'image/jpeg']) {
      await choose.setInputFiles({ name: 'miza', mimeType, buffer: drawing });
      await expect(paper.getByRole('alert')).toContainText('Te datoteke ni mogoče prebrati kot fotografijo');
    }
    const taken = withCameraNotes(await page.screenshot({ type: 'jpeg' }));
    await choose.setInputFiles({ name: 'miza.jpg', mimeType: 'image/jpeg', buffer: taken });
    await expect(paper.getByText('Fotografija je shranjena na tej napravi')).toBeVisible();
    await host.context.setOffline(false);
    await expect(paper.getByRole('button', { name: 'Fotografija 1, krog 1' })).toBeVisible();
    await expect(paper.getByText('Fotografija je shranjena na tej napravi')).toBeHidden();
    const [picture] = await call<{ id: string; width: number; height: number }[]>('get', `/tables/${table2}/pictures`);
    // It was taken upright, and says so no longer in words: it is upright.
    expect(picture).toMatchObject({ width: 720, height: 1280 });
    const kept = await host.page.request.get(`${kavarna.url}/pictures/${picture?.id}`);
    expect((await kept.body()).includes('Exif')).toBe(false);
    await expectAccessible(host.page, 'paper of a table');
  });

  await test.step('types two notes: the first with its place on the photo, the second by its number', async () => {
    const paper = host.page.getByRole('dialog', { name: 'Papir mize 2' });
    await paper.locator('.target').click({ position: { x: 40, y: 30 } });
    await paper.getByLabel('Kaj piše na lističu').fill('Klop v senci');
    await paper.getByRole('button', { name: 'Dodaj na tablo' }).click();
    await expect(paper.getByLabel('Oznaka na lističu')).toHaveValue('T2-P02');
    await paper.getByLabel('Oznaka na lističu').fill('9');
    await paper.getByLabel('Kaj piše na lističu').fill('Varna pot v šolo');
    await paper.getByRole('button', { name: 'Dodaj na tablo' }).click();
    await expect(paper.locator('ol li')).toHaveText([/Klop v senci\s+T2-P01/, /Varna pot v šolo\s+T2-P09/]);
    await paper.getByRole('button', { name: 'Zapri' }).click();
    const note = host.page.locator('[data-idea]').filter({ hasText: 'prepisano s papirja T2-P01' });
    await note.getByRole('link', { name: 'Pokaži fotografijo' }).click();
    const photo = host.page.getByRole('dialog', { name: 'prepisano s papirja T2-P01' });
    await expect(photo.getByRole('img')).toBeVisible();
    expect(await photo.locator('.chosen').count()).toBe(1);
    await photo.getByRole('button', { name: 'Zapri' }).click();
  });

  await test.step('the desk leads to the paper of a table, where typing goes on', async () => {
    await page
      .locator('.room a')
      .filter({ has: page.locator('svg[aria-label^="Miza 2,"]') })
      .click();
    await page.getByRole('link', { name: 'Papir · 1 fotografija' }).click();
    const paper = page.getByRole('dialog', { name: 'Papir mize 2' });
    await expect(paper.locator('ol li')).toHaveCount(2);
    await expect(paper.getByLabel('Oznaka na lističu')).toHaveValue('T2-P10');
  });

  await test.step('the host counts hands; a facilitator who counted at once is told and sees both', async () => {
    for (const title of ['Klopi', 'Varne poti']) {
      await call('post', `/initiatives/${workshop.initiative}/measures`, { title });
    }
    await call('post', `/workshops/${workshop.id}/rounds/current/end`);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(`${desk}/priorities`);
    await awake(page);
    await page.getByRole('button', { name: 'Odpri glasovanje' }).click();
    await guest.page.getByRole('button', { name: 'Daj piko ukrepu „Klopi“' }).click();
    const table = page.locator('details').filter({ hasText: 'Miza 2' });
    await table.locator('summary').click();
    await table.getByLabel('Ljudje brez naprave').fill('3');
    await host.page.getByLabel('Ljudje brez naprave').fill('2');
    await host.page.getByLabel('Pike za „Varne poti“').fill('11');
    await expect(host.page.getByRole('button', { name: 'Shrani štetje' })).toBeDisabled();
    await host.page.getByLabel('Pike za „Varne poti“').fill('6');
    await host.page.getByRole('button', { name: 'Shrani štetje' }).click();
    await expect(host.page.getByText('2 osebi · 6 pik')).toBeVisible();
    await expect(table.getByText('Nekdo je medtem vpisal drugo štetje: 2 osebi.')).toBeVisible();
    await expectAccessible(page, 'two counts of one table');
    await table.getByRole('button', { name: 'Obdrži tisto' }).click();
  });

  await test.step('the result is in the order of the sum, and says where it comes from', async () => {
    await page.getByRole('button', { name: 'Zaključi glasovanje' }).click();
    await expect(page.getByRole('region', { name: 'Rezultat' }).locator('li').first()).toContainText('Varne poti');
    await expect(page.getByText('0 z naprav + 6 prešteto v dvorani')).toBeVisible();
    await expect(page.getByText('1 z naprav + 0 prešteto v dvorani')).toBeVisible();
    await expect(guest.page.getByText('0 z naprav + 6 prešteto v dvorani')).toBeVisible();
  });

  await test.step('the print pack is as many pages of A4 as it has sheets: words, seat cards, notes, ballots', async () => {
    const parts = ['guide', 'rules', 'seats', 'sheets', 'ballots'].map((part) => `part=${part}`).join('&');
    await page.goto(`${desk}/print?${parts}&ballots=3`);
    await expect(page.getByText('T4-P06')).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Kako poteka naša kavarna' })).toBeVisible();
    await expect(page.locator('[data-seat-card]')).toHaveCount(2);
    // Four sheets of notes, two of ballots, two pages of words, one of seat cards.
    await expect(page.locator('.sheet')).toHaveCount(9);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(9);
    expect(new Set(pdf.match(/\/MediaBox\s*\[[^\]]*\]/g))).toEqual(new Set(['/MediaBox [0 0 594.95996 841.91998]']));
  });
});
