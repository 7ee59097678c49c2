import { describe, expect, it } from 'vitest';
import { fixturePage, page } from '../../testing/fixture';
import { schemaPerson } from '.';

const ADDRESS = 'https://maps.example/about?x=1#top';

function read(html: string, address = ADDRESS): ReturnType<typeof schemaPerson.read> {
  const { document, url } = page(html, address);
  return schemaPerson.read(document, url);
}

function block(text: string, type = 'application/ld+json'): string {
  return `<script type="${type}">${text}</script>`;
}

function jsonLd(data: unknown): string {
  return block(JSON.stringify(data));
}

function people(html: string): Record<string, unknown>[] {
  const reading = read(html);
  return 'people' in reading ? reading.people.map((person) => ({ ...person })) : [];
}

describe('schema.org Person as JSON-LD', () => {
  const { document, url } = fixturePage('schema-person', 'graph.html', ADDRESS);
  const reading = schemaPerson.read(document, url);
  const all = 'people' in reading ? reading.people : [];

  it('puts the person the page is about first, also beside a broken block', () => {
    expect(all.map(({ name }) => name)).toEqual(['Håkon Lund', 'Halvor Lund', 'Tuva Lie']);
  });

  it('takes the LinkedIn profile among sameAs as who it is', () => {
    expect(all[0]).toMatchObject({
      memberId: null, profileUrl: 'https://www.linkedin.com/in/hakon-lund', email: 'hakon@x.example', headline: 'Product Manager',
      company: 'Kart AS', location: 'Bergen, NO',
    });
  });

  it("takes a person's own address from the page on, and never one that runs code, nor the page's", () => {
    expect([all[1]!.profileUrl, all[2]!.profileUrl]).toEqual(['https://maps.example/halvor', null]);
  });

  it('finds a person who is the author of something, after all others', () => {
    const author = { '@type': 'Article', author: { '@type': 'http://schema.org/Person', name: 'Kari' } };
    expect(read(jsonLd(author))).toMatchObject({ people: [{ name: 'Kari' }], aside: true });
    expect(people(jsonLd([author, { '@type': 'Person', name: 'Ola' }])).map(({ name }) => name)).toEqual(['Ola', 'Kari']);
  });

  it('says why there is nobody: no person, or no JSON', () => {
    expect(read(jsonLd({ '@type': 'Organization', name: 'Kart AS' }))).toEqual({ nothing: 'no_schema_person' });
    expect(read('<script type="application/ld+json">{"@type": "Person",</script>')).toEqual({ nothing: 'broken_json_ld' });
    expect(read('<p>Kari</p>')).toEqual({ nothing: 'no_schema_person' });
  });

  it('keeps a person whose name is 10 kB, without the name', () => {
    expect(read(jsonLd({ '@type': 'Person', name: 'x'.repeat(10_000) }))).toMatchObject({ people: [{ name: null, nameProblem: 'too_long' }] });
  });

  it('survives values of the wrong kind', () => {
    expect(read(jsonLd({ '@type': 'Person', name: ['Kari', 7], email: { no: 1 }, sameAs: 7, worksFor: null, address: [[]] }))).toMatchObject({ people: [{ name: 'Kari', email: null }] });
  });

  it('survives things that are each other’s name, employer and place', () => {
    const loop = [{ '@id': '#a', '@type': 'Person', name: 'Kari', worksFor: { '@id': '#b' }, address: { '@id': '#b' } }, { '@id': '#b', '@type': 'Organization', name: { '@id': '#c' }, url: { '@id': '#b' }, address: { '@id': '#b' } }, { '@id': '#c', name: { '@id': '#b' } }];
    expect(people(jsonLd({ '@graph': loop }))).toMatchObject([{ name: 'Kari', company: null, location: null }]);
    expect(read(block('['.repeat(50_000) + ']'.repeat(50_000)))).toEqual({ nothing: 'broken_json_ld' });
  });
});

