import { defineConfig } from 'oxlint';

// What typescript-eslint calls "strict, type checked", rule by rule (ADR 90), and the house's own.
// `correctness` is oxlint's set of what is wrong wherever it stands.
export default defineConfig({
  plugins: ['typescript', 'import'],
  categories: { correctness: 'error' },
  rules: {
    // Which characters no text may hold is what such expressions are about here.
    'eslint/no-control-regex': 'off',
    'eslint/no-misleading-character-class': 'off',
  },
  options: {
    typeAware: true,
    typeCheck: true,
    denyWarnings: true,
    reportUnusedDisableDirectives: 'error',
  },
  overrides: [
    {
      files: ['**/*.{ts,astro}'],
      rules: {
        'eslint/no-array-constructor': 'error',
        'eslint/no-unused-expressions': 'error',
        'eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
        'eslint/no-useless-constructor': 'error',
        'eslint/no-var': 'error',
        'eslint/prefer-const': 'error',
        'eslint/prefer-rest-params': 'error',
        'eslint/prefer-spread': 'error',
        'import/no-default-export': 'error',
        'typescript/await-thenable': 'error',
        'typescript/ban-ts-comment': ['error', { minimumDescriptionLength: 10 }],
        'typescript/consistent-type-imports': 'error',
        'typescript/no-array-delete': 'error',
        'typescript/no-base-to-string': 'error',
        'typescript/no-confusing-void-expression': 'error',
        'typescript/no-deprecated': 'error',
        'typescript/no-duplicate-enum-values': 'error',
        'typescript/no-duplicate-type-constituents': 'error',
        'typescript/no-dynamic-delete': 'error',
        'typescript/no-empty-object-type': 'error',
        'typescript/no-explicit-any': 'error',
        'typescript/no-extra-non-null-assertion': 'error',
        'typescript/no-extraneous-class': 'error',
        'typescript/no-floating-promises': 'error',
        'typescript/no-for-in-array': 'error',
        'typescript/no-generated-empty-object-type': 'error',
        'typescript/no-implied-eval': 'error',
        'typescript/no-invalid-void-type': 'error',
        'typescript/no-meaningless-void-operator': 'error',
        'typescript/no-misused-new': 'error',
        'typescript/no-misused-promises': 'error',
        'typescript/no-misused-spread': 'error',
        'typescript/no-mixed-enums': 'error',
        'typescript/no-namespace': 'error',
        'typescript/no-non-null-asserted-nullish-coalescing': 'error',
        'typescript/no-non-null-asserted-optional-chain': 'error',
        'typescript/no-non-null-assertion': 'error',
        'typescript/no-redundant-type-constituents': 'error',
        'typescript/no-require-imports': 'error',
        'typescript/no-this-alias': 'error',
        'typescript/no-unnecessary-boolean-literal-compare': 'error',
        'typescript/no-unnecessary-condition': 'error',
        'typescript/no-unnecessary-template-expression': 'error',
        'typescript/no-unnecessary-type-arguments': 'error',
        'typescript/no-unnecessary-type-assertion': 'error',
        'typescript/no-unnecessary-type-constraint': 'error',
        'typescript/no-unnecessary-type-conversion': 'error',
        'typescript/no-unnecessary-type-parameters': 'error',
        'typescript/no-unsafe-argument': 'error',
        'typescript/no-unsafe-assignment': 'error',
        'typescript/no-unsafe-call': 'error',
        'typescript/no-unsafe-declaration-merging': 'error',
        'typescript/no-unsafe-enum-assignment': 'error',
        'typescript/no-unsafe-enum-comparison': 'error',
        'typescript/no-unsafe-function-type': 'error',
        'typescript/no-unsafe-member-access': 'error',
        'typescript/no-unsafe-return': 'error',
        'typescript/no-unsafe-unary-minus': 'error',
        'typescript/no-useless-default-assignment': 'error',
        'typescript/no-wrapper-object-types': 'error',
        'typescript/only-throw-error': 'error',
        'typescript/prefer-as-const': 'error',
        'typescript/prefer-literal-enum-member': 'error',
        'typescript/prefer-namespace-keyword': 'error',
        'typescript/prefer-promise-reject-errors': 'error',
        'typescript/prefer-reduce-type-parameter': 'error',
        'typescript/prefer-return-this-type': 'error',
        'typescript/related-getter-setter-pairs': 'error',
        'typescript/require-await': 'error',
        'typescript/restrict-plus-operands': [
          'error',
          {
            allowAny: false,
            allowBoolean: false,
            allowNullish: false,
            allowNumberAndString: false,
            allowRegExp: false,
          },
        ],
        'typescript/restrict-template-expressions': ['error', { allowNumber: true }],
        'typescript/return-await': ['error', 'error-handling-correctness-only'],
        'typescript/triple-slash-reference': 'error',
        'typescript/unbound-method': 'error',
        'typescript/unified-signatures': 'error',
        'typescript/use-unknown-in-catch-callback-variable': 'error',
      },
    },
    {
      // JavaScript has no types to go by.
      files: ['**/*.{mjs,js}'],
      rules: { 'typescript/no-misused-spread': 'off' },
    },
    {
      // A function past 60 lines hides a class or a table. A test's `describe` is a list of tests.
      files: ['{audio,content,scheduler,site}/**/*.{ts,js,mjs,astro}'],
      rules: {
        'eslint/max-lines-per-function': [
          'error',
          { max: 60, skipBlankLines: true, skipComments: true },
        ],
      },
    },
    {
      // Vitest's, Vite's and oxlint's own contracts ask for a default export.
      files: ['*.config.ts'],
      rules: { 'import/no-default-export': 'off' },
    },
    {
      // The core has no clock, no randomness and no outside world of its own.
      files: ['scheduler/core/**/*.ts'],
      rules: {
        'eslint/no-restricted-globals': ['error', 'process', 'setTimeout', 'setInterval', 'fetch'],
        'eslint/no-restricted-properties': [
          'error',
          { object: 'Date', property: 'now', message: 'The core is handed the instant.' },
          { object: 'Math', property: 'random', message: 'The core has no randomness.' },
        ],
      },
    },
    {
      // dependency-cruiser does not read .astro files: the same arrows, said here.
      files: ['site/**/*.astro'],
      rules: {
        'eslint/no-restricted-imports': [
          'error',
          {
            patterns: [
              {
                regex: '(^|/)(audio|scheduler)/',
                message:
                  'The site reads what audio/ and scheduler/ published as files, never their code (docs/adr/0003).',
              },
            ],
          },
        ],
      },
    },
  ],
});
