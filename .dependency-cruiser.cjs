// Who may import whom: docs/architecture.md draws these arrows, `npm run arrows` holds them.
const KITS = '^src/(model|graphql|database|storage)/';
// How a value of a session file becomes a column: known to each concept's ingest part.
const READER_KIT = '^src/ingest/(document|map)/';
// Words that several concepts use, such as channels and fail reasons; no concept itself.
const VOCABULARY = '^src/domain/vocabulary/';
const ROOTS = '^src/(config|settings|errors|log|package|system-error)[.]ts$';

/** Every rule is an error: an arrow that may be broken is not one. */
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    rule(
      'no-cycles',
      'Files that need each other to load cannot be understood, tested or deleted alone. Type imports vanish and do not count.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    rule(
      'kits-know-no-domain',
      'They would serve any domain; what they must know about ours they are told.',
      { path: KITS },
      { path: '^src/', pathNot: [KITS, ROOTS] },
    ),
    rule(
      'model-is-declarations',
      'What a type is, is said once and read by all kits; a condition on its columns is said in SQL, so the model knows how that is written.',
      { path: '^src/model/', pathNot: '[.]test[.]ts$' },
      { pathNot: ['^src/model/', '^src/errors[.]ts$', '^src/database/sql[.]ts$'] },
    ),
    rule(
      'domain-knows-no-library',
      'What is stored and answered is declared in words of our own (docs/decisions/0021); the kits make types of libraries from it.',
      { path: '^src/domain/', pathNot: '[.]test[.]ts$' },
      { path: 'node_modules|^(?!src/)', pathNot: '[.]test[.]ts$' },
    ),
    rule(
      'one-reader-for-each-library',
      'type-graphql and TypeORM are told what the model says in one place each, so that they can be replaced there.',
      { path: '^(src|migrations)/', pathNot: ['^src/graphql/schema/', '^src/database/', '^migrations/'] },
      { path: 'node_modules/(type-graphql|typeorm)/' },
    ),
    rule(
      'roots-know-nothing',
      'Everything may import settings, refusals and the log, so they import nothing of ours.',
      { path: ROOTS },
      { path: '^(src|migrations)/', pathNot: ROOTS },
    ),
    rule(
      'concept-knows-no-concept',
      'A type holds keys, not relations: links are made in resolver files, so that types never form a cycle. Whatever file of its folder it is.',
      { path: '^src/domain/([^/]+)/', pathNot: ['[.]resolver[.]ts$', '[.]test[.]ts$'] },
      { path: '^src/domain/[^/]+/', pathNot: ['^src/domain/$1/', VOCABULARY] },
    ),
    rule(
      'vocabulary-knows-no-concept',
      'Concepts are told in these words, not the words in concepts.',
      { path: VOCABULARY },
      { path: '^src/', pathNot: [VOCABULARY, KITS, ROOTS] },
    ),
    rule(
      'ingest-part-knows-its-own',
      'How a concept is read from a file depends on that concept, the contract of parts, the model and the reader kit, on nothing else.',
      { path: '^src/domain/([^/]+)/\\1[.]ingest[.]ts$' },
      {
        path: '^src/',
        pathNot: ['^src/domain/$1/', '^src/domain/[^/]+[.]ts$', VOCABULARY, '^src/model/', READER_KIT, ROOTS],
      },
    ),
    rule(
      'registered-in-the-catalogue',
      'Resolvers and ingest parts are taken in by src/catalogue.ts alone; what two of them share belongs into the concept.',
      { path: '^(src|bench)/', pathNot: '^src/catalogue[.]ts$' },
      { path: '^src/domain/.*[.](resolver|ingest)[.]ts$', pathNot: '[.]test[.]ts$' },
    ),
    rule(
      'domain-serves-features',
      'What a contact centre is does not depend on what we do with it (reading files into rows is the one service it uses).',
      { path: '^src/domain/', pathNot: '[.]test[.]ts$' },
      { path: '^src/(catalogue[.]ts|main[.]ts|stats/|ingest/|server/|cli/|generate/)', pathNot: READER_KIT },
    ),
    rule(
      'stats-and-ingest-are-apart',
      'Either can be taken out without the other, and both without the server.',
      { path: '^src/(stats|ingest)/', pathNot: '[.]test[.]ts$' },
      { path: '^src/(stats|ingest|server|cli|generate)/', pathNot: '^src/$1/' },
    ),
    rule(
      'generate-stands-alone',
      'Generated files prove the server only if nothing of the server made them.',
      { path: '^src/generate/', pathNot: '[.]test[.]ts$' },
      { path: '^(src|migrations)/', pathNot: ['^src/generate/', ROOTS] },
    ),
    rule(
      'server-is-not-a-library',
      'A command starts the server; nothing else needs it.',
      { path: '^src/', pathNot: '^src/(server|cli)/' },
      { path: '^src/server/' },
    ),
    rule(
      'commands-start-from-main',
      'What two commands share is no command.',
      { path: '^src/', pathNot: '^src/(cli/|main[.]ts$)' },
      { path: '^src/cli/' },
    ),
    rule('nothing-imports-main', 'Importing it would run the program.', {}, { path: '^src/main[.]ts$' }),
    rule(
      'migrations-stand-alone',
      'A merged migration must mean the same for ever, whatever the code becomes.',
      { path: '^migrations/' },
      { path: '^(src|test|bench)/' },
    ),
    rule(
      'program-knows-no-test',
      'Tests and benches look at the program, never the other way round.',
      { path: '^(src|migrations)/', pathNot: '[.]test[.]ts$' },
      { path: ['^(test|bench|tools)/', '[.]test[.]ts$'] },
    ),
    rule('no-compiled-files', 'dist/ is made from these files.', {}, { path: '(^|/)dist/', pathNot: 'node_modules' }),
    rule(
      'names-say-what',
      'A file called utils takes in everything. If no better name comes, the code is in the wrong place.',
      {},
      // The Manager API is the platform's own name of it.
      { path: '[/.-](utils?|helpers?|common|shared|misc|manager(?!-api)|processor)[/.-]', pathNot: 'node_modules' },
    ),
    rule(
      'no-index-files',
      'A folder is not a module: import the file that declares it.',
      {},
      { path: '^(src|test|bench)/.*index[.]ts$' },
    ),
    rule(
      'no-unresolvable',
      'The import names a file or a package that is not there.',
      {}, // A package of types alone has nothing to resolve to; the compiler sees it.
      { couldNotResolve: true, pathNot: '^@graphql-typed-document-node/core$' },
    ),
    rule(
      'installed-for-the-program',
      'Who installs the program alone gets no devDependencies.',
      { path: '^(src|migrations)/', pathNot: '[.]test[.]ts$' },
      { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    ),
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    // As Node and the compiler resolve a package.
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'default'] },
    doNotFollow: { path: 'node_modules' },
    // Packages of their own with dependencies of their own, which need not be installed.
    exclude: { path: '^(bench/postgraphile|test/azurite)/' },
  },
};