describe('JSON-LD as pages write it', () => {
  const json = '{"@context":"https://schema.org","@type":"Person","name":"Ada Moen","jobTitle":"Welder"}';

  it.each([
    ['a comma after the last value', json.replace('"}', '",}')],
    ['a comma after the last of a list', `[${json},]`],
    ['a comment on a line', json.replace('"name"', '// who\n"name"')],
    ['a comment within', json.replace('"name"', '/* who */"name"')],
    ['a comment before', `// who we are\n${json}`],
    ['CDATA in comments', `\n// <![CDATA[\n${json}\n// ]]>\n`],
    ['CDATA in block comments', `/*<![CDATA[*/${json}/*]]>*/`],
    ['CDATA alone', `<![CDATA[${json}]]>`],
    ['an HTML comment around it', `<!-- ${json} -->`],
    ['an HTML comment before it', `<!-- made by a plug-in -->\n${json}`],
    ['everything that XHTML needed', `<!--//--><![CDATA[//><!--\n${json}\n//--><!]]>`],
    ['a line end in a text', json.replace('Welder', 'Welder\nand diver').replace('"jobTitle"', '"description"').replace('}', ',"jobTitle":"Welder"}')],
    ['a tab in a text', json.replace('}', ',"description":"a\tb"}')],
    ['a byte order mark', `\ufeff${json}`],
    ['two roots after one another', `{"@type":"WebSite","name":"x"}${json}`],
    ['two roots on lines of their own', `{"@type":"WebSite","name":"x"}\n${json}`],
    ['two roots with a semicolon', `{"@type":"WebSite","name":"x"};\n${json};`],
    ['two roots with a comma', `{"@type":"WebSite","name":"x"},${json}`],
    ['single quotation marks', json.replaceAll('"', "'")],
    ['curly quotation marks', json.replace(/"([^"]*)"/g, '“$1”')],
    ['names without quotation marks', json.replace('"jobTitle"', 'jobTitle')],
    ['quotation marks inside a text', json.replace('}', ',"description":"called "the diver" here"}')],
    ['a missing value', json.replace('}', ',"email":undefined}')],
    ['what is left of a program', `var person = ${json};`],
  ])('is read with %s', (_, text) => {
    expect(people(block(text))).toMatchObject([{ name: 'Ada Moen', headline: 'Welder' }]);
  });

  it.each(['application/ld+json; charset=utf-8', 'APPLICATION/LD+JSON', ' application/ld+json ', 'application/json+ld'])('is found by the type %s', (type) => {
    expect(people(block(json, type))).toMatchObject([{ name: 'Ada Moen' }]);
  });

  it('that was cut off gives what is whole, and never half a name', () => {
    expect(people(block('{"@type":"Person","name":"Ada Moen","worksFor":{"name":"Verft"},"jobTitle":"Wel'))).toMatchObject([{ name: 'Ada Moen', company: 'Verft', headline: null }]);
    expect(read(block('{"@type":"Person","worksFor":{"name":"Verft"},"name":"Ada Mo'))).toEqual({ nothing: 'no_schema_person' });
  });

  it.each([
    ['entities', 'S&oslash;lvi &Aring;s &#38; O&#39;Neil &#x1F600;', 'Sølvi Ås & O\'Neil 😀'],
    ['entities escaped twice', 'R&amp;amp;D', 'R&D'],
    ['markup', '<b>Ada</b> <span class="x">Moen</span>', 'Ada Moen'],
    ['a line break', 'Ada<br>Moen', 'Ada Moen'],
    ['a comment', 'Ada <!-- x -->Moen', 'Ada Moen'],
    ['signs that are no markup', 'Ada <3 & Moen', 'Ada <3 & Moen'],
    ['white space', '  Ada\\n\\t Moen ', 'Ada Moen'],
  ])('has no %s in its texts', (_, written, seen) => {
    const name = written.replaceAll('\\n', '\n').replaceAll('\\t', '\t');
    expect(people(jsonLd({ '@type': 'Person', name, jobTitle: name }))).toMatchObject([{ name: seen, headline: seen }]);
  });
});

