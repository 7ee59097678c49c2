import { h } from 'preact';
import type { State } from '../../messages/contract';
import type { Result, Trouble } from '../../messages/trouble';
import type { Attract } from '../shared/attract';
import { Field } from '../shared/field';
import { InstanceList } from './instance_list';
import { living } from '../shared/living';
import { TroubleNote } from '../shared/trouble';
import { t } from '../shared/words';

interface Props {
  attract: Attract;
  state: State;
  onState(state: State): void;
}

/** Change ATS in the extension's own pages: the instances to choose among, with adding one by its address and removing it. */
export const ChangeAts = living<Props>(({ attract: { ask }, onState }, life) => {
  let trouble: Trouble | null = null;
  let address = '';
  const { id } = life;
  async function take(answer: Promise<Result<State>>): Promise<void> {
    const result = await answer;
    trouble = result.ok ? null : result.trouble;
    if (result.ok) onState(result.value);
    life.redraw();
  }
  async function add(): Promise<void> {
    if (!address.trim()) return;
    await take(ask('add_instance', { url: address }));
    if (!trouble) address = '';
    life.redraw();
  }
  void take(ask('name_instances', {}));

  return ({ state }) => (
    <fieldset class="stack">
      <legend>{t('change_ats')}</legend>
      <InstanceList
        id={id} state={state} onChoose={(url) => void take(ask('choose_instance', { url }))}
        beside={({ url, name, builtIn }) => !builtIn && (
          <button class="quiet" aria-label={t('remove_instance', name)} onClick={() => void take(ask('remove_instance', { url }))}>
            {t('remove')}
          </button>
        )}
      />
      {!state.mayAdd && <p class="faint">{t('trouble_set_by_company')}</p>}
      {state.mayAdd && <div class="line end">
        <Field
          id={`${id}-address`} label={t('address_of_attract')} inputMode="url" maxLength={500} placeholder="https://" value={address}
          onText={(typed) => { address = typed; }}
          onKeyDown={(event) => { if (event.key === 'Enter') { event.preventDefault(); void add(); } }}
        />
        <button onClick={() => void add()}>{t('add')}</button>
      </div>}
      <TroubleNote trouble={trouble} />
    </fieldset>
  );
});
