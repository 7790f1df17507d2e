// A policy has no tasks.
export { Task } from '../../assembly/module/index';
