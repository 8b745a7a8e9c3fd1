/** The documents that leave: the plan for the council, and the ideas it came from. */
import { done } from '#domain/result.ts';
import { operation, type KavarnaBehindApi, type Operation } from '../operation.ts';
import { EXPORT_MEDIA, ExportChoice, ExportPath } from '../schemas/exports.ts';

export const exportOperations = ({ publishing }: KavarnaBehindApi): Operation[] => [
  operation({
    method: 'get',
    path: '/initiatives/{id}/exports/{file}',
    tag: 'Exports',
    summary: 'Download the plan or the ideas',
    description: 'As they stand now. Dots are in them once voting has closed.',
    audience: 'facilitator',
    params: ExportPath,
    query: ExportChoice,
    media: EXPORT_MEDIA,
    async run({ asker, params, query }) {
      const published = await publishing.file(asker, params.id, params.file, query.language);
      if (!published.ok) return published;
      const { bytes, name, type } = published.value;
      const headers = { 'content-type': type, 'content-disposition': attachmentNamed(name) };
      return done(new Response(new Uint8Array(bytes), { headers }));
    },
  }),
];

/** The name with all its letters, and one in ASCII for whoever can't read that (RFC 6266). */
function attachmentNamed(name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/[^\w. -]/g, '_');
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
