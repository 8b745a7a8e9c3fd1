/** What leads one workshop's evening is done one after the other, so that two facilitators who press at once press after one another. */
import type { WorkshopId } from '#domain/identifiers.ts';

export type InTurn = <Value>(id: WorkshopId, deed: () => Promise<Value>) => Promise<Value>;

export function turnsPerWorkshop(): InTurn {
  const waiting = new Map<WorkshopId, Promise<unknown>>();
  return (id, deed) => {
    const mine = (waiting.get(id) ?? Promise.resolve()).then(deed, deed);
    waiting.set(id, mine);
    const forget = () => {
      if (waiting.get(id) === mine) waiting.delete(id);
    };
    mine.then(forget, forget);
    return mine;
  };
}
