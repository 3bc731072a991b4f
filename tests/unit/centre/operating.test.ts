import { describe, expect, it } from 'vitest';
import { outdated } from '../../../scheduler/centre/backup/nightly.ts';
import { createMeter } from '../../../scheduler/centre/operate/meter.ts';
import { byLabel, gauge, openMetrics } from '../../../scheduler/centre/operate/open-metrics.ts';
import { createTell } from '../../../scheduler/centre/tell.ts';

describe('OpenMetrics text', () => {
  it('names each family once, says its values, and ends', () => {
    const stations = { name: 'loa_stations', type: 'gauge', help: 'By "standing"\\x' } as const;
    expect(
      openMetrics([
        byLabel(stations, 'standing', [
          ['well', 3],
          ['a"b\\c\nd', 0],
        ]),
        byLabel({ name: 'loa_said', type: 'counter', help: 'x' }, 'code', [['clock', 2]]),
        gauge('loa_age_seconds', 'y', 1.5, 'seconds'),
      ]),
    ).toBe(
      [
        '# TYPE loa_stations gauge',
        '# HELP loa_stations By \\"standing\\"\\\\x',
        'loa_stations{standing="well"} 3',
        'loa_stations{standing="a\\"b\\\\c\\nd"} 0',
        '# TYPE loa_said counter',
        '# HELP loa_said x',
        'loa_said_total{code="clock"} 2',
        '# TYPE loa_age_seconds gauge',
        '# UNIT loa_age_seconds seconds',
        '# HELP loa_age_seconds y',
        'loa_age_seconds 1.5',
        '# EOF',
        '',
      ].join('\n'),
    );
  });

  it('counts durations up to each bound, all of them in the last', () => {
    const meter = createMeter();
    for (const ms of [1, 5, 6, 400, 60_000]) meter.message('beat', 'taken', ms);
    meter.message('beat', 'clock', 1);
    const text = openMetrics(meter.families());
    expect(text).toContain('loa_centre_messages_total{purpose="beat",outcome="taken"} 5');
    expect(text).toContain('loa_centre_messages_total{purpose="beat",outcome="clock"} 1');
    const buckets = [...text.matchAll(/_bucket\{what="beat",le="([^"]+)"\} (\d+)/g)];
    expect(buckets.map(([, le, value]) => [le, Number(value)])).toEqual([
      ...[
        ['0.005', 3],
        ['0.02', 4],
        ['0.05', 4],
        ['0.1', 4],
        ['0.3', 4],
      ],
      ...[
        ['1', 5],
        ['3', 5],
        ['10', 5],
        ['+Inf', 6],
      ],
    ]);
    expect(text).toContain('loa_centre_answer_seconds_count{what="beat"} 6');
  });
});

describe('backups of the nights', () => {
  const days = Array.from({ length: 400 }, (_, at) =>
    new Date(Date.UTC(2025, 9, 15) + at * 86_400_000).toISOString().slice(0, 10),
  );
  const names = days.map((day) => `trung-tam-${day}-0130.loa`);

  it('keep fourteen nights and the first of each of twelve months; what is not theirs stays', () => {
    const gone = outdated([...names, 'khac.loa', 'trung-tam-2025-10-15-0130.loa.dang-ghi']);
    const kept = names.filter((name) => !gone.includes(name));
    expect(kept.slice(-14)).toEqual(names.slice(-14));
    const firsts = kept.filter((name) => name.includes('-01-0130'));
    expect(firsts).toHaveLength(12);
    expect(kept).toHaveLength(26);
    expect(gone.every((name) => names.includes(name))).toBe(true);
  });

  it('are all kept while there are few', () => {
    expect(outdated(names.slice(0, 14))).toEqual([]);
    expect(outdated([])).toEqual([]);
  });
});

describe('what the centre says', () => {
  const saying = (isJson: boolean) => {
    const out: string[] = [];
    const clock = { now: Date.UTC(2026, 10, 30) };
    const tell = createTell({ out: (text) => out.push(text), isJson, now: () => clock.now });
    return { out, clock, tell };
  };

  it('is a line, or JSON with time, level, code and words', () => {
    const plain = saying(false);
    plain.tell('Đĩa đầy.');
    expect(plain.out).toEqual(['Đĩa đầy.\n']);
    const json = saying(true);
    json.tell('Đĩa "đầy".\n2', { level: 'error', code: 'disk' });
    expect(json.out).toEqual([
      '{"time":"2026-11-30T00:00:00.000Z","level":"error","code":"disk","words":"Đĩa \\"đầy\\".\\n2"}\n',
    ]);
  });

  it('is not the same again and again; how often it was is said once', () => {
    const { out, clock, tell } = saying(false);
    for (let turn = 0; turn < 5; turn++) tell('Hỏng.');
    tell('Khác.');
    clock.now += 61_000;
    tell('Hỏng.');
    expect(out).toEqual(['Hỏng.\n', 'Khác.\n', 'Hỏng. (đã lặp 4 lần)\n']);
  });
});
