import type { ActName } from '../../../acts/roles.ts';

/** A form takes the kinds that need one thing: whoever may one of them may not all. */
export const formNames = {
  write: 'entry',
  campaign: 'campaign-entry',
  settings: 'ward-entry',
} as const satisfies Readonly<Partial<Record<ActName, string>>>;

/** What the form is called that takes kinds which need this; '' where none does. */
export function formNameOf(needs: ActName): string {
  const names: Readonly<Partial<Record<ActName, string>>> = formNames;
  return names[needs] ?? '';
}

/** Opening the console to a network asks for the password once more. */
export function asksPassword(kind: string, entry: string): boolean {
  return kind === 'ward' && entry === 'console';
}
