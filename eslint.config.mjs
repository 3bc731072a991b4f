import tseslint from 'typescript-eslint';
import astro from 'eslint-plugin-astro';

export default tseslint.config(
  { ignores: ['node_modules/', 'dist/', 'var/', '.astro/'] },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
      ],
    },
  },
  {
    // A function past 60 lines hides a class or a table. A test's `describe` is a list of tests.
    files: ['{audio,content,scheduler,site}/**/*.ts'],
    // To be divided: none is added, and one that was leaves the list.
    ignores: ['audio/normalise/normalise.ts', 'audio/normalise/readers/dashed-day.ts'],
    rules: {
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    // Vitest's and Vite's own contracts ask for a default export.
    files: ['*.config.ts', '*.config.mjs'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    // The core has no clock, no randomness and no outside world of its own.
    files: ['scheduler/core/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', 'process', 'setTimeout', 'setInterval', 'fetch'],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'The core is handed the instant.' },
        { object: 'Math', property: 'random', message: 'The core has no randomness.' },
      ],
    },
  },
  ...astro.configs['flat/recommended'],
  {
    // dependency-cruiser does not read .astro files: the same arrows, said here.
    files: ['site/**/*.astro'],
    rules: {
      'no-restricted-imports': [
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
);
