/** Where an idea comes from, in words. */
import type { Translate } from '#language/translate.ts';
import { sourceWords } from '#ui/seat-words.ts';
import type { SourceNote } from './notes.ts';

/** "Miza 3 · 2. krog", with the workshop where there are several. */
export function tableAndRound({ table, round }: SourceNote, hasWorkshops: boolean, t: Translate): string {
  const values = { workshop: table.ordinal, table: table.number, round };
  return t(hasWorkshops ? 'synthesis.source-of-workshop' : 'synthesis.source', values);
}

/** What stands under a note: where it comes from, and how it came to be typed. */
export function noteSignature(place: string, note: SourceNote, t: Translate): string {
  return [place, note.isCovered ? t('common.covered') : sourceWords(note, t)].filter(Boolean).join(' · ');
}
