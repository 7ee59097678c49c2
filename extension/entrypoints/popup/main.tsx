import { h } from 'preact';
import { rememberedState } from '../../background/shown_state';
import { ask, hear } from '../../messages/channel';
import { showView } from '../../ui/shared/view';
import { Popup } from './popup';

const known = await rememberedState();
showView(<Popup attract={{ ask, hear, known }} />);
