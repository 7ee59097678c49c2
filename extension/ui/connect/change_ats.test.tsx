import { cleanup, render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { h } from 'preact';
import { afterEach, expect, it } from 'vitest';
import { trouble } from '../../messages/trouble';
import { CONNECTED, FakeAttract } from '../../testing/fake_attract';
import { ChangeAts } from './change_ats';

afterEach(cleanup);

it('says when no Attract answers at an address, and keeps what was typed', async () => {
  const attract = new FakeAttract({ add_instance: () => trouble('not_attract') });
  render(<ChangeAts attract={attract} state={CONNECTED} onState={() => undefined} />);
  const user = userEvent.setup();
  await user.type(screen.getByLabelText('Address of another Attract'), 'https://x.example');
  await user.click(screen.getByRole('button', { name: 'Add' }));
  expect((await screen.findByRole('alert')).textContent).toMatch(/^No Attract answers at this address/);
  expect(screen.getByLabelText('Address of another Attract')).toHaveProperty('value', 'https://x.example');
});
