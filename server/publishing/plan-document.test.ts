/** What stands in the Word document: opened again, part by part. */
import { describe, expect, test } from 'vitest';
import { planOf } from '#domain/plan.ts';
import { inclusiveTown } from '#tests/publishing/inclusive-town.ts';
import { elements, openedFile, ownText, readText, tableRows, type XmlElement } from '#tests/publishing/opened-file.ts';
import { planDocument } from './plan-document.ts';
import { ideasWithRows, planRows } from './published-initiative.ts';

const town = inclusiveTown();
const parts = await openedFile(await planDocument(town));
const document = parts.get('word/document.xml');
const text = readText(document);

const val = (element: XmlElement | undefined) => element?.attributes['w:val'];
const styleOf = (paragraph: XmlElement) => val(elements(paragraph, 'w:pStyle')[0]);
const inStyle = (style: string) =>
  elements(document, 'w:p')
    .filter((paragraph) => styleOf(paragraph) === style)
    .map((paragraph) => readText(paragraph).trim());
const styleNamed = (id: string) =>
  elements(parts.get('word/styles.xml'), 'w:style').find((style) => style.attributes['w:styleId'] === id);

describe('styles', () => {
  test('the title, parts, objectives and measures stand in real styles', () => {
    expect(inStyle('Title')).toEqual(['Mesto, v katerem je vsakdo doma']);
    expect(inStyle('Heading1')).toEqual([
      'Kako je načrt nastal',
      'Cilji in ukrepi',
      'Preglednica ukrepov',
      'Rezultati glasovanja s pikami',
      'Priloga A: Vse zamisli in kam so šle',
    ]);
    expect(inStyle('Heading2')).toEqual([
      'Novi prebivalci razumejo in so razumljeni',
      'Sosedje se poznajo',
      'Ukrepi, ki še niso pod nobenim ciljem',
    ]);
    expect(inStyle('Heading3')).toEqual(planRows(town.plan).map(({ row }) => row.measure.title));
  });

  test('headings are numbered by their styles: I., 1, 1.1, so that Word shows the numbers of the plan', () => {
    const numbering = parts.get('word/numbering.xml');
    const ids = ['Heading1', 'Heading2', 'Heading3'].map((id) => val(elements(styleNamed(id), 'w:numId')[0]));
    expect(new Set(ids).size).toBe(1);
    const list = elements(numbering, 'w:num').find((num) => num.attributes['w:numId'] === ids[0]);
    const abstract = elements(numbering, 'w:abstractNum').find(
      (one) => one.attributes['w:abstractNumId'] === val(elements(list, 'w:abstractNumId')[0]),
    );
    const levels = elements(abstract, 'w:lvl').slice(0, 3);
    expect(levels.map((level) => val(elements(level, 'w:lvlText')[0]))).toEqual(['%1.', '%2', '%2.%3']);
    expect(levels.map((level) => val(elements(level, 'w:pStyle')[0]))).toEqual(['Heading1', 'Heading2', 'Heading3']);
    expect(['Heading1', 'Heading2', 'Heading3'].map((id) => val(elements(styleNamed(id), 'w:ilvl')[0]) ?? '0')).toEqual(
      ['0', '1', '2'],
    );
  });

  test.each([
    ['sl', 'sl-SI'],
    ['en', 'en-GB'],
    ['sr', 'sr-Latn-RS'],
  ] as const)('a document in %s says that its language is %s', async (language, tag) => {
    const opened = await openedFile(await planDocument(inclusiveTown({ language })));
    const defaults = elements(opened.get('word/styles.xml'), 'w:docDefaults')[0];
    expect(val(elements(defaults, 'w:lang')[0])).toBe(tag);
  });
});

describe('pages', () => {
  test('the table lies on A4 landscape between portrait pages', () => {
    const pages = elements(document, 'w:pgSz').map((size) => size.attributes);
    expect(pages.map((page) => page['w:orient'])).toEqual(['portrait', 'landscape', 'portrait']);
    expect(pages.map((page) => Math.round(Number(page['w:w']) / 56.69))).toEqual([210, 297, 210]);
  });

  test('header and footer carry the title and the page of how many', () => {
    const headers = [...parts].filter(([path]) => path.startsWith('word/header')).map(([, part]) => readText(part));
    expect(headers.join()).toContain('Mesto, v katerem je vsakdo doma');
    const footers = [...parts].filter(([path]) => path.startsWith('word/footer')).map(([, part]) => part);
    const fields = footers.flatMap((footer) => elements(footer, 'w:instrText').map((field) => ownText(field)));
    expect(fields.filter((field) => field?.includes('NUMPAGES'))).toHaveLength(3);
    expect(fields.filter((field) => /\bPAGE\b/.test(field ?? ''))).toHaveLength(3);
    expect(footers.map(readText).join()).toContain('Stran ');
  });

  test('the file says whose plan it is', () => {
    const core = parts.get('docProps/core.xml');
    const said = (name: string) => ownText(elements(core, name)[0]);
    expect(said('dc:title')).toBe('Mesto, v katerem je vsakdo doma');
    expect(said('dc:creator')).toBe('Občina Lipovec');
    expect(said('cp:lastModifiedBy')).toBe('Občina Lipovec');
  });
});

