import { answerQuestion, followPolicy, refreshChosen } from '../background/answers';
import { endForbiddenConnections } from '../background/connection/connections';
import { isDrainAlarm, showWaiting } from '../background/exports/badge';
import { drain } from '../background/exports/exports';
import { registerInjectHosts } from '../background/hosts/inject_hosts';
import { onShortcut } from '../background/pages/panel';
import { isSeenAlarm, sendSeen } from '../background/pages/seen';
import { keepFromPages } from '../background/store';
import { answerQuestions } from '../messages/channel';

/** The worker may stop at any time: listeners stand at the top level, and nothing true is kept in memory. */
export default defineBackground(() => {
  keepFromPages();
  answerQuestions(answerQuestion);
  browser.commands.onCommand.addListener(onShortcut);
  browser.alarms.onAlarm.addListener((alarm) => {
    if (isDrainAlarm(alarm)) void drain();
    if (isSeenAlarm(alarm)) void sendSeen();
  });
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'managed') void followPolicy();
    if (area === 'local' && Object.keys(changes).some((key) => key.startsWith('queue:'))) void showWaiting();
  });
  browser.permissions.onAdded.addListener(() => void registerInjectHosts());
  self.addEventListener('online', () => void drain({ now: true }));
  void start();
});

async function start(): Promise<void> {
  await endForbiddenConnections();
  await registerInjectHosts();
  await showWaiting();
  await drain();
  await refreshChosen(0);
}
