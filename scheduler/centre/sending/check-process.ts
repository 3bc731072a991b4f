// Reads content/ for one question, answers, and ends: what it read is gone with it.
import { sayError } from '../../../content/schema/say-error.ts';
import { answer, type Question } from './read-content.ts';

process.once('message', (question: Question) => {
  const reply = (() => {
    try {
      return answer(question);
    } catch (error) {
      return { failed: sayError(error) };
    }
  })();
  process.send?.(reply, () => {
    process.disconnect();
  });
});
