import { h } from 'preact';
import { rememberedState } from '../../background/shown_state';
import { ask, hear } from '../../messages/channel';
import { showView } from '../../ui/shared/view';
import { Panel } from './panel';

const known = await rememberedState();
showView(<Panel attract={{ ask, hear, known }} />);
