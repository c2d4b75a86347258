import { isUtf8 } from 'node:buffer';

/** The text of a document, whether bytes had to be replaced, or why it is none. */
export type Text = { readonly text: string; readonly isRepaired: boolean } | { readonly problem: string };

/** Decodes UTF-8; a byte order mark is dropped, bytes that are no UTF-8 become U+FFFD. */
export function textOf(bytes: Buffer): Text {
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  if (start === bytes.length) return { problem: 'the file is empty' };
  const [first, second] = [bytes[start], bytes[start + 1]];
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return { problem: UTF_16 };
  if (first === 0 || second === 0) {
    return { problem: bytes.every((byte) => byte === 0) ? 'the file holds nothing but NUL bytes' : UTF_16 };
  }
  const text = bytes.toString('utf8', start);
  return { text, isRepaired: !isUtf8(bytes) };
}

const UTF_16 = 'the text is UTF-16 or UTF-32; JSON is UTF-8';
