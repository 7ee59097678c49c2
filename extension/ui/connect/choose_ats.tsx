import { h } from 'preact';
import type { State } from '../../messages/contract';
import { question, type Attract } from '../shared/attract';
import { InstanceList } from './instance_list';
import { living } from '../shared/living';
import { TroubleNote } from '../shared/trouble';
import { t } from '../shared/words';

interface Props { attract: Attract; state: State; onState(state: State): void }

/**
 * Change ATS in the export box: the instances to choose among. Adding and removing one belongs to the options, because a
 * page that the box stands in must not be able to name the server to which people are exported.
 */
export const ChooseAts = living<Props>(({ attract: { ask }, onState }, life) => {
  let url: string | null = null;
  const changed = question(life, async () => {
    const answer = await (url ? ask('choose_instance', { url }) : ask('name_instances', {}));
    if (answer.ok) onState(answer.value);
    return answer;
  });
  function choose(chosen: string): void {
    url = chosen;
    changed.ask();
  }
  changed.ask();
  return ({ state }) => (
    <fieldset class="stack">
      <legend>{t('change_ats')}</legend>
      <InstanceList id={life.id} state={state} onChoose={choose} />
      {state.mayAdd && <button onClick={() => void ask('open_options', {})}>{t('add_or_remove')}</button>}
      <TroubleNote trouble={changed.trouble} />
    </fieldset>
  );
});
