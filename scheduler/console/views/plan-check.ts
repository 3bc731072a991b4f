import type { Content } from '../../../content/schema/content.ts';
import type { Problem } from '../../../content/schema/problem.ts';
import type { Check } from '../../../content/write/keep-edit.ts';
import { tryRules } from '../../core/try-rules.ts';
import { previewPlan } from '../../store/plan-in-store.ts';
import type { ConsoleParts } from '../console-parts.ts';
import { contentNow } from './content-now.ts';

/** What the planner would refuse of an edit: the same words as `loa plan`. What it refused before is not told again. */
export function planCheck({
  store,
  clock,
  config,
}: Pick<ConsoleParts, 'store' | 'clock' | 'config'>): Check {
  const now = clock.now();
  const problemsOf = (content: Content): readonly Problem[] => [
    ...tryRules(content, now),
    ...previewPlan(store(), content, now).problems,
  ];
  return (content) => {
    const found = problemsOf(content);
    if (found.length === 0) return [];
    const before = contentNow(config.contentDir).content;
    const known = new Set((before ? problemsOf(before) : []).map(keyOf));
    return found.filter((problem) => !known.has(keyOf(problem)));
  };
}

function keyOf({ file, message }: Problem): string {
  return `${file} ${message}`;
}
