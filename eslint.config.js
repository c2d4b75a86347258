// Rules by name, each with its reason; no preset, so that nothing arrives with an update that nobody chose.
import tseslint from 'typescript-eslint';
import { importOrder } from './tools/import-order.mjs';

const TYPESCRIPT = ['{src,migrations,test,bench}/**/*.ts'];
// Other programs load these and expect a default export.
const LOADED_BY_TOOLS = ['*.config.js', 'tools/*-reporter.mjs', 'test/support/global-*.ts'];

const noEnvironment = {
  object: 'process',
  property: 'env',
  message: 'Settings are read, checked and documented in src/config.ts; take them from the Config you are given.',
};
const noReExport = {
  selector: ':matches(ExportAllDeclaration, ExportNamedDeclaration[source])',
  message: 'Import the file that declares it: re-exports tie files into knots.',
};
const noDefaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Name what you export, so that it is called the same everywhere.',
};

// Who makes a connection without a listener lets its loss end the process.
const noBareConnection = {
  selector:
    'NewExpression[callee.object.name="pg"][callee.property.name=/^(Pool|Client)$/], NewExpression[callee.name=/^(Pool|Client)$/]',
  message:
    'Use createPool or openClient of src/database/: a connection that breaks ends the process where nobody listens.',
};

export default [
  { ignores: ['dist/', 'coverage/', 'data/', 'test/generated/', 'bench/**/node_modules/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{js,mjs,cjs,ts}'],
    plugins: { house: { rules: { 'import-order': importOrder } } },
    rules: {
      // A long file has taken in more than one idea; blank lines are not a way out.
      'max-lines': ['error', { max: 300, skipBlankLines: false, skipComments: false }],
      // `==` converts; null is the exception, because `== null` means "null or undefined".
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      // A second line under a brace-less `if` looks as if it belonged to it.
      curly: ['error', 'multi-line'],
      // What never changes should say so.
      'prefer-const': 'error',
      // `var` leaks out of its block.
      'no-var': 'error',
      // Two imports of one file are one import; types may stand apart.
      'no-duplicate-imports': ['error', { allowSeparateTypeImports: true }],
      // A reader finds what a file depends on in the same order everywhere.
      'house/import-order': 'error',
      'no-restricted-syntax': ['error', noReExport, noDefaultExport],
    },
  },
  {
    files: ['src/**/*.ts'],
    // The lease listens by itself, because it must hear that its server has gone.
    ignores: [
      'src/**/*.test.ts',
      'src/database/pool.ts',
      'src/database/with-client.ts',
      'src/database/embedded/lease.ts',
    ],
    rules: { 'no-restricted-syntax': ['error', noReExport, noDefaultExport, noBareConnection] },
  },
  { files: LOADED_BY_TOOLS, rules: { 'no-restricted-syntax': ['error', noReExport] } },
  {
    files: TYPESCRIPT,
    plugins: { '@typescript-eslint': tseslint.plugin },
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      // A forgotten `await` turns a failure into an unhandled rejection, and that ends the server.
      '@typescript-eslint/no-floating-promises': 'error',
      // An async function where a plain one is expected: its failure is nobody's.
      '@typescript-eslint/no-misused-promises': 'error',
      // Awaiting what is no promise hides a misread function.
      '@typescript-eslint/await-thenable': 'error',
      // Inside `try`, a promise returned without `await` fails outside of it, after `finally` has let go of the connection.
      '@typescript-eslint/return-await': ['error', 'in-try-catch'],
      // Type imports vanish at build time, so they cannot tie files into a cycle.
      '@typescript-eslint/consistent-type-imports': 'error',
      // `import { type A }` alone leaves an empty import behind, which loads the file after all.
      '@typescript-eslint/no-import-type-side-effects': 'error',
      // `any` switches the compiler off for all that it touches; the exception needs a comment that says why.
      '@typescript-eslint/no-explicit-any': 'error',
      // A new member of a closed list must be thought of wherever the list is told apart.
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // Only an Error carries a stack to the log.
      '@typescript-eslint/only-throw-error': 'error',
      // What nobody reads misleads; a leading underscore says that a place must be filled.
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'all' },
      ],
      // The console belongs to whoever runs a command; the server writes log lines.
      'no-console': 'error',
      'no-restricted-properties': ['error', noEnvironment],
      // The other door to the environment.
      'no-restricted-imports': [
        'error',
        { paths: ['process', 'node:process'].map((name) => ({ name, message: 'Use the global `process`.' })) },
      ],
    },
  },
  { files: ['src/cli/**/*.ts', 'bench/**/*.ts'], rules: { 'no-console': 'off' } },
  {
    // The variables of the clouds (AWS_ACCESS_KEY_ID …) are read as their own programs read them; they are no settings of ours.
    files: ['src/storage/environment.ts'],
    rules: { 'no-restricted-properties': 'off' },
  },
  { files: ['src/config.ts', 'test/support/**/*.ts', 'bench/**/*.ts'], rules: { 'no-restricted-properties': 'off' } },
];
