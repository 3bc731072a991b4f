import { html } from 'hono/html';
import type { Html } from '../../pages/html.ts';
import type { Seen } from '../../seen.ts';
import type { Variant } from '../core/shape.ts';
import type { TestView } from '../views.ts';

/** For each variant the settings page with it filled in: whoever may set it looks once more and keeps it. */
export function settingsLinks(seen: Seen, { test }: TestView): Html {
  if (!seen.may('settings'))
    return html`<p class="small">
      Đổi giọng hay cách chỉnh tiếng: người quản trị mở trang này, có nút “Dùng giọng này”.
    </p>`;
  const isProfile = new Set(test.variants.map(({ profile }) => profile)).size > 1;
  return html`<div class="acts" data-use>
    ${test.variants.map(
      (variant) =>
        html`<a class="button" href="${voiceSettings(variant)}">Dùng giọng này: ${variant.name}</a>
          ${
            isProfile
              ? html`<a class="button" href="${profileSettings(variant)}"
                  >Chỉnh tiếng như “${variant.name}”</a
                >`
              : ''
          }`,
    )}
  </div>`;
}

function voiceSettings({ voice }: Variant): string {
  const fields = { 'voice.kind': voice.kind, 'voice.name': voice.name, 'voice.rate': voice.rate };
  return settingsPath('giong', fields);
}

function profileSettings({ profile }: Variant): string {
  return settingsPath('duong-ra', { 'output.profile': profile });
}

/** The group's form, open and filled in with these. */
function settingsPath(group: string, fields: Readonly<Record<string, string | number>>): string {
  const query = new URLSearchParams({ mo: group });
  for (const [name, value] of Object.entries(fields)) query.set(name, String(value));
  return `/dai/may/cai-dat/?${query.toString()}#${group}`;
}
