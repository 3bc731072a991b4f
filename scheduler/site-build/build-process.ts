// Builds the site in a process of its own: reading, hashing and compressing it all must not hold up what airs.
import { buildSite } from './build-site.ts';
import type { BuildOrder } from './build-apart.ts';

// Written by build-apart.ts from this shape.
const { config, day, niceness } = JSON.parse(process.argv[2] ?? '') as BuildOrder;
process.on('disconnect', () => process.exit(1));
const outcome = await buildSite(config, day, process.env, niceness);
process.send?.(outcome, undefined, {}, () => process.exit(0));
