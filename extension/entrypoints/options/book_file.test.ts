import { expect, it } from 'vitest';
import { csvOf } from './book_file';

it('the book as a file has a line for each page and each field, and no cell that a spreadsheet would run', () => {
  const at = Date.parse('2026-12-01T10:00:00Z');
  expect(csvOf([
    { what: 'sent', at, instance: 'https://attract.example', path: '/api/v1/exports', fields: { name: '=HYPERLINK("x")', note: 'one,\ntwo' } },
    { what: 'read', at, page: 'https://example.com/?a,"b"', kind: 'panel', people: 2 },
  ])).toBe([
    '"when","what","where","how","field","value"',
    '"2026-12-01T10:00:00.000Z","sent","https://attract.example","/api/v1/exports","name","\'=HYPERLINK(""x"")"',
    '"2026-12-01T10:00:00.000Z","sent","https://attract.example","/api/v1/exports","note","one,\ntwo"',
    '"2026-12-01T10:00:00.000Z","read","https://example.com/?a,""b""","panel","people","2"',
    '',
  ].join('\r\n'));
});
