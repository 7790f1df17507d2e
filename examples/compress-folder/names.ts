// File names are bytes: they need be neither UTF-8 nor printable.

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** A name as text; the bytes of one that is not UTF-8 are written \xNN, as far as they are not ASCII. */
export function textOf(name: Uint8Array): string {
  try {
    return decoder.decode(name);
  } catch {
    const show = (byte: number) => (byte < 0x80 ? String.fromCharCode(byte) : escaped(byte, 2, 'x'));
    return Array.from(name, show).join('');
  }
}

/** Text without what a terminal would obey or hide: control and format characters, line breaks. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, (character) => {
    const code = character.codePointAt(0) as number;
    if (character === '\n') return '\\n';
    return code < 0x100 ? escaped(code, 2, 'x') : `\\u{${code.toString(16)}}`;
  });
}

function escaped(code: number, digits: number, letter: string): string {
  return `\\${letter}${code.toString(16).padStart(digits, '0')}`;
}
