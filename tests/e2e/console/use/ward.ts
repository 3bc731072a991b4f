// The ward whose station is used: three campaigns that wait for a yes, two texts for emergencies, letters, a door by HTTPS.

/** Ten o'clock on a Tuesday: every airing of the day is still to come. */
export const begins = '2027-03-02T10:00:00+07:00';

export const campaigns = [
  { id: 'hop-to', title: 'Họp tổ dân phố', time: '17:00' },
  { id: 've-sinh', title: 'Tổng vệ sinh', time: '17:30' },
  { id: 'tiem-chung', title: 'Tiêm chủng', time: '18:00' },
] as const;

export function wardFiles(doorPort: number, mailPort: number): Readonly<Record<string, string>> {
  const files: Record<string, string> = {
    'content/ward.yaml': wardYaml(`{ host: 127.0.0.1, port: ${doorPort}, tls: own }`, mailPort),
    'content/facts.yaml': '[]\n',
    'content/glossary.yaml': '[]\n',
    'content/synonyms.yaml': '[]\n',
    'content/lexicon.tsv': 'written\tspoken\tnote\n',
    'content/emergencies.yaml': `- id: lu
  hazard: flood
  title: Lũ
  text: Nước {sông nào} đang lên. Bà con đi ngay.
`,
  };
  for (const { id, title, time } of campaigns) {
    files[`content/announcements/${id}.mdx`] = `---
title: ${title}
description: Một thông báo ngắn.
---

# ${title}

Kính mời bà con dự buổi ${title.toLowerCase()} của phường.
`;
    files[`content/campaigns/${id}.yaml`] = `# Lời dặn của người soạn
title: ${title}
documents: [thong-bao/${id}]
days: [mon, tue, wed, thu, fri, sat, sun]
time: '${time}'
weeks: 2
startsOn: 2027-03-02
`;
  }
  return files;
}

export function wardYaml(door: string, mailPort: number): string {
  return `name: phường Thử
station: Đài truyền thanh phường Thử
portals: []
broadcast:
  permitted:
    - days: [mon, tue, wed, thu, fri, sat, sun]
      from: '05:00'
      to: '22:00'
      citation: Quy chế
  maxSessionMinutes: 15
  maxSessionsPerDay: 12
  sessionCitation: Quy chế
approval: { required: true }
console: ${door}
mail: { smtp: 'smtp://127.0.0.1:${mailPort}', sender: loa@anphu.gov.vn }
`;
}
