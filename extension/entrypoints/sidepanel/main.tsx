import { h } from 'preact';
import { ask, hear } from '../../messages/channel';
import { showView } from '../../ui/view';
import { Panel } from './panel';

showView(<Panel attract={{ ask, hear }} />);
