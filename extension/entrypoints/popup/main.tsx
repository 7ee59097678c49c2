import { h } from 'preact';
import { ask, hear } from '../../messages/channel';
import { showView } from '../../ui/view';
import { Popup } from './popup';

showView(<Popup attract={{ ask, hear }} />);
