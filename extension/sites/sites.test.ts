import { describe, expect, it } from 'vitest';
import { page } from '../testing/fixture';
import { readPage } from '.';

const LINK = '<a href="https://www.linkedin.com/in/kenta/?originalSubdomain=no">LinkedIn</a>';

function read(html: string, address = 'https://x.example/'): ReturnType<typeof readPage> {
  const { document, url } = page(html, address);
  return readPage(document, url);
}

describe('reading a page', () => {
  it('without anybody gives one reason for each way of reading', () => {
    expect(read('<h1>Hello</h1>')).toEqual({ people: [], reasons: ['not_a_profile_page', 'no_schema_person', 'no_h_card', 'no_profile_link'], page: null });
  });

  it('that links to one profile gives that person, whose name the heading need not be', () => {
    expect(read(`<h1>Diary</h1>${LINK}${LINK}`).people).toMatchObject([{ profileUrl: 'https://www.linkedin.com/in/kenta', nameProblem: 'missing' }]);
  });

  it('that links to several profiles does not guess', () => {
    const { people, reasons } = read(`${LINK}<a href="https://www.linkedin.com/in/other">Other</a>`);
    expect([people, reasons.at(-1)]).toEqual([[], 'several_profile_links']);
  });

  it('prefers what the page says of itself over a link', () => {
    expect(read(`<p class="h-card">Kari</p>${LINK}`).people[0]!.name).toBe('Kari');
  });

  it('on LinkedIn takes the address of the page itself', () => {
    expect(read('<main><h1>Kari</h1></main>', 'https://www.linkedin.com/in/kari/').people).toMatchObject([{ name: 'Kari', profileUrl: 'https://www.linkedin.com/in/kari' }]);
  });

  it('falls back from broken structured data to an h-card', () => {
    expect(read('<script type="application/ld+json">{</script><p class="h-card">Kari</p>')).toMatchObject({ people: [{ name: 'Kari' }], reasons: ['not_a_profile_page', 'broken_json_ld'] });
  });

  it('names a person described twice once', () => {
    expect(read('<p class="h-card">Kari</p><footer class="h-card">Kari</footer>').people).toHaveLength(1);
  });

  it('is never asked for what a stranger calls /in/', () => {
    expect(read('<h1>Shop</h1>', 'https://shop.example/in/stock').people).toEqual([]);
  });
});
