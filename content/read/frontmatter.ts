import { answerFrontmatterSchema, type Answer } from '../schema/answer.ts';
import {
  errandFrontmatterSchema,
  frontmatterSchema,
  type DocumentKind,
  type Frontmatter,
} from '../schema/document.ts';
import type { Errand } from '../schema/errand.ts';
import type { Problem } from '../schema/problem.ts';
import { vietnameseDay } from '../schema/vietnamese-day.ts';
import { checkErrand } from './errand.ts';
import type { YamlText } from './yaml.ts';
import { checkYaml } from './zod-problems.ts';

/** What stands between a document's `---` lines; what a kind has for itself is parted from what every document has. */
interface Head {
  readonly frontmatter?: Frontmatter;
  readonly errand?: Errand;
  readonly answer?: Answer;
  readonly problems: readonly Problem[];
}

/** What these keys mean in a document; elsewhere they are a campaign's or the ward's. */
const hints = {
  time: 'Ghi says và certainty thụt vào ở các dòng dưới: bao lâu thì xong.',
  broadcast: 'Ghi perWeek, weeks, source thụt vào ở các dòng dưới, hoặc bỏ mục này.',
  weeks: 'Ghi số tuần ít nhất và nhiều nhất, ví dụ: weeks: [4, 5].',
};

/** How a file without a head is mended. */
export function startOf(kind: DocumentKind): string {
  const keys =
    kind === 'answer' ? ['question', 'answeredBy', 'answeredOn'] : ['title', 'description'];
  return `Thêm ở đầu tệp: dòng ---, ${keys.map((key) => `dòng ${key}: …`).join(', ')}, dòng ---.`;
}

export function readFrontmatter(kind: DocumentKind, yaml: YamlText): Head {
  if (kind === 'answer') return readAnswer(yaml);
  if (kind === 'errand') return readErrand(yaml);
  const { value, problems } = checkYaml(frontmatterSchema, yaml, [], hints);
  return {
    ...(value === undefined ? {} : { frontmatter: value }),
    problems: [...problems, ...weeksTurned(value, yaml)],
  };
}

function readErrand(yaml: YamlText): Head {
  const { value, problems } = checkYaml(errandFrontmatterSchema, yaml, [], hints);
  if (value === undefined) return { problems };
  const { title, description, order, listen, closed, broadcast, ...errand } = value;
  return {
    frontmatter: {
      ...{ title, description, order, listen },
      ...(closed === undefined ? {} : { closed }),
      ...(broadcast === undefined ? {} : { broadcast }),
    },
    errand,
    problems: [...checkErrand(errand, yaml), ...weeksTurned(value, yaml)],
  };
}

function readAnswer(yaml: YamlText): Head {
  const { value, problems } = checkYaml(answerFrontmatterSchema, yaml);
  if (value === undefined) return { problems };
  const { description, listen, ...answer } = value;
  const { question, answeredBy, answeredOn } = answer;
  const who = `${answeredBy.replace(/[.\s]+$/, '')} trả lời ngày ${vietnameseDay(answeredOn)}.`;
  return {
    frontmatter: { title: question, description: description ?? who, order: 100, listen },
    answer,
    problems: askedTooLate(answer, yaml),
  };
}

function askedTooLate({ askedOn, answeredOn }: Answer, yaml: YamlText): readonly Problem[] {
  if (askedOn === undefined || askedOn <= answeredOn) return [];
  return [
    {
      file: yaml.file,
      line: yaml.lineOf(['askedOn']),
      message: `Ngày hỏi ${vietnameseDay(askedOn)} đứng sau ngày trả lời ${vietnameseDay(answeredOn)}.`,
      hint: 'Sửa lại askedOn hoặc answeredOn, hoặc bỏ dòng askedOn.',
      severity: 'error',
    },
  ];
}

/** Weeks of a wish of which the least is more than the most. */
function weeksTurned(value: Frontmatter | undefined, yaml: YamlText): readonly Problem[] {
  const [least, most] = value?.broadcast?.weeks ?? [];
  if (least === undefined || most === undefined || least <= most) return [];
  return [
    {
      file: yaml.file,
      line: yaml.lineOf(['broadcast', 'weeks']),
      message: `Số tuần ít nhất ${least} lớn hơn số tuần nhiều nhất ${most}.`,
      hint: `Đổi lại hai số: weeks: [${most}, ${least}].`,
      severity: 'error',
    },
  ];
}
