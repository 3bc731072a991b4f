import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatProblem } from '../../../content/schema/problem.ts';
import { editYaml } from '../../../content/write/edit-yaml.ts';
import { hashOfFile, type Edit } from '../../../content/write/keep-edit.ts';
import type { ConsoleParts, Looking } from '../console-parts.ts';
import type { FieldErrors, Typed } from '../form.ts';
import { contentNow } from './content-now.ts';
import { nameOf, settingEdits, settingValues } from './setting-fields.ts';
import type { SettingGroup } from './ward-settings.ts';

const file = 'content/ward.yaml';

export interface SettingsView {
  readonly groups: readonly FilledGroup[];
  readonly hash: string;
  /** Why nothing can be set here; Vietnamese. */
  readonly problems: readonly string[];
  /** The group that was just kept, '' for none. */
  readonly kept: string;
  /** `--output` or LOA_OUTPUT stand before what is chosen here. */
  readonly isOutputFixed: boolean;
}

export interface FilledGroup {
  readonly group: SettingGroup;
  readonly values: Typed['values'];
  readonly errors: FieldErrors;
  /** Something is wrong in it: it is shown open. */
  readonly isOpen: boolean;
}

/** `typed`: what one of them was sent with, and refused. */
export function settingsView(
  { parts, query }: Looking,
  groups: readonly SettingGroup[],
  typed?: Typed,
): SettingsView {
  const { contentDir, outputs } = parts.config;
  const { content, problems } = contentNow(contentDir);
  const sent = typed?.values['group'];
  // Another page proposes what to set (listening tests): filled in, and kept by whoever presses the button here.
  const asked = (group: SettingGroup): Typed['values'] =>
    query('mo') === group.id ? proposed(group, query) : {};
  return {
    groups: content
      ? groups.map((group) => {
          const own = group.id === sent ? typed : undefined;
          const values = own?.values ?? { ...settingValues(content.ward, group), ...asked(group) };
          return {
            group,
            values,
            errors: own?.errors ?? {},
            isOpen: own !== undefined || query('mo') === group.id,
          };
        })
      : [],
    hash: hashOfFile(contentDir, file) ?? '',
    problems: content
      ? []
      : problems.filter((one) => one.file === file && one.severity === 'error').map(formatProblem),
    kept: query('giu'),
    isOutputFixed: outputs !== undefined,
  };
}

function proposed({ settings }: SettingGroup, query: Looking['query']): Typed['values'] {
  const names = settings.map(nameOf).filter((name) => query(name) !== '');
  return Object.fromEntries(names.map((name) => [name, query(name)]));
}

/** What a group's form would write. Throws LoaError where the file cannot be edited. */
export function settingsEdit(
  { config: { contentDir } }: ConsoleParts,
  group: SettingGroup,
  hash: string,
  typed: (name: string) => string,
): { readonly edit: Edit } | { readonly errors: FieldErrors } {
  const ward = contentNow(contentDir).content?.ward;
  if (!ward) return { errors: { '': 'Tệp content/ward.yaml đang viết sai, sửa tay trước đã.' } };
  const { edits, errors } = settingEdits(ward, group, typed);
  if (Object.keys(errors).length > 0) return { errors };
  const text = readFileSync(join(contentDir, 'ward.yaml'), 'utf8');
  return { edit: { file, text: editYaml(text, edits), expectedHash: hash } };
}
