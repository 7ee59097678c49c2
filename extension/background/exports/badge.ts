import { browser } from 'wxt/browser';
import { entries } from './queue';

const ALARM = 'drain';

/** Shows how many exports wait, and keeps an alarm every minute for as long as some do. */
export async function showWaiting(): Promise<void> {
  const waiting = await entries();
  await browser.action.setBadgeText({ text: waiting.length ? String(waiting.length) : '' });
  await browser.action.setBadgeBackgroundColor({ color: waiting.some(({ state }) => state === 'attention') ? '#b3261e' : '#3d5a80' });
  if (waiting.some(({ state }) => state === 'waiting')) await browser.alarms.create(ALARM, { periodInMinutes: 1 });
  else await browser.alarms.clear(ALARM);
}

export function isDrainAlarm(alarm: { name: string }): boolean {
  return alarm.name === ALARM;
}