describe('tables', () => {
  test('rows are never torn, and every table with a header row repeats it', () => {
    const rows = elements(document, 'w:tr');
    expect(rows.filter((row) => elements(row, 'w:cantSplit').length !== 1)).toEqual([]);
    const headed = elements(document, 'w:tbl').filter((table) => elements(table, 'w:tblHeader').length > 0);
    // Workshops, the action plan, costs, one vote, and an annex for each workshop.
    expect(headed).toHaveLength(6);
    for (const table of headed) expect(elements(elements(table, 'w:tr')[0], 'w:tblHeader')).toHaveLength(1);
  });

  test('the action plan has a row a measure below its objective', () => {
    const rows = tableRows(document);
    const header = rows.findIndex((row) => row.includes('Časovni okvir') && row.length > 2);
    expect(rows[header]).toEqual([
      'Št.',
      'Ukrep',
      'Aktivnosti',
      'Ciljna skupina',
      'Nosilec',
      'Partnerji',
      'Časovni okvir',
      'Ocena stroškov (EUR)',
      'Viri financiranja',
      'Kazalnik',
      'Pike',
    ]);
    expect(rows[header + 1]).toEqual(['1  Novi prebivalci razumejo in so razumljeni']);
    expect(rows[header + 2]?.slice(0, 2)).toEqual(['1.1', 'Tečaji slovenščine za starše z otroki']);
    expect(rows[header + 2]?.[9]).toBe('udeleženci, ki tečaj končajo\n0 → 60');
    expect(rows[header + 2]?.[10]).toBe('38');
  });

  test('the Serbian table has the columns of an akcioni plan', async () => {
    const opened = await openedFile(await planDocument(inclusiveTown({ language: 'sr' })));
    const header = tableRows(opened.get('word/document.xml')).find((row) => row.includes('Nosilac') && row.length > 2);
    expect(header).toContain('Procenjena sredstva (RSD)');
    expect(header).not.toContain('Ciljna grupa');
  });

  test('what nobody has decided yet is said, never left blank', () => {
    const benches = tableRows(document).find((row) => row[0] === '3.1' && row.length === 11);
    expect(benches?.slice(2, 10)).toEqual(Array(8).fill('še ni določeno'));
  });
});

describe('the chain from note to plan', () => {
  test('the annex lists every idea once, with its text and the measure it went to', () => {
    const listed = tableRows(document).filter(([code = '']) => /^(W\d+-)?T\d+-R\d+-\d{3}$/.test(code));
    expect(listed).toEqual(
      ideasWithRows(town).map(({ idea, row }) => [
        idea.code,
        idea.text,
        row ? `${row.number} ${row.measure.title}` : 'ni uvrščena',
        String(idea.tableNumber),
        String(idea.round),
      ]),
    );
    expect(listed).toHaveLength(12);
  });

  test('every measure says from how many ideas, tables and rounds it came, and names them', () => {
    expect(text).toContain('iz 5 zamisli, 3 miz, 3 krogov');
    expect(text).toContain('iz 2 zamisli, 1 mize, 2 krogov');
    expect(text).toContain('T1-R1-001, T1-R1-002, T3-R1-001, T3-R2-002, W2-T1-R1-001');
  });

  test('every link inside leads to a bookmark that is there, and no bookmark is there twice', () => {
    const bookmarks = elements(document, 'w:bookmarkStart').map((bookmark) => bookmark.attributes['w:name']);
    const anchors = elements(document, 'w:hyperlink').map((link) => link.attributes['w:anchor']);
    expect(new Set(bookmarks).size).toBe(bookmarks.length);
    expect(anchors.length).toBeGreaterThan(20);
    expect(anchors.filter((anchor) => !bookmarks.includes(anchor))).toEqual([]);
  });

  test('the numbers of each workshop stand in a sentence, in the dual where there are two', () => {
    expect(text).toContain('Prva kavarna v dvorani: 32 oseb, 4 mize, 3 krogi, 10 zamisli.');
    expect(text).toContain('Pogovor s starši predšolskih otrok: 2 osebi, 1 miza, 1 krog, 2 zamisli.');
    expect(text).toContain('Načrt je nastal na 2 delavnicah, na katerih je bilo zapisanih 12 zamisli.');
    expect(text).toContain('V ukrepe je uvrščenih 11 zamisli, 1 pa ni našla mesta v nobenem od njih.');
  });

  test('dots are shown most first, and those on measures that are gone are told too', () => {
    const rows = tableRows(document);
    const header = rows.findIndex((row) => row.includes('Vsi'));
    expect(rows.slice(header + 1, header + 4).map((row) => row.slice(0, 3))).toEqual([
      ['1.1', 'Tečaji slovenščine za starše z otroki', '38'],
      ['1.2', 'Ena vstopna točka z informacijami v več jezikih', '35'],
      ['2.1', 'Skupna kuhinja in srečanja sosedov', '22'],
    ]);
    expect(text).toContain('Glasovalo je 20 oseb; skupaj je bilo oddanih 100 pik.');
    expect(text).toContain('Ukrepi, ki jih v načrtu ni več (združeni ali odstranjeni), so dobili 5 pik.');
  });
});

test('an initiative where nothing has happened yet gives a document that says so', async () => {
  const empty = {
    ...town,
    initiative: { ...town.initiative, body: '', period: '' },
    workshops: [],
    plan: planOf({ measures: [], objectives: [], placements: [] }, [], null),
  };
  const said = readText((await openedFile(await planDocument(empty))).get('word/document.xml'));
  expect(said).toContain('Delavnic, iz katerih bi načrt nastal, še ni.');
  expect(said).toContain('Načrt še nima ukrepov.');
  expect(said).toContain('Zapisanih zamisli še ni.');
  expect(said).toContain('Obdobje: še ni določeno');
  expect(said).not.toContain('Rezultati glasovanja');
});
