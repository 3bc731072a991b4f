import type { Simulator } from '../../../content/schema/simulator.ts';
import { keepsRule } from '../machine/rules.ts';
import type { FieldError, State } from '../machine/state.ts';
import { codeNow, resolve } from '../machine/values.ts';
import { writeField } from './field-values.ts';
import { all, controlsOf } from './page.ts';

/** Draws on `part`, the screen that is shown. */
type Draw = (part: HTMLElement, simulator: Simulator, state: State) => void;

function attribute(element: Element, name: string): string {
  return element.getAttribute(name) || '';
}

const drawValues: Draw = (part, simulator, state) => {
  for (const group of all(part, '[data-group]')) {
    const id = attribute(group, 'data-group');
    writeField(group, id, state.values[id] || '');
  }
  for (const element of all(part, '[data-value]')) {
    element.textContent = resolve(simulator, state, attribute(element, 'data-value'));
  }
  for (const element of all(part, '[data-code]')) {
    const code = codeNow(simulator, state, attribute(element, 'data-code'));
    for (const drawn of all(element, '[data-code-value]')) {
      drawn.hidden = attribute(drawn, 'data-code-value') !== code;
    }
  }
  for (const element of all(part, '[data-when-field]')) {
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

const drawErrors: Draw = (part, _simulator, { errors }) => {
  drawSummary(part, errors);
  for (const element of all(part, '[data-error]')) {
    const field = attribute(element, 'data-error');
    const error = errors.find((each) => each.field === field);
    element.hidden = error === undefined;
    element.textContent = error === undefined ? '' : `Lỗi: ${error.message}`;
    for (const control of controlsOf(part, field)) {
      if (error === undefined) control.removeAttribute('aria-invalid');
      else control.setAttribute('aria-invalid', 'true');
    }
  }
};

const drawHelp: Draw = (part, _simulator, state) => {
  const shown = state.help === 'show';
  const hinted = state.help === 'hint';
  for (const element of all(part, '[data-shown]')) element.hidden = !shown;
  for (const element of all(part, '[data-hinted]')) element.hidden = !hinted;
  for (const element of all(part, '[data-assumed]')) element.hidden = !state.assumed;
  for (const button of all(part, '[data-hint]')) {
    button.setAttribute('aria-expanded', String(hinted));
  }
  for (const button of all(part, '[data-act="0"]')) {
    if (shown) {
      button.setAttribute('data-marked', '');
      button.setAttribute('aria-describedby', `chi-${state.screen}`);
    } else {
      button.removeAttribute('data-marked');
      button.removeAttribute('aria-describedby');
    }
  }
};

const drawTicks: Draw = (part, simulator, state) => {
  for (const list of all(part, '[data-ticks]')) {
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

const drawPractised: Draw = (part, _simulator, state) => {
  let count = 0;
  let left = 0;
  for (const item of all(part, '[data-practised]')) {
    item.hidden = !state.done.includes(attribute(item, 'data-practised'));
    if (!item.hidden) count += 1;
  }
  for (const item of all(part, '[data-unpractised]')) {
    item.hidden = state.done.includes(attribute(item, 'data-unpractised'));
    if (!item.hidden) left += 1;
  }
  for (const element of all(part, '[data-rest]')) element.hidden = left === 0;
  for (const head of all(part, '[data-practised-head]')) {
    head.textContent = `Bác đã tập được ${count} việc`;
  }
};

const draws: readonly Draw[] = [drawValues, drawErrors, drawHelp, drawTicks, drawPractised];

/** Makes the page show `state`: on its screen alone, since drawing thirty costs a cheap telephone half a second. */
export function draw(root: HTMLElement, simulator: Simulator, state: State): void {
  for (const lead of all(root, '[data-lead]')) lead.hidden = state.screen !== simulator.start;
  for (const section of all(root, '[data-of]')) {
    const id = attribute(section, 'data-of');
    const here = id === state.screen;
    if (here) for (const each of draws) each(section, simulator, state);
    section.hidden = !here;
    // Only the screen that is shown carries it.
    if (here) section.setAttribute('data-screen', id);
    else section.removeAttribute('data-screen');
  }
}

/** Wipes what was typed off every screen. */
export function wipe(root: HTMLElement): void {
  for (const group of all(root, '[data-group]'))
    writeField(group, attribute(group, 'data-group'), '');
  for (const element of all(root, '[data-value]')) element.textContent = '';
}
