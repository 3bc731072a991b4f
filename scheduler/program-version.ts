import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** E.g. `0.1.0 (Node 24.21.0, linux x64)`: what a centre of mixed versions must know. */
export function programVersion(): string {
  const file = join(import.meta.dirname, '..', 'package.json');
  // Ours, with this field.
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string };
  return `${version} (Node ${process.versions.node}, ${process.platform} ${process.arch})`;
}
