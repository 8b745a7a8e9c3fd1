/** What came from paper, in every document that leaves: dots counted in the room beside those of devices, and notes that were typed. */
import { describe, expect, test } from 'vitest';
import type { IdeaSource } from '#domain/idea-source.ts';
import type { PictureId } from '#domain/identifiers.ts';
import type { SourcedIdea } from '#domain/measure.ts';
import { COURSES, inclusiveTown, KITCHEN } from '#tests/publishing/inclusive-town.ts';
import { openedFile, readText, sheetCells, tableRows } from '#tests/publishing/opened-file.ts';
import { readCsv } from '#tests/publishing/read-csv.ts';
import { ideasTable } from './ideas-table.ts';
import { planDocument } from './plan-document.ts';
import { planJson, type PlanJson } from './plan-json.ts';
import { planTable } from './plan-table.ts';
import { planWorkbook } from './plan-workbook.ts';
import type { PublishedInitiative } from './published-initiative.ts';

const room = { heads: 4, dots: { [COURSES]: 15, [KITCHEN]: 5 } };
const picture = 'k3v9x0c2m4n6p8r1t5w7' as PictureId;
const paper: IdeaSource = { kind: 'paper', code: 'T1-P07', picture, spot: { x: 0.1, y: 0.2 } };

/** Of 100 dots 80 came from devices and 20 were counted; the first idea was typed from paper. */
function town(): PublishedInitiative {
  const published = inclusiveTown();
  const typed = (idea: SourcedIdea): SourcedIdea => (idea.id === 'idea0' ? { ...idea, source: paper } : idea);
  return {
    ...published,
    workshops: published.workshops.map((workshop) => ({
      ...workshop,
      votes: workshop.votes && { ...workshop.votes, room },
    })),
    plan: {
      ...published.plan,
      sections: published.plan.sections.map((section) => ({
        ...section,
        rows: section.rows.map((row) => ({
          ...row,
          ideas: row.ideas.map(typed),
          roomDots: (room.dots as Record<string, number>)[row.measure.id] ?? 0,
        })),
      })),
    },
  };
}

describe('in the Word document', async () => {
  const document = (await openedFile(await planDocument(town()))).get('word/document.xml');
  const [text, rows] = [readText(document), tableRows(document)];

  test('the result names both sources, and their numbers add up', () => {
    const header = rows.findIndex((row) => row.includes('Vsi'));
    expect(rows[header]?.slice(2, 5)).toEqual(['Vsi', 'Z naprav', 'Prešteto v dvorani']);
    expect(rows[header + 1]?.slice(0, 5)).toEqual(['1.1', 'Tečaji slovenščine za starše z otroki', '38', '23', '15']);
    expect(text).toContain('Glasovalo je 24 oseb; skupaj je bilo oddanih 100 pik.');
    expect(text).toContain(
      'Od tega je 80 pik prišlo z naprav, 20 pik pa je bilo preštetih v dvorani, za 4 osebe brez naprave.',
    );
  });

  test('each measure says what was counted in the room', () => {
    expect(text).toContain('38 (23 z naprav + 15 prešteto v dvorani)');
    expect(rows.find((row) => row[0] === '1.1' && row.length === 11)?.at(-1)).toBe('38 (23 + 15)');
    expect(rows.find((row) => row[0] === '1.2' && row.length === 11)?.at(-1)).toBe('35');
  });

  test('the annex says which note was typed from paper', () => {
    expect(rows.find(([code]) => code === 'T1-R1-001')?.[1]).toContain('(prepisano s papirja T1-P07)');
    expect(rows.find(([code]) => code === 'T1-R1-002')?.[1]).not.toContain('(');
  });
});

test('in the workbook devices and the room have rows of their own', async () => {
  const votes = sheetCells(await openedFile(await planWorkbook(town())), 3);
  const dots = (group: string) => votes.filter((row) => row[1] === group).reduce((sum, row) => sum + Number(row[5]), 0);
  expect(['Vsi', 'Z naprav', 'Prešteto v dvorani'].map(dots)).toEqual([100, 80, 20]);
});

test('in the tables the parts stand beside the sum, and nothing of it where nobody was counted', () => {
  const [header = [], courses = []] = readCsv(planTable(town()));
  const value = (name: string) => courses[header.indexOf(name)];
  expect(['Pike', 'Z naprav', 'Prešteto v dvorani'].map(value)).toEqual(['38', '23', '15']);
  expect(planTable(inclusiveTown())).not.toContain('Z naprav');
  const [ideas = [], first = []] = readCsv(ideasTable(town()));
  expect(first[ideas.indexOf('Kako je vpisana')]).toBe('prepisano s papirja T1-P07');
});

test('in the file for programs both are numbers, and no name, no photo', () => {
  const read = JSON.parse(planJson(town())) as PlanJson;
  expect(read.workshops[0]?.votes).toMatchObject({ ballots: 20, room: { people: 4, dots: room.dots } });
  expect(read.objectives[0]?.measures[0]).toMatchObject({ dots: 38, roomDots: 15 });
  expect(read.ideas[0]?.source).toEqual({ kind: 'paper', paperCode: 'T1-P07', language: '' });
  expect(read.ideas[1]?.source).toBeNull();
  expect(JSON.stringify(read)).not.toContain(picture);
});
