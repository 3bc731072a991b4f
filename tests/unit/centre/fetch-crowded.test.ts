import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Post } from '../../../scheduler/link/post.ts';
import { fetchParts } from '../../../scheduler/link/received/fetch-parts.ts';

it('a centre that has no room for a piece is told apart from one that has no such file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'loa-crowded-'));
  const answering = (said: unknown): Post => {
    const send: Post['send'] = (_purpose, _content, shape) => Promise.resolve(shape.parse(said));
    // Nothing else of it is used.
    return { send } as Post;
  };
  const book = { blobFile: (sha256: string) => join(folder, sha256) };
  const parts = [{ sha256: 'a'.repeat(64), bytes: 10 }];
  expect(await fetchParts(answering({ pieces: [], crowded: true }), book, parts)).toEqual({
    ...{ wrong: false, crowded: true },
  });
  expect(await fetchParts(answering({ pieces: [] }), book, parts)).toEqual({
    ...{ wrong: false, crowded: false },
  });
  rmSync(folder, { recursive: true });
});
