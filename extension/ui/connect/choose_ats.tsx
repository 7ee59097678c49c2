import { h, type VNode } from 'preact';
import { useEffect, useId, useState } from 'preact/hooks';
import type { State } from '../../messages/contract';
import type { Result, Trouble } from '../../messages/trouble';
import type { Attract } from '../shared/attract';
import { TroubleNote } from '../shared/trouble';
import { t } from '../shared/words';
import { InstanceList } from './instance_list';

interface Props { attract: Attract; state: State; onState(state: State): void }

/**
 * Change ATS in the export box: the instances to choose among. Adding and removing one belongs to the options, because a
 * page that the box stands in must not be able to name the server to which people are exported.
 */
export function ChooseAts({ attract: { ask }, state, onState }: Props): VNode {
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  async function take(answer: Promise<Result<State>>): Promise<void> {
    const result = await answer;
    setTrouble(result.ok ? null : result.trouble);
    if (result.ok) onState(result.value);
  }
  // oxlint-disable-next-line react/exhaustive-deps -- once, when the view comes
  useEffect(() => { void take(ask('name_instances', {})); }, []);
  return (
    <fieldset class="stack">
      <legend>{t('change_ats')}</legend>
      <InstanceList id={useId()} state={state} onChoose={(url) => void take(ask('choose_instance', { url }))} />
      {state.mayAdd && <button onClick={() => void ask('open_options', {})}>{t('add_or_remove')}</button>}
      <TroubleNote trouble={trouble} />
    </fieldset>
  );
}
