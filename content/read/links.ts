import type { Problem } from '../schema/problem.ts';
import type { Simulator } from '../schema/simulator.ts';
import { didYouMean } from './closest.ts';
import type { ReadDocument } from './document.ts';
import { lineOf, walk } from '../markup/nodes.ts';

/** Pages of the site that no document makes. */
const pages = [
  '/',
  '/thong-bao/',
  '/huong-dan/',
  '/thuc-hanh/',
  '/phat-thanh/',
  '/phat-thanh/lich.ics',
  '/phat-thanh/podcast.xml',
  '/hoi-dap/',
  '/thay-doi/',
  '/thuat-ngu/',
  '/tim-kiem/',
  '/viec/',
];
const outside = /^(https?:\/\/\S+\.\S+|tel:\+?[\d ]+|sms:\+?[\d ]+|mailto:\S+@\S+)$/;

/** The page on which a guide is practised: `huong-dan/x` → `/thuc-hanh/x/`. */
const practiceOf = (guide: string): string => `/${guide.replace('huong-dan', 'thuc-hanh')}/`;

/** The places of a practice: a step's first screen, or one screen by its own id (site/simulator/browser/address.ts). */
function placesOf({ screens }: Simulator): readonly string[] {
  return [...new Set(screens.flatMap(({ id, step }) => [step, `man-hinh-${id}`]))];
}

/** Problems of links to pages and places that do not exist. */
export function checkLinks(
  documents: readonly ReadDocument[],
  documentIds: readonly string[],
  glossaryIds: readonly string[],
  simulators: readonly Simulator[],
): readonly Problem[] {
  const paths = [
    ...pages,
    ...documentIds.map((id) => `/${id}/`),
    ...documentIds.filter((id) => id.startsWith('huong-dan/')).map(practiceOf),
  ];
  const anchorsOf = (path: string, here: string): readonly string[] | undefined => {
    if (path === '/thuat-ngu/') return glossaryIds;
    if (path === '/hoi-dap/')
      return documentIds.filter((id) => id.startsWith('hoi-dap/')).map((id) => id.slice(8));
    if (path.startsWith('/thuc-hanh/')) {
      const practised = simulators.find(({ guide }) => practiceOf(guide) === path);
      return practised && placesOf(practised);
    }
    const id = path === '' ? here : path.slice(1, -1);
    if (pages.includes(path) || !documentIds.includes(id)) return [];
    return documents
      .find(({ document, valid }) => valid && document.id === id)
      ?.document.steps.map((step) => step.id);
  };
  const check = (url: string, here: string): readonly [string, string] | undefined => {
    if (outside.test(url)) return undefined;
    const [path = '', anchor] = url.replace(/\?[^#]*/, '').split('#');
    if (path !== '' && !paths.includes(path))
      return [
        `Liên kết tới "${url}" không dẫn đến trang nào.`,
        `${didYouMean(path, paths)}Viết đường dẫn từ dấu / đầu đến dấu / cuối, ví dụ: /huong-dan/dang-ky-tai-khoan/; trang ngoài thì viết cả https://.`,
      ];
    if (anchor === undefined) return undefined;
    const anchors = anchorsOf(path, here);
    if (!anchors || anchors.includes(anchor)) return undefined;
    return [
      `Liên kết tới "${url}": trang có, nhưng không có chỗ nào là "#${anchor}".`,
      `${didYouMean(anchor, anchors)}${anchors.length > 0 ? `Các chỗ có: ${anchors.join(', ')}.` : 'Bỏ phần từ dấu # trở đi.'}`,
    ];
  };
  return documents.flatMap(({ document, root }) =>
    [...walk(root)].flatMap((node): Problem[] => {
      if (node.type !== 'link' && node.type !== 'definition') return [];
      const wrong = check(node.url, document.id);
      return wrong
        ? [
            {
              file: document.file,
              line: lineOf(node),
              message: wrong[0],
              hint: wrong[1],
              severity: 'error',
            },
          ]
        : [];
    }),
  );
}
