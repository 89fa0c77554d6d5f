import { type CommandParser, defineScript } from '@redis/client';

/** How many change sets the log of a sandbox reaches back; who is further behind reads the whole state. */
const logLength = 32;

/** How far a process has followed a sandbox. */
export interface Mark {
  /** Random: tells a sandbox from an earlier one of the same name. */
  readonly life: string;
  readonly version: number;
  /** The id of the commit that led to the version: a Redis that lost its end counts the same versions twice. */
  readonly last: string;
}

export interface SandboxKeys {
  readonly head: string;
  readonly log: string;
}

/** Fields and values one after the other, as Redis has them. */
export type FlatHash = readonly string[];

/** What happened: nothing, or change sets as the log tells them, or too much: then it is the whole state. */
export type News =
  | { readonly kind: 'none' | 'same' }
  | { readonly kind: 'log'; readonly entries: readonly string[] }
  | { readonly kind: 'state'; readonly hash: FlatHash };

function pushKeys(parser: CommandParser, { head, log }: SandboxKeys): void {
  parser.pushKeys([head, log]);
}

function pushMark(parser: CommandParser, { life, version, last }: Mark): void {
  parser.push(life, String(version), last);
}

/** What happened since a mark. Whoever asks uses the sandbox, which therefore lives on. */
const enter = defineScript({
  NUMBER_OF_KEYS: 2,
  SCRIPT: `
    local life, version, last, expires, used = unpack(redis.call('HMGET', KEYS[1], 'life', 'version', 'last', 'expiresAfter', 'usedAt'))
    if not life then return {'none'} end
    local now = tonumber(ARGV[4])
    local patience = expires == '' and 60000 or math.min(60000, tonumber(expires) / 16)
    if now - tonumber(used) >= patience then
      redis.call('HSET', KEYS[1], 'usedAt', ARGV[4])
      if expires ~= '' then
        redis.call('PEXPIRE', KEYS[1], expires)
        redis.call('PEXPIRE', KEYS[2], expires)
      end
    end
    if life == ARGV[1] then
      if version == ARGV[2] and last == ARGV[3] then return {'same'} end
      local behind = tonumber(version) - tonumber(ARGV[2])
      if behind > 0 then
        local entries = redis.call('LRANGE', KEYS[2], -(behind + 1), -1)
        if #entries == behind + 1 or (ARGV[2] == '0' and #entries == behind) then return {'log', entries} end
      end
    end
    return {'state', redis.call('HGETALL', KEYS[1])}`,
  parseCommand(parser: CommandParser, keys: SandboxKeys, { mark, now }: { readonly mark: Mark; readonly now: number }) {
    pushKeys(parser, keys);
    pushMark(parser, mark);
    parser.push(String(now));
  },
  transformReply: (reply: unknown) => toNews(reply as ['none' | 'same' | 'log' | 'state', string[]?]),
});

function toNews([kind, content = []]: ['none' | 'same' | 'log' | 'state', string[]?]): News {
  if (kind === 'log') return { kind, entries: content };
  return kind === 'state' ? { kind, hash: content } : { kind };
}

/** Makes a sandbox with these facts unless there is one. */
const create = defineScript({
  NUMBER_OF_KEYS: 2,
  SCRIPT: `
    if redis.call('EXISTS', KEYS[1]) == 1 then return 0 end
    redis.call('DEL', KEYS[2])
    redis.call('HSET', KEYS[1], unpack(ARGV, 2))
    if ARGV[1] ~= '' then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
    return 1`,
  parseCommand(parser: CommandParser, keys: SandboxKeys, facts: Readonly<Record<string, string>>) {
    pushKeys(parser, keys);
    parser.push(facts.expiresAfter ?? '', ...Object.entries(facts).flat());
  },
  transformReply: (reply: unknown) => reply === 1,
});

/** What a commit does to a sandbox: first what begins with a prefix is dropped. */
export interface Writes {
  readonly dropped: readonly string[];
  readonly removed: readonly string[];
  readonly set: FlatHash;
}

export interface Commit extends Writes {
  readonly mark: Mark;
  readonly id: string;
  /** What the log says of it. */
  readonly entry: string;
  readonly now: number;
}

export type CommitReply = 'done' | 'behind' | 'none';

/** Writes what one attempt changed, unless somebody else was faster. */
const commit = defineScript({
  NUMBER_OF_KEYS: 2,
  SCRIPT: `
    local life, version, last = unpack(redis.call('HMGET', KEYS[1], 'life', 'version', 'last'))
    if not life then return 'none' end
    if life ~= ARGV[1] or version ~= ARGV[2] or last ~= ARGV[3] then return 'behind' end
    local writes = cjson.decode(ARGV[7])
    if #writes.dropped > 0 then
      for _, field in ipairs(redis.call('HKEYS', KEYS[1])) do
        for _, prefix in ipairs(writes.dropped) do
          if string.sub(field, 1, #prefix) == prefix then redis.call('HDEL', KEYS[1], field) end
        end
      end
    end
    for _, field in ipairs(writes.removed) do redis.call('HDEL', KEYS[1], field) end
    for index = 1, #writes.set, 2 do redis.call('HSET', KEYS[1], writes.set[index], writes.set[index + 1]) end
    redis.call('HSET', KEYS[1], 'version', string.format('%d', tonumber(version) + 1), 'last', ARGV[4], 'usedAt', ARGV[6])
    redis.call('RPUSH', KEYS[2], ARGV[5])
    redis.call('LTRIM', KEYS[2], -${logLength}, -1)
    local expires = redis.call('HGET', KEYS[1], 'expiresAfter')
    for _, key in ipairs(KEYS) do
      if expires == '' then redis.call('PERSIST', key) else redis.call('PEXPIRE', key, expires) end
    end
    return 'done'`,
  parseCommand(parser: CommandParser, keys: SandboxKeys, { mark, id, entry, now, ...writes }: Commit) {
    pushKeys(parser, keys);
    pushMark(parser, mark);
    parser.push(id, entry, String(now), JSON.stringify(writes));
  },
  transformReply: (reply: unknown) => reply as CommitReply,
});

export interface OriginKeys {
  readonly state: string;
  readonly users: string;
}

/** Notes who starts from a state, unless it is gone. */
const joinOrigin = defineScript({
  NUMBER_OF_KEYS: 2,
  SCRIPT: `
    if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
    redis.call('ZADD', KEYS[2], ARGV[2], ARGV[1])
    return 1`,
  parseCommand(parser: CommandParser, { state, users }: OriginKeys, { user, now }: { user: string; now: number }) {
    parser.pushKeys([state, users]);
    parser.push(user, String(now));
  },
  transformReply: (reply: unknown) => reply === 1,
});

/** Lets go of a state that nobody starts from. */
const dropOrigin = defineScript({
  NUMBER_OF_KEYS: 2,
  SCRIPT: `
    if redis.call('ZCARD', KEYS[2]) > 0 then return 0 end
    redis.call('DEL', KEYS[1])
    return 1`,
  parseCommand(parser: CommandParser, { state, users }: OriginKeys) {
    parser.pushKeys([state, users]);
  },
  transformReply: (reply: unknown) => reply === 1,
});

/** Each runs as a whole, on the keys of one hash slot. */
export const scripts = { enter, create, commit, joinOrigin, dropOrigin };
