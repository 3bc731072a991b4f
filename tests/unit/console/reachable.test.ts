// Every act, command and setting of the station, and where it is in the browser. What is not there is named with why.
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { wardSchema } from '../../../content/schema/ward.ts';
import { actNames, type ActName } from '../../../scheduler/acts/roles.ts';
import { commands } from '../../../scheduler/commands/table.ts';
import { forms } from '../../../scheduler/console/forms.ts';
import { routes } from '../../../scheduler/console/routes.ts';
import { settingGroups } from '../../../scheduler/console/views/ward-settings.ts';

type Where = { readonly page: string } | { readonly form: string } | { readonly why: string };
const page = (path: string): Where => ({ page: path });
const form = (name: string): Where => ({ form: name });
const notThere = (why: string): Where => ({ why });

/** Each command of `loa`, and where its work is done in the browser. */
const commandsThere: Readonly<Record<string, Where>> = {
  plan: page('/dai/lich/'),
  queue: page('/dai/lich/'),
  log: page('/dai/nhat-ky/'),
  report: page('/dai/bao-cao/'),
  cancel: form('cancel'),
  move: form('move'),
  restore: form('restore'),
  'air-now': form('air-now'),
  'make-up': form('make-up'),
  stop: form('stop'),
  pause: form('pause'),
  resume: form('resume'),
  skip: form('skip'),
  approve: form('approve'),
  'send-back': form('send-back'),
  'test-tone': form('test-tone'),
  emergency: page('/dai/khan-cap/'),
  account: page('/dai/tai-khoan/moi-nguoi/'),
  doctor: page('/dai/may/'),
  backup: form('backup'),
  volume: form('volume'),
  say: notThere(
    'hears one sentence before it is written: the editor and the studio say each of theirs',
  ),
  script: notThere('an approval shows the words; a document’s script comes with the editor'),
  render: notThere('the station makes what is due by itself'),
  start: notThere('opens the station itself: nothing serves this page before it'),
  run: notThere('as start'),
  import: page('/dai/bai/moi/'),
  voice: page('/dai/may/giong-doc/'),
  rehearse: notThere('tries a whole campaign on another clock: a technician’s tool'),
  publish: notThere('writes the site for another host: once, by a technician'),
  join: notThere(
    'at /dai/may/ when the centre can send something down; today a technician joins once',
  ),
  leave: notThere('as join'),
  centre: notThere('another program on another machine, with pages of its own'),
};

/** What of ward.yaml is set by hand alone. */
const settingsByHand: Readonly<Record<string, string>> = {
  'output.http.models':
    'requests in the words of a maker’s document: the form of the ward’s file at /dai/bai/ has them, no row of a table',
  'output.mqtt.models': 'as output.http.models',
  'console.host':
    'opens the console to the network: whoever sits at the machine does it, and sees its fingerprint',
  'console.port': 'as console.host',
  'console.tls': 'as console.host',
  'console.proxy': 'as console.host',
  'console.secondFactor':
    'as console.host; an admin demands it of any role at /dai/tai-khoan/moi-nguoi/',
};

/** Acts that neither a form nor a page asks for. */
const actsElsewhere: Partial<Record<ActName, string>> = {};

const hasForm = (name: string): boolean => Object.hasOwn(forms, name);
const hasPage = (path: string): boolean => routes.some((route) => route.path === path);

describe('each command of loa', () => {
  test.each(Object.keys(commands))('%s is in the browser, or it is said why not', (name) => {
    const where = commandsThere[name];
    expect(where, `Name it in ${import.meta.filename}`).toBeDefined();
    if (where && 'page' in where) expect(hasPage(where.page)).toBe(true);
    if (where && 'form' in where) expect(hasForm(where.form)).toBe(true);
  });
});

describe('each act of the table of roles', () => {
  test.each(actNames.filter((act) => actsElsewhere[act] === undefined))(
    '%s has a form or a page',
    (act) => {
      const isThere =
        Object.values(forms).some(({ needs }) => needs === act) ||
        routes.some(({ needs }) => needs === act);
      expect(isThere).toBe(true);
    },
  );
});

/** `output.icecast.continuous`: each key that holds a value; of a list the list. */
function leavesOf(shape: unknown, path: readonly string[] = []): readonly string[] {
  if (shape instanceof z.ZodOptional || shape instanceof z.ZodDefault)
    return leavesOf(shape.unwrap(), path);
  if (!(shape instanceof z.ZodObject)) return [path.join('.')];
  return Object.entries(shape.shape).flatMap(([key, inner]) => leavesOf(inner, [...path, key]));
}

/** The keys of a list's rows. */
function columnsOf(shape: unknown, path: readonly string[]): readonly string[] {
  if (shape instanceof z.ZodOptional || shape instanceof z.ZodDefault)
    return columnsOf(shape.unwrap(), path);
  const [key, ...rest] = path;
  if (shape instanceof z.ZodArray)
    return shape.element instanceof z.ZodObject ? Object.keys(shape.element.shape) : [];
  if (!(shape instanceof z.ZodObject) || key === undefined) return [];
  return columnsOf(shape.shape[key], rest);
}

describe('each setting of ward.yaml', () => {
  const all = settingGroups.flatMap(({ settings }) => settings);
  const known = all.map(({ path }) => path.join('.'));

  test.each(leavesOf(wardSchema))('%s is set in the browser, or it is said why not', (leaf) => {
    expect(known.includes(leaf) !== (settingsByHand[leaf] !== undefined)).toBe(true);
  });

  test('and nothing is set that the file does not have', () => {
    expect(known.filter((path) => !leavesOf(wardSchema).includes(path))).toEqual([]);
  });

  test.each(all.flatMap(({ path, field }) => (field.kind === 'rows' ? [{ path, field }] : [])))(
    'each column of $path',
    ({ path, field }) => {
      expect(field.columns.map(({ key }) => key).toSorted()).toEqual(
        columnsOf(wardSchema, path).toSorted(),
      );
    },
  );
});
