import { h, type VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { State } from '../../messages/contract';
import { ChooseAts } from '../connect/choose_ats';
import { Connect } from '../connect/connect';
import { useAttractState } from '../shared/attract';
import { TroubleNote } from '../shared/trouble';
import { t } from '../shared/words';
import type { BoxProps } from './box_props';
import { ExportForm } from './export_form';

/** The export box, the same in a page and in the side panel. */
export function ExportBox(props: BoxProps): VNode {
  const { attract } = props;
  const state = useAttractState(attract);
  const [changing, setChanging] = useState(false);
  const change = (): void => setChanging(!changing);
  return (
    <section class="box stack" aria-label={t('export_to_attract')} onMouseDown={keepFocus}>
      <div class="line">
        <h2 class="grow">{t('export_to_attract')}</h2>
        <span class="faint">{state.value?.instance?.name}</span>
        <button class="quiet" aria-expanded={changing} onClick={change}>{t('change_ats')}</button>
      </div>
      {changing && state.value && <ChooseAts attract={attract} state={state.value} onState={state.set} />}
      <TroubleNote trouble={state.trouble} onRetry={state.ask} />
      {state.value ? <Body {...props} state={state.value} onChangeAts={change} /> : !state.trouble && <div class="skeleton" />}
    </section>
  );
}

function Body({ state: { user, instance, can }, onChangeAts, ...props }: BoxProps & { state: State; onChangeAts(): void }): VNode {
  if (!user || !instance) return <Connect key={instance?.url} attract={props.attract} instance={instance?.name} />;
  if (!can.export) return <TroubleNote trouble={{ kind: 'not_permitted', text: t('may_not_export', user.name) }} onChangeAts={onChangeAts} />;
  return <ExportForm key={instance.url} instance={instance.url} {...props} onChangeAts={onChangeAts} />;
}

/** A click on a button must not close the list of jobs first: what is under the pointer would move away. */
function keepFocus(event: MouseEvent): void {
  if (!(event.target as Element).closest('input, textarea, label, summary, a')) event.preventDefault();
}
