import { h } from 'preact';
import { browser } from 'wxt/browser';
import { attractState, type Attract } from '../../ui/shared/attract';
import { ChangeAts } from '../../ui/connect/change_ats';
import { Connection } from '../../ui/connect/connection';
import { living } from '../../ui/shared/living';
import { TroubleNote } from '../../ui/shared/trouble';
import { t } from '../../ui/shared/words';
import { Book } from './book';
import { Company } from './company';
import { Hosts } from './hosts';
import { RemoveEverything } from './remove_everything';

/** The options page: instances, connection, shortcut, hosts, and removing everything. */
export const Options = living<{ attract: Attract }>(({ attract }, life) => {
  const state = attractState(attract, life);
  return () => (
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
});

const Shortcut = living<object>((_, life) => {
  let keys = '';
  void browser.commands.getAll().then((all) => {
    keys = all.find(({ name }) => name === 'open-export-box')?.shortcut ?? '';
    life.redraw();
  });
  return () => (
    <section class="box stack">
      <h2>{t('shortcut')}</h2>
      <p>{keys ? t('shortcut_is', keys) : t('shortcut_unassigned')}</p>
    </section>
  );
});
