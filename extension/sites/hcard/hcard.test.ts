import { describe, expect, it } from 'vitest';
import { fixturePage, page } from '../../testing/fixture';
import { hcard } from '.';

const ADDRESS = 'https://site.example/team';

function read(html: string, address = ADDRESS): ReturnType<typeof hcard.read> {
  const { document, url } = page(`<body>${html}`, address);
  return hcard.read(document, url);
}

function people(html: string, address = ADDRESS): Record<string, unknown>[] {
  const reading = read(html, address);
  return 'people' in reading ? reading.people.map((person) => ({ ...person })) : [];
}

describe('an h-card', () => {
  const { document, url } = fixturePage('hcard', 'cards.html', 'https://aga.example/');
  const reading = hcard.read(document, url);
  const all = 'people' in reading ? reading.people : [];

  it('gives the person, with the LinkedIn profile among their own addresses', () => {
    expect(all[0]).toMatchObject({
      name: 'Agnieszka Wójcik', profileUrl: 'https://www.linkedin.com/in/agnieszka', email: 'aga@x.example', headline: 'Engineer', location: 'Oslo, Norway',
    });
  });

  it('without properties is its own name and address', () => {
    expect(all.find(({ name }) => name === 'Ola Hansen')?.profileUrl).toBe('https://friend.example/');
  });

  it('without a name is nobody, and the card of an employer is no second person', () => {
    expect(all.map(({ name }) => name)).toEqual(['Agnieszka Wójcik', 'Ola Hansen']);
  });

  it('is missed where there is none, and says so', () => {
    expect(read('<p class="card h-full">Kari</p>')).toEqual({ nothing: 'no_h_card' });
  });
});

describe('the name of an h-card', () => {
  it.each([
    ['its text', '<p class="h-card">Ada Moen</p>'],
    ['the picture it is', '<img class="h-card" src="a.jpg" alt="Ada Moen">'],
    ['the abbreviation it is', '<abbr class="h-card" title="Ada Moen">AM</abbr>'],
    ['its only picture', '<a class="h-card" href="/ada"><img src="a.jpg" alt="Ada Moen"></a>'],
    ['a picture one step deeper', '<p class="h-card"><span><img src="a.jpg" alt="Ada Moen"></span></p>'],
    ['the whole of it, whatever its parts are styled with', '<a class="h-card" href="/ada"><span class="gap-2 p-4 u-full-width p-px h-full">Ada</span> <b class="p-auto">Moen</b></a>'],
    ['a property', '<p class="h-card"><b class="p-name">Ada Moen</b> (chair)</p>'],
    ['a property on a picture', '<p class="h-card"><img class="u-photo p-name" src="a.jpg" alt="Ada Moen"></p>'],
    ['a property on an abbreviation', '<p class="h-card"><abbr class="p-name" title="Ada Moen">A.</abbr></p>'],
    ['a property for programs', '<p class="h-card"><data class="p-name" value="Ada Moen"></data></p>'],
    ['a property with class names on several lines', '<p class="box\n h-card"><b class="big\n\tp-name">Ada Moen</b></p>'],
    ['parts of a property', '<p class="h-card"><b class="p-name"><i class="value">Ada Moen</i> <i>(she)</i></b></p>'],
    ['first and last name', '<p class="h-card"><b class="p-given-name">Ada</b><i class="p-family-name">Moen</i></p>'],
    ['a line break', '<p class="h-card"><b class="p-name">Ada<br>Moen</b></p>'],
    ['blocks', '<div class="h-card"><div class="p-name"><div>Ada</div><div>Moen</div></div></div>'],
    ['what is seen', '<p class="h-card"><b class="p-name">Ada <i hidden>hidden</i><i class="visually-hidden">spoken</i>Moen</b></p>'],
    ['what is seen, without properties', '<p class="h-card">Ada <i style="display:none">hidden</i><svg><title>icon</title></svg>Moen</p>'],
    ['what is for programs alone', '<p class="h-card"><b class="p-name" hidden>Ada Moen</b></p>'],
    ['a list whose every line is called item', '<ul class="h-card"><li class="item h-full"><b class="p-name">Ada Moen</b></li></ul>'],
  ])('is %s', (_, html) => {
    expect(people(html)).toMatchObject([{ name: 'Ada Moen' }]);
  });

  it('is not taken from the rest of it where it has other properties', () => {
    expect(read('<p class="h-card">Ada Moen, <b class="p-org">Verft</b></p>')).toEqual({ nothing: 'no_h_card' });
  });
});

