// What a practice's page loads: how much, and nothing that could send or keep what is typed.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { builtSite } from '../../setup/built.ts';
import { simulators } from '../../unit/simulator/practice.ts';

let folder: string;
beforeAll(async () => {
  folder = await builtSite();
});

interface Loaded {
  readonly html: string;
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
}

/** The page and every file it loads, imports followed. */
function loadedBy(slug: string): Loaded {
  const html = readFileSync(join(folder, 'thuc-hanh', slug, 'index.html'), 'utf8');
  const pathsIn = (text: string, pattern: RegExp) =>
    [...text.matchAll(pattern)].map(([, path = '']) => path);
  const styles = pathsIn(html, /<link rel="stylesheet" href="([^"]+)"/g);
  const scripts = new Set(pathsIn(html, /<script[^>]* src="([^"]+)"/g));
  for (const path of scripts)
    for (const imported of pathsIn(
      readFileSync(join(folder, path), 'utf8'),
      /from\s*"\.\/([^"]+)"/g,
    ))
      scripts.add(`/_astro/${imported}`);
  return {
    html,
    styles: styles.map((path) => readFileSync(join(folder, path), 'utf8')),
    scripts: [...scripts].map((path) => readFileSync(join(folder, path), 'utf8')),
  };
}

const zipped = (texts: readonly string[]) =>
  texts.reduce((sum, text) => sum + gzipSync(text).byteLength, 0);

/** Ways to send or keep anything, but the ids of screens (ADR 61). */
const leaks =
  /\bfetch\(|XMLHttpRequest|sendBeacon|WebSocket|EventSource|sessionStorage|indexedDB|\bcaches\b|document\.cookie|serviceWorker/;

describe.each(simulators.map(({ slug }) => slug))('%s', (slug) => {
  it('no script can send or keep anything, and history gets an address alone', () => {
    for (const script of loadedBy(slug).scripts) {
      expect(leaks.exec(script)?.[0]).toBe(undefined);
      for (const [call] of script.matchAll(/(push|replace)State\([^)]*\)/g))
        expect(call).toMatch(/^(push|replace)State\(null,/);
      expect(script.match(/localStorage\.setItem/g) ?? []).toHaveLength(
        script.includes('loa-tap:') ? 1 : 0,
      );
    }
  });

  it('the policy lets nothing out, and nothing but this page’s script runs', () => {
    const { html } = loadedBy(slug);
    const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1] ?? '';
    expect(policy).toContain("connect-src 'none'");
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    expect([...html.matchAll(/<script[^>]* src=/g)]).toHaveLength(1);
    expect(html).toMatch(/<form[^>]*action="\/tim-kiem\/"/);
  });

  it('script ≤ 10 kB, whole page ≤ 60 kB, gzipped', () => {
    const { html, scripts, styles } = loadedBy(slug);
    expect(zipped(scripts)).toBeLessThanOrEqual(10_000);
    expect(zipped([html, ...scripts, ...styles])).toBeLessThanOrEqual(60_000);
  });
});