describe('the words of JSON-LD', () => {
  const ADA = [{ name: 'Ada Moen', headline: 'Welder' }];

  it.each([
    ['a prefix', { '@context': { schema: 'https://schema.org/' }, '@type': 'schema:Person', 'schema:name': 'Ada Moen', 'schema:jobTitle': 'Welder' }],
    ['another prefix', { '@context': { s: 'http://schema.org/' }, '@type': 's:Person', 's:name': 'Ada Moen', 's:jobTitle': 'Welder' }],
    ['a prefix that nobody declared', { '@type': 'schema:Person', 'schema:name': 'Ada Moen', 'schema:jobTitle': 'Welder' }],
    ['whole addresses', { '@type': 'http://schema.org/Person', 'http://schema.org/name': 'Ada Moen', 'https://www.schema.org/jobTitle': [{ '@value': 'Welder' }] }],
    ['keywords without @', { '@context': 'https://schema.org', type: 'Person', id: '#ada', name: 'Ada Moen', jobTitle: 'Welder' }],
    ['names of their own', { '@context': ['https://schema.org', { navn: 'schema:name', stilling: { '@id': 'https://schema.org/jobTitle' }, Menneske: 'schema:Person', kind: '@type' }], kind: 'Menneske', navn: 'Ada Moen', stilling: 'Welder' }],
    ['a vocabulary', { '@context': { '@vocab': 'https://schema.org/' }, '@type': 'Person', name: 'Ada Moen', jobTitle: 'Welder' }],
    ['a context for a part', { '@context': 'https://other.example', '@graph': [{ '@context': 'https://schema.org', '@type': 'Person', name: 'Ada Moen', jobTitle: 'Welder' }] }],
    ['several types', { '@type': ['Thing', 'Person'], name: 'Ada Moen', jobTitle: 'Welder' }],
    ['a type in small letters', { '@type': 'person', name: 'Ada Moen', jobTitle: 'Welder' }],
    ['values that are objects', { '@type': 'Person', name: { '@value': 'Ada Moen', '@language': 'nb' }, jobTitle: { '@set': ['Welder', 'Diver'] } }],
    ['lists', { '@type': 'Person', name: ['Ada Moen'], jobTitle: { '@list': ['Welder'] } }],
    ['terms that are things', { '@type': 'Person', name: 'Ada Moen', jobTitle: { '@type': 'DefinedTerm', name: 'Welder' } }],
    ['an occupation', { '@type': 'Person', name: 'Ada Moen', hasOccupation: { '@type': 'Role', hasOccupation: { '@type': 'Occupation', name: 'Welder' } } }],
    ['a name in parts', { '@type': 'Person', givenName: 'Ada', familyName: 'Moen', jobTitle: 'Welder' }],
  ])('may be %s', (_, data) => {
    expect(people(jsonLd(data))).toMatchObject(ADA);
  });

  it.each([
    [{ '@context': { '@vocab': 'http://xmlns.com/foaf/0.1/' }, '@type': 'Person', name: 'Ada' }],
    [{ '@context': { foaf: 'http://xmlns.com/foaf/0.1/' }, '@type': 'foaf:Person', 'foaf:name': 'Ada' }],
    [{ '@context': { name: null }, '@type': 'Person', name: 'Ada' }],
  ])('of another vocabulary are not schema.org’s: %o', (data) => {
    expect(read(jsonLd(data))).toEqual({ nothing: 'no_schema_person' });
  });

  it('of several languages are those of the page', () => {
    const ada = { '@type': 'Person', name: 'Ada', jobTitle: { en: 'Welder', nb: 'Sveiser' }, homeLocation: [{ '@value': 'Norway', '@language': 'en' }, { '@value': 'Norge', '@language': 'nb-NO' }] };
    expect(people(`<html lang="nb">${jsonLd(ada)}`)).toMatchObject([{ headline: 'Sveiser', location: 'Norge' }]);
    expect(people(`<html lang="fr">${jsonLd(ada)}`)).toMatchObject([{ headline: 'Welder', location: 'Norway' }]);
  });
});

