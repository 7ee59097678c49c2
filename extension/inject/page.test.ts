import type { DetachedWindowAPI } from 'happy-dom';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fine, trouble } from '../messages/trouble';
import type { PagePerson } from '../page/person';
import { CONNECTED, FakeAttract, SIGNED_OUT } from '../testing/fake_attract';
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

  it('gets no badge and no noise when the look-up fails', async () => {
    open('/talent/search', `<main><ul>${ROWS}</ul></main>`);
    stop = standIn(document, new FakeAttract({ look_up: () => trouble('unreachable') }), CONNECTED);
    await settle();
    expect(badgesAfter()).toEqual([]);
  });

  it('asks nothing while signed out, and shows badges once somebody is connected', async () => {
    open('/talent/search', `<main><ul>${row(0)}</ul></main>`);
    const attract = evenPeople();
    stop = standIn(document, attract, SIGNED_OUT);
    await settle();
    expect(attract.questions('look_up')).toEqual([]);
    attract.tell({ news: 'state_changed' });
    await settle();
    expect(badgesAfter()).toEqual(['Person 0']);
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
