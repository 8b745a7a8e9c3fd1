/** Which files the API gives, and in which language. */
import { z } from '@hono/zod-openapi';
import { DEFAULT_LANGUAGE, LANGUAGES } from '#language/languages.ts';
import { EXPORTS, type ExportName } from '../../publishing/publishing.ts';
import { initiativeId } from './initiatives.ts';

const FILES = Object.keys(EXPORTS) as [ExportName, ...ExportName[]];

/** Without what they say of characters. */
export const EXPORT_MEDIA = [...new Set(Object.values(EXPORTS).map((type) => type.split(';')[0] ?? type))];

export const ExportPath = z.object({ id: initiativeId, file: z.enum(FILES).openapi({ example: 'plan.docx' }) });

export const ExportChoice = z.object({
  language: z
    .enum(LANGUAGES)
    .default(DEFAULT_LANGUAGE)
    .openapi({ description: 'The language of headings, dates and numbers; what people wrote stays as it is.' }),
});
