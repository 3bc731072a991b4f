// Questions to the log, by its indexes.
import { readEvent } from './sqlite-rows.ts';
import type { Sql } from './sqlite-statements.ts';
import type { LinesWanted, SlotLog } from './store.ts';

export interface Where {
  /** `WHERE slot = ? AND at >= ?`; '' where nothing narrows. */
  readonly text: string;
  readonly values: readonly (string | number)[];
}

/** `prefix`: of the table's name, where more than one is asked. */
export function whereOf({ slot, events, from, until }: LinesWanted, prefix = ''): Where {
  const kinds = events?.map(() => '?').join() ?? '';
  const narrowing: readonly (readonly [text: string, values: Where['values'] | undefined])[] = [
    [`${prefix}slot = ?`, slot === undefined ? undefined : [slot]],
    [`${prefix}event IN (${kinds})`, events],
    [`${prefix}at >= ?`, from === undefined ? undefined : [from]],
    [`${prefix}at < ?`, until === undefined ? undefined : [until]],
  ];
  const given = narrowing.flatMap(([text, values]) => (values ? [{ text, values }] : []));
  const text = given.map((one) => one.text).join(' AND ');
  return { text: text && `WHERE ${text}`, values: given.flatMap(({ values }) => values) };
}

export function createLines(sql: Sql): Pick<SlotLog, 'lines' | 'countLines' | 'eventKinds'> {
  return {
    lines(wanted, { most, skip = 0 } = { most: -1 }) {
      const { text, values } = whereOf(wanted);
      // The plus keeps SQLite from reading the whole log backwards until it comes to some day of long ago.
      const by = wanted.from === undefined ? 'seq' : '+seq';
      return sql(`SELECT * FROM event ${text} ORDER BY ${by} DESC LIMIT ? OFFSET ?`)
        .all(...values, most, skip)
        .map(readEvent);
    },
    countLines(wanted) {
      const { text, values } = whereOf(wanted);
      return Number(sql(`SELECT count(*) AS n FROM event ${text}`).get(...values)?.['n']);
    },
    // From each kind to the next, by the index: the lines themselves are not read.
    eventKinds: () =>
      sql(
        `WITH RECURSIVE kind (name) AS (
           SELECT min(event) FROM event
           UNION ALL SELECT (SELECT min(event) FROM event WHERE event > name) FROM kind WHERE name IS NOT NULL
         ) SELECT name FROM kind WHERE name IS NOT NULL`,
      )
        .all()
        .map((row) => String(row['name'])),
  };
}
