import { h, type ComponentChild, type VNode } from 'preact';
import type { Instance, State } from '../../messages/contract';

interface Props {
  id: string;
  state: State;
  onChoose(url: string): void;
  /** What can be done with an instance besides choosing it. */
  beside?(instance: Instance): ComponentChild;
}

/** The instances, of which one is chosen. */
export function InstanceList({ id, state, onChoose, beside }: Props): VNode {
  return <div>{state.instances.map((instance) => (
    <div key={instance.url} class="line">
      <input
        type="radio" id={id + instance.url} name={id} checked={instance.url === state.instance?.url}
        onChange={() => onChoose(instance.url)}
      />
      <label for={id + instance.url}>{instance.name}</label>
      <span class="faint grow">{new URL(instance.url).host}</span>
      {beside?.(instance)}
    </div>
  ))}</div>;
}
