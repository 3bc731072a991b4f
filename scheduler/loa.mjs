#!/usr/bin/env node
// Read by whatever Node the system has: one that cannot run TypeScript would print an English stack at cli.ts.
const major = Number.parseInt(process.versions.node, 10);

if (major >= 24) await import('./cli.ts');
else {
  process.stderr.write(
    `Lỗi: Loa Phường cần Node 24, đây là Node ${process.versions.node} của hệ thống (${process.execPath}).\n` +
      'Chạy trong thư mục chương trình bằng Node đi kèm: npm start, hoặc npx --no-install loa <lệnh>. Dịch vụ thì gọi node_modules/.bin/node scheduler/cli.ts. Chưa có node_modules/.bin/node thì chạy npm ci.\n',
  );
  process.exitCode = 1;
}
