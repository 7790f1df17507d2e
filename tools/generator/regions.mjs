// Marked regions in the author's files (the specification's CHI_BEGIN, CHI_END, CHI_AUTOGEN_METHODS): what belongs to
// one method lies in one region of each file, so that it can be added and taken away as a whole. The author may write
// whatever he likes in them and around them.
//
//   // CHI_BEGIN(Compress)
//   …
//   // CHI_END(Compress)
//
//   // CHI_AUTOGEN_METHODS   where the next region goes if there is none to follow

const MARK = /^\s*\/\/\s*CHI_(BEGIN|END|AUTOGEN_METHODS)\b(?:\((\w+)\))?/;

/** @typedef {{ name: string, first: number, last: number }} Region lines from 0, the marks among them */

const placeOf = (file, index, line) => ({ file, line: index + 1, column: line.search(/\S/) + 1 });

/**
 * @param {string} file as it is named in messages
 * @param {import('./errors.mjs').Problems} problems
 * @returns {{ regions: Region[], fallback: number, broken: boolean }} `fallback`: the line of CHI_AUTOGEN_METHODS, -1
 *   without; `broken`: there were problems
 */
export function findRegions(file, text, problems) {
  const regions = [];
  let fallback = -1;
  let broken = false;
  let open;
  const lines = text.split('\n');
  lines.forEach((line, index) => {
    const [, mark, name] = MARK.exec(line) ?? [];
    const wrong = (what, expected, todo) => {
      problems.add(placeOf(file, index, line), what, expected, todo);
      broken = true;
    };
    if (mark === 'AUTOGEN_METHODS') {
      fallback = index;
    } else if (mark !== undefined && name === undefined) {
      wrong(`CHI_${mark} without a name`, `CHI_${mark}(Method)`, 'name the method');
    } else if (mark === 'BEGIN') {
      if (open !== undefined) {
        wrong(`CHI_BEGIN(${name}) within ${open.name}`, `CHI_END(${open.name}) first`, 'add it');
      }
      open = { name, first: index, last: index };
    } else if (mark === 'END' && open?.name === name) {
      regions.push({ ...open, last: index });
      open = undefined;
    } else if (mark === 'END') {
      wrong(`CHI_END(${name})`, `a CHI_BEGIN(${name}) before it`, 'add it, or remove this line');
    }
  });
  if (open !== undefined) {
    const place = placeOf(file, open.first, lines[open.first]);
    problems.add(place, `CHI_BEGIN(${open.name}) has no end`, `CHI_END(${open.name})`, 'add it');
  }
  return { regions, fallback, broken: broken || open !== undefined };
}

/** The text of a region with its marks; undefined without such a region. */
export function regionOf(text, { regions }, name) {
  const region = regions.find((one) => one.name === name);
  return (
    region &&
    text
      .split('\n')
      .slice(region.first, region.last + 1)
      .join('\n')
  );
}

/** The text with one more region, after the last one or else at CHI_AUTOGEN_METHODS; undefined if it has neither. */
export function addRegion(text, { regions, fallback }, region) {
  const lines = text.split('\n');
  if (regions.length > 0) {
    const after = Math.max(...regions.map(({ last }) => last));
    lines.splice(after + 1, 0, '', region);
  } else if (fallback >= 0) {
    lines.splice(fallback, 0, region, '');
  } else {
    return undefined;
  }
  return lines.join('\n');
}

/** The text without a region, and without the empty line that followed it. */
export function dropRegion(text, { first, last }) {
  const lines = text.split('\n');
  const more = lines[last + 1]?.trim() === '' ? 1 : 0;
  lines.splice(first, last - first + 1 + more);
  return lines.join('\n');
}