describe('the things of JSON-LD', () => {
  const YARD = { '@type': 'Organization', '@id': 'https://yard.example/#org', name: 'Verft', url: 'https://yard.example/' };

  it.each([
    ['by its id', { '@id': 'https://yard.example/#org' }],
    ['by its id as a text', 'https://yard.example/#org'],
    ['with its type', { '@type': 'Organization', '@id': 'https://yard.example/#org' }],
    ['in a role', { '@type': 'EmployeeRole', roleName: 'Welder', worksFor: { '@id': 'https://yard.example/#org' } }],
    ['after a former one', [{ '@type': 'EmployeeRole', endDate: '2019-02', worksFor: { name: 'Former' } }, { '@id': 'https://yard.example/#org' }]],
    ['by its own words', { name: 'Verft' }],
    ['as a text', 'Verft'],
  ])('name an employer %s', (_, worksFor) => {
    expect(people(jsonLd({ '@graph': [{ '@type': 'Person', name: 'Ada', worksFor }, YARD] }))).toMatchObject([{ name: 'Ada', company: 'Verft' }]);
  });

  it('refer to another block of the page, and to a part of the page', () => {
    const ada = { '@type': 'Person', '@id': '#ada', name: 'Ada', worksFor: { '@id': '#yard' } };
    expect(people(jsonLd(ada) + jsonLd({ '@type': 'Organization', '@id': `${ADDRESS.split('#')[0]}#yard`, name: 'Verft' }))).toMatchObject([{ company: 'Verft' }]);
  });

  it('leave the employer out when it is only an address', () => {
    expect(people(jsonLd({ '@type': 'Person', name: 'Ada', worksFor: { '@id': 'https://elsewhere.example/#org' }, jobTitle: 'https://elsewhere.example/welder' }))).toMatchObject([{ company: null, headline: null }]);
  });

  it('are described in several places under one id', () => {
    expect(people(jsonLd([{ '@id': '#ada', '@type': 'Person', name: 'Ada' }, { '@id': '#ada', jobTitle: 'Welder' }]))).toMatchObject([{ name: 'Ada', headline: 'Welder' }]);
    expect(people(jsonLd([{ '@id': '#x', '@type': 'Person', name: 'Ada' }, { '@id': '#x', '@type': 'Person', name: 'Bo' }])).map(({ name }) => name)).toEqual(['Ada', 'Bo']);
  });

  it('say from both ends who works where', () => {
    const ADA = { '@type': 'Person', name: 'Ada' };
    for (const yard of [{ ...YARD, employee: [ADA] }, { ...YARD, '@reverse': { worksFor: ADA } }, { '@context': { staff: { '@reverse': 'schema:worksFor' } }, ...YARD, staff: ADA }]) {
      expect(people(jsonLd(yard))).toMatchObject([{ name: 'Ada', company: 'Verft' }]);
    }
  });

  it.each([
    ['a ProfilePage without ids', [{ '@type': 'ProfilePage', mainEntity: { '@type': 'Person', name: 'Ada' } }]],
    ['a page by reference', [{ '@type': 'WebPage', mainEntity: { '@id': '#ada' } }, { '@id': '#ada', '@type': 'Person', name: 'Ada' }]],
    ['the person’s own word', [{ '@type': 'Person', name: 'Ada', mainEntityOfPage: ADDRESS }]],
    ['a page about them', [{ '@type': 'AboutPage', about: { '@type': 'Person', name: 'Ada' } }]],
    ['a site of theirs', [{ '@type': 'WebSite', publisher: { '@id': '#ada' } }, { '@id': '#ada', '@type': ['Person', 'Organization'], name: 'Ada' }]],
  ])('put first whom the page is about: %s', (_, data) => {
    const others = [{ '@type': 'Article', author: { '@type': 'Person', name: 'Writer' } }, { '@type': 'Person', name: 'Other' }];
    expect(people(jsonLd([...others, ...data])).map(({ name }) => name)).toEqual(['Ada', 'Other', 'Writer']);
  });

  it('hold an e-mail address and a place in several ways', () => {
    const [ada, bo] = people(jsonLd([
      { '@type': 'Person', name: 'Ada', contactPoint: { '@type': 'ContactPoint', email: 'mailto:ada@x.example' }, homeLocation: { '@type': 'Place', address: { addressLocality: 'Bodø', addressCountry: { '@type': 'Country', name: 'Norway' } } } },
      { '@type': 'Person', name: 'Bo', email: ['', 'bo@x.example'], workLocation: 'Tromsø' },
    ]));
    expect([ada, bo]).toMatchObject([{ email: 'ada@x.example', location: 'Bodø, Norway' }, { email: 'bo@x.example', location: 'Tromsø' }]);
  });
});

