import { controlsOf } from './page.ts';

/** What stands in a field on the page: a day as `d/m/yyyy`, a choice as its option's value. */
export function readField(root: ParentNode, field: string): string {
  const controls = controlsOf(root, field);
  if (controls.some(({ type }) => type === 'radio')) {
    const chosen = controls.find(({ checked }) => checked);
    return chosen === undefined ? '' : chosen.value;
  }
  return controls
    .map(({ value }) => value.trim())
    .join('/')
    .replace(/^\/+$/, '');
}

/** Shows a value in a field; leaves alone what already stands there, so that the caret stays. */
export function writeField(root: ParentNode, field: string, value: string): void {
  const controls = controlsOf(root, field);
  const parts = controls.length > 1 ? value.split('/') : [value];
  controls.forEach((control, index) => {
    if (control.type === 'radio') {
      control.checked = control.value === value;
      return;
    }
    const part = parts[index] || '';
    if (control.value.trim() !== part) control.value = part;
  });
}
