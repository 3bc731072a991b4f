import { settingsPage } from '../pages/settings.ts';
import type { WritingForm } from '../form.ts';
import { settingsEdit, settingsView } from '../views/settings-view.ts';
import { outputGroup, settingGroups, type SettingGroup } from '../views/ward-settings.ts';
import { keptBy } from './kept-by.ts';

/** One group of the ward's settings. */
export const settings: WritingForm = settingForm('/dai/may/cai-dat/', settingGroups);

/** Where the sound goes, and what takes over. */
export const output: WritingForm = settingForm('/dai/duong-ra/', [outputGroup]);

function settingForm(path: string, groups: readonly SettingGroup[]): WritingForm {
  return {
    read(fields, { seen, looking: { parts } }) {
      const group = groups.find(({ id }) => id === fields.text('group'));
      if (!group) return { errors: { '': 'Không có nhóm cài đặt này. Mở lại trang.' } };
      const made = settingsEdit(parts, group, fields.text('hash'), (name) => fields.text(name));
      return 'edit' in made
        ? keptBy(parts, made.edit, `${path}?giu=${group.id}`, seen.person)
        : made;
    },
    again: (seen, looking, typed) => settingsPage(seen, settingsView(looking, groups, typed)),
  };
}
