/** Text that is HTML already. Only `html` makes it, so that nothing gets in unescaped. */
export interface Html {
  readonly [markup]: string;
}

const markup = Symbol('markup');

export type Content = Html | string | number | undefined | readonly Content[];

/** HTML with everything between the pieces escaped, as text or as the value of a quoted attribute. */
export const html = (pieces: TemplateStringsArray, ...contents: readonly Content[]): Html => ({
  [markup]: pieces.map((piece, index) => piece + (index < contents.length ? toMarkup(contents[index]) : '')).join(''),
});

export const htmlText = (content: Html): string => content[markup];

/** A style or a script of our own, as it is. */
export const trusted = (text: string): Html => ({ [markup]: text });

/** The address of the element with this id. */
export const linkTo = (id: string): string => `#${encodeURIComponent(visible(id))}`;

function toMarkup(content: Content): string {
  if (content === undefined) return '';
  if (typeof content === 'string' || typeof content === 'number') return escapeText(String(content));
  return isHtml(content) ? content[markup] : content.map(toMarkup).join('');
}

const isHtml = (content: Html | readonly Content[]): content is Html => markup in content;

const signs: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Also shows what would be invisible, or turn the text around. */
const escapeText = (text: string): string => visible(text).replace(/[&<>"']/g, (sign) => signs[sign] ?? '');

const visible = (text: string): string => text.replace(invisible, named);

const invisible = /(?![\t\n\r])[\p{Cc}\p{Cs}\p{Bidi_Control}]/gu;

const named = (sign: string): string => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
