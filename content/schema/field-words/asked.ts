/** What a field may be chosen from, by name; who shows the form looks up what there is. */
export type ChosenFrom =
  | 'places'
  | 'documents'
  | 'facts'
  | 'ending-facts'
  | 'simulators'
  | 'recordings'
  | 'relays'
  | 'guide-steps'
  | 'screens'
  | 'codes'
  | 'screen-fields'
  | 'identity-values'
  | 'own-sources';

/** How a field of content/ is asked of a person: in words for a clerk, not in those of the file. */
export interface Asked {
  readonly label: string;
  /** What to write and what becomes of it, with an example where one helps. */
  readonly help: string;
  /** Of a list: what one of it is called, e.g. `câu`. */
  readonly one?: string;
  /** What each value of a choice means; of a field of several kinds, each kind by its name. */
  readonly choices?: Readonly<Record<string, string>>;
  readonly from?: ChosenFrom;
  /** More than a line. */
  readonly isLong?: true;
  /** Has a password in it: never shown; left empty it stays. */
  readonly isSecret?: true;
  /** Yes or no, where nothing written means no. */
  readonly isTick?: true;
}

export type AskedOf = Readonly<Record<string, Asked>>;

export function ask(label: string, help: string, how: Omit<Asked, 'label' | 'help'> = {}): Asked {
  return { label, help, ...how };
}

/** The same fields one step further down: `under('screens', { title })` → `{ 'screens.title' }`. */
export function under(path: string, fields: AskedOf): AskedOf {
  return Object.fromEntries(Object.entries(fields).map(([name, one]) => [`${path}.${name}`, one]));
}
