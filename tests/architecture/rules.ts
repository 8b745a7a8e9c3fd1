/** What the house asks of a file beside its imports: its name, and what its code does not do. */
import ts from 'typescript';
import { syntaxOf, type SourceFile } from './source.ts';

export const isTest = (path: string): boolean => path.startsWith('tests/') || /(\.test|-contract)\.[jt]s$/.test(path);

/** Names that say nothing of what lies inside. */
const EMPTY_NAMES = /^(util|utility|utilities|helper|common|misc|manager|service|type|constant)s?$/;

export function complaintsAboutName(path: string): string[] {
  const folders = path.split('/');
  const stem = (folders.pop() ?? '').replace(/\..*$/, '');
  const empty = [...folders, stem].filter((name) => EMPTY_NAMES.test(name));
  if (stem === 'index') return [`${path}: no barrel files; import the file that holds the thing`];
  return empty.map((name) => `${path}: "${name}" says nothing; name it for the one thing it holds`);
}

/** Names of XML vocabularies look like addresses, and nobody ever fetches them. */
const NOT_THIRD_PARTIES = /^(www\.w3\.org|schemas\.[a-z.]+|localhost|127\.0\.0\.1)$/;

export function complaintsAboutHosts({ path, text }: SourceFile): string[] {
  const hosts = [...text.matchAll(/\bhttps?:\/\/([a-z0-9][a-z0-9.-]*)/gi)].map((match) => match[1] ?? '');
  const withoutProtocol = [...text.matchAll(/(?:\b(?:src|href)=|\burl\()["']?\/\/([a-z0-9.-]+)/gi)];
  return [
    ...hosts.filter((host) => !NOT_THIRD_PARTIES.test(host)),
    ...withoutProtocol.map((match) => match[1] ?? ''),
  ].map((host) => `${path}: names the host "${host}"; nothing is fetched from a third party`);
}

/** A domain with a clock or dice of its own could not be tested, nor computed alike on both sides. */
export function complaintsAboutPurity(file: SourceFile): string[] {
  const impure = syntaxOf(file).filter((node) => {
    if (ts.isPropertyAccessExpression(node)) return /^(Date\.now|Math\.random)$/.test(node.getText());
    if (ts.isNewExpression(node)) return node.expression.getText() === 'Date' && (node.arguments?.length ?? 0) === 0;
    return ts.isIdentifier(node) && (node.text === 'crypto' || node.text === 'performance');
  });
  return impure.map((node) => `${file.path}: uses ${node.getText()}; time, ids and chance are arguments`);
}

/** A deadline that fails the test is no sleep; a pause that lets it go on is. */
export function complaintsAboutSleeps(file: SourceFile): string[] {
  const sleeps = syntaxOf(file).filter((node) => {
    if (ts.isImportDeclaration(node)) return /timers\/promises/.test(node.moduleSpecifier.getText());
    if (!ts.isCallExpression(node)) return false;
    if (ts.isPropertyAccessExpression(node.expression)) return node.expression.name.text === 'waitForTimeout';
    return node.expression.getText() === 'setTimeout' && isInPromise(node) && !/new \w*Error\(/.test(node.getText());
  });
  return sleeps.map((node) => `${file.path}: ${node.getText()} sleeps; poll, or await an event`);
}

function isInPromise(node: ts.Node): boolean {
  for (let above = node.parent; above; above = above.parent) {
    if (ts.isNewExpression(above) && above.expression.getText() === 'Promise') return true;
  }
  return false;
}