describe('what an h-card says', () => {
  const NAME = '<b class="p-name">Ada</b>';

  it.each([
    ['a link', '<a class="u-url" href="https://www.linkedin.com/in/ada">in</a>'],
    ['the unique address', '<a class="u-uid" href="https://www.linkedin.com/comm/in/Ada/">in</a>'],
    ['a second link', '<a class="u-url" href="/ada">home</a><a class="u-url" href="https://www.linkedin.com/in/ada">in</a>'],
    ['a text', '<span class="u-url">https://www.linkedin.com/in/ada</span>'],
  ])('has the LinkedIn profile in %s', (_, inside) => {
    expect(people(`<p class="h-card">${NAME}${inside}</p>`)).toMatchObject([{ profileUrl: 'https://www.linkedin.com/in/ada' }]);
  });

  it('has addresses from the base address of the page on', () => {
    const { document, url } = page(`<base href="/people/"><p class="h-card">${NAME}<a class="u-url" href="ada">me</a></p>`, ADDRESS);
    expect(hcard.read(document, url)).toMatchObject({ people: [{ profileUrl: 'https://site.example/people/ada' }] });
    expect(people('<p class="h-card"><a href="https://ada.example/">Ada</a></p>')).toMatchObject([{ profileUrl: 'https://ada.example/' }]);
  });

  it.each([
    ['a text', '<i class="p-org">Verft</i>'],
    ['a card of its own', '<i class="p-org h-card"><a class="p-name u-url" href="https://yard.example/">Verft</a></i>'],
    ['a card without properties', '<a class="p-org h-card" href="https://yard.example/">Verft</a>'],
    ['a name and a department', '<i class="p-org"><i class="p-organization-name">Verft</i>, <i class="p-organization-unit">Hull</i></i>'],
  ])('has an employer that is %s', (_, inside) => {
    expect(people(`<div class="h-card">${NAME}${inside}</div>`)).toMatchObject([{ name: 'Ada', company: 'Verft' }]);
  });

  it('has e-mail address, job title and place', () => {
    expect(people(`<div class="h-card">${NAME}<a class="u-email" href="mailto:ada@x.example?subject=Hi">mail</a><i class="p-job-title">Welder</i>
      <p class="p-adr h-adr"><i class="p-street-address">Kaien 1</i><i class="p-locality">Bodø</i> <i class="p-country-name">Norway</i></p></div>`))
      .toMatchObject([{ email: 'ada@x.example', headline: 'Welder', location: 'Bodø, Norway' }]);
    expect(people(`<div class="h-card">${NAME}<i class="p-role">Welder</i><i class="p-locality">Bodø</i></div>`)).toMatchObject([{ headline: 'Welder', location: 'Bodø' }]);
    expect(people(`<div class="h-card">${NAME}<i class="p-label">Bodø, Norway</i></div>`)).toMatchObject([{ location: 'Bodø, Norway' }]);
  });
});

describe('several cards', () => {
  it('are as many people, also one inside another', () => {
    expect(people('<p class="h-card"><b class="p-name">Ada</b> and <a class="h-card" href="https://bo.example/">Bo</a></p><p class="h-card">Cy</p>').map(({ name }) => name)).toEqual(['Ada', 'Bo', 'Cy']);
  });

  it('put first whom the page is about, and last who only wrote something', () => {
    const post = '<article class="h-entry"><a class="p-author h-card" href="https://writer.example/">Writer</a><p class="p-name">Post</p></article>';
    const ada = '<p class="h-card"><a class="p-name u-url" href="https://site.example/team">Ada</a></p>';
    expect(people(`${post}<p class="h-card">Bo</p>${ada}`).map(({ name }) => name)).toEqual(['Ada', 'Bo', 'Writer']);
    expect(people('<p class="h-card">Bo</p><p class="h-card"><a class="p-name u-url" rel="me" href="https://ada.example/">Ada</a></p>').map(({ name }) => name)).toEqual(['Ada', 'Bo']);
  });

  it('of companies and places are nobody', () => {
    expect(people('<p class="h-card"><b class="p-name p-org">Verft AS</b></p><p class="vcard"><b class="fn org">Verft AS</b></p><p class="h-event"><b class="p-name">Fair</b> at <i class="p-location h-card">Hall</i></p><p class="h-card">Bo</p>').map(({ name }) => name)).toEqual(['Bo']);
  });
});

describe('a vcard of before microformats2', () => {
  it('is read as well', () => {
    expect(people(`<div class="vcard"><span class="fn n"><span class="given-name">Ada</span> <span class="family-name">Moen</span></span>
      <span class="title">Welder</span><span class="org"><span class="organization-name">Verft</span></span><a class="email" href="mailto:ada@x.example">m</a>
      <div class="adr"><span class="locality">Bodø</span>, <span class="country-name">Norway</span></div><a class="url" href="https://www.linkedin.com/in/ada">in</a></div>`))
      .toMatchObject([{ name: 'Ada Moen', headline: 'Welder', company: 'Verft', email: 'ada@x.example', location: 'Bodø, Norway', profileUrl: 'https://www.linkedin.com/in/ada' }]);
  });

  it('has its names only inside of it: those of a page’s own styling are none', () => {
    expect(people('<div class="h-card"><span class="title fn">Chair</span><span class="p-name">Ada</span><span class="org">Styled</span></div>')).toMatchObject([{ name: 'Ada', headline: null, company: null }]);
  });

  it('beside h-card is one person', () => {
    expect(people('<div class="vcard h-card"><b class="fn p-name">Ada</b></div>')).toMatchObject([{ name: 'Ada' }]);
  });
});

describe('a card in an open shadow root', () => {
  it('is on the page as well, with what was put into its slots', () => {
    const { document, url } = page('<x-card><i slot="n">Ada</i></x-card>', ADDRESS);
    document.querySelector('x-card')!.attachShadow({ mode: 'open' }).innerHTML = '<div class="h-card"><b class="p-name"><slot name="n"></slot></b><a class="u-url" href="https://ada.example/">w</a></div>';
    expect(hcard.read(document, url)).toMatchObject({ people: [{ name: 'Ada', profileUrl: 'https://ada.example/' }] });
  });
});
