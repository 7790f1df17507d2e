// Random programs with waits, each written twice: as straight-line AssemblyScript, and as a JavaScript generator that
// does the same. Numbers are i32; what JavaScript has otherwise is written out.
import type { Random } from '../../support/random.js';

export interface Text {
  as: string;
  js: string;
}

/** A program: functions that call each other, of which the last is the method. */
export interface Program extends Text {
  method: string;
}

const FUNCTIONS = 2;
const NAMES = ['a', 'b', 'c', 'd'];
const OPERATORS = ['+', '-', '*', '&', '|', '^'];
const COMPARISONS = ['<', '>', '<=', '>=', '==', '!='];
const COMPOUNDS = ['+=', '-=', '*=', '&=', '|=', '^='];

const both = (text: string): Text => ({ as: text, js: text });

/** Fills `$0`, `$1`, … of a pattern, or of one for each language. */
function fill(pattern: string | Text, ...parts: Text[]): Text {
  const { as, js } = typeof pattern === 'string' ? both(pattern) : pattern;
  const into = (text: string, language: keyof Text) =>
    text.replace(/\$(\d)/g, (_, i) => (parts[Number(i)] as Text)[language]);
  return { as: into(as, 'as'), js: into(js, 'js') };
}

const lines = (texts: Text[]): Text => ({
  as: texts.map(({ as }) => as).join('\n'),
  js: texts.map(({ js }) => js).join('\n'),
});

/** What a block declares, and which names were used in it: those cannot be declared in it afterwards. */
interface Scope {
  declared: { name: string; isConst: boolean }[];
  used: Set<string>;
}

const newScope = (): Scope => ({ declared: [], used: new Set() });

class Writer {
  private scopes: Scope[] = [];
  private depth = 0;
  private inLoop = 0;
  private inSwitch = 0;

  constructor(
    private readonly random: Random,
    private readonly name: string,
  ) {}

  program(): Program {
    const functions = Array.from({ length: FUNCTIONS }, (_, i) => this.function(i));
    const { as, js } = lines(functions);
    const method = `${this.name}_m`;
    const last = `${this.name}_f${FUNCTIONS - 1}`;
    return {
      method,
      as: `${as}\nexport function ${method}(task: Task, rctx: RunContext): i32 { return ${last}(1, 2) | 256; }\n`,
      js: `${js}\nfunction* ${method}() { return (yield* ${last}(1, 2)) | 256; }\n`,
    };
  }

  private function(index: number): Text {
    const parameters = ['x', 'y'].map((name) => ({ name, isConst: false }));
    this.scopes = [{ declared: parameters, used: new Set() }];
    const head = `${this.name}_f${index}`;
    const body = this.block(2, 4);
    return {
      as: `function ${head}(x: i32, y: i32): i32 { if (!tick()) return 1;\n${body.as}\nreturn x; }`,
      js: `function* ${head}(x, y) { if (!tick()) return 1;\n${body.js}\nreturn x; }`,
    };
  }

  private chance(percent: number): boolean {
    return this.random.below(100) < percent;
  }

  private block(least: number, most: number): Text {
    this.scopes.push(newScope());
    this.depth++;
    const count = this.depth > 3 ? 1 : least + this.random.below(most - least + 1);
    const text = lines(Array.from({ length: count }, () => this.statement()));
    this.depth--;
    this.scopes.pop();
    return text;
  }

  private variables(assignable: boolean): string[] {
    const seen = new Map<string, boolean>();
    for (const { name, isConst } of this.scopes.flatMap(({ declared }) => declared)) seen.set(name, isConst);
    return [...seen].filter(([, isConst]) => !(assignable && isConst)).map(([name]) => name);
  }

  private variable(assignable: boolean): string {
    const name = this.random.pick(this.variables(assignable));
    for (const { used } of this.scopes) used.add(name);
    return name;
  }

  private statement(): Text {
    const kinds = [
      ...[() => this.declaration(), () => this.declaration(), () => this.effect(), () => this.effect()],
      ...[() => this.if(), () => this.loop(), () => this.switch(), () => this.effect(), () => this.leave()],
      () => fill('{ $0 }', this.block(1, 3)),
    ];
    return this.depth > 3 ? this.effect() : this.random.pick(kinds)();
  }

  private declaration(): Text {
    const scope = this.scopes.at(-1) as Scope;
    const free = NAMES.filter((name) => !scope.used.has(name));
    if (free.length === 0) return this.effect();
    const name = this.random.pick(free);
    const isConst = this.chance(30);
    // Not in its own initialiser: that would be used before it is assigned.
    const value = this.without(name, () => this.value(2));
    scope.declared.push({ name, isConst });
    scope.used.add(name);
    const word = isConst ? 'const' : 'let';
    return { as: `${word} ${name}: i32 = ${value.as};`, js: `${word} ${name} = ${value.js};` };
  }

