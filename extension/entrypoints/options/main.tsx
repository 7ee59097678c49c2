import { h } from 'preact';
import { ask, hear } from '../../messages/channel';
import { showView } from '../../ui/view';
import { Options } from './options';

showView(<Options attract={{ ask, hear }} />);
