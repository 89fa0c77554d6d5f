/** A step in reading a text. Those of one program are numbered. */
export type Step = Take | Fork | Hold | { readonly type: 'end'; readonly id: number };

/** Reads one character: a code point with the `u` flag, a code unit without. */
interface Take {
  readonly type: 'take';
  readonly id: number;
  readonly takes: (character: string) => boolean;
  readonly next: Step;
}

/** Goes on in several ways. */
interface Fork {
  readonly type: 'fork';
  readonly id: number;
  readonly next: readonly Step[];
}

/** Goes on where something is true of the place: that the text ends there, that a word begins. */
interface Hold {
  readonly type: 'hold';
  readonly id: number;
  readonly holds: (characters: readonly string[], index: number) => boolean;
  readonly next: Step;
}

export interface Program {
  readonly start: Step;
  /** How many steps there are. */
  readonly size: number;
}

/** Whether a text can be read to the end of a program, from any place in it or from a given one. */
export function reachesEnd({ start, size }: Program, characters: readonly string[], from?: number): boolean {
  /** Number of a step -> where it was met last, as nothing new comes of meeting it there again. */
  const met = new Int32Array(size).fill(-1);
  let takes: readonly Take[] = [];
  for (let index = from ?? 0; index <= characters.length; index += 1) {
    const character = characters[index - 1] ?? '';
    const open = takes.filter((step) => step.takes(character)).map(({ next }) => next);
    if (from === undefined || index === from) open.push(start);
    else if (open.length === 0) return false;
    const following = follow(open, { characters, index, met });
    if (following === 'end') return true;
    takes = following;
  }
  return false;
}

/** Does all that reads nothing; what remains is to read a character. */
function follow(
  open: Step[],
  { characters, index, met }: { characters: readonly string[]; index: number; met: Int32Array },
): readonly Take[] | 'end' {
  const takes: Take[] = [];
  for (let step = open.pop(); step !== undefined; step = open.pop()) {
    if (met[step.id] === index) continue;
    met[step.id] = index;
    if (step.type === 'end') return 'end';
    if (step.type === 'take') takes.push(step);
    else if (step.type === 'fork') open.push(...step.next);
    else if (step.holds(characters, index)) open.push(step.next);
  }
  return takes;
}
