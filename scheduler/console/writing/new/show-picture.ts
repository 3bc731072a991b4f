import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { attachedName, picturesFolder } from '../../../../content/schema/attached.ts';
import { mediaTypeOf } from '../../../server/media-types.ts';
import type { Looking } from '../../console-parts.ts';

/** A picture as pages of the console show it: of the draft `?bai=`, else of content/. */
export function showPicture({ parts, param, query }: Looking): Response | undefined {
  const name = param('name');
  if (!attachedName.test(name)) return undefined;
  const desk = parts.writing();
  const attached = desk.draft(query('bai'))?.extras.attached ?? [];
  const own = attached.find(({ file }) => file === picturesFolder + name);
  const bytes = own ? desk.attached(own.sha256) : bytesIn(parts.config.contentDir, name);
  return (
    bytes && new Response(new Uint8Array(bytes), { headers: { 'content-type': mediaTypeOf(name) } })
  );
}

function bytesIn(contentDir: string, name: string): Uint8Array | undefined {
  const path = join(contentDir, 'pictures', name);
  return existsSync(path) ? readFileSync(path) : undefined;
}
