/** Tests are ES modules in TypeScript, compiled by swc with the decorator settings of tsconfig.json. */
const compileTypeScript = [
  '@swc/jest',
  {
    jsc: {
      parser: { syntax: 'typescript', decorators: true },
      target: 'es2022',
      transform: { legacyDecorator: true, decoratorMetadata: false, useDefineForClassFields: false },
    },
    module: { type: 'es6' },
    sourceMaps: 'inline',
  },
];

export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/{src,test}/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': compileTypeScript },
  // One PostgreSQL for the run, with a migrated template that each test file copies.
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  // dist/ repeats package names and compiled files; looking at them would only be slower.
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/data/', '<rootDir>/bench/', '<rootDir>/test/azurite/'],
  reporters: ['default', '<rootDir>/tools/closing-line-reporter.mjs'],
  // The tests share one PostgreSQL with as many cores as small machines have.
  maxWorkers: 2,
  testTimeout: 30_000,
};
