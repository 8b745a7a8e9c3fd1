/** The part of a long list that stands in the page. */
import { describe, expect, it } from 'vitest';
import { ListWindow } from './list-window.svelte.ts';

const spanOf = ({ from, to, before, after }: ListWindow) => ({ from, to, before, after });

describe('The part of a list in the page', () => {
  it('is all of a short list, and what is added to it', () => {
    let count = 3;
    const part = new ListWindow(() => count);
    expect(spanOf(part)).toEqual({ from: 0, to: 3, before: 0, after: 0 });
    count = 30;
    expect(spanOf(part)).toEqual({ from: 0, to: 30, before: 0, after: 0 });
  });

  it('goes on as one scrolls, lets go of what is far above, and comes back', () => {
    const part = new ListWindow(() => 1_000);
    for (let i = 0; i < 5; i++) part.further();
    expect(spanOf(part)).toEqual({ from: 60, to: 180, before: 60, after: 820 });
    part.back();
    part.back();
    expect(spanOf(part)).toEqual({ from: 0, to: 120, before: 0, after: 880 });
  });

  it('goes to an idea that lies elsewhere, and stays where it is for one that is there', () => {
    const part = new ListWindow(() => 1_000);
    part.include(29);
    part.include(-1);
    expect(part.from).toBe(0);
    part.include(999);
    expect(spanOf(part)).toEqual({ from: 984, to: 1_000, before: 984, after: 0 });
  });

  it('begins where the address says, and never beyond the end', () => {
    expect(spanOf(new ListWindow(() => 80, 60))).toEqual({ from: 60, to: 80, before: 60, after: 0 });
    expect(spanOf(new ListWindow(() => 100, 5_000))).toMatchObject({ from: 99, to: 100 });
    expect(new ListWindow(() => 100, NaN).from).toBe(0);
    expect(spanOf(new ListWindow(() => 0, 60))).toEqual({ from: 0, to: 0, before: 0, after: 0 });
  });
});
