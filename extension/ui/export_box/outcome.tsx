import { h, type VNode } from 'preact';
import type { Exported } from '../../api/types';
import type { ExportState } from './exporting';
import { jobLine } from '../shared/job_line';
import { Link } from '../shared/link';
import { t } from '../shared/words';

/** The status line, which stands from the beginning so that screen readers announce what comes into it; and what can be done now. */
export function Outcome({ state, onUndo }: { state: ExportState; onUndo(): void }): VNode {
  const words = outcomeWords(state);
  const done = state.at === 'exported' && !state.exported.export.undone ? state.exported : null;
  return (
    <div class={words && 'note good stack'}>
      <p role="status">{words}</p>
      <p class="line" hidden={!done && state.at !== 'queued'}>
        {(done?.export.can_undo || state.at === 'queued') && <button onClick={onUndo}>{t('undo')}</button>}
        {done && <Link to={done.application.url ?? done.candidate.url}>{t('open_in_attract')}</Link>}
      </p>
    </div>
  );
}

function outcomeWords(state: ExportState): string {
  if (state.at === 'sending') return t('exporting');
  if ('job' in state) return t(state.at, state.person, jobLine(state.job));
  return state.at === 'exported' ? exportedWords(state.exported) : '';
}

function exportedWords({ export: done, candidate, job, application }: Exported): string {
  const word = done.undone ? 'undone' : done.outcome;
  return t(word, candidate.name, jobLine(job), application.stage);
}
