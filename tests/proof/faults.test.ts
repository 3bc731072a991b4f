// One fault after another on the real daemon: no silence without a reason, nothing twice, and the log names it.
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reasonOf } from '../setup/schedule.ts';
import { FaultStation, makeTemplate, slotIds } from './faults/station.ts';
import { faults } from './faults/table.ts';

const chosen = faults
  .filter(({ needsRoot }) => !(needsRoot && process.getuid?.() !== 0))
  .map((fault) => [fault.name, fault] as const);

let template = '';
beforeAll(async () => {
  template = await makeTemplate();
});
afterAll(() => {
  rmSync(template, { recursive: true, force: true });
});

describe('faults', () => {
  test.each(chosen)(
    '%s',
    { timeout: 300_000 },
    async (_name, { strike, names, heard, differs, speed }) => {
      const station = new FaultStation(template, speed);
      try {
        await strike(station);
        const verdict = await station.conclude();
        const ends = slotIds.map((id) => verdict.byId.get(id));
        const told = JSON.stringify(ends.map((slot) => `${slot?.state ?? ''}: ${reasonOf(slot)}`));
        expect(verdict.duplicates).toEqual([]);
        expect(verdict.contradictions.filter((line) => differs?.test(line) !== true)).toEqual([]);
        expect(ends.filter((slot) => slot?.state === 'aired').length, told).toBeGreaterThanOrEqual(
          heard,
        );
        for (const slot of ends)
          if (slot?.state !== 'aired') expect(reasonOf(slot)).toMatch(/\S \S/);
        expect(verdict.said.join('\n')).toMatch(names);
      } finally {
        await station.remove();
      }
    },
  );
});
