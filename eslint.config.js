// @ts-check
/** What the linter holds: no lost promises, no `any`, no sleeping tests, and a domain that knows neither clock nor chance. */
import { fileURLToPath } from 'node:url';
import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import { configs, parser } from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const TYPED = ['**/*.ts', '**/*.tsx', '**/*.svelte', 'launch/**/*.js'];
const SVELTE = ['**/*.svelte', '**/*.svelte.ts'];
const TESTS = ['**/*.test.ts', '**/*.test.js', 'tests/**/*.ts', 'src/**/*-contract.ts'];

const AWAIT_AN_EVENT = 'Tests do not sleep: poll, or await an event.';
const IS_AN_ARGUMENT = 'The domain is pure: time, ids and chance are arguments.';

/** `await new Promise((done) => setTimeout(done, 100))` and what libraries offer; a deadline that throws an error is none. */
const SLEEPS = [
  {
    selector:
      'NewExpression[callee.name="Promise"] CallExpression[callee.name="setTimeout"]:not(:has(NewExpression[callee.name=/Error$/]))',
    message: AWAIT_AN_EVENT,
  },
  { selector: 'CallExpression[callee.property.name="waitForTimeout"]', message: AWAIT_AN_EVENT },
  { selector: 'ImportDeclaration[source.value=/^(node:)?timers\\u002Fpromises$/]', message: AWAIT_AN_EVENT },
];

const CLOCK_AND_CHANCE = [
  { selector: 'MemberExpression[object.name="Date"][property.name="now"]', message: IS_AN_ARGUMENT },
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: IS_AN_ARGUMENT },
  { selector: 'MemberExpression[object.name="Math"][property.name="random"]', message: IS_AN_ARGUMENT },
  { selector: 'MemberExpression[object.name="performance"]', message: IS_AN_ARGUMENT },
  { selector: 'Identifier[name="crypto"]', message: IS_AN_ARGUMENT },
];

export default [
  {
    ignores: ['build/', '.svelte-kit/', 'static/', '**/node_modules/', '.cache/', 'data/', 'test-results/'],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  ...configs.recommendedTypeChecked.map((config) => ({ ...config, files: TYPED })),
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    // Text that people paste is cleaned of control characters.
    rules: { 'no-control-regex': 'off' },
  },
  {
    files: TYPED,
    languageOptions: {
      parserOptions: {
        projectService: true,
        tsconfigRootDir: fileURLToPath(new URL('.', import.meta.url)),
        extraFileExtensions: ['.svelte'],
      },
    },
    rules: {
      // The type checker knows better which names exist.
      'no-undef': 'off',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // An interface may ask for a promise where one implementation has nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/unbound-method': 'off',
      // A shared text is turned into a string by String(); its class inherits how.
      '@typescript-eslint/no-base-to-string': [
        'error',
        { ignoredTypeNames: ['Error', 'RegExp', 'URL', 'URLSearchParams', 'Text', 'YText'] },
      ],
    },
  },
  {
    files: SVELTE,
    languageOptions: { parserOptions: { parser, svelteConfig } },
  },
  {
    // Those classes choose what is reactive; their inner bookkeeping is not, on purpose.
    files: ['**/*.svelte.ts'],
    rules: { 'svelte/prefer-svelte-reactivity': 'off' },
  },
  {
    files: ['**/*.svelte'],
    rules: {
      // The linter can't see the types that one component gives another; svelte-check can, and does.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-redundant-type-constituents': 'off',
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // `let { value = $bindable() } = $props()`, and props that are only read, stand in one statement.
      'prefer-const': 'off',
      // Kavarna is always served from the root of its own address.
      'svelte/no-navigation-without-resolve': 'off',
    },
  },
  {
    // Hocuspocus is told by what is thrown with which close code somebody is not admitted.
    files: ['server/collaboration/**/*.ts'],
    rules: { '@typescript-eslint/only-throw-error': 'off' },
  },
  {
    files: ['src/**'],
    ignores: TESTS,
    rules: { 'no-console': 'error' },
  },
  {
    files: ['src/domain/**/*.ts'],
    ignores: TESTS,
    rules: { 'no-restricted-syntax': ['error', ...CLOCK_AND_CHANCE] },
  },
  {
    files: TESTS,
    rules: {
      'no-restricted-syntax': ['error', ...SLEEPS],
      // What comes back over the wire is compared, not computed with.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      // Playwright's fixtures need nothing as an argument now and then: `({}, use) => …`.
      'no-empty-pattern': 'off',
    },
  },
  {
    // They drive time on purpose: people who type at a pace, a measurement that lasts so long.
    files: ['tests/load/**/*.ts', 'tests/hostile/**/*.ts', 'tests/screenshots/**/*.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['launch/**/*.js'],
    rules: {
      // A report of another program is read as it comes; what is missing is caught where it is read.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
];