describe('schema.org Person as microdata', () => {
  it('reads the properties of the person and not those of things inside', () => {
    const { document, url } = fixturePage('schema-person', 'microdata.html', ADDRESS);
    expect(schemaPerson.read(document, url)).toMatchObject({
      people: [
        { name: 'Linnéa Åkesson', headline: 'Designer', company: 'Studio', location: 'Göteborg', email: 'linnea@x.example', profileUrl: 'https://maps.example/people/linnea' },
        { name: 'Tuva Lie' },
      ],
    });
  });

  function person(inside: string, attributes = ''): Record<string, unknown>[] {
    return people(`<body><div itemscope itemtype="https://schema.org/Person" ${attributes}>${inside}</div>`);
  }

  const NAME = '<span itemprop="name">Ada</span>';

  it.each([
    ['a line break', '<h1 itemprop="name">Ada<br>Moen</h1>'],
    ['blocks', '<div itemprop="name"><div>Ada</div><div>Moen</div></div>'],
    ['a link', '<a itemprop="name" href="/ada">Ada Moen</a>'],
    ['a picture', '<img itemprop="name" src="a.jpg" alt="Ada Moen">'],
    ['a meta element', '<meta itemprop="name" content="Ada Moen">'],
    ['content beside a text', '<span itemprop="name" content="Ada Moen">A. M.</span>'],
    ['data', '<data itemprop="name" value="Ada Moen">7</data>'],
    ['something hidden within', '<span itemprop="name">Ada <span hidden>(private)</span><span class="sr-only">of</span>Moen</span>'],
    ['a hidden element', '<span itemprop="name" style="display:none">Ada Moen</span>'],
    ['parts', '<span itemprop="givenName">Ada</span><span itemprop="familyName">Moen</span>'],
    ['a whole address', '<span itemprop="http://schema.org/name">Ada Moen</span>'],
    ['two properties at once', '<span itemprop="alternateName name">Ada Moen</span>'],
    ['depth', '<p><i><b itemprop="name">Ada Moen</b></i></p>'],
  ])('reads a name from %s', (_, inside) => {
    expect(person(inside)).toMatchObject([{ name: 'Ada Moen' }]);
  });

  it('takes properties from elsewhere by itemref, and survives one that leads back', () => {
    const elsewhere = '<p id="n">Name: <span itemprop="name">Ada</span></p><ul id="j"><li itemprop="jobTitle">Welder</ul>';
    expect(people(`${elsewhere}<div id="me" itemscope itemtype="http://schema.org/Person" itemref="n j me none"></div>`)).toMatchObject([{ name: 'Ada', headline: 'Welder' }]);
  });

  it.each([
    ['a thing', '<p itemprop="worksFor" itemscope itemtype="https://schema.org/Organization"><a itemprop="url" href="https://yard.example"><span itemprop="name">Verft</span></a></p>'],
    ['a thing without properties', '<p itemprop="worksFor" itemscope itemtype="https://schema.org/Organization">Verft</p>'],
    ['a text', '<li itemprop="worksFor"><span>Verft</span></li>'],
    ['a link', '<a itemprop="worksFor" href="https://yard.example">Verft</a>'],
  ])('reads an employer that is %s', (_, inside) => {
    expect(person(NAME + inside)).toMatchObject([{ name: 'Ada', company: 'Verft' }]);
  });

  it.each([
    ['the link', '<a itemprop="sameAs" href="https://www.linkedin.com/in/ada">in</a>'],
    ['the line around the link', '<li itemprop="social"><a href="https://www.linkedin.com/in/ada">in/ada</a></li>'],
    ['a link element', '<link itemprop="url" href="https://no.linkedin.com/in/Ada/">'],
    ['the text', '<span itemprop="sameAs">https://www.linkedin.com/in/ada</span>'],
    ['the id of the item', '', 'itemid="https://www.linkedin.com/in/ada"'],
  ])('finds the profile in %s', (_, inside, attributes = '') => {
    expect(person(NAME + inside, attributes)).toMatchObject([{ profileUrl: 'https://www.linkedin.com/in/ada' }]);
  });

  it('resolves addresses by the base address of the page', () => {
    const { document, url } = page(`<base href="https://ada.example/dir/"><p itemscope itemtype="https://schema.org/Person">${NAME}<a itemprop="url" href="me">me</a></p>`, ADDRESS);
    expect(schemaPerson.read(document, url)).toMatchObject({ people: [{ profileUrl: 'https://ada.example/dir/me' }] });
  });

  it('tells a former employer by its date, written for programs', () => {
    const role = (company: string, end: string) => `<p itemprop="worksFor" itemscope itemtype="http://schema.org/EmployeeRole">${end}<span itemprop="worksFor">${company}</span></p>`;
    expect(person(NAME + role('Former', '<time itemprop="endDate" datetime="2019-01-31">last winter</time>') + role('Verft', ''))).toMatchObject([{ company: 'Verft' }]);
  });
});

