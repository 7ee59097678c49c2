import { cleanup, render, screen } from '@testing-library/preact';
import { h } from 'preact';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing';
import { rememberedState, rememberState } from '../../background/shown_state';
import { CONNECTED } from '../../testing/fake_attract';
import { Popup } from './popup';

beforeEach(() => Object.assign(fakeBrowser.windows, { getCurrent: async () => ({ id: 1 }) }));
afterEach(cleanup);

const ASLEEP = { ask: () => new Promise<never>(() => undefined), hear: () => () => undefined };

it('shows who was connected to what before the background is awake', async () => {
  await rememberState(CONNECTED);
  render(<Popup attract={{ ...ASLEEP, known: await rememberedState() }} />);
  expect(screen.getByText('Connected as Rita Recruiter on Attract')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Read this page' })).toBeTruthy();
});

it('shows its buttons also where nothing is known yet', async () => {
  render(<Popup attract={{ ...ASLEEP, known: await rememberedState() }} />);
  expect(screen.getByRole('button', { name: 'Read this page' })).toBeTruthy();
});
