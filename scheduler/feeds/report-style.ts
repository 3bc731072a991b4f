/** How a report looks on paper: A4, black on white. */
export const reportStyle = `
@page { size: A4; margin: 18mm 16mm; }
body { font: 12pt/1.45 'Be Vietnam Pro', 'Times New Roman', serif; color: #0f172a; max-width: 178mm; margin: 0 auto; padding: 1rem; }
header { text-align: center; }
h1 { font-size: 17pt; margin: .6rem 0 .2rem; }
h2 { font-size: 13pt; margin: 1.2rem 0 .4rem; break-after: avoid; }
.verdict { border: 2px solid #0f172a; padding: .5rem .8rem; font-weight: 600; }
table { border-collapse: collapse; width: 100%; font-size: 10.5pt; }
th, td { border: 1px solid #94a3b8; padding: .25rem .45rem; text-align: left; vertical-align: top; }
tr { break-inside: avoid; }
td.number, th.number { text-align: right; }
svg { width: 100%; height: auto; }
.sign { display: flex; justify-content: space-between; margin-top: 1.5rem; break-inside: avoid; text-align: center; }
.sign div { width: 45%; min-height: 32mm; }
.mark { font: 9pt/1.4 monospace; overflow-wrap: anywhere; }
@media print { body { padding: 0; } }`;
