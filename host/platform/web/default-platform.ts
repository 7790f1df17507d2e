// What a bundle for a page has in the place of the Node platform (package.json, `#platform`): nothing of Node's, sockets
// least of all.
import { ChimaeraError } from '../../errors.js';

throw new ChimaeraError('CHI_E_BAD_ARGUMENT', { reason: 'a page has no default platform: pass `platform`' });
