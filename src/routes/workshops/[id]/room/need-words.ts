/** What the desk says of a table's need. */
import type { Need, TableSituation } from '#domain/attention.ts';
import { formatSpan } from '#language/formats.ts';
import type { Translate } from '#language/translate.ts';

/** The same where there is no room for words: how long, how full, who. */
export function needInShort(
  need: Need,
  { call, batteries }: Pick<TableSituation, 'call' | 'batteries'>,
  now: number,
): string {
  if (need.kind === 'coming') return call?.taken?.by ?? '';
  if (need.kind === 'battery') return `${Math.min(...batteries.map(({ level }) => level))} %`;
  return need.since === null ? '' : formatSpan(now - need.since);
}

export function needWords(
  need: Need,
  { call, batteries }: Pick<TableSituation, 'call' | 'batteries'>,
  { t, now }: { t: Translate; now: number },
): string {
  const span = formatSpan(now - (need.since ?? now));
  switch (need.kind) {
    case 'coming':
      return t('desk.need.coming', { name: call?.taken?.by ?? '' });
    case 'battery':
      return t('desk.need.battery', { level: Math.min(...batteries.map(({ level }) => level)) });
    default:
      return t(`desk.need.${need.kind}`, { span });
  }
}
