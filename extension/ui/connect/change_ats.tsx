import { h, type VNode } from 'preact';
import { useEffect, useId, useState } from 'preact/hooks';
import type { State } from '../../messages/contract';
import type { Result, Trouble } from '../../messages/trouble';
import type { Attract } from '../shared/attract';
import { Field } from '../shared/field';
import { TroubleNote } from '../shared/trouble';
import { t } from '../shared/words';
import { InstanceList } from './instance_list';

interface Props {
  attract: Attract;
  state: State;
  onState(state: State): void;
}

/** Change ATS in the extension's own pages: the instances to choose among, with adding one by its address and removing it. */
export function ChangeAts({ attract: { ask }, state, onState }: Props): VNode {
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [address, setAddress] = useState('');
  const id = useId();
  async function take(answer: Promise<Result<State>>): Promise<boolean> {
    const result = await answer;
    setTrouble(result.ok ? null : result.trouble);
    if (result.ok) onState(result.value);
    return result.ok;
  }
  async function add(): Promise<void> {
    if (address.trim() && await take(ask('add_instance', { url: address }))) setAddress('');
  }
  // oxlint-disable-next-line react/exhaustive-deps -- once, when the view comes
  useEffect(() => { void take(ask('name_instances', {})); }, []);

  return (
    <fieldset class="stack">
      <legend>{t('change_ats')}</legend>
      <InstanceList
        id={id} state={state} onChoose={(url) => void take(ask('choose_instance', { url }))}
        onRemove={(url) => void take(ask('remove_instance', { url }))}
      />
      {!state.mayAdd && <p class="faint">{t('trouble_set_by_company')}</p>}
      {state.mayAdd && <div class="line end">
        <Field
          id={`${id}-address`} label={t('address_of_attract')} inputMode="url" maxLength={500} placeholder="https://" value={address}
          onText={setAddress}
          onKeyDown={(event) => { if (event.key === 'Enter') { event.preventDefault(); void add(); } }}
        />
        <button onClick={() => void add()}>{t('add')}</button>
      </div>}
      <TroubleNote trouble={trouble} />
    </fieldset>
  );
}
