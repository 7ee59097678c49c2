import { cleanup, render, screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { h } from 'preact';
import { afterEach, describe, expect, it } from 'vitest';
import { fine, trouble } from '../../messages/trouble';
import { card, ENGINEER, FakeAttract } from '../../testing/fake_attract';
import { badge } from './badge';
import { InAtsCard } from './in_ats_card';

afterEach(cleanup);

const FULL = card({
  jobs: [{
    job: { ...ENGINEER, url: 'javascript:alert(1)' }, stage: 'Interview', status: 'active', status_text: 'Interview', updated_at: '2026-10-20T12:00:00Z',
    path: [{ stage: 'Prospect', at: '2026-10-15T12:00:00Z' }, { stage: 'Interview', at: '2026-10-20T12:00:00Z' }],
  }],
  feedback: [{ job: ENGINEER, author: 'Ingrid', recommendation: 'strong_hire', strengths: 'SQL', weaknesses: '', comment: '<b>Yes</b>', submitted_at: '2026-10-21T12:00:00Z' }],
  notes: [{ job: null, author: 'Harald', text: '<script>alert(1)</script>', private: false, mine: false, written_at: '2026-10-22T12:00:00Z' }],
});

describe('the In ATS card', () => {
  it('has three tabs that arrow keys, Home and End move through', async () => {
    render(<InAtsCard attract={new FakeAttract({ card: () => fine(FULL) })} candidate={5} />);
    const user = userEvent.setup();
    const tabs = await screen.findAllByRole('tab');
    expect(tabs.map(({ textContent }) => textContent)).toEqual(['Jobs & Statuses', 'Interview Feedback', 'Notes']);
    tabs[0]!.focus();
    for (const [key, at] of [['{ArrowRight}', 1], ['{End}', 2], ['{ArrowRight}', 0], ['{ArrowLeft}', 2], ['{Home}', 0]] as const) {
      await user.keyboard(key);
      expect(document.activeElement).toBe(tabs[at]);
      expect(tabs[at]!.getAttribute('aria-selected')).toBe('true');
    }
  });

  it('shows each job with its status and the path through the stages with dates', async () => {
    render(<InAtsCard attract={new FakeAttract({ card: () => fine(FULL) })} candidate={5} />);
    const panel = await screen.findByRole('tabpanel', { name: 'Jobs & Statuses' });
    expect(panel.querySelector('ol')!.textContent).toBe('Prospect 15 Oct 2026Interview 20 Oct 2026');
    expect(panel.querySelector('.chip')!.textContent).toBe('Interview');
  });

  it('makes no link of an address that runs code', async () => {
    render(<InAtsCard attract={new FakeAttract({ card: () => fine(FULL) })} candidate={5} />);
    expect((await screen.findByText('Senior Data Engineer')).closest('a')).toBeNull();
  });

  it('shows markup in notes and feedback as text', async () => {
    const { container } = render(<InAtsCard attract={new FakeAttract({ card: () => fine(FULL) })} candidate={5} />);
    await screen.findAllByRole('tab');
    expect(container.querySelector('script')).toBeNull();
    expect([...container.querySelectorAll('.said b')].map(({ textContent }) => textContent)).toEqual(['Strengths: ']);
    expect(container.textContent).toContain('<script>alert(1)</script>');
    expect(container.textContent).toContain('<b>Yes</b>');
  });

  it('says what is empty', async () => {
    const { container } = render(<InAtsCard attract={new FakeAttract()} candidate={5} />);
    await screen.findAllByRole('tab');
    expect(container.textContent).toContain('No interview feedback yet');
    expect(container.textContent).toContain('No notes yet');
  });

  it('has words for trouble, and tries again', async () => {
    let answer: ReturnType<typeof fine<typeof FULL>> | ReturnType<typeof trouble> = trouble('unreachable');
    render(<InAtsCard attract={new FakeAttract({ card: () => answer })} candidate={5} />);
    const again = await screen.findByRole('button', { name: 'Try again' });
    answer = fine(FULL);
    again.click();
    expect(await screen.findAllByRole('tab')).toHaveLength(3);
  });
});

describe('the In ATS badge', () => {
  function stand(): { button: HTMLButtonElement; root: ShadowRoot; dialog(): HTMLElement | null } {
    const host = badge(new FakeAttract({ card: () => fine(FULL) }), 5);
    document.body.append(host);
    const root = host.shadowRoot!;
    return { button: root.querySelector('button')!, root, dialog: () => root.querySelector('[role=dialog]') };
  }

  it('is a button that says that it opens a dialog', () => {
    const { button, dialog } = stand();
    expect([button.textContent, button.getAttribute('aria-haspopup'), button.getAttribute('aria-expanded')]).toEqual(['In ATS', 'dialog', 'false']);
    expect(dialog()).toBeNull();
  });

  it('opens its card on focus, and closes it on Escape with the focus back on itself', async () => {
    const { button, root, dialog } = stand();
    button.focus();
    expect(dialog()?.getAttribute('aria-label')).toBe('In ATS');
    await waitFor(() => expect(dialog()!.querySelectorAll('[role=tab]')).toHaveLength(3));
    root.querySelector<HTMLElement>('[role=tab]')!.focus();
    root.activeElement!.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }));
    expect(dialog()).toBeNull();
    expect(root.activeElement).toBe(button);
  });

  it('opens on hover only after a moment, so that passing over it asks nothing', async () => {
    const { button, root, dialog } = stand();
    root.host.dispatchEvent(new Event('pointerenter'));
    root.host.dispatchEvent(new Event('pointerleave'));
    root.host.dispatchEvent(new Event('pointerenter'));
    expect(dialog()).toBeNull();
    await waitFor(() => expect(dialog()).not.toBeNull());
    expect(button.getAttribute('aria-expanded')).toBe('true');
  });

  it('keeps one card open at a time, and closes it when the pointer goes down elsewhere', () => {
    const one = stand();
    const other = stand();
    one.button.click();
    other.button.click();
    expect([one.dialog(), other.dialog() !== null]).toEqual([null, true]);
    document.body.dispatchEvent(new Event('pointerdown', { bubbles: true, composed: true }));
    expect(other.dialog()).toBeNull();
  });

  it('keeps its clicks and keys from the page', () => {
    const { button } = stand();
    const heard: string[] = [];
    for (const type of ['click', 'keydown']) document.body.addEventListener(type, () => heard.push(type), { once: true });
    button.click();
    button.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true, composed: true }));
    expect(heard).toEqual([]);
    document.body.click();
  });
});
