// Makes the editor's script in a process of its own: vite brings 60 MB along that nobody needs afterwards.
import { join } from 'node:path';
import { build } from 'vite';
import { sayError } from '../../../../content/schema/say-error.ts';
import { writeWhole } from '../../../../content/write/write-whole.ts';
import type { BundleOrder, BundleOutcome } from './bundle.ts';

// Written by bundle.ts from this shape.
const { root, file } = JSON.parse(process.argv[2] ?? '') as BundleOrder;
process.on('disconnect', () => process.exit(1));

const outcome = await make().catch((error: unknown): BundleOutcome => ({
  failed: sayError(error),
}));
process.send?.(outcome, undefined, {}, () => process.exit(0));

async function make(): Promise<BundleOutcome> {
  const built = await build({
    ...{ root, configFile: false, envDir: false, publicDir: false, logLevel: 'silent' },
    build: {
      ...{ write: false, sourcemap: false, target: 'es2022', modulePreload: false },
      rolldownOptions: {
        input: join(root, 'site', 'editor', 'main.ts'),
        output: { format: 'iife', codeSplitting: false },
      },
    },
  });
  const [first] = Array.isArray(built) ? built : [built];
  const [chunk] = 'output' in first ? first.output : [];
  if (chunk?.type !== 'chunk') throw new Error('vite gave no script');
  await writeWhole(file, chunk.code);
  return {};
}
