import { createHash } from 'node:crypto';
import { LoaError } from '../../../content/schema/loa-error.ts';
import { keepEdit, type Edit } from '../../../content/write/keep-edit.ts';
import type { ConsoleParts } from '../console-parts.ts';
import type { Read } from '../form.ts';
import type { Seen } from '../seen.ts';
import { planCheck } from '../views/plan-check.ts';
import { sayRefused } from '../views/say-refused.ts';

/** Writes an edit of content/; the log has the file and its hashes. `to`: where one goes then. `by`: whoever sent it. */
export function keptBy(parts: ConsoleParts, edit: Edit, to: string, by: Seen['person']): Read {
  const { file, text, expectedHash = '' } = edit;
  return {
    facts: { file, was: expectedHash, is: createHash('sha256').update(text).digest('hex') },
    own: async () => {
      const kept = await keepEdit(parts.config.contentDir, edit, planCheck(parts));
      if (kept.ok) {
        parts.writing().kept([file], by, 'Sửa ở bàn điều khiển');
        return { to };
      }
      throw new LoaError('not-kept', sayRefused(kept).join(' '));
    },
  };
}
