// A file of its own, fetched when more than a name is asked.
import { answerQuestionsBy } from './load.ts';
import { search } from './search.ts';

answerQuestionsBy(search);
