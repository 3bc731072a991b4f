import type { FieldType } from '../../../content/schema/simulator.ts';

/**
 * Which keyboard a telephone offers. Passwords are plain text fields, masked by style alone: a password field would have
 * the browser offer to save what is typed. `pattern` is what Safari 11 knows instead of `inputmode`.
 */
export const keyboards: Readonly<Record<FieldType, Readonly<Record<string, string>>>> = {
  text: { type: 'text' },
  digits: { type: 'text', inputmode: 'numeric', pattern: '[0-9]*' },
  phone: { type: 'text', inputmode: 'tel' },
  email: { type: 'text', inputmode: 'email' },
  password: { type: 'text' },
  code: { type: 'text' },
  date: {},
  choice: {},
};
