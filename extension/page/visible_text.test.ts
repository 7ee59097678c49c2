import { describe, expect, it } from 'vitest';
import { page } from '../testing/fixture';
import { visibleText } from './visible_text';

function seen(html: string, without?: string): string {
  return visibleText(page(`<body>${html}`, 'https://x.example/').document.body, without);
}

describe('the text that a person sees', () => {
  it.each([
    ['a line break', 'Kari<br>Nordmann', 'Kari Nordmann'],
    ['blocks', '<div>Kari</div><div>Nordmann</div>', 'Kari Nordmann'],
    ['a word in parts', 'K<b>a</b><span>ri</span>', 'Kari'],
    ['an inline part that is drawn as a block', '<span style="display:block">Kari</span><span style="display:block">Nordmann</span>', 'Kari Nordmann'],
    ['white space of the source', ' Kari\n\t Nordmann ', 'Kari Nordmann'],
    ['a hit of a search', 'Chief <em>Technology</em> Officer', 'Chief Technology Officer'],
    ['markup as text', '&lt;b&gt;Bobby&lt;/b&gt;', '<b>Bobby</b>'],
  ])('of %s', (_, html, text) => {
    expect(seen(html)).toBe(text);
  });

  it.each([
    ['by attribute', '<span hidden>no</span>'],
    ['by style', '<span style="display: none">no</span>'],
    ['by visibility', '<span style="visibility: hidden">no</span>'],
    ['by clipping', '<span style="position: absolute; clip: rect(0px, 0px, 0px, 0px)">no</span>'],
    ['by the class of the ordinary site', '<span class="visually-hidden">no</span>'],
    ['by the class of Recruiter', '<span class="x a11y-text">no</span>'],
    ['in a closed dialog', '<dialog>no</dialog>'],
    ['in a picture', '<svg><title>no</title></svg>'],
    ['in a script or a template', '<script>no</script><style>no</style><template>no</template>'],
  ])('leaves out what is hidden %s', (_, html) => {
    expect(seen(`Kari ${html} Nordmann`)).toBe('Kari Nordmann');
  });

  it.each([
    ['<span aria-hidden="true">Kari Nordmann</span><span class="_x1">Kari Nordmann</span>'],
    ['<span class="_x1">View Kari Nordmann’s profile</span><span aria-hidden="true">Kari Nordmann</span>'],
  ])('holds once what is written twice: %s', (html) => {
    expect(seen(html)).toBe('Kari Nordmann');
  });

  it('keeps a name beside its initial and beside a sign', () => {
    expect(seen('<span aria-hidden="true">K</span> <span>Kari</span> <span aria-hidden="true">·</span> <span>a · b</span>')).toBe('K Kari · a · b');
  });

  it('holds what stands in an open shadow root, and in its slots', () => {
    const host = page('<x-name>Nordmann</x-name>', 'https://x.example/').document.querySelector('x-name')!;
    host.attachShadow({ mode: 'open' }).innerHTML = '<p>Kari</p><p><slot></slot></p>';
    expect(visibleText(host)).toBe('Kari Nordmann');
  });

  it('leaves out the parts that are named', () => {
    expect(seen('Kari<span class="badge">3rd</span>', '.badge')).toBe('Kari');
  });

  it('ends somewhere', () => {
    expect(seen(`<i>${'x'.repeat(1000)}</i>`.repeat(1000)).length).toBeLessThan(25_000);
  });
});
