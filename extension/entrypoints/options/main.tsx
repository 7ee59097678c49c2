import { h } from 'preact';
import { rememberedState } from '../../background/shown_state';
import { ask, hear } from '../../messages/channel';
import { showView } from '../../ui/shared/view';
import { Options } from './options';

const known = await rememberedState();
showView(<Options attract={{ ask, hear, known }} />);
