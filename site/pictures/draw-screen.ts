import type { Field, Screen, Simulator } from '../content/schema/simulator.ts';

/** One thing on a drawn screen; `y` is its top, in units of a drawing 280 wide. */
export type Drawn =
  | { readonly kind: 'title' | 'text' | 'label'; readonly y: number; readonly text: string }
  | { readonly kind: 'option'; readonly y: number; readonly text: string; readonly on: boolean }
  | { readonly kind: 'box'; readonly y: number; readonly text: string }
  | { readonly kind: 'bubble'; readonly y: number; readonly height: number }
  | { readonly kind: 'button'; readonly y: number; readonly text: string; readonly main: boolean };

export interface Drawing {
  readonly height: number;
  readonly items: readonly Drawn[];
  /** What the picture shows, in one sentence. */
  readonly alt: string;
}

const lineHeight = 21;
const lineLength = 27;

/** A text in lines of about `length` letters; at most `most` of them, the last one then ends in "…". */
export function wrapText(text: string, length = lineLength, most = 3): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= length) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else {
      lines.push(word);
    }
  }
  return lines.length <= most ? lines : [...lines.slice(0, most - 1), `${lines[most - 1] ?? ''} …`];
}

/** What the simulator's example stands for, as it would look typed in. */
function typed(field: Field, simulator: Simulator): string {
  if (field.type === 'password') return '••••••••';
  const [, from, name] = /^@(code\.)?(.+)$/.exec(field.example) ?? [];
  if (name === undefined) return field.example;
  if (from !== undefined) return simulator.codes.find(({ id }) => id === name)?.values[0] ?? '';
  return simulator.identities[0]?.values[name] ?? '';
}

/** A practised screen as a drawing: title, message, fields filled with the example, buttons. */
export function drawScreen(screen: Screen, simulator: Simulator): Drawing {
  const items: Drawn[] = [];
  let y = 58;
  const lines = (kind: 'title' | 'text' | 'label', text: string, most?: number) => {
    for (const line of wrapText(text, kind === 'title' ? 25 : lineLength, most)) {
      items.push({ kind, y, text: line });
      y += lineHeight;
    }
  };
  lines('title', screen.title);
  const [message] = screen.messages;
  if (message !== undefined && !message.text.includes('{')) {
    const count = wrapText(message.text).length;
    items.push({ kind: 'bubble', y: y + 2, height: count * lineHeight + 10 });
    y += 6;
    lines('text', message.text);
    y += 4;
  }
  for (const field of screen.fields.slice(0, 3)) {
    y += 6;
    lines('label', field.label, 2);
    if (field.options === undefined) {
      items.push({ kind: 'box', y, text: typed(field, simulator) });
      y += 38;
    } else {
      for (const { value, label } of field.options.slice(0, 4)) {
        items.push({
          kind: 'option',
          y,
          text: wrapText(label, 24, 1)[0] ?? '',
          on: value === field.example,
        });
        y += 29;
      }
    }
  }
  y += 8;
  for (const [index, action] of screen.actions.slice(0, 2).entries()) {
    items.push({
      kind: 'button',
      y,
      text: wrapText(action.label, 22, 1)[0] ?? '',
      main: index === 0,
    });
    y += 44;
  }
  const button = screen.actions[0];
  const alt = `Hình vẽ màn hình “${screen.title}”${button === undefined ? '' : `, ngón tay chỉ vào nút “${button.label}”`}.`;
  return { height: y + 18, items, alt };
}
