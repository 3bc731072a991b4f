// What oxlint cannot read of .astro files: the rules of their own language. All else is in oxlint.config.ts.
import astro from 'eslint-plugin-astro';

export default [{ ignores: ['**/*.{ts,js,mjs}'] }, ...astro.configs['flat/recommended']];