  private without<T>(name: string, work: () => T): T {
    const { scopes } = this;
    this.scopes = scopes.map(({ declared, used }) => ({
      declared: declared.filter((each) => each.name !== name),
      used,
    }));
    const result = work();
    this.scopes = scopes;
    return result;
  }

  private effect(): Text {
    const kinds = [
      () => fill({ as: 'w($0);', js: 'yield* w($0);' }, this.value(3)),
      () => fill('trace($0);', this.value(3)),
      () => fill('$0;', this.assignment(3)),
      () => fill('$0;', this.assignment(3)),
      () => fill('$0 && $1;', this.value(1), this.value(2)),
      () => fill('$0 || $1;', this.value(1), this.value(2)),
      () =>
        fill(
          { as: '$0 ? w($1) : trace($2);', js: '$0 ? yield* w($1) : trace($2);' },
          this.truth(1),
          this.value(2),
          this.value(2),
        ),
      () => ({ as: 'yieldNow();', js: 'yield;' }),
      () => fill({ as: 'sleep(<f64>trace($0));', js: 'trace(trace($0)); yield;' }, this.value(2)),
      () => fill({ as: 'wait(changetype<Task>($0));', js: 'trace($0); yield;' }, this.value(2)),
    ];
    return this.random.pick(kinds)();
  }

  private if(): Text {
    const condition = this.condition();
    if (this.chance(50)) return fill('if ($0) { $1 }', condition, this.block(1, 3));
    return fill('if ($0) { $1 } else { $2 }', condition, this.block(1, 3), this.block(1, 3));
  }

  private loop(): Text {
    this.inLoop++;
    const { inSwitch } = this;
    this.inSwitch = 0;
    const text = this.anyLoop();
    this.inSwitch = inSwitch;
    this.inLoop--;
    return text;
  }

  private anyLoop(): Text {
    // In a block of its own: AssemblyScript shows a body's locals to the condition of `do`.
    const body = (open = '', close = '') =>
      fill(`{ if (!tick()) break;\n${open}$0${close} }`, this.block(1, 3));
    const kind = this.random.below(3);
    if (kind === 0) return fill('while ($0) $1', this.unknown(), body());
    // AssemblyScript's condition sees what the body declares: a block of its own keeps that apart, as in JavaScript.
    if (kind === 1) return fill('do $0 while ($1);', body('{ ', ' }'), this.unknown());
    this.scopes.push(newScope());
    const init = this.declaration();
    const text = fill('for ($0 $1; $2) $3', init, this.unknown(), this.assignment(2), body());
    this.scopes.pop();
    const isDeclaration = /^(?:let|const)\b/.test(init.as);
    const simple = isDeclaration && !init.js.includes('yield;');
    return simple ? text : fill('for (; $0; $1) $2', this.unknown(), this.assignment(2), body());
  }

  private switch(): Text {
    this.inSwitch++;
    const value = this.value(2);
    const count = 1 + this.random.below(4);
    const defaultAt = this.random.below(count + 2);
    const cases = Array.from({ length: count }, (_, i) => {
      const label = i === defaultAt ? both('default:') : both(`case ${i * 2 - 1}:`);
      const end = both(this.chance(60) ? 'break;' : '');
      return fill('$0 { $1 } $2', label, this.block(1, 2), end);
    });
    this.inSwitch--;
    return fill('switch (($0) & 7) { $1 }', value, lines(cases));
  }

  private leave(): Text {
    const guard = this.condition();
    if (this.inLoop > 0 && this.chance(70)) {
      return fill(`if ($0) ${this.chance(50) ? 'break' : 'continue'};`, guard);
    }
    if (this.inSwitch > 0 && this.chance(70)) return fill('if ($0) break;', guard);
    return fill('if ($0) return $1;', guard, this.value(2));
  }

  private condition(): Text {
    const kinds = [
      () => this.truth(2),
      () => fill('$0 && $1', this.truth(1), this.truth(2)),
      () => fill('$0 || $1', this.truth(1), this.truth(2)),
      () => fill('!($0)', this.truth(2)),
    ];
    return this.random.pick(kinds)();
  }

  /** A loop's condition: one that AssemblyScript can compute makes it think that what follows the loop never runs. */
  private unknown(): Text {
    return fill({ as: 'trace(i32($0))', js: 'trace(+($0))' }, this.condition());
  }

