import { expect, test } from 'vitest';
import { settingEdits, settingValues } from '../../../scheduler/console/views/setting-fields.ts';
import { settingGroups } from '../../../scheduler/console/views/ward-settings.ts';

const devices = Array.from({ length: 40 }, (_, n) => ({
  ...{ id: `cot-${n}`, name: `Loa ${n}`, model: 'axis', address: `192.168.1.${n}` },
}));
const ward = { output: { http: { devices } } };
const group = settingGroups.find(({ id }) => id === 'loa-mang');
const edit = (typed: Readonly<Record<string, string>>) => {
  const values: Readonly<Record<string, string>> = {
    ...(group && settingValues(ward, group)),
    ...typed,
  };
  return group && settingEdits(ward, group, (name) => values[name] ?? '').edits;
};

test('more loudspeakers than the form has rows: kept as they are', () => {
  expect(edit({})).toEqual([]);
});

test('and one of them is renamed: the others stay, those without a row too', () => {
  expect(edit({ 'output.http.devices.0.name': 'Loa chợ' })).toMatchObject([
    { value: [{ ...devices[0], name: 'Loa chợ' }, ...devices.slice(1)] },
  ]);
});
