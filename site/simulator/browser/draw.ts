import type { Simulator } from '../../../content/schema/simulator.ts';
import { keepsRule } from '../machine/rules.ts';
import type { FieldError, State } from '../machine/state.ts';
import { codeNow, resolve } from '../machine/values.ts';
import { writeField } from './field-values.ts';
import { all, controlsOf } from './page.ts';

type Draw = (root: HTMLElement, simulator: Simulator, state: State) => void;

function attribute(element: Element, name: string): string {
  return element.getAttribute(name) || '';
}

/** Only the screen that is shown carries `data-screen`. */
const drawScreens: Draw = (root, simulator, state) => {
  for (const lead of all(root, '[data-lead]')) lead.hidden = state.screen !== simulator.start;
  for (const section of all(root, '[data-of]')) {
    const id = attribute(section, 'data-of');
    section.hidden = id !== state.screen;
    if (section.hidden) section.removeAttribute('data-screen');
    else section.setAttribute('data-screen', id);
  }
};

const drawValues: Draw = (root, simulator, state) => {
  for (const screen of simulator.screens) {
    for (const { id } of screen.fields) writeField(root, id, state.values[id] || '');
  }
  for (const element of all(root, '[data-value]')) {
    element.textContent = resolve(simulator, state, attribute(element, 'data-value'));
  }
  for (const element of all(root, '[data-code]')) {
    const code = codeNow(simulator, state, attribute(element, 'data-code'));
    for (const drawn of all(element, '[data-code-value]')) {
      drawn.hidden = attribute(drawn, 'data-code-value') !== code;
    }
  }
  for (const element of all(root, '[data-when-field]')) {
    const value = state.values[attribute(element, 'data-when-field')];
    element.hidden = value !== attribute(element, 'data-when-value');
  }
};

function drawSummary(section: HTMLElement, errors: readonly FieldError[]): void {
  const [summary] = all(section, '[data-summary]');
  const [head] = all(section, '[data-summary-head]');
  const [list] = all(section, '[data-summary-list]');
  if (summary === undefined || head === undefined || list === undefined) return;
  summary.hidden = errors.length === 0;
  head.textContent = errors.length === 1 ? 'Có 1 chỗ cần sửa' : `Có ${errors.length} chỗ cần sửa`;
  list.textContent = '';
  for (const { field, message } of errors) {
    const link = document.createElement('a');
    link.href = `#o-${field}`;
    link.setAttribute('data-jump', field);
    link.textContent = message;
    const item = document.createElement('li');
    item.appendChild(link);
    list.appendChild(item);
  }
}

const drawErrors: Draw = (root, _simulator, state) => {
  for (const section of all(root, '[data-of]')) {
    const here = attribute(section, 'data-of') === state.screen;
    drawSummary(section, here ? state.errors : []);
    for (const element of all(section, '[data-error]')) {
      const field = attribute(element, 'data-error');
      const error = state.errors.find((each) => here && each.field === field);
      element.hidden = error === undefined;
      element.textContent = error === undefined ? '' : `Lỗi: ${error.message}`;
      for (const control of controlsOf(section, field)) {
        if (error === undefined) control.removeAttribute('aria-invalid');
        else control.setAttribute('aria-invalid', 'true');
      }
    }
  }
};

const drawHelp: Draw = (root, _simulator, state) => {
  for (const section of all(root, '[data-of]')) {
    const here = attribute(section, 'data-of') === state.screen;
    const shown = here && state.help === 'show';
    const hinted = here && state.help === 'hint';
    for (const element of all(section, '[data-shown]')) element.hidden = !shown;
    for (const element of all(section, '[data-hinted]')) element.hidden = !hinted;
    for (const element of all(section, '[data-assumed]')) element.hidden = !(here && state.assumed);
    for (const button of all(section, '[data-hint]')) {
      button.setAttribute('aria-expanded', String(hinted));
    }
    for (const button of all(section, '[data-act="0"]')) {
      if (shown) {
        button.setAttribute('data-marked', '');
        button.setAttribute('aria-describedby', `chi-${attribute(section, 'data-of')}`);
      } else {
        button.removeAttribute('data-marked');
        button.removeAttribute('aria-describedby');
      }
    }
  }
};

const drawTicks: Draw = (root, simulator, state) => {
  for (const list of all(root, '[data-ticks]')) {
    const id = attribute(list, 'data-ticks');
    const screen = simulator.screens.find(({ fields }) => fields.some((field) => field.id === id));
    const field = screen && screen.fields.find((each) => each.id === id);
    for (const item of all(list, '[data-tick]')) {
      const rule = field && field.rules[Number(attribute(item, 'data-tick'))];
      const kept = rule !== undefined && keepsRule(simulator, state, rule, state.values[id] || '');
      item.className = kept ? 'kept' : '';
      for (const word of all(item, '[data-tick-word]')) {
        word.textContent = kept ? ' (đã có)' : ' (chưa có)';
      }
    }
  }
};

const drawPractised: Draw = (root, _simulator, state) => {
  let count = 0;
  let left = 0;
  for (const item of all(root, '[data-practised]')) {
    item.hidden = !state.done.includes(attribute(item, 'data-practised'));
    if (!item.hidden) count += 1;
  }
  for (const item of all(root, '[data-unpractised]')) {
    item.hidden = state.done.includes(attribute(item, 'data-unpractised'));
    if (!item.hidden) left += 1;
  }
  for (const element of all(root, '[data-rest]')) element.hidden = left === 0;
  for (const head of all(root, '[data-practised-head]')) {
    head.textContent = `Bác đã tập được ${count} việc`;
  }
};

const draws: readonly Draw[] = [
  drawValues,
  drawErrors,
  drawHelp,
  drawTicks,
  drawPractised,
  drawScreens,
];

/** Makes the page show `state`. */
export function draw(root: HTMLElement, simulator: Simulator, state: State): void {
  for (const each of draws) each(root, simulator, state);
}
