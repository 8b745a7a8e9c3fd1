/** Steering the projector from the desk. */
import type { Asker } from '#domain/access.ts';
import type { WorkshopId } from '#domain/identifiers.ts';
import { PROJECTOR_CHOICES, type ProjectorChoice } from '#domain/projector.ts';
import type { Refusal } from '#domain/refusal.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { House } from '../house.ts';
import { facilitatedWorkshop } from './permission.ts';
import { publish } from './published-view.ts';

export interface ProjectorCommands {
  /** On every projector of the workshop, until something else is chosen. */
  project(asker: Asker, workshop: WorkshopId, choice: ProjectorChoice): Promise<Result<ProjectorChoice, Refusal>>;
}

export function projectorCommands(house: House): ProjectorCommands {
  return {
    async project(asker, id, choice) {
      const found = await facilitatedWorkshop(house.store, asker, id, 'steerProjector');
      if (!found.ok) return found;
      if (!PROJECTOR_CHOICES.includes(choice)) return refused('invalid-input');
      await house.store.updateTable('workshops').set({ projector: choice }).where('id', '=', id).execute();
      await publish(house, id);
      return done(choice);
    },
  };
}
