// The text of a file as what it says, and back: only what changed is written anew.
import { readValue, rewriteYaml } from '../../../../content/write/edit-yaml.ts';
import { readRows, rowLines, writeRows, type Row } from '../../../../content/write/edit-rows.ts';
import { isRecord } from '../../../../content/write/render-yaml.ts';
import { yamlLines, type LineOf } from '../../../../content/markup/yaml-lines.ts';
import type { FormKind } from './kinds.ts';
import { listOf } from './sent-fields.ts';

const columns = ['written', 'spoken', 'note', 'document'];

/** Throws LoaError where the text can't be read. */
export function valueIn({ entries }: Pick<FormKind, 'entries'>, text: string): unknown {
  return entries === 'rows' ? readRows(text, columns) : readValue(text);
}

/** The text changed as little as makes it say this. Throws LoaError. */
export function textWith(
  { entries }: Pick<FormKind, 'entries'>,
  text: string,
  value: unknown,
): string {
  return entries === 'rows'
    ? writeRows(text, columns, listOf(value).map(rowOf))
    : rewriteYaml(text, value);
}

/** Where each thing stands in the text. */
export function linesOfText({ entries }: Pick<FormKind, 'entries'>, text: string): LineOf {
  if (entries !== 'rows') return yamlLines(text);
  const lines = rowLines(text, columns);
  return ([at]) => lines[Number(at)] ?? 1;
}

function rowOf(value: unknown): Row {
  const cells = isRecord(value) ? Object.entries(value) : [];
  return Object.fromEntries(
    cells.filter((cell): cell is [string, string] => typeof cell[1] === 'string'),
  );
}
