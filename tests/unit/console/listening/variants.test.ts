import { describe, expect, test } from 'vitest';
import {
  named,
  presetRows,
  sayVariant,
  voiceChoices,
} from '../../../../scheduler/console/listening/core/variants.ts';

const espeak = { kind: 'espeak', name: 'vi', rate: 150 } as const;
const linux = { platform: 'linux', installed: ['vais1000'], hasNeuralCommand: false } as const;

describe('voices to choose from', () => {
  test('the ward’s own first, added ones before those that come along, each once', () => {
    expect(voiceChoices(espeak, linux).map(({ id }) => id)).toEqual([
      ...['espeak:vi', 'neural:vais1000', 'espeak:vi-vn-x-central', 'espeak:vi-vn-x-south'],
    ]);
  });

  test('of a Mac its own voice too; a ward that airs recordings has the voice that stands in', () => {
    const mac = { platform: 'darwin', installed: [], hasNeuralCommand: true } as const;
    const ids = voiceChoices({ kind: 'recording', name: 'x', rate: 120 }, mac).map(({ id }) => id);
    expect(ids).toContain('say:Linh');
    expect(ids).toContain('neural:neural');
    expect(ids[0]).toBe('espeak:vi');
  });
});

describe('names', () => {
  test('what tells them apart, no more', () => {
    const slow = { voice: { ...espeak, rate: 125 }, profile: 'horn' } as const;
    expect(named([{ voice: espeak, profile: 'horn' }, slow]).map(({ name }) => name)).toEqual([
      ...['150 tiếng/phút', '125 tiếng/phút'],
    ]);
    expect(sayVariant(slow)).toBe('giọng có sẵn miền Bắc, 125 tiếng/phút, chỉnh cho loa nén');
  });

  test.each(['giong', 'toc-do', 'loa'])('what “%s” fills in can be told apart', (preset) => {
    const rows = presetRows(preset, voiceChoices(espeak, linux), 'horn');
    const names = named(rows).map(({ name }) => name);
    expect(new Set(names).size).toBe(rows.length);
    expect(rows.length).toBeGreaterThanOrEqual(2);
  });
});
