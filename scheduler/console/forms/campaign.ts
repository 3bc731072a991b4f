import type { WritingForm } from '../form.ts';
import { campaignPage } from '../pages/campaign.ts';
import { campaignAgain, typedValues } from '../views/campaign-view.ts';
import { campaignSource } from '../views/campaign-source.ts';
import { tryCampaign } from '../views/campaign-trial.ts';
import { sayRefused } from '../views/say-refused.ts';
import { plainConsolePage } from '../gate/refusal.ts';
import { keptBy } from './kept-by.ts';

/** A campaign as its form says: a new file, or the one that is there with what changed. */
export const campaign: WritingForm = {
  read(fields, { seen, looking: { parts } }) {
    const id = fields.text('id');
    const source = id === '' ? undefined : campaignSource(parts.config.contentDir, id);
    if (id !== '' && source?.hash !== fields.text('hash'))
      return { errors: { '': sayRefused({ ok: false, why: 'changed', problems: [] }).join(' ') } };
    const values = { ...typedValues((name) => fields.text(name)) };
    const { errors, problems, edit } = tryCampaign(parts, values, source);
    if (Object.keys(errors).length > 0) return { errors };
    if (!edit || problems.length > 0) return { errors: { '': problems.join(' ') } };
    return keptBy(parts, edit, '/dai/dot-phat/?giu=1', seen.person);
  },
  again(seen, looking, typed) {
    const view = campaignAgain(looking, typed);
    return view
      ? campaignPage(seen, view)
      : plainConsolePage('Chưa làm được', Object.values(typed.errors).join(' '));
  },
};
