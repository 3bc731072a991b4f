import type { Screen, Simulator } from '../../../content/schema/simulator.ts';

/** The simulator without the words that already stand in the page's HTML: what the script carries. */
export function slim(simulator: Simulator): Simulator {
  return { ...simulator, title: '', description: '', screens: simulator.screens.map(slimScreen) };
}

function slimScreen({ id, step, look, reviews, fields, actions, tries }: Screen): Screen {
  return {
    ...{ id, step, look, title: '', says: [], facts: [], messages: [], list: [], after: [] },
    ...{ blurred: false, hint: '', show: '', written: [], qr: false },
    ...{ question: false, ordered: false, certainty: 'found' as const },
    ...(reviews === undefined ? {} : { reviews }),
    fields: fields.map(({ id, type, example, options, rules }) => ({
      ...{ id, type, example, label: '' },
      ...(options === undefined
        ? {}
        : { options: options.map(({ value, label }) => ({ value, label })) }),
      rules,
    })),
    actions: actions.map((action) => ({ ...action, label: '' })),
    tries: tries.map((each) => ({ ...each, label: '' })),
  };
}
