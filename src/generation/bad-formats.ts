/** A text that does not have a format, and whether nobody can take it for one that does. */
export interface BadFormat {
  readonly what: string;
  readonly texts: (valid: string) => readonly string[];
  readonly isCertain: boolean;
}

const certain = (what: string, ...texts: readonly string[]): BadFormat => ({
  what,
  texts: () => texts,
  isCertain: true,
});
const uncertain = (what: string, ...texts: readonly string[]): BadFormat => ({
  what,
  texts: () => texts,
  isCertain: false,
});

const email: readonly BadFormat[] = [
  { what: 'an address without an @', texts: (valid) => [valid.replace('@', '.'), 'nobody'], isCertain: true },
  { what: 'an address without a domain', texts: (valid) => [valid.replace(/@.*$/, '@')], isCertain: true },
];
const uri = [certain('a text that is no address', 'not an address')];

/** Texts that are not of a format, the most telling first; empty where nothing is known of it. */
export const badFormats = (format: string): readonly BadFormat[] => byFormat[format] ?? [];

const byFormat: Readonly<Record<string, readonly BadFormat[]>> = {
  email,
  'idn-email': email,
  uuid: [
    certain('a text that is no UUID', 'not-a-uuid'),
    { what: 'a UUID with a letter too few', texts: (valid) => [valid.slice(0, -1)], isCertain: true },
  ],
  'date-time': [
    certain('a text that is no time', 'yesterday', 'not a point in time'),
    certain('an impossible date', '2025-13-45T99:99:99Z'),
    uncertain('a time without a zone', '2025-06-01T12:00:00'),
    uncertain('a date alone', '2025-06-01'),
  ],
  date: [certain('a text that is no date', 'yesterday'), certain('an impossible date', '2025-13-45')],
  time: [certain('a text that is no time', 'noon'), uncertain('an impossible time', '25:61:61Z')],
  duration: [uncertain('a text that is no duration', 'a while')],
  uri,
  url: uri,
  'uri-reference': [uncertain('a text that is no reference', 'not a \\ reference')],
  'uri-template': [uncertain('a text that is no template', '{unclosed')],
  hostname: [uncertain('a text that is no host', '-not a host-')],
  ipv4: [
    certain('a text that is no IPv4 address', 'not-an-address'),
    certain('an IPv4 address out of range', '300.1.1.1'),
  ],
  ipv6: [certain('a text that is no IPv6 address', 'not-an-address')],
  byte: [uncertain('a text that is not base64', 'not base64!')],
  regex: [uncertain('a text that is no pattern', '(unclosed')],
  'json-pointer': [uncertain('a text that is no pointer', 'no/slash')],
};
