import { h, type VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { useAttractState, type Attract } from '../../ui/shared/attract';
import { ChangeAts } from '../../ui/connect/change_ats';
import { Connection } from '../../ui/connect/connection';
import { TroubleNote } from '../../ui/shared/trouble';
import { t } from '../../ui/shared/words';
import { Book } from './book';
import { Company } from './company';
import { Hosts } from './hosts';
import { RemoveEverything } from './remove_everything';

/** The options page: instances, connection, shortcut, hosts, and removing everything. */
export function Options({ attract }: { attract: Attract }): VNode {
  const state = useAttractState(attract);
  return (
    <div class="view stack">
      <h1>{t('options_of_attract')}</h1>
      <TroubleNote trouble={state.trouble} onRetry={state.ask} />
      {state.value && <Connection attract={attract} state={state.value} />}
      {state.value && <div class="box"><ChangeAts attract={attract} state={state.value} onState={state.set} /></div>}
      <Company attract={attract} />
      <Shortcut />
      <Hosts attract={attract} />
      <Book attract={attract} />
      <RemoveEverything attract={attract} onState={state.set} />
    </div>
  );
}

function Shortcut(): VNode {
  const [keys, setKeys] = useState('');
  useEffect(() => {
    void browser.commands.getAll().then((all) => setKeys(all.find(({ name }) => name === 'open-export-box')?.shortcut ?? ''));
  }, []);
  return (
    <section class="box stack">
      <h2>{t('shortcut')}</h2>
      <p>{keys ? t('shortcut_is', keys) : t('shortcut_unassigned')}</p>
    </section>
  );
}
