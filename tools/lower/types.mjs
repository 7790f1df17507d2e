// Types that the compiler has found, as they are written into lowered code. A class may have a name that its file does
// not know: it gets a secret one, which is entered beside the file's own names before the second compile.
import { ElementKind } from 'assemblyscript';
import { secret } from './nodes.mjs';

export class TypeNames {
  /** Secret names by the class's own in the compiler, which is the same in each compile. */
  #secrets = new Map();

  /** A type node; undefined for what cannot be written. */
  nodeOf(type, make) {
    if (type.getSignature()) return undefined;
    const element = type.getClass();
    if (!element) return type.isReference ? undefined : make.type(type.toString());
    const { prototype } = element;
    const args = (element.typeArguments ?? []).map((argument) => this.nodeOf(argument, make));
    if (args.includes(undefined)) return undefined;
    return make.type(this.#secretOf(prototype), args.length > 0 ? args : null, type.isNullableReference);
  }

  #secretOf({ internalName, name }) {
    if (!this.#secrets.has(internalName)) this.#secrets.set(internalName, secret(name, this.#secrets.size));
    return this.#secrets.get(internalName);
  }

  /** Enters the secret names into files. */
  enter(program, sources) {
    for (const { internalPath } of sources) {
      const file = program.filesByName.get(internalPath);
      for (const [internalName, name] of this.#secrets) {
        file.members ??= new Map();
        file.members.set(name, program.elementsByName.get(internalName));
      }
    }
  }
}

/** True for what survives in a frame. Managed objects do: they stay where they are until their task ends. No vector. */
export function isStorable(type) {
  if (type.isReference) return type.getClass()?.kind === ElementKind.Class;
  return type.size > 0 && !type.isVectorValue;
}

const CONTEXT = /(?:^|\/)assembly\/module\/run-context\/RunContext$/;

/** True for the context of a method, which is its worker's. */
export function isContext(type) {
  return CONTEXT.test(type.getClass()?.internalName);
}
