import type { Content } from '../../../../content/schema/content.ts';

export interface LinkTarget {
  /** `/huong-dan/nop-ho-so/#nhap-otp` */
  readonly href: string;
  readonly title: string;
}

/** Every document and every step that has an address of its own. */
export function linkTargets({ documents }: Pick<Content, 'documents'>): readonly LinkTarget[] {
  return documents.flatMap(({ id, kind, slug, frontmatter: { title }, steps }) => {
    // Questions stand on one page.
    const isQuestion = kind === 'faq' || kind === 'answer';
    const href = isQuestion ? `/hoi-dap/#${slug}` : `/${id}/`;
    return [
      { href, title },
      ...(isQuestion ? [] : steps).map((step) => ({
        href: `${href}#${step.id}`,
        title: `${title}: bước ${step.title}`,
      })),
    ];
  });
}
