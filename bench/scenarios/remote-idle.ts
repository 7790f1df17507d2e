import { idle } from './remote.js';

export { startsProcesses } from './remote.js';

export const measure = ({ idleSeconds }: { idleSeconds: number }) => idle(idleSeconds);
