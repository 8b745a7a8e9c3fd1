import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { textsOnlyIn } from './texts-only-in.ts';

const scope = (doc: Y.Doc) => [doc.getMap('measures') as unknown as Y.AbstractType<unknown>];

function measure(doc: Y.Doc, id: string, texts: Record<string, string>): void {
  const entry = new Y.Map<unknown>();
  for (const [field, text] of Object.entries(texts)) entry.set(field, new Y.Text(text));
  doc.getMap('measures').set(id, entry);
}

it('finds what was written here and is not kept, and passes over what is', () => {
  const kept = new Y.Doc();
  measure(kept, 'kitchen', { title: 'Skupna kuhinja', description: '' });
  const mine = new Y.Doc();
  Y.applyUpdate(mine, Y.encodeStateAsUpdate(kept));
  const entry = mine.getMap('measures').get('kitchen') as Y.Map<Y.Text>;
  entry.get('description')?.insert(0, ' Enkrat na teden ');
  measure(mine, 'garden', { title: 'Skupni vrt' });
  mine.getMap('measures').set('broken', 7);
  expect(textsOnlyIn(mine, kept, scope).sort()).toEqual(['Enkrat na teden', 'Skupni vrt']);
  expect(textsOnlyIn(kept, kept, scope)).toEqual([]);
});
