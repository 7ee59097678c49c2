import { h, type VNode } from 'preact';
import { useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { useAttractState, type Attract } from '../../ui/shared/attract';
import { ChangeAts } from '../../ui/connect/change_ats';
import { Connection } from '../../ui/connect/connection';
import { TroubleNote } from '../../ui/shared/trouble';
import { t } from '../../ui/shared/words';
import { AllowHosts } from './allow_hosts';
import { panelOpener } from './open_panel';
import { WaitingList } from './waiting_list';

/** The toolbar popup: who is connected to what, what waits, and the way to the panel and the options. */
export function Popup({ attract }: { attract: Attract }): VNode {
  const state = useAttractState(attract);
  const [openPanel] = useState(panelOpener);
  const [changing, setChanging] = useState(false);
  return (
    <div class="view popup stack">
      <div class="line">
        <h1 class="grow">{t('extension_name')}</h1>
        <button type="button" class="quiet" aria-expanded={changing} onClick={() => setChanging(!changing)}>{t('change_ats')}</button>
      </div>
      <TroubleNote trouble={state.trouble} onRetry={state.ask} />
      {state.value && <Connection attract={attract} state={state.value} />}
      {state.value && changing && <ChangeAts attract={attract} state={state.value} onState={state.set} />}
      <WaitingList attract={attract} />
      <AllowHosts key={state.value?.instance?.url + String(state.value?.user)} attract={attract} />
      <div class="line">
        <button type="button" onClick={openPanel}>{t('read_this_page')}</button>
        <button type="button" class="quiet" onClick={() => void browser.runtime.openOptionsPage()}>{t('options')}</button>
      </div>
    </div>
  );
}
