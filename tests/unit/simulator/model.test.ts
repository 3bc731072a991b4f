// Every screen, transition, rule and difficulty of the shipped content, reached by events and listed by name.
import { describe, expect, it } from 'vitest';
import { screenOf } from '../../../site/simulator/machine/find.ts';
import { after, breaking, checksFields, copied, simulators, walkTo } from './practice.ts';

it('ships today’s way and the announcement’s', () => {
  expect(simulators.map(({ slug }) => slug)).toEqual([
    'dang-ky-tai-khoan',
    'dang-nhap-vneid',
    'nop-ho-so-hien-nay',
    'nop-ho-so-truc-tuyen',
  ]);
});

describe.each(simulators)('$slug', (simulator) => {
  const { screens } = simulator;

  it.each(screens)('screen $id is reached by its buttons', ({ id }) => {
    expect(walkTo(simulator, id).screen).toBe(id);
  });

  const ways = screens.flatMap(({ id: from, actions }) =>
    actions.flatMap(({ label, to, by, returns }, action) => {
      const cases: [string | undefined, string | undefined][] =
        by === undefined ? [[undefined, to]] : Object.entries(by.cases);
      return cases.map(([value, target]) => ({
        ...{ from, label, action, returns, to: target },
        choice: by === undefined || value === undefined ? undefined : { field: by.field, value },
      }));
    }),
  );
  it.each(ways)('$from —[$label]→ $to', ({ from, action, to, choice, returns }) => {
    const filled = after(simulator, walkTo(simulator, from), { type: 'show' });
    const chosen =
      choice === undefined ? filled : after(simulator, filled, { type: 'write', ...choice });
    const arrived = after(simulator, chosen, { type: 'act', action });
    const stuck = screenOf(simulator, from).fields.some(({ rules }) =>
      rules.some(({ kind }) => kind === 'never'),
    );
    expect(arrived.screen).toBe(returns === true ? (chosen.remembered ?? to) : to);
    expect(arrived.errors).toHaveLength(stuck && checksFields(simulator, from, action) ? 1 : 0);
  });

  const rules = screens.flatMap(({ id: screen, fields }) =>
    fields.flatMap((field) =>
      field.rules.map((rule, index) => ({
        screen,
        field,
        rule,
        index,
        id: field.id,
        kind: rule.kind,
      })),
    ),
  );
  it.each(rules)('$screen: $id breaks "$kind"', ({ screen, field, rule, index }) => {
    const filled = after(simulator, walkTo(simulator, screen), { type: 'show' });
    const { actions } = screenOf(simulator, screen);
    const act = {
      type: 'act',
      action: actions.findIndex((_, at) => checksFields(simulator, screen, at)),
    } as const;
    const value = breaking(simulator, filled, field, rule);
    const broken = after(simulator, filled, { type: 'write', field: field.id, value }, act);
    expect(broken.screen).toBe(screen);
    expect(broken.errors).toContainEqual({ field: field.id, message: rule.message, rule: index });
    const helped = after(simulator, broken, { type: 'show' });
    if (value !== '') {
      expect(helped.values[field.id], 'what was typed stays').toBe(broken.values[field.id]);
      expect(helped.errors[0]?.message).toMatch(/ Ví dụ: \S/);
    }
    const mended = after(simulator, copied(simulator, helped), act);
    const hopeless = field.rules.some(({ kind }) => kind === 'never');
    expect(mended.errors).toHaveLength(hopeless ? 1 : 0);
  });

  const tries = screens.flatMap(({ id: screen, tries: all }) =>
    all.map((each, index) => ({ ...each, screen, index })),
  );
  it.each(tries)('$screen: met on purpose: $label', ({ screen, index, to, fills, remembers }) => {
    const met = after(simulator, walkTo(simulator, screen), { type: 'try', index });
    if (to === undefined) {
      expect(met.screen).toBe(screen);
      const [error] = met.errors;
      expect(met.errors).toHaveLength(1);
      expect(Object.keys(fills ?? {})).toContain(error?.field);
    } else {
      expect(met.screen).toBe(to);
      expect(met.remembered).toBe(remembers === true ? screen : null);
    }
  });
});
