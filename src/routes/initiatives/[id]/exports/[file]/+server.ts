/** The files that leave: the plan as Word, Excel, CSV or JSON, made when they are asked for. */
import type { InitiativeId } from '#domain/identifiers.ts';
import { attachment } from '../../../../attachment.ts';
import { whoIsSignedIn } from '../../../../signed-in.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params, url }) => {
  const { asker } = whoIsSignedIn(locals, url);
  return attachment(
    await locals.kavarna.publishing.file(asker, params.id as InitiativeId, params.file, locals.language),
  );
};