describe('schema.org Person as RDFa', () => {
  it.each([
    ['vocabulary', '<div vocab="https://schema.org/" typeof="Person"><b property="name">Ada</b> <i property="jobTitle">Welder</i></div>'],
    ['vocabulary above', '<div vocab="http://schema.org"><p>x</p><section typeof="Person"><b property="name">Ada</b> <i property="jobTitle">Welder</i></section></div>'],
    ['prefix', '<div prefix="s: https://schema.org/ og: https://ogp.me/ns#" typeof="s:Person"><b property="s:name">Ada</b> <i property="s:jobTitle">Welder</i></div>'],
    ['prefix of XML', '<div xmlns:s="http://schema.org/" typeof="s:Person"><b property="s:name">Ada</b> <i property="s:jobTitle">Welder</i></div>'],
    ['whole addresses', '<div typeof="https://schema.org/Person"><b property="https://schema.org/name">Ada</b> <i property="http://schema.org/jobTitle">Welder</i></div>'],
    ['content', '<div vocab="https://schema.org/" typeof="Person"><meta property="name" content="Ada"><i property="jobTitle" content="Welder">W.</i></div>'],
    ['a subject that goes on', '<div vocab="https://schema.org/"><p typeof="Person" resource="#ada"><b property="name">Ada</b></p><p about="#ada"><i property="jobTitle">Welder</i></p></div>'],
  ])('is read by %s', (_, html) => {
    expect(people(html)).toMatchObject([{ name: 'Ada', headline: 'Welder' }]);
  });

  it.each([
    ['typeof', '<p property="worksFor" typeof="Organization"><b property="name">Verft</b></p>'],
    ['typeof and an address', '<a property="worksFor" typeof="Organization" href="https://yard.example">Verft</a>'],
    ['a relation', '<p rel="schema:worksFor"><span typeof="Organization"><b property="name">Verft</b></span></p>'],
    ['a reference', '<link property="worksFor" href="#yard"><p typeof="Organization" resource="#yard"><b property="name">Verft</b></p>'],
    ['a text', '<p property="worksFor">Verft</p>'],
  ])('has an employer by %s', (_, inside) => {
    expect(people(`<div vocab="https://schema.org/" typeof="Person"><b property="name">Ada</b>${inside}</div>`)).toMatchObject([{ name: 'Ada', company: 'Verft' }]);
  });

  it('finds the profile in property and in rel', () => {
    for (const link of ['property="sameAs"', 'rel="schema:sameAs"', 'property="url"']) {
      expect(people(`<div vocab="https://schema.org/" typeof="Person"><b property="name">Ada</b><a ${link} href="https://www.linkedin.com/in/ada">in</a></div>`)).toMatchObject([{ profileUrl: 'https://www.linkedin.com/in/ada' }]);
    }
  });

  it('is nobody in another vocabulary, and in the tags of link previews', () => {
    expect(read('<div vocab="http://xmlns.com/foaf/0.1/" typeof="Person"><b property="name">Ada</b></div>')).toEqual({ nothing: 'no_schema_person' });
    expect(read('<meta property="og:type" content="profile"><meta property="og:title" content="Ada">')).toEqual({ nothing: 'no_schema_person' });
  });
});
