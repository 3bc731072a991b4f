import { createHash } from 'node:crypto';
import { LoaError } from '../../../content/schema/loa-error.ts';
import { keepEdit } from '../../../content/write/keep-edit.ts';
import type { ConsoleParts } from '../console-parts.ts';
import type { Form } from '../form.ts';
import { campaignPage } from '../pages/campaign.ts';
import { campaignAgain, typedValues } from '../views/campaign-view.ts';
import { campaignSource } from '../views/campaign-source.ts';
import { sayRefused, tryCampaign } from '../views/campaign-trial.ts';
import { planCheck } from '../views/plan-check.ts';
import { plainConsolePage } from '../gate/refusal.ts';
import type { Edit } from '../../../content/write/keep-edit.ts';

/** A campaign as its form says: a new file, or the one that is there with what changed. */
export const campaign: Form = {
  needs: 'campaign',
  read(fields, { looking: { parts } }) {
    const id = fields.text('id');
    const source = id === '' ? undefined : campaignSource(parts.config.contentDir, id);
    if (id !== '' && source?.hash !== fields.text('hash'))
      return { errors: { '': sayRefused({ ok: false, why: 'changed', problems: [] }).join(' ') } };
    const values = { ...typedValues((name) => fields.text(name)) };
    const { errors, problems, edit } = tryCampaign(parts, values, source);
    if (Object.keys(errors).length > 0) return { errors };
    if (!edit || problems.length > 0) return { errors: { '': problems.join(' ') } };
    return keptBy(parts, edit, '/dai/dot-phat/?giu=1');
  },
  again(seen, looking, typed) {
    const view = campaignAgain(looking, typed);
    return view
      ? campaignPage(seen, view)
      : plainConsolePage('Chưa làm được', Object.values(typed.errors).join(' '));
  },
};

/** Writes an edit of content/; the log has the file and its hashes. `to`: where one goes then. */
export function keptBy(parts: ConsoleParts, edit: Edit, to: string) {
  const { file, text, expectedHash = '' } = edit;
  return {
    facts: { file, was: expectedHash, is: createHash('sha256').update(text).digest('hex') },
    own: async () => {
      const kept = await keepEdit(parts.config.contentDir, edit, planCheck(parts));
      if (kept.ok) return { to };
      throw new LoaError('not-kept', sayRefused(kept).join(' '));
    },
  };
}
