/** One text that would be more than a text, wherever a statement or a page were put together from pieces. */
export const nasty = `'); DROP TABLE loa.station; -- <script>alert(1)</script> $1 \${x} \\`;
