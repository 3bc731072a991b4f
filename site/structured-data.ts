import type { ContentDocument } from '../content/schema/document.ts';
import type { Ward } from '../content/schema/ward.ts';

const organisation = (ward: Ward) => ({
  '@type': 'GovernmentOrganization',
  name: `Ủy ban nhân dân ${ward.name}`,
  ...(ward.siteUrl === undefined ? {} : { url: ward.siteUrl }),
});

/** A step's words without markup, what only the loudspeaker says left out. */
function plainWords(source: string): string {
  return source
    .replace(/<SpokenOnly>[\s\S]*?<\/SpokenOnly>/g, ' ')
    .replace(/\{\/\*[\s\S]*?\*\/\}/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replace(/^\s*[-*#>]+\s+/gm, ' ')
    .replace(/[*_`\\]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** schema.org HowTo of a guide; nothing for a way that is closed, so that no search engine teaches it. `address` is its canonical address; without one the steps' addresses are left out. */
export function howTo(
  document: ContentDocument,
  ward: Ward,
  address: string | undefined,
): object | undefined {
  const { title, description, closed } = document.frontmatter;
  if (closed !== undefined) return undefined;
  return {
    '@context': 'https://schema.org',
    '@type': 'HowTo',
    name: title,
    description,
    inLanguage: 'vi',
    ...(address === undefined ? {} : { url: address }),
    publisher: organisation(ward),
    step: document.steps.map((step, index) => ({
      '@type': 'HowToStep',
      position: index + 1,
      name: step.title,
      text: plainWords(document.source.slice(step.start, step.end)),
      ...(address === undefined ? {} : { url: `${address}#${step.id}` }),
    })),
  };
}

/** schema.org GovernmentService: what the ward offers here, on which portals it is done. */
export function governmentService(ward: Ward): object {
  return {
    '@context': 'https://schema.org',
    '@type': 'GovernmentService',
    name: 'Hướng dẫn dịch vụ công trực tuyến',
    serviceType: 'Dịch vụ công trực tuyến',
    inLanguage: 'vi',
    areaServed: { '@type': 'AdministrativeArea', name: ward.name },
    provider: organisation(ward),
    availableChannel: ward.portals
      .filter(({ note }) => note === undefined)
      .map(({ name, url }) => ({ '@type': 'ServiceChannel', name, serviceUrl: url })),
  };
}
