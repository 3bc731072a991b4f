import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A picture or file of content/ as it lies there; the name is one of those that content.ts has. */
export function attachedBytes(folder: 'pictures' | 'files', name: string): Response {
  return new Response(new Uint8Array(readFileSync(join('content', folder, name))));
}
