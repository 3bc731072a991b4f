import { expect, test } from 'vitest';
import { killWriter } from '../../setup/kill-writer.ts';

test('killed while somebody writes and publishes: nothing acknowledged is lost, and what is published is old or new', async () => {
  const report = await killWriter(6, 20261130);
  expect(report).toMatchObject({ lost: [], half: [] });
  expect(report.acknowledged).toBeGreaterThan(12);
});
