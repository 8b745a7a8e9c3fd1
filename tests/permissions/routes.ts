/** What can be asked of the pages: found in src/routes, not told. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const ROUTES = fileURLToPath(new URL('../../src/routes', import.meta.url));

/** "GET /workshops/[id]", "POST /workshops/[id]?/openRound", "fallback /api/v1/[...path]". */
export function routesOfPages(): string[] {
  const files = readdirSync(ROUTES, { recursive: true, encoding: 'utf8' }).map((file) => file.replaceAll('\\', '/'));
  return files.flatMap((file) => {
    const [, folder = '', name = ''] = /^(.*?)\/?(\+[^/]+)$/.exec(file) ?? [];
    const path = `/${folder}`;
    // A page may leave the frames around it: +page@.svelte.
    if (/^\+page(@.*)?\.svelte$/.test(name)) return [`GET ${path}`];
    if (name === '+server.ts') return exportedNames(file).map((method) => `${method} ${path}`);
    if (name === '+page.server.ts') return actionsIn(file).map((action) => `POST ${path}?/${action}`);
    return [];
  });
}

function syntaxOf(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(join(ROUTES, file), 'utf8'), ts.ScriptTarget.Latest, true);
}

function exportedDeclarations(file: string): ts.VariableDeclaration[] {
  return syntaxOf(file).statements.flatMap((statement) =>
    ts.isVariableStatement(statement) && statement.modifiers?.some((one) => one.kind === ts.SyntaxKind.ExportKeyword)
      ? [...statement.declarationList.declarations]
      : [],
  );
}

const exportedNames = (file: string): string[] => exportedDeclarations(file).map((one) => one.name.getText());

function actionsIn(file: string): string[] {
  const actions = exportedDeclarations(file).find((one) => one.name.getText() === 'actions')?.initializer;
  if (!actions || !ts.isObjectLiteralExpression(actions)) return [];
  return actions.properties.flatMap((property) => (property.name ? [property.name.getText()] : []));
}
