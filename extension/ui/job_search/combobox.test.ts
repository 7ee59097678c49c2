import { describe, expect, it } from 'vitest';
import { keyEffect } from './combobox';

const OPEN = { open: true, active: -1 };
const CLOSED = { open: false, active: -1 };

describe('a key in the combobox', () => {
  it.each([
    ['ArrowDown', CLOSED, { open: true, active: -1 }],
    ['ArrowUp', CLOSED, { open: true, active: 9 }],
    ['ArrowDown', OPEN, { open: true, active: 0 }],
    ['ArrowDown', { open: true, active: 9 }, { open: true, active: 0 }],
    ['ArrowUp', { open: true, active: 0 }, { open: true, active: 9 }],
    ['PageDown', { open: true, active: 1 }, { open: true, active: 6 }],
    ['PageDown', { open: true, active: 8 }, { open: true, active: 9 }],
    ['PageUp', { open: true, active: 8 }, { open: true, active: 3 }],
    ['Home', { open: true, active: 8 }, { open: true, active: 0 }],
    ['End', { open: true, active: 8 }, { open: true, active: 9 }],
    ['Enter', { open: true, active: 3 }, { open: false, active: -1, choose: true }],
    ['Escape', { open: true, active: 3 }, { open: false, active: -1 }],
    ['Escape', CLOSED, { open: false, active: -1, clear: true }],
  ])('%s from %o leads to %o', (key, from, to) => {
    expect(keyEffect(key, from, 10)).toEqual(to);
  });

  it.each([['Home', OPEN], ['End', OPEN], ['Enter', OPEN], ['PageDown', CLOSED], ['a', OPEN]])('%s is left to the text field in %o', (key, from) => {
    expect(keyEffect(key, from, 10)).toBeNull();
  });

  it('takes Enter for an only option, so that a whole Job ID needs no arrow key', () => {
    expect(keyEffect('Enter', OPEN, 1)).toEqual({ open: false, active: -1, choose: true });
  });

  it('finds no option in an empty list', () => {
    expect(keyEffect('ArrowDown', OPEN, 0)).toEqual({ open: true, active: -1 });
    expect(keyEffect('Enter', OPEN, 0)).toBeNull();
  });
});
