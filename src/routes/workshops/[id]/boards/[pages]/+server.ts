/** The boards of all tables as pages to print. */
import type { WorkshopId } from '#domain/identifiers.ts';
import { attachment } from '../../../../attachment.ts';
import { whoIsSignedIn } from '../../../../signed-in.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params, url }) => {
  const { asker } = whoIsSignedIn(locals, url);
  const { boardFiles } = locals.kavarna;
  return attachment(await boardFiles.allBoardsFile(asker, params.id as WorkshopId, params.pages, locals.language));
};
