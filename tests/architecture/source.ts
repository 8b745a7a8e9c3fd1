/** Reads source files as the architecture's rules see them: what they import, and which expressions they hold. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const CODE = /\.(ts|tsx|js|svelte)$/;

export interface SourceFile {
  /** From the root of the repository: "src/domain/timer.ts". */
  path: string;
  text: string;
}

export interface Import {
  /** As it is written: "#domain/timer.ts", "./timer.ts", "yjs". */
  source: string;
  /** `import()`: loaded when it is asked for. */
  isLazy: boolean;
}

/** Every file of these folders, text or not, with its path from the root. */
export function pathsIn(...folders: string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
      .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length)),
  );
}

export function readSource(path: string): SourceFile {
  return { path, text: readFileSync(join(ROOT, path), 'utf8') };
}

export function codeIn(...folders: string[]): SourceFile[] {
  return pathsIn(...folders)
    .filter((path) => CODE.test(path))
    .map(readSource);
}

/** Static, lazy and type-only imports, and what is exported from elsewhere. */
export function importsOf(file: SourceFile): Import[] {
  return syntaxOf(file).flatMap((node): Import[] => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
      return importFrom(node.moduleSpecifier, false);
    }
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      return importFrom(node.argument.literal, false);
    }
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      return importFrom(node.arguments[0], true);
    }
    return [];
  });
}

function importFrom(source: ts.Node | undefined, isLazy: boolean): Import[] {
  return source && ts.isStringLiteralLike(source) ? [{ source: source.text, isLazy }] : [];
}

/** Every node of the file's code; of a component, that of its scripts and of the lazy imports in its markup. */
export function syntaxOf(file: SourceFile): ts.Node[] {
  const kind = file.path.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const root = ts.createSourceFile(file.path, codeOf(file), ts.ScriptTarget.Latest, true, kind);
  const nodes: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    nodes.push(node);
    node.forEachChild(visit);
  };
  visit(root);
  return nodes;
}

function codeOf({ path, text }: SourceFile): string {
  if (!path.endsWith('.svelte')) return text;
  const scripts: string[] = [];
  const markup = text.replace(/<script\b[^>]*>([\s\S]*?)<\/script>/g, (_, script: string) => {
    scripts.push(script);
    return '';
  });
  return [...scripts, ...(markup.match(/\bimport\(\s*['"][^'"]+['"]\s*\)/g) ?? [])].join(';\n');
}
