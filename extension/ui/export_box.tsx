import { h, type VNode } from 'preact';
import type { PagePerson } from '../page/person';
import type { State } from '../messages/contract';
import { attractState, type Attract } from './attract';
import { ChooseAts } from './choose_ats';
import { Connect } from './connect';
import { ExportForm, type BoxMemory } from './export_form';
import { living } from './living';
import { TroubleNote } from './trouble';
import { t } from './words';

export interface BoxProps {
  attract: Attract;
  person: PagePerson;
  memory: BoxMemory;
  /** Reads the page again, right before an export; null when nobody is on it any more. */
  current(): PagePerson | null;
}

/** The export box, the same in a page and in the side panel. */
export const ExportBox = living<BoxProps>(({ attract }, life) => {
  const state = attractState(attract, life);
  let changing = false;
  function change(): void {
    changing = !changing;
    life.redraw();
  }
  return (props) => (
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
});

function Body({ state: { user, instance, can }, onChangeAts, ...props }: BoxProps & { state: State; onChangeAts(): void }): VNode {
  if (!user || !instance) return <Connect key={instance?.url} attract={props.attract} instance={instance?.name} />;
  if (!can.export) return <TroubleNote trouble={{ kind: 'not_permitted', text: t('may_not_export', user.name) }} onChangeAts={onChangeAts} />;
  return <ExportForm key={instance.url} instance={instance.url} {...props} onChangeAts={onChangeAts} />;
}

/** A click on a button must not close the list of jobs first: what is under the pointer would move away. */
function keepFocus(event: MouseEvent): void {
  if (!(event.target as Element).closest('input, textarea, label, summary, a')) event.preventDefault();
}