  /** A value where a truth is asked for: AssemblyScript would compute it as a bool otherwise. */
  private truth(depth: number): Text {
    return fill({ as: 'i32($0)', js: '$0' }, this.value(depth));
  }

  private assignment(depth: number): Text {
    const { random } = this;
    const operator = this.chance(50) ? '=' : random.pick(COMPOUNDS);
    // AssemblyScript drops the assignment of a constant where its value decides (`(x = 4) && y`).
    const right = operator === '=' ? fill('trace($0)', this.value(depth - 1)) : this.value(depth - 1);
    if (this.chance(60)) {
      const target = this.variable(true);
      return this.assign(both(target), operator, right, (value) => fill('$0 = $1', both(target), value));
    }
    const field = random.pick(['a', 'b']);
    if (operator === '=') {
      const object = this.object(depth - 1);
      return fill({ as: `$0.${field} = $1`, js: `set($0, '${field}', $1)` }, object, right);
    }
    // AssemblyScript evaluates the object of such an assignment twice.
    const target = both(`fixed(${random.below(4)}).${field}`);
    return this.assign(target, operator, right, (value) => fill('$0 = $1', target, value));
  }

  private assign(target: Text, operator: string, right: Text, set: (value: Text) => Text): Text {
    if (operator === '=') return set(right);
    const js = operation(operator.slice(0, -1), target.js, right.js);
    return { as: `${target.as} ${operator} ${right.as}`, js: set({ as: '', js }).js };
  }

  private object(depth: number): Text {
    return fill('box($0)', this.value(depth));
  }

  private value(depth: number): Text {
    const { random } = this;
    const variable = () => both(this.variable(false));
    const number = () => both(String(random.below(7)));
    if (depth <= 0) return this.chance(60) ? variable() : number();
    const sub = () => this.value(depth - 1);
    const call = (name: string) =>
      fill({ as: `${name}($0, $1)`, js: `(yield* ${name}($0, $1))` }, sub(), sub());
    const kinds = [
      variable,
      () => fill({ as: 'w($0)', js: '(yield* w($0))' }, sub()),
      () => fill({ as: 'w($0)', js: '(yield* w($0))' }, sub()),
      () => fill({ as: 'w($0)', js: '(yield* w($0))' }, sub()),
      () => fill('trace($0)', sub()),
      () => call(`${this.name}_f${random.below(FUNCTIONS)}`),
      () => fill({ as: 'plain($0, $1)', js: 'plain($0, $1)' }, sub(), sub()),
      () => this.operation(depth),
      () => this.operation(depth),
      () => this.comparison(sub(), sub()),
      () => fill({ as: 'i32($0 && $1)', js: '($0 && $1)' }, sub(), sub()),
      () => fill({ as: 'i32($0 || $1)', js: '($0 || $1)' }, sub(), sub()),
      () => fill({ as: '(i32($0) ? $1 : $2)', js: '($0 ? $1 : $2)' }, sub(), sub(), sub()),
      () => fill('(trace($0), $1)', sub(), sub()),
      () => fill('($0)', this.assignment(depth)),
      () => this.step(),
      () => fill(`$0.${random.pick(['a', 'b'])}`, this.object(depth - 1)),
      () => fill({ as: 'i32(!($0))', js: '+!($0)' }, sub()),
      () => fill({ as: '(-($0))', js: '(-($0) | 0)' }, sub()),
    ];
    return random.pick(kinds)();
  }

  private comparison(left: Text, right: Text): Text {
    const operator = this.random.pick(COMPARISONS);
    return fill({ as: `i32(($0) ${operator} $1)`, js: `+($0 ${operator} $1)` }, left, right);
  }

  private operation(depth: number): Text {
    const operator = this.random.pick(OPERATORS);
    const [left, right] = [this.value(depth - 1), this.value(depth - 1)];
    return { as: `(${left.as} ${operator} ${right.as})`, js: operation(operator, left.js, right.js) };
  }

  private step(): Text {
    const name = this.variable(true);
    const sign = this.chance(50) ? '+' : '-';
    if (this.chance(50)) return { as: `(${sign}${sign}${name})`, js: `(${name} = (${name} ${sign} 1) | 0)` };
    const js = `((${name} = (${name} ${sign} 1) | 0), (${name} ${sign === '+' ? '-' : '+'} 1) | 0)`;
    return { as: `(${name}${sign}${sign})`, js };
  }
}

function operation(operator: string, left: string, right: string): string {
  if (operator === '*') return `Math.imul(${left}, ${right})`;
  return `((${left} ${operator} ${right}) | 0)`;
}

export function writeProgram(random: Random, name: string): Program {
  return new Writer(random, name).program();
}
