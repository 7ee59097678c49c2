import type { DetachedWindowAPI } from 'happy-dom';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fine, trouble } from '../messages/trouble';
import type { PagePerson } from '../page/person';
import { CONNECTED, FakeAttract, SIGNED_OUT } from '../testing/fake_attract';
import { forged } from '../testing/setup';
import { standIn } from './page';

const ROWS = Array.from({ length: 25 }, (_, index) => row(index)).join('');
const PROFILE = `<main><h1>Kari Nordmann</h1><aside><h2>Contact</h2><a href="https://www.linkedin.com/in/kari">in/kari</a></aside>
  <nav><ul>${row(2)}</ul></nav></main>`;

let stop = (): void => undefined;

function row(index: number): string {
  return `<li><a href="/talent/profile/M${index}"><img alt=""></a><h2><a href="/talent/profile/M${index}">Person ${index}</a></h2></li>`;
}

function goTo(path: string): void {
  (window as unknown as { happyDOM: DetachedWindowAPI }).happyDOM.setURL(`http://127.0.0.1:8001${path}`);
}

function open(path: string, html: string): void {
  goTo(path);
  document.body.innerHTML = html;
}

/** Lets timers and promises run until nothing happens any more. */
async function settle(milliseconds = 200): Promise<void> {
  await vi.advanceTimersByTimeAsync(milliseconds);
}

function badgesAfter(): (string | null)[] {
  return [...document.querySelectorAll('attract-badge')].map((badge) => (badge.previousElementSibling ?? badge.parentElement)!.textContent);
}

function boxes(): NodeListOf<Element> {
  return document.querySelectorAll('attract-export-box');
}

function lines(): Element[] {
  return [...document.querySelectorAll('attract-trouble')];
}

async function addRow(index: number): Promise<void> {
  document.querySelector('ul')!.insertAdjacentHTML('beforeend', row(index));
  await settle();
}

/** Everybody with an even number is in the ATS. */
function evenPeople(): FakeAttract {
  return new FakeAttract({ look_up: ({ profiles }) => fine(profiles.map(({ memberId }) => (Number(memberId?.slice(1)) % 2 ? null : 5))) });
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  stop();
  vi.useRealTimers();
});

describe('a page of results', () => {
  it('is looked up in one request, and those in the ATS get one badge each, beside their name', async () => {
    open('/talent/search', `<main><ul>${ROWS}</ul></main>`);
    const attract = evenPeople();
    stop = standIn(document, attract, CONNECTED);
    await settle();
    expect(attract.questions('look_up')).toHaveLength(1);
    expect((attract.questions('look_up')[0] as { profiles: unknown[] }).profiles).toHaveLength(25);
    expect(badgesAfter()).toEqual(Array.from({ length: 13 }, (_, index) => `Person ${index * 2}`));
    expect(boxes()).toHaveLength(0);
  });

  it('is followed when rows are added: only the new people are asked for, and no badge comes twice', async () => {
    open('/talent/search', `<main><ul>${row(0)}${row(1)}</ul></main>`);
    const attract = evenPeople();
    stop = standIn(document, attract, CONNECTED);
    await settle();
    document.querySelector('ul')!.insertAdjacentHTML('beforeend', row(2) + row(3) + row(0));
    await settle();
    expect(attract.questions('look_up').map(({ profiles }) => (profiles as { memberId: string }[]).map(({ memberId }) => memberId))).toEqual([['M0', 'M1'], ['M2', 'M3']]);
    expect(badgesAfter()).toEqual(['Person 0', 'Person 2', 'Person 0']);
  });

  it('gets no badge and one line that can be hidden when the look-up fails, and is left in peace for a while', async () => {
    open('/talent/search', `<main><ul>${ROWS}</ul></main>`);
    const attract = new FakeAttract({ look_up: () => trouble('unreachable') });
    stop = standIn(document, attract, CONNECTED);
    await settle();
    expect(badgesAfter()).toEqual([]);
    expect(lines().map((line) => line.shadowRoot!.querySelector('[role=alert] p')!.textContent)).toEqual(['Attract cannot be reached right now.']);
    await addRow(30);
    expect(attract.questions('look_up')).toHaveLength(1);
    lines()[0]!.shadowRoot!.querySelector('button')!.click();
    await settle(20_000);
    await addRow(31);
    expect(attract.questions('look_up')).toHaveLength(2);
    expect(lines()).toEqual([]);
  });

  it('asks for nobody twice while an answer is on its way', async () => {
    open('/talent/search', `<main><ul>${row(0)}</ul></main>`);
    let answer = (): void => undefined;
    const attract = new FakeAttract({ look_up: ({ profiles }) => new Promise((resolve) => { answer = () => resolve(fine(profiles.map(() => 5))); }) });
    stop = standIn(document, attract, CONNECTED);
    await settle();
    document.querySelector('main')!.append('changed');
    await settle();
    expect(attract.questions('look_up')).toHaveLength(1);
    answer();
    await settle();
    expect(badgesAfter()).toEqual(['Person 0']);
  });

  it('asks again for those who were too many for one look-up, instead of taking them for unknown to the ATS', async () => {
    open('/talent/search', `<main><ul>${ROWS}</ul></main>`);
    const attract = new FakeAttract({ look_up: ({ profiles }) => fine(profiles.slice(0, 20).map(() => 5)) });
    stop = standIn(document, attract, CONNECTED);
    await settle();
    expect(attract.questions('look_up').map(({ profiles }) => (profiles as unknown[]).length)).toEqual([25, 5]);
    expect(badgesAfter()).toHaveLength(25);
  });

  it('asks nothing while signed out, and shows badges once somebody is connected', async () => {
    open('/talent/search', `<main><ul>${row(0)}</ul></main>`);
    const attract = evenPeople();
    stop = standIn(document, attract, SIGNED_OUT);
    await settle();
    expect(attract.questions('look_up')).toEqual([]);
    expect(lines()[0]!.shadowRoot!.textContent).toContain('You are not connected to this Attract.');
    attract.tell({ news: 'state_changed' });
    await settle();
    expect(badgesAfter()).toEqual(['Person 0']);
    expect(lines()).toEqual([]);
  });

  it('is left as it was when the host is no inject host any more', async () => {
    open('/talent/search', `<main><ul>${row(0)}</ul></main>`);
    const attract = new FakeAttract({ state: () => trouble('refused') });
    stop = standIn(document, attract, CONNECTED);
    await settle();
    attract.tell({ news: 'state_changed' });
    await settle();
    expect(document.querySelectorAll('attract-badge, attract-export-box')).toHaveLength(0);
  });
});

