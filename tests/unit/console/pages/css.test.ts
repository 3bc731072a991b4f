// The console's looks in browsers that don't know `:has`: nothing hangs on it that one must see.
import { expect, test } from 'vitest';
import { consoleAsset } from '../../../../scheduler/console/pages/console-assets.ts';

test.each(['/dai/console.css', '/dai/sua.css'])('%s', (path) => {
  const css = String(consoleAsset(path)?.body);
  expect(css.length).toBeGreaterThan(5000);
  // Each brace has its other: no part was cut off from the next.
  expect(css.split('{').length).toBe(css.split('}').length);
  const hiding = [...css.matchAll(/([^{}]*:has\([^{}]*)\{([^}]*)\}/g)]
    .filter(([, , rules = '']) => /display:\s*none|visibility:\s*hidden/.test(rules))
    .map(([, selector = '']) => selector.trim());
  expect(hiding).toEqual([]);
});
