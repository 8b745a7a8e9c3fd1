/** The table's ideas, unpacked from the page they came in. */
import { unpackIdeas } from '../../../../at-table/ideas-in-page.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = ({ data }) => ({ ...data, ideas: unpackIdeas(data.ideas, data.table.id) });