describe('a profile page', () => {
  it('has the box in its contact card and the badge at the heading, whose text stays the name', async () => {
    open('/talent/profile/M4', PROFILE);
    stop = standIn(document, evenPeople(), CONNECTED);
    await settle();
    expect(boxes()[0]!.parentElement!.tagName).toBe('ASIDE');
    expect(document.querySelector('h1 > attract-badge')).not.toBeNull();
    expect(document.querySelector('h1')!.textContent).toBe('Kari Nordmann');
    expect(document.querySelectorAll('aside attract-badge')).toHaveLength(0);
    expect(document.querySelectorAll('nav attract-badge')).toHaveLength(1);
  });

  it('without a contact card has the box docked, and folding it is remembered', async () => {
    open('/talent/profile/M4', '<main><h1>Kari Nordmann</h1></main>');
    const attract = new FakeAttract();
    stop = standIn(document, attract, CONNECTED);
    await settle();
    const root = boxes()[0]!.shadowRoot!;
    expect(boxes()[0]!.parentElement).toBe(document.body);
    root.querySelector<HTMLElement>('.dock > button')!.click();
    await settle();
    expect(root.querySelector('.dock > div')).toHaveProperty('hidden', true);
    expect(attract.questions('fold_dock')).toEqual([{ folded: true }]);
  });

  it('has a box that no script of the page can drive', async () => {
    open('/talent/profile/M4', PROFILE);
    const attract = new FakeAttract({ state: () => fine(SIGNED_OUT) });
    stop = standIn(document, attract, SIGNED_OUT);
    await settle();
    const connect = boxes()[0]!.shadowRoot!.querySelector('.main')!;
    const click = new MouseEvent('click', { bubbles: true, composed: true, cancelable: true });
    forged.add(click);
    connect.dispatchEvent(click);
    await settle();
    expect([attract.questions('connect'), click.defaultPrevented]).toEqual([[], true]);
    connect.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
    expect(attract.questions('connect')).toHaveLength(1);
  });

  it('that was left takes its box along; one that replaces it gets its own', async () => {
    open('/talent/profile/M4', PROFILE);
    stop = standIn(document, evenPeople(), CONNECTED);
    await settle();
    const first = boxes()[0]!.shadowRoot!;
    open('/talent/profile/M5', PROFILE.replace('Kari Nordmann', 'Ola Hansen').replace('in/kari', 'in/ola'));
    await settle();
    expect(boxes()).toHaveLength(1);
    expect(boxes()[0]!.shadowRoot!.textContent).toContain('Ola Hansen');
    expect(first.textContent).toBe('');
    open('/talent/search', '<main><ul></ul></main>');
    await settle();
    expect(boxes()).toHaveLength(0);
  });

  it('is not read between its new address and its new content', async () => {
    open('/talent/profile/M4', PROFILE);
    const attract = evenPeople();
    stop = standIn(document, attract, CONNECTED);
    await settle();
    goTo('/talent/profile/M6');
    (window as unknown as { navigation: EventTarget }).navigation.dispatchEvent(new Event('currententrychange'));
    await settle(400);
    document.querySelector('h1')!.textContent = 'Per Berg';
    await settle(200);
    const shown = attract.questions('preview').map(({ person }) => (person as PagePerson));
    expect(shown.map(({ memberId, name }) => [memberId, name])).toEqual([['M4', 'Kari Nordmann'], ['M6', 'Per Berg']]);
  });

  it('is left alone by changes that are Attract’s own', async () => {
    open('/talent/profile/M4', PROFILE);
    const attract = evenPeople();
    stop = standIn(document, attract, CONNECTED);
    await settle(2000);
    const asked = attract.asked.length;
    await settle(2000);
    expect(attract.asked).toHaveLength(asked);
  });

  it('gives the focus to the job search on Ctrl+Shift+E', async () => {
    open('/talent/profile/M4', PROFILE);
    stop = standIn(document, evenPeople(), CONNECTED);
    await settle();
    document.dispatchEvent(new KeyboardEvent('keydown', { code: 'KeyE', ctrlKey: true, shiftKey: true }));
    await settle();
    expect(boxes()[0]!.shadowRoot!.activeElement?.getAttribute('role')).toBe('combobox');
  });
});
