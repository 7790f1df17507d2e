// Monitor functions of a container, in either language: `monitorWrite` for kWrite. Which modes one answers is what it
// says itself: the engine calls it for those that its text names, as `MonitorMode.kGlobalSchedule`, and for no others.
import { nearest, stemOf } from './names.mjs';

const MODES = [
  'kLocalSchedule',
  'kGlobalSchedule',
  'kReplicaStart',
  'kReplicaAgg',
  'kEstLoad',
  'kSampleLoad',
  'kReinforceLoad',
  'kSchedule',
];
const MONITOR = /^monitor(?=[A-Z])/;
const NAMED = /\bMonitorMode\s*\.\s*(\w+)/g;

/** @typedef {Record<string, string[]>} Monitors modes by the name of their method; none without a mode */

/**
 * @param {{ name: string, text: string, place: import('./errors.mjs').Place }[]} functions of the container
 * @returns {Monitors}
 */
export function readMonitors(functions, methods, problems) {
  const supported = new Map(methods.filter((m) => m.id >= 0).map((m) => [stemOf(m.name), m.name]));
  const monitors = {};
  for (const { name, text, place } of functions) {
    if (!MONITOR.test(name)) continue;
    const stem = name.replace(MONITOR, '');
    const method = supported.get(stem);
    if (method === undefined) {
      const meant = nearest(stem, [...supported.keys()]);
      const todo =
        meant === undefined
          ? 'rename or remove it (--prune removes its region)'
          : `did you mean monitor${meant}?`;
      problems.add(place, `${name} monitors no method`, `k${stem} in chimaera_mod.yaml`, todo);
      continue;
    }
    const modes = readModes(name, text, place, problems);
    if (modes.length > 0) monitors[method] = modes;
  }
  return monitors;
}

function readModes(name, text, place, problems) {
  const modes = new Set([...text.matchAll(NAMED)].map(([, mode]) => mode));
  for (const mode of modes) {
    if (MODES.includes(mode)) continue;
    const meant = nearest(mode, MODES);
    const todo = meant === undefined ? 'choose one' : `did you mean ${meant}?`;
    problems.add(place, `${name} answers ${mode}, which is no mode`, MODES.join(', '), todo);
  }
  return [...modes].filter((mode) => MODES.includes(mode)).sort();
}
