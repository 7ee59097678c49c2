import { h, type VNode } from 'preact';
import type { State } from '../../messages/contract';
import { t } from '../shared/words';

interface Props {
  id: string;
  state: State;
  onChoose(url: string): void;
  /** Where one may be removed; those that are built in stay. */
  onRemove?(url: string): void;
}

/** The instances, of which one is chosen. */
export function InstanceList({ id, state, onChoose, onRemove }: Props): VNode {
  return <div>{state.instances.map(({ url, name, builtIn }) => (
    <div key={url} class="line">
      <input
        type="radio" id={id + url} name={id} checked={url === state.instance?.url}
        onChange={() => onChoose(url)}
      />
      <label for={id + url}>{name}</label>
      <span class="faint grow">{new URL(url).host}</span>
      {onRemove && !builtIn && <button class="quiet" aria-label={t('remove_instance', name)} onClick={() => onRemove(url)}>{t('remove')}</button>}
    </div>
  ))}</div>;
}
