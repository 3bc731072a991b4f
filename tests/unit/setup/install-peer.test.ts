import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { installPeer } from '../../setup/install-peer.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'loa-peers-'));
  vi.spyOn(console, 'log').mockImplementation(() => undefined);
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(root, { recursive: true });
});

/** An npm that installs, and one that has no network half-way through. */
const brings = vi.fn(async (_args: readonly string[], folder: string) => {
  mkdirSync(join(folder, 'node_modules'));
  writeFileSync(join(folder, 'node_modules', '.package-lock.json'), '{}');
  return Promise.resolve(0);
});
const breaks = async (_args: readonly string[], folder: string) => {
  mkdirSync(join(folder, 'node_modules', 'lighthouse'), { recursive: true });
  return Promise.resolve(1);
};

test('a peer is installed once by its lock file, and anew where that changed', async () => {
  brings.mockClear();
  const modules = await installPeer('lighthouse', root, brings);
  expect(modules).toBe(join(root, 'lighthouse', 'node_modules'));
  expect(brings.mock.calls[0]?.[0]).toContain('ci');
  await installPeer('lighthouse', root, brings);
  expect(brings).toHaveBeenCalledTimes(1);

  writeFileSync(join(root, 'lighthouse', 'package-lock.json'), 'of an earlier version');
  await installPeer('lighthouse', root, brings);
  expect(brings).toHaveBeenCalledTimes(2);
});

test('without network it says so, and half of it is not taken for the whole', async () => {
  await expect(installPeer('lighthouse', root, breaks)).rejects.toThrow(/npm registry/);
  brings.mockClear();
  await installPeer('lighthouse', root, brings);
  expect(brings).toHaveBeenCalledTimes(1);
});
