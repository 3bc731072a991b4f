import type { Sql } from '../../store/sqlite-statements.ts';

/** What the tokens of forms are signed with. */
export const formKey = 'form-key';
/** The code of the first account. */
export const firstCodeName = 'first-code';

/** A small thing to remember under a name. */
export interface Settings {
  get(name: string): string | undefined;
  set(name: string, value: string): void;
  remove(name: string): void;
}

export function createSettings({ sql }: { readonly sql: Sql }): Settings {
  return {
    get(name) {
      const value = sql('SELECT value FROM setting WHERE name = ?').get(name)?.['value'];
      return value === undefined ? undefined : String(value);
    },
    set(name, value) {
      sql('INSERT OR REPLACE INTO setting VALUES (?, ?)').run(name, value);
    },
    remove(name) {
      sql('DELETE FROM setting WHERE name = ?').run(name);
    },
  };
}
