import { cleanup, render, screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { h } from 'preact';
import { afterEach, describe, expect, it } from 'vitest';
import { fine, trouble } from '../../messages/trouble';
import { CONNECTED, ENGINEER, FakeAttract, INSTANCE } from '../../testing/fake_attract';
import { Connection } from './connection';

afterEach(cleanup);

const WAITING = { key: 'k', instance: INSTANCE.url, person: 'Kari', job: ENGINEER, at: 0, attempts: 1, cancelled: false, state: 'waiting' as const, trouble: null };

describe('Sign out', () => {
  it('is one click when nothing waits, and says when the server could not be told', async () => {
    const attract = new FakeAttract({ sign_out: () => trouble('not_revoked') });
    render(<Connection attract={attract} state={CONNECTED} />);
    await userEvent.click(screen.getByRole('button', { name: 'Sign out' }));
    expect((await screen.findByRole('alert')).textContent).toMatch(/could not be reached to end the connection there/);
    expect(attract.questions('sign_out')).toEqual([{ drop: false }]);
  });

  it.each([['Sign out and keep them', false], ['Sign out and remove them', true]])('asks first what becomes of exports that wait: %s', async (name, drop) => {
    const attract = new FakeAttract({ queue: () => fine([WAITING]), sign_out: () => fine(CONNECTED) });
    render(<Connection attract={attract} state={CONNECTED} />);
    await userEvent.click(screen.getByRole('button', { name: 'Sign out' }));
    const button = await screen.findByRole('button', { name });
    expect(attract.questions('sign_out')).toEqual([]);
    await userEvent.click(button);
    await waitFor(() => expect(attract.questions('sign_out')).toEqual([{ drop }]));
  });
});
