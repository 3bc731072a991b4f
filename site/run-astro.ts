// `npm run dev`, `npm run build`: Astro, without word to its makers and without a home of its own (ADR 32).
process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
await import(new URL('../node_modules/astro/bin/astro.mjs', import.meta.url).href);
